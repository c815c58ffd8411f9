"""After the meeting: commitments in the paper's own words, links from item to item, and the next meeting's opening."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Owner, OwnerKind
from engine.record.queries.item import items
from engine.record.verify import verify
from engine.text.redline import Op
from engine.word.reader import read
from tests.web.test_dispositions import strings
from tests.web.world import Browser, Page, World, capacity, command, wording

PAGE = "/meetings/meeting/commitments"
WORDS = "To thank Nicaragua for its report:"


@pytest.fixture
def after(meeting: World) -> World:
    """The meeting is certified; its third item was withdrawn, to be taken up again."""
    third = meeting.items[2]
    meeting.do(ask.WithdrawConclusion, "secretariat", third, "for the next meeting")
    meeting.certified()
    return meeting


def recorded(after: World, **other: object) -> Page:
    fields: dict[str, object] = {
        "command": command(), "capacity": capacity("secretariat"), "conclusion": after.items[0], "passage": WORDS,
        "owner": "delegation:MEX", "owner_words": "", "due": "2015-02-15",
    }  # fmt: skip
    return after.browser("secretariat").post(f"{PAGE}/do/record", **{**fields, **other})


def sent(after: World, action: str, **fields: object) -> Page:
    about = {"command": command(), "capacity": capacity("secretariat")}
    return after.browser("secretariat").post(f"{PAGE}/do/{action}", **about, **fields)


def the_commitment(browser: Browser) -> str:
    return browser.get(PAGE).value("commitment")


def test_a_commitment_says_passage_owner_and_day(after: World) -> None:
    assert recorded(after).status == 302
    page = after.browser("observer").get(PAGE).text
    for said in (WORDS, "Mexico", "2015-02-15", "Conclusion 1", "<strong>Open</strong>"):
        assert said in page


def test_without_a_day_it_is_to_be_determined(after: World) -> None:
    recorded(after, due="", owner="body:vice-ministers")
    page = after.browser("mexico").get(PAGE).text
    assert "Meeting of Vice-Ministers · to be determined" in page


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"passage": "To thank Canada."}, "These words do not stand in the item like this."),
        ({"due": "soon"}, "This is no date."),
        ({"owner": "delegation:FRA"}, "participants"),
    ],
)
def test_what_the_paper_does_not_say_is_refused_and_shown_again(
    after: World, other: dict[str, object], said: str
) -> None:
    answer = recorded(after, **other)
    assert answer.status == 409
    assert said in answer.text
    assert str(other.get("passage", WORDS)) in answer.text


def test_words_for_an_owner_must_be_given(after: World) -> None:
    answer = recorded(after, owner="other")
    assert answer.status == 400
    assert "Who is to do it: please write something here." in answer.text


def test_only_the_secretariat_records(after: World) -> None:
    assert 'id="record"' not in after.browser("mexico").get(PAGE).text
    assert recorded(after, capacity=capacity("mexico")).status == 409


def test_before_certification_there_is_no_such_page(meeting: World) -> None:
    assert meeting.browser("secretariat").get(PAGE).status == 404


def test_a_follow_up_for_members_is_not_for_observers(after: World) -> None:
    recorded(after)
    id_ = the_commitment(after.browser("secretariat"))
    about = {"commitment": id_, "progress": "under_way", "audience": "members"}
    assert sent(after, "follow_up", on_step=1, note="The matrix was sent.", **about).status == 302
    assert "The matrix was sent." in after.browser("mexico").get(PAGE).text
    observed = after.browser("observer").get(PAGE).text
    assert "The matrix was sent." not in observed
    assert "<strong>Under way</strong>" in observed


def test_a_commitment_is_not_changed_unseen(after: World) -> None:
    recorded(after)
    id_ = the_commitment(after.browser("secretariat"))
    about = {
        "commitment": id_,
        "on_step": 1,
        "owner": "other",
        "owner_words": "all Member Countries",
        "due": "",
    }
    assert sent(after, "amend", reason="as asked", **about).status == 302
    assert sent(after, "amend", reason="late", **about).status == 409
    assert "all Member Countries · to be determined" in after.browser("mexico").get(PAGE).text


def test_items_lead_to_one_another_and_a_link_can_be_taken_away(after: World) -> None:
    first, second = after.items
    assert sent(after, "link", conclusion=first, to=f"meeting:{second}").status == 302
    assert sent(after, "link", conclusion=first, to=f"meeting:{second}").status == 409
    page = after.browser("mexico").get(f"/meetings/meeting/conclusions/{second}").text
    assert "Comes from:" in page
    link = after.browser("secretariat").get(PAGE).value("link")
    assert sent(after, "unlink", link=link, reason="a mistake").status == 302
    assert "Comes from:" not in after.browser("mexico").get(f"/meetings/meeting/conclusions/{second}").text


def test_word_and_spreadsheet_say_the_same_twice(after: World) -> None:
    recorded(after, owner="other", owner_words="=everybody")
    papers = "/meetings/meeting/papers/commitments"
    browser = after.browser("observer")
    assert "=everybody" in read(browser.get(f"{papers}.docx").content).text(Op.INSERT)
    cells = strings(browser.get(f"{papers}.xlsx").content)
    assert {WORDS, "=everybody", "2015-02-15", "Conclusion 1"} <= set(cells)
    for ending in ("docx", "xlsx"):
        assert browser.get(f"{papers}.{ending}").content == browser.get(f"{papers}.{ending}").content


# --- the next meeting ------------------------------------------------------------------------------------------------


def next_meeting(after: World, body: str = "rcgm", deferred: tuple[str, ...] = ()) -> str:
    """Opened from the commitments, on the page; returns its id."""
    browser = after.browser("secretariat")
    form = browser.get(f"/meetings/new?follows=meeting&body={body}")
    assert "whose commitments are its opening paper" in form.text
    known = after.books.members
    places = {f"place_{code}": "1" if code in ("HND", "MEX") else "" for code in known}
    fields: dict[str, object] = {
        "command": command(), "body": body, "follows": "meeting", "title": "", "place": "San José",
        "first_day": "2015-06-01", "last_day": "", "preamble": "", "language": "en", "deferred": list(deferred),
    } | places | {f"was_{code}": "" for code in known}  # fmt: skip
    answer = browser.post("/meetings/new", **fields)
    assert answer.status == 302, answer.text
    return answer.location.rsplit("/", 1)[-1]


def withdrawn(after: World) -> str:
    with after.engine.connect() as connection:
        return next(
            item.id
            for item in items(connection, "meeting", after.actor("secretariat"))
            if item.number is None
        )


def test_the_next_meeting_opens_with_the_commitments_and_the_deferred_item(after: World) -> None:
    recorded(after)
    id_ = next_meeting(after, deferred=(withdrawn(after),))
    browser = after.browser("secretariat")
    said = read(browser.get(f"/meetings/{id_}/papers/opening.docx").content).text(Op.INSERT)
    for words in (
        WORDS,
        "Mexico",
        "2015-02-15",
        "Deferred items",
        "Deferred item of the former meeting: CONFERENCE",
        "To thank Nicaragua for its report:",
    ):
        assert words in said
    cells = strings(browser.get(f"/meetings/{id_}/papers/opening.xlsx").content)
    assert WORDS in cells
    after.meeting = id_
    (item,) = after.items
    page = browser.get(f"/meetings/{id_}/conclusions/{item}").text
    assert page.count("Deferred from:") == 1
    assert "/meetings/meeting/conclusions/" in page


def test_the_opening_paper_is_of_the_moment_of_the_opening(after: World) -> None:
    recorded(after)
    id_ = next_meeting(after)
    browser = after.browser("secretariat")
    first = browser.get(f"/meetings/{id_}/papers/opening.docx").content
    commitment = the_commitment(browser)
    sent(after, "follow_up", commitment=commitment, on_step=1, progress="done", note="", audience="all")
    recorded(after, passage="Item 1.")
    assert browser.get(f"/meetings/{id_}/papers/opening.docx").content == first


def test_a_conclusion_leads_to_a_decision_of_the_vice_ministers(after: World) -> None:
    id_ = next_meeting(after, "vice-ministers")
    former = after.items[0]
    after.meeting = id_
    decision = after.do(
        ask.ProposeConclusion, "secretariat", "decisions", None, "en", wording("To thank Nicaragua."), ""
    )
    assert sent(after, "link", conclusion=former, to=f"{id_}:{decision}").status == 302
    assert "Decision 1 (REGIONAL CONFERENCE ON MIGRATION (RCM)" in after.browser("secretariat").get(PAGE).text
    observed = (
        after.browser("observer").get(PAGE).text
    )  # it is not in the other meeting, whose paper is not certified
    assert "An item of another meeting" in observed
    assert "Decision 1" not in observed


def test_nobody_opens_from_a_meeting_that_is_not_theirs_or_not_certified(after: World) -> None:
    id_ = next_meeting(after)
    browser = after.browser("secretariat")
    assert browser.get(f"/meetings/new?follows={id_}").status == 404  # not certified
    assert browser.get("/meetings/new?follows=nothing").status == 404


def test_the_record_of_both_meetings_is_whole(after: World) -> None:
    recorded(after)
    commitment = the_commitment(after.browser("secretariat"))
    sent(after, "follow_up", commitment=commitment, on_step=1, progress="done", note="done", audience="all")
    first, second = after.items
    sent(after, "link", conclusion=first, to=f"meeting:{second}")
    sent(after, "unlink", link=after.browser("secretariat").get(PAGE).value("link"), reason="a mistake")
    id_ = next_meeting(after, deferred=(withdrawn(after),))
    with after.engine.connect() as connection:
        assert verify(connection, "meeting").findings == ()
        assert verify(connection, id_).findings == ()


def test_a_link_leads_only_where_the_person_is_the_secretariat(after: World) -> None:
    owner = Owner(OwnerKind.OTHER, "everybody")
    stranger = after.actor("presidency")
    made = ask.LinkItems(command(), stranger, "meeting", after.items[0], "meeting", after.items[1])
    assert after.desk.submit(made).refusal is not None
    record = ask.RecordCommitment(command(), stranger, "meeting", after.items[0], WORDS, owner, None)
    assert after.desk.submit(record).refusal is not None
