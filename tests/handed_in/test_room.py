"""The room's file: the whole paper as it stands in Word comes back item by item, and nothing is guessed silently."""

import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from engine.handed_in.room import (
    Around,
    Frame,
    Gone,
    MatchedBy,
    Place,
    RoomFile,
    RoomOutcome,
    Standing,
)
from engine.procedure.commands import ProposalKind
from engine.record.queries.views import ItemView
from engine.redlined import Proposed, with_proposals
from engine.text.wording import print_wording
from engine.word.adopted import write_paper
from engine.word.guard import UploadRefused
from engine.word.redlined import Hand, write_redlined
from tests.handed_in.builders import (
    FRAME,
    NAMES,
    NOW,
    PREAMBLE,
    TEXTS,
    TITLE,
    commented,
    create_amendment,
    create_item,
    create_items,
    deleted,
    joined,
    moved,
    paper,
    printed,
    read,
    said,
    split_at,
    split_runs,
    taken,
    typed,
    typed_after,
    typed_paper,
    without_bookmark,
)
from tests.web.handing import (
    PERSON,
    Edit,
    W,
    added,
    edited,
    paragraph,
    tracked,
    untracked,
    without_bookmarks,
)
from tests.word.builders import create_layout, seed_lines, seed_paper
from tests.word.hostile import mutations
from tests.word.office import converted

UNCHANGED, CHANGED, CONFLICT = RoomOutcome
SPECIMENS = Path(__file__).parents[1] / "specimens"
SAID = dict(zip(NAMES, TEXTS, strict=False))


def after(items: list[ItemView], *edits: Edit) -> RoomFile:
    """What comes of the paper of these items after some edits in Word."""
    return read(edited(paper(items), *edits), items)


def outcomes(found: RoomFile) -> dict[str, RoomOutcome]:
    return {each.item.id: each.outcome for each in found.items}


def ways(found: RoomFile) -> set[MatchedBy]:
    return {each.matched_by for each in found.items}


def nothing_else(found: RoomFile) -> None:
    assert (found.new, found.missing, found.moved, found.around, found.unplaced) == ((), (), (), (), ())


# --- the text as it stands -------------------------------------------------------------------------------------------


def test_a_file_that_nobody_touched_changes_nothing() -> None:
    found = after(create_items())
    assert said(found) == SAID
    assert set(outcomes(found).values()) == {UNCHANGED}
    assert ways(found) == {MatchedBy.BOOKMARK}
    nothing_else(found)


@pytest.mark.parametrize("edit", [tracked, untracked])
def test_a_changed_word_counts_whether_it_was_tracked_or_not(edit) -> None:  # type: ignore[no-untyped-def]  # two
    found = after(create_items(), edit("accept", "endorse"))
    assert said(found)["one"] == TEXTS[0].replace("accept", "endorse")
    assert outcomes(found) == {"one": CHANGED, "two": UNCHANGED, "three": UNCHANGED, "four": UNCHANGED}
    assert found.items[0].has_untracked is (edit is untracked)
    nothing_else(found)


def test_runs_that_editing_has_split_are_one_text() -> None:
    found = after(create_items(), split_runs, untracked("Honduras", "Panama"))
    assert said(found)["two"] == TEXTS[1].replace("Honduras", "Panama")
    assert outcomes(found)["one"] is UNCHANGED


def test_brackets_typed_in_word_are_open_and_those_that_were_literal_stay_so() -> None:
    items = create_items("To meet \\[sic\\] in March.", TEXTS[1])
    found = after(items, untracked("March", "[Mexico: March] [April]"))
    assert said(found)["one"] == "To meet \\[sic\\] in [Mexico: March] [April]."


def test_a_sub_paragraph_that_comes_and_one_that_goes_are_lettered_again() -> None:
    found = after(create_items(), deleted("To accept"), typed_after("annex", "To publish both."))
    assert said(found)["one"].endswith("return:\na) To take note of its annex.\nb) To publish both.")


def test_a_sub_paragraph_that_is_tracked_is_as_good() -> None:
    found = after(create_items(), added("annex", "To publish both."))
    assert said(found)["one"] == f"{TEXTS[0]}\nc) To publish both."


def test_what_is_typed_behind_the_last_paragraph_without_a_number_is_of_the_item() -> None:
    found = after(create_items(), typed_after("The Secretariat will", "It reports in July."))
    assert said(found)["three"] == f"{TEXTS[2]}\nIt reports in July."
    nothing_else(found)


def test_a_paragraph_that_lost_its_letter_is_no_sub_paragraph_any_more() -> None:
    def unlettered(root) -> None:  # type: ignore[no-untyped-def]  # an element
        properties = paragraph(root, "To take note").find(f"{W}pPr")
        properties.find(f"{W}numPr/{W}numId").set(f"{W}val", "0")

    found = after(create_items(), unlettered)
    assert said(found)["one"] == TEXTS[0].replace("b) ", "")
    assert outcomes(found)["one"] is CHANGED


def test_a_paper_typed_without_any_letters_keeps_those_of_the_record() -> None:
    found = read(typed_paper(*(re.sub("(?m)^[ab]\\) ", "", text) for text in TEXTS)), create_items())
    assert said(found) == SAID
    assert set(outcomes(found).values()) == {UNCHANGED}


def test_a_paragraph_one_level_down_is_read_there() -> None:
    found = read(typed_paper("To thank Panama:\na) for this;\ni. and this;\nb) for that."), create_items(
        "To thank Panama:\na) for this;\nb) for that."))  # fmt: skip
    assert [each.level for each in found.items[0].final.paragraphs] == [0, 0, 1, 0]
    assert said(found)["one"] == "To thank Panama:\na) for this;\ni. and this;\nb) for that."


def test_word_s_own_bullets_are_bullets() -> None:
    items = create_items("To thank:\n· Mexico\n· Panama", TEXTS[1])
    assert (
        said(after(items, typed_after("Panama", "Honduras")))["one"]
        == "To thank:\n· Mexico\n· Panama\n· Honduras"
    )


# --- how an item is found --------------------------------------------------------------------------------------------


def test_an_item_without_its_bookmark_is_found_by_its_exact_text() -> None:
    found = after(create_items(), without_bookmark("two"))
    assert {each.item.id: each.matched_by for each in found.items}["two"] is MatchedBy.TEXT
    assert said(found) == SAID
    nothing_else(found)


def test_a_tracked_change_of_an_item_without_its_bookmark_is_found_by_the_text_before_it() -> None:
    found = after(create_items(), without_bookmarks, tracked("Honduras", "Panama"))
    assert ways(found) == {MatchedBy.TEXT}
    assert said(found)["two"] == TEXTS[1].replace("Honduras", "Panama")
    nothing_else(found)


def test_an_edited_item_without_its_bookmark_is_found_by_likeness_and_marked_so() -> None:
    found = after(create_items(), without_bookmark("two"), untracked("Honduras", "Panama"))
    by = {each.item.id: each.matched_by for each in found.items}
    assert by["two"] is MatchedBy.LIKENESS
    assert outcomes(found)["two"] is CHANGED
    nothing_else(found)


def test_a_text_with_less_than_half_of_an_item_s_words_is_a_new_item_and_the_item_missing() -> None:
    other = "To endorse nothing of the kind before the ministers have met in Panama."
    found = after(create_items(), without_bookmark("two"), untracked(TEXTS[1], other))
    assert [each.item.id for each in found.missing] == ["two"]
    assert [(print_wording(each.wording), each.after) for each in found.new] == [(other, "one")]


def test_of_two_items_that_are_equally_like_a_text_neither_is_taken() -> None:
    items = create_items(
        "To thank Mexico for its report on return.", "To thank Panama for its report on return."
    )
    found = after(items, without_bookmarks, untracked("Mexico", "Honduras"), untracked("Panama", "Belize"))
    assert [each.item.id for each in found.missing] == ["one", "two"]
    assert [print_wording(each.wording)[9:17] for each in found.new] == ["Honduras", "Belize f"]


def test_items_that_say_the_same_are_taken_in_their_order_and_marked_to_be_looked_at() -> None:
    found = after(
        create_items("To thank Mexico for it.", TEXTS[1], "To thank Mexico for it."), without_bookmarks
    )
    assert [(each.item.id, each.matched_by.value) for each in found.items] == [
        ("one", "likeness"), ("two", "text"), ("three", "likeness"),
    ]  # fmt: skip
    nothing_else(found)


def test_a_paper_that_was_typed_anew_is_found_by_its_text() -> None:
    changed = TEXTS[3].replace("next", "second")
    found = read(typed_paper(*TEXTS[:3], changed), create_items())
    assert said(found) == {**SAID, "four": changed}
    assert [each.matched_by.value for each in found.items] == ["text", "text", "text", "likeness"]
    assert outcomes(found)["four"] is CHANGED
    nothing_else(found)


def test_an_item_that_begins_another_is_not_taken_for_it() -> None:
    items = create_items("To thank Mexico:\na) To go on.\nb) To report.", "To thank Mexico:")
    found = read(typed_paper("To thank Mexico:\na) To go on.\nb) To write.", "To thank Mexico:"), items)
    assert said(found) == {"one": "To thank Mexico:\na) To go on.\nb) To write.", "two": "To thank Mexico:"}


def test_a_bookmark_that_was_left_behind_at_the_edge_of_a_neighbour_is_nobody_s() -> None:
    def left_behind(root) -> None:  # type: ignore[no-untyped-def]  # an element
        nodes = [each for each in root.iter() if each.get(f"{W}name") == "item_two"]
        gone = nodes[0].getparent()
        target = gone.getnext()
        for node in reversed([each for each in gone if "bookmark" in each.tag]):
            target.insert(1, node)
        gone.getparent().remove(gone)

    found = after(create_items(), left_behind)
    assert said(found) == {name: SAID[name] for name in ("one", "three", "four")}
    assert [each.item.id for each in found.missing] == ["two"]


# --- items that come, go and move ------------------------------------------------------------------------------------


def test_a_new_item_between_two_stands_behind_the_first() -> None:
    new = "To welcome Belize among us."
    found = after(create_items(), typed_after("To endorse", new))
    assert said(found) == SAID
    (item,) = found.new
    assert (item.section, item.after, item.number, print_wording(item.wording)) == (
        "conclusions",
        "two",
        "3.",
        new,
    )
    assert found.missing == ()


def test_a_new_item_may_have_paragraphs_of_its_own_and_a_typed_number() -> None:
    found = read(typed_paper(*TEXTS[:2], "To welcome:\na) Belize;\nb) Canada.", *TEXTS[2:]), create_items())
    (item,) = found.new
    assert (item.after, item.number, print_wording(item.wording)) == (
        "two", "3.", "To welcome:\na) Belize;\nb) Canada.",
    )  # fmt: skip
    assert said(found) == SAID


@pytest.mark.parametrize("number", ["1 bis.", "1 ante bis.", "1 (11).", "1\u00a0ter)"])
def test_a_number_between_others_is_a_number(number: str) -> None:
    lines = ["CONCLUSIONS", f"1. {TEXTS[1]}", f"{number} To welcome Belize among us.", f"2. {TEXTS[3]}"]
    found = read(typed(*TITLE, PREAMBLE, *lines), create_items(TEXTS[1], TEXTS[3]))
    assert [(each.number, each.after, print_wording(each.wording)) for each in found.new] == [
        (number, "one", "To welcome Belize among us.")
    ]


def test_a_new_item_before_all_others_stands_behind_none_and_two_come_in_their_order() -> None:
    def edit(root) -> None:  # type: ignore[no-untyped-def]  # an element
        typed_after("CONCLUSIONS", "To welcome Belize.", like="To thank")(root)
        typed_after("To welcome Belize.", "To welcome Canada.")(root)

    found = after(create_items(), edit)
    assert [(each.after, print_wording(each.wording)) for each in found.new] == [
        (None, "To welcome Belize."), (None, "To welcome Canada."),
    ]  # fmt: skip
    assert found.around == ()


def test_a_new_item_under_recommendations_is_one_of_them() -> None:
    items = [*create_items(*TEXTS[:2]), create_item("five", TEXTS[3], section="recommendations")]
    found = after(items, typed_after("To invite", "To meet again."))
    assert [(each.section, each.after) for each in found.new] == [("recommendations", "five")]


def test_an_item_that_is_gone_without_a_trace_is_missing() -> None:
    found = after(create_items(), deleted("To endorse"))
    assert [(each.item.id, each.gone) for each in found.missing] == [("two", Gone.ABSENT)]
    assert list(said(found)) == ["one", "three", "four"]


def test_an_item_whose_deletion_is_tracked_is_missing_and_said_to_be_deleted() -> None:
    found = after(create_items(), tracked(TEXTS[1], ""))
    assert [(each.item.id, each.gone) for each in found.missing] == [("two", Gone.DELETED)]
    assert said(found)["one"] == TEXTS[0]


def test_an_item_that_was_moved_is_found_where_it_is() -> None:
    found = after(create_items(), moved(["To invite"], "To endorse"))
    assert list(said(found)) == ["one", "four", "two", "three"]
    assert [(each.item.id, each.section, each.after) for each in found.moved] == [
        ("four", "conclusions", "one")
    ]
    assert said(found) == SAID


def test_an_item_that_was_moved_and_lost_its_bookmark_is_found_by_its_text() -> None:
    found = after(create_items(), moved(["To invite"], "To endorse"), without_bookmark("four"))
    assert [(each.item.id, each.after) for each in found.moved] == [("four", "one")]
    assert found.items[1].matched_by is MatchedBy.TEXT


def test_a_tracked_move_is_a_move() -> None:
    docx = edited(paper(create_items()), tracked(TEXTS[3], ""), typed_after("To endorse", TEXTS[3]))
    found = read(docx, create_items())
    assert found.missing == ()
    assert [(each.item.id, each.after) for each in found.moved] == [("four", "two")]
    assert outcomes(found)["four"] is UNCHANGED


def test_an_item_under_another_heading_has_moved_to_that_section() -> None:
    items = [*create_items(*TEXTS[:2]), create_item("five", TEXTS[3], section="recommendations")]
    found = after(items, moved(["To endorse"], "To invite"))
    assert [(each.item.id, each.section, each.after) for each in found.moved] == [
        ("two", "recommendations", None)
    ]


def test_an_item_that_was_split_keeps_its_beginning_and_the_rest_is_new() -> None:
    found = after(create_items("To thank Mexico for its report. To publish it in both languages.", TEXTS[1]),
                  split_at("To publish"))  # fmt: skip
    assert said(found)["one"] == "To thank Mexico for its report."
    assert [(print_wording(each.wording), each.after) for each in found.new] == [
        ("To publish it in both languages.", "one")
    ]


def test_of_two_items_that_were_joined_one_is_missing() -> None:
    found = after(create_items(TEXTS[1], TEXTS[3]), joined("To endorse", "To invite"))
    assert said(found) == {"one": f"{TEXTS[1]} {TEXTS[3]}"}
    assert [each.item.id for each in found.missing] == ["two"]


def test_a_list_numbered_like_the_items_is_no_item() -> None:
    items = create_items("To ask for:\n1. a list;\n2. a map.", TEXTS[1])
    found = read(typed_paper("To ask for:\n1. a list;\n2. a map;\n3. a plan.", TEXTS[1]), items)
    assert said(found)["one"] == "To ask for:\n1. a list;\n2. a map;\n3. a plan."
    nothing_else(found)


# --- the record has moved meanwhile ----------------------------------------------------------------------------------


def moved_on(old: str, new: str, *edits: Edit) -> RoomFile:
    """A file from the first revision of item two, which by now reads `new`."""
    items = create_items(TEXTS[0], old, TEXTS[2])
    docx = edited(paper(items), *edits)
    items[1] = create_item("two", old, new)
    return read(docx, items)


def test_a_file_of_an_older_revision_is_carried_exactly() -> None:
    found = moved_on(TEXTS[1], TEXTS[1].replace("March", "April"), untracked("Honduras", "Panama"))
    item = found.items[1]
    assert (item.revision, item.outcome) == (1, CHANGED)
    assert taken(found)["two"] == TEXTS[1].replace("March", "April").replace("Honduras", "Panama")


def test_what_the_room_left_alone_stays_as_the_record_has_it() -> None:
    new = TEXTS[1].replace("March", "April")
    found = moved_on(TEXTS[1], new)
    assert (found.items[1].revision, found.items[1].outcome, taken(found)["two"]) == (1, UNCHANGED, new)


def test_what_the_record_has_already_changes_nothing() -> None:
    new = TEXTS[1].replace("March", "April").replace("workshop", "seminar")
    found = moved_on(TEXTS[1], new, untracked("March", "April"))
    assert (found.items[1].outcome, taken(found)["two"]) == (UNCHANGED, new)


def test_the_same_words_changed_on_both_sides_are_a_conflict_with_three_texts() -> None:
    found = moved_on(TEXTS[1], TEXTS[1].replace("March", "April"), tracked("March", "May"))
    item = found.items[1]
    assert (item.outcome, item.wording, item.revision) == (CONFLICT, None, 1)
    texts = [print_wording(each) for each in (item.base, item.item.wording, item.final)]
    assert texts == [TEXTS[1].replace("March", month) for month in ("March", "April", "May")]


# --- pending amendments ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("proposed", "standing"),
    [
        (TEXTS[1].replace("Honduras", "Panama"), Standing.CONTAINED),
        (TEXTS[1].replace("March", "April"), Standing.OPEN),
        (TEXTS[1].replace("Honduras", "Belize"), Standing.CONFLICT),
    ],
)
def test_a_pending_amendment_is_sorted_by_the_room_s_text(proposed: str, standing: Standing) -> None:
    items = create_items()
    items[1] = create_item("two", TEXTS[1], amendments=[create_amendment(TEXTS[1], proposed)])
    found = after(items, untracked("Honduras", "Panama"))
    assert [each.standing for each in found.items[1].amendments] == [standing]


def test_an_open_amendment_is_carried_to_the_room_s_text() -> None:
    items = create_items()
    items[1] = create_item(
        "two", TEXTS[1], amendments=[create_amendment(TEXTS[1], TEXTS[1].replace("March", "May"))]
    )
    (amendment,) = after(items, untracked("Honduras", "Panama")).items[1].amendments
    assert amendment.carried is not None
    assert amendment.carried.wording is not None
    assert print_wording(amendment.carried.wording) == TEXTS[1].replace("Honduras", "Panama").replace(
        "March", "May"
    )


def test_what_would_suppress_an_item_is_open_while_it_stands_and_contained_once_it_is_gone() -> None:
    suppress = create_amendment(TEXTS[1], "", kind=ProposalKind.SUPPRESS)
    other = create_amendment(TEXTS[1], TEXTS[1].replace("March", "May"), "other")
    items = create_items()
    items[1] = create_item("two", TEXTS[1], amendments=[suppress, other])
    assert after(items).items[1].amendments[0].standing is Standing.OPEN
    (missing,) = after(items, deleted("To endorse")).missing
    assert [each.standing for each in missing.amendments] == [Standing.CONTAINED, Standing.CONFLICT]


def test_an_amendment_that_is_no_longer_pending_is_left_alone() -> None:
    ended = replace(create_amendment(TEXTS[1], TEXTS[1].replace("March", "May")), pending=False)
    items = create_items()
    items[1] = create_item("two", TEXTS[1], amendments=[ended])
    assert after(items).items[1].amendments == ()


# --- the compiled paper ----------------------------------------------------------------------------------------------


def compiled(items: list[ItemView], *proposals: Proposed) -> bytes:
    tracked_paper = with_proposals(printed(items), proposals, Hand("RCM", NOW))
    return write_redlined(tracked_paper, create_layout())


def proposal(text: str, author: str = "Mexico") -> Proposed:
    amendment = create_amendment(TEXTS[1], text)
    return Proposed("two", (author,), NOW, amendment.wording, note="A note.")


def test_what_is_tracked_for_a_delegation_is_said_to_be_its() -> None:
    items = create_items()
    proposed = TEXTS[1].replace("March", "May")
    found = read(compiled(items, proposal(proposed, "Mexico, Honduras")), items)
    assert said(found)["two"] == proposed
    assert [each.by for each in found.items] == [(), ("HND", "MEX"), (), ()]


def test_proposals_may_be_left_open_while_what_the_room_tracked_counts() -> None:
    items = create_items()
    docx = edited(compiled(items, proposal(TEXTS[1].replace("March", "May"))), tracked("workshop", "seminar"))
    found = read(docx, items, leave_open=True)
    assert said(found)["two"] == TEXTS[1].replace("workshop", "seminar")
    assert found.left_open == 2
    assert found.items[1].by == ()


def test_a_person_s_name_is_nowhere_in_what_comes_back() -> None:
    docx = edited(paper(create_items()), tracked("Honduras", "Panama"))
    docx = commented(docx, "To invite", "Why?", PERSON)
    found = read(commented(docx, "To urge", "We ask.", "Mexico"), create_items())
    assert [(each.item, each.text, each.by) for each in found.comments] == [
        ("four", "Why?", ()), ("three", "We ask.", ("MEX",)),
    ]  # fmt: skip
    assert "PERSONCANARY" not in repr(found)


# --- around the items ------------------------------------------------------------------------------------------------


def test_a_changed_title_and_a_changed_preamble_are_shown_with_both_texts() -> None:
    found = after(create_items(), untracked("MIGRATION", "MOBILITY"), tracked("Managua", "Panama"))
    assert found.around == (
        Around(Place.TITLE, TITLE[0], TITLE[0].replace("MIGRATION", "MOBILITY")),
        Around(Place.PREAMBLE, PREAMBLE, PREAMBLE.replace("Managua", "Panama")),
    )
    assert found.unplaced == ()


def test_a_second_title_line_is_one_of_the_title() -> None:
    found = after(create_items(), typed_after("REGIONAL", "Managua, 25 November 2014"))
    assert found.around == (Around(Place.TITLE, TITLE[0], f"{TITLE[0]}\nManagua, 25 November 2014"),)


def test_a_heading_in_other_words_is_still_the_section_s() -> None:
    items = [*create_items(*TEXTS[:2]), create_item("five", TEXTS[3], section="recommendations")]
    found = after(items, untracked("Recommendations", "Advice to the Ministers"))
    assert found.around == (Around(Place.HEADING, "Recommendations", "Advice to the Ministers"),)
    assert said(found)["two"] == TEXTS[1]
    assert found.moved == ()


def test_a_heading_that_is_lost_is_said_and_moves_nobody() -> None:
    items = [*create_items(*TEXTS[:2]), create_item("five", TEXTS[3], section="recommendations")]
    found = after(items, deleted("Recommendations"))
    assert found.around == (Around(Place.HEADING, "Recommendations", ""),)
    assert found.moved == ()


def test_a_topic_that_reads_otherwise_is_shown_for_its_item() -> None:
    items = [
        create_item("one", TEXTS[1], topic="Consular protection"),
        create_item("two", TEXTS[3], topic="Civil society"),
    ]
    found = read(
        edited(paper(items, numbering={"items": "none", "sub_paragraphs": {"en": "a)", "es": "a)"}}),
               untracked("Civil society", "Civil society and networks")),
        items,
    )  # fmt: skip
    assert found.around == (Around(Place.TOPIC, "Civil society", "Civil society and networks", "two"),)
    assert said(found) == {"one": TEXTS[1], "two": TEXTS[3]}
    assert (found.new, found.missing, found.unplaced) == ((), (), ())


def test_a_new_item_under_a_topic_of_its_own_has_it() -> None:
    items = [
        create_item("one", TEXTS[1], topic="Consular protection"),
        create_item("two", TEXTS[3], topic="Society"),
    ]
    docx = edited(
        paper(items), typed_after("To endorse", "To train officers."),
        typed_after("To endorse", "Training", like="Society"),
    )  # fmt: skip
    found = read(docx, items)
    assert [(each.topic, print_wording(each.wording), each.after) for each in found.new] == [
        ("Training", "To train officers.", "one")
    ]


def test_hidden_text_is_named_and_in_no_item() -> None:
    def hide(root) -> None:  # type: ignore[no-untyped-def]  # an element
        run = paragraph(root, "To invite").find(f"{W}r")
        look = run.find(f"{W}rPr")
        if look is None:
            look = run.makeelement(f"{W}rPr")
            run.insert(0, look)
        look.append(look.makeelement(f"{W}vanish"))

    found = after(create_items(), hide)
    assert [(each.kind, each.text) for each in found.left_out] == [("hidden", TEXTS[3])]
    assert [each.item.id for each in found.missing] == ["four"]


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(UploadRefused):
        read(b"PK\x03\x04 and then nothing", create_items())


def test_a_file_without_anything_misses_every_item() -> None:
    found = read(typed(""), create_items())
    assert [each.item.id for each in found.missing] == list(SAID)
    assert found.items == ()


def test_another_paper_altogether_is_no_item_of_this_one() -> None:
    found = read(typed("A letter", "Dear colleagues, please find the text enclosed."), create_items())
    assert [each.item.id for each in found.missing] == list(SAID)
    assert {each.place for each in found.around} == {Place.TITLE, Place.PREAMBLE, Place.HEADING}


# --- through LibreOffice ---------------------------------------------------------------------------------------------


def test_a_file_that_went_through_libreoffice_comes_back_the_same(tmp_path: Path) -> None:
    five = f"{TEXTS[1]}\nAnd more:\n· this\n· that"
    items = [*create_items(), create_item("five", five, section="recommendations")]
    docx = edited(
        paper(items), split_runs, untracked("Nicaragua", "Panama"), added("annex", "To publish both."),
        typed_after("The Secretariat will", "To welcome Belize.", like="To urge"),
        moved(["To invite"], "To endorse the"),
    )  # fmt: skip
    plain, through = read(docx, items), read(converted(docx, "docx", tmp_path), items)
    assert said(plain)["one"] == f"{TEXTS[0]}\nc) To publish both.".replace("Nicaragua", "Panama")
    assert said(through) == said(plain)
    assert outcomes(through) == outcomes(plain)
    assert through.new == plain.new
    assert through.moved == plain.moved
    assert (through.missing, through.around, through.unplaced) == ((), (), ())
    assert ways(through) == {MatchedBy.BOOKMARK}


def test_the_compiled_paper_through_libreoffice_tells_whose_its_changes_are(tmp_path: Path) -> None:
    items = create_items()
    docx = compiled(items, proposal(TEXTS[1].replace("March", "May")))
    found = read(converted(docx, "docx", tmp_path), items)
    assert said(found)["two"] == TEXTS[1].replace("March", "May")
    assert [each.by for each in found.items] == [(), ("MEX",), (), ()]


def test_a_frame_with_other_lines_knows_them() -> None:
    frame = Frame(TITLE, PREAMBLE, FRAME.headings, also=("Working text",))
    found = read(
        edited(paper(create_items()), typed_after("CONCLUSIONS", "Working text")), create_items(), frame
    )
    nothing_else(found)


# --- a real paper ----------------------------------------------------------------------------------------------------


def seed() -> tuple[list[ItemView], Frame]:
    whole = seed_paper()
    items = [
        create_item(each.id, each.wording, section=part.key) for part in whole.sections for each in part.items
    ]
    return items, Frame(whole.title, whole.preamble, {part.key: part.heading for part in whole.sections})


def test_the_managua_paper_comes_back_unchanged_from_word_from_libreoffice_and_typed_anew(
    tmp_path: Path,
) -> None:
    items, frame = seed()
    docx = write_paper(seed_paper(), create_layout())
    files = {
        MatchedBy.BOOKMARK: [docx, converted(docx, "docx", tmp_path)],
        MatchedBy.TEXT: [edited(docx, without_bookmarks), typed(*seed_lines())],
    }
    for way, made in files.items():
        for file in made:
            found = read(file, items, frame)
            assert set(outcomes(found).values()) == {UNCHANGED}
            assert (len(found.items), ways(found)) == (20, {way})
            nothing_else(found)


def test_the_managua_paper_edited_by_hand_and_typed_anew_is_found_by_likeness_item_by_item() -> None:
    items, frame = seed()
    lines = (SPECIMENS / "rcgm-2014-11-managua-en-edited.txt").read_text("utf-8").splitlines()
    found = read(typed(*lines), items, frame)
    assert [each.item.id for each in found.items] == [each.id for each in items]
    assert set(outcomes(found).values()) == {CHANGED}
    assert [each.place for each in found.around] == [Place.PREAMBLE]
    assert (found.new, found.missing, found.moved, found.unplaced) == ((), (), (), ())


def test_a_damaged_file_is_refused_or_read_but_never_an_error() -> None:
    for docx in mutations(150):
        with suppress(UploadRefused):
            read(docx, create_items())


def test_a_file_of_very_many_strange_items_is_read_in_bounded_time() -> None:
    """Only so many are compared with the items of the record; nothing of the rest is lost."""
    lines = [f"{number}. To thank number {number} for nothing at all." for number in range(1, 800)]
    found = read(typed(*TITLE, PREAMBLE, "CONCLUSIONS", *lines), create_items())
    assert len(found.new) == 799
    assert len(found.missing) == 4
