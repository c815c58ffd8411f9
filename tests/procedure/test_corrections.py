"""Corrections: exact words, circulated, issued by the Presidency then in office unless somebody objects."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Role
from engine.procedure.correction import CorrectionState, said_now
from engine.procedure.events import CorrectionIssued
from engine.procedure.refusals import Code
from engine.procedure.terms import Adopts, Terms
from tests.builders import CANADA, MEXICO, OBSERVER, PANAMA, PRESIDENCY, SECRETARIAT, create_wording, new_id
from tests.procedure.shorthand import Negotiation, open_negotiation, why


def certified() -> Negotiation:
    room = open_negotiation(create_wording("To met in May, and again in May.", "in Panama;", "in Mexcio."))
    room.agree()
    assert why(room.certify()) is None
    return room


def asking(room: Negotiation, wrong: str, right: str, actor: Actor = CANADA, **fields: object) -> Code | None:
    given = {"item": room.items[0], "language": "en", "wrong": wrong, "right": right, "reason": "a slip"}
    return why(room.submit(ask.AskForCorrection, actor, **(given | fields)))


def asked(room: Negotiation, wrong: str = "Mexcio", right: str = "Mexico") -> str:
    id_ = new_id()
    assert asking(room, wrong, right, id=id_) is None
    return id_


def circulate(room: Negotiation, id_: str, actor: Actor = SECRETARIAT) -> Code | None:
    return why(room.submit(ask.CirculateCorrection, actor, correction=id_))


def object_to(room: Negotiation, id_: str, actor: Actor = PANAMA, reason: str = "it is right") -> Code | None:
    return why(room.submit(ask.ObjectToCorrection, actor, correction=id_, reason=reason))


def issue(room: Negotiation, id_: str, actor: Actor = PRESIDENCY) -> Code | None:
    return why(room.submit(ask.IssueCorrection, actor, correction=id_))


def circulated(room: Negotiation, wrong: str = "Mexcio", right: str = "Mexico") -> str:
    id_ = asked(room, wrong, right)
    assert circulate(room, id_) is None
    return id_


# --- asked for -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("actor", [CANADA, MEXICO, SECRETARIAT])
def test_any_delegation_or_the_secretariat_asks(actor: Actor) -> None:
    assert asking(certified(), "Mexcio", "Mexico", actor) is None


@pytest.mark.parametrize("actor", [PRESIDENCY, OBSERVER])
def test_nobody_else_does(actor: Actor) -> None:
    assert asking(certified(), "Mexcio", "Mexico", actor) == Code.NOT_FOR_ROLE


def test_the_words_stand_there_exactly_once() -> None:
    room = certified()
    assert asking(room, "in May", "in June") == Code.WORDS_NOT_THERE_ONCE
    assert asking(room, "in July", "in June") == Code.WORDS_NOT_THERE_ONCE
    assert asking(room, "again in May", "again in June") is None


@pytest.mark.parametrize(
    ("wrong", "right", "code"),
    [
        ("", "Mexico", Code.TEXT_REQUIRED),
        ("Mexcio", "Mexcio", Code.CORRECTS_NOTHING),
        ("in Panama;", "", Code.EMPTY_WORDING),
    ],
)
def test_something_takes_their_place(wrong: str, right: str, code: Code) -> None:
    assert asking(certified(), wrong, right) == code


def test_a_correction_has_its_reason_and_a_language_of_the_paper() -> None:
    room = certified()
    assert asking(room, "Mexcio", "Mexico", reason=" ") == Code.REASON_REQUIRED
    assert asking(room, "Mexcio", "Mexico", language="es") == Code.OTHER_LANGUAGE


def test_title_and_preamble_are_put_right_too() -> None:
    room = certified()
    assert asking(room, "MIGRATION", "MIGRATIONS", item=None) is None
    assert asking(room, "Mexcio", "Mexico", item=None) == Code.WORDS_NOT_THERE_ONCE


def test_before_the_gavel_there_is_a_new_revision_and_no_correction() -> None:
    room = open_negotiation()
    assert asking(room, "Mexico", "Panama") == Code.NOT_IN_THIS_STATE


def test_after_the_gavel_there_is_no_revision_of_the_paper() -> None:
    assert why(certified().issue("RCGM/2014/2/Rev.9")) == Code.NOT_IN_THIS_STATE


# --- circulated ------------------------------------------------------------------------------------------------------


def test_it_is_issued_once_its_days_have_passed_without_objection_and_counted() -> None:
    room = certified()
    first = circulated(room)
    room.wait(days=14, microseconds=-1)
    assert issue(room, first) == Code.CORRECTION_CIRCULATES
    room.wait(microseconds=1)
    assert issue(room, first) is None
    second = circulated(room, "To met", "To meet")
    room.wait(days=14)
    assert issue(room, second) is None
    assert [one.number for one in room.events if isinstance(one, CorrectionIssued)] == [1, 2]
    assert room.room.ordered == ("correction-1", "correction-2")


def test_an_objection_ends_it() -> None:
    room = certified()
    id_ = circulated(room)
    assert object_to(room, id_) is None
    room.wait(days=14)
    assert issue(room, id_) == Code.CORRECTION_ENDED
    assert room.corrections[id_].state == CorrectionState.OBJECTED


def test_an_objection_comes_in_time_whether_or_not_anything_ran_at_the_hour() -> None:
    room = certified()
    id_ = circulated(room)
    room.wait(days=14)
    assert object_to(room, id_) == Code.TOO_LATE
    assert issue(room, id_) is None


def test_an_objection_gives_its_reason_and_is_a_delegations() -> None:
    room = certified()
    id_ = circulated(room)
    assert object_to(room, id_, reason="") == Code.REASON_REQUIRED
    assert object_to(room, id_, OBSERVER) == Code.NOT_FOR_ROLE


def test_what_was_not_circulated_is_neither_objected_to_nor_issued() -> None:
    room = certified()
    id_ = asked(room)
    assert object_to(room, id_) == issue(room, id_) == Code.CORRECTION_ENDED
    assert circulate(room, id_, CANADA) == Code.NOT_FOR_ROLE
    assert circulate(room, "another") == Code.NOT_FOUND


def test_the_presidency_then_in_office_issues_it() -> None:
    room = certified()
    id_ = circulated(room)
    room.do(ask.HandOver, PRESIDENCY, person=PANAMA.person, member="PAN")
    room.wait(days=60)
    assert issue(room, id_) == Code.NO_SUCH_CAPACITY
    assert issue(room, id_, Actor(PANAMA.person, Role.PRESIDENCY)) is None


def test_words_that_another_correction_has_taken_away_are_not_put_right_by_guesswork() -> None:
    room = certified()
    first, second = circulated(room), circulated(room, "in Mexcio", "at Mexico")
    room.wait(days=14)
    assert issue(room, first) is None
    assert issue(room, second) == Code.WORDS_NOT_THERE_ONCE
    assert asking(room, "in Mexico", "at Mexico") is None


# --- in another language ---------------------------------------------------------------------------------------------


def in_spanish(adopts: Adopts = Adopts.BOTH) -> Negotiation:
    """Certified with a slip in its Spanish."""
    room = open_negotiation(create_wording("To thank:", "Mexico."))
    terms = Terms(translated=("es",), adopts=adopts)
    room.do(ask.SetTerms, SECRETARIAT, on_version=room.room.version, terms=terms)
    words = create_wording("Agradecer a:", "Mexcio.")
    on = {"conclusion": room.items[0], "language": "es", "on_number": 0, "on_revision": 1}
    room.do(ask.TranslateWording, SECRETARIAT, wording=words, **on)
    around = {"language": "es", "title": ("CONFERENCIA",), "preamble": "El GRCM se reunio:"}
    room.do(ask.TranslateFrame, SECRETARIAT, on_version=room.room.version, **around)
    room.agree()
    assert why(room.certify()) is None
    return room


def test_the_words_stand_there_once_in_the_language_that_is_named() -> None:
    room = in_spanish()
    assert asking(room, "Mexcio", "México", language="es") is None
    assert asking(room, "Mexico", "México", language="es") == Code.WORDS_NOT_THERE_ONCE
    assert asking(room, "Mexcio", "México") == Code.WORDS_NOT_THERE_ONCE
    assert asking(room, "reunio", "reunió", language="es", item=None) is None
    assert asking(room, "Mexcio", "México", language="fr") == Code.OTHER_LANGUAGE


def test_a_correction_of_the_translation_goes_the_same_way_and_leaves_the_original() -> None:
    room, id_ = in_spanish(), new_id()
    assert asking(room, "Mexcio", "México", language="es", id=id_) is None
    assert circulate(room, id_) is None
    assert issue(room, id_) == Code.CORRECTION_CIRCULATES
    room.wait(days=14)
    assert issue(room, id_) is None
    found = list(room.corrections.values())
    assert said_now(("Mexcio.",), found, room.items[0], "es") == ("México.",)
    assert said_now(("Mexcio.",), found, room.items[0], "en") == ("Mexcio.",)
    assert asking(room, "Mexico", "México") is None


def test_a_translation_that_follows_is_corrected_once_it_is_official() -> None:
    room = in_spanish(Adopts.ORIGINAL)
    assert asking(room, "Mexcio", "México", language="es") == Code.TRANSLATION_FOLLOWS
    assert asking(room, "reunio", "reunió", language="es", item=None) == Code.TRANSLATION_FOLLOWS
    room.wait(days=14)
    assert asking(room, "Mexcio", "México", language="es") is None
    assert asking(room, "reunio", "reunió", language="es", item=None) is None
