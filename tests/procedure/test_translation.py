"""Two languages: a translation beside its original, remarks on it, and amendments that are filed in it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Disposition, Nature, PositionKind, ProposalKind
from engine.procedure.decide import Decision
from engine.procedure.instants import spelled
from engine.procedure.refusals import Code
from engine.procedure.terms import Adopts, Terms
from engine.procedure.texts import wording_of
from engine.procedure.translation import Standing, in_sight, latest, official_from, standing, unpaired
from engine.text.wording import Kind, Paragraph, Wording, print_wording
from tests.builders import CANADA, MEXICO, PANAMA, PRESIDENCY, SECRETARIAT, create_wording, new_id
from tests.procedure.shorthand import Negotiation, open_negotiation, why

ORIGINAL = create_wording("To thank:", "Mexico;", "Panama.")
SPANISH = create_wording("Agradecer a:", "México;", "Panamá.")
BETTER = create_wording("Dar las gracias a:", "México;", "Panamá.")
TERMS = Terms(translated=("es",))
ES = {"language": "es"}


def create_negotiation(terms: Terms = TERMS, *wordings: Wording) -> Negotiation:
    room = open_negotiation(*(wordings or (ORIGINAL,)))
    room.do(ask.SetTerms, SECRETARIAT, on_version=room.room.version, terms=terms)
    return room


def translate(room: Negotiation, wording: Wording = SPANISH, number: int = 0, **fields: Any) -> Decision:
    item = room.item(number)
    found = latest(item, "es")
    given = {"on_number": found.number if found else 0, "on_revision": item.revision, "wording": wording}
    return room.submit(ask.TranslateWording, SECRETARIAT, conclusion=item.id, **(ES | given | fields))


def remark(room: Negotiation, wording: Wording = BETTER, **fields: Any) -> str:
    """The id of a remark by Mexico, taken for granted."""
    id_ = new_id()
    given = {"on_number": 1, "wording": wording, "reason": "more usual"}
    room.do(ask.MakeRemark, MEXICO, id=id_, conclusion=room.items[0], **(ES | given | fields))
    return id_


def answer(room: Negotiation, id_: str, wording: Wording | None, reason: str = "") -> Decision:
    on = {"on_number": latest(room.item(), "es").number}  # type: ignore[union-attr]
    given = ES | on | {"remark": id_, "wording": wording, "reason": reason}
    return room.submit(ask.AnswerRemark, SECRETARIAT, conclusion=room.items[0], **given)


def translate_frame(room: Negotiation, **fields: Any) -> Decision:
    given = {"title": ("CONFERENCIA",), "preamble": "El GRCM se reunió:", "on_version": room.room.version}
    return room.submit(ask.TranslateFrame, SECRETARIAT, **(ES | given | fields))


def file_in_spanish(room: Negotiation, wording: Wording = BETTER) -> str:
    return room.file(MEXICO, wording, on_number=1, on_revision=room.item().visible, **ES)


def supply(room: Negotiation, id_: str, wording: Wording, **fields: Any) -> Decision:
    given = {"amendment": id_, "conclusion": room.items[0], "on_revision": room.item().visible}
    return room.submit(ask.SupplyCounterpart, SECRETARIAT, wording=wording, **(given | fields))


def confirm(room: Negotiation, id_: str, **fields: Any) -> Decision:
    found = room.amendment(id_).counterpart
    given = {"amendment": id_, "conclusion": room.items[0], "text_hash": found.wording.hash if found else ""}
    return room.submit(ask.ConfirmCounterpart, MEXICO, **(given | fields))


def test_a_translation_is_missing_then_aligned_then_stale_when_the_original_changes_in_substance() -> None:
    room = create_negotiation()
    room.open_comments()
    assert standing(room.item(), "es") == Standing.MISSING
    translate(room)
    assert standing(room.item(), "es") == Standing.ALIGNED
    room.revise(create_wording("To thank:", "Mexico;", "Belize."))
    assert standing(room.item(), "es") == Standing.STALE
    translate(room, create_wording("Agradecer a:", "México;", "Belice."))
    found = latest(room.item(), "es")
    assert found
    assert (found.number, found.renders) == (2, 2)
    assert standing(room.item(), "es") == Standing.ALIGNED


def test_an_editorial_change_keeps_a_translation_aligned_until_it_is_called_material() -> None:
    room = create_negotiation()
    room.open_comments()
    translate(room)
    room.revise(create_wording("To thanks:", "Mexico;", "Panama."), Nature.EDITORIAL)
    assert standing(room.item(), "es") == Standing.ALIGNED
    about = {"conclusion": room.items[0], "on_revision": 2, "reason": "it is more"}
    room.do(ask.CallMaterial, PANAMA, **about)
    assert standing(room.item(), "es") == Standing.STALE


def test_an_editorial_change_that_changes_the_paragraphs_makes_it_stale() -> None:
    room = create_negotiation()
    room.open_comments()
    translate(room)
    room.revise(create_wording("To thank:", "Mexico and Panama."), Nature.EDITORIAL)
    assert standing(room.item(), "es") == Standing.STALE


@pytest.mark.parametrize(
    ("wording", "paragraph"),
    [
        (create_wording("Agradecer a:", "México;"), 3),
        (create_wording("Agradecer a:", "México;", "Panamá;", "Belice."), 4),
        (Wording((SPANISH.paragraphs[0], replace(SPANISH.paragraphs[1], kind=Kind.BULLET, label="·"))), 2),
        (Wording((*SPANISH.paragraphs[:2], replace(SPANISH.paragraphs[2], level=1))), 3),
    ],
)
def test_a_translation_whose_paragraphs_do_not_pair_is_refused_with_the_first_of_them(
    wording: Wording, paragraph: int
) -> None:
    room = create_negotiation()
    refusal = translate(room, wording).refusal
    assert refusal
    assert (refusal.code, refusal.facts) == (Code.NOT_PAIRED, {"paragraph": paragraph})


def test_labels_are_each_language_s_own() -> None:
    other = Wording(
        (
            SPANISH.paragraphs[0],
            *(Paragraph(Kind.SUB, one.text, label="i.") for one in SPANISH.paragraphs[1:]),
        )
    )
    assert unpaired(ORIGINAL, other) is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"on_number": 0}, Code.STALE_TRANSLATION),
        ({"on_revision": 1}, Code.STALE_REVISION),
        ({"wording": create_wording(" ", "a", "b")}, Code.EMPTY_WORDING),
        ({"language": "fr"}, Code.OTHER_LANGUAGE),
    ],
)
def test_a_stale_or_empty_translation_is_refused(fields: dict[str, Any], code: Code) -> None:
    room = create_negotiation()
    room.open_comments()
    translate(room)
    room.revise(create_wording("To thank:", "Mexico;", "Belize."))
    assert why(translate(room, **({"wording": BETTER} | fields))) == code


def test_the_same_words_render_another_revision_but_not_the_same_one_again() -> None:
    room = create_negotiation()
    room.open_comments()
    translate(room)
    assert why(translate(room)) == Code.NOTHING_CHANGED
    room.revise(create_wording("To warmly thank:", "Mexico;", "Panama."))
    assert why(translate(room)) is None


def test_a_meeting_of_one_language_has_no_translations() -> None:
    room = open_negotiation(ORIGINAL)
    assert why(translate(room)) == Code.ONE_LANGUAGE
    assert why(translate_frame(room)) == Code.ONE_LANGUAGE


@pytest.mark.parametrize("translated", [("en",), ("es", "es"), ("español",), ("ES",)])
def test_the_languages_of_a_meeting_are_others_than_the_original_each_once(
    translated: tuple[str, ...],
) -> None:
    room = open_negotiation()
    terms = Terms(translated=translated)
    decision = room.submit(ask.SetTerms, SECRETARIAT, on_version=room.room.version, terms=terms)
    assert why(decision) == Code.BAD_LANGUAGE


def test_members_see_the_translation_of_what_they_are_shown_and_not_of_the_working_text() -> None:
    room = create_negotiation()
    room.open_comments()
    translate(room)
    room.issue()
    room.revise(create_wording("To thank:", "Mexico;", "Belize."))
    translate(room, create_wording("Agradecer a:", "México;", "Belice."))
    seen = in_sight(room.item(), "es")
    assert seen
    assert seen.number == 1
    room.issue("RCGM/2014/2")
    seen = in_sight(room.item(), "es")
    assert seen
    assert seen.number == 2


def test_a_remark_that_is_taken_makes_a_new_number_and_voids_nothing() -> None:
    room = create_negotiation()
    room.open_comments()
    translate(room)
    room.stand(CANADA)
    before = room.item()
    id_ = remark(room)
    assert [one.id for one in room.item().remarks] == [id_]
    assert why(answer(room, id_, BETTER)) is None
    after, found = room.item(), latest(room.item(), "es")
    assert (after.positions, after.revision, after.wording) == (
        before.positions,
        before.revision,
        before.wording,
    )
    assert found
    assert (found.number, found.renders, wording_of(found.wording)) == (2, 1, BETTER)
    assert after.remarks == ()


def test_a_remark_is_declined_with_a_reason_and_the_translation_stays() -> None:
    room = create_negotiation()
    room.open_comments()
    translate(room)
    id_ = remark(room)
    assert why(answer(room, id_, None)) == Code.REASON_REQUIRED
    assert why(answer(room, id_, None, "the term of the glossary")) is None
    found = latest(room.item(), "es")
    assert found
    assert found.number == 1
    assert why(answer(room, id_, None, "again")) == Code.NOT_FOUND


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"on_number": 2}, Code.STALE_TRANSLATION),
        ({"wording": SPANISH}, Code.NOTHING_CHANGED),
        ({"wording": create_wording("Agradecer.")}, Code.NOT_PAIRED),
        ({"reason": " "}, Code.REASON_REQUIRED),
        ({"actor": SECRETARIAT}, Code.NOT_FOR_ROLE),
    ],
)
def test_a_remark_is_about_the_words_that_were_read_and_says_why(fields: dict[str, Any], code: Code) -> None:
    room = create_negotiation()
    room.open_comments()
    translate(room)
    given = {"conclusion": room.items[0], "on_number": 1, "wording": BETTER, "reason": "more usual"} | ES
    actor = fields.pop("actor", MEXICO)
    assert why(room.submit(ask.MakeRemark, actor, **(given | fields))) == code
    assert room.item().remarks == ()


def test_nobody_remarks_on_a_translation_that_is_not_there() -> None:
    room = create_negotiation()
    room.open_comments()
    given = {"conclusion": room.items[0], "on_number": 0, "wording": BETTER, "reason": "more usual"} | ES
    assert why(room.submit(ask.MakeRemark, MEXICO, **given)) == Code.NOT_TRANSLATED


# --- amendments in the other language --------------------------------------------------------------------------------


def test_an_amendment_in_the_other_language_is_filed_at_once_and_awaits_its_counterpart() -> None:
    room = create_negotiation()
    room.open_comments()
    translate(room)
    found = room.amendment(file_in_spanish(room))
    assert (found.state, found.course, room.item().pending) == ("awaiting_counterpart", "pending", 1)
    assert found.own
    assert (found.own.language, found.own.number, wording_of(found.own.wording)) == (
        "es",
        1,
        BETTER,
    )
    assert why(room.open_consensus()) == Code.PENDING_AMENDMENTS


def test_nobody_decides_it_before_its_author_has_confirmed_the_counterpart() -> None:
    room = create_negotiation()
    room.open_comments()
    translate(room)
    id_ = file_in_spanish(room)
    about = {"amendment": id_, "conclusion": room.items[0], "reason": "as discussed"}
    for disposition in Disposition:
        decision = room.submit(ask.ProposeTreatment, SECRETARIAT, disposition=disposition, **about)
        assert why(decision) == Code.NOT_IN_THIS_STATE
    line = (ask.MergeLine(id_, Disposition.MERGED),)
    merged = {"wording": create_wording("To praise."), "reason": "one text", "lines": line, "on_revision": 1}
    assert (
        why(room.submit(ask.ProposeMerge, SECRETARIAT, conclusion=room.items[0], **merged)) == Code.BAD_LINES
    )
    assert why(confirm(room, id_)) == Code.NO_COUNTERPART


def test_confirmed_it_is_pending_in_the_original_like_any_other_and_keeps_its_author_s_words() -> None:
    room = create_negotiation()
    room.open_comments()
    translate(room)
    id_, words = file_in_spanish(room), create_wording("To warmly thank:", "Mexico;", "Panama.")
    supply(room, id_, words)
    assert why(confirm(room, id_)) is None
    found = room.amendment(id_)
    assert (found.state, found.language, found.on_number) == ("filed", "en", None)
    assert (wording_of(found.wording), found.own and wording_of(found.own.wording)) == (words, BETTER)
    assert why(room.treat(id_, Disposition.ACCEPTED)) is None
    assert print_wording(wording_of(room.item().wording)).startswith("To warmly thank:")
    assert standing(room.item(), "es") == Standing.STALE


def test_sent_back_with_a_reason_the_secretariat_supplies_another_one() -> None:
    room = create_negotiation()
    room.open_comments()
    translate(room)
    id_ = file_in_spanish(room)
    supply(room, id_, create_wording("To warmly thank:", "Mexico;", "Panama."))
    lent = room.amendment(id_).counterpart
    about = {"amendment": id_, "conclusion": room.items[0], "text_hash": lent.wording.hash if lent else ""}
    assert why(room.submit(ask.SendBackCounterpart, MEXICO, reason="", **about)) == Code.REASON_REQUIRED
    assert why(room.submit(ask.SendBackCounterpart, MEXICO, reason="too warm", **about)) is None
    assert (room.amendment(id_).counterpart, str(room.amendment(id_).returned)) == (None, "too warm")
    assert why(confirm(room, id_)) == Code.NO_COUNTERPART
    supply(room, id_, create_wording("To give thanks to:", "Mexico;", "Panama."))
    assert room.amendment(id_).returned is None
    assert why(confirm(room, id_)) is None


def test_only_its_author_confirms_a_counterpart_and_only_the_one_that_was_shown() -> None:
    room = create_negotiation()
    room.open_comments()
    translate(room)
    id_ = file_in_spanish(room)
    supply(room, id_, create_wording("To warmly thank:", "Mexico;", "Panama."))
    assert why(confirm(room, id_, text_hash="0" * 64)) == Code.STALE_TEXT
    lent = room.amendment(id_).counterpart
    about = {"amendment": id_, "conclusion": room.items[0], "text_hash": lent.wording.hash if lent else ""}
    for actor in (PANAMA, SECRETARIAT, PRESIDENCY):
        assert why(room.submit(ask.ConfirmCounterpart, actor, **about)) in (
            Code.NOT_YOUR_DELEGATION,
            Code.NOT_FOR_ROLE,
        )


def test_when_the_original_moves_a_person_must_supply_the_counterpart_again() -> None:
    """Nothing is carried by guesswork: neither the author's words nor a counterpart of the text as it was."""
    room = create_negotiation()
    room.open_comments()
    translate(room)
    id_ = file_in_spanish(room)
    supply(room, id_, create_wording("To warmly thank:", "Mexico;", "Panama."))
    decision = room.revise(create_wording("To thank:", "Mexico;", "Belize."))
    assert [type(event).__name__ for event in decision.events] == ["WordingRevised"]
    assert why(confirm(room, id_)) == Code.BASE_MOVED
    supply(room, id_, create_wording("To warmly thank:", "Mexico;", "Belize."))
    assert why(confirm(room, id_)) is None
    assert room.amendment(id_).base_revision == 2


def test_confirmed_behind_the_working_text_it_is_carried_there_as_if_it_were_filed_at_that_moment() -> None:
    room = create_negotiation()
    room.open_comments()
    translate(room)
    room.issue()
    room.revise(create_wording("To thank:", "Mexico;", "Belize."))
    id_ = file_in_spanish(room)
    supply(room, id_, create_wording("To warmly thank:", "Mexico;", "Panama."))
    assert why(confirm(room, id_)) is None
    found = room.amendment(id_)
    assert (found.base_revision, found.filed_revision) == (2, 1)
    assert wording_of(found.wording) == create_wording("To warmly thank:", "Mexico;", "Belize.")


def test_its_author_may_withdraw_it_while_it_awaits_its_counterpart() -> None:
    room = create_negotiation()
    room.open_comments()
    translate(room)
    id_ = file_in_spanish(room)
    about = {"amendment": id_, "conclusion": room.items[0], "reason": ""}
    assert why(room.submit(ask.WithdrawAmendment, MEXICO, **about)) is None
    assert (room.amendment(id_).state, room.item().pending) == ("withdrawn", 0)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"on_number": 2}, Code.STALE_TRANSLATION),
        ({"language": "fr"}, Code.OTHER_LANGUAGE),
        ({"wording": SPANISH}, Code.NOTHING_CHANGED),
        ({"kind": ProposalKind.SUPPRESS, "wording": Wording(())}, Code.OTHER_WAY),
    ],
)
def test_a_draft_in_the_other_language_amends_the_translation_that_members_see(
    fields: dict[str, Any], code: Code
) -> None:
    room = create_negotiation()
    room.open_comments()
    translate(room)
    given = {
        "conclusion": room.items[0],
        "on_revision": 1,
        "wording": BETTER,
        "rationale": "",
        "on_number": 1,
    }
    assert why(room.submit(ask.DraftAmendment, MEXICO, **(given | ES | fields))) == code


def test_a_draft_stays_in_its_language() -> None:
    room = create_negotiation()
    room.open_comments()
    translate(room)
    id_ = room.draft(MEXICO, BETTER, on_number=1, **ES)
    given = {
        "amendment": id_,
        "conclusion": room.items[0],
        "on_version": 1,
        "on_revision": 1,
        "rationale": "",
    }
    edited = create_wording("Felicitar a:", "México;", "Panamá.")
    assert why(room.submit(ask.EditDraft, MEXICO, wording=edited, **given)) == Code.OTHER_WAY
    assert why(room.submit(ask.EditDraft, MEXICO, wording=edited, on_number=1, **given)) is None
    assert room.amendment(id_).language == "es"


def test_an_item_is_not_joined_away_under_an_amendment_that_has_no_words_in_the_original_yet() -> None:
    room = create_negotiation(TERMS, create_wording("To note the report."), ORIGINAL)
    room.items.reverse()
    room.open_comments(0)
    room.open_comments(1)
    translate(room)
    file_in_spanish(room)
    joined = {"conclusion": room.items[1], "joining_item": room.items[0], "on_revision": 1}
    id_ = new_id()
    empty = {"paragraph": None, "last": None, "section": None, "before": None, "lines": (), "rationale": ""}
    room.do(ask.ProposeStructure, SECRETARIAT, id=id_, change=ask.Change.JOIN, **(empty | joined))
    decided = {
        "structure": id_,
        "accepted": True,
        "reason": "one item",
        "versions": tuple((x, 1) for x in room.items),
    }
    assert why(room.submit(ask.DecideStructure, PRESIDENCY, **decided)) == Code.AWAITS_COUNTERPART


# --- certification ---------------------------------------------------------------------------------------------------


def test_where_both_are_adopted_nothing_is_certified_before_every_translation_is_ready() -> None:
    room = create_negotiation()
    room.agree()
    said = room.certify().refusal
    assert said
    assert (said.code, said.facts["standing"]) == (Code.FRAME_NOT_TRANSLATED, "missing")
    translate_frame(room)
    said = room.certify().refusal
    assert said
    assert said.facts == {"conclusion": room.items[0], "language": "es", "standing": "missing"}
    translate(room)
    id_ = remark(room)
    said = room.certify().refusal
    assert said
    assert said.facts["standing"] == "remark"
    answer(room, id_, BETTER)
    assert why(room.certify()) is None


def test_what_stands_around_the_items_in_the_translation_is_signed_as_it_was_shown() -> None:
    room = create_negotiation()
    room.agree()
    translate_frame(room)
    translate(room)
    shown = room.beside()
    again = translate_frame(room, preamble="El GRCM, reunido:")
    assert why(again) is None
    assert why(room.certify(beside=shown)) == Code.BESIDE_NOT_AS_SIGNED
    assert why(room.certify()) is None


def test_an_item_that_was_translated_again_is_not_signed_unseen() -> None:
    room = create_negotiation()
    room.agree()
    translate_frame(room)
    translate(room)
    shown = room.signed()
    translate(room, BETTER)
    assert why(room.certify(items=shown)) == Code.NOT_AS_SIGNED
    assert why(room.certify()) is None


def test_a_bracket_in_the_translation_stands_in_the_way_too() -> None:
    room = create_negotiation()
    room.agree()
    translate_frame(room)
    translate(room, create_wording("Agradecer a:", "México;", "[Panamá]."))
    said = room.certify().refusal
    assert said
    assert said.facts["standing"] == "brackets"


def test_a_frame_is_stale_when_the_original_s_words_change() -> None:
    room = create_negotiation()
    room.agree()
    translate(room)
    translate_frame(room)
    room.do(
        ask.SetFrame, SECRETARIAT, on_version=room.room.version, title=("A TITLE",), preamble="The RCGM met:"
    )
    said = room.certify().refusal
    assert said
    assert (said.code, said.facts["standing"]) == (Code.FRAME_NOT_TRANSLATED, "stale")


def test_topics_are_translated_with_the_frame_each_of_them() -> None:
    room = create_negotiation()
    given = {"section": "conclusions", "topic": "Dates", "language": "en", "rationale": ""}
    room.do(ask.ProposeConclusion, PANAMA, id="dates", wording=create_wording("To fix the date."), **given)
    assert why(translate_frame(room)) == Code.NOT_ALL_TOPICS
    assert why(translate_frame(room, topics=(("dates", " "),))) == Code.TEXT_REQUIRED
    assert why(translate_frame(room, topics=(("dates", "Fechas"),))) is None
    assert [(one.language, one.number) for one in room.room.frames] == [("es", 1)]


ON_ORIGINAL = Terms(translated=("es",), adopts=Adopts.ORIGINAL, translation_days=10)


def test_adopted_on_the_original_the_translation_follows_and_is_unofficial_for_its_days() -> None:
    room = create_negotiation(ON_ORIGINAL)
    room.agree()
    assert why(room.certify()) is None
    room.wait(days=3)
    translate(room)
    assert official_from(room.item(), "es", 10) == room.now + timedelta(days=10)


def test_an_open_remark_holds_the_days_and_its_answer_begins_them_anew() -> None:
    room = create_negotiation(ON_ORIGINAL)
    room.agree()
    translate(room)
    room.certify()
    room.wait(days=9)
    id_ = remark(room)
    assert official_from(room.item(), "es", 10) is None
    room.wait(days=5)
    answer(room, id_, None, "the term of the glossary")
    assert official_from(room.item(), "es", 10) == room.now + timedelta(days=10)


def test_the_days_of_a_translation_that_was_there_before_count_from_the_adoption() -> None:
    room = create_negotiation(ON_ORIGINAL)
    room.agree()
    translate(room)
    room.wait(days=30)
    room.certify()
    assert (room.item().adopted_at, official_from(room.item(), "es", 10)) == (
        spelled(room.now),
        room.now + timedelta(days=10),
    )


def test_an_official_translation_is_closed_and_so_is_one_that_was_adopted_with_the_paper() -> None:
    room = create_negotiation(ON_ORIGINAL)
    room.agree()
    translate(room)
    room.certify()
    room.wait(days=9)
    assert why(translate(room, BETTER)) is None
    room.wait(days=10)
    assert why(translate(room, SPANISH)) == Code.TRANSLATION_CLOSED
    assert why(translate_frame(room)) == Code.TRANSLATION_CLOSED
    both = create_negotiation()
    both.agree()
    translate(both)
    translate_frame(both)
    both.certify()
    assert why(translate(both, BETTER)) == Code.TRANSLATION_CLOSED


def test_positions_stand_through_everything_that_happens_to_a_translation() -> None:
    room = create_negotiation()
    room.open_comments()
    room.open_consensus()
    room.stand(CANADA, PositionKind.RESERVATION)
    translate(room)
    answer(room, remark(room), BETTER)
    assert [(one.delegation, one.kind) for one in room.item().positions] == [("CAN", "reservation")]
