"""A draft conclusion, from proposal to adopted."""

from dataclasses import replace

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Disposition, PositionKind, Role
from engine.procedure.events import ConclusionAdopted, ConclusionAgreed, PaperCertified, WordingRevised
from engine.procedure.refusals import Code
from engine.procedure.texts import wording_of
from engine.text.wording import Kind, Paragraph, Wording
from tests.builders import (
    CANADA,
    MEXICO,
    OBSERVER,
    PANAMA,
    PRESIDENCY,
    SEATS,
    SECRETARIAT,
    create_wording,
    opening,
)
from tests.procedure.shorthand import Negotiation, fact, open_negotiation, why


def test_an_item_goes_from_proposal_through_comments_and_consensus_to_agreed() -> None:
    room = open_negotiation()
    states = [room.item().state]
    room.open_comments()
    states.append(room.item().state)
    room.open_consensus()
    states.append(room.item().state)
    for seat in SEATS:
        room.stand(seat)
    room.declare_agreed()
    states.append(room.item().state)
    assert states == ["proposal", "comments", "consensus", "agreed"]


def test_all_items_are_adopted_together_when_the_paper_is_certified() -> None:
    room = open_negotiation(create_wording("To thank Mexico."), create_wording("To thank Panama."))
    room.agree(0)
    room.agree(1)
    events = room.certify().events
    assert [type(event) for event in events] == [PaperCertified, ConclusionAdopted, ConclusionAdopted]
    assert {room.item(0).state, room.item(1).state} == {"adopted"}


def test_nothing_is_adopted_while_one_item_is_not_agreed() -> None:
    room = open_negotiation(create_wording("To thank Mexico."), create_wording("To thank Panama."))
    room.agree(0)
    decision = room.certify()
    assert (why(decision), fact(decision, "count")) == (Code.NOT_ALL_AGREED, 1)
    assert room.item(0).state == "agreed"


def test_a_withdrawn_item_is_no_part_of_the_paper() -> None:
    room = open_negotiation(create_wording("To thank Mexico."), create_wording("To thank Panama."))
    room.agree(0)
    room.do(ask.WithdrawConclusion, SECRETARIAT, conclusion=room.items[1], reason="merged with item 1")
    certified = room.certify().events[0]
    assert isinstance(certified, PaperCertified)
    assert [item.conclusion for item in certified.items] == [room.items[0]]


def test_an_empty_paper_is_not_certified() -> None:
    room = open_negotiation()
    room.do(ask.WithdrawConclusion, SECRETARIAT, conclusion=room.items[0], reason="not pursued")
    assert why(room.certify()) == Code.NOTHING_TO_CERTIFY


def test_the_presidency_certifies_exactly_what_it_was_shown() -> None:
    room = open_negotiation()
    room.agree()
    shown = room.signed()[0]
    other = ask.CertifiedItem(shown.conclusion, shown.version, shown.revision, "0" * 64)
    decision = room.certify(items=(other,))
    assert why(decision) == Code.NOT_AS_SIGNED
    assert room.certify(items=()).refusal is not None
    assert room.certify(items=(shown, ask.CertifiedItem("another", 1, 1, "0" * 64))).refusal is not None
    assert room.item().state == "agreed"


def test_the_presidency_certifies_the_title_and_preamble_that_it_was_shown() -> None:
    room = open_negotiation()
    room.agree()
    shown = room.room.frame
    about = {"on_version": room.room.version, "title": ("ANOTHER TITLE",), "preamble": "The RCGM met:"}
    room.do(ask.SetFrame, SECRETARIAT, **about)
    assert why(room.certify(frame=shown)) == Code.FRAME_NOT_AS_SIGNED


@pytest.mark.parametrize("actor", [SECRETARIAT, MEXICO, OBSERVER])
def test_nobody_but_the_presidency_certifies(actor: Actor) -> None:
    room = open_negotiation()
    room.agree()
    assert why(room.certify(actor)) == Code.NOT_FOR_ROLE


def test_consensus_waits_for_every_delegation_in_attendance() -> None:
    room = open_negotiation()
    room.open_comments()
    room.open_consensus()
    room.stand(CANADA)
    room.stand(MEXICO)
    decision = room.declare_agreed()
    assert (why(decision), fact(decision, "silent")) == (Code.NO_CONSENSUS, "PAN")


def test_one_objection_blocks_whatever_the_majority() -> None:
    room = open_negotiation()
    room.open_comments()
    room.open_consensus()
    room.stand(CANADA)
    room.stand(MEXICO)
    room.stand(PANAMA, PositionKind.OBJECTION, "the date is too early")
    decision = room.declare_agreed()
    assert (fact(decision, "objecting"), fact(decision, "silent")) == ("PAN", "")


def test_a_reservation_is_recorded_and_does_not_block() -> None:
    room = open_negotiation()
    room.open_comments()
    room.open_consensus()
    room.stand(CANADA)
    room.stand(MEXICO)
    room.stand(PANAMA, PositionKind.RESERVATION, "subject to our law")
    assert isinstance(room.declare_agreed().events[0], ConclusionAgreed)


def test_an_objection_without_a_reason_is_refused() -> None:
    room = open_negotiation()
    room.open_comments()
    room.open_consensus()
    decision = room.stand(PANAMA, PositionKind.OBJECTION, "  ")
    assert why(decision) == Code.REASON_REQUIRED


def test_the_latest_position_of_a_delegation_counts() -> None:
    room = open_negotiation()
    room.open_comments()
    room.open_consensus()
    room.stand(PANAMA, PositionKind.OBJECTION, "the date is too early")
    for seat in SEATS:
        room.stand(seat)
    assert room.declare_agreed().refusal is None


def test_in_writing_all_who_take_part_count_in_the_room_or_not() -> None:
    room = open_negotiation()
    room.open_sitting("CAN", "MEX")
    room.open_comments()
    room.open_consensus()
    room.stand(CANADA)
    room.stand(MEXICO)
    decision = room.declare_agreed()
    assert (why(decision), fact(decision, "silent")) == (Code.NO_CONSENSUS, "PAN")


def test_an_objection_is_not_lifted_by_crossing_its_delegation_off() -> None:
    room = open_negotiation()
    room.open_comments()
    room.open_consensus()
    room.stand(PANAMA, PositionKind.OBJECTION, "the date is too early")
    room.open_sitting("CAN", "MEX")
    decision = room.put()
    assert (why(decision), fact(decision, "objecting")) == (Code.NO_CONSENSUS, "PAN")


def test_an_empty_room_agrees_to_nothing() -> None:
    room = open_negotiation()
    room.open_comments()
    room.open_sitting()
    assert why(room.put()) == Code.EMPTY_ROOM


def test_a_delegation_that_takes_part_after_agreement_in_writing_is_asked_before_certification() -> None:
    room = open_negotiation()
    room.do(ask.SetParticipants, SECRETARIAT, on_version=room.room.version, participants=("CAN", "MEX"))
    room.agree(seats=(CANADA, MEXICO))
    everybody = ("CAN", "MEX", "PAN")
    room.do(ask.SetParticipants, SECRETARIAT, on_version=room.room.version, participants=everybody)
    decision = room.certify()
    assert (why(decision), fact(decision, "silent")) == (Code.NO_CONSENSUS, "PAN")


def test_the_presidency_returns_an_item_to_comments_only_with_a_reason() -> None:
    room = open_negotiation()
    room.open_comments()
    room.open_consensus()
    decision = room.return_to_comments(reason=" ")
    assert why(decision) == Code.REASON_REQUIRED


def test_a_material_change_voids_the_positions_and_says_whose() -> None:
    room = open_negotiation()
    room.agree()
    room.open_sitting("CAN", "MEX", "PAN")
    room.reopen()
    revised = room.do(
        ask.ReviseWording,
        SECRETARIAT,
        conclusion=room.items[0],
        on_revision=1,
        wording=create_wording("To thank Mexico and Panama."),
        reason="as the room asked",
    ).events[0]
    assert isinstance(revised, WordingRevised)
    assert revised.voided == ("CAN", "MEX", "PAN")
    room.open_consensus()
    decision = room.declare_agreed()
    assert fact(decision, "silent") == "CAN, MEX, PAN"


def test_positions_stand_when_an_item_comes_back_unchanged() -> None:
    room = open_negotiation()
    room.agree()
    room.open_sitting("CAN", "MEX", "PAN")
    room.reopen()
    room.open_consensus()
    assert room.declare_agreed().refusal is None


def test_a_position_is_taken_on_the_exact_revision_that_was_read() -> None:
    room = open_negotiation()
    room.open_comments()
    room.open_consensus()
    about = {"conclusion": room.items[0], "kind": PositionKind.JOINS, "reason": ""}
    decision = room.submit(ask.TakePosition, MEXICO, on_revision=2, **about)
    assert (why(decision), fact(decision, "revision")) == (Code.STALE_REVISION, 1)


def test_agreement_binds_the_text_that_was_shown() -> None:
    room = open_negotiation()
    room.open_comments()
    room.open_consensus()
    for seat in SEATS:
        room.stand(seat)
    decision = room.declare_agreed(text_hash="0" * 64)
    assert why(decision) == Code.STALE_TEXT


def test_a_revision_that_changes_nothing_is_refused() -> None:
    room = open_negotiation(create_wording("To thank:", "Mexico;", "Panama."))
    same = create_wording("To thank:", "Mexico;", "Panama.")
    decision = room.submit(
        ask.ReviseWording,
        SECRETARIAT,
        conclusion=room.items[0],
        on_revision=1,
        wording=same,
        reason="none",
    )
    assert why(decision) == Code.NOTHING_CHANGED


def test_a_proposal_comes_last_and_keeps_the_name_of_its_delegation() -> None:
    room = open_negotiation(create_wording("To thank Mexico."), create_wording("To thank Panama."))
    wording = create_wording("To thank Canada.")
    given = {"section": "conclusions", "topic": None, "language": "en", "wording": wording, "rationale": ""}
    room.do(ask.ProposeConclusion, MEXICO, id="proposed", **given)
    item = room.fold.conclusions["proposed"]
    assert (item.place, item.delegation, item.revision, item.language) == (3, "MEX", 1, "en")
    assert wording_of(item.wording) == create_wording("To thank Canada.")


def test_an_observer_proposes_nothing() -> None:
    room = open_negotiation()
    wording = create_wording("To thank Canada.")
    given = {"section": "conclusions", "topic": None, "language": "en", "wording": wording, "rationale": ""}
    decision = room.submit(ask.ProposeConclusion, OBSERVER, **given)
    assert why(decision) == Code.NOT_FOR_ROLE


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"section": "annexes"}, Code.UNKNOWN_SECTION),
        ({"language": "es"}, Code.OTHER_LANGUAGE),
        ({"wording": create_wording(" ")}, Code.EMPTY_WORDING),
        ({"wording": create_wording("To thank \u202eMexico.")}, Code.FORBIDDEN_CHARACTER),
        ({"rationale": "x" * 20_001}, Code.TEXT_TOO_LONG),
    ],
)
def test_a_proposal_that_cannot_stand_is_refused(change: dict[str, object], code: Code) -> None:
    room = open_negotiation()
    given = {
        "section": "conclusions",
        "topic": None,
        "language": "en",
        "wording": create_wording("To thank Canada."),
        "rationale": "",
    }
    decision = room.submit(ask.ProposeConclusion, MEXICO, **(given | change))
    assert why(decision) == code


def test_an_order_that_leaves_an_item_out_is_refused() -> None:
    room = open_negotiation(create_wording("To thank Mexico."), create_wording("To thank Panama."))
    decision = room.submit(ask.OrderItems, SECRETARIAT, order=(("conclusions", room.items[1]),))
    assert (why(decision), fact(decision, "missing")) == (Code.NOT_ALL_ITEMS, 1)


def test_items_are_put_in_a_new_order_and_into_another_section() -> None:
    room = open_negotiation(create_wording("To thank Mexico."), create_wording("To thank Panama."))
    first, second = room.items
    room.do(ask.OrderItems, SECRETARIAT, order=(("recommendations", first), ("conclusions", second)))
    places = {item.id: (item.section, item.place) for item in room.fold.conclusions.values()}
    assert places == {second: ("conclusions", 1), first: ("recommendations", 2)}


def test_an_agreed_item_stays_the_conclusion_or_recommendation_that_was_agreed() -> None:
    room = open_negotiation(create_wording("To thank Mexico."), create_wording("To thank Panama."))
    room.agree(0)
    first, second = room.items
    moved = room.submit(
        ask.OrderItems, SECRETARIAT, order=(("recommendations", first), ("conclusions", second))
    )
    placed = room.submit(ask.OrderItems, SECRETARIAT, order=(("conclusions", second), ("conclusions", first)))
    assert (why(moved), fact(moved, "conclusion"), why(placed)) == (Code.AGREED_STAYS, first, None)


@pytest.mark.parametrize(
    ("person", "role", "delegation"),
    [
        (SECRETARIAT.person, Role.PRESIDENCY, None),
        (SECRETARIAT.person, Role.DELEGATION, "CAN"),
        (PRESIDENCY.person, Role.SECRETARIAT, None),
        (MEXICO.person, Role.DELEGATION, "CAN"),
        (MEXICO.person, Role.OBSERVER, None),
    ],
)
def test_nobody_is_given_two_capacities_that_watch_each_other(
    person: str, role: Role, delegation: str | None
) -> None:
    room = open_negotiation()
    given = {"person": person, "role": role, "delegation": delegation}
    assert why(room.submit(ask.AdmitPerson, SECRETARIAT, **given)) == Code.CAPACITIES_CLASH


def test_whoever_presides_may_sit_for_one_country() -> None:
    room = open_negotiation()
    seat = {"person": PRESIDENCY.person, "role": Role.DELEGATION, "delegation": "MEX"}
    assert room.submit(ask.AdmitPerson, SECRETARIAT, **seat).refusal is None
    assert (
        why(room.submit(ask.AdmitPerson, SECRETARIAT, **(seat | {"delegation": "CAN"})))
        == Code.CAPACITIES_CLASH
    )


@pytest.mark.parametrize("id_", ["", "Bad Id/..", "-x", "x" * 65, "á"])
def test_an_id_that_could_be_no_address_is_refused(id_: str) -> None:
    assert why(Negotiation().take(replace(opening(create_wording()), meeting=id_))) == Code.BAD_ID


def test_a_capacity_that_was_taken_away_is_gone_with_the_next_command() -> None:
    room = open_negotiation()
    room.open_comments()
    gone = {"person": MEXICO.person, "role": Role.DELEGATION, "delegation": "MEX"}
    room.do(ask.DismissPerson, SECRETARIAT, **gone)
    about = {"conclusion": room.items[0], "on_revision": 1, "text": "still here?"}
    decision = room.submit(ask.WriteComment, MEXICO, **about)
    assert why(decision) == Code.NO_SUCH_CAPACITY


def test_the_country_seat_does_not_wear_the_hat_of_the_presidency() -> None:
    room = open_negotiation()
    room.open_comments()
    seat_of_the_chair = Actor(PRESIDENCY.person, Role.DELEGATION, "MEX")
    decision = room.submit(
        ask.WriteComment, seat_of_the_chair, conclusion=room.items[0], on_revision=1, text="as Mexico"
    )
    assert why(decision) == Code.NO_SUCH_CAPACITY


def test_the_last_secretariat_stays() -> None:
    room = open_negotiation()
    own = {"person": SECRETARIAT.person, "role": Role.SECRETARIAT, "delegation": None}
    decision = room.submit(ask.DismissPerson, SECRETARIAT, **own)
    assert why(decision) == Code.LAST_SECRETARIAT


def test_a_withdrawal_waits_until_every_amendment_has_its_disposition() -> None:
    room = open_negotiation()
    room.open_comments()
    id_ = room.file(MEXICO, create_wording("To thank Mexico and Canada."))
    about = {"conclusion": room.items[0], "reason": "not pursued"}
    decision = room.submit(ask.WithdrawConclusion, SECRETARIAT, **about)
    assert why(decision) == Code.PENDING_AMENDMENTS
    room.treat(id_, Disposition.NOT_ACCEPTED)
    assert room.submit(ask.WithdrawConclusion, SECRETARIAT, **about).refusal is None


def test_a_paper_is_not_certified_with_a_bracket_in_its_title_preamble_or_topics() -> None:
    room = open_negotiation()
    room.agree()
    for frame in (
        {"title": ("[Mexico: A] TITLE",), "preamble": "The RCGM met:"},
        {"title": ("T",), "preamble": "[should]"},
    ):
        room.do(ask.SetFrame, SECRETARIAT, on_version=room.room.version, **frame)
        decision = room.certify()
        assert (why(decision), fact(decision, "count")) == (Code.OPEN_BRACKETS, 1)


def test_a_comment_keeps_the_revision_that_it_was_written_on() -> None:
    room = open_negotiation()
    about = {"conclusion": room.items[0], "on_revision": 1, "reason": "style"}
    room.do(ask.ReviseWording, SECRETARIAT, wording=create_wording("We thank Mexico."), **about)
    about = {"conclusion": room.items[0], "text": "the first draft was better"}
    assert room.do(ask.WriteComment, MEXICO, on_revision=1, **about).events[0].revision == 1
    assert why(room.submit(ask.WriteComment, MEXICO, on_revision=3, **about)) == Code.STALE_REVISION


@pytest.mark.parametrize(
    "paragraph",
    [
        Paragraph(Kind.SUB, "x", level=-5, label="a)"),
        Paragraph(Kind.SUB, "x", level=9, label="a)"),
        Paragraph(Kind.LEAD, "two\nlines"),
        Paragraph(Kind.SUB, "x", label="a\n)"),
        Paragraph(Kind.SUB, "x", label="a" * 41),
    ],
)
def test_a_paragraph_that_no_paper_has_is_refused(paragraph: Paragraph) -> None:
    room = open_negotiation()
    given = {"conclusion": room.items[0], "on_revision": 1, "reason": "x", "wording": Wording((paragraph,))}
    assert why(room.submit(ask.ReviseWording, SECRETARIAT, **given)) in (
        Code.BAD_PARAGRAPH,
        Code.FORBIDDEN_CHARACTER,
    )


def test_a_wording_of_more_paragraphs_than_any_item_has_is_refused() -> None:
    room = open_negotiation()
    many = Wording((Paragraph(Kind.LEAD, "x"),) * 501)
    given = {"conclusion": room.items[0], "on_revision": 1, "reason": "x", "wording": many}
    assert why(room.submit(ask.ReviseWording, SECRETARIAT, **given)) == Code.TEXT_TOO_LONG
