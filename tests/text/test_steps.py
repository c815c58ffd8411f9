"""Which of several steps made which change of a redline."""

from hypothesis import given
from hypothesis import strategies as st

from engine.text.redline import Op, Span, redline
from engine.text.redline.steps import by_step
from engine.text.wording import Wording, parse_wording
from tests.word.redlines import wordings


def wording(text: str) -> Wording:
    return parse_wording(text).wording


def told(*texts: str) -> list[tuple[str, str, int | None]]:
    """What changed: "-" or "+", the words, the step."""
    signs = {Op.DELETE: "-", Op.INSERT: "+"}
    first, *others = map(wording, texts)
    spans = by_step(first, others)
    return [(signs[span.op], span.text.strip(), step) for span, step in spans if span.op is not Op.EQUAL]


def test_each_change_is_of_the_step_that_made_it() -> None:
    assert told("We thank Mexico for it.", "We thank Panama for it.", "We thank Panama warmly for it.") == [
        ("-", "Mexico", 0), ("+", "Panama", 0), ("+", "warmly", 1),
    ]  # fmt: skip


def test_a_word_replaced_twice_went_in_the_first_step_and_came_in_the_last() -> None:
    assert told("We ask Mexico now.", "We beg Mexico now.", "We urge Mexico now.") == [
        ("-", "ask", 0),
        ("+", "urge", 1),
    ]


def test_what_was_changed_and_changed_back_is_no_change() -> None:
    assert told("We ask Mexico.", "We beg Mexico.", "We ask Mexico.") == []


def test_one_replacement_may_be_of_two_steps() -> None:
    assert told("We ask old friends.", "We ask dear old friends.", "We ask dear new friends.") == [
        ("-", "old", 1), ("+", "dear", 0), ("+", "new", 1),
    ]  # fmt: skip
    assert told("We ask.", "We ask Panama.", "We ask Panama and Mexico.") == [
        ("+", "Panama", 0),
        ("+", "and Mexico", 1),
    ]


def test_new_paragraphs_are_of_their_step() -> None:
    assert told("To:\na) one", "To:\na) one\nb) two", "To:\na) one\nb) two\nc) three") == [
        ("+", "two", 0), ("+", "three", 1),
    ]  # fmt: skip


@given(st.lists(wordings, min_size=2, max_size=5))
def test_the_spans_are_those_of_the_redline_and_every_step_is_one_of_them(drawn: list[Wording]) -> None:
    first, *others = drawn
    found = by_step(first, others)
    joined: list[Span] = []
    for span, step in found:
        assert step is None or (span.op is not Op.EQUAL and 0 <= step < len(others))
        if joined and joined[-1].op is span.op:
            joined[-1] = Span(span.op, joined[-1].tokens + span.tokens)
        else:
            joined.append(span)
    assert tuple(joined) == redline(first, others[-1])
    if len(others) == 1:
        assert {step for span, step in found if span.op is not Op.EQUAL} <= {0}
