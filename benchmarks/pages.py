"""The largest case known on its pages: `python -m benchmarks.pages`.

The draft of `benchmarks.merge`, 330,000 characters with 2,127 amendments by 400 authors, is opened as a meeting and
every amendment filed through the desk. Then the pages of the whole paper are asked for, as a browser does, without the
way over the network: first, again, and after one more amendment.
"""

import random
import tempfile
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from benchmarks.merge import AUTHORS, Amended, amended, draft, edited
from engine.desk import Desk, Outcome
from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Command, NewItem, Role
from engine.procedure.events import ConclusionProposed
from engine.record.database import connect, upgrade, writing
from engine.record.queries import meetings
from engine.record.queries.item import items
from engine.text.wording import Wording
from web import accounts
from web.app import create_app
from web.compiling import compiled, laid_open
from web.config import load

MEETING = "benchmark"
ROOT = Path(__file__).parent.parent
PASSWORD = "a password for measuring"


def main() -> None:
    choose = random.Random(2127)
    base = draft(choose)
    versions = amended(choose, base)
    with tempfile.TemporaryDirectory() as folder:
        database = {"database": f"sqlite:///{folder}/acuerdo.db", "data": Path(folder)}
        config = load(ROOT / "config.yaml").model_copy(update=database)
        engine = connect(config.database)
        upgrade(engine)
        house = House(engine, create_app(config))
        house.open(base)
        house.file(versions)
        measure(house, choose, base)
        engine.dispose()


class House:
    """A server with one meeting, and the secretariat's browser."""

    def __init__(self, engine: Engine, app: Flask) -> None:
        self.app = app
        self.books = app.extensions["acuerdo.bodies"].first.rules
        self.engine = engine
        self.desk = Desk(engine, self.books)
        self.numbers = count()
        self.items: tuple[str, ...] = ()
        with Session(writing(engine)) as session, session.begin():
            self.person = accounts.create_account(session, "secretariat", "Secretariat", PASSWORD).id
            token = accounts.enter(session, self.person)
        self.browser = app.test_client()
        with self.browser.session_transaction() as cookie:
            cookie["sign_in"] = token

    def submit(self, kind: type[Command], actor: Actor, **fields: Any) -> Outcome:
        command = kind(id=f"command-{next(self.numbers)}", actor=actor, meeting=MEETING, **fields)
        outcome = self.desk.submit(command)
        if outcome.refusal is not None:
            raise SystemExit(f"{kind.__name__} was refused: {outcome.refusal.code}")
        return outcome

    def open(self, base: Sequence[Wording]) -> None:
        secretariat = Actor(self.person, Role.SECRETARIAT)
        opened = self.submit(
            ask.OpenMeeting,
            secretariat,
            title=("A PAPER",),
            preamble="The group met:",
            language="en",
            participants=tuple(map(_code, range(AUTHORS))),
            sections=("conclusions", "recommendations"),
            items=tuple(NewItem("conclusions", None, one) for one in base),
            workflow=self.books.workflow_hash,
            format=self.books.format_hash,
        )
        self.items = tuple(
            event.conclusion for event in opened.events if isinstance(event, ConclusionProposed)
        )
        for id_ in self.items:
            self.submit(ask.OpenComments, secretariat, conclusion=id_, on_revision=1)
        for number in range(AUTHORS):
            seat = _seat(number)
            about = {"person": seat.person, "role": seat.role, "delegation": seat.delegation}
            self.submit(ask.AdmitPerson, secretariat, **about)

    def file(self, versions: Amended) -> None:
        for place, of in versions.items():
            for name, wording in of.items():
                self.propose(place, wording, int(name.removeprefix("author ").partition(",")[0]))

    def propose(self, place: int, wording: Wording, author: int) -> None:
        drafted = self.submit(
            ask.DraftAmendment,
            _seat(author),
            conclusion=self.items[place],
            on_revision=1,
            wording=wording,
            rationale="It reads better so.",
        )
        amendment = drafted.events[0].stream
        self.submit(
            ask.FileAmendment, _seat(author), amendment=amendment, conclusion=self.items[place], on_version=1
        )

    def page(self, path: str) -> float:
        begun = time.perf_counter()
        answer = self.browser.get(f"/meetings/{MEETING}/{path}")
        taken = time.perf_counter() - begun
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status}")
        return taken

    def compiled(self) -> tuple[float, float]:
        """How long it takes to read the paper, and to lay it open."""
        with self.app.test_request_context(), self.engine.connect() as connection:
            begun = time.perf_counter()
            meeting = meetings.meeting(connection, MEETING)
            found = items(connection, MEETING, Actor(self.person, Role.SECRETARIAT))
            read = time.perf_counter()
            compiled(found, meeting)
            return read - begun, time.perf_counter() - read


def measure(house: House, choose: random.Random, base: Sequence[Wording]) -> None:
    def one_more() -> None:
        house.propose(0, edited(choose, base[0]), choose.randrange(AUTHORS))

    first, again = house.page("compilation"), house.page("compilation")
    one_more()
    more = house.page("compilation")
    print(f"  the compilation's page: {first:.2f} s, again {again:.2f} s, after one more {more:.2f} s")
    one_more()
    read, laid = house.compiled()
    print(f"  of which read {read:.2f} s, laid open {laid * 1e3:.0f} ms (target 100 ms), the rest is drawn")
    laid_open.cache_clear()
    print(f"  all of it laid open {house.compiled()[1]:.2f} s")
    print(
        f"  the busiest item's compilation {house.page(f'conclusions/{house.items[0]}/compilation') * 1e3:.0f} ms"
    )
    house.page("dispositions")
    print(f"  a sheet of the dispositions {house.page('dispositions'):.2f} s")
    for file in (
        "compilation.docx",
        "word/redlined.docx?what=proposals",
        "dispositions.docx",
        "dispositions.xlsx",
    ):
        print(f"  {file:<34} {house.page(file):.1f} s")


def _code(number: int) -> str:
    return f"A{number:03}"


def _seat(number: int) -> Actor:
    return Actor(f"person-{number}", Role.DELEGATION, _code(number))


if __name__ == "__main__":
    main()
