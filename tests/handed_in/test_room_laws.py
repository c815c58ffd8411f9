"""Whatever a room makes of the items, the file gives back exactly those wordings."""

import re
from collections.abc import Sequence
from datetime import timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.handed_in.room import MatchedBy, RoomOutcome
from engine.record.queries.views import ItemView
from engine.redlined import between
from engine.text.labels import split_label
from engine.text.wording import Wording, parse_wording, print_wording, relabelled
from engine.word.redlined import Hand, write_redlined
from tests.handed_in.builders import NAMES, NOW, create_item, paper, printed, read, split_runs, typed_paper
from tests.web.handing import edited, without_bookmarks
from tests.word.builders import create_layout

WORDS = [
    *(
        "To",
        "thank",
        "Mexico",
        "Panama",
        "for",
        "the",
        "its",
        "report",
        "annex",
        "on",
        "return",
        "and",
        "note",
    ),
    "[Belize: urge]",
    "2015,",
    "niños",
]
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(
    lambda words: f"Act {' '.join(words)}."
)
later = st.tuples(st.sampled_from(["a) ", "a) ", "i. ", "· ", ""]), sentences).map("".join)


@st.composite
def wordings(draw: st.DrawFn) -> Wording:
    return _read([draw(sentences), *draw(st.lists(later, max_size=4))])


@st.composite
def reworded(draw: st.DrawFn, old: Wording) -> Wording:
    """Some paragraphs of it, some of these in other words, some new ones between."""
    made = print_wording(old).split("\n")
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(made) - 1))
        match draw(st.sampled_from(["say", "add", "drop"])):
            case "say":
                made[at] = made[at].partition("Act")[0] + draw(sentences)
            case "add":
                made.insert(at + 1, draw(later))
            case "drop" if at:
                del made[at]
    return _read(made)


def _read(lines: Sequence[str]) -> Wording:
    """The wording of these lines, lettered as the record does; without what nobody types, a label that is none."""
    made = relabelled(parse_wording("\n".join(re.sub(r"^[a-z]\) ", "a) ", line) for line in lines)).wording)
    assume(relabelled(parse_wording(print_wording(made)).wording) == made)
    assume(not any(split_label(each.text)[0] for each in made.paragraphs))
    return made


@st.composite
def rooms(draw: st.DrawFn) -> tuple[list[ItemView], list[ItemView]]:
    """The items of the record, and the same as the room has them."""
    old = draw(st.lists(wordings(), min_size=1, max_size=5))
    ids = list(zip(NAMES, old, strict=False))
    return (
        [create_item(id_, each) for id_, each in ids],
        [create_item(id_, draw(reworded(each))) for id_, each in ids],
    )


def told(items: Sequence[ItemView]) -> dict[str, Wording]:
    return {each.id: each.wording for each in items}


@settings(max_examples=60)
@given(rooms())
def test_items_edited_without_tracking_come_back_as_they_stand(
    room: tuple[list[ItemView], list[ItemView]],
) -> None:
    record, here = room
    found = read(edited(paper(here), split_runs), record)
    assert {each.item.id: each.wording for each in found.items} == told(here)
    assert all(each.matched_by is MatchedBy.BOOKMARK for each in found.items)
    assert {each.item.id for each in found.items if each.outcome is RoomOutcome.CHANGED} == {
        old.id for old, new in zip(record, here, strict=True) if old.wording != new.wording
    }
    assert (found.new, found.missing, found.moved, found.around, found.unplaced) == ((), (), (), (), ())


@settings(max_examples=60)
@given(rooms())
def test_items_edited_with_tracking_come_back_as_they_stand(
    room: tuple[list[ItemView], list[ItemView]],
) -> None:
    record, here = room
    hand = Hand("Somebody", NOW + timedelta(hours=1))
    docx = write_redlined(between(printed(record), printed(here), {}, hand), create_layout())
    found = read(docx, record)
    assert {each.item.id: each.wording for each in found.items} == told(here)
    assert not any(each.has_untracked for each in found.items)
    assert (found.new, found.missing, found.moved, found.around, found.unplaced) == ((), (), (), (), ())


@settings(max_examples=60)
@given(rooms())
def test_items_without_bookmarks_are_found_by_text_or_said_to_be_missing(
    room: tuple[list[ItemView], list[ItemView]],
) -> None:
    """Nothing is lost and nothing is given twice: each text of the file is one item's or a new one's."""
    record, here = room
    found = read(edited(paper(here), without_bookmarks), record)
    texts = [print_wording(each.final) for each in found.items] + [
        print_wording(each.wording) for each in found.new
    ]
    assert sorted(texts) == sorted(print_wording(each.wording) for each in here)
    assert {each.item.id for each in (*found.items, *found.missing)} == set(told(record))
    exact = {each.item.id: each.wording for each in found.items if each.matched_by is MatchedBy.TEXT}
    assert all(wording in told(here).values() for wording in exact.values())


@settings(max_examples=40)
@given(st.lists(wordings(), min_size=1, max_size=5))
def test_a_paper_typed_anew_is_known_by_its_text(given_wordings: list[Wording]) -> None:
    texts = [print_wording(each) for each in given_wordings]
    assume(len(set(texts)) == len(texts))
    record = [create_item(id_, each) for id_, each in zip(NAMES, given_wordings, strict=False)]
    found = read(typed_paper(*texts), record)
    assert {each.item.id: each.wording for each in found.items} == told(record)
    assert (found.new, found.missing, found.moved) == ((), (), ())
