"""A canary for each delegation: a string in its private draft that nobody else ever finds, anywhere."""

import logging
from io import BytesIO
from zipfile import ZipFile

import pytest

from engine.procedure import commands as ask
from tests.web.routes import Stage, paths, routes
from tests.web.world import FILED, Page, World, capacity, changed, command
from web.worker import work

CANARIES = {"mexico": "CANARYMEXICO", "honduras": "CANARYHONDURAS"}
EVERYBODY = (None, "outsider", "observer", "honduras", "mexico", "secretariat", "presidency")


@pytest.fixture
def drafting(meeting: World) -> dict[str, tuple[str, str]]:
    """Each delegation has a private draft with its canary, in the wording and in the reason: (item, draft)."""
    item = meeting.items[0]
    meeting.to_comments(item)
    return {
        name: (item, meeting.drafted(item, name, f"{changed(name)} {canary}", f"because of {canary}R"))
        for name, canary in CANARIES.items()
    }


def addresses(meeting: World, drafting: dict[str, tuple[str, str]]) -> list[str]:
    """Every page of the app, those of each private draft among them."""
    stage = Stage(meeting, "proposal")
    found = []
    for item, draft in drafting.values():
        stage.item, stage.draft, stage.filed = item, draft, draft
        named = paths(stage)
        found += [named[route.split()[1]] for route in routes(meeting) if route.startswith("GET")]
    return sorted(set(found))


def said(page: Page) -> str:
    """All that an answer says: its text, its bytes and, of a Word file or a table, what its parts hold unpacked."""
    parts = [page.text, page.content.decode("latin-1")]
    if page.content.startswith(b"PK"):
        with ZipFile(BytesIO(page.content)) as archive:
            parts += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    return "\n".join(parts)


def test_nobody_else_finds_a_private_draft_on_any_page_or_download(
    meeting: World, drafting: dict[str, tuple[str, str]], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    found = []
    for name in EVERYBODY:
        browser = meeting.browser(name)
        for path in addresses(meeting, drafting):
            page = browser.get(path)
            found += [
                (name, path) for owner, canary in CANARIES.items() if owner != name and canary in said(page)
            ]
    assert found == []
    assert "CANARY" not in caplog.text


def test_the_owner_does_find_it(meeting: World, drafting: dict[str, tuple[str, str]]) -> None:
    """Otherwise the test above would prove nothing."""
    for name, (item, draft) in drafting.items():
        browser = meeting.browser(name)
        assert CANARIES[name] in browser.get(f"/meetings/meeting/conclusions/{item}").text
        assert (
            CANARIES[name]
            in browser.get(f"/meetings/meeting/conclusions/{item}/amendments/{draft}/edit").text
        )
        downloads = [browser.get(path) for path in addresses(meeting, drafting)]
        assert any(CANARIES[name] in said(page) for page in downloads if page.content.startswith(b"PK"))


def test_nobody_learns_that_a_delegation_is_drafting(meeting: World) -> None:
    """The pages of the others are the same, to the letter, before and after."""
    item = meeting.items[0]
    meeting.to_comments(item)
    browser = meeting.browser("honduras")
    paths_ = (f"/meetings/meeting/conclusions/{item}", "/meetings/meeting")
    before = [_plain(browser.get(path).text) for path in paths_]
    meeting.drafted(item, "mexico", "A change that is private.")
    assert [_plain(browser.get(path).text) for path in paths_] == before


def _plain(text: str) -> str:
    """Without what is fresh each time: tokens and command ids."""
    lines = text.splitlines()
    return "\n".join(
        line for line in lines if 'name="csrf_token"' not in line and 'name="command"' not in line
    )


def test_forms_do_not_reach_anothers_draft_either(
    meeting: World, drafting: dict[str, tuple[str, str]]
) -> None:
    item, draft = drafting["mexico"]
    browser = meeting.browser("honduras")
    base = f"/meetings/meeting/conclusions/{item}/amendments"
    form = {
        "capacity": capacity("honduras"), "on_revision": 1, "on_version": 1, "text_hash": "", "reason": "x",
        "disposition": "accepted", "kind": "lead:0", "style": "", "text": "Stolen.", "do": "save",
        "rationale": "", "again": "", "proposal": "modify", **FILED, "step": 1, "partner": "HND",
    }  # fmt: skip
    for path in (
        "edit",
        "do/file_amendment",
        "do/file_as_presidency",
        "do/share_draft",
        "do/agree_to_draft",
        "do/clear_draft",
        "do/send_back_draft",
        "do/discard_draft",
        "do/withdraw_amendment",
        "do/propose_treatment",
    ):
        page = browser.post(f"{base}/{draft}/{path}", command=command(), **form)
        assert page.status == 404
        assert "CANARY" not in page.text
    page = browser.post(f"{base}/new", command=command(), **{**form, "again": draft})
    assert page.status == 404
    assert browser.get(f"{base}/new?again={draft}").status == 404
    assert meeting.amendment(item, draft, "mexico").state == "draft"


def test_a_discarded_draft_stays_private_and_so_does_one_whose_paper_is_certified(
    meeting: World, drafting: dict[str, tuple[str, str]]
) -> None:
    item, draft = drafting["mexico"]
    meeting.do(ask.DiscardDraft, "mexico", draft, item)
    meeting.do(ask.OpenConsensus, "presidency", item, 1)
    meeting.join(item)
    meeting.do(ask.DeclareAgreed, "presidency", item, 1, meeting.item(item).text_hash)
    meeting.certified()
    assert work(meeting.engine, meeting.config)
    for name in ("honduras", "secretariat", "presidency", "observer"):
        browser = meeting.browser(name)
        for path in addresses(meeting, drafting):
            page = browser.get(path)
            assert CANARIES["mexico"] not in said(page)


def test_an_observer_to_whom_the_text_was_opened_sees_nothing_of_who_said_what(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    meeting.do(ask.WriteComment, "mexico", item, 1, "COMMENTCANARY")
    meeting.filed(item, "honduras", "A filed wording, FILEDCANARY.")
    second = meeting.items[1]
    meeting.to_consensus(second)
    kind = ask.PositionKind.OBJECTION
    meeting.do(ask.TakePosition, "mexico", second, 1, kind, "POSITIONCANARY")
    browser = meeting.permitted()
    for path in ("/meetings/meeting", *(f"/meetings/meeting/conclusions/{each}" for each in (item, second))):
        page = browser.get(path)
        assert page.status == 200
        assert "CANARY" not in page.text
        assert "Honduras" not in page.text
        assert "Objecting" not in page.text
    assert "To thank Nicaragua for its report" in browser.get(f"/meetings/meeting/conclusions/{item}").text
