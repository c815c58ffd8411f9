"""Out of the ordinary: a declared way, a reason, two people; and what goes to the next meeting."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Role
from engine.procedure.refusals import Code
from engine.procedure.workflow import read_book
from engine.yamlfile import Invalid
from tests.builders import CANADA, MEXICO, PRESIDENCY, SECRETARIAT, WORKFLOWS, create_wording, new_id
from tests.procedure.shorthand import Negotiation, open_negotiation, why

VICE = Actor("person-vice", Role.PRESIDENCY)


def agreed() -> Negotiation:
    room = open_negotiation()
    room.do(ask.AdmitPerson, SECRETARIAT, person=VICE.person, role=VICE.role, delegation=None)
    room.agree()
    return room


def propose(
    room: Negotiation, to: str = "comments", actor: Actor = SECRETARIAT, **fields: object
) -> Code | None:
    about = {"conclusion": room.items[0], "on_revision": 1, "to": to, "reason": "an error of fact"}
    return why(room.submit(ask.ProposeExtraordinaryMove, actor, **(about | fields)))


def proposed(room: Negotiation, actor: Actor = SECRETARIAT) -> str:
    id_ = new_id()
    assert propose(room, actor=actor, id=id_) is None
    return id_


def confirm(room: Negotiation, id_: str, actor: Actor = PRESIDENCY) -> Code | None:
    about = {"conclusion": room.items[0], "on_revision": 1, "move": id_}
    return why(room.submit(ask.ConfirmExtraordinaryMove, actor, **about))


@pytest.mark.parametrize(
    ("first", "second"), [(SECRETARIAT, PRESIDENCY), (PRESIDENCY, SECRETARIAT), (PRESIDENCY, VICE)]
)
def test_two_people_move_it_one_of_them_the_presidency(first: Actor, second: Actor) -> None:
    room = agreed()
    assert confirm(room, proposed(room, first), second) is None
    assert (room.item().state, room.item().move) == ("comments", None)


def test_nobody_moves_it_alone_in_whatever_capacity() -> None:
    room = agreed()
    id_ = proposed(room, PRESIDENCY)
    assert confirm(room, id_, PRESIDENCY) == Code.NEEDS_TWO
    room.do(ask.AdmitPerson, SECRETARIAT, person="second", role=Role.SECRETARIAT, delegation=None)
    id_ = proposed(room, SECRETARIAT)
    assert confirm(room, id_, Actor("second", Role.SECRETARIAT)) == Code.NEEDS_TWO
    assert room.item().state == "agreed"


@pytest.mark.parametrize("actor", [MEXICO, CANADA])
def test_a_delegation_neither_proposes_nor_confirms(actor: Actor) -> None:
    room = agreed()
    assert propose(room, actor=actor) == Code.NOT_FOR_ROLE
    assert confirm(room, proposed(room), actor) == Code.NOT_FOR_ROLE


@pytest.mark.parametrize("to", ["adopted", "consensus", "proposal", "withdrawn", "limbo"])
def test_no_way_but_a_declared_one(to: str) -> None:
    assert propose(agreed(), to) == Code.NOT_DECLARED


def test_a_move_has_its_reason_and_the_revision_that_was_seen() -> None:
    room = agreed()
    assert propose(room, reason=" ") == Code.REASON_REQUIRED
    assert propose(room, on_revision=2) == Code.STALE_REVISION


def test_a_move_that_was_replaced_or_overtaken_is_not_confirmed() -> None:
    room = agreed()
    first, second = proposed(room), proposed(room)
    assert confirm(room, first) == Code.NO_SUCH_MOVE
    room.open_sitting("CAN")
    room.reopen()
    assert confirm(room, second) == Code.NO_SUCH_MOVE


FAULTS = [
    (
        "{from: agreed, to: comments}",
        "{from: agreed, to: adopted}",
        "no extraordinary move leads to 'adopted'",
    ),
    (
        "{from: agreed, to: comments}",
        "{from: comments, to: agreed}",
        "no extraordinary move leads to 'agreed'",
    ),
    ("{from: agreed, to: comments}", "{from: adopted, to: comments}", "'adopted' may not be left"),
    ("{from: agreed, to: comments}", "{from: new, to: comments}", "'new' may not be left"),
    ("{from: agreed, to: comments}", "{from: agreed, to: limbo}", "no state 'limbo'"),
    ("{from: agreed, to: comments}", "{from: agreed, to: agreed}", "leads to another state"),
    (
        "move_awaits, a_second_person_confirms]",
        "move_awaits]",
        "'a_second_person_confirms' may not be left out",
    ),
]


@pytest.mark.parametrize(("old", "new", "reason"), FAULTS)
def test_no_configuration_opens_a_way_around(old: str, new: str, reason: str) -> None:
    text = (WORKFLOWS / "conclusion.yaml").read_text("utf-8")
    assert old in text
    with pytest.raises(Invalid, match=reason):
        read_book(text.replace(old, new, 1), "conclusion")


# --- deferred --------------------------------------------------------------------------------------------------------


def test_an_item_is_deferred_with_a_reason_and_the_rest_of_the_paper_is_certified() -> None:
    room = open_negotiation(create_wording("To meet."), create_wording("To thank Panama."))
    room.open_comments(1)
    about = {"conclusion": room.items[1]}
    assert why(room.submit(ask.DeferConclusion, PRESIDENCY, reason="", **about)) == Code.REASON_REQUIRED
    assert why(room.submit(ask.DeferConclusion, MEXICO, reason="later", **about)) == Code.NOT_FOR_ROLE
    assert why(room.submit(ask.DeferConclusion, PRESIDENCY, reason="no time", **about)) is None
    room.agree(0)
    assert why(room.certify()) is None
    assert [room.item(number).state for number in (0, 1)] == ["adopted", "deferred"]


def test_the_next_meeting_says_where_its_item_comes_from() -> None:
    room = open_negotiation()
    given = {"section": "conclusions", "topic": None, "language": "en", "rationale": ""}
    words = {"wording": create_wording("To meet."), **given}
    assert why(room.submit(ask.ProposeConclusion, MEXICO, from_item="an-item", **words)) == Code.NOT_FOUND
    id_, came = new_id(), {"from_meeting": "earlier", "from_item": "an-item"}
    assert why(room.submit(ask.ProposeConclusion, MEXICO, id=id_, **came, **words)) is None
    item = room.fold.conclusions[id_]
    assert (item.from_meeting, item.from_item) == ("earlier", "an-item")
