"""A small meeting with people in it, for the tests of the pages: made through the one door, as in life."""

import re
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from engine.desk import Desk, Outcome
from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Command, Disposition, NewItem, PositionKind, Role, Scope
from engine.record.database import connect, upgrade, writing
from engine.record.queries import meetings, papers
from engine.record.queries.certified import to_be_signed
from engine.record.queries.item import item
from engine.record.queries.views import AmendmentView, ItemView
from engine.text.wording import Wording, parse_wording
from web import accounts
from web.app import create_app
from web.books import Books
from web.config import Config, load
from web.worker import work

ROOT = Path(__file__).parent.parent.parent
PASSWORD = "a password for tests"
MEETING = "meeting"
SECTIONS = ("conclusions", "recommendations")

PEOPLE = {
    "secretariat": [(Role.SECRETARIAT, None)],
    "presidency": [(Role.PRESIDENCY, None), (Role.DELEGATION, "NIC")],
    "mexico": [(Role.DELEGATION, "MEX")],
    "honduras": [(Role.DELEGATION, "HND")],
    "observer": [(Role.OBSERVER, None)],
    "outsider": [],
}
COUNTRIES = ("HND", "MEX", "NIC")

DRAFT = """To thank Nicaragua for its report:
a) To accept the report.
b) To take note of its annex."""
SPANISH = """Agradecer a Nicaragua su informe:
a) Aceptar el informe.
b) Tomar nota de su anexo."""
REMARKED = SPANISH.replace("Agradecer a Nicaragua", "Dar las gracias a Nicaragua por")


class Compiled(BytecodeCache):
    """Templates that another app of this run has compiled."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


@dataclass
class World:
    """Everything a test of the pages needs: the app, the desk, people by name, items by number."""

    config: Config
    books: Books
    engine: Engine
    app: Flask
    people: dict[str, str] = field(default_factory=dict)
    meeting: str = MEETING

    @property
    def desk(self) -> Desk:
        return Desk(self.engine, self.books.rules)

    def actor(self, name: str, number: int = 0) -> Actor:
        role, delegation = PEOPLE[name][number]
        return Actor(self.people[name], role, delegation)

    def do(self, kind: type[Command], name: str, *args: object, seat: int = 0) -> str:
        """A command that must succeed, in the name of a person; returns its id."""
        id_ = uuid.uuid4().hex
        outcome: Outcome = self.desk.submit(kind(id_, self.actor(name, seat), self.meeting, *args))
        assert outcome.refusal is None, outcome.refusal
        return id_

    @property
    def is_certified(self) -> bool:
        with self.engine.connect() as connection:
            found = papers.paper(connection, self.meeting)
        return found is not None and found.adopted

    @property
    def items(self) -> list[str]:
        with self.engine.connect() as connection:
            found = papers.paper(connection, self.meeting)
        assert found is not None
        return [entry.id for section in found.sections for entry in section.items]

    def item(self, id_: str, name: str = "secretariat") -> ItemView:
        with self.engine.connect() as connection:
            found = item(connection, self.meeting, id_, self.actor(name))
        assert found is not None
        return found

    def amendment(self, id_: str, amendment: str, name: str = "secretariat") -> AmendmentView:
        return next(each for each in self.item(id_, name).amendments if each.id == amendment)

    # --- ways through the procedure ---

    def to_comments(self, id_: str) -> None:
        self.do(ask.OpenComments, "secretariat", id_, self.item(id_).revision)

    def to_consensus(self, id_: str) -> None:
        self.to_comments(id_)
        self.do(ask.OpenConsensus, "presidency", id_, self.item(id_).revision)

    def join(self, id_: str, *names: str) -> None:
        for name in names or ("mexico", "honduras", "presidency"):
            seat = 1 if name == "presidency" else 0
            self.do(ask.TakePosition, name, id_, self.item(id_).revision, PositionKind.JOINS, "", seat=seat)

    def to_agreed(self, id_: str) -> None:
        self.to_consensus(id_)
        self.join(id_)
        shown = self.item(id_)
        self.do(ask.DeclareAgreed, "presidency", id_, shown.revision, shown.text_hash)

    def drafted(
        self, id_: str, name: str = "mexico", text: str = "", rationale: str = "", seat: int = 0
    ) -> str:
        """A private draft, which says `text` in its first paragraph."""
        revision = self.item(id_).revision
        new = wording(text or changed(name))
        return self.do(ask.DraftAmendment, name, id_, revision, new, rationale, seat=seat)

    def filed(self, id_: str, name: str = "mexico", text: str = "", seat: int = 0) -> str:
        amendment = self.drafted(id_, name, text, seat=seat)
        self.do(ask.FileAmendment, name, amendment, id_, 1, seat=seat)
        return amendment

    @property
    def version(self) -> int:
        with self.engine.connect() as connection:
            found = meetings.meeting(connection, self.meeting)
        assert found is not None
        return found.version

    def translated(self, id_: str, text: str = SPANISH) -> str:
        """The next number of the item's translation into Spanish."""
        item = self.item(id_)
        number = max((each.number for each in item.translations[0].numbers), default=0)
        new = wording(f"{text}\n{item.wording.paragraphs[-1].text}")
        return self.do(ask.TranslateWording, "secretariat", id_, "es", number, item.revision, new)

    def remarked(
        self, id_: str, name: str = "mexico", text: str = REMARKED, reason: str = "more usual"
    ) -> str:
        """A language remark on the last number that members see."""
        last = self.item(id_, name).translations[0].numbers[-1]
        new = wording(f"{text}\n{last.wording.paragraphs[-1].text}")
        return self.do(ask.MakeRemark, name, id_, "es", last.number, new, reason)

    def drafted_in_spanish(self, id_: str, name: str = "mexico", text: str = "", rationale: str = "") -> str:
        item = self.item(id_, name)
        new = wording(text or f"{REMARKED}\nPunto.")
        about = (rationale, None, ask.ProposalKind.MODIFY, (), "es", item.translations[0].numbers[-1].number)
        return self.do(ask.DraftAmendment, name, id_, item.visible, new, *about)

    def filed_in_spanish(self, id_: str, name: str = "mexico", text: str = "") -> str:
        amendment = self.drafted_in_spanish(id_, name, text)
        self.do(ask.FileAmendment, name, amendment, id_, 1)
        return amendment

    def proposed(self, id_: str, amendment: str, disposition: Disposition = Disposition.ACCEPTED) -> None:
        self.do(ask.ProposeTreatment, "secretariat", amendment, id_, disposition, "as proposed")

    def accepted(self, id_: str, amendment: str) -> None:
        self.proposed(id_, amendment)
        shown = self.amendment(id_, amendment)
        self.do(
            ask.DecideTreatment,
            "presidency",
            amendment,
            id_,
            self.item(id_).revision,
            shown.text_hash,
            Disposition.ACCEPTED,
            "as proposed",
        )

    def revised(self, id_: str, text: str = "A new wording.") -> None:
        self.do(ask.ReviseWording, "secretariat", id_, self.item(id_).revision, wording(text), "editing")

    def certified(self) -> None:
        """Every item agreed and the paper certified."""
        for id_ in self.items:
            if self.item(id_).state == "proposal":
                self.to_agreed(id_)
        with self.engine.connect() as connection:
            found = papers.paper(connection, self.meeting)
            beside = to_be_signed(connection, self.meeting)
        assert found is not None
        assert beside is not None
        signed = tuple(entry.signed for section in found.sections for entry in section.items)
        shown = (signed, found.frame, found.meeting.participants, beside.hash)
        self.do(ask.CertifyPaper, "presidency", *shown)

    def issued(self, symbol: str = "RCGM/2014/1") -> None:
        """The paper as it stands is issued."""
        with self.engine.connect() as connection:
            found = papers.paper(connection, self.meeting)
        assert found is not None
        signed = tuple(entry.signed for section in found.sections for entry in section.items)
        self.do(ask.IssueDraft, "secretariat", symbol, signed, found.frame)
        self.made()

    def made(self) -> None:
        """The files of what was issued are in the record."""
        while work(self.engine, self.config):
            pass

    def permitted(self, scope: Scope | None = Scope.WORKING_TEXT) -> "Browser":
        """The observer's browser, to whom the Presidency has opened the text."""
        self.do(ask.PermitObserver, "presidency", self.people["observer"], scope)
        return self.browser("observer")

    def proposed_item(self, text: str, name: str = "mexico") -> str:
        """A new item at the end of the conclusions; returns its id."""
        return self.do(ask.ProposeConclusion, name, "conclusions", None, "en", wording(text), "it is missing")

    # --- browsers ---

    def signed_in(self, name: str) -> str:
        """A new sign-in of the person: its token."""
        with Session(writing(self.engine)) as session, session.begin():
            return accounts.enter(session, self.people[name])

    def browser(self, name: str | None = None) -> "Browser":
        return self.browser_of(None if name is None else self.signed_in(name))

    def browser_of(self, token: str | None) -> "Browser":
        """A browser that holds this sign-in."""
        return self.browser_with({} if token is None else {"sign_in": token})

    def browser_with(self, kept: dict[str, str], token: str = "") -> "Browser":
        """A browser in whose cookie this is kept, and the form token that goes with it."""
        client = self.app.test_client()
        client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
        if kept:
            with client.session_transaction() as cookie:
                cookie.update(kept)
        return Browser(client, token)


@dataclass
class Page:
    status: int
    text: str
    location: str
    content: bytes

    def value(self, name: str, after: str = "") -> str:
        """The value of a hidden field, the first after a piece of text."""
        start = self.text.index(after) if after else 0
        found = re.search(rf'name="{name}" value="([^"]*)"', self.text[start:])
        assert found is not None, f"no field {name}"
        return found[1]


@dataclass
class Browser:
    """A client that fills in the token of the last page that it opened."""

    client: FlaskClient
    token: str = ""

    def get(self, path: str) -> Page:
        return self._page(self.client.get(path))

    def post(self, path: str, **fields: object) -> Page:
        return self.send(path, {"csrf_token": self.token or self._token(), **fields})

    def send(self, path: str, fields: dict[str, object]) -> Page:
        """Exactly these fields and no others."""
        return self._page(self.client.post(path, data=fields))

    def _token(self) -> str:
        self.get("/")
        return self.token

    def _page(self, response: object) -> Page:
        status, content = response.status_code, response.data  # type: ignore[attr-defined]  # werkzeug's test response
        text = content.decode("utf-8", "replace")
        found = re.search(r'name="csrf_token" value="([^"]+)"', text)
        self.token = found[1] if found else self.token
        return Page(status, text, response.headers.get("Location", ""), content)  # type: ignore[attr-defined]  # the same


def wording(text: str) -> Wording:
    return parse_wording(text).wording


def changed(name: str) -> str:
    return f"To thank Nicaragua warmly for its report, as {name} asks."


def command() -> str:
    return uuid.uuid4().hex


def capacity(name: str, number: int = 0) -> str:
    role, delegation = PEOPLE[name][number]
    return f"{role}:{delegation}" if delegation else str(role)


# What the forms of our pages send beside what a test types: how something is filed, and for whom.
AIMED = {"audience": "members"}
FILED = {"attribution": "names", **AIMED}
TAKEN = {"owner": "", "until": "", "counter": "", **AIMED}


# A database with everybody in it and a meeting of so many items (None: no meeting yet), as it is copied for a test; and
# the ids of its people. Made once a run: everything in it was asked of the desk, as in life.
_MADE: dict[int | None, tuple[bytes, dict[str, str]]] = {}


@contextmanager
def world(database: str, folder: Path, items: int = 3) -> Iterator[World]:
    """An open meeting with `items` conclusions in the state of proposals, and everybody of `PEOPLE` in it."""
    with _stage(database, folder, items) as found:
        yield found


@contextmanager
def house(database: str, folder: Path) -> Iterator[World]:
    """The app and everybody's account, and no meeting yet."""
    with _stage(database, folder, None) as found:
        yield found


@contextmanager
def _stage(database: str, folder: Path, items: int | None) -> Iterator[World]:
    config = load(ROOT / "config.yaml").model_copy(update={"database": database, "data": folder})
    file = database.removeprefix("sqlite:///")
    copied = file != database and items in _MADE
    people = _copy(items, Path(file)) if copied else {}
    engine = connect(database)
    if not copied:
        upgrade(engine)
    app = create_app(config)
    app.jinja_env.bytecode_cache = COMPILED
    found = World(config, app.extensions["acuerdo.bodies"].first, engine, app, people)
    if not copied:
        _settle(found, items)
        if file != database:
            _MADE[items] = (_bytes_of(engine), dict(found.people))
    yield found
    engine.dispose()


def _copy(items: int | None, file: Path) -> dict[str, str]:
    content, people = _MADE[items]
    file.write_bytes(content)
    return dict(people)


def _bytes_of(engine: Engine) -> bytes:
    """The whole database, with what still stands in its journal."""
    with engine.connect() as connection:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        return source.serialize()


def _settle(found: World, items: int | None) -> None:
    with Session(writing(found.engine)) as session, session.begin():
        for name in PEOPLE:
            account = accounts.create_account(
                session, name, name.title(), PASSWORD, may_open_meetings=name == "secretariat"
            )
            found.people[name] = account.id
    if items is not None:
        _open(found, items)


def _open(found: World, items: int) -> None:
    rules = found.books.rules
    drafts = tuple(NewItem("conclusions", None, wording(f"{DRAFT}\nItem {n}.")) for n in range(1, items + 1))
    found.do(
        ask.OpenMeeting, "secretariat", ("CONFERENCE", "Meeting"), "The Group met and concluded:", "en",
        COUNTRIES, SECTIONS, drafts, rules.workflow_hash, rules.format_hash,
    )  # fmt: skip
    admit_everybody(found)


def admit_everybody(found: World) -> None:
    """Whoever has a capacity in `PEOPLE`, apart from the secretariat, which has opened the meeting."""
    for name, capacities in PEOPLE.items():
        for role, delegation in capacities:
            if role is not Role.SECRETARIAT:
                found.do(ask.AdmitPerson, "secretariat", found.people[name], role, delegation)
