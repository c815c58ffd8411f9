"""Redlines in Word: whose change it is, what stands in the margin, what is refused."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from lxml import etree

from engine.text.merge import merge, merge_text
from engine.text.redline import redline, redline_text
from engine.text.redline.spans import Op
from engine.word.bookmarks import bookmark_name
from engine.word.markup import Unprintable
from engine.word.paper import PrintedItem, PrintedSection
from engine.word.reader import Change, read
from engine.word.redlined import (
    Comment,
    Hand,
    Strand,
    TrackedItem,
    TrackedPaper,
    compilation,
    merged_strands,
    proposal,
    strands,
    write_redlined,
    write_redlined_text,
)
from tests.word.builders import create_layout, create_paper, create_template, create_wording, saved
from tests.word.parts import W, part
from tests.word.redlines import AT, MEXICO, PANAMA, SECRETARIAT, create_compilation, create_paper_of
from tests.word.settling import ACCEPT, REJECT, settled_text

LAYOUT = create_layout()
OLD = create_wording("The Group invites the Members.", "a) one", "b) two")
NEW = create_wording("The Group urges the Members.", "a) one", "b) new", "c) two")
BASE = create_paper_of({"one": OLD})


def changes(docx: bytes) -> list[Change]:
    return [change for paragraph in read(docx).paragraphs for change in paragraph.changes]


def test_a_proposal_is_its_delegations_at_the_instant_of_submission() -> None:
    docx = write_redlined(proposal(BASE, {"one": NEW}, MEXICO), LAYOUT)
    assert changes(docx) == [
        Change(Op.DELETE, "invites", "Mexico", "2014-11-24T16:42:00Z"),
        Change(Op.INSERT, "urges", "Mexico", "2014-11-24T16:42:00Z"),
        Change(Op.INSERT, "\n", "Mexico", "2014-11-24T16:42:00Z"),
        Change(Op.INSERT, "new", "Mexico", "2014-11-24T16:42:00Z"),
    ]


def test_a_replacement_beside_another_change_over_a_standing_mark_is_written_insertion_first() -> None:
    """LibreOffice would take the two insertions for one, and lose the mark between them when it rejects."""
    old, new = create_wording("The and", "+ the TS"), create_wording("The urges", "+ urges the TS")
    docx = write_redlined(proposal(create_paper_of({"one": old}), {"one": new}, MEXICO), LAYOUT)
    assert [(change.op, change.text) for change in changes(docx)] == [
        (Op.INSERT, "urges"), (Op.DELETE, "and"), (Op.INSERT, "urges "),
    ]  # fmt: skip
    assert settled_text(docx, REJECT).splitlines()[-2:] == ["1. The and", "the TS"]


def test_an_instant_is_told_in_utc() -> None:
    managua = AT.astimezone(timezone(timedelta(hours=-6)))
    docx = write_redlined(proposal(BASE, {"one": NEW}, Hand("Mexico", managua)), LAYOUT)
    assert {change.date for change in changes(docx)} == {"2014-11-24T16:42:00Z"}


def test_a_rationale_stands_beside_its_item() -> None:
    why = Comment(MEXICO, "First line.\nSecond line.")
    [comment] = read(write_redlined(proposal(BASE, {"one": NEW}, MEXICO, {"one": (why,)}), LAYOUT)).comments
    assert (comment.author, comment.text) == ("Mexico", "First line.\nSecond line.")
    assert comment.anchor == "The Group urges the Members.\none\nnew\ntwo"


def test_what_merges_is_tracked_under_its_authors() -> None:
    panama = create_wording("The Group urges the Members warmly.", "a) one", "b) two")
    mexico = create_wording("The Group urges the Members.", "a) one", "b) two and three")
    merged = {"one": merge(OLD, {"Mexico": mexico, "Panama": panama})}
    docx = write_redlined(
        compilation(BASE, merged, {"Mexico": MEXICO, "Panama": PANAMA}, SECRETARIAT), LAYOUT
    )
    assert {(change.text.strip(), change.author) for change in changes(docx)} == {
        ("invites", "Mexico, Panamá"), ("urges", "Mexico, Panamá"), ("warmly", "Panamá"), ("and three", "Mexico"),
    }  # fmt: skip


def test_what_conflicts_stands_as_in_the_base_with_every_wording_in_the_margin() -> None:
    docx = write_redlined(create_compilation(), LAYOUT)
    document = read(docx)
    assert "by 15 February." in document.text(Op.INSERT)
    said = {(comment.author, comment.anchor, comment.text) for comment in document.comments}
    assert ("Mexico", "15 February", "1 March") in said
    assert ("Panamá", "15 February", "28 February") in said


def test_an_insertion_and_a_deletion_in_conflict_are_told_apart() -> None:
    base = create_wording("To thank Mexico.")
    versions = {"Mexico": create_wording("To thank."), "Panama": create_wording("To thank Mexico, Canada.")}
    merged = {"one": merge(base, versions)}
    hands = {"Mexico": MEXICO, "Panama": PANAMA}
    docx = write_redlined(compilation(create_paper_of({"one": base}), merged, hands, SECRETARIAT), LAYOUT)
    assert "[-" in next(each.text for each in read(docx).comments if each.author == "Mexico")


def test_items_come_and_go_with_their_bookmarks() -> None:
    base = create_paper_of({"one": OLD, "two": NEW})
    target = create_paper_of({"three": NEW, "one": OLD})
    docx = write_redlined(TrackedPaper(base, target, SECRETARIAT), LAYOUT)
    names = [node.get(f"{W}name") for node in part(docx).iter(f"{W}bookmarkStart")]
    assert names == [bookmark_name(id_) for id_ in ("three", "one", "two")]
    assert settled_text(docx, ACCEPT).startswith("REGIONAL")
    assert settled_text(docx, REJECT).count("\n") == 10


def test_a_moved_item_goes_and_comes_and_has_one_bookmark() -> None:
    items = {"one": OLD, "two": create_wording("To thank Mexico.")}
    base, target = create_paper_of(items), create_paper_of(dict(reversed(items.items())))
    docx = write_redlined(TrackedPaper(base, target, SECRETARIAT), LAYOUT)
    assert len(list(part(docx).iter(f"{W}bookmarkStart"))) == 2
    assert settled_text(docx, ACCEPT).splitlines()[3] == "1. To thank Mexico."


def test_a_title_and_a_topic_may_change() -> None:
    def paper(title: str, topic: str) -> object:
        made = create_paper_of({"one": OLD}, title=(title,))
        [section] = made.sections
        items = (replace(section.items[0], topic=topic),)
        return replace(made, sections=(replace(section, items=items),))

    base, target = paper("RCM", "Trafficking"), paper("RCM 2014", "Trafficking in persons")
    docx = write_redlined(TrackedPaper(base, target, SECRETARIAT), LAYOUT)  # type: ignore[arg-type]  # replace()
    assert [change.text.strip() for change in changes(docx)] == ["2014", "in persons"]


def test_word_goes_on_tracking() -> None:
    settings = part(write_redlined(create_compilation(), LAYOUT), "word/settings.xml")
    order = [etree.QName(child).localname for child in settings]
    assert order.index("zoom") < order.index("trackRevisions") < order.index("defaultTabStop")


def test_twice_gives_the_same_bytes() -> None:
    assert write_redlined(create_compilation(), LAYOUT) == write_redlined(create_compilation(), LAYOUT)


def test_a_template_with_comment_styles_of_its_own_keeps_them() -> None:
    template = saved(create_template())
    docx = write_redlined(create_compilation(), LAYOUT, template)
    ids = [style.get(f"{W}styleId") for style in part(docx, "word/styles.xml").findall(f"{W}style")]
    assert len(set(ids)) == len(ids)
    assert {"CommentText", "CommentReference"} <= set(ids)


def test_user_text_is_only_ever_text() -> None:
    evil = '</w:t><w:fldSimple w:instr="DDEAUTO x"/>{ DDE } <script>&amp;'
    hand = Hand(f'"{evil}', AT)
    docx = write_redlined(
        proposal(BASE, {"one": create_wording(evil)}, hand, {"one": (Comment(hand, evil),)}), LAYOUT
    )
    assert read(docx).text(Op.INSERT).endswith(f"1. {evil}\n")
    assert {change.author for change in changes(docx)} == {hand.author}


def test_strands_that_do_not_say_base_and_target_are_refused() -> None:
    wrong = TrackedItem("one", strands(redline(OLD, OLD), MEXICO))
    with pytest.raises(ValueError, match="do not say"):
        write_redlined(TrackedPaper(BASE, create_paper_of({"one": NEW}), MEXICO, (wrong,)), LAYOUT)


@pytest.mark.parametrize("hand", [Hand(" ", AT), Hand("Mexico", datetime(2014, 11, 24, 16, 42))])
def test_a_hand_without_name_or_zone_is_refused(hand: Hand) -> None:
    with pytest.raises(ValueError, match="needs"):
        write_redlined(proposal(BASE, {"one": NEW}, hand), LAYOUT)


def test_a_character_that_no_file_can_hold_is_refused_with_its_place() -> None:
    with pytest.raises(Unprintable, match=r"Comment of Mexico: .* U\+0000"):
        write_redlined(proposal(BASE, {"one": NEW}, MEXICO, {"one": (Comment(MEXICO, "\0"),)}), LAYOUT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("", "a"),
        ("a", ""),
        ("a\n", "a"),
        ("a", "a\n\n"),
        ("\n", "a\nb"),
        ("a\r\nb", "a\nb\n"),
        ("a\n\nb", "a\nb"),
    ],
)
def test_any_two_texts(old: str, new: str) -> None:
    document = read(write_redlined_text(strands(redline_text(old, new), MEXICO), MEXICO, LAYOUT))
    lines = [each.base for each in document.paragraphs if each.base is not None]
    assert lines == (old.replace("\r\n", "\n").removesuffix("\n").split("\n"))
    assert [each.final for each in document.paragraphs if each.final is not None] == new.removesuffix(
        "\n"
    ).split("\n")


def test_the_hands_of_a_text_may_be_many() -> None:
    made = (
        Strand(Op.EQUAL, ("To ",)),
        Strand(Op.DELETE, ("ask",), PANAMA),
        Strand(Op.INSERT, ("urge",), MEXICO),
    )
    docx = write_redlined_text(made, SECRETARIAT, LAYOUT)
    assert [(change.text, change.author) for change in changes(docx)] == [
        ("ask", "Panamá"),
        ("urge", "Mexico"),
    ]


def test_a_merge_of_texts_is_written_line_by_line() -> None:
    versions = {"Mexico": "To thank\nMexico by 1 March\n", "Panama": "To urge Mexico by 2 March\nnew\n"}
    merged = merge_text("To thank Mexico by 3 March\n", versions)
    hands = {"Mexico": MEXICO, "Panama": PANAMA}
    document = read(write_redlined_text(merged_strands(merged, hands), SECRETARIAT, LAYOUT))
    assert document.text(Op.DELETE) == "To thank Mexico by 3 March\n"
    assert {each.author for each in document.comments} == {"Mexico", "Panamá"}


def test_an_item_alone_keeps_its_number() -> None:
    section = PrintedSection("conclusions", "", (PrintedItem("seven", None, OLD),), first=7)
    base = create_paper(title=(), preamble="", sections=(section,))
    docx = write_redlined(proposal(base, {"seven": NEW}, MEXICO), LAYOUT)
    assert settled_text(docx, REJECT) == "7. The Group invites the Members.\na) one\nb) two\n"
    assert settled_text(docx, ACCEPT).startswith("7. The Group urges")
