"""The demonstration's own clock: it goes on with each command, and from one station of the meeting to the next."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

TICK = timedelta(seconds=20)
MANAGUA = ZoneInfo("America/Managua")


@dataclass(slots=True)
class Clock:
    """`shift` puts the days of November 2014 elsewhere, for a meeting that is to be going on now."""

    shift: timedelta = timedelta()
    now: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.now = self.at("3 Nov 08:59")

    def __call__(self, _: Connection) -> datetime:
        """As the desk asks it: a little later each time."""
        self.now += TICK
        return self.now

    def at(self, station: str) -> datetime:
        """The instant of "24 Nov 09:30" in Managua, in 2014 unless the year is said ("2 Feb 2015 09:30")."""
        day, month, *year, hour = station.split()
        said = f"{day} {month} {year[0] if year else 2014} {hour}"
        read = datetime.strptime(said, "%d %b %Y %H:%M").replace(tzinfo=MANAGUA)
        return read + self.shift

    def reach(self, station: str) -> None:
        """On to a station; if things have taken longer than that, it is later already."""
        self.now = max(self.now, self.at(station))
