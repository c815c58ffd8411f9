"""A whole meeting through the desk: drafts filed, comments, a first issue, a sitting with edits of the room and the
gavel on every item, the certified paper. How many commands a second, and how that grows with the paper and the room.

One process, one command after the other, on both databases (see `desk`). What a page reads between two commands is no
part of it: hashes and revisions come from the events. A kind of command counts by its median.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from statistics import median
from typing import Any

from sqlalchemy import Engine

from benchmarks.desk import COMMENT, PRESIDENCY, SECRETARIAT, databases, seat
from benchmarks.house import rule_books
from engine.desk import Desk, Outcome
from engine.procedure import commands as ask
from engine.procedure.commands import Disposition, MergeLine, RoomOutcome
from engine.procedure.events import AmendmentFiled, ConclusionProposed, WordingRevised
from engine.record.database import connect, upgrade
from engine.record.queries import papers
from engine.record.queries.certified import to_be_signed
from engine.text.wording import Wording, parse_wording

SIZES = ((20, 11), (200, 50))  # items, delegations
FILING = 5  # delegations that amend an item, and comment on it
CHECKED = (
    ask.DraftAmendment,
    ask.FileAmendment,
    ask.WriteComment,
    ask.IssueDraft,
    ask.CallItem,
    ask.EnterInRoom,
    ask.PutToRoom,
    ask.CertifyPaper,
)


@dataclass
class Played:
    """A meeting that is played: what each command took, by its kind."""

    desk: Desk
    engine: Engine
    meeting: str
    codes: tuple[str, ...]
    items: dict[str, ask.CertifiedItem] = field(default_factory=dict)
    taken: dict[type[ask.Command], list[float]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=count)

    def do(self, kind: type[ask.Command], actor: ask.Actor, /, **fields: Any) -> Outcome:
        given = {"id": f"{self.meeting}-{next(self.numbers)}", "actor": actor, "meeting": self.meeting}
        command = kind(**(given | fields))
        began = time.perf_counter()
        outcome = self.desk.submit(command)
        self.taken.setdefault(kind, []).append(time.perf_counter() - began)
        if outcome.refusal:
            raise SystemExit(f"{kind.__name__} was refused: {outcome.refusal}")
        for event in outcome.events:
            if isinstance(event, ConclusionProposed | WordingRevised):
                revision = getattr(event, "revision", 1)
                line = ask.CertifiedItem(event.conclusion, 0, revision, event.wording.hash)
                self.items[event.conclusion] = line
        return outcome

    @property
    def commands(self) -> int:
        return sum(map(len, self.taken.values()))

    @property
    def seconds(self) -> float:
        return sum(map(sum, self.taken.values()))


def words(number: int, country: str = "Guatemala", deed: str = "report") -> Wording:
    text = (
        f"To thank {country} for its {deed} on meeting {number} of the Coalition, and its main achievements."
    )
    return parse_wording(text).wording


def played(engine: Engine, items: int, delegations: int) -> Played:
    books, codes = rule_books(), tuple(f"D{number:02}" for number in range(delegations))
    meeting = Played(Desk(engine, books), engine, f"meeting-{items}", codes)
    meeting.do(
        ask.OpenMeeting,
        SECRETARIAT,
        title=("Benchmark",),
        preamble="Reached the following:",
        language="en",
        participants=codes,
        sections=("conclusions", "recommendations"),
        items=tuple(ask.NewItem("conclusions", None, words(number)) for number in range(items)),
        workflow=books.workflow_hash,
        format=books.format_hash,
    )
    for actor in (PRESIDENCY, *map(seat, codes)):
        given = {"person": actor.person, "role": actor.role, "delegation": actor.delegation}
        meeting.do(ask.AdmitPerson, SECRETARIAT, **given)
    filed = commented(meeting)
    issue(meeting)
    sat(meeting, filed)
    signed, frame = paper(meeting)
    with meeting.engine.connect() as connection:
        beside = to_be_signed(connection, meeting.meeting)
    assert beside is not None
    given = {"participants": tuple(codes), "beside": beside.hash}
    meeting.do(ask.CertifyPaper, PRESIDENCY, items=signed, frame=frame, **given)
    return meeting


def commented(meeting: Played) -> dict[str, list[str]]:
    """Each item is opened, and some delegations amend it and comment on it; the amendments by item."""
    filed: dict[str, list[str]] = {}
    for number, item in enumerate(list(meeting.items)):
        about = {"conclusion": item, "on_revision": 1}
        meeting.do(ask.OpenComments, SECRETARIAT, **about)
        for offset in range(FILING):
            code = meeting.codes[(number + offset) % len(meeting.codes)]
            text = (
                words(number, f"Guatemala and {code}") if offset % 2 else words(number, deed=f"report {code}")
            )
            given = {"wording": text, "rationale": COMMENT}
            drafted = meeting.do(ask.DraftAmendment, seat(code), **about, **given).events[0]
            amendment = {"amendment": drafted.stream, "conclusion": item, "on_version": 1}
            meeting.do(ask.FileAmendment, seat(code), **amendment)
            meeting.do(ask.WriteComment, seat(code), text=COMMENT, **about)
            filed.setdefault(item, []).append(drafted.stream)
    return filed


def issue(meeting: Played) -> None:
    items, frame = paper(meeting)
    meeting.do(ask.IssueDraft, SECRETARIAT, symbol="Rev.1", items=items, frame=frame)


def sat(meeting: Played, filed: dict[str, list[str]]) -> None:
    """Item by item: called, bracketed, agreed with what becomes of all that is pending, and put."""
    meeting.do(ask.OpenSitting, PRESIDENCY, present=meeting.codes)
    for number, item in enumerate(list(meeting.items)):
        meeting.do(ask.CallItem, SECRETARIAT, conclusion=item)
        code = meeting.codes[number % len(meeting.codes)]
        entered = {"conclusion": item, "wording": words(number, deed="visit"), "delegations": (code,)}
        first = meeting.do(
            ask.EnterInRoom, SECRETARIAT, on_revision=1, outcome=RoomOutcome.BRACKETED, **entered
        )
        bracketed = next(event.amendment for event in first.events if isinstance(event, AmendmentFiled))
        lines = tuple(MergeLine(each, Disposition.MERGED) for each in (*filed[item], bracketed))
        agreed = {"conclusion": item, "wording": words(number, deed="visits and report"), "delegations": ()}
        meeting.do(
            ask.EnterInRoom, SECRETARIAT, on_revision=2, outcome=RoomOutcome.AGREED, settles=lines, **agreed
        )
        meeting.do(ask.PutToRoom, PRESIDENCY, items=(meeting.items[item],))
    meeting.do(ask.CloseSitting, PRESIDENCY)


def paper(meeting: Played) -> tuple[tuple[ask.CertifiedItem, ...], str]:
    with meeting.engine.connect() as connection:
        found = papers.paper(connection, meeting.meeting)
    assert found is not None
    return tuple(entry.signed for section in found.sections for entry in section.items), found.frame


def main() -> None:
    for name, address in databases():
        engine = connect(address)
        upgrade(engine)
        print(f"{name}:")
        small, large = (played(engine, items, delegations) for items, delegations in SIZES)
        for (items, delegations), meeting in zip(SIZES, (small, large), strict=True):
            rate = meeting.commands / meeting.seconds
            size = f"{items} items, {delegations} delegations"
            print(
                f"  {size:<28}  {meeting.commands:5} commands  {meeting.seconds:6.1f} s  {rate:5.0f} a second"
            )
        for kind in CHECKED:
            few, many = (median(meeting.taken[kind]) * 1000 for meeting in (small, large))
            print(f"  {kind.__name__:<16}  {few:7.1f} and {many:7.1f} ms  {many / few:5.2f} times")
        engine.dispose()
