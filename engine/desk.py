"""The one door. Every change, whoever asks for it, is a command handed to `Desk.submit`.

One transaction a command: lock, read the clock, load, decide, append. All of it is committed, or none.
"""

import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from engine.procedure.commands import Actor, Command, NoticeDeadlines, OpenMeeting, Role
from engine.procedure.decide import (
    Available,
    Decision,
    across,
    after,
    available,
    decide,
    due,
    hidden,
    obstacles_of,
)
from engine.procedure.events import Event, OfMeeting
from engine.procedure.guards import States
from engine.procedure.meeting import Meeting
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.ways import WAYS
from engine.procedure.workflow import Rules, kept_rules
from engine.record import load, locks, store
from engine.record.chain import hash_of
from engine.record.database import writing
from engine.record.queries.meetings import book


@dataclass(frozen=True, slots=True)
class RuleBooks:
    """What new meetings of one body are opened with: the texts of the three workflows as one (`workflow.rules_text`),
    and the format's."""

    workflow: str
    format: str

    @property
    def workflow_hash(self) -> str:
        return sha256(self.workflow.encode()).hexdigest()

    @property
    def format_hash(self) -> str:
        return sha256(self.format.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Outcome:
    """`events` are what the command caused; `noticed` what time had done before it; `refusal` why not; `replayed` that
    it had been done before, once."""

    events: tuple[Event, ...] = ()
    noticed: tuple[Event, ...] = ()
    refusal: Refusal | None = None
    replayed: bool = False

    @property
    def done(self) -> bool:
        return self.refusal is None


TIME = Actor("time", Role.WORKER)


class _MeetingToo(Exception):
    """A command on one item turns out to change the meeting, which it holds for reading only. Nothing was written; it
    begins again, and is decided on what it finds then."""


class RecordBroken(RuntimeError):
    """Something on the record was changed by another way than this one. Nothing is decided on such ground."""


class Desk:
    """Takes commands. `books` are those of every body whose meetings may be opened here. `clock` and `salts` are for
    demonstrations and tests, which must give the same bytes twice; the real ones are the database's clock and the
    system's random numbers."""

    def __init__(
        self,
        engine: Engine,
        books: RuleBooks | Collection[RuleBooks] = (),
        clock: Callable[[Connection], datetime] = locks.clock,
        salts: Callable[[], str] = lambda: secrets.token_hex(16),
    ) -> None:
        self._engine = engine
        self._writing = writing(engine)
        self._books = (books,) if isinstance(books, RuleBooks) else tuple(books)
        self._clock = clock
        self._salts = salts
        self._known: dict[str, Rules] = {}

    def submit(self, command: Command) -> Outcome:
        """Decide `command` and keep what follows. A command that was done before has no second effect."""
        whole = False
        for _ in range(3):
            try:
                return self._submit(command, whole)
            except IntegrityError:
                # Somebody took the command's id or a new thing's id between our look and our write: look again.
                continue
            except _MeetingToo:
                whole = True
        return Outcome(refusal=refuse(Code.ALREADY_THERE, what="id"))

    def foresee(self, command: Command) -> Decision:
        """What `command` would do at this moment: the same decision on the same ground, and nothing is kept. For the
        dry run that says, before a new revision is saved, what becomes of each pending amendment."""
        with self._engine.connect() as connection:
            found = load.states(connection, command, WAYS[type(command)])
            rules = self._rules_for(connection, command, found)
            now = self._clock(connection)
        if isinstance(rules, Refusal):
            return Decision(refusal=rules)
        return decide(command, after(found, due(found, now)), rules, self._salts(), now)

    def actions(
        self, actor: Actor, meeting: str, conclusion: str | None = None, amendment: str | None = None
    ) -> tuple[Available, ...]:
        """What a page may offer `actor`: the same guards, asked before anything is typed."""
        with self._engine.connect() as connection:
            wide = conclusion is None
            found = load.load(
                connection,
                meeting,
                load.Wanted(conclusion=conclusion, amendment=amendment, wide=wide, after=wide),
            )
            if found.meeting is None or (conclusion and found.conclusion is None):
                return ()
            rules, now = self._rules(connection, found.meeting), self._clock(connection)
        if found.amendment and hidden(found.amendment, actor, rules):
            return ()
        return available(actor, after(found, due(found, now)), rules, now)

    def across(self, actor: Actor, meeting: str, action: str) -> dict[str, Refusal | None]:
        """What stands in the way of one action on each item of the paper, by the item's id; see `decide.across`."""
        with self._engine.connect() as connection:
            found = load.whole(connection, meeting)
            if found.meeting is None:
                return {}
            rules, now = self._rules(connection, found.meeting), self._clock(connection)
        return across(actor, after(found, due(found, now)), rules, now, action)

    def obstacles(self, actor: Actor, meeting: str) -> tuple[Refusal, ...]:
        """Everything that stands in the way of certification, as one list."""
        with self._engine.connect() as connection:
            found = load.whole(connection, meeting)
            if found.meeting is None:
                return ()
            rules, now = self._rules(connection, found.meeting), self._clock(connection)
        return obstacles_of(actor, after(found, due(found, now)), rules, now)

    def _submit(self, command: Command, whole: bool) -> Outcome:
        way, fingerprint = WAYS[type(command)], hash_of(repr(command))
        shared = way.subject != "meeting" and not whole
        with self._writing.begin() as connection:
            heads = locks.lock(connection, command, way, whole)
            if (before := _before(connection, command, fingerprint)) is not None:
                return before
            found = load.states(connection, command, way)
            rules = self._rules_for(connection, command, found)
            if isinstance(rules, Refusal):
                return Outcome(refusal=rules)
            # The clock is read behind the locks, and never before what is on record already.
            at = max([self._clock(connection), *(head.last_at for head in heads.values())])
            noticed = due(found, at)
            decision = decide(command, after(found, noticed), rules, self._salts(), at)
            if decision.refusal and (before := _before(connection, command, fingerprint)) is not None:
                return before  # its twin was committed while we waited for what it made
            if shared and any(isinstance(event, OfMeeting) for event in (*noticed, *decision.events)):
                raise _MeetingToo
            if noticed:
                heads = _notice(connection, command.meeting, noticed, locks.Loaded(heads, found), at)
                found = after(found, noticed)
            if decision.events:
                store.append(connection, command, decision.events, locks.Loaded(heads, found), at)
                store.remember(connection, command, fingerprint, decision.refusal, at)
                if isinstance(command, OpenMeeting):
                    self._keep_books(connection, command)
        return Outcome(decision.events, noticed, decision.refusal)

    def _rules_for(self, connection: Connection, command: Command, found: States) -> Rules | Refusal:
        if isinstance(command, OpenMeeting):
            return self._opening_rules(command)
        if found.meeting is None:
            return refuse(Code.NOT_FOUND, what="meeting")
        return self._rules(connection, found.meeting)

    def _opening_rules(self, command: OpenMeeting) -> Rules | Refusal:
        """A meeting opens under rules that this desk has, and no others."""
        books = self._opened_with(command)
        return refuse(Code.NOT_FOUND, what="rules") if books is None else kept_rules(books.workflow)

    def _opened_with(self, command: OpenMeeting) -> RuleBooks | None:
        named = (command.workflow, command.format)
        return next((one for one in self._books if (one.workflow_hash, one.format_hash) == named), None)

    def _rules(self, connection: Connection, meeting: Meeting) -> Rules:
        """The rules that the meeting was opened with. They never change under their hash, so they are read once."""
        if meeting.workflow not in self._known:
            rules = kept_rules(book(connection, meeting.id, meeting.workflow))
            if rules.hash != meeting.workflow:
                raise RecordBroken(f"the rules of the meeting {meeting.id} are not those it was opened with")
            self._known[meeting.workflow] = rules
        return self._known[meeting.workflow]

    def _keep_books(self, connection: Connection, command: OpenMeeting) -> None:
        books = self._opened_with(command)
        assert books is not None, "nothing was decided without its rules"
        store.keep_book(connection, command.meeting, "workflow", command.workflow, books.workflow)
        store.keep_book(connection, command.meeting, "format", command.format, books.format)


def _before(connection: Connection, command: Command, fingerprint: str) -> Outcome | None:
    """What a command is told that was done before: nothing more happens, and its id is no other command's."""
    before = store.done(connection, command.id)
    if before is None:
        return None
    same = before.fingerprint == fingerprint
    return Outcome(replayed=True, refusal=before.refusal if same else refuse(Code.COMMAND_REUSED))


def _notice(
    connection: Connection, meeting: str, noticed: tuple[Event, ...], loaded: locks.Loaded, at: datetime
) -> dict[str, locks.Head]:
    """What time has done is nobody's command: it stands on the record under an id that no form can choose (see
    `entries.ID`), and says nothing of whoever came by when it was noticed."""
    id_ = "due:" + hash_of(f"{meeting}:{loaded.heads[meeting].version}")[:20]
    command = NoticeDeadlines(id_, TIME, meeting)
    heads = store.append(connection, command, noticed, loaded, at)
    store.remember(connection, command, hash_of(repr(command)), None, at)
    return heads
