"""The typist's page: what is typed is entered with one button, and nothing that is not taken is lost."""

from engine.procedure import commands as ask
from engine.procedure.commands import Disposition
from tests.web.sitting import ROOM, TYPE, again, press, sit, text_of, typed
from tests.web.world import DRAFT, World, wording

FIRST = f"{DRAFT}\nItem 1."
THANKED = FIRST.replace("thank", "congratulate")


def test_what_is_typed_is_entered_and_the_form_stands_ready_for_the_next(meeting: World) -> None:
    item, browser = sit(meeting), meeting.browser("secretariat")
    answer = press(browser, "agreed", text=THANKED, who="m h")
    assert (answer.status, answer.location) == (302, TYPE)
    assert text_of(meeting, item) == THANKED
    entered = meeting.item(item).amendments[-1]
    assert (entered.delegation, entered.sponsors, entered.outcome) == ("MEX", ("HND",), "agreed")
    page = browser.get(TYPE)
    assert "Entered: agreed." in page.text
    assert typed(page)["text"] == THANKED
    assert typed(page)["who"] == ""


def test_a_change_of_the_whole_room_is_nobody_s(meeting: World) -> None:
    item = sit(meeting)
    assert press(meeting.browser("secretariat"), "agreed", text=THANKED).status == 302
    assert (text_of(meeting, item), meeting.item(item).amendments) == (THANKED, ())


def test_bracketed_words_stand_in_the_text_with_those_who_want_them(meeting: World) -> None:
    item = sit(meeting)
    press(meeting.browser("secretariat"), "bracketed", text=FIRST.replace("accept", "welcome"), who="n,m")
    assert "a) To [accept] [MEX, NIC: welcome] the report." in text_of(meeting, item)


def test_an_idea_is_noted_and_the_text_stays(meeting: World) -> None:
    item = sit(meeting)
    press(meeting.browser("secretariat"), "floated", text=THANKED, who="h")
    assert text_of(meeting, item) == FIRST
    assert meeting.item(item).amendments[-1].state == "floated"


def test_a_sub_paragraph_may_be_typed_without_minding_the_letters(meeting: World) -> None:
    item = sit(meeting)
    press(meeting.browser("secretariat"), "agreed", text=FIRST.replace("b) ", "b) To print it.\nb) "))
    assert text_of(meeting, item).split("\n")[2:4] == ["b) To print it.", "c) To take note of its annex."]


def test_of_two_typists_the_second_keeps_the_text_and_sees_both(meeting: World) -> None:
    item, browser = sit(meeting), meeting.browser("secretariat")
    old = typed(browser.get(TYPE))
    press(meeting.browser("secretariat"), "agreed", text=FIRST.replace("accept", "welcome"))
    answer = browser.post(TYPE, **{**old, "do": "agreed", "text": THANKED, "who": "m"})
    assert answer.status == 409
    assert "The wording has moved on" in answer.text
    assert (typed(answer)["text"], typed(answer)["who"], typed(answer)["on_revision"]) == (THANKED, "m", "2")
    assert "<del>welcome</del><ins>accept</ins>" in answer.text
    assert again(browser, answer, "agreed").status == 302
    assert text_of(meeting, item) == THANKED


def test_without_a_sitting_nothing_is_entered_and_nothing_lost(meeting: World) -> None:
    sit(meeting)
    browser = meeting.browser("secretariat")
    old = typed(browser.get(TYPE))
    meeting.do(ask.CloseSitting, "presidency")
    answer = browser.post(TYPE, **{**old, "do": "agreed", "text": THANKED})
    assert answer.status == 409
    assert "No sitting is on" in answer.text
    assert THANKED.split("\n")[0] in answer.text


def test_a_character_that_nobody_can_see_is_named_by_its_line(meeting: World) -> None:
    item = sit(meeting)
    answer = press(meeting.browser("secretariat"), "agreed", text=FIRST.replace("accept", "acc\u202eept"))
    assert answer.status == 400
    assert "Paragraph 2: at character 10" in answer.text
    assert "\u202e" in str(typed(answer)["text"])
    assert text_of(meeting, item) == FIRST


def test_letters_that_name_nobody_or_several_are_asked_about(meeting: World) -> None:
    item = sit(meeting)
    answer = press(meeting.browser("secretariat"), "agreed", text=THANKED, who="x m")
    assert answer.status == 400
    assert "“x” begins no delegation" in answer.text
    assert typed(answer)["text"] == THANKED
    assert text_of(meeting, item) == FIRST


def test_the_last_entry_may_be_corrected_to_other_delegations_with_the_same_words(meeting: World) -> None:
    item, browser = sit(meeting), meeting.browser("secretariat")
    press(browser, "agreed", text=THANKED, who="m")
    entry = meeting.item(item).amendments[-1].id
    answer = press(browser, f"correct:{entry}")
    form = typed(browser.get(answer.location))
    assert (form["text"], form["who"], form["corrects"]) == (THANKED, "mex", entry)
    assert press(browser, "bracketed", answer.location, who="h").status == 302
    assert text_of(meeting, item).startswith("To [thank] [HND: congratulate] Nicaragua")
    assert meeting.amendment(item, entry).state == "taken_back"


def test_an_entry_may_be_taken_back(meeting: World) -> None:
    item, browser = sit(meeting), meeting.browser("secretariat")
    press(browser, "agreed", text=THANKED, who="m")
    entry = meeting.item(item).amendments[-1].id
    assert press(browser, f"back:{entry}").status == 302
    assert text_of(meeting, item) == FIRST


def test_another_item_is_called_by_its_number_or_as_the_next(meeting: World) -> None:
    sit(meeting)
    browser = meeting.browser("secretariat")
    first, second, third = meeting.items
    assert press(browser, f"call:{second}").status == 302
    assert typed(browser.get(TYPE))["conclusion"] == second
    assert press(browser, "look", label="3").status == 302
    assert typed(browser.get(TYPE))["conclusion"] == third
    assert press(browser, "go", label="C 1").status == 302
    assert typed(browser.get(TYPE))["conclusion"] == first
    assert "The paper has no such item." in press(browser, "go", label="9").text


def test_what_is_typed_and_not_entered_is_left_only_when_asked_twice(meeting: World) -> None:
    sit(meeting)
    browser, second = meeting.browser("secretariat"), meeting.items[1]
    answer = press(browser, f"call:{second}", text=THANKED)
    assert answer.status == 409
    assert "is not entered yet" in answer.text
    assert typed(answer)["text"] == THANKED
    assert again(browser, answer, f"call:{second}").status == 302
    assert typed(browser.get(TYPE))["conclusion"] == second


def test_an_item_may_be_worked_on_that_is_not_in_front_of_the_room(meeting: World) -> None:
    sit(meeting)
    browser, second = meeting.browser("secretariat"), meeting.items[1]
    address = f"{TYPE}?item={second}"
    assert "Not in front of the room" in browser.get(address).text
    answer = press(browser, "agreed", address, text=f"{DRAFT}\nItem two.")
    assert answer.location == address
    assert text_of(meeting, second).endswith("Item two.")


def test_the_redline_is_drawn_as_it_is_typed_and_nothing_is_kept(meeting: World) -> None:
    item, browser = sit(meeting, "HND", "MEX"), meeting.browser("secretariat")
    form = typed(browser.get(TYPE))
    browser.client.environ_base["HTTP_HX_REQUEST"] = "true"
    page = browser.post(TYPE, **{**form, "do": "look", "text": THANKED, "who": "n"})
    assert "<del>thank</del><ins>congratulate</ins>" in page.text
    assert "For: Nicaragua. Not recorded as present: Nicaragua." in " ".join(page.text.split())
    assert "<html" not in page.text
    assert text_of(meeting, item) == FIRST


def test_an_agreed_text_may_settle_what_is_pending(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    amendment = meeting.filed(item, "honduras", text=THANKED)
    sit(meeting)
    browser = meeting.browser("secretariat")
    assert f'name="end-{amendment}"' in browser.get(TYPE).text
    assert press(browser, "agreed", text=THANKED, **{f"end-{amendment}": "accepted"}).status == 302
    assert meeting.amendment(item, amendment).state == Disposition.ACCEPTED


def test_whoever_was_absent_is_asked_to_confirm_and_does(meeting: World) -> None:
    item = sit(meeting, "HND", "NIC")
    press(meeting.browser("secretariat"), "bracketed", text=THANKED, who="m")
    entry = meeting.item(item).amendments[-1].id
    browser = meeting.browser("mexico")
    page = browser.get(ROOM)
    assert "It is ours" in page.text
    address = f"/meetings/meeting/conclusions/{item}/amendments/{entry}/do/confirm_entry"
    form = {"command": page.value("command", "confirm_entry"), "capacity": "delegation:MEX", "back": "room"}
    answer = browser.post(address, **form, confirms="yes", reason="")
    assert (answer.status, answer.location) == (302, ROOM)
    assert meeting.amendment(item, entry).to_confirm == ()


def test_an_agreed_item_is_shown_and_cannot_be_typed_in(meeting: World) -> None:
    meeting.to_agreed(meeting.items[0])
    sit(meeting)
    page = meeting.browser("secretariat").get(TYPE)
    assert "the state is “Agreed”" in page.text
    assert 'id="text"' not in page.text


def test_the_page_is_for_those_who_call_items(meeting: World) -> None:
    sit(meeting)
    people = ("mexico", "observer", "presidency", "secretariat")
    assert [meeting.browser(name).get(TYPE).status for name in people] == [403, 404, 200, 200]


def test_a_merged_wording_of_several_lines_is_read_back_as_it_was(meeting: World) -> None:
    item = meeting.items[0]
    meeting.revised(item, "To invite:\na) Mexico:\ni. to report\nii. to lead\nb) Panama\nTo meet again.")
    before = meeting.item(item).wording
    sit(meeting)
    answer = press(meeting.browser("secretariat"), "agreed")
    assert "there is nothing to file" in answer.text
    assert meeting.item(item).wording == before == wording(text_of(meeting, item))
