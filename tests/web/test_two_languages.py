"""Two languages in the browser: the translation, a remark on it, an amendment in Spanish and its counterpart."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.terms import Adopts, Terms
from tests.web.world import FILED, MEETING, REMARKED, SPANISH, Browser, World, capacity, command, wording

FIELDS = ["Agradecer a Nicaragua:", "Aceptar.", "Tomar nota.", "Punto 1."]
BETTER = ["Dar las gracias a Nicaragua:", *FIELDS[1:]]


@pytest.fixture
def spoken(meeting: World) -> World:
    """Its paper is translated into Spanish, its first item is in comments, and nothing is translated yet."""
    meeting.do(ask.SetTerms, "secretariat", meeting.version, Terms(translated=("es",), adopts=Adopts.BOTH))
    meeting.to_comments(meeting.items[0])
    return meeting


def address(meeting: World, *parts: str) -> str:
    return "/".join((f"/meetings/{MEETING}/conclusions/{meeting.items[0]}/translations/es", *parts))


def form(name: str, **given: object) -> dict[str, object]:
    return {"command": command(), "capacity": capacity(name), "reason": "", **given}


def test_a_meeting_of_one_language_has_no_page_of_translations(meeting: World) -> None:
    reader = meeting.browser("secretariat")
    assert reader.get(f"/meetings/{MEETING}/translations").status == 404
    assert "Translations" not in reader.get(f"/meetings/{MEETING}").text


def test_the_secretariat_translates_paragraph_beside_paragraph(spoken: World) -> None:
    writer = spoken.browser("secretariat")
    page = writer.get(address(spoken, "edit"))
    assert page.text.count('name="paragraph"') == 4
    given = form("secretariat", paragraph=FIELDS, on_number=0, on_revision=1)
    assert writer.post(address(spoken, "edit"), **given).status == 302
    shown = writer.get(address(spoken)).text
    assert "Agradecer a Nicaragua:" in shown
    assert "aligned" in shown
    overview = writer.get(f"/meetings/{MEETING}/translations").text
    assert overview.count('class="state missing"') == 3  # title and preamble, and two items
    assert overview.count('class="state aligned"') == 1


def test_a_stale_form_is_refused_and_both_texts_are_shown(spoken: World) -> None:
    writer = spoken.browser("secretariat")
    spoken.translated(spoken.items[0])
    given = form("secretariat", paragraph=BETTER, on_number=0, on_revision=1)
    page = writer.post(address(spoken, "edit"), **given)
    assert page.status == 409
    assert "number 1 stands there" in page.text
    assert "Dar las gracias a Nicaragua:</textarea>" in page.text
    assert "Your text against number 1" in page.text


def test_what_was_typed_for_other_paragraphs_is_not_lost(spoken: World) -> None:
    writer = spoken.browser("secretariat")
    spoken.revised(spoken.items[0], "One paragraph.")
    given = form("secretariat", paragraph=FIELDS, on_number=0, on_revision=1)
    page = writer.post(address(spoken, "edit"), **given)
    assert page.status == 409
    assert "What you had written" in page.text
    assert "Tomar nota." in page.text


def test_a_remark_is_made_shown_as_a_redline_and_taken_in(spoken: World) -> None:
    spoken.translated(spoken.items[0])
    mexico, secretariat = spoken.browser("mexico"), spoken.browser("secretariat")
    texts = [one.text for one in wording(f"{REMARKED}\nItem 1.").paragraphs]
    given = form("mexico", paragraph=texts, on_number=1, reason="more usual")
    assert mexico.post(address(spoken, "remarks", "new"), **given).status == 302
    shown = mexico.get(address(spoken)).text
    assert "<ins>" in shown
    assert "more usual" in shown
    assert "a language remark is open" in secretariat.get(f"/meetings/{MEETING}").text
    remark = spoken.item(spoken.items[0]).translations[0].remarks[0].id
    answer = address(spoken, "remarks", remark)
    assert "Dar las gracias" in secretariat.get(answer).text
    given = form("secretariat", paragraph=texts, on_number=1, answer="take")
    assert secretariat.post(answer, **given).status == 302
    assert "taken into number 2" in mexico.get(address(spoken)).text
    assert "<ins>" in mexico.get(address(spoken, "redline?from=1&to=2")).text


def test_a_remark_is_declined_with_a_reason(spoken: World) -> None:
    spoken.translated(spoken.items[0])
    remark = spoken.remarked(spoken.items[0])
    secretariat, answer = spoken.browser("secretariat"), address(spoken, "remarks", remark)
    given = {"paragraph": FIELDS, "on_number": 1, "answer": "decline"}
    assert secretariat.post(answer, **form("secretariat", **given)).status == 409
    given |= {"reason": "the term of the glossary"}
    assert secretariat.post(answer, **form("secretariat", **given)).status == 302
    assert "the term of the glossary" in spoken.browser("mexico").get(address(spoken)).text


def file_in_spanish(found: World, browser: Browser) -> str:
    """Through the pages; the address of the amendment."""
    new = f"/meetings/{MEETING}/conclusions/{found.items[0]}/amendments/new"
    page = browser.get(f"{new}?language=es")
    assert "Propose an amendment in Spanish" in page.text
    rows = {
        "kind": ["lead:0"], "style": [""], "text": ["Agradecer mucho."], "rationale": "", "do": "save",
        "on_revision": 1, "language": "es", "on_number": 1,
    }  # fmt: skip
    draft = browser.post(new, **form("mexico", **rows)).location
    filed = browser.post(f"{draft}/do/file_amendment", **form("mexico", on_version=1, **FILED))
    assert filed.status == 302
    return str(draft)


def test_an_amendment_in_spanish_gets_its_counterpart_and_is_then_like_any_other(spoken: World) -> None:
    spoken.translated(spoken.items[0])
    mexico, secretariat = spoken.browser("mexico"), spoken.browser("secretariat")
    amendment = file_in_spanish(spoken, mexico)
    assert "Filed, awaits its counterpart" in mexico.get(amendment).text
    assert "Propose a treatment" not in secretariat.get(amendment).text
    assert "needs its counterpart" in secretariat.get(f"/meetings/{MEETING}").text
    rows = {
        "kind": ["lead:0"],
        "style": [""],
        "text": ["To thank very much."],
        "do": "save",
        "on_revision": 1,
    }
    assert secretariat.post(f"{amendment}/counterpart", **form("secretariat", **rows)).status == 302
    page = mexico.get(amendment)
    assert "As the secretariat puts it" in page.text
    assert "As the secretariat puts it" not in spoken.browser("honduras").get(amendment).text
    hash_ = page.value("text_hash", after="Its counterpart in the original")
    confirmed = mexico.post(f"{amendment}/do/confirm_counterpart", **form("mexico", text_hash=hash_))
    assert confirmed.status == 302
    shown = secretariat.get(amendment).text
    assert "Propose a treatment" in shown
    assert "In its author's own words" in shown.replace("&#39;", "'")


def test_title_preamble_and_topics_are_translated_on_one_page(spoken: World) -> None:
    writer, frame = spoken.browser("secretariat"), f"/meetings/{MEETING}/translations/es/frame"
    given = {"title": "CONFERENCIA\nReunión", "preamble": "El Grupo concluyó:", "on_version": spoken.version}
    assert writer.post(frame, **form("secretariat", **given)).status == 302
    stale = writer.post(frame, **form("secretariat", **given))
    assert stale.status == 409
    assert "What stands there now:" in stale.text
    assert SPANISH.split("\n")[0] not in stale.text


def test_the_presidency_is_told_which_translation_stands_in_the_way(spoken: World) -> None:
    for item in spoken.items:
        if spoken.item(item).state == "proposal":
            spoken.to_agreed(item)
    first = spoken.items[0]
    spoken.do(ask.OpenConsensus, "presidency", first, 1)
    spoken.join(first)
    spoken.do(ask.DeclareAgreed, "presidency", first, 1, spoken.item(first).text_hash)
    page = spoken.browser("presidency").get(f"/meetings/{MEETING}/presidency")
    assert "Title, preamble and topics in Spanish are not ready to be adopted: missing." in page.text


def test_the_presidency_signs_the_translation_that_it_sees(spoken: World) -> None:
    for item in spoken.items:
        spoken.translated(item)
        if spoken.item(item).state == "comments":
            spoken.do(ask.OpenConsensus, "presidency", item, 1)
            spoken.join(item)
            spoken.do(ask.DeclareAgreed, "presidency", item, 1, spoken.item(item).text_hash)
        else:
            spoken.to_agreed(item)
    around = (("CONFERENCIA", "Reunión"), "El Grupo se reunió:", ())
    spoken.do(ask.TranslateFrame, "secretariat", "es", spoken.version, *around)
    page = spoken.browser("presidency").get(f"/meetings/{MEETING}/certify").text
    assert "In Spanish, adopted together with the original" in page
    assert "Agradecer a Nicaragua su informe:" in page
    assert "El Grupo se reunió:" in page
    said = spoken.item(spoken.items[0]).translations[0].last
    assert said is not None
    assert said.text_hash in page
