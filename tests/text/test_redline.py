"""engine/text/redline, in shorthand: each sentence is what a delegate sees, and is drawn again from its two texts."""

import pytest

from engine.text.redline import Mark, Op, redline, redline_text
from engine.text.wording import Kind
from tests.text.shorthand import drawn, drawn_wordings, wording


def edited(*shorthands: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("shorthand", shorthands)


@edited(
    "The RCGM [-invites-]{+urges+} Member Countries to send the matrix.",
    "To thank Mexico{+ and Canada+}.",
    "To thank Mexico{+, Canada+} and Panama.",
    "To thank [-Mexico and -]Canada.",
    "To thank {+the Government of +}Mexico.",
    "{+Warmly +}thank Mexico.",
    "La RCM [-invita-]{+insta+} a los Países Miembros.",
    "para los(as) [-Viceministros(as)-]{+Viceministras(os)+} de la Conferencia",
    "{+To thank Mexico.+}",
    "[-To thank Mexico.-]",
    "To thank Mexico.",
    "",
)
def test_words_come_and_go(shorthand: str) -> None:
    assert drawn(shorthand) == shorthand


@edited(
    "To [-co-sponsor-]{+sponsor+} it.",
    "the [-Extra-Continental-]{+Extra-Regional+} flows",
    "the [-TS-]{+TS's+} report",
    "no later than [-February 15th, 2015-]{+February 28th, 2015+}.",
    "a más tardar el [-30 de junio de 2010-]{+30 de julio de 2010+}.",
    "on [-12-14 November, 2014-]{+12-15 November, 2014+}, in Panama",
    "by [-15/02/2015-]{+15/03/2015+}",
    "a balance of [-US$214,500.50-]{+US$214,500.75+} in all",
    "some [-12 %-]{+15 %+} of them",
    "see [-https://www.iom.int/a-]{+https://www.iom.int/b+}.",
    "write to [-ts@rcmvs.org-]{+info@rcmvs.org+}",
    "la [-opinion-]{+opinión+} de México",
    "[-Me\u0301xico-]{+México+} agrees",
)
def test_no_change_begins_or_ends_inside_a_word_number_date_or_amount(shorthand: str) -> None:
    assert drawn(shorthand) == shorthand


@edited(
    "To [-thank, congratulate-]{+commend, support+} and encourage Mexico.",
    "The [-report (annex-]{+study (appendix+} 2) stands.",
    "We [-accept a report-]{+approve a study+} on migration.",
    "to [-kindly send us the updated matrix-]{+complete and return the revised form+} by May",
)
def test_a_lone_sign_or_crumb_between_two_changes_is_part_of_the_change(shorthand: str) -> None:
    assert drawn(shorthand) == shorthand


@edited(
    "To thank Canada. {+To thank Mexico. +}To thank Panama.",
    "To thank Canada. [-To thank Mexico. -]To thank Panama.",
    "for Canada, {+for Mexico, +}for Panama",
    "“One.” {+“Two.” +}“Three.”",
)
def test_an_insertion_or_deletion_stands_at_the_edge_of_its_sentence_or_clause(shorthand: str) -> None:
    assert drawn(shorthand) == shorthand


@edited(
    "one{+\ntwo+}\nthree",
    "one\ntwo{+\nthree+}",
    "one[-\ntwo-]\nthree",
    "To:\na) one\nb) {+new\nc) +}two",
    "one[- -]{+\n+}two",
    "one[-\n-]{+ +}two",
    "one[-\r\n-]{+\n+}two",
    "one  two[- -]",
    "one{+\n+}",
    "one[-  -]{+ +}two",
)
def test_lines_and_spaces_are_kept_to_the_character(shorthand: str) -> None:
    assert redline_text("", "") == ()
    spans = redline_text(shorthand, shorthand)
    assert [span.op for span in spans] == [Op.EQUAL]
    assert drawn(shorthand) == shorthand


def test_a_label_at_the_beginning_of_a_line_is_one_word() -> None:
    assert drawn("[-(a)-]{+(b)+} one") == "[-(a)-]{+(b)+} one"
    assert drawn("[-1.-]{+2.+} one") == "[-1.-]{+2.+} one"


# --- wordings --------------------------------------------------------------------------------------------------------


def test_a_split_paragraph_is_one_inserted_mark() -> None:
    spans = redline(
        wording("To thank Mexico. To thank Canada."), wording("To thank Mexico.\nTo thank Canada.")
    )
    assert [(span.op, span.tokens) for span in spans[1:3]] == [
        (Op.DELETE, (" ",)),
        (Op.INSERT, (Mark(Kind.CONTINUATION, 0, ""),)),
    ]
    assert [span.op for span in spans] == [Op.EQUAL, Op.DELETE, Op.INSERT, Op.EQUAL]


def test_two_paragraphs_made_one_are_one_deleted_mark() -> None:
    spans = redline(
        wording("To thank Mexico.\nTo thank Canada."), wording("To thank Mexico. To thank Canada.")
    )
    deleted = [span.tokens for span in spans if span.op is Op.DELETE]
    assert deleted == [(Mark(Kind.CONTINUATION, 0, ""),)]


def test_labels_that_follow_from_an_insertion_are_no_changes() -> None:
    spans = redline(wording("To:\na) one\nb) two"), wording("To:\na) new\nb) one\nc) two"))
    changed = [span for span in spans if span.op is not Op.EQUAL]
    assert [(span.op, span.text) for span in changed] == [(Op.INSERT, "\nnew")]


def test_another_label_style_changes_the_marks_alone() -> None:
    spans = redline(wording("To:\na) one\nb) two"), wording("To:\na. one\nb. two"))
    assert all(isinstance(t, Mark) for span in spans if span.op is not Op.EQUAL for t in span.tokens)


def test_a_moved_sub_paragraph_goes_and_comes_whole() -> None:
    old = "To thank:\na) Nicaragua for its strategy.\nb) The Red Cross for its work.\nc) Canada."
    new = "To thank:\na) The Red Cross for its work.\nb) Nicaragua for its strategy.\nc) Canada."
    assert drawn_wordings(old, new) == (
        "To thank:[-\nNicaragua for its strategy.-]\n"
        "The Red Cross for its work.{+\nNicaragua for its strategy.+}\n"
        "Canada."
    )


def test_a_paragraph_goes_whole_though_it_ends_like_the_one_before() -> None:
    old = "To:\na) send it by May 1st, 2015.\nb) complete the matrix by June 1st, 2015."
    assert drawn_wordings(old, "To:\na) send it by July 1st, 2015.") == (
        "To:\nsend it by [-May 1st, 2015-]{+July 1st, 2015+}.[-\ncomplete the matrix by June 1st, 2015.-]"
    )


def test_no_change_is_joined_over_a_paragraph_mark() -> None:
    assert drawn_wordings("one two\nthree four", "one 2\n3 four") == "one [-two-]{+2+}\n[-three-]{+3+} four"
