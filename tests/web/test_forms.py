"""What people type: rows of a wording, an order by numbers, invisible characters, drafts to import."""

import io

import pytest

from engine.text.wording import Kind, Paragraph, Wording, relabelled
from tests.web.world import AIMED, ROOT, World, capacity, command, wording
from web.wording_form import KINDS, Row, edited, rows_of, wording_of_rows

SEED = (ROOT / "web/demonstration/managua.txt").read_text(encoding="utf-8")

WORDING = wording(
    "The countries agreed to:\na) Meet.\nb) Report:\ni. monthly;\nii. yearly.\nAlso, to thank Mexico."
)


def test_a_wording_survives_its_rows() -> None:
    assert wording_of_rows(rows_of(WORDING)) == relabelled(WORDING)


def test_a_long_list_keeps_its_letters_beyond_h() -> None:
    long = relabelled(
        Wording((Paragraph(Kind.LEAD, "To:"), *(Paragraph(Kind.SUB, f"No. {n}", 0, "a)") for n in range(12))))
    )
    assert wording_of_rows(rows_of(long)) == long
    shorter = edited(rows_of(long), "remove:1")
    assert shorter is not None
    assert [each.label for each in wording_of_rows(shorter).paragraphs[1:4]] == ["a)", "b)", "c)"]


def test_empty_rows_are_left_out_and_a_line_break_begins_a_paragraph() -> None:
    rows = (Row("lead:0", "To thank:"), Row("sub:0", "Mexico\n\nHonduras"), Row("sub:0", "  "))
    assert [(each.label, each.text) for each in wording_of_rows(rows).paragraphs] == [
        ("", "To thank:"), ("a)", "Mexico"), ("b)", "Honduras"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("button", "texts"),
    [
        ("add:0", ["one", "", "two", "three"]),
        ("remove:1", ["one", "three"]),
        ("up:2", ["one", "three", "two"]),
        ("down:0", ["two", "one", "three"]),
        ("up:0", ["one", "two", "three"]),
    ],
)
def test_the_buttons_of_a_row_do_what_they_say(button: str, texts: list[str]) -> None:
    rows = tuple(Row("sub:0", text) for text in ("one", "two", "three"))
    after = edited(rows, button)
    assert after is not None
    assert [row.text for row in after] == texts


def test_a_kind_that_came_with_an_import_is_kept_though_not_offered() -> None:
    deep = Wording((Paragraph(Kind.LEAD, "To:"), Paragraph(Kind.SUB, "deep", 2, "1)")))
    assert "sub:2" not in KINDS
    assert wording_of_rows(rows_of(deep)) == deep


@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\x07", "\u2066", "\ufeff"])
def test_invisible_characters_are_refused_in_every_text_field_with_the_place_named(
    meeting: World, character: str
) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    bad = f"seen{character}unseen"
    base = f"/meetings/meeting/conclusions/{item}"
    mexico = {"capacity": capacity("mexico"), "on_revision": 1}
    rows = {
        "kind": "lead:0",
        "style": "",
        "text": "To thank.",
        "do": "save",
        "again": "",
        "proposal": "modify",
        "section": "conclusions",
        "nature": "material",
    }
    staff = {"capacity": "secretariat", "on_version": meeting_version(meeting)}
    people, observer = (
        "/meetings/meeting/people/admit",
        {"role": "observer", "delegation": "", "seat": "voice", "stage": "any"},
    )
    forms = [
        ("mexico", f"{base}/do/write_comment", {**mexico, **AIMED, "comment": bad}),
        ("mexico", f"{base}/amendments/new", {**mexico, **rows, "text": bad, "rationale": ""}),
        ("mexico", f"{base}/amendments/new", {**mexico, **rows, "rationale": bad}),
        ("mexico", "/meetings/meeting/conclusions/new", {**mexico, **rows, "topic": bad, "rationale": ""}),
        ("secretariat", f"{base}/do/withdraw", {"capacity": "secretariat", "reason": bad}),
        ("secretariat", f"{base}/revise", {**rows, "capacity": "secretariat", "on_revision": 1, "reason": bad}),
        ("secretariat", "/meetings/meeting/frame", {**staff, "title": bad, "preamble": ""}),
        ("secretariat", "/meetings/meeting/frame", {**staff, "title": "x", "preamble": bad}),
        ("secretariat", people, {**staff, **observer, "login": bad, "name": "x"}),
        ("secretariat", people, {**staff, **observer, "login": "new", "name": bad}),
    ]  # fmt: skip
    for name, path, form in forms:
        page = meeting.browser(name).post(path, command=command(), **form)
        assert page.status == 400, path
        assert "at character 5 there is a character that nobody can see" in page.text, path
    shown = meeting.item(item)
    assert (shown.revision, shown.comments, meeting.item(item, "mexico").amendments) == (1, (), ())


def meeting_version(meeting: World) -> str:
    return meeting.browser("secretariat").get("/meetings/meeting/frame").value("on_version")


def test_joiners_inside_an_emoji_or_a_script_that_needs_them_pass(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    page = meeting.browser("mexico").post(
        f"/meetings/meeting/conclusions/{item}/do/write_comment", command=command(),
        capacity=capacity("mexico"), on_revision=1, **AIMED, comment="👩\u200d🌾 agrees",
    )  # fmt: skip
    assert page.status == 302


def test_an_item_given_the_number_of_another_takes_its_place(meeting: World) -> None:
    browser = meeting.browser("secretariat")
    first, second, third = meeting.items
    form = {"capacity": "secretariat", "item": [first, second, third]}
    for number, item in enumerate((first, second, third), 1):
        form |= {f"place_{item}": str(number), f"was_{item}": str(number), f"section_{item}": "conclusions"}
    assert (
        browser.post("/meetings/meeting/order", command=command(), **{**form, f"place_{third}": "1"}).status
        == 302
    )
    assert meeting.items == [third, first, second]
    back = {
        f"was_{third}": "1",
        f"was_{first}": "2",
        f"was_{second}": "3",
        f"place_{first}": "2",
        f"place_{second}": "3",
    }
    answer = browser.post(
        "/meetings/meeting/order", command=command(), **{**form, **back, f"place_{third}": "3"}
    )
    assert answer.status == 302
    assert meeting.items == [first, second, third]


def test_an_order_that_leaves_an_item_out_changes_nothing(meeting: World) -> None:
    browser = meeting.browser("secretariat")
    first, *_ = before = meeting.items
    form = {"item": first, f"place_{first}": "1", f"was_{first}": "1", f"section_{first}": "conclusions"}
    page = browser.post("/meetings/meeting/order", command=command(), capacity="secretariat", **form)
    assert page.status == 409
    assert "must name every item once" in page.text
    assert meeting.items == before


def test_a_draft_is_shown_before_a_meeting_is_opened_from_it(meeting: World) -> None:
    browser = meeting.browser("secretariat")
    read = browser.post("/meetings/import", command=command(), do="read", draft=SEED)
    assert read.status == 200
    assert "What was normalised" in read.text
    assert "[bookmark: _GoBack]" in read.text
    assert browser.get("/").text.count("REGIONAL CONFERENCE") == 0
    opened = browser.post("/meetings/import", command=command(), do="open", draft=SEED)
    assert opened.status == 302
    board = browser.get(opened.location)
    assert "0 of 20" in board.text
    assert "To accept the TS Activity" in board.text


def test_an_uploaded_draft_counts_like_a_pasted_one(meeting: World) -> None:
    browser = meeting.browser("secretariat")
    file = (io.BytesIO(SEED.encode("utf-8-sig")), "draft.txt")
    page = browser.post("/meetings/import", command=command(), do="read", draft="", file=file)
    assert page.status == 200
    assert "Items: 20" in page.text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "please write something here"),
        (b"\x00\x01\x02binary", "nor plain text in UTF-8"),
        ("Reunión".encode("latin-1"), "nor plain text in UTF-8"),
        (b"PK\x03\x04 a Word file", "This file is damaged"),
        (b"CONFERENCE\nThe Group met.\nCONCLUSIONS\n1. To thank.", "no participants"),
    ],
)
def test_a_draft_that_cannot_be_read_says_why(meeting: World, content: bytes, sentence: str) -> None:
    page = meeting.browser("secretariat").post(
        "/meetings/import", command=command(), do="open", draft="", file=(io.BytesIO(content), "draft.txt")
    )
    assert page.status == 400
    assert sentence in page.text


def test_somebody_new_gets_a_login_and_a_link(meeting: World) -> None:
    page = meeting.browser("secretariat").post(
        "/meetings/meeting/people/admit", command=command(), capacity="secretariat",
        login="belize", name="Delegate of Belize", role="observer", delegation="", seat="voice", stage="any",
    )  # fmt: skip
    assert page.status == 200
    assert "/reset/" in page.text
    link = page.text.split("/reset/")[1].split("<")[0]
    newcomer = meeting.browser()
    newcomer.get(f"/reset/{link}")
    assert newcomer.post(f"/reset/{link}", password="my own password").status == 302
    assert newcomer.get("/meetings/meeting/issues").status == 200


def test_a_reset_link_for_who_certifies_is_the_operators_business(meeting: World) -> None:
    page = meeting.browser("secretariat").post(
        "/meetings/meeting/people/reset-link", command=command(), capacity="secretariat",
        person=meeting.people["presidency"],
    )  # fmt: skip
    assert page.status == 403
    assert "/reset/" not in page.text


def test_certifying_asks_for_the_password_once_more(meeting: World) -> None:
    for item in meeting.items:
        meeting.to_agreed(item)
    browser = meeting.browser("presidency")
    page = browser.get("/meetings/meeting/certify")
    signed = [part.split('"')[0] for part in page.text.split('name="item" value="')[1:]]
    form = {
        "command": page.value("command"), "capacity": "presidency", "item": signed, "frame": page.value("frame"),
        "beside": page.value("beside"), "participant": ["HND", "MEX", "NIC"], "confirmed": "yes",
    }  # fmt: skip
    wrong = browser.post("/meetings/meeting/certify", **form, password="not this one")
    assert wrong.status == 403
    assert "Nothing was certified" in wrong.text
    fewer = browser.post(
        "/meetings/meeting/certify", **{**form, "item": signed[1:]}, password="a password for tests"
    )
    assert fewer.status == 409
    other = browser.post(
        "/meetings/meeting/certify", **{**form, "frame": "0" * 64}, password="a password for tests"
    )
    assert other.status == 409
    done = browser.post("/meetings/meeting/certify", **form, password="a password for tests")
    assert done.status == 302
    assert "The paper is certified" in browser.get("/meetings/meeting/presidency").text
