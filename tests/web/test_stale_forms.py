"""A form that is stale, sent twice, or sent by two people at once: nothing is lost, nothing happens twice."""

from concurrent.futures import ThreadPoolExecutor

from engine.procedure import commands as ask
from tests.web.world import AIMED, FILED, TAKEN, World, capacity, command

ITEM = "/meetings/meeting/conclusions/{}"


def editor(name: str, **more: object) -> dict[str, object]:
    return {
        "command": command(), "capacity": capacity(name), "kind": "lead:0", "style": "",
        "text": "The text that I typed for an hour.", "do": "save", "rationale": "my reason", "again": "",
        "proposal": "modify", "nature": "material", **more,
    }  # fmt: skip


def test_an_amendment_on_a_wording_that_moved_keeps_the_text_and_shows_the_redline(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    meeting.revised(item, "A wording that came meanwhile.")
    page = meeting.browser("mexico").post(
        f"{ITEM.format(item)}/amendments/new", **editor("mexico", on_revision=1)
    )
    assert page.status == 409
    assert "The wording has moved on" in page.text
    assert "The text that I typed for an hour.</textarea>" in page.text
    assert "my reason</textarea>" in page.text
    assert "<del>" in page.text
    assert "<ins>" in page.text
    assert page.value("on_revision") == "2"
    assert meeting.item(item, "mexico").amendments == ()


def test_sent_again_from_the_refusal_it_is_kept(meeting: World) -> None:
    """The form of the refusal carries the current revision, and the id that recorded nothing."""
    item = meeting.items[0]
    meeting.to_comments(item)
    meeting.revised(item, "A wording that came meanwhile.")
    browser = meeting.browser("mexico")
    form = editor("mexico", on_revision=1)
    page = browser.post(f"{ITEM.format(item)}/amendments/new", **form)
    assert page.value("command", after="<h1>") == form["command"]
    again = browser.post(
        f"{ITEM.format(item)}/amendments/new", **{**form, "on_revision": page.value("on_revision")}
    )
    assert again.status == 302
    assert meeting.item(item, "mexico").amendments[0].base_revision == 2


def test_a_stale_revision_of_the_secretariat_overwrites_nothing(meeting: World) -> None:
    item = meeting.items[0]
    meeting.revised(item, "The newer wording.")
    page = meeting.browser("secretariat").post(
        f"{ITEM.format(item)}/revise", **editor("secretariat", on_revision=1, reason="my reason")
    )
    assert page.status == 409
    assert "The text that I typed for an hour.</textarea>" in page.text
    assert "<del>" in page.text
    assert meeting.item(item).wording.paragraphs[0].text == "The newer wording."


def test_two_of_one_delegation_editing_a_draft_see_each_others_text(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    draft = meeting.drafted(item, "mexico", "The first text.")
    path = f"{ITEM.format(item)}/amendments/{draft}/edit"
    browser = meeting.browser("mexico")
    first = browser.post(path, **editor("mexico", on_revision=1, on_version=1, text="What a colleague kept."))
    assert first.status == 302
    second = browser.post(path, **editor("mexico", on_revision=1, on_version=1))
    assert second.status == 409
    assert "Your text against the draft as it stands now" in second.text
    assert "The text that I typed for an hour.</textarea>" in second.text
    assert second.value("on_version") == "2"


def test_what_was_read_is_what_is_filed(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    draft = meeting.drafted(item, "mexico", "The first text.")
    page = meeting.browser("mexico").get(f"{ITEM.format(item)}/amendments/{draft}")
    shown = page.value("on_version", after="<h2>")
    meeting.browser("mexico").post(
        f"{ITEM.format(item)}/amendments/{draft}/edit",
        **editor("mexico", on_revision=1, on_version=1, text="A later text."),
    )
    late = meeting.browser("mexico").post(
        f"{ITEM.format(item)}/amendments/{draft}/do/file_amendment",
        command=command(), capacity=capacity("mexico"), on_version=shown, **FILED,
    )  # fmt: skip
    assert late.status == 409
    assert meeting.amendment(item, draft, "mexico").state == "draft"


def test_a_stale_comment_keeps_its_text(meeting: World) -> None:
    item = meeting.items[0]
    meeting.do(ask.WithdrawConclusion, "secretariat", item, "no longer needed")
    page = meeting.browser("mexico").post(
        f"{ITEM.format(item)}/do/write_comment",
        command=command(), capacity=capacity("mexico"), on_revision=1, comment="What I had to say.", **AIMED,
    )  # fmt: skip
    assert page.status == 409
    assert "What I had to say." in page.text


def test_an_approval_of_a_text_that_was_not_shown_is_refused(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_consensus(item)
    meeting.join(item)
    page = meeting.browser("presidency").post(
        f"{ITEM.format(item)}/do/declare_agreed",
        command=command(), capacity="presidency", on_revision=1, text_hash="0" * 64,
    )  # fmt: skip
    assert page.status == 409
    assert "not the one that you were shown" in page.text
    assert meeting.item(item).state == "consensus"


def test_a_form_sent_twice_acts_once(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    browser = meeting.browser("mexico")
    form = {
        "command": command(),
        "capacity": capacity("mexico"),
        "on_revision": 1,
        "comment": "Once.",
        **AIMED,
    }
    for _ in range(3):
        page = browser.post(f"{ITEM.format(item)}/do/write_comment", **form)
        assert page.status == 302
    assert [each.text for each in meeting.item(item).comments] == ["Once."]


def test_a_form_sent_twice_at_the_same_moment_acts_once(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    browsers = [meeting.browser("mexico") for _ in range(8)]
    for browser in browsers:
        browser.get("/")
    form = {
        "command": command(),
        "capacity": capacity("mexico"),
        "on_revision": 1,
        "comment": "Once.",
        **AIMED,
    }
    with ThreadPoolExecutor(8) as pool:
        pages = list(
            pool.map(lambda each: each.post(f"{ITEM.format(item)}/do/write_comment", **form), browsers)
        )
    assert {page.status for page in pages} == {302}
    assert [each.text for each in meeting.item(item).comments] == ["Once."]


def test_the_same_form_with_other_content_does_not_pass_for_the_first(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    browser = meeting.browser("mexico")
    form = {"command": command(), "capacity": capacity("mexico"), "on_revision": 1, **AIMED}
    browser.post(f"{ITEM.format(item)}/do/write_comment", **form, comment="First.")
    page = browser.post(f"{ITEM.format(item)}/do/write_comment", **form, comment="Second.")
    assert page.status == 409
    assert "sent before with other content" in page.text
    assert ">Second.</textarea>" in page.text
    assert page.value("command", after="do/write_comment") != form["command"]
    assert [each.text for each in meeting.item(item).comments] == ["First."]


def test_a_meeting_whose_form_is_sent_twice_is_opened_once(meeting: World) -> None:
    browser = meeting.browser("secretariat")
    page = browser.get("/meetings/new")
    form = {"command": page.value("command"), "title": "Twice", "preamble": "", "language": "en"}
    form |= {"place": "", "first_day": "", "last_day": ""}
    for code in ("BLZ", "CAN", "CRI", "SLV", "USA", "GTM", "HND", "MEX", "NIC", "PAN", "DOM"):
        form |= {f"place_{code}": "1", f"was_{code}": ""}
    answers = [browser.post("/meetings/new", **form) for _ in range(2)]
    assert {answer.status for answer in answers} == {302}
    assert answers[0].location == answers[1].location
    assert browser.get("/").text.count("Twice") == 1


def test_the_frame_of_a_meeting_is_not_overwritten_by_a_stale_form(meeting: World) -> None:
    browser = meeting.browser("secretariat")
    version = browser.get("/meetings/meeting/frame").value("on_version")
    form = {"capacity": "secretariat", "on_version": version, "preamble": "The preamble."}
    assert browser.post("/meetings/meeting/frame", command=command(), title="First", **form).status == 302
    page = browser.post("/meetings/meeting/frame", command=command(), title="Second", **form)
    assert page.status == 409
    assert "Somebody else changed this" in page.text
    assert ">Second</textarea>" in page.text
    assert "First" in page.text


def test_text_is_never_lost_in_a_refused_position(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_consensus(item)
    page = meeting.browser("mexico").post(
        f"{ITEM.format(item)}/do/take_position",
        command=command(), capacity=capacity("mexico"), on_revision=1, kind="objection", reason="", **TAKEN,
    )  # fmt: skip
    assert page.status == 409
    assert "Please give a reason" in page.text
    assert 'value="objection" required checked' in page.text
