"""The rules as data: what a book may not say is refused with file, line and reason."""

import pytest

from engine.procedure.actions import SUBJECTS, Subject
from engine.procedure.floor import FLOOR
from engine.procedure.workflow import read_book, read_rules
from engine.yamlfile import Invalid
from tests.builders import WORKFLOWS


def _book(subject: Subject) -> str:
    return (WORKFLOWS / f"{subject}.yaml").read_text(encoding="utf-8")


def _changed(subject: Subject, old: str, new: str) -> str:
    text = _book(subject)
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_books_that_come_with_acuerdo_are_valid(subject: Subject) -> None:
    assert read_book(_book(subject), subject).subject == subject


# An edit of a book, and what is then said of the line it changed: subject, what stands there, what is written instead.
FAULTS: list[tuple[Subject, str, str, str]] = [
    ("conclusion", "to: comments", "to: coments", "no state 'coments'"),
    ("conclusion", "from: [comments]", "from: [coments]", "no state 'coments'"),
    ("conclusion", "no_amendment_is_pending]", "no_amendment_pending]", "no guard 'no_amendment_pending'"),
    ("conclusion", "by: [secretariat, presidency]", "by: [secretariat, president]", "input should be"),
    ("conclusion", "  open_comments:", "  open_for_comments:", "no such action of a conclusion"),
    ("conclusion", "by: [presidency] # adopts", "by: [secretariat] #", "may never be done by 'secretariat'"),
    (
        "conclusion",
        ", consensus_is_reached, challenge_is_over]",
        ", challenge_is_over]",
        "'consensus_is_reached' may not be left out",
    ),
    (
        "conclusion",
        "objection: {blocks: true, reason: or_counter_text}",
        "objection: {}",
        "an objection blocks",
    ),
    ("conclusion", "es: Adoptada}, final: true}", "es: Adoptada}}", "never leads to a final state"),
    ("conclusion", "  new: {}", "  new: {}\n  limbo: {label: {en: Limbo, es: Limbo}}", "cannot be reached"),
    ("conclusion", "label: {en: Agreed, es: Acordada}", "label: {en: Agreed}", "needs a label in en and es"),
    (
        "conclusion",
        "from: [proposal, comments, consensus]\n    to: withdrawn",
        "from: [proposal, comments, adopted]\n    to: withdrawn",
        "is final and may not be left",
    ),
    ("amendment", "while: [comments]", "whilst: [comments]", "unknown key"),
    (
        "amendment",
        "[draft_is_in_the_original, is_own_delegation,",
        "[draft_is_in_the_original,",
        "'is_own_delegation' may not be left out",
    ),
    (
        "conclusion",
        "guards: [is_participant, is_authorised_voice, on_a_revision_that_is_there, text_is_given]",
        "guards: [reason_is_given]",
        "has not: reason",
    ),
    ("meeting", "by: [worker]", "by: []", "must name at least one"),
    ("meeting", "subject: meeting", "subject: meeting\nsubject: meeting", "given twice"),
]


@pytest.mark.parametrize(("subject", "old", "new", "reason"), FAULTS)
def test_a_fault_is_named_with_file_line_and_reason(
    subject: Subject, old: str, new: str, reason: str
) -> None:
    """The line is the changed one, or that of the action or state that it belongs to, just above."""
    text = _changed(subject, old, new)
    changed = 1 + _book(subject)[: _book(subject).index(old)].count("\n")
    with pytest.raises(Invalid) as caught:
        read_book(text, "rules.yaml")
    said = next(fault for fault in caught.value.faults if reason in fault.reason)
    assert str(said).startswith(f"rules.yaml:{said.line}: ")
    assert changed - 4 <= said.line <= changed + 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "a: [",
        "[" * 100_000,
        "{a: " * 100_000,
        "just words",
        "a: &x 1\nb: *x",
        "\x00",
        "states: {new: {}}",
    ],
)
def test_what_is_no_book_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(Invalid) as caught:
        read_book(text, "rules.yaml")
    assert str(caught.value).startswith("rules.yaml:")


def test_every_fault_of_a_book_is_told_at_once() -> None:
    text = _changed("conclusion", "to: comments", "to: nowhere").replace("to: consensus", "to: elsewhere", 1)
    with pytest.raises(Invalid) as caught:
        read_book(text, "rules.yaml")
    said = str(caught.value)
    assert "no state 'nowhere'" in said
    assert "no state 'elsewhere'" in said


def test_while_names_states_of_the_conclusion() -> None:
    texts = {subject: (_book(subject), f"{subject}.yaml") for subject in SUBJECTS}
    texts["amendment"] = (_changed("amendment", "while: [comments]", "while: [comment]"), "amendment.yaml")
    with pytest.raises(Invalid, match=r"amendment\.yaml:\d+: .*no state 'comment' of a conclusion"):
        read_rules(texts)


@pytest.mark.parametrize(
    "action",
    ["file_amendment", "file_in_translation", "file_as_presidency", "file_on_behalf", "take_position"],
)
def test_no_rules_may_let_anybody_file_after_the_hour_of_a_silence(action: str) -> None:
    assert "filing_is_open" in FLOOR[action].guards
