"""Many amendments, one text: three delegations on the same words, from the workbench to an agreed item."""

import re

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Disposition, MergeLine, ProposalKind
from engine.text.merge import Choice, Keep, Pick, Take
from tests.web.world import Browser, Page, World, capacity, command, wording
from web.workbench import Chosen, choices, points, sheet, strange, suggested, taken_whole

BASE = """The countries agreed to:
a) Hold a workshop on February 15th in Tapachula.
b) Invite the countries of origin to take part.
c) Ask for a study on the matter."""
MEX = BASE.replace("February 15th", "March 15th").replace("a study", "a regional study")
HND = BASE.replace("February 15th", "February 28th").replace("the matter", "this matter")
NIC = BASE.replace("Invite", "Encourage").replace("take part", "take part in it")


@pytest.fixture
def three(meeting: World) -> dict[str, str]:
    """Amendments of Mexico, Honduras and Nicaragua to one item, and the item."""
    item = meeting.items[0]
    meeting.revised(item, BASE)
    meeting.to_comments(item)
    return {
        "item": item,
        "MEX": meeting.filed(item, "mexico", MEX),
        "HND": meeting.filed(item, "honduras", HND),
        "NIC": meeting.filed(item, "presidency", NIC, seat=1),
    }


def address(item: str, more: str = "") -> str:
    return f"/meetings/meeting/conclusions/{item}{more}"


def form(page: Page) -> dict[str, object]:
    """The fields of the workbench as the page shows them, with the buttons left aside."""
    found: dict[str, object] = {}
    text = page.text[page.text.index("/workbench") :]
    for tag in re.findall(r"<input[^>]*>", text):
        values = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if values.get("type") != "radio" or " checked" in tag:
            found[values["name"]] = unescaped(values.get("value", ""))
    for name, value in re.findall(r'<textarea name="([^"]+)"[^>]*>([^<]*)</textarea>', text):
        found.setdefault(name, unescaped(value))
    for name, options in re.findall(r'<select name="(end-[^"]+)".*?>(.*?)</select>', text, re.DOTALL):
        found[name] = re.search(r'value="(\w+)" selected', options)[1]  # type: ignore[index]  # one is selected
    rows = re.findall(r'name="text"[^>]*>([^<]*)</textarea>', text)
    if rows:
        found["text"] = [unescaped(each) for each in rows]
        found["kind"] = re.findall(r'<option value="(\w+:\d)" selected', text)
        found["style"] = [unescaped(each) for each in re.findall(r'name="style" value="([^"]*)"', text)]
    return found


def unescaped(text: str) -> str:
    return text.replace("&#34;", '"').replace("&#39;", "'").replace("&lt;", "<").replace("&amp;", "&")


def point(page: Page, number: int) -> str:
    """The key of a point by its number."""
    keys: list[str] = re.findall(r'name="p-([0-9a-f]{16})"', page.text)
    return keys[number - 1]


def send(browser: Browser, item: str, fields: dict[str, object], do: str, **more: object) -> Page:
    return browser.post(address(item, "/workbench"), **{**fields, "do": do, **more})


# --- the walk --------------------------------------------------------------------------------------------------------


def test_three_delegations_from_the_workbench_to_an_agreed_item(
    meeting: World, three: dict[str, str]
) -> None:
    item = three["item"]
    secretariat, presidency = meeting.browser("secretariat"), meeting.browser("presidency")
    page = secretariat.get(address(item, "/workbench"))
    assert page.text.count("Delegations differ") == 1
    assert page.text.count("Single change") == 4
    assert "Look here." in page.text

    chosen = form(page)
    second = point(page, 2)
    laid = send(
        secretariat, item, chosen, "lay", **{f"c-{second}": "write", f"w-{second}": "Cordially invite"}
    )
    assert laid.status == 200
    assert "<ins>[Honduras: February 28th] [Mexico: March 15th]</ins>" in laid.text
    assert "<ins>Cordially invite</ins>" in laid.text
    assert "2 brackets are open." in laid.text

    done = send(secretariat, item, form(laid), "save", reason="One text for the room.")
    assert done.status == 302, done.text
    (merge,) = meeting.item(item).merges
    ends = {line.amendment: line.disposition for line in merge.lines}
    assert ends == dict.fromkeys((three["MEX"], three["HND"], three["NIC"]), Disposition.MERGED)

    for name, answer in (("mexico", "yes"), ("honduras", "no")):
        browser = meeting.browser(name)
        assert "say whether you agree" in browser.get("/meetings/meeting").text
        answered = browser.post(
            address(item, "/do/answer_merge"), command=command(), capacity=capacity(name), merge=merge.id,
            amendment=three[name[:3].upper() if name == "mexico" else "HND"], agrees=answer,
            reason=f"{name} says {answer}",
        )  # fmt: skip
        assert answered.status == 302
    shown = presidency.get(address(item)).text
    assert "its author agrees" in shown
    assert "honduras says no" in shown
    assert "its author is asked, no answer yet" in shown
    assert "a merged text awaits your decision" in presidency.get("/meetings/meeting").text

    page = presidency.get(address(item))
    taken = presidency.post(
        address(item, "/do/decide_merge"), command=command(), capacity="presidency", merge=merge.id,
        on_revision=2, text_hash=page.value("text_hash", after="decide_merge"), taken="yes", reason="as proposed",
    )  # fmt: skip
    assert taken.status == 302
    assert meeting.item(item).revision == 3
    assert meeting.amendment(item, three["HND"]).state == "merged"

    meeting.do(ask.OpenConsensus, "presidency", item, 3)
    meeting.join(item)
    page = presidency.get(address(item))
    assert "brackets are still open: 2" in page.text
    blocked = presidency.post(
        address(item, "/do/declare_agreed"), command=command(), capacity="presidency", on_revision=3,
        text_hash=meeting.item(item).text_hash,
    )  # fmt: skip
    assert blocked.status == 409
    assert "Text in brackets is not agreed" in blocked.text

    meeting.do(ask.ReturnToComments, "presidency", item, 3, "to resolve the brackets")
    text = "\n".join(f"{one.label} {one.text}".strip() for one in meeting.item(item).wording.paragraphs)
    meeting.revised(item, re.sub(r"\[Honduras: [^]]*\] \[Mexico: ([^]]*)\]", r"\1", text))
    meeting.do(ask.OpenConsensus, "presidency", item, 4)
    meeting.join(item)
    agreed = presidency.post(
        address(item, "/do/declare_agreed"), command=command(), capacity="presidency", on_revision=4,
        text_hash=meeting.item(item).text_hash,
    )  # fmt: skip
    assert agreed.status == 302
    assert meeting.item(item).state == "agreed"


def test_one_alternative_picked_ends_one_amendment_whole_and_the_other_in_part(
    meeting: World, three: dict[str, str]
) -> None:
    item = three["item"]
    browser = meeting.browser("secretariat")
    page = browser.get(address(item, "/workbench"))
    laid = send(browser, item, form(page), "lay", **{f"c-{point(page, 1)}": "pick:1"})
    ends = form(laid)
    assert ends[f"end-{three['MEX']}"] == "accepted"
    assert ends[f"end-{three['HND']}"] == "accepted_in_part"
    assert ends[f"end-{three['NIC']}"] == "accepted"
    assert "brackets are open" not in laid.text
    assert send(browser, item, ends, "save", reason="as discussed").status == 302


def test_an_amendment_can_be_taken_whole_and_the_rest_stays_as_chosen(
    meeting: World, three: dict[str, str]
) -> None:
    item = three["item"]
    browser = meeting.browser("secretariat")
    page = browser.get(address(item, "/workbench"))
    second = point(page, 2)
    page = send(browser, item, form(page), "whole:HND 1", **{f"c-{second}": "keep"})
    assert form(page)[f"c-{point(page, 1)}"] == "pick:0"
    assert form(page)[f"c-{second}"] == "keep"


def test_what_stays_pending_is_foreseen_and_then_happens(meeting: World, three: dict[str, str]) -> None:
    item = three["item"]
    browser = meeting.browser("secretariat")
    laid = send(browser, item, form(browser.get(address(item, "/workbench"))), "lay")
    page = send(browser, item, form(laid), "preview", **{f"end-{three['NIC']}": "stays"})
    assert "<strong>NIC 1</strong> (Nicaragua):" in page.text
    assert "the new revision has all of it already" in page.text
    assert form(page)[f"end-{three['NIC']}"] == "stays"


def test_what_cannot_be_proposed_is_said_before(meeting: World, three: dict[str, str]) -> None:
    item = three["item"]
    browser = meeting.browser("secretariat")
    laid = send(browser, item, form(browser.get(address(item, "/workbench"))), "lay")
    page = send(browser, item, form(laid), "preview", **{f"end-{three['HND']}": "accepted"})
    assert "It cannot be proposed like this: HND 1: An amendment is to be accepted" in page.text
    refused = send(browser, item, form(page), "save", reason="still")
    assert refused.status == 409
    assert ">still</textarea>" in refused.text


def test_the_presidency_may_return_the_text_and_everything_stays_pending(
    meeting: World, three: dict[str, str]
) -> None:
    item = three["item"]
    merge = proposed(meeting, three)
    page = meeting.browser("presidency").post(
        address(item, "/do/decide_merge"), command=command(), capacity="presidency", merge=merge, on_revision=2,
        text_hash=meeting.item(item).merges[0].text_hash, taken="no", reason="Honduras was not heard",
    )  # fmt: skip
    assert page.status == 302
    shown = meeting.browser("honduras").get(address(item)).text
    assert "A merged text that was returned" in shown
    assert "Honduras was not heard" in shown
    assert meeting.amendment(item, three["MEX"]).pending


def proposed(meeting: World, three: dict[str, str]) -> str:
    lines = tuple(MergeLine(three[each], Disposition.MERGED) for each in ("MEX", "HND", "NIC"))
    text = wording("The countries agreed to meet, MERGEDCANARY.")
    return meeting.do(ask.ProposeMerge, "secretariat", three["item"], 2, text, "REASONCANARY", lines)


# --- nothing is lost -------------------------------------------------------------------------------------------------


def test_a_workbench_whose_wording_moved_on_keeps_what_was_chosen_and_typed(
    meeting: World, three: dict[str, str]
) -> None:
    item = three["item"]
    browser = meeting.browser("secretariat")
    page = browser.get(address(item, "/workbench"))
    first, second, third, fourth = (point(page, number) for number in (1, 2, 3, 4))
    sent = form(page) | {
        f"c-{first}": "write", f"w-{first}": "early in March", f"c-{second}": "keep", f"c-{fourth}": "bracket",
        "reason": "my reason",
    }  # fmt: skip
    meeting.revised(item, BASE.replace("workshop", "seminar"))
    late = send(browser, item, sent, "lay")
    assert late.status == 409
    assert "The wording has moved on" in late.text
    assert "early in March" in late.text
    again = form(late)
    assert again["on_revision"] == "3"
    assert again["reason"] == "my reason"
    assert again[f"c-{second}"] == "keep"
    assert again[f"c-{fourth}"] == "bracket"
    assert f"c-{third}" in again
    laid = send(browser, item, again, "lay")
    assert laid.status == 200
    assert "early in March" in laid.text


def test_a_text_that_was_edited_stays_when_the_wording_moves_on(
    meeting: World, three: dict[str, str]
) -> None:
    item = three["item"]
    browser = meeting.browser("secretariat")
    laid = send(browser, item, form(browser.get(address(item, "/workbench"))), "lay")
    fields = form(laid)
    rows = [*fields["text"]]  # type: ignore[misc]  # the rows
    rows[0] = "The countries, after an hour of typing, agreed to:"
    meeting.revised(item, BASE.replace("workshop", "seminar"))
    late = send(browser, item, fields | {"text": rows}, "save", reason="my reason")
    assert late.status == 409
    assert "after an hour of typing" in late.text
    assert ">my reason</textarea>" in late.text
    assert late.value("on_revision") == "3"
    assert meeting.item(item).merges == ()


def test_back_at_the_choices_the_edited_text_is_still_there(meeting: World, three: dict[str, str]) -> None:
    item = three["item"]
    browser = meeting.browser("secretariat")
    page = browser.get(address(item, "/workbench"))
    second = point(page, 2)
    laid = send(browser, item, form(page), "lay", **{f"c-{second}": "keep"})
    fields = form(laid)
    rows = [*fields["text"]]  # type: ignore[misc]  # the rows
    rows[0] = "The countries, after an hour of typing, agreed to:"
    back = send(browser, item, fields | {"text": rows}, "choices", reason="my reason")
    assert form(back)[f"c-{second}"] == "keep"
    assert "after an hour of typing" in str(form(back)["kept"])
    assert form(back)["reason"] == "my reason"


def test_an_amendment_withdrawn_meanwhile_is_noticed(meeting: World, three: dict[str, str]) -> None:
    item = three["item"]
    browser = meeting.browser("secretariat")
    page = browser.get(address(item, "/workbench"))
    first = point(page, 1)
    sent = form(page) | {f"c-{first}": "write", f"w-{first}": "early in March"}
    meeting.do(ask.WithdrawAmendment, "honduras", three["HND"], item, "")
    late = send(browser, item, sent, "lay")
    assert late.status == 409
    assert "The amendments have changed" in late.text
    assert "early in March" in str(form(late)["kept"])


def test_own_words_must_be_there_and_visible(meeting: World, three: dict[str, str]) -> None:
    item = three["item"]
    browser = meeting.browser("secretariat")
    page = browser.get(address(item, "/workbench"))
    first = point(page, 1)
    for words, said in (("  ", "please write something here"), ("a\u202eb", "nobody can see")):
        wrong = send(browser, item, form(page), "lay", **{f"c-{first}": "write", f"w-{first}": words})
        assert wrong.status == 400
        assert f"Your own words for point 1: {said}" in wrong.text or said in wrong.text


@pytest.mark.parametrize("how", ["pick:7", "take", "anything"])
def test_a_choice_that_is_not_offered_is_no_form_of_ours(
    meeting: World, three: dict[str, str], how: str
) -> None:
    browser = meeting.browser("secretariat")
    page = browser.get(address(three["item"], "/workbench"))
    sent = form(page) | {f"c-{point(page, 1)}": how}
    assert send(browser, three["item"], sent, "lay").status == 400


# --- points and choices ----------------------------------------------------------------------------------------------


def test_a_point_is_known_by_its_words_and_their_surroundings(meeting: World, three: dict[str, str]) -> None:
    before = sheet(meeting.item(three["item"]))
    chosen = {key: Chosen("keep") for key in before.keys.values()}
    meeting.revised(three["item"], BASE.replace("workshop", "seminar"))
    after = sheet(meeting.item(three["item"]))
    assert len(strange(after, chosen)) == 1
    kept = [each.number for each in points(after, chosen) if each.chosen.how == "keep"]
    assert kept == [2, 3, 4, 5]


def test_at_first_changes_are_taken_and_conflicts_stay_open(meeting: World, three: dict[str, str]) -> None:
    shown = points(sheet(meeting.item(three["item"])), {})
    assert [each.chosen.how for each in shown] == ["bracket", "take", "take", "take", "take"]


def test_taking_one_whole_changes_only_where_it_has_a_say(meeting: World, three: dict[str, str]) -> None:
    found = sheet(meeting.item(three["item"]))
    keys = list(found.keys.values())
    chosen = taken_whole(found, {keys[1]: Chosen("keep"), keys[0]: Chosen("write", "soon")}, "MEX 1")
    shown = points(found, chosen)
    expected: list[Choice] = [Pick(1), Keep(), Take(), Take(), Take()]
    assert list(choices(shown).values()) == expected
    assert shown[0].chosen.words == "soon"


def test_an_amendment_on_an_earlier_revision_and_one_to_suppress_are_not_laid_over(
    meeting: World, three: dict[str, str]
) -> None:
    item = three["item"]
    draft = meeting.do(
        ask.DraftAmendment, "mexico", item, 2, wording(""), "not needed", None, ProposalKind.SUPPRESS, ()
    )
    meeting.do(ask.FileAmendment, "mexico", draft, item, 1)
    meeting.revised(item, BASE.replace("on February 15th", "on April 1st"))
    found = sheet(meeting.item(item))
    assert set(found.laid_over) == {"NIC 1"}
    assert {each.label for each in found.apart} == {"MEX 1", "MEX 2", "HND 1"}
    text = wording(BASE.replace("on February 15th", "on March 15th").replace("a study", "a regional study"))
    ends = suggested(found, points(found, {}), text)
    assert ends[draft] == "stays"
    assert ends[three["MEX"]] == Disposition.OVERTAKEN
    assert ends[three["HND"]] == "stays"


# --- privacy ---------------------------------------------------------------------------------------------------------


def test_an_observer_and_an_outsider_find_nothing_of_it(meeting: World, three: dict[str, str]) -> None:
    item = three["item"]
    proposed(meeting, three)
    for name in ("observer", "outsider"):
        browser = meeting.permitted() if name == "observer" else meeting.browser(name)
        found = [
            browser.get(path) for path in ("/meetings/meeting", address(item), address(item, "/workbench"))
        ]
        for page in found:
            assert "CANARY" not in page.text
            assert "March 15th" not in page.text
            assert "MEX 1" not in page.text
        assert found[2].status in (403, 404)
        browser.get("/")
        sent = browser.post(
            address(item, "/workbench"), command=command(), capacity="observer", on_revision=2, do="lay", kept="",
            reason="",
        )  # fmt: skip
        assert sent.status in (403, 404)


def test_a_private_draft_is_not_on_anybodys_workbench(meeting: World, three: dict[str, str]) -> None:
    item = three["item"]
    meeting.drafted(item, "mexico", BASE.replace("a study", "DRAFTCANARY"))
    for name in ("secretariat", "presidency", "honduras", "mexico"):
        page = meeting.browser(name).get(address(item, "/workbench"))
        assert page.status == 200
        assert "DRAFTCANARY" not in page.text


def test_who_only_looks_has_no_form(meeting: World, three: dict[str, str]) -> None:
    page = meeting.browser("mexico").get(address(three["item"], "/workbench"))
    assert "March 15th" in page.text
    assert "February 28th" in page.text
    assert 'name="c-' not in page.text
    assert 'value="lay"' not in page.text
