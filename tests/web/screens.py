"""Four people at four screens, in Chromium: the meeting as it is lived, for the tests that play it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.web.chromium import Watched, browser, serving, watched
from tests.web.world import World

MEETING = "/meetings/meeting"
LOGINS = ("secretariat", "presidency", "mexico", "honduras")


@dataclass
class House:
    """The four at their screens, and the folder in which a delegate works on a Word file."""

    meeting: World
    seats: dict[str, Watched]
    folder: Path

    @property
    def staff(self) -> Watched:
        return self.seats["secretariat"]

    @property
    def chair(self) -> Watched:
        return self.seats["presidency"]

    @property
    def mexico(self) -> Watched:
        return self.seats["mexico"]

    @property
    def honduras(self) -> Watched:
        return self.seats["honduras"]

    def at(self, who: Watched, number: int) -> Page:
        """That item on somebody's screen."""
        return who.open(f"{MEETING}/conclusions/{self.meeting.items[number - 1]}")

    def reads(self, who: Watched, number: int, words: str) -> bool:
        """Whether somebody's page of the item has these words in its current wording."""
        text = self.at(who, number).locator("section[aria-labelledby=now]").inner_text()
        return words in re.sub(r"\s+", " ", text)


@contextmanager
def four_screens(meeting: World, chromium: Path, folder: Path) -> Iterator[House]:
    """Everybody signed in; at the end nothing has been reported on any of the four screens."""
    with serving(meeting) as address, browser(chromium) as opened:
        seats = {login: watched(opened, address) for login in LOGINS}
        for login, seat in seats.items():
            seat.sign_in(login)
        yield House(meeting, seats, folder)
        assert {login: seat.reports for login, seat in seats.items()} == {login: [] for login in LOGINS}


def issue(house: House, symbol: str) -> None:
    """The secretariat opens what is still a proposal, and issues the paper; all four find it on their lists."""
    for number in (1, 2, 3):
        page = house.at(house.staff, number)
        if page.get_by_role("button", name="Open country comments").count():
            house.staff.press("Open country comments")
    house.staff.open(f"{MEETING}/issues/new")
    house.staff.page.fill("[name=symbol]", symbol)
    house.staff.press("Issue this draft")
    for seat in house.seats.values():
        seat.open(f"{MEETING}/issues")
        assert seat.page.get_by_role("link", name=symbol, exact=True).is_visible()


def draft(who: Watched, house: House, number: int, old: str, new: str) -> None:
    """A private draft in which one paragraph reads otherwise."""
    house.at(who, number)
    who.follow("Propose an amendment")
    row = next(area for area in who.page.locator("textarea[name=text]").all() if old in area.input_value())
    row.fill(row.input_value().replace(old, new))
    who.page.fill("[name=rationale]", "As was said in the comments.")
    who.press("Show the redline")
    assert who.page.locator("ins", has_text=new.rpartition(" ")[2]).first.is_visible()
    who.press("Keep as a private draft")
    assert who.says("Only your delegation sees this draft.")


def treat(house: House, number: int, label: str, treatment: str, reason: str) -> None:
    for seat, button in ((house.staff, "Propose a treatment"), (house.chair, "Decide")):
        house.at(seat, number)
        seat.follow(f"Amendment {label}")
        seat.page.get_by_label(treatment, exact=True).check()
        seat.page.locator("form:has([name=disposition]) [name=reason]").fill(reason)
        seat.press(button)
