"""The laws of engine/text, for generated papers and for any text at all."""

import unicodedata
from itertools import pairwise

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from engine.text.characters import cleaned
from engine.text.outline import Item, Paper, Section, parse_paper, print_paper
from engine.text.redline import Op, Span, as_data, as_html, as_text, paragraphs, redline, redline_text
from engine.text.redline.sides import wording_side
from engine.text.tokens import tokens
from engine.text.wording import Kind, Paragraph, Wording, print_wording, relabelled
from tests.text.shorthand import specimen, wording, words

anything = st.text(st.characters(exclude_categories=[]), max_size=80)
# What parsers and redlines trip over, in any order: a hundred such texts find more than a million random ones.
pieces = st.sampled_from(
    [
        " ", "  ", "\n", "\r\n", "\n\n", "\t", "\u00a0", ".", ", ", ": ", ":\n", "the ", "México ", "Me\u0301xico",
        "\n1. ", "\n2. ", "\n2) ", "\n24. ", "\na) ", "\nb) ", "\n(a) ", "\ni. ", "\nii. ", "\nh. ", "\nA. ", "\n- ",
        "\n· ", "\no ", "·", "-", "\nCONCLUSIONS\n", "\nRecomendaciones:\n", "met on May 5th, 2014 and ",
        "reached the following",
        "with the participation of representatives from ", "the Dominican Republic and ", "[bookmark: _GoBack]",
        "\u00ad", "\u200b", "\ufeff", "\u202e", "\u2028", "\ud800", "\x00", "👨\u200d👩", "US$ 5,000.00", "12 %",
        "a@b.org",
    ]
)  # fmt: skip
odd = st.lists(pieces, max_size=25).map("".join)
texts = anything | odd

plain = st.text(alphabet="abñé ,“”'(1", min_size=1, max_size=30).map(
    lambda text: f"Z{' '.join(text.split())}z."
)


@st.composite
def wordings(draw: st.DrawFn) -> Wording:
    """A wording as a delegation writes it: a lead, lists with lists in them, continuations."""
    body = [Paragraph(Kind.LEAD, draw(plain))]
    for _ in range(draw(st.integers(0, 5))):
        before = body[-1]
        deeper = before.level + (before.kind is Kind.SUB)
        kinds = {
            Kind.SUB: [(0, "a)")] + [(1, "i.")] * (deeper == 1 and before.kind is Kind.SUB),
            Kind.BULLET: [(deeper, "-")],
            Kind.CONTINUATION: [(0, "")],
        }
        if before.kind is Kind.BULLET:
            del kinds[Kind.SUB]  # a letter after a bullet is read as standing under it
        kind = draw(st.sampled_from(list(kinds)))
        level, label = draw(st.sampled_from(kinds[kind]))
        body.append(Paragraph(kind, draw(plain), level, label))
    return relabelled(Wording(tuple(body)))


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    sections: list[Section] = []
    headings = (("conclusions", "CONCLUSIONS"), ("recommendations", "Recommendations"))
    for key, heading in headings[: draw(st.integers(1, 2))]:
        found = draw(
            st.lists(plain.map(lambda text: Wording((Paragraph(Kind.LEAD, text),))) | wordings(), max_size=4)
        )
        items = tuple(Item(f"{number}.", None, one) for number, one in enumerate(found, 1))
        sections.append(Section(key, heading, items))
    preamble = "The RCGM met on Monday with the participation of representatives from Mexico and reached the following:"
    title = draw(st.lists(st.text(alphabet="ABC", min_size=1), max_size=3))
    return Paper(tuple(title), preamble, ("Mexico",), "en", tuple(sections))


def side(spans: tuple[Span, ...], op: Op) -> list[object]:
    return [token for span in spans if span.op in (Op.EQUAL, op) for token in span.tokens]


def text_of(spans: tuple[Span, ...], op: Op) -> str:
    return "".join(span.text for span in spans if span.op in (Op.EQUAL, op))


def all_of(one: Wording) -> list[object]:
    """A wording's tokens, spaces among them."""
    found = wording_side(one)
    return [part for pair in zip(found.gaps, [*found.words, ""], strict=True) for part in pair if part]


# --- parsing ---------------------------------------------------------------------------------------------------------


@given(texts)
@example("Conclusions\n7.\na)\n-")
@example("1. 1. 1. x\n2.a) y")
def test_any_text_is_a_paper_that_prints_and_reads_back_the_same(text: str) -> None:
    paper = parse_paper(text, words()).paper
    printed = print_paper(paper)
    again = parse_paper(printed, words())
    assert again.paper == paper
    assert print_paper(again.paper) == printed


@given(texts)
def test_a_paper_read_again_has_nothing_left_to_clean(text: str) -> None:
    """Only decisions about labels, marks, language and names are told again."""
    again = parse_paper(print_paper(parse_paper(text, words()).paper), words())
    assert not [note for note in again.normalised if "dropped" in note or "space" in note or "blank" in note]


@given(papers())
def test_a_paper_that_was_printed_is_read_as_it_was(paper: Paper) -> None:
    parsed = parse_paper(print_paper(paper), words())
    assert parsed.paper == paper
    assert parsed.normalised == ()


@given(texts)
def test_any_text_is_a_wording_that_prints_and_reads_back_the_same(text: str) -> None:
    found = wording(text)
    assert wording(print_wording(found)) == found


@given(texts)
def test_no_letter_or_figure_is_lost(text: str) -> None:
    """But for a bookmark of Word's, which is dropped on purpose, whatever its name."""
    text = text.replace("[bookmark: _GoBack]", "")
    assume("[bookmark:" not in text)
    assert _letters(print_paper(parse_paper(text, words()).paper)) == _letters(cleaned(text)[0])


def _letters(text: str) -> list[str]:
    return [char for char in unicodedata.normalize("NFD", text) if char.isalnum()]


@given(wordings())
def test_labels_computed_again_are_the_same(given_wording: Wording) -> None:
    assert relabelled(given_wording) == given_wording


# --- redlines --------------------------------------------------------------------------------------------------------


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str]:
    """A text and an edited one: some of its words go, others come."""
    old = draw(odd | st.just(specimen("rcgm-2014-06-en")[-700:]))
    parts = tokens(old)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(parts)))
        parts[place : place + draw(st.integers(0, 3))] = [draw(pieces)]
    return old, "".join(parts)


@given(edits() | st.tuples(texts, texts))
@settings(max_examples=200)
@example(("", "\n"))
@example((" ", "\r\n "))
@example(("a\u0301", "a"))
def test_delete_and_equal_are_the_old_text_and_insert_and_equal_the_new(pair: tuple[str, str]) -> None:
    spans = redline_text(*pair)
    assert (text_of(spans, Op.DELETE), text_of(spans, Op.INSERT)) == pair


@given(edits())
@settings(max_examples=200)
def test_delete_and_equal_are_the_old_wording_and_insert_and_equal_the_new(pair: tuple[str, str]) -> None:
    old, new = map(wording, pair)
    spans = redline(old, new)
    assert side(spans, Op.DELETE) == all_of(old)
    assert side(spans, Op.INSERT) == all_of(new)


@given(edits())
def test_the_data_of_two_wordings_give_their_paragraphs_back(pair: tuple[str, str]) -> None:
    old, new = map(wording, pair)
    data = as_data(redline(old, new))
    for one, other in ((old, "insert"), (new, "delete")):
        lines = "\n".join(paragraph.text for paragraph in one.paragraphs)
        assert "".join(run["text"] for run in data if run["op"] != other) == lines


@given(edits())
@settings(max_examples=200)
def test_no_change_begins_or_ends_inside_a_token(pair: tuple[str, str]) -> None:
    """Joining the runs of each side parts its text where its tokens are parted, and nowhere else."""
    for op, text in zip((Op.DELETE, Op.INSERT), pair, strict=True):
        edges, place = {0}, 0
        for token in tokens(text):
            place += len(token)
            edges.add(place)
        place = 0
        for span in redline_text(*pair):
            if span.op in (Op.EQUAL, op):
                place += len(span.text)
                assert place in edges


@given(edits() | st.tuples(texts, texts))
def test_runs_of_one_operation_are_one_span_and_none_is_empty(pair: tuple[str, str]) -> None:
    spans = redline_text(*pair)
    assert all(one.op is not other.op for one, other in pairwise(spans))
    assert all(span.text for span in spans)


@given(edits())
def test_a_redline_is_the_same_each_time(pair: tuple[str, str]) -> None:
    assert redline_text(*pair) == redline_text(*pair)


@given(edits())
def test_every_view_can_be_drawn(pair: tuple[str, str]) -> None:
    old, new = map(wording, pair)
    spans = redline(old, new)
    found = paragraphs(spans)
    assert [one.label for one in found if one.new] == [one.label for one in relabelled(new).paragraphs]
    assert sum(one.old is not None for one in found) == len(old.paragraphs)
    assert as_html(spans).count("<p ") == len(found)
    assert as_text(redline(old, old)) == "\n".join(one.text for one in old.paragraphs)
