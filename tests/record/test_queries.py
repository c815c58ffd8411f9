"""What each viewer is given: only what the workflow lets its role see, and nobody another delegation's draft."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Disposition, PositionKind
from engine.record.queries import issues, papers
from engine.record.queries import item as items
from engine.record.queries.board import board
from engine.record.queries.views import BoardRow, ItemView
from tests.builders import (
    CANADA,
    MEXICO,
    OBSERVER,
    PANAMA,
    PRESIDENCY,
    SECRETARIAT,
    Room,
    create_room,
    create_wording,
)

PROPOSED = create_wording("To thank Mexico and Canada.")
OTHER = create_wording("To thank Mexico and Panama.")


@pytest.fixture
def room(database_url: str) -> Room:
    """Two items, the first open for comments."""
    opened = create_room(database_url, create_wording(), create_wording("To thank Belize."))
    opened.open_comments()
    return opened


def _board(room: Room, viewer: Actor) -> tuple[BoardRow, ...]:
    with room.engine.connect() as connection:
        return board(connection, room.meeting, viewer)


def _seen(room: Room, viewer: Actor) -> ItemView:
    return room.item(0, viewer)


@pytest.mark.parametrize("viewer", [CANADA, SECRETARIAT, PRESIDENCY])
def test_a_private_draft_is_seen_by_its_own_delegation_alone(room: Room, viewer: Actor) -> None:
    room.create_draft(MEXICO, PROPOSED)
    assert [found.delegation for found in _seen(room, MEXICO).amendments] == ["MEX"]
    assert _seen(room, viewer).amendments == ()
    assert not any("file_amendment" in row.awaits for row in _board(room, viewer))


def test_an_observer_sees_issued_drafts_and_no_item(room: Room) -> None:
    with room.engine.connect() as connection:
        assert items.item(connection, room.meeting, room.items[0], OBSERVER) is None
    assert _board(room, OBSERVER) == ()


def test_an_observer_to_whom_the_text_was_opened_sees_wording_and_states_and_nothing_else(room: Room) -> None:
    room.do(ask.PermitObserver, PRESIDENCY, person=OBSERVER.person, scope=ask.Scope.WORKING_TEXT)
    amendment = room.create_amendment(MEXICO, PROPOSED)
    room.do(ask.WriteComment, PANAMA, conclusion=room.items[0], on_revision=1, text="we agree")
    room.treat(amendment, Disposition.ACCEPTED)
    room.open_consensus()
    room.stand(PANAMA, PositionKind.RESERVATION, "subject to our law")
    seen = _seen(room, OBSERVER)
    assert (seen.state, seen.wording) == ("consensus", PROPOSED)
    assert (seen.amendments, seen.comments, seen.positions, seen.consensus) == ((), (), (), None)
    assert all(
        (row.reason, row.amendment, row.delegation, row.voided) == ("", None, None, ())
        for row in seen.revisions
    )
    assert [row.pending for row in _board(room, OBSERVER)] == [None, None]


def test_an_observer_is_not_told_who_wants_what_stands_in_brackets(room: Room) -> None:
    amendment = room.create_amendment(MEXICO, PROPOSED)
    room.treat(amendment, Disposition.NOT_ACCEPTED)
    about = {"amendment": amendment, "conclusion": room.items[0], "on_revision": 1, "reason": "we insist"}
    room.do(ask.MaintainAmendment, MEXICO, **about)
    with room.engine.connect() as connection:
        paper = papers.paper(connection, room.meeting)
    assert paper is not None
    lines = tuple(item.signed for section in paper.sections for item in section.items)
    room.do(ask.IssueDraft, SECRETARIAT, symbol="RCGM/1", items=lines, frame=paper.frame)
    room.do(ask.PermitObserver, PRESIDENCY, person=OBSERVER.person, scope=ask.Scope.WORKING_TEXT)
    with room.engine.connect() as connection:
        shown = [issues.issue(connection, room.meeting, 1, viewer) for viewer in (CANADA, OBSERVER)]
    told, untold = (str(found.lines[0].wording) if found else "" for found in shown)
    assert "MEX" in told
    assert "MEX" not in untold + str(_seen(room, OBSERVER)) + str(_board(room, OBSERVER)[0].wording)
    assert "[and Canada]" in untold


def test_an_amendment_whose_base_has_moved_is_marked_and_shown_against_its_own_base(room: Room) -> None:
    left, taken = room.create_amendment(PANAMA, OTHER), room.create_amendment(MEXICO, PROPOSED)
    room.treat(taken, Disposition.ACCEPTED)
    seen = room.amendment(left)
    assert (seen.moved, seen.base_revision, seen.base, seen.pending) == (True, 1, create_wording(), True)


def test_filed_amendments_are_labelled_by_delegation_in_the_order_of_filing(room: Room) -> None:
    for seat, wording in ((MEXICO, PROPOSED), (PANAMA, OTHER), (MEXICO, OTHER)):
        room.create_amendment(seat, wording)
    assert [found.label for found in _seen(room, CANADA).amendments] == ["MEX 1", "PAN 1", "MEX 2"]


def test_the_board_says_what_awaits_each(room: Room) -> None:
    amendment = room.create_amendment(MEXICO, PROPOSED)
    assert _board(room, SECRETARIAT)[0].awaits == ("propose_treatment",)
    assert _board(room, SECRETARIAT)[1].awaits == ("open_comments",)
    room.treat(amendment, Disposition.NOT_ACCEPTED)
    assert _board(room, PRESIDENCY)[0].awaits == ("open_consensus",)
    room.open_consensus()
    assert _board(room, CANADA)[0].awaits == ("take_position",)
    for seat in (CANADA, MEXICO, PANAMA):
        room.stand(seat)
    assert (_board(room, CANADA)[0].awaits, _board(room, PRESIDENCY)[0].awaits) == ((), ("declare_agreed",))


def test_an_item_that_is_withdrawn_loses_its_number_and_comes_last(room: Room) -> None:
    room.do(ask.WithdrawConclusion, SECRETARIAT, conclusion=room.items[0], reason="not pursued")
    assert [(row.id, row.number) for row in _board(room, MEXICO)] == [
        (room.items[1], 1),
        (room.items[0], None),
    ]


def test_positions_on_an_earlier_revision_are_shown_as_earlier(room: Room) -> None:
    room.open_consensus()
    room.stand(PANAMA)
    about = {"conclusion": room.items[0], "on_revision": 1, "reason": "as the room asked"}
    room.do(ask.ReturnToComments, PRESIDENCY, **about)
    room.do(ask.ReviseWording, SECRETARIAT, wording=OTHER, **about)
    seen = _seen(room, SECRETARIAT)
    assert (seen.positions, [stand.delegation for stand in seen.earlier_positions]) == ((), ["PAN"])
    assert seen.revisions[1].voided == ("PAN",)
    owner, other = _seen(room, PANAMA), _seen(room, MEXICO)
    assert (len(owner.earlier_positions), other.earlier_positions) == (1, ())


def test_the_paper_has_its_sections_in_order_and_no_withdrawn_item(room: Room) -> None:
    first, second = room.items
    room.do(ask.OrderItems, SECRETARIAT, order=(("recommendations", first), ("conclusions", second)))
    with room.engine.connect() as connection:
        paper = papers.paper(connection, room.meeting)
    assert paper is not None
    assert [(section.key, [item.id for item in section.items]) for section in paper.sections] == [
        ("conclusions", [second]),
        ("recommendations", [first]),
    ]
