"""A sitting for the tests of the room's pages: opened, an item called, and the typist's form as a browser sends it."""

import re
from html import unescape

from engine.procedure import commands as ask
from engine.text.wording import print_wording
from tests.web.world import Browser, Page, World

ROOM = "/meetings/meeting/room"
TYPE = f"{ROOM}/type"
ALL = ("HND", "MEX", "NIC")


def sit(meeting: World, *present: str, closed: bool = False, number: int = 0) -> str:
    """Opens a sitting and calls an item, whose comments are open; returns the item's id."""
    item = meeting.items[number]
    if meeting.item(item).state == "proposal":
        meeting.to_comments(item)
    meeting.do(ask.OpenSitting, "presidency", present or ALL, closed)
    meeting.do(ask.CallItem, "secretariat", item)
    return item


def typed(page: Page) -> dict[str, object]:
    """The fields of the typist's form as they stand on a page."""
    text = re.search(r'<textarea id="text"[^>]*>\n?(.*?)</textarea>', page.text, re.DOTALL)
    hidden = {name: page.value(name) for name in ("conclusion", "on_revision", "corrects", "leave")}
    found = re.search(r'<input id="who"[^>]*value="([^"]*)"', page.text)
    return {
        "command": page.value("command", 'id="typing"'),
        "capacity": "secretariat",
        **hidden,
        "text": unescape(text[1]) if text else "",
        "who": found[1] if found else "",
        "reason": "",
        "label": "",
    }


def press(browser: Browser, do: str, address: str = TYPE, **fields: object) -> Page:
    """Opens the typist's page and presses one of its buttons, with some fields filled in otherwise."""
    return browser.post(TYPE, **{**typed(browser.get(address)), "do": do, **fields})


def again(browser: Browser, page: Page, do: str, **fields: object) -> Page:
    """Presses a button of a page that was not taken."""
    return browser.post(TYPE, **{**typed(page), "do": do, **fields})


def text_of(meeting: World, item: str) -> str:
    return print_wording(meeting.item(item).wording)
