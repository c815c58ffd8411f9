"""Who is told what: the messages that events order, and the reminders of hours that end soon."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import Connection, select

from engine import proof
from engine.desk import Desk
from engine.procedure import commands as ask
from engine.procedure.commands import (
    Actor,
    Attribution,
    Audience,
    Disposition,
    FilingKind,
    PositionKind,
    Role,
    StatementKind,
)
from engine.procedure.notices import NoticeKind
from engine.procedure.terms import Terms
from engine.record import load, locks, mail
from engine.record.database import connect
from engine.record.mail import MAIL, Dropped
from engine.record.queries.mail import mail as seen_by
from engine.record.queries.mail import why_not
from engine.record.reminding import remind
from tests.builders import (
    CANADA,
    MEXICO,
    OBSERVER,
    PANAMA,
    PRESIDENCY,
    SEATS,
    SECRETARIAT,
    Room,
    create_books,
    create_room,
    create_wording,
)

CHAIR = {"secretariat", "presidency"}
DELEGATIONS = {"mexico", "panama", "canada"}
EVERYBODY = CHAIR | DELEGATIONS | {"observer"}
START = datetime(2026, 10, 20, 15, tzinfo=UTC)


@dataclass
class Clock:
    """What the database's clock says."""

    now: datetime = START

    def __call__(self, _: Connection) -> datetime:
        return self.now

    def at(self, instant: datetime, **before: float) -> None:
        self.now = instant - timedelta(**before)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(locks, "clock", found)
    return found


@dataclass(frozen=True)
class Copied:
    """A database that was made once, and is copied for each test."""

    content: bytes
    meeting: str
    items: list[str]

    def at(self, file: Path, clock: Clock) -> Room:
        file.write_bytes(self.content)
        engine = connect(f"sqlite:///{file}")
        return Room(Desk(engine, create_books(), clock=clock), engine, self.meeting, self.items)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Copied:
    return copied(tmp_path_factory.mktemp("opened"), lambda room: None)


@pytest.fixture(scope="module")
def agreed(tmp_path_factory: pytest.TempPathFactory) -> Copied:
    return copied(tmp_path_factory.mktemp("agreed"), lambda room: (room.agree(0), room.agree(1)))


def copied(folder: Path, play: Callable[[Room], object]) -> Copied:
    url = f"sqlite:///{folder}/acuerdo.db"
    room = create_room(url, create_wording(), create_wording("To take note."), clock=Clock())
    play(room)
    with room.engine.begin() as connection:
        connection.execute(MAIL.delete())
    with room.engine.connect() as connection:
        content = connection.connection.driver_connection.serialize()  # type: ignore[union-attr]  # SQLite's own
    room.engine.dispose()
    return Copied(content, room.meeting, room.items)


@pytest.fixture
def room(opened: Copied, tmp_path: Path, clock: Clock) -> Iterator[Room]:
    found = opened.at(tmp_path / "acuerdo.db", clock)
    yield found
    found.engine.dispose()


@pytest.fixture
def paper(agreed: Copied, tmp_path: Path, clock: Clock) -> Iterator[Room]:
    """A meeting in which every item is agreed."""
    found = agreed.at(tmp_path / "acuerdo.db", clock)
    yield found
    found.engine.dispose()


def rows(room: Room) -> list[Any]:
    with room.engine.connect() as connection:
        return list(connection.execute(select(MAIL).order_by(MAIL.c.made_at, MAIL.c.id)))


def told(room: Room, act: Callable[[], object]) -> dict[str, set[str]]:
    """Who is told what of what is done."""
    before = {row.id for row in rows(room)}
    act()
    found: dict[str, set[str]] = {}
    for row in rows(room):
        if row.id not in before:
            found.setdefault(row.kind, set()).add(row.person.removeprefix("person-"))
    return found


def reminded(room: Room, *hours: int) -> dict[str, set[str]]:
    return told(room, lambda: remind(room.engine, hours or (24, 2)))


def under_silence(room: Room, number: int = 0, days: float = 5) -> datetime:
    if room.item(number).state == "proposal":
        room.open_comments(number)
    shown, until = room.item(number), room.desk._clock(None) + timedelta(days=days)  # type: ignore[arg-type]  # our own
    line = ask.CertifiedItem(shown.id, shown.version, shown.revision, shown.text_hash)
    room.do(ask.OpenSilence, PRESIDENCY, items=(line,), package=False, until=until.isoformat(), zone="UTC")
    return until


def silence_id(room: Room) -> str:
    with room.engine.connect() as connection:
        meeting = load.load(connection, room.meeting, load.Wanted()).meeting
    assert meeting is not None
    return meeting.silences[-1].id


def on_the_silence(room: Room, kind: type[ask.Command], actor: Actor, **fields: Any) -> None:
    room.do(kind, actor, silence=silence_id(room), **fields)


def version(room: Room) -> int:
    with room.engine.connect() as connection:
        meeting = load.load(connection, room.meeting, load.Wanted()).meeting
    assert meeting is not None
    return meeting.version


def comments_until(room: Room, until: datetime | None, **terms: Any) -> None:
    given = Terms(comments_until=until.isoformat() if until else None, **terms)
    room.do(ask.SetTerms, SECRETARIAT, on_version=version(room), terms=given)


def letters(room: Room) -> tuple[mail.Letter, ...]:
    found: list[mail.Letter] = []
    while some := mail.lease(room.engine):
        found += some
    return tuple(found)


def dropped(room: Room, kind: NoticeKind) -> dict[str, Dropped | None]:
    with room.engine.connect() as connection:
        return {
            one.reader.person.removeprefix("person-"): why_not(connection, one)
            for one in letters(room)
            if one.kind == kind
        }


# --- events ----------------------------------------------------------------------------------------------------------


def test_nobody_is_told_of_what_they_did_themselves(room: Room) -> None:
    room.open_comments()
    assert told(room, room.open_consensus) == {"consensus": {"secretariat"} | DELEGATIONS}


def test_members_and_the_chair_are_told_each_way_in_which_a_silence_goes(room: Room, clock: Clock) -> None:
    members = {"secretariat"} | DELEGATIONS
    all_but_mexico = CHAIR | DELEGATIONS - {"mexico"}
    assert told(room, lambda: under_silence(room)) == {"silence_opened": members}
    later = (clock.now + timedelta(days=6)).isoformat()
    extend = {"until": later, "zone": "UTC"}
    extended = told(room, lambda: on_the_silence(room, ask.ExtendSilence, PRESIDENCY, **extend))
    assert extended == {"silence_extended": members}
    refused = told(room, lambda: on_the_silence(room, ask.RefuseSilence, MEXICO))
    assert refused == {"silence_refused": all_but_mexico}
    under_silence(room)
    called_off = told(room, lambda: on_the_silence(room, ask.CallOffSilence, PRESIDENCY, reason="as said"))
    assert called_off == {"silence_called_off": members}
    until = under_silence(room)
    clock.at(until)
    ended = told(room, lambda: on_the_silence(room, ask.AnnounceOutcome, PRESIDENCY))
    assert ended == {"silence_expired": CHAIR | DELEGATIONS, "silence_announced": members}


def test_whoever_breaks_a_silence_is_not_named(room: Room) -> None:
    under_silence(room)
    objection = {"kind": PositionKind.OBJECTION, "reason": "not this"}
    item = room.item()
    broken = told(
        room,
        lambda: room.do(
            ask.TakePosition,
            MEXICO,
            conclusion=item.id,
            on_revision=item.revision,
            audience=Audience.CHAIR,
            **objection,
        ),
    )
    assert broken == {"silence_broken": CHAIR | DELEGATIONS - {"mexico"}}
    assert all(row.delegation != "MEX" or row.kind != "silence_broken" for row in rows(room))
    assert not any("MEX" in str(row.about) for row in rows(room))


def test_a_filing_by_another_way_is_told_to_the_chair_and_to_its_delegation(room: Room, clock: Clock) -> None:
    under_silence(room)
    fields = {
        "conclusion": room.items[0],
        "delegation": "PAN",
        "what": FilingKind.POSITION,
        "received": clock.now.isoformat(),
        "source": "a fax",
        "text": "We object.",
    }
    entered = told(room, lambda: on_the_silence(room, ask.EnterOutsideFiling, SECRETARIAT, **fields))
    assert entered == {"outside_to_confirm": {"presidency"}, "outside_entered": {"panama"}}


@pytest.mark.parametrize("audience", [Audience.CHAIR, Audience.MEMBERS, Audience.ALL])
def test_a_filed_amendment_is_told_to_the_chair_whatever_its_audience(room: Room, audience: Audience) -> None:
    room.open_comments()
    draft = room.create_draft(MEXICO, create_wording("To thank all."))
    about = {"amendment": draft, "conclusion": room.items[0], "on_version": 1, "audience": audience}
    assert told(room, lambda: room.do(ask.FileAmendment, MEXICO, **about)) == {"amendment_filed": CHAIR}


def test_a_draft_is_nobody_s_to_know_of_and_a_shared_one_its_partners_alone(room: Room) -> None:
    room.open_comments()
    drafted: list[str] = []
    nobody = told(room, lambda: drafted.append(room.create_draft(MEXICO, create_wording("To thank all."))))
    assert nobody == {}
    about = {"amendment": drafted[0], "conclusion": room.items[0], "on_version": 1}
    shared = told(room, lambda: room.do(ask.ShareDraft, MEXICO, partners=("PAN",), **about))
    assert shared == {"shared": {"panama"}}
    further = {"partners": ("CAN", "PAN"), "with_presidency": True, "on_version": 2}
    assert told(room, lambda: room.do(ask.ShareDraft, MEXICO, **about | further)) == {
        "shared": {"canada", "presidency"}
    }
    assert [row.private for row in rows(room)] == [True] * 3


def test_the_decision_on_an_amendment_is_told_to_its_author(room: Room) -> None:
    room.open_comments()
    amendment = room.create_amendment(MEXICO, create_wording("To thank all."))
    decided = told(room, lambda: room.treat(amendment, Disposition.NOT_ACCEPTED))
    assert decided == {"decided": {"mexico"}}


def test_what_is_entered_on_behalf_awaits_its_delegation(room: Room, clock: Clock) -> None:
    room.open_comments()
    item = room.item()
    fields = {
        "conclusion": item.id,
        "on_revision": item.revision,
        "wording": create_wording("By mail."),
        "rationale": "",
        "delegation": "CAN",
        "source": "an e-mail",
        "received": clock.now.isoformat(),
    }
    entered = told(room, lambda: room.do(ask.FileOnBehalf, SECRETARIAT, **fields))
    assert entered == {"amendment_filed": {"presidency"}, "entry_to_confirm": {"canada"}}


def test_until_when_comments_are_taken_is_told_only_where_it_is_another_hour(room: Room) -> None:
    until = START + timedelta(days=10)
    members = {"comments_hour": {"presidency"} | DELEGATIONS}
    assert told(room, lambda: comments_until(room, until)) == members
    assert told(room, lambda: comments_until(room, until, maintain_hours=2)) == {}
    assert told(room, lambda: comments_until(room, None)) == {}


def test_certified_and_after_is_told_to_everybody_once_it_is_issued(paper: Room, clock: Clock) -> None:
    room = paper
    assert told(room, room.certify) == {"certified": EVERYBODY - {"presidency"}}
    said = {"item": None, "kind": StatementKind.EXPLANATION, "text": "As May."}
    assert told(room, lambda: room.do(ask.MakeStatement, MEXICO, **said)) == {}
    clock.now += timedelta(hours=48)
    added = told(room, lambda: room.do(ask.IssueAddendum, SECRETARIAT))
    assert added == {"addendum": EVERYBODY - {"secretariat"}}
    slip = {"item": None, "language": "en", "wrong": "RCGM", "right": "Group", "reason": "a slip"}
    asked: list[str] = []
    assert told(room, lambda: asked.append(new_correction(room, slip))) == {"correction_asked": CHAIR}
    circulated = told(room, lambda: room.do(ask.CirculateCorrection, SECRETARIAT, correction=asked[0]))
    assert circulated == {"correction_circulated": {"presidency"} | DELEGATIONS}
    clock.now += timedelta(days=30)
    issued = told(room, lambda: room.do(ask.IssueCorrection, PRESIDENCY, correction=asked[0]))
    assert issued == {"correction_issued": EVERYBODY - {"presidency"}}


def new_correction(room: Room, slip: dict[str, Any]) -> str:
    room.do(ask.AskForCorrection, MEXICO, id="c" * 32, **slip)
    return "c" * 32


def test_a_person_in_two_capacities_is_written_to_once(room: Room) -> None:
    both = {"person": PRESIDENCY.person, "role": Role.DELEGATION, "delegation": "MEX"}
    room.do(ask.AdmitPerson, SECRETARIAT, **both)
    under_silence(room)
    on_the_silence(room, ask.RefuseSilence, CANADA)
    found = [
        row.role for row in rows(room) if (row.person, row.kind) == (PRESIDENCY.person, "silence_refused")
    ]
    assert found == ["presidency"]


def test_an_event_that_was_refused_tells_nobody(room: Room) -> None:
    item = room.item()
    outcome = room.submit(ask.OpenConsensus, MEXICO, conclusion=item.id, on_revision=item.revision)
    assert outcome.refusal
    assert rows(room) == []


def test_the_record_is_whole_with_its_messages_and_without_them(room: Room) -> None:
    under_silence(room)
    with room.engine.begin() as connection:
        assert proof.verify(connection, room.meeting).whole
        connection.execute(MAIL.delete())
        assert proof.verify(connection, room.meeting).whole


# --- who may have it, and who may know of it -------------------------------------------------------------------------


def test_whoever_was_dismissed_meanwhile_is_not_written_to(room: Room) -> None:
    under_silence(room)
    gone = {"person": PANAMA.person, "role": Role.DELEGATION, "delegation": "PAN"}
    room.do(ask.DismissPerson, SECRETARIAT, **gone)
    assert dropped(room, NoticeKind.SILENCE_OPENED) == {
        "secretariat": None, "mexico": None, "canada": None, "panama": Dropped.GONE,
    }  # fmt: skip


def test_a_draft_that_is_no_longer_shared_is_not_told_of(room: Room) -> None:
    room.open_comments()
    about = {"amendment": room.create_draft(MEXICO, create_wording("Ours.")), "conclusion": room.items[0]}
    room.do(ask.ShareDraft, MEXICO, on_version=1, partners=("PAN", "CAN"), **about)
    room.do(ask.ShareDraft, MEXICO, on_version=2, partners=("CAN",), **about)
    assert dropped(room, NoticeKind.SHARED) == {"panama": Dropped.HIDDEN, "canada": None}


def test_an_amendment_that_is_withdrawn_meanwhile_is_not_told_of(room: Room) -> None:
    room.open_comments()
    amendment = room.create_amendment(MEXICO, create_wording("To thank all."))
    room.do(ask.WithdrawAmendment, MEXICO, amendment=amendment, conclusion=room.items[0], reason="")
    assert dropped(room, NoticeKind.AMENDMENT_FILED)["presidency"] == Dropped.HIDDEN


def test_the_chair_knows_of_others_messages_but_not_of_those_that_would_tell_something(room: Room) -> None:
    room.open_comments()
    nameless = room.create_draft(MEXICO, create_wording("To thank all."))
    room.do(
        ask.FileAmendment,
        MEXICO,
        amendment=nameless,
        conclusion=room.items[0],
        on_version=1,
        attribution=Attribution.UNATTRIBUTED,
    )
    room.treat(nameless, Disposition.NOT_ACCEPTED)
    named = room.create_amendment(PANAMA, create_wording("To thank nobody."))
    room.treat(named, Disposition.NOT_ACCEPTED)

    def decided(viewer: Actor) -> list[str]:
        with room.engine.connect() as connection:
            ids = {row.id for row in rows(room) if row.kind == "decided"}
            found = seen_by(connection, room.meeting, viewer)
        return [str(one.reader.delegation) for one in found if one.id in ids]

    assert decided(MEXICO) == ["MEX"]
    assert decided(PANAMA) == ["PAN"]
    assert decided(SECRETARIAT) == decided(PRESIDENCY) == ["PAN"]
    assert decided(CANADA) == decided(OBSERVER) == []


# --- reminders -------------------------------------------------------------------------------------------------------


def test_a_silence_is_reminded_of_a_day_and_two_hours_before_its_end_each_once(
    room: Room, clock: Clock
) -> None:
    until = under_silence(room)
    clock.at(until, hours=24, seconds=1)
    assert reminded(room) == {}
    clock.at(until, hours=24)
    assert reminded(room) == {"silence_ends": DELEGATIONS}
    assert reminded(room) == {}
    clock.at(until, hours=2)
    assert reminded(room) == {"silence_ends": DELEGATIONS}
    assert reminded(room) == {}
    clock.at(until)
    assert reminded(room) == {}


def test_after_a_time_in_which_nothing_ran_one_reminder_comes_and_none_when_it_is_over(
    room: Room, clock: Clock
) -> None:
    until = under_silence(room)
    clock.at(until, minutes=5)
    assert reminded(room) == {"silence_ends": DELEGATIONS}
    assert len([row for row in rows(room) if row.kind == "silence_ends"]) == len(DELEGATIONS)
    under_silence(room, 1)
    clock.now += timedelta(days=6)
    assert reminded(room) == {}


def test_what_was_announced_within_the_hours_is_not_reminded_of(room: Room, clock: Clock) -> None:
    until = START + timedelta(hours=20)
    comments_until(room, until)
    assert reminded(room) == {}
    clock.at(until, hours=2)
    assert reminded(room) == {"comments_end": DELEGATIONS}


def test_an_hour_that_is_moved_is_reminded_of_as_it_stands_and_the_old_one_is_not_written(
    room: Room, clock: Clock
) -> None:
    until = under_silence(room)
    clock.at(until, hours=24)
    reminded(room)
    later = until + timedelta(days=2)
    on_the_silence(room, ask.ExtendSilence, PRESIDENCY, until=later.isoformat(), zone="UTC")
    assert set(dropped(room, NoticeKind.SILENCE_ENDS).values()) == {Dropped.OVER}
    clock.at(later, hours=24)
    assert reminded(room) == {"silence_ends": DELEGATIONS}
    assert set(dropped(room, NoticeKind.SILENCE_ENDS).values()) == {None}


def test_a_reminder_that_was_not_written_in_time_is_not_written(room: Room, clock: Clock) -> None:
    until = under_silence(room)
    clock.at(until, hours=2)
    reminded(room)
    clock.at(until)
    assert set(dropped(room, NoticeKind.SILENCE_ENDS).values()) == {Dropped.OVER}


def test_what_ends_at_one_instant_is_one_message(room: Room, clock: Clock) -> None:
    until = under_silence(room, 0)
    under_silence(room, 1)
    clock.at(until, hours=2)
    reminded(room)
    found = [row.about.items for row in rows(room) if row.kind == "silence_ends"]
    assert found == [tuple(sorted(room.items))] * len(DELEGATIONS)


def test_an_author_is_reminded_that_it_may_maintain_until_it_has_acted(room: Room, clock: Clock) -> None:
    comments_until(room, None, maintain_hours=72)
    room.open_comments()
    amendment = room.create_amendment(MEXICO, create_wording("To thank all."))
    room.treat(amendment, Disposition.NOT_ACCEPTED)
    clock.now += timedelta(hours=49)
    assert reminded(room) == {"maintain_ends": {"mexico"}}
    item = room.item()
    about = {"amendment": amendment, "conclusion": item.id, "on_revision": item.revision, "reason": "no"}
    room.do(ask.MaintainAmendment, MEXICO, **about)
    assert dropped(room, NoticeKind.MAINTAIN_ENDS) == {"mexico": Dropped.OVER}
    clock.now += timedelta(hours=21)
    assert reminded(room) == {}


def test_a_hold_is_its_owners_to_be_reminded_of(room: Room, clock: Clock) -> None:
    room.open_comments()
    room.open_consensus()
    until = clock.now + timedelta(days=3)
    item = room.item()
    hold = {
        "kind": PositionKind.SCRUTINY_HOLD,
        "reason": "",
        "owner": "the ministry",
        "until": until.isoformat(),
    }
    room.do(ask.TakePosition, PANAMA, conclusion=item.id, on_revision=item.revision, **hold)
    clock.at(until, hours=3)
    assert reminded(room) == {"hold_ends": {"panama"}}
    assert [row.private for row in rows(room) if row.kind == "hold_ends"] == [True]


def test_statements_are_reminded_of_to_those_who_made_none(paper: Room, clock: Clock) -> None:
    room = paper
    room.certify()
    room.do(ask.MakeStatement, MEXICO, item=None, kind=StatementKind.EXPLANATION, text="As May.")
    clock.now += timedelta(hours=24)
    assert reminded(room) == {"statements_end": DELEGATIONS - {"mexico"}}


def test_a_circulated_correction_is_reminded_of(paper: Room, clock: Clock) -> None:
    room = paper
    room.certify()
    slip = {"item": None, "language": "en", "wrong": "RCGM", "right": "Group", "reason": "a slip"}
    room.do(ask.CirculateCorrection, SECRETARIAT, correction=new_correction(room, slip))
    clock.now += timedelta(days=14) - timedelta(hours=1)
    assert reminded(room) == {"correction_ends": DELEGATIONS}


def test_whoever_takes_no_part_any_more_is_not_reminded(room: Room, clock: Clock) -> None:
    until = under_silence(room)
    room.do(ask.SetParticipants, SECRETARIAT, on_version=version(room), participants=("MEX", "CAN"))
    clock.at(until, hours=2)
    assert reminded(room) == {"silence_ends": {"mexico", "canada"}}


@pytest.mark.parametrize("hours", [0, 1])
def test_without_hours_in_the_configuration_nobody_is_reminded(room: Room, clock: Clock, hours: int) -> None:
    until = under_silence(room)
    clock.at(until, minutes=30)
    assert remind(room.engine, (1,) * hours) == hours * len(DELEGATIONS)


@pytest.mark.parametrize(
    "until",
    [
        datetime(2026, 11, 1, 5, 30, tzinfo=UTC),  # 01:30 in Toronto, the first of the two
        datetime(2026, 11, 1, 6, 30, tzinfo=UTC),  # 01:30 in Toronto, the second
        datetime(2027, 3, 14, 7, 0, tzinfo=UTC),  # where 02:00 is skipped in Toronto
    ],
)
def test_hours_are_counted_between_instants_whatever_the_clocks_of_a_zone_do(
    room: Room, clock: Clock, until: datetime
) -> None:
    clock.at(until, days=5)
    under_silence(room)
    for before in (24, 2):
        clock.at(until, hours=before, seconds=1)
        assert reminded(room) == {}
        clock.at(until, hours=before)
        assert reminded(room) == {"silence_ends": DELEGATIONS}


def test_several_workers_remind_once(database_url: str) -> None:
    """By the real clock, at the same moment."""
    room = create_room(database_url)
    comments_until(room, datetime.now(UTC) + timedelta(hours=30))
    barrier = Barrier(4)

    def look() -> None:
        barrier.wait()
        remind(room.engine, (48,))
        remind(room.engine, (31,))

    with room.engine.begin() as connection:  # as if it had been announced long ago
        connection.execute(MAIL.update().values(made_at=START))
    threads = [Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = [(row.person, row.kind) for row in rows(room) if row.kind == "comments_end"]
    assert sorted(found) == sorted((seat.person, "comments_end") for seat in SEATS)
