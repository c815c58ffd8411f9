"""A room edit end to end: `python -m benchmarks room`.

The secretariat's browser opens the typist's page of the item in front of the room, changes a word and sends it, as the
page does, on SQLite with synchronous FULL; the way over the network is no part of it. A delegation's page of the room
then asks, as it does each second: once when the text has changed, once when nothing has. Milliseconds on the server.
"""

import re
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from benchmarks.meeting import words
from engine.desk import Desk, RuleBooks
from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Command, NewItem, Role
from engine.procedure.events import ConclusionProposed, Event
from engine.record.database import connect, upgrade, writing
from web import accounts
from web.app import create_app
from web.config import load

MEETING, ROOM, TYPE = "benchmark", "/meetings/benchmark/room", "/meetings/benchmark/room/type"
ROOT = Path(__file__).parent.parent
SIZES = (20, 200)
ENTRIES = 100
TARGET = 100  # milliseconds on the server
CODES = ("BLZ", "CAN", "CRI", "DOM", "SLV", "USA", "GTM", "HND", "MEX", "NIC", "PAN")
PRESIDENCY, SECRETARIAT, SEAT = (
    Actor("presidency", Role.PRESIDENCY),
    Role.SECRETARIAT,
    (Role.DELEGATION, "MEX"),
)


@dataclass
class House:
    """A server with one meeting, the secretariat's browser and a delegation's."""

    app: Flask
    engine: Engine
    people: dict[str, str] = field(default_factory=dict)
    numbers: Any = field(default_factory=count)

    def submit(self, kind: type[Command], actor: Actor, /, **fields: Any) -> tuple[Event, ...]:
        command = kind(id=f"command-{next(self.numbers)}", actor=actor, meeting=MEETING, **fields)
        outcome = Desk(self.engine, self.books).submit(command)
        if outcome.refusal is not None:
            raise SystemExit(f"{kind.__name__} was refused: {outcome.refusal.code}")
        return outcome.events

    @property
    def books(self) -> RuleBooks:
        found: RuleBooks = self.app.extensions["acuerdo.bodies"].first.rules
        return found

    @property
    def staff(self) -> Actor:
        return Actor(self.people["secretariat"], SECRETARIAT)

    def browser(self, login: str) -> FlaskClient:
        with Session(writing(self.engine)) as session, session.begin():
            token = accounts.enter(session, self.people[login])
        found = self.app.test_client()
        with found.session_transaction() as cookie:
            cookie["sign_in"] = token
        return found

    def open(self, items: int) -> list[str]:
        """A sitting on a paper of so many items, each open to comments; their ids."""
        with Session(writing(self.engine)) as session, session.begin():
            for login in ("secretariat", "mexico"):
                made = accounts.create_account(session, login, login.title(), "a password for measuring")
                self.people[login] = made.id
        opened = self.submit(
            ask.OpenMeeting,
            self.staff,
            title=("A PAPER",),
            preamble="The group met:",
            language="en",
            participants=CODES,
            sections=("conclusions", "recommendations"),
            items=tuple(NewItem("conclusions", None, words(number)) for number in range(items)),
            workflow=self.books.workflow_hash,
            format=self.books.format_hash,
        )
        ids = [event.conclusion for event in opened if isinstance(event, ConclusionProposed)]
        seats = ((PRESIDENCY.person, PRESIDENCY.role, None), (self.people["mexico"], *SEAT))
        for person, role, delegation in seats:
            self.submit(ask.AdmitPerson, self.staff, person=person, role=role, delegation=delegation)
        for id_ in ids:
            self.submit(ask.OpenComments, self.staff, conclusion=id_, on_revision=1)
        self.submit(ask.OpenSitting, PRESIDENCY, present=CODES)
        return ids


@dataclass
class Watch:
    """What each kind of request took, in milliseconds: on the clock, and of the processor (`worked`), which tells a
    busy machine from a slow page."""

    taken: dict[str, list[float]] = field(default_factory=dict)
    worked: dict[str, list[float]] = field(default_factory=dict)

    def __call__(self, what: str, browser: FlaskClient, path: str, status: int, **sent: Any) -> TestResponse:
        begun, before = time.perf_counter(), time.process_time()
        answer = browser.open(path, **sent)
        self.taken.setdefault(what, []).append((time.perf_counter() - begun) * 1000)
        self.worked.setdefault(what, []).append((time.process_time() - before) * 1000)
        if answer.status_code != status:
            raise SystemExit(f"{what}: {answer.status}")
        return answer

    def line(self, what: str) -> str:
        cuts, worked = quantiles(self.taken[what], n=100), median(self.worked[what])
        return f"  {what:<36} p50 {cuts[49]:6.1f}   p95 {cuts[94]:6.1f}   processor {worked:5.1f} ms"


def fields_of(page: str, number: int) -> Mapping[str, str]:
    """The typist's form with one word changed, entered as agreed for a delegation."""
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    typed = re.search(r'<textarea id="text"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    if typed is None:
        raise SystemExit("the typist's page has no text")
    edited = re.sub(r"report\w*|edit\w*", f"edit{number}", unescape(typed[1]), count=1)
    return {**hidden, "text": edited, "who": "mex", "reason": "", "label": "", "do": "agreed"}


def measure(house: House, ids: list[str]) -> Watch:
    watch, typist, reader, etag = Watch(), house.browser("secretariat"), house.browser("mexico"), ""
    for number in range(ENTRIES):
        house.submit(ask.CallItem, house.staff, conclusion=ids[number % len(ids)])
        page = watch("the typist's page", typist, TYPE, 200).text
        etag = reader.get(ROOM).headers["ETag"]
        fields = fields_of(page, number)
        watch("an edit entered: the POST", typist, TYPE, 302, method="POST", data=fields)
        asks = {"If-None-Match": etag}
        etag = watch("another page asks, changed (200)", reader, ROOM, 200, headers=asks).headers["ETag"]
        watch("another page asks, unchanged (304)", reader, ROOM, 304, headers={"If-None-Match": etag})
    return watch


def main() -> None:
    for items in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            database = {"database": f"sqlite:///{folder}/acuerdo.db", "data": Path(folder)}
            config = load(ROOT / "config.yaml").model_copy(update=database)
            engine = connect(config.database)
            upgrade(engine)
            with engine.connect() as connection:
                synchronous = connection.execute(text("pragma synchronous")).scalar()
            house = House(create_app(config), engine)
            watch = measure(house, house.open(items))
            print(
                f"{items} items, {ENTRIES} edits, synchronous {synchronous} (2 is FULL); target {TARGET} ms:"
            )
            for what in watch.taken:
                print(watch.line(what))
            engine.dispose()


if __name__ == "__main__":
    main()
