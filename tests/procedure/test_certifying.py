"""Certification: what stands in the way is one list; what is signed is exactly what was shown."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Audience, Nature, PositionKind, StatementKind
from engine.procedure.events import PaperCertified, StatedBeside
from engine.procedure.refusals import Code, Refusal
from engine.procedure.terms import AdReferendum, Printing, Terms
from tests.builders import CANADA, MEXICO, PANAMA, SEATS, SECRETARIAT, create_wording
from tests.procedure.shorthand import Negotiation, open_negotiation, why


def set_terms(room: Negotiation, **terms: object) -> None:
    room.do(ask.SetTerms, SECRETARIAT, on_version=room.room.version, terms=Terms(**terms))


def agreed(**kinds: PositionKind) -> Negotiation:
    """One item, agreed in writing with these positions; who is not named joins."""
    room = open_negotiation()
    room.open_comments()
    room.open_consensus()
    for seat in SEATS:
        room.stand(seat, kinds.get(str(seat.delegation), PositionKind.JOINS), "not without funds")
    assert why(room.declare_agreed()) is None
    return room


def said(obstacles: tuple[Refusal, ...]) -> set[Code]:
    return {each.code for each in obstacles}


def certified(room: Negotiation) -> PaperCertified:
    return next(event for event in room.events if isinstance(event, PaperCertified))


# --- the list --------------------------------------------------------------------------------------------------------


def test_nothing_stands_in_the_way_of_a_paper_that_everybody_has_joined() -> None:
    assert agreed().obstacles() == ()


def test_everything_that_stands_in_the_way_is_said_at_once() -> None:
    room = open_negotiation(create_wording("To meet [in May]."), create_wording("To thank Panama."))
    for number in (0, 1):
        room.open_comments(number)
    room.file(CANADA, create_wording("To meet in June."), 0)
    room.open_consensus(1)
    room.stand(MEXICO, PositionKind.OBJECTION, "no funds", number=1)
    assert said(room.obstacles()) == {
        Code.NOT_AGREED_YET,
        Code.PENDING_AMENDMENTS,
        Code.OPEN_BRACKETS,
        Code.NO_CONSENSUS,
    }
    assert len([each for each in room.obstacles() if each.code == Code.NOT_AGREED_YET]) == 2


def test_a_change_that_may_still_be_called_material_stands_in_the_way_until_its_hour() -> None:
    room = agreed()
    room.revise(create_wording("To thank Mexico for the presentation."), Nature.EDITORIAL)
    assert said(room.obstacles()) == {Code.CHALLENGE_OPEN}
    room.wait(hours=24)
    assert room.obstacles() == ()
    assert why(room.certify()) is None


def test_brackets_around_the_items_are_in_the_list_too() -> None:
    room = agreed()
    frame = {"title": ("THE [SECOND] CONFERENCE",), "preamble": "It met:"}
    room.do(ask.SetFrame, SECRETARIAT, on_version=room.room.version, **frame)
    assert said(room.obstacles()) == {Code.OPEN_BRACKETS}


# --- ad referendum ---------------------------------------------------------------------------------------------------


def test_where_the_meeting_waits_the_paper_waits_for_the_capital() -> None:
    room = agreed(MEX=PositionKind.AD_REFERENDUM)
    set_terms(room, ad_referendum=AdReferendum.WAITS)
    assert said(room.obstacles()) == {Code.AD_REFERENDUM_WAITS}
    assert why(room.certify()) == Code.AD_REFERENDUM_WAITS


def test_a_confirmation_is_a_position_and_the_paper_waits_no_more() -> None:
    room = agreed(MEX=PositionKind.AD_REFERENDUM)
    set_terms(room, ad_referendum=AdReferendum.WAITS)
    assert why(room.stand(MEXICO, PositionKind.JOINS)) is None
    assert why(room.certify()) is None
    assert certified(room).stated == ()


def test_where_the_meeting_states_it_the_paper_says_who_has_not_confirmed() -> None:
    room = agreed(MEX=PositionKind.AD_REFERENDUM)
    assert why(room.certify()) is None
    (line,) = certified(room).stated
    assert (line.delegation, line.kind) == ("MEX", StatementKind.AD_REFERENDUM)


def test_what_the_chair_alone_was_told_is_not_printed_so_the_paper_waits_for_it() -> None:
    room = agreed()
    item = room.item()
    private = {"kind": PositionKind.AD_REFERENDUM, "reason": "", "audience": Audience.CHAIR}
    room.do(ask.TakePosition, PANAMA, conclusion=item.id, on_revision=item.revision, **private)
    assert why(room.certify()) == Code.AD_REFERENDUM_WAITS


# --- what is signed --------------------------------------------------------------------------------------------------


def test_reservations_and_disassociations_are_signed_with_the_paper_in_their_words() -> None:
    room = agreed(CAN=PositionKind.RESERVATION, PAN=PositionKind.DISASSOCIATION)
    assert why(room.certify()) is None
    lines = certified(room).stated
    assert [(one.delegation, one.kind) for one in lines] == [
        ("CAN", StatementKind.RESERVATION),
        ("PAN", StatementKind.DISASSOCIATION),
    ]
    assert all(str(one.text) == "not without funds" for one in lines)
    assert certified(room).printing == Printing.FOOTNOTE


def test_by_rule_reservations_stand_in_the_record_only() -> None:
    room = agreed(CAN=PositionKind.RESERVATION)
    set_terms(room, statements=Printing.RECORD)
    assert why(room.certify()) is None
    assert certified(room).stated == ()


def test_another_rule_for_statements_behind_the_form_is_not_signed() -> None:
    room = agreed(CAN=PositionKind.RESERVATION)
    shown = room.beside()
    set_terms(room, statements=Printing.ANNEX)
    assert why(room.certify(beside=shown)) == Code.BESIDE_NOT_AS_SIGNED
    assert why(room.certify()) is None


def test_a_reservation_that_came_behind_the_form_is_not_signed() -> None:
    room = agreed()
    items, beside = room.signed(), room.beside()
    room.stand(CANADA, PositionKind.RESERVATION, "not without funds")
    assert why(room.certify(items=items, beside=beside)) == Code.NOT_AS_SIGNED


@pytest.mark.parametrize(
    "participants", [(), ("CAN", "MEX"), ("MEX", "CAN", "PAN"), ("CAN", "MEX", "PAN", "BLZ")]
)
def test_the_presidency_confirms_exactly_the_list_of_the_preamble(participants: tuple[str, ...]) -> None:
    room = agreed()
    assert why(room.certify(participants=participants)) == Code.PARTICIPANTS_NOT_CONFIRMED


def test_a_position_names_its_item() -> None:
    room = agreed(CAN=PositionKind.RESERVATION)
    room.certify()
    assert isinstance(certified(room).stated[0], StatedBeside)
    assert certified(room).stated[0].conclusion == room.items[0]
