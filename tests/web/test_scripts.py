"""A hundred ways to bring script into a page, in every text field, in Chromium under our policy: none runs."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from engine.procedure import commands as ask
from engine.procedure.commands import Disposition, MergeLine, PositionKind
from engine.record.database import writing
from engine.text.wording import Kind, Paragraph, Wording
from tests.web.chromium import Watched, browser, serving, watched
from tests.web.world import World
from web import accounts

CODE = (
    "alert(1)",
    "confirm`1`",
    "prompt(document.domain)",
    "top['al'+'ert'](1)",
    "import('data:text/javascript,alert(1)')",
)
SHAPES = (
    "<script>{0}</script>",
    "</textarea><script>{0}</script>",
    "'><script>{0}</script>",
    '"><img src=x onerror={0}>',
    "<svg onload={0}>",
    "<svg><script>{0}</script></svg>",
    "<body onload={0}>",
    '<iframe srcdoc="<script>{0}</script>"></iframe>',
    '<a href="javascript:{0}">click</a>',
    "<details open ontoggle={0}>x</details>",
    "<input autofocus onfocus={0}>",
    "<style>@import 'javascript:{0}';</style>",
    "<div style=\"background:url('javascript:{0}')\" onmouseover={0}>x</div>",
    '<form action="javascript:{0}"><button>x</button></form>',
    '<div hx-on:load="{0}" hx-get="/" hx-trigger="load">x</div>',
    "<math><mtext><img src=x onerror={0}></mtext></math>",
    "{{{{ {0} }}}}{{% raw %}}${{{0}}}",
    "</title><base href=//evil.example><script src=/x.js></script>{0}",
    '<meta http-equiv=refresh content="0;url=javascript:{0}">',
    "<object data=javascript:{0}></object><embed src=javascript:{0}>",
)
PAYLOADS = tuple(shape.format(code) for shape in SHAPES for code in CODE)
ALL = "\n".join(PAYLOADS)
WORDING = Wording(
    tuple(
        Paragraph(Kind.SUB if n else Kind.LEAD, each, 0, "a)" if n else "") for n, each in enumerate(PAYLOADS)
    )
)


@pytest.fixture
def poisoned(meeting: World) -> World:
    """Every text of the meeting is the payloads; names of people too."""
    first, second, third = meeting.items
    _frame(meeting)
    with Session(writing(meeting.engine)) as session, session.begin():
        for number, id_ in enumerate(meeting.people.values()):
            account = session.get(accounts.Account, id_)
            assert account is not None
            account.name = "".join(PAYLOADS[number::6])
    meeting.do(ask.ReviseWording, "secretariat", first, 1, WORDING, ALL)
    meeting.do(ask.OpenComments, "secretariat", first, 2)
    meeting.do(ask.WriteComment, "mexico", first, 2, ALL)
    shorter = Wording(WORDING.paragraphs[:-1])
    filed = meeting.do(ask.DraftAmendment, "honduras", first, 2, shorter, ALL)
    meeting.do(ask.FileAmendment, "honduras", filed, first, 1)
    meeting.do(ask.ProposeTreatment, "secretariat", filed, first, Disposition.NOT_ACCEPTED, ALL)
    meeting.do(ask.DraftAmendment, "mexico", first, 2, shorter, ALL)
    meeting.do(ask.ReviseWording, "secretariat", first, 2, Wording(WORDING.paragraphs[1:]), ALL)
    meeting.do(ask.OpenComments, "secretariat", second, 1)
    meeting.do(ask.OpenConsensus, "presidency", second, 1)
    meeting.do(ask.TakePosition, "mexico", second, 1, PositionKind.OBJECTION, ALL)
    meeting.do(ask.ReturnToComments, "presidency", second, 1, ALL)
    _merge(meeting, second)
    meeting.do(ask.WithdrawConclusion, "secretariat", third, ALL)
    meeting.do(ask.ProposeConclusion, "mexico", "conclusions", ALL.replace("\n", " "), "en", WORDING, ALL)
    return meeting


def _merge(meeting: World, item: str) -> None:
    """Two amendments that differ in every paragraph, and a text made of them that one author does not agree to."""
    filed = []
    for name, text in (("honduras", WORDING), ("mexico", Wording(WORDING.paragraphs[::-1]))):
        filed.append(meeting.do(ask.DraftAmendment, name, item, 1, text, ALL))
        meeting.do(ask.FileAmendment, name, filed[-1], item, 1)
    meeting.do(ask.OfferToJoin, "honduras", filed[0], item, filed[1])
    lines = tuple(MergeLine(each, Disposition.MERGED) for each in filed)
    merge = meeting.do(ask.ProposeMerge, "secretariat", item, 1, WORDING, ALL, lines)
    meeting.do(ask.AnswerMerge, "honduras", filed[0], item, merge, False, ALL)


def _frame(meeting: World) -> None:
    version = int(meeting.browser("secretariat").get("/meetings/meeting/frame").value("on_version"))
    meeting.do(ask.SetFrame, "secretariat", version, PAYLOADS[:20], ALL)


def addresses(meeting: World) -> list[str]:
    base = "/meetings/meeting"
    found = [
        "/",
        base,
        f"{base}/frame",
        f"{base}/order",
        f"{base}/people",
        f"{base}/presidency",
        f"{base}/certify",
        f"{base}/compilation",
        f"{base}/dispositions",
        f"{base}/word",
        f"{base}/upload",
        f"{base}/conclusions/new",
    ]
    for id_ in meeting.items:
        item = f"{base}/conclusions/{id_}"
        found += [
            item,
            f"{item}/revise",
            f"{item}/amendments/new",
            f"{item}/redline?from=1&to=1",
            f"{item}/workbench",
            f"{item}/compilation",
        ]
        for each in meeting.item(id_, "mexico").amendments:
            found += [f"{item}/amendments/{each.id}", f"{item}/amendments/{each.id}/edit"]
    return found


def test_there_are_a_hundred_of_them() -> None:
    assert len(set(PAYLOADS)) == 100


def test_none_of_them_runs_or_even_tries_to(poisoned: World, chromium: Path) -> None:
    with serving(poisoned) as address, browser(chromium) as opened:
        seen = []
        for login in ("mexico", "secretariat", "presidency"):
            page = watched(opened, address)
            page.sign_in(login)
            for path in addresses(poisoned):
                page.open(path)
                assert injected(page) == 0, path
            _refusals(page, poisoned, login)
            seen.append(page)
    assert [page.dialogs for page in seen] == [[], [], []]
    assert [report for page in seen for report in page.reports] == []


def _refusals(page: Watched, meeting: World, login: str) -> None:
    """Screens that show back what was typed: a refused sign-in, a stale form, a preview, an import."""
    item = f"/meetings/meeting/conclusions/{meeting.items[0]}"
    if login == "mexico":
        page.open(item)
        page.page.fill("[name=comment]", ALL + "\u202e")
        page.press("Write a comment")
        assert page.says("a character that nobody can see")
        assert injected(page) == 0
        page.open(f"{item}/amendments/new")
        meeting.do(ask.ReviseWording, "secretariat", meeting.items[0], 3, WORDING, "again")
        page.page.fill("[name=text] >> nth=0", "<script>alert(1)</script> typed")
        page.press("Keep as a private draft")
        assert page.says("The wording has moved on")
        assert injected(page) == 0
    if login == "secretariat":
        page.open(f"/meetings/meeting/conclusions/{meeting.items[1]}/workbench")
        page.page.get_by_role("button", name="Show the text that this makes").last.click()
        assert page.says("What becomes of each amendment")
        assert injected(page) == 0
        page.page.get_by_text("Edit the text, paragraph by paragraph").click()
        page.page.fill("[name=text] >> nth=0", f"{PAYLOADS[3]} typed")
        page.press("Change the choices")
        assert page.says("no longer fits as it was")
        assert injected(page) == 0
        page.open("/meetings/import")
        page.page.fill("[name=draft]", f"{ALL}\nCONCLUSIONS\n1. {PAYLOADS[0]}")
        page.press("Read the draft")
        assert injected(page) == 0
        page.press("Sign out")
        page.page.fill("[name=login]", PAYLOADS[1])
        page.page.fill("[name=password]", "x")
        page.page.click("main button")
        assert page.says("do not belong together")
        assert injected(page) == 0


def injected(page: Watched) -> int:
    """Elements that only a payload could have made."""
    return int(
        page.page.evaluate(
            "document.querySelectorAll('main script, main img, main svg, iframe, object, embed, base, main style, "
            'math, [onload], [onerror], [onfocus], [ontoggle], [style], a[href^="javascript"]\').length'
        )
    )
