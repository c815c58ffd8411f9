"""Workers whose clocks go wrong, or whose zone changes its clocks: reminders come at their instants, each once."""

import os
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from engine.procedure import commands as ask
from engine.record.mail import MAIL
from tests.builders import PRESIDENCY, SEATS, Room, create_room
from tests.needs import need

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("America/Toronto")
LOOK = """
import sys
from engine.record.database import connect
from engine.record.reminding import remind
from web.worker import notice
engine = connect(sys.argv[1])
print(notice(engine), remind(engine, (24, 2)))
"""


@pytest.mark.soak
@pytest.mark.parametrize("beside", [timedelta(), timedelta(minutes=-30), timedelta(minutes=90)])
def test_reminders_come_at_their_instants_across_the_end_of_daylight_saving(
    sqlite_url: str, beside: timedelta
) -> None:
    room = create_room(sqlite_url)
    until = next_change() + beside
    under_silence(room, until)
    seats = len(SEATS)
    for before, noticed, ordered in (
        (timedelta(hours=24, seconds=20), 0, 0),
        (timedelta(hours=23, minutes=59), 0, seats),
        (timedelta(hours=22), 0, 0),
        (timedelta(hours=2, seconds=20), 0, 0),
        (timedelta(hours=1, minutes=59), 0, seats),
        (timedelta(seconds=20), 0, 0),
        (timedelta(seconds=-1), 1, 0),
        (timedelta(hours=-24), 0, 0),
    ):
        assert looked(sqlite_url, until - before) == (noticed, ordered), before
    assert Counter(kinds(room)) == {"silence_ends": 2 * seats}


@pytest.mark.soak
def test_workers_whose_clocks_differ_remind_once(sqlite_url: str) -> None:
    """One an hour ahead, one an hour behind, and again: the one that is ahead reminds, too early, and nobody else."""
    room = create_room(sqlite_url)
    until = next_change()
    under_silence(room, until)
    for before in (25, 24, 23, 3, 2, 1):
        for skew in (1, -1, 1, 0):
            looked(sqlite_url, until - timedelta(hours=before - skew, minutes=1))
    assert Counter(kinds(room)) == {"silence_ends": 2 * len(SEATS)}


def next_change() -> datetime:
    """The next instant, more than five days ahead, at which the clocks of the zone are changed."""
    hour = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=5)
    while hour.astimezone(ZONE).utcoffset() == (hour - timedelta(hours=1)).astimezone(ZONE).utcoffset():
        hour += timedelta(hours=1)
    return hour


def under_silence(room: Room, until: datetime) -> None:
    room.open_comments()
    shown = room.item()
    line = ask.CertifiedItem(shown.id, shown.version, shown.revision, shown.text_hash)
    room.do(ask.OpenSilence, PRESIDENCY, items=(line,), package=False, until=until.isoformat(), zone=ZONE.key)


def looked(url: str, at: datetime) -> tuple[int, int]:
    """What a worker finds in a process of its own whose clock says `at`: noticed, and reminders ordered."""
    ahead = at.timestamp() - time.time()
    told = subprocess.run(
        [need("faketime"), "-f", f"{ahead:+.0f}s", sys.executable, "-c", LOOK, url],
        cwd=ROOT,
        env=os.environ | {"TZ": ZONE.key, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    noticed, ordered = map(int, told.split())
    return noticed, ordered


def kinds(room: Room) -> list[str]:
    with room.engine.connect() as connection:
        found = connection.execute(select(MAIL.c.kind).where(MAIL.c.deadline.is_not(None)))
        return [kind for kind in found.scalars() if kind.endswith("_ends")]
