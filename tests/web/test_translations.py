"""Spanish is whole: every message of the code and the templates is translated, and no other."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask_babel import force_locale

from engine.procedure.refusals import Code, Refusal
from engine.procedure.workflow import kept_rules
from engine.word.guard import Reason, UploadRefused
from tests.web.world import ROOT, World
from web import names, refusals, uploads
from web.accounts import AccountFault
from web.pages.people import ACCOUNT_SENTENCES
from web.words.acts import ACTIONS

WEB = ROOT / "web"
FACTS = {
    "role": "observer", "delegation": "MEX", "action": "withdraw", "state": "consensus", "what": "meeting",
    "on_revision": 1, "revision": 2, "on_version": 1, "version": 2, "field": "reason", "length": 3, "limit": 2,
    "index": 0, "character": "U+202E", "name": "x", "section": "annex", "language": "en", "original": "es",
    "delegations": "MEX", "missing": 1, "unknown": 1, "count": 2, "base_revision": 1, "silent": "MEX, HND",
    "objecting": "NIC", "first": "x", "conclusion": "x", "sha256": "x", "paragraph": 3,
    "number": 2, "on_number": 1, "standing": "stale",
    "hours": 72, "earliest": "2014-11-24T15:00:00.000000Z", "since": "2014-11-24T15:00:00.000000Z",
    "until": "2014-11-24T15:00:00.000000Z", "cleared": 1, "steps": 2, "step": 1, "next": 2,
    "stage": "asked", "to": "comments",
}  # fmt: skip


# Steps within a command on something else: nobody is offered them by name.
STEPS = {
    "propose", "adopt", "declare_in_room", "revise_from_room", "restructure", "join_away", "follow", "lapse",
    "enter_agreed", "enter_bracketed", "enter_floated", "place_under_silence", "agree_by_silence",
}  # fmt: skip


def catalogue() -> Catalog:
    with (WEB / "translations/es/LC_MESSAGES/messages.po").open("rb") as file:
        return read_po(file, locale="es")


def used() -> set[str]:
    """Every message that the code and the templates say, by its first form."""
    with (WEB / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    keywords = DEFAULT_KEYWORDS | {"lazy_gettext": None}
    found = extract_from_dir(WEB, method_map=methods, options_map=options, keywords=keywords)
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def kept(entries: Catalog) -> dict[str, object]:
    return {
        entry.id if isinstance(entry.id, str) else entry.id[0]: entry.string for entry in entries if entry.id
    }


def test_the_catalogue_holds_exactly_what_is_said() -> None:
    messages = set(kept(catalogue()))
    assert used() - messages == set()
    assert messages - used() == set()


def test_no_message_is_untranslated_or_fuzzy() -> None:
    entries = catalogue()
    assert [entry.id for entry in entries if entry.id and entry.fuzzy] == []
    empty = [
        key for key, said in kept(entries).items() if not all(said if isinstance(said, tuple) else (said,))
    ]
    assert empty == []


def test_every_translation_has_the_facts_of_its_original() -> None:
    def facts(text: object) -> set[str]:
        texts = text if isinstance(text, tuple) else (text,)
        return {name for each in texts for name in re.findall(r"%\((\w+)\)s", str(each))}

    wrong = [key for key, said in kept(catalogue()).items() if facts(key) != facts(said)]
    assert wrong == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_refusal_has_a_sentence_with_its_facts(meeting: World, language: str) -> None:
    with meeting.app.test_request_context(), force_locale(language):
        said = {code: refusals.sentence(Refusal(code, FACTS)) for code in Code}
    assert set(said) == set(Code)
    for code, sentence in said.items():
        assert sentence[-1] in ".?!", code
        assert "–" not in sentence, code
        assert "%(" not in sentence, code


def test_a_refusal_without_its_facts_is_still_a_sentence(meeting: World) -> None:
    with meeting.app.test_request_context():
        for code in Code:
            assert refusals.sentence(Refusal(code))


def test_each_fault_of_an_account_has_a_sentence(meeting: World) -> None:
    assert set(ACCOUNT_SENTENCES) == set(AccountFault)


@pytest.mark.parametrize("subject", ["meeting", "conclusion", "amendment"])
def test_each_state_and_each_action_of_the_workflows_has_a_name(meeting: World, subject: str) -> None:
    book = getattr(kept_rules(meeting.books.rules.workflow), subject)
    for language in ("en", "es"):
        with meeting.app.test_request_context(), force_locale(language):
            assert all(names.state(key) != key for key in set(book.states) - {"new"})
    if subject != "meeting":
        assert set(book.actions) - STEPS <= set(ACTIONS)


def test_the_language_is_kept_with_the_account(meeting: World) -> None:
    browser = meeting.browser("mexico")
    assert 'lang="en"' in browser.get("/").text
    browser.post("/language", language="es", back="/meetings/meeting")
    assert "Sus reuniones" in browser.get("/").text
    assert "Sus reuniones" in meeting.browser("mexico").get("/").text


def test_before_anybody_signs_in_the_browser_decides_and_may_be_overruled(meeting: World) -> None:
    browser = meeting.browser()
    assert "Sign in" in browser.get("/sign-in").text
    browser.post("/language", language="es", back="/sign-in")
    assert "Iniciar sesión" in browser.get("/sign-in").text


def test_an_unknown_language_is_refused(meeting: World) -> None:
    assert meeting.browser("mexico").post("/language", language="fr", back="/").status == 400


@pytest.fixture(autouse=True, scope="module")
def compiled() -> None:
    """The catalogue as `make` compiles it; here too, so that these tests do not depend on when that was."""
    path: Path = WEB / "translations/es/LC_MESSAGES/messages.mo"
    with path.open("wb") as file:
        write_mo(file, catalogue())


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_reason_to_refuse_a_file_has_a_sentence_with_its_facts(meeting: World, language: str) -> None:
    facts = {"limit": 5 * 1024 * 1024, "part": "word/x.xml", "type": "x/y", "target": "x", "field": "DDE"}
    with meeting.app.test_request_context(), force_locale(language):
        said = {reason: uploads.sentence(UploadRefused(reason, **facts)) for reason in Reason}
    for reason, sentence in said.items():
        assert sentence[-1] in ".)", reason
        assert "–" not in sentence, reason
        assert "%(" not in sentence, reason


def test_what_is_left_out_of_a_file_has_a_name(meeting: World) -> None:
    """Every kind that the reader names, in its source."""
    source = "".join(path.read_text() for path in (ROOT / "engine/word/reader").glob("*.py"))
    kinds = set(re.findall(r'_leave_out\(\s*"(\w+)"', source)) | set(re.findall(r'LeftOut\("(\w+)"', source))
    assert kinds - set(uploads.LEFT_OUT) == set()
    assert {"hidden", "picture", "footnote"} <= set(uploads.LEFT_OUT)
