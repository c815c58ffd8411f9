"""The silence procedure: a frozen text is agreed unless a member breaks its silence by an exact instant."""

from datetime import timedelta
from typing import Any

import pytest

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.commands import Actor, FilingKind, Nature, PositionKind, Role, RoomOutcome
from engine.procedure.decide import Decision, available
from engine.procedure.guards import States
from engine.procedure.instants import spelled
from engine.procedure.refusals import Code
from engine.procedure.terms import Terms
from tests.builders import MEXICO, OBSERVER, PANAMA, PRESIDENCY, SECRETARIAT, create_wording, new_id
from tests.procedure.shorthand import Negotiation, fact, open_negotiation, why

MAY, JUNE, JULY = (create_wording(f"To meet in {month}.") for month in ("May", "June", "July"))
SECOND = Actor("person-second", Role.SECRETARIAT)
WORKER = Actor("worker", Role.WORKER)


def in_writing(*wordings: Any) -> Negotiation:
    """Items open for comments, two unless given."""
    room = open_negotiation(*(wordings or (MAY, JUNE)))
    for number in range(len(room.items)):
        room.open_comments(number)
    return room


def under_silence(*numbers: int, package: bool = False) -> Negotiation:
    room = in_writing()
    decision = room.open_silence(*(numbers or (0,)), package=package)
    assert decision.refusal is None, decision.refusal
    return room


def objects(room: Negotiation, seat: Actor = MEXICO, number: int = 0) -> Decision:
    return room.stand(seat, PositionKind.OBJECTION, "not yet", number)


def kinds(decision: Decision) -> list[str]:
    return [type(event).__name__ for event in decision.events]


def told(room: Negotiation) -> list[str]:
    """What happened to silences, in order."""
    return [type(event).__name__ for event in room.events if hasattr(event, "silence") and event.silence]


def states(room: Negotiation, number: int = 0) -> States:
    return States(meeting=room.room, conclusion=room.item(number))


# --- opened ----------------------------------------------------------------------------------------------------------


def test_it_is_opened_on_exactly_the_text_that_stands() -> None:
    room = under_silence(0, 1)
    frozen = [(line.conclusion, line.revision, line.text_hash) for line in room.silence.items]
    assert frozen == [(room.item(n).id, 1, room.item(n).wording.hash) for n in (0, 1)]
    assert (room.silence.until, room.silence.zone) == (
        spelled(room.now + timedelta(hours=72)),
        "America/Managua",
    )


@pytest.mark.parametrize("actor", [SECRETARIAT, MEXICO, OBSERVER])
def test_only_the_presidency_opens_one(actor: Actor) -> None:
    room = in_writing()
    given = {"package": False, "until": (room.now + timedelta(days=9)).isoformat(), "zone": "UTC"}
    assert why(room.submit(ask.OpenSilence, actor, items=(room.line(),), **given)) == Code.NOT_FOR_ROLE


def test_it_lasts_at_least_as_long_as_the_meetings_rules_say() -> None:
    room = in_writing()
    assert why(room.open_silence(hours=71.99)) == Code.SILENCE_TOO_SHORT
    assert why(room.open_silence(hours=72)) is None


def test_a_meeting_sets_its_own_period() -> None:
    room = in_writing()
    room.do(ask.SetTerms, SECRETARIAT, on_version=room.room.version, terms=Terms(silence_hours=2))
    assert why(room.open_silence(hours=2)) is None


def test_the_instant_is_one_and_its_zone_is_named() -> None:
    room = in_writing()
    given = {"items": (room.line(),), "package": False}
    later = (room.now + timedelta(days=9)).isoformat()
    for until, zone, code in [("friday", "UTC", Code.BAD_INSTANT), (later, "on the hour", Code.BAD_ZONE)]:
        assert why(room.submit(ask.OpenSilence, PRESIDENCY, until=until, zone=zone, **given)) == code


def test_not_on_another_text_than_was_shown() -> None:
    room = in_writing()
    shown = room.line()
    room.revise(JULY)
    given = {"package": False, "until": (room.now + timedelta(days=9)).isoformat(), "zone": "UTC"}
    decision = room.submit(ask.OpenSilence, PRESIDENCY, items=(shown,), **given)
    assert why(decision) == Code.NOT_AS_SIGNED


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (PositionKind.OBJECTION, {"reason": "not yet"}),
        (PositionKind.SCRUTINY_HOLD, {"owner": "Ministry", "until": "2014-11-30T00:00:00Z", "reason": ""}),
    ],
)
def test_not_while_an_objection_or_a_hold_stands(kind: PositionKind, given: dict[str, str]) -> None:
    room = in_writing()
    about = {"conclusion": room.items[1], "on_revision": 1}
    room.do(ask.TakePosition, MEXICO, kind=kind, **about, **given)
    decision = room.open_silence(0, 1)
    assert (why(decision), fact(decision, "conclusion")) == (Code.NO_CONSENSUS, room.items[1])
    assert why(room.open_silence(0)) is None


def test_not_while_an_amendment_is_pending() -> None:
    room = in_writing()
    room.file(MEXICO, JULY)
    assert why(room.open_silence()) == Code.PENDING_AMENDMENTS


def test_not_while_a_bracket_is_open() -> None:
    room = in_writing(create_wording("To meet in [May][June]."))
    assert why(room.open_silence()) == Code.OPEN_BRACKETS


def test_not_on_an_item_that_is_under_silence_already() -> None:
    room = under_silence()
    assert why(room.open_silence(0, 1)) == Code.UNDER_SILENCE


def test_not_where_no_amendment_could_be_filed() -> None:
    """For an amendment breaks it as an objection does."""
    room = in_writing()
    room.open_consensus()
    assert why(room.open_silence()) == Code.NOT_IN_THIS_STATE


# --- broken ----------------------------------------------------------------------------------------------------------


def test_an_objection_breaks_it() -> None:
    room = under_silence()
    assert kinds(objects(room)) == ["PositionTaken", "SilenceBroken"]
    assert room.room.silences == ()


def test_a_scrutiny_hold_breaks_it() -> None:
    room = under_silence()
    hold = {"owner": "Ministry", "until": "2014-11-30T00:00:00Z", "reason": ""}
    about = {"conclusion": room.items[0], "on_revision": 1, "kind": PositionKind.SCRUTINY_HOLD}
    assert kinds(room.submit(ask.TakePosition, MEXICO, **about, **hold))[-1] == "SilenceBroken"


def test_an_amendment_breaks_it() -> None:
    room = under_silence()
    room.file(MEXICO, JULY)
    assert told(room) == ["SilenceOpened", "SilenceBroken"]


def test_an_amendment_that_the_secretariat_files_on_behalf_breaks_it() -> None:
    room = under_silence()
    given = {"conclusion": room.items[0], "on_revision": 1, "wording": JULY, "rationale": "", "sponsors": ()}
    mailed = {"delegation": "PAN", "source": "an e-mail", "received": room.now.isoformat()}
    decision = room.submit(ask.FileOnBehalf, SECRETARIAT, kind=ask.ProposalKind.MODIFY, **given, **mailed)
    assert decision.refusal is None
    broken = decision.events[-1]
    assert isinstance(broken, did.SilenceBroken)
    assert (broken.delegation, broken.what) == ("PAN", FilingKind.AMENDMENT)


@pytest.mark.parametrize("kind", [PositionKind.JOINS, PositionKind.RESERVATION, PositionKind.DISASSOCIATION])
def test_what_does_not_block_does_not_break_it(kind: PositionKind) -> None:
    room = under_silence()
    assert kinds(room.stand(MEXICO, kind)) == ["PositionTaken"]
    assert len(room.room.silences) == 1


def test_a_draft_that_is_not_filed_breaks_nothing() -> None:
    room = under_silence()
    room.draft(MEXICO, JULY)
    assert len(room.room.silences) == 1


def test_a_break_takes_one_item_out_and_leaves_the_others() -> None:
    room = under_silence(0, 1)
    objects(room)
    assert [line.conclusion for line in room.silence.items] == [room.items[1]]
    room.wait(hours=72)
    assert why(room.announce()) is None
    assert [room.item(n).state for n in (0, 1)] == ["comments", "agreed"]


def test_in_a_package_one_break_breaks_all() -> None:
    room = under_silence(0, 1, package=True)
    objects(room, number=1)
    assert room.room.silences == ()
    room.wait(hours=72)
    assert why(room.announce()) == Code.NOT_FOUND


def test_any_member_may_refuse_the_procedure_and_need_not_say_why() -> None:
    room = under_silence(0, 1)
    decision = room.submit(ask.RefuseSilence, PANAMA, silence=room.silence.id)
    assert kinds(decision) == ["SilenceRefused"]
    assert room.room.silences == ()


def test_an_observer_refuses_nothing() -> None:
    room = under_silence()
    assert why(room.submit(ask.RefuseSilence, OBSERVER, silence=room.silence.id)) == Code.NOT_FOR_ROLE


def test_whoever_takes_no_part_does_not_count() -> None:
    room = under_silence()
    participants = {"on_version": room.room.version, "participants": ("CAN", "PAN")}
    room.do(ask.SetParticipants, SECRETARIAT, **participants)
    assert why(objects(room, MEXICO)) == Code.NOT_A_PARTICIPANT
    assert why(room.submit(ask.RefuseSilence, MEXICO, silence=room.silence.id)) == Code.NOT_A_PARTICIPANT
    assert len(room.room.silences) == 1


# --- overtaken, called off -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nature", list(Nature))
def test_a_changed_text_ends_it_and_another_is_opened_on_the_new_one(nature: Nature) -> None:
    room = under_silence(0, 1, package=True)
    decision = room.revise(JULY, nature)
    ended = decision.events[-1]
    assert isinstance(ended, did.SilenceSuperseded)
    assert (ended.item, ended.why) == (room.items[0], did.Overtaking.TEXT)
    assert room.room.silences == ()
    room.wait(hours=24)  # an editorial change has its hours first
    assert why(room.open_silence(0, 1, package=True)) is None


def test_an_item_that_is_withdrawn_is_out() -> None:
    room = under_silence(0, 1)
    room.do(ask.WithdrawConclusion, SECRETARIAT, conclusion=room.items[0], reason="twice")
    assert [line.conclusion for line in room.silence.items] == [room.items[1]]


def test_the_presidency_calls_it_off_with_a_reason() -> None:
    room = under_silence()
    about = {"silence": room.silence.id}
    assert why(room.submit(ask.CallOffSilence, PRESIDENCY, reason="", **about)) == Code.REASON_REQUIRED
    assert kinds(room.submit(ask.CallOffSilence, PRESIDENCY, reason="too soon", **about)) == [
        "SilenceCalledOff"
    ]
    assert room.room.silences == ()


def test_the_gavel_does_not_overtake_a_silence() -> None:
    """Whoever relies on the instant is not decided over before it has come."""
    room = under_silence()
    room.open_sitting("CAN", "PAN")
    assert why(room.put(0)) == Code.UNDER_SILENCE
    assert why(room.open_consensus()) == Code.UNDER_SILENCE


def test_words_that_the_room_agrees_on_end_it() -> None:
    room = under_silence()
    room.open_sitting("CAN", "MEX", "PAN")
    decision = room.enter(JULY, outcome=RoomOutcome.AGREED, reason="")
    assert "SilenceSuperseded" in kinds(decision)


def test_an_idea_breaks_it_when_it_is_maintained() -> None:
    room = under_silence()
    room.open_sitting("CAN", "MEX", "PAN")
    idea = room.entered(JULY, "MEX", outcome=RoomOutcome.FLOATED, reason="")
    assert len(room.room.silences) == 1
    assert kinds(room.submit(ask.MaintainIdea, MEXICO, amendment=idea, conclusion=room.items[0]))[-1] == (
        "SilenceBroken"
    )


# --- extended --------------------------------------------------------------------------------------------------------


def extended(room: Negotiation, hours: float, actor: Actor = PRESIDENCY) -> Decision:
    until = (room.now + timedelta(hours=hours)).isoformat()
    silence = room.silence.id if room.room.silences else "none"
    return room.submit(ask.ExtendSilence, actor, silence=silence, until=until, zone="UTC")


def test_it_is_extended_to_a_later_instant_only() -> None:
    room = under_silence()
    assert why(extended(room, 71)) == Code.NOT_LATER
    assert why(extended(room, 72)) == Code.NOT_LATER
    assert why(extended(room, 96)) is None
    assert room.silence.until == spelled(room.now + timedelta(hours=96))


def test_it_is_extended_before_it_has_expired_only() -> None:
    room = under_silence()
    room.wait(hours=72)
    assert why(extended(room, 96)) == Code.SILENCE_OVER


def test_what_comes_between_the_old_and_the_new_instant_is_in_time() -> None:
    room = under_silence()
    extended(room, 96)
    room.wait(hours=73)
    assert kinds(objects(room))[-1] == "SilenceBroken"


# --- expired ---------------------------------------------------------------------------------------------------------


def test_a_filing_just_before_the_instant_is_in_time_and_one_at_it_is_late() -> None:
    room = under_silence()
    room.wait(hours=72, microseconds=-1)
    assert kinds(objects(room))[-1] == "SilenceBroken"
    room = under_silence()
    room.wait(hours=72)
    assert why(objects(room)) == Code.FILING_CLOSED


def test_a_late_objection_is_logged_and_not_counted() -> None:
    room = under_silence()
    room.wait(hours=72)
    decision = objects(room)
    (late,) = decision.events
    assert isinstance(late, did.FilingWasLate)
    assert (late.delegation, late.position, str(late.reason)) == ("MEX", PositionKind.OBJECTION, "not yet")
    assert told(room) == ["SilenceOpened", "SilenceExpired", "FilingWasLate"]
    assert room.item().positions == ()
    assert why(room.announce()) is None


def test_a_late_amendment_stays_a_draft() -> None:
    room = under_silence()
    draft = room.draft(MEXICO, JULY)
    room.wait(hours=72)
    about = {"amendment": draft, "conclusion": room.items[0], "on_version": 1}
    decision = room.submit(ask.FileAmendment, MEXICO, **about)
    assert (why(decision), kinds(decision)) == (Code.FILING_CLOSED, ["FilingWasLate"])
    assert room.amendment(draft).state == "draft"


def test_what_would_have_been_refused_in_time_too_is_not_logged_as_late() -> None:
    room = under_silence()
    room.wait(hours=72)
    decision = room.stand(MEXICO, PositionKind.OBJECTION, "")
    assert (why(decision), decision.events) == (Code.REASON_REQUIRED, ())


def test_a_deadline_that_nobody_watched_has_the_same_effect() -> None:
    """Whoever comes first puts it on the record; a worker may, and need not."""
    watched, unwatched = under_silence(), under_silence()
    for room in (watched, unwatched):
        room.wait(hours=72)
    watched.do(ask.NoticeDeadlines, WORKER)
    for room in (watched, unwatched):
        room.wait(hours=5)
        assert why(objects(room)) == Code.FILING_CLOSED
        assert why(room.announce()) is None
    assert told(watched) == told(unwatched)


def test_nothing_is_noticed_before_its_hour_nor_twice() -> None:
    room = under_silence()
    room.do(ask.NoticeDeadlines, WORKER)
    assert told(room) == ["SilenceOpened"]
    room.wait(hours=72)
    room.do(ask.NoticeDeadlines, WORKER)
    room.do(ask.NoticeDeadlines, WORKER)
    assert told(room) == ["SilenceOpened", "SilenceExpired"]


def test_only_a_worker_notices() -> None:
    room = under_silence()
    assert why(room.submit(ask.NoticeDeadlines, SECRETARIAT)) == Code.NOT_FOR_ROLE


def test_pages_say_that_filing_is_closed_before_anything_is_typed() -> None:
    room = under_silence()
    room.wait(hours=72)
    offered = available(MEXICO, states(room), room.rules, room.now)
    (position,) = (one for one in offered if one.action == "take_position")
    assert position.refusal is not None
    assert position.refusal.code == Code.FILING_CLOSED


def test_a_text_that_changes_after_the_instant_is_not_agreed() -> None:
    room = under_silence()
    room.wait(hours=72)
    room.revise(JULY)
    assert told(room)[-1] == "SilenceSuperseded"
    assert why(room.announce()) == Code.NOT_FOUND


# --- announced -------------------------------------------------------------------------------------------------------


def test_nothing_is_agreed_before_the_outcome_is_announced() -> None:
    room = under_silence()
    assert why(room.announce()) == Code.SILENCE_RUNS
    room.wait(hours=72)
    room.do(ask.NoticeDeadlines, WORKER)
    assert room.item().state == "comments"
    assert why(room.announce(SECRETARIAT)) == Code.NOT_FOR_ROLE
    assert kinds(room.announce()) == ["SilenceAnnounced", "ConclusionAgreed"]
    assert room.item().state == "agreed"
    assert why(room.announce()) == Code.NOT_FOUND


def test_what_was_agreed_by_silence_may_be_certified_though_nobody_said_a_word() -> None:
    room = in_writing(MAY)
    room.open_silence()
    silence = room.silence.id
    room.wait(hours=72)
    room.announce()
    assert room.item().by_silence == silence
    assert why(room.certify()) is None


def test_what_was_agreed_by_silence_and_reopened_is_open() -> None:
    room = in_writing(MAY)
    room.open_silence()
    room.wait(hours=72)
    room.announce()
    room.open_sitting("CAN", "MEX", "PAN")
    assert why(room.reopen()) is None
    assert (room.item().state, room.item().by_silence) == ("comments", None)


def test_members_file_again_once_the_silence_is_called_off() -> None:
    room = under_silence()
    room.wait(hours=72)
    room.do(ask.CallOffSilence, PRESIDENCY, silence=room.silence.id, reason="we heard too late of it")
    assert kinds(objects(room)) == ["PositionTaken"]


# --- what came by another way ----------------------------------------------------------------------------------------


def entered(room: Negotiation, actor: Actor = SECRETARIAT, hours_ago: float = 1, **fields: Any) -> Decision:
    given = {
        "silence": room.silence.id,
        "conclusion": room.items[0],
        "delegation": "MEX",
        "what": FilingKind.POSITION,
        "received": (room.now - timedelta(hours=hours_ago)).isoformat(),
        "source": "Note verbale 12/2014, fax of 15.02",
        "text": "Mexico objects.",
    }
    return room.submit(ask.EnterOutsideFiling, actor, **(given | fields))


def answered(room: Negotiation, filing: str, actor: Actor = SECOND, confirms: bool = True) -> Decision:
    about = {"silence": room.silence.id, "filing": filing, "confirms": confirms}
    return room.submit(ask.ConfirmOutsideFiling, actor, reason="" if confirms else "not its seal", **about)


def staffed(room: Negotiation) -> Negotiation:
    given = {"person": SECOND.person, "role": SECOND.role, "delegation": None}
    room.do(ask.AdmitPerson, SECRETARIAT, **given)
    return room


def test_a_fax_that_came_in_time_breaks_the_silence_after_the_instant_too() -> None:
    room = staffed(under_silence())
    room.wait(hours=72, minutes=5)
    filing = new_id()
    assert kinds(entered(room, id=filing)) == ["OutsideFilingEntered"]
    assert kinds(answered(room, filing)) == ["OutsideFilingConfirmed", "SilenceBroken"]
    assert why(room.announce()) == Code.NOT_FOUND


def test_it_counts_only_when_a_second_person_has_confirmed_it() -> None:
    room = staffed(under_silence())
    filing = new_id()
    room.wait(hours=2)
    entered(room, id=filing)
    assert len(room.room.silences) == 1
    assert why(answered(room, filing, SECRETARIAT)) == Code.SECOND_PERSON
    assert why(answered(room, filing, PRESIDENCY)) is None


def test_nothing_is_announced_while_one_awaits_its_second_person() -> None:
    room = staffed(under_silence())
    filing = new_id()
    room.wait(hours=73)
    entered(room, hours_ago=2, id=filing)
    assert why(room.announce()) == Code.OUTSIDE_FILING_AWAITS
    assert kinds(answered(room, filing, confirms=False)) == ["OutsideFilingDismissed"]
    assert why(room.announce()) is None


def test_a_dismissal_says_why() -> None:
    room = staffed(under_silence())
    filing = new_id()
    entered(room, id=filing, hours_ago=0)
    about = {"silence": room.silence.id, "filing": filing, "confirms": False, "reason": " "}
    assert why(room.submit(ask.ConfirmOutsideFiling, SECOND, **about)) == Code.REASON_REQUIRED


def test_what_was_received_at_the_instant_or_before_the_silence_is_not_entered() -> None:
    room = under_silence()
    assert why(entered(room, hours_ago=1)) == Code.RECEIVED_LATE  # it was opened this minute
    room.wait(hours=73)
    assert why(entered(room, hours_ago=1)) == Code.RECEIVED_LATE
    assert why(entered(room, hours_ago=1.01)) is None


def test_nothing_is_received_in_the_future_or_without_evidence() -> None:
    room = under_silence()
    room.wait(hours=2)
    assert why(entered(room, hours_ago=-1)) == Code.BAD_INSTANT
    assert why(entered(room, source=" ")) == Code.TEXT_REQUIRED


def test_it_comes_too_late_once_the_outcome_is_announced() -> None:
    room = under_silence()
    silence = room.silence.id
    room.wait(hours=73)
    room.announce()
    given = {
        "conclusion": room.items[0],
        "delegation": "MEX",
        "what": FilingKind.POSITION,
        "silence": silence,
    }
    said = {"received": (room.now - timedelta(hours=2)).isoformat(), "source": "a fax", "text": "No."}
    assert why(room.submit(ask.EnterOutsideFiling, SECRETARIAT, **given, **said)) == Code.NOT_UNDER_SILENCE


def test_delegations_enter_nothing_for_others() -> None:
    room = under_silence()
    room.wait(hours=2)
    assert why(entered(room, MEXICO)) == Code.NOT_FOR_ROLE
