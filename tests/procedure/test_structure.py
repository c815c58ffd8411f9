"""Structure is negotiable too: items split, joined, moved, sub-paragraphs given away; amendments follow their words."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Change, ProposalKind
from engine.procedure.decide import Decision
from engine.procedure.events import Carry
from engine.procedure.refusals import Code
from engine.procedure.texts import wording_of
from engine.text.wording import Wording
from tests.builders import CANADA, MEXICO, PANAMA, PRESIDENCY, SECRETARIAT, create_wording, new_id
from tests.procedure.shorthand import Negotiation, open_negotiation, why

THANKS = create_wording("To thank:", "Mexico for its presentation;", "Panama for its support.")


@pytest.fixture
def room() -> Negotiation:
    """Two items, both open for comments."""
    negotiation = open_negotiation(THANKS, create_wording("To meet again in June."))
    for number in (0, 1):
        negotiation.open_comments(number)
    return negotiation


def propose(room: Negotiation, change: Change, **fields: object) -> str:
    id_ = new_id()
    given = {
        "conclusion": room.items[0],
        "on_revision": room.item().revision,
        "rationale": "as it reads better",
    }
    room.do(ask.ProposeStructure, MEXICO, id=id_, change=change, **(given | fields))
    return id_


def decide(
    room: Negotiation, structure: str, accepted: bool = True, actor: ask.Actor = PRESIDENCY
) -> Decision:
    versions = tuple((id_, item.revision) for id_, item in room.fold.conclusions.items())
    given = {
        "structure": structure,
        "accepted": accepted,
        "reason": "so the room wishes",
        "versions": versions,
    }
    return room.submit(ask.DecideStructure, actor, **given)


def texts(room: Negotiation) -> list[tuple[str, list[str]]]:
    """The paper: each item's section and paragraphs, in order."""
    sections = room.room.sections
    items = sorted(
        (item for item in room.fold.conclusions.values() if item.state != "withdrawn"),
        key=lambda item: (sections.index(item.section), item.place),
    )
    return [(item.section, [one.text for one in wording_of(item.wording).paragraphs]) for item in items]


def test_an_item_is_split_and_its_parts_stand_where_the_whole_stood(room: Negotiation) -> None:
    decide(room, propose(room, Change.SPLIT, paragraph=3))
    assert texts(room) == [
        ("conclusions", ["To thank:", "Mexico for its presentation;"]),
        ("conclusions", ["Panama for its support."]),
        ("conclusions", ["To meet again in June."]),
    ]
    assert {item.state for item in room.fold.conclusions.values()} == {"comments"}


def test_an_amendment_goes_with_its_words(room: Negotiation) -> None:
    stays = room.file(
        CANADA, create_wording("To thank warmly:", "Mexico for its presentation;", "Panama for its support.")
    )
    goes = room.file(
        PANAMA, create_wording("To thank:", "Mexico for its presentation;", "Panama for its strong support.")
    )
    new = propose(room, Change.SPLIT, paragraph=3)
    decide(room, new)
    assert (room.amendment(stays).carry, room.amendment(stays).base_revision) == (Carry.EXACT, 2)
    followed = [found for found in room.fold.amendments.values() if found.again == goes]
    assert [(found.conclusion, found.delegation, found.state) for found in followed] == [
        (new, "PAN", "filed")
    ]
    assert wording_of(followed[0].wording).paragraphs[0].text == "Panama for its strong support."
    assert room.amendment(goes).state == "followed"
    assert (room.item().pending, room.fold.conclusions[new].pending) == (1, 1)


def test_an_amendment_across_the_border_is_orphaned_and_stays_pending(room: Negotiation) -> None:
    crossing = room.file(CANADA, create_wording("To thank Mexico and Panama."))
    decide(room, propose(room, Change.SPLIT, paragraph=3))
    found = room.amendment(crossing)
    assert (found.carry, found.why, found.state) == (Carry.CONFLICT, "item_divided", "filed")


def test_a_sub_paragraph_goes_to_the_recommendations(room: Negotiation) -> None:
    decide(room, propose(room, Change.TAKE_OUT, paragraph=3, last=3, section="recommendations"))
    assert texts(room)[0] == ("conclusions", ["To thank:", "Mexico for its presentation;"])
    assert texts(room)[-1] == ("recommendations", ["Panama for its support."])


def test_two_items_become_one_with_what_is_pending_on_both(room: Negotiation) -> None:
    own = room.file(
        CANADA, create_wording("To thank warmly:", "Mexico for its presentation;", "Panama for its support.")
    )
    others = room.file(PANAMA, create_wording("To meet again in July."), number=1)
    suppress = room.file(MEXICO, Wording(()), number=1, kind=ProposalKind.SUPPRESS)
    decide(room, propose(room, Change.JOIN, joining_item=room.items[1]))
    assert texts(room) == [
        (
            "conclusions",
            [
                "To thank:",
                "Mexico for its presentation;",
                "Panama for its support.",
                "To meet again in June.",
            ],
        )
    ]
    assert room.amendment(own).carry == Carry.EXACT
    again = {found.again: found for found in room.fold.amendments.values() if found.again}
    assert wording_of(again[others].wording).paragraphs[-1].text == "To meet again in July."
    assert again[suppress].carry == Carry.CONFLICT
    assert (room.item().pending, room.item(1).pending) == (3, 0)


def test_an_item_moves_to_another_section(room: Negotiation) -> None:
    decide(room, propose(room, Change.MOVE, section="recommendations"))
    assert [section for section, _ in texts(room)] == ["conclusions", "recommendations"]


def test_an_item_moves_in_front_of_another(room: Negotiation) -> None:
    second = propose(room, Change.MOVE, conclusion=room.items[1], section="conclusions", before=room.items[0])
    decide(room, second)
    assert texts(room)[0][1] == ["To meet again in June."]


def test_title_and_preamble_are_proposals_too(room: Negotiation) -> None:
    none = {"conclusion": None, "on_revision": None}
    decide(room, propose(room, Change.TITLE, lines=("REGIONAL CONFERENCE", "ON MIGRATION"), **none))
    decide(room, propose(room, Change.PREAMBLE, lines=("The Group met and reached the following:",), **none))
    assert [str(line) for line in room.room.title] == ["REGIONAL CONFERENCE", "ON MIGRATION"]
    assert str(room.room.preamble) == "The Group met and reached the following:"


def test_positions_fall_with_the_text_that_they_were_taken_on(room: Negotiation) -> None:
    room.stand(PANAMA)
    decide(room, propose(room, Change.SPLIT, paragraph=2))
    assert room.item().positions == ()


@pytest.mark.parametrize("actor", [SECRETARIAT, MEXICO])
def test_nobody_but_the_presidency_decides(room: Negotiation, actor: ask.Actor) -> None:
    decision = decide(room, propose(room, Change.SPLIT, paragraph=3), actor=actor)
    assert why(decision) == Code.NOT_FOR_ROLE


def test_it_is_decided_once(room: Negotiation) -> None:
    structure = propose(room, Change.SPLIT, paragraph=3)
    decide(room, structure, accepted=False)
    assert why(decide(room, structure)) == Code.NOT_PENDING
    assert len(texts(room)) == 2


def test_whoever_proposed_it_takes_it_back(room: Negotiation) -> None:
    structure = propose(room, Change.SPLIT, paragraph=3)
    refused = room.submit(ask.WithdrawStructure, PANAMA, structure=structure, reason="")
    assert why(refused) == Code.NOT_YOUR_DELEGATION
    room.do(ask.WithdrawStructure, MEXICO, structure=structure, reason="")
    assert why(decide(room, structure)) == Code.NOT_PENDING


def test_what_cannot_be_parted_is_refused_at_once(room: Negotiation) -> None:
    given = {"change": Change.SPLIT, "conclusion": room.items[0], "on_revision": 1, "rationale": ""}
    assert why(room.submit(ask.ProposeStructure, MEXICO, paragraph=9, **given)) == Code.CANNOT_DIVIDE
    assert why(room.submit(ask.ProposeStructure, MEXICO, **given)) == Code.STRUCTURE_INCOMPLETE


def test_a_proposal_about_a_text_that_has_moved_on_is_made_anew(room: Negotiation) -> None:
    structure = propose(room, Change.SPLIT, paragraph=3)
    about = {"conclusion": room.items[0], "on_revision": 1, "reason": "shorter"}
    room.do(ask.ReviseWording, SECRETARIAT, wording=create_wording("To thank everybody."), **about)
    assert why(decide(room, structure)) == Code.STALE_REVISION


def test_an_agreed_item_is_not_taken_apart() -> None:
    room = open_negotiation(THANKS)
    room.agree()
    structure = propose(room, Change.SPLIT, paragraph=3)
    assert why(decide(room, structure)) == Code.AGREED_STAYS


def test_a_new_item_is_shown_as_it_was_divided_and_no_later_working_text(room: Negotiation) -> None:
    issue(room)
    new = propose(room, Change.SPLIT, paragraph=3)
    decide(room, new)
    about = {"conclusion": new, "on_revision": 1, "reason": "shorter"}
    room.do(ask.ReviseWording, SECRETARIAT, wording=create_wording("Panama, for its support."), **about)
    found = room.fold.conclusions[new]
    assert (found.visible, found.revision) == (1, 2)


def test_what_was_withdrawn_stays_behind_the_item_that_it_stood_behind() -> None:
    room = open_negotiation(*(create_wording(f"To thank delegation {number}.") for number in (1, 2, 3)))
    issue(room)
    first, second, third = room.items
    room.do(ask.WithdrawConclusion, SECRETARIAT, conclusion=second, reason="not pursued")
    room.do(ask.OrderItems, SECRETARIAT, order=(("conclusions", third), ("conclusions", first)))
    places = {id_: item.place for id_, item in room.fold.conclusions.items()}
    assert sorted(places, key=lambda id_: places[id_]) == [third, first, second]
    assert len(set(places.values())) == 3


def issue(room: Negotiation) -> None:
    room.do(ask.IssueDraft, SECRETARIAT, symbol=new_id(), items=room.signed(), frame=room.room.frame)
