"""A delegation's office: its people, its clearance, its drafts and notes; and what the secretariat may do of it."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Role, Seat, Stage
from engine.record.queries import meetings
from tests.web.world import FILED, MEETING, Page, World, capacity, command

OFFICE = f"/meetings/{MEETING}/delegation"


def do(world: World, action: str, name: str = "mexico", **fields: object) -> Page:
    form = {"command": command(), "capacity": capacity(name), **fields}
    return world.browser(name).post(f"{OFFICE}/do/{action}", **form)


def seats(world: World, delegation: str = "MEX") -> dict[str, tuple[Seat, Stage]]:
    with world.engine.connect() as connection:
        found = meetings.seats_of(connection, MEETING, delegation)
    by_id = {id_: name for name, id_ in world.people.items()}
    return {by_id[each.actor.person]: (each.seat, each.stage) for each in found}


def test_a_voice_admits_somebody_who_has_a_login_as_a_member(meeting: World) -> None:
    form = meeting.browser("mexico").get(OFFICE).text.split("do/admit_person")[1].split("</form>")[0]
    assert '<option value="member" selected>' in form
    page = do(meeting, "admit_person", login="outsider", seat="member", stage="any")
    assert page.status == 302
    assert seats(meeting)["outsider"] == (Seat.MEMBER, Stage.ANY)


def test_a_login_that_nobody_has_is_the_secretariat_s_to_make(meeting: World) -> None:
    page = do(meeting, "admit_person", login="nobody", seat="reviewer", stage="any")
    assert page.status == 400
    assert "Ask the secretariat to make one." in page.text
    assert 'name="login" value="nobody"' in page.text
    assert '<option value="reviewer" selected>' in page.text


def test_a_voice_gives_another_seat_and_not_the_last_one_away(meeting: World) -> None:
    do(meeting, "admit_person", login="outsider", seat="member", stage="any")
    who = meeting.people["outsider"]
    assert do(meeting, "seat_person", person=who, seat="voice", stage="sitting").status == 302
    assert seats(meeting)["outsider"] == (Seat.VOICE, Stage.SITTING)
    do(meeting, "seat_person", person=who, seat="member", stage="any")
    page = do(meeting, "seat_person", person=meeting.people["mexico"], seat="member", stage="any")
    assert page.status == 409
    assert "the last authorised voice of Mexico" in page.text


def test_a_voice_dismisses_its_own_people_only(meeting: World) -> None:
    do(meeting, "admit_person", login="outsider", seat="member", stage="any")
    assert do(meeting, "dismiss_person", person=meeting.people["honduras"]).status == 409
    assert do(meeting, "dismiss_person", person=meeting.people["outsider"]).status == 302
    assert set(seats(meeting)) == {"mexico"}


def test_a_member_sees_the_office_and_may_not_run_it(meeting: World) -> None:
    as_member(meeting)
    page = meeting.browser("outsider").get(OFFICE)
    assert page.status == 200
    assert "An authorised voice of your delegation names its people." in page.text
    for action in ("admit_person", "seat_person", "dismiss_person", "set_clearance"):
        assert f"do/{action}" not in page.text
    form = {"command": command(), "capacity": "delegation:MEX", "login": "observer", "seat": "voice"}
    refused = meeting.browser("outsider").post(f"{OFFICE}/do/admit_person", **form, stage="any")
    assert refused.status == 409
    assert "Only an authorised voice of Mexico" in refused.text


def as_member(meeting: World, seat: Seat = Seat.MEMBER) -> None:
    """The outsider sits for Mexico."""
    given = (meeting.people["outsider"], Role.DELEGATION, "MEX", seat)
    meeting.do(ask.AdmitPerson, "secretariat", *given)


@pytest.mark.parametrize("name", ["secretariat", "presidency", "observer"])
def test_nobody_else_has_such_an_office(meeting: World, name: str) -> None:
    assert meeting.browser(name).get(OFFICE).status in (403, 404)


def test_the_office_lists_drafts_with_where_each_stands(meeting: World) -> None:
    first, second, third = meeting.items
    for item in meeting.items:
        meeting.to_comments(item)
    meeting.do(ask.SetClearance, "mexico", ("Legal", "Minister"))
    cleared, back, plain = (meeting.drafted(item) for item in (first, second, third))
    meeting.do(ask.ClearDraft, "mexico", cleared, first, 1, 1)
    meeting.do(ask.SendBackDraft, "mexico", back, second, 1, "beyond our instructions")
    meeting.do(ask.ShareDraft, "mexico", plain, third, 1, ("HND",))
    meeting.do(ask.AgreeToDraft, "honduras", plain, third, 2)
    page = meeting.browser("mexico").get(OFFICE).text
    assert "Cleared: 1 of 2. Next: Minister." in page
    assert "beyond our instructions" in page
    assert "Shared with: Honduras." in page
    assert "Agreed to, as it stands, by: Honduras." in page
    theirs = meeting.browser("honduras").get(OFFICE).text
    assert "shared with you by Mexico" in theirs
    assert "Minister" not in theirs
    assert "beyond our instructions" not in theirs


def test_a_draft_is_filed_after_its_last_step_only(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    assert do(meeting, "set_clearance", steps="Legal\n\nMinister\n").status == 302
    draft = meeting.drafted(item)
    path = f"/meetings/{MEETING}/conclusions/{item}/amendments/{draft}"
    as_member(meeting, Seat.REVIEWER)
    form = {"capacity": "delegation:MEX", **FILED}
    assert "Of 2 steps it has passed 0." in meeting.browser("mexico").get(path).text
    for version, step in ((1, 1), (2, 2)):
        early = meeting.browser("mexico").post(
            f"{path}/do/file_amendment", command=command(), on_version=version, **form
        )
        assert early.status == 409
        page = meeting.browser("outsider").get(path)
        assert page.value("step", after="do/clear_draft") == str(step)
        cleared = meeting.browser("outsider").post(
            f"{path}/do/clear_draft", command=command(), on_version=version, step=step, **form
        )
        assert cleared.status == 302
    filed = meeting.browser("mexico").post(
        f"{path}/do/file_amendment", command=command(), on_version=3, **form
    )
    assert filed.status == 302


def test_who_may_not_file_sees_who_may(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    as_member(meeting)
    draft = meeting.drafted(item)
    path = f"/meetings/{MEETING}/conclusions/{item}"
    for page in (path, f"{path}/amendments/{draft}"):
        text = meeting.browser("outsider").get(page).text
        assert "Who may now: Mexico." in text
        assert "do/file_amendment" not in text
        assert "do/take_position" not in text


def test_a_note_written_meanwhile_stands_beside_what_was_typed(meeting: World) -> None:
    item = meeting.items[0]
    path = f"/meetings/{MEETING}/conclusions/{item}"
    meeting.do(ask.WriteNote, "mexico", item, 0, "The first line.", "")
    form = {"capacity": capacity("mexico"), "on_note": 0, "line": "The second line.", "fallback": ""}
    answer = meeting.browser("mexico").post(f"{path}/do/write_note", command=command(), **form)
    assert answer.status == 409
    for said in ("Somebody of your delegation has written this note", "The first line.", "The second line."):
        assert said in answer.text, said
    assert 'name="on_note" value="1"' in answer.text


def test_a_note_is_its_own_delegation_s(meeting: World) -> None:
    item = meeting.items[0]
    path = f"/meetings/{MEETING}/conclusions/{item}"
    form = {
        "command": command(),
        "capacity": capacity("mexico"),
        "on_note": 0,
        "line": "CANARYLINE",
        "fallback": "CANARYBACK",
    }
    assert meeting.browser("mexico").post(f"{path}/do/write_note", **form).status == 302
    for page in (path, OFFICE):
        text = meeting.browser("mexico").get(page).text
        assert "CANARYLINE" in text
        assert "CANARYBACK" in text
    for name in ("honduras", "secretariat", "presidency"):
        for page in (path, OFFICE, f"/meetings/{MEETING}"):
            assert "CANARY" not in meeting.browser(name).get(page).text


def test_the_secretariat_gives_a_seat_on_the_page_of_people(meeting: World) -> None:
    path = f"/meetings/{MEETING}/people"
    browser = meeting.browser("secretariat")
    form = {"capacity": "secretariat", "name": "", "role": "delegation", "delegation": "MEX"}
    admitted = browser.post(
        f"{path}/admit", command=command(), login="outsider", seat="deputy", stage="sitting", **form
    )
    assert admitted.status == 302
    assert "Deputy of the voice, in sittings" in browser.get(path).text
    held = {"person": meeting.people["outsider"], "held": "delegation:MEX", "capacity": "secretariat"}
    assert browser.post(f"{path}/seat", command=command(), seat="member", stage="any", **held).status == 302
    assert seats(meeting)["outsider"] == (Seat.MEMBER, Stage.ANY)
