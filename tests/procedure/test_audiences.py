"""Who sees what: every audience, every capacity, every phase, against a table written from the rules alone."""

from dataclasses import replace
from itertools import product

import pytest

from engine.procedure import commands as ask
from engine.procedure.audiences import Gaze, Sight, sight
from engine.procedure.commands import Actor, Attribution, Audience, Disposition, Role, RoomOutcome, Scope
from engine.procedure.refusals import Code
from engine.procedure.terms import Disclosure, Terms
from tests.builders import CANADA, MEXICO, OBSERVER, PANAMA, PRESIDENCY, SECRETARIAT, create_wording
from tests.procedure.shorthand import Negotiation, open_negotiation, why

READER = Actor("person-reader", Role.OBSERVER)  # the Presidency has opened the working text to it
LET_IN = Actor("person-let-in", Role.OBSERVER)  # and to this one what members propose
VIEWERS = {
    "staff": SECRETARIAT,
    "chair": PRESIDENCY,
    "author": MEXICO,
    "partner": PANAMA,
    "other": CANADA,
    "observer": OBSERVER,
    "reader": READER,
    "let in": LET_IN,
}
DEADLINE = "2014-11-24T18:00:00Z"  # three hours after the negotiation in memory begins
TOGETHER = Terms(disclosure=Disclosure.AT_THE_DEADLINE, comments_until=DEADLINE)

OWNERS = {"author", "partner"}
CHAIR = OWNERS | {"staff", "chair"}
MEMBERS = CHAIR | {"other", "let in"}
ALL = MEMBERS | {"observer", "reader"}

AS_FILED = {Audience.OWN: OWNERS, Audience.CHAIR: CHAIR, Audience.MEMBERS: MEMBERS, Audience.ALL: ALL}
BEFORE_THE_DEADLINE = AS_FILED | {Audience.MEMBERS: CHAIR, Audience.ALL: CHAIR}
LET_GO = dict.fromkeys(Audience, OWNERS | {"staff"}) | {Audience.OWN: OWNERS}
DRAFT = dict.fromkeys(Audience, OWNERS)
OBSERVING = {"observer", "reader", "let in"}
IN_CLOSED = {audience: seeing - OBSERVING for audience, seeing in AS_FILED.items()}

SEEN = {
    "draft": DRAFT,
    "filed": AS_FILED,
    "before the deadline": BEFORE_THE_DEADLINE,
    "after the deadline": AS_FILED,
    "ended": AS_FILED,
    "let go": LET_GO,
    "in a closed sitting": IN_CLOSED,
}


def watched(terms: Terms | None = None) -> Negotiation:
    """An item open for comments, with observers to whom the Presidency has opened more or less."""
    room = open_negotiation()
    for actor, scope in ((READER, Scope.WORKING_TEXT), (LET_IN, Scope.PROPOSALS)):
        given = {"person": actor.person, "role": actor.role, "delegation": None}
        room.do(ask.AdmitPerson, SECRETARIAT, **given)
        room.do(ask.PermitObserver, PRESIDENCY, person=actor.person, scope=scope)
    if terms:
        room.do(ask.SetTerms, SECRETARIAT, on_version=room.room.version, terms=terms)
    room.open_comments()
    return room


def drafted(room: Negotiation) -> str:
    id_ = room.draft(MEXICO, create_wording("To thank all."))
    shared = {"partners": ("PAN",), "with_presidency": False, "on_version": 1}
    room.do(ask.ShareDraft, MEXICO, amendment=id_, conclusion=room.items[0], **shared)
    return id_


def proposed(room: Negotiation) -> str:
    """An amendment of Mexico's, made in the corridor with Panama, and filed."""
    id_ = drafted(room)
    filing = {"amendment": id_, "conclusion": room.items[0], "on_version": 2}
    room.do(ask.FileAmendment, MEXICO, **filing)
    return id_


def brought_to(phase: str) -> tuple[Negotiation, str]:
    room = watched(TOGETHER if "deadline" in phase else None)
    if phase == "draft":
        return room, drafted(room)
    id_ = proposed(room)
    match phase:
        case "after the deadline":
            room.wait(hours=3)
        case "ended":
            room.treat(id_, Disposition.NOT_ACCEPTED)
        case "let go":
            room.do(ask.WithdrawAmendment, MEXICO, amendment=id_, conclusion=room.items[0], reason="")
        case "in a closed sitting":
            room.open_sitting("MEX", closed=True)
    return room, id_


def gaze(room: Negotiation, viewer: Actor) -> Gaze:
    return Gaze(room.room, viewer, room.rules, room.now)


@pytest.mark.parametrize(("phase", "audience"), list(product(SEEN, Audience)))
def test_an_amendment_is_seen_by_its_audience_and_by_nobody_else(phase: str, audience: Audience) -> None:
    room, id_ = brought_to(phase)
    found = replace(room.amendment(id_), audience=audience)
    seeing = {name for name, viewer in VIEWERS.items() if gaze(room, viewer).amendment(found)}
    assert seeing == SEEN[phase][audience]


def test_what_waits_for_others_is_seen_by_the_chair_at_least() -> None:
    room = watched()
    filing = {"amendment": drafted(room), "conclusion": room.items[0], "on_version": 2}
    decision = room.submit(ask.FileAmendment, MEXICO, audience=Audience.OWN, **filing)
    assert why(decision) == Code.ONLY_FOR_ITSELF
    standing = {"conclusion": room.items[0], "on_revision": 1, "kind": ask.PositionKind.JOINS, "reason": ""}
    decision = room.submit(ask.TakePosition, MEXICO, audience=Audience.OWN, **standing)
    assert why(decision) == Code.ONLY_FOR_ITSELF


@pytest.mark.parametrize("audience", Audience)
def test_a_comment_is_seen_by_its_audience_and_by_nobody_else(audience: Audience) -> None:
    room = watched()
    seeing = {name for name, viewer in VIEWERS.items() if gaze(room, viewer).filed(audience, ("MEX", "PAN"))}
    assert seeing == AS_FILED[audience]


def test_the_presidency_sees_a_draft_that_it_was_asked_to_make_its_own_and_the_secretariat_does_not() -> None:
    room = watched()
    id_ = room.draft(MEXICO, create_wording("To thank all."))
    shared = {"partners": (), "with_presidency": True, "on_version": 1}
    room.do(ask.ShareDraft, MEXICO, amendment=id_, conclusion=room.items[0], **shared)
    found = room.amendment(id_)
    assert {name for name, viewer in VIEWERS.items() if gaze(room, viewer).amendment(found)} == {
        "author",
        "chair",
    }


def test_the_presidencys_own_seat_sees_no_more_than_any_other() -> None:
    """The hat and the country's seat are two, even for the same person."""
    room, id_ = brought_to("filed")
    seat = Actor(PRESIDENCY.person, Role.DELEGATION, "CAN")
    assert not gaze(room, seat).amendment(replace(room.amendment(id_), audience=Audience.CHAIR))


@pytest.mark.parametrize("outcome", [RoomOutcome.BRACKETED, RoomOutcome.FLOATED])
def test_what_was_said_in_the_room_was_said_before_all_members_whatever_the_deadline(
    outcome: RoomOutcome,
) -> None:
    room = watched(TOGETHER)
    room.open_sitting("MEX", "CAN")
    id_ = room.entered(create_wording("To thank all."), "MEX", outcome=outcome)
    seeing = {name for name, viewer in VIEWERS.items() if gaze(room, viewer).amendment(room.amendment(id_))}
    assert seeing == {"staff", "chair", "author", "partner", "other", "let in"}


def test_what_the_secretariat_files_for_members_waits_for_no_deadline() -> None:
    room = watched(TOGETHER)
    assert gaze(room, CANADA).filed(Audience.MEMBERS, ())


@pytest.mark.parametrize("attribution", Attribution)
def test_whose_it_is_others_are_told_only_where_it_was_filed_in_names(attribution: Attribution) -> None:
    room, id_ = brought_to("filed")
    found = replace(room.amendment(id_), attribution=attribution)
    told = {name for name, viewer in VIEWERS.items() if gaze(room, viewer).attributed(found)}
    assert told == (set(VIEWERS) if attribution == Attribution.NAMES else OWNERS)


def test_a_position_that_stands_no_longer_is_its_owners_and_the_secretariats() -> None:
    room = watched()
    seeing = {name for name, viewer in VIEWERS.items() if gaze(room, viewer).superseded("MEX")}
    assert seeing == {"author", "staff"}


# --- how much of a meeting somebody sees at all -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("viewer", "open_", "closed"),
    [
        ("staff", Sight.WORKING, Sight.WORKING),
        ("chair", Sight.WORKING, Sight.WORKING),
        ("author", Sight.PROPOSALS, Sight.PROPOSALS),
        ("observer", Sight.ISSUED, Sight.NOTHING),
        ("reader", Sight.TEXT, Sight.NOTHING),
        ("let in", Sight.PROPOSALS, Sight.NOTHING),
    ],
)
def test_a_closed_sitting_hides_everything_from_observers_and_from_nobody_else(
    viewer: str, open_: Sight, closed: Sight
) -> None:
    room = watched()
    assert sight(room.room, VIEWERS[viewer]) == open_
    room.open_sitting("MEX", closed=True)
    assert sight(room.room, VIEWERS[viewer]) == closed
    room.do(ask.CloseSitting, PRESIDENCY)
    assert sight(room.room, VIEWERS[viewer]) == open_


def test_what_was_opened_to_an_observer_is_closed_again() -> None:
    room = watched()
    room.do(ask.PermitObserver, PRESIDENCY, person=LET_IN.person, scope=None)
    assert sight(room.room, LET_IN) == Sight.ISSUED


@pytest.mark.parametrize("person", [MEXICO.person, "nobody"])
def test_only_to_an_observer_more_is_opened(person: str) -> None:
    room = watched()
    decision = room.submit(ask.PermitObserver, PRESIDENCY, person=person, scope=Scope.PROPOSALS)
    assert decision.refusal is not None
    assert room.submit(ask.PermitObserver, SECRETARIAT, person=LET_IN.person, scope=None).refusal is not None


@pytest.mark.parametrize(
    ("viewer", "facets"),
    [
        ("staff", {"amendments", "comments", "positions"}),
        ("chair", {"amendments", "comments", "positions"}),
        ("other", {"amendments", "comments", "positions"}),
        ("observer", set()),
        ("reader", set()),
        ("let in", {"amendments", "comments"}),
    ],
)
def test_positions_are_never_an_observers_to_see(viewer: str, facets: set[str]) -> None:
    assert set(gaze(watched(), VIEWERS[viewer]).facets) == facets
