"""engine/text/redline/views: paragraphs, text, JSON and HTML of the same spans."""

from engine.text.redline import (
    Mark,
    Op,
    RedlineParagraph,
    Span,
    as_data,
    as_html,
    as_text,
    paragraphs,
    redline,
    redline_text,
)
from engine.text.wording import Kind
from tests.text.shorthand import wording

LEAD, SUB = Mark(Kind.LEAD, 0, ""), Mark(Kind.SUB, 0, "a)")


def drawn(old: str, new: str) -> tuple[RedlineParagraph, ...]:
    return paragraphs(redline(wording(old), wording(new)))


def test_each_paragraph_has_its_marks_and_its_own_spans() -> None:
    lead, sub = drawn("To:\na) one", "To:\na) two")
    assert lead == RedlineParagraph(Op.EQUAL, LEAD, LEAD, (Span(Op.EQUAL, ("To", ":")),))
    assert sub.spans == (Span(Op.DELETE, ("one",)), Span(Op.INSERT, ("two",)))


def test_labels_are_computed_on_the_new_side_and_on_the_old_for_what_goes() -> None:
    found = drawn("To:\na) one\nb) two\nc) three", "To:\na) new\nb) two\nc) three")
    assert [one.label for one in found] == ["", "a)", "b)", "c)"]
    found = drawn("To:\na) first act\nb) two\nc) three", "To:\na) two\nb) three")
    assert [(one.mark_op, one.label) for one in found][1:3] == [(Op.DELETE, "a)"), (Op.EQUAL, "a)")]


def test_a_mark_that_changed_its_kind_stands_and_shows_both() -> None:
    _, changed = drawn("To:\na) one", "To:\n· one")
    assert (changed.mark_op, changed.old, changed.new) == (Op.EQUAL, SUB, Mark(Kind.BULLET, 0, "·"))


def test_a_split_paragraph_has_an_inserted_mark() -> None:
    assert [one.mark_op for one in drawn("One. Two.", "One.\nTwo.")] == [Op.EQUAL, Op.INSERT]


def test_the_lines_of_a_text_are_leads_without_label() -> None:
    found = paragraphs(redline_text("one", "one\ntwo"))
    assert [(one.mark_op, one.new) for one in found] == [(Op.EQUAL, LEAD), (Op.INSERT, LEAD)]


def test_the_data_give_both_texts_back_even_when_the_first_paragraph_goes() -> None:
    data = as_data(redline(wording("One.\nTwo."), wording("Two.")))
    assert "".join(one["text"] for one in data if one["op"] != "insert") == "One.\nTwo."
    assert "".join(one["text"] for one in data if one["op"] != "delete") == "Two."


def test_text_puts_each_paragraph_on_its_line() -> None:
    assert as_text(redline(wording("One."), wording("One.\nTwo."))) == "One.{+\nTwo.+}"


def test_html_escapes_what_people_wrote() -> None:
    html = as_html(redline(wording("To <b>thank</b> & go"), wording('To <script>thank</script> & "go"')))
    assert "<script>" not in html
    assert "<b>" not in html
    assert "&amp;" in html
    assert "&quot;" in html


def test_html_sets_each_paragraph_by_kind_and_level() -> None:
    html = as_html(redline(wording("To:\na) one"), wording("To:\na) one\nb) two")))
    assert html == (
        '<p class="lead-0">To:</p>\n'
        '<p class="sub-0"><span class="label">a)</span> one</p>\n'
        '<p class="sub-0" data-mark="insert"><span class="label">b)</span> <ins>two</ins></p>'
    )


def test_no_spans_are_no_text() -> None:
    assert (as_text(()), as_data(()), as_html(()), paragraphs(())) == ("", [], "", ())
