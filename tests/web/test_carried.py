"""What the pages say of typed proposals, of what became of an amendment, and of two that become one."""

from engine.procedure import commands as ask
from engine.procedure.commands import ProposalKind
from tests.web.world import FILED, Page, World, capacity, command

ITEM = "/meetings/meeting/conclusions/{}"
BASE = "To invite Honduras to present a study on the matter by the end of the year."
OTHER = BASE.replace("matter", "subject")


def draft(meeting: World, name: str, item: str, **more: object) -> Page:
    form = {
        "command": command(), "capacity": capacity(name), "on_revision": meeting.item(item).revision, "again": "",
        "proposal": "modify", "kind": "lead:0", "style": "", "text": OTHER, "rationale": "why", "do": "save",
    }  # fmt: skip
    return meeting.browser(name).post(f"{ITEM.format(item)}/amendments/new", **{**form, **more})


def opened(meeting: World, text: str = BASE) -> str:
    item = meeting.items[0]
    meeting.revised(item, text)
    meeting.to_comments(item)
    return item


# --- typed -----------------------------------------------------------------------------------------------------------


def test_to_suppress_needs_no_wording_and_shows_the_whole_item_struck(meeting: World) -> None:
    item = opened(meeting)
    seen = draft(meeting, "mexico", item, proposal="suppress", do="preview")
    assert f"<del>{BASE}</del>" in seen.text
    assert f">{OTHER}</textarea>" in seen.text
    assert 'value="suppress" required checked' in seen.text
    kept = draft(meeting, "mexico", item, proposal="suppress")
    assert kept.status == 302
    (amendment,) = meeting.item(item, "mexico").amendments
    assert (amendment.kind, amendment.wording.paragraphs) == (ProposalKind.SUPPRESS, ())


def test_a_draft_to_suppress_is_edited_by_its_reason_alone(meeting: World) -> None:
    item = opened(meeting)
    path = draft(meeting, "mexico", item, proposal="suppress").location
    browser = meeting.browser("mexico")
    page = browser.get(f"{path}/edit")
    assert 'name="text"' not in page.text
    edited = browser.post(
        f"{path}/edit", command=command(), capacity=capacity("mexico"), on_revision=2, on_version=1,
        rationale="another reason", sponsor="HND", do="save",
    )  # fmt: skip
    assert edited.status == 302
    (amendment,) = meeting.item(item, "mexico").amendments
    assert (amendment.rationale, amendment.sponsors) == ("another reason", ("HND",))


def test_a_proposal_to_suppress_is_marked_for_all_who_negotiate(meeting: World) -> None:
    item = opened(meeting)
    path = draft(meeting, "mexico", item, proposal="suppress", sponsor="NIC").location
    meeting.browser("mexico").post(
        f"{path}/do/file_amendment", command=command(), capacity=capacity("mexico"), on_version=1, **FILED
    )
    page = meeting.browser("honduras").get(ITEM.format(item))
    assert "suppresses the item" in page.text
    assert "Mexico, with Nicaragua" in page.text
    assert "Suppress this item" in meeting.browser("honduras").get(path).text
    observed = meeting.permitted().get(ITEM.format(item))
    assert (observed.status, "suppresses" in observed.text) == (200, False)


def test_sponsors_are_other_participants(meeting: World) -> None:
    item = opened(meeting)
    assert draft(meeting, "mexico", item, sponsor="MEX").status == 400
    assert draft(meeting, "mexico", item, sponsor="CAN").status == 400
    assert draft(meeting, "mexico", item, sponsor=["HND", "HND"]).status == 409
    page = draft(meeting, "mexico", item, sponsor=["HND", "NIC"], do="preview")
    assert page.text.count('name="sponsor"') == 2
    assert page.text.count(" checked> ") == 3  # the kind, and both co-sponsors


def test_a_conclusion_is_proposed_with_its_co_sponsors(meeting: World) -> None:
    browser = meeting.browser("mexico")
    assert 'value="HND"' in browser.get("/meetings/meeting/conclusions/new").text
    made = browser.post(
        "/meetings/meeting/conclusions/new", command=command(), capacity=capacity("mexico"), kind="lead:0", style="",
        text="To thank all.", do="save", section="conclusions", topic="", rationale="", sponsor="HND",
    )  # fmt: skip
    assert "Co-sponsors: Honduras." in browser.get(made.location).text
    observed = meeting.permitted().get(made.location)
    assert (observed.status, "Honduras" in observed.text) == (200, False)


# --- carried over ----------------------------------------------------------------------------------------------------


def filed(meeting: World, item: str, text: str, *sponsors: str) -> str:
    amendment = meeting.drafted(item, "mexico", text)
    meeting.do(ask.DiscardDraft, "mexico", amendment, item)
    path = draft(meeting, "mexico", item, text=text, sponsor=list(sponsors)).location
    meeting.browser("mexico").post(
        f"{path}/do/file_amendment", command=command(), capacity=capacity("mexico"), on_version=1, **FILED
    )
    return path


def test_carried_exactly_its_words_as_filed_stay_readable(meeting: World) -> None:
    item = opened(meeting)
    path = filed(meeting, item, OTHER, "HND")
    meeting.revised(item, BASE.replace("the year", "2015"))
    page = meeting.browser("presidency").get(path)
    assert "Carried over exactly, from revision 2 to revision 3." in page.text
    assert "so these are asked again: Honduras." in page.text
    assert "As it was filed, on revision 2" in page.text
    assert page.text.count("<del>matter</del><ins>subject</ins>") == 2
    assert "end of the year" in page.text
    assert "end of 2015" in page.text
    assert "Carried over exactly" in meeting.browser("honduras").get(ITEM.format(item)).text


def test_contained_is_said(meeting: World) -> None:
    item = opened(meeting)
    path = filed(meeting, item, OTHER)
    meeting.revised(item, OTHER)
    assert "Revision 3 has all of it already." in meeting.browser("mexico").get(path).text
    assert "Revision 3 has all of it already." in meeting.browser("honduras").get(ITEM.format(item)).text


def test_a_conflict_shows_three_texts_the_reason_and_what_its_author_can_do(meeting: World) -> None:
    item = opened(meeting)
    path = filed(meeting, item, OTHER)
    meeting.revised(item, BASE.replace("matter", "question"))
    page = meeting.browser("mexico").get(path)
    assert "<del>matter</del><ins>question</ins>" in page.text
    assert "<del>matter</del><ins>subject</ins>" in page.text
    assert "Where they meet" in page.text
    assert "The wording and the amendment changed the same words." in page.text
    assert "File again on the current revision" in page.text
    assert "Withdraw the amendment" in page.text
    other = meeting.browser("honduras").get(path)
    assert "Its author may file it again" in other.text
    assert "File again on the current revision</a>" not in other.text


def test_an_observer_learns_nothing_of_what_was_carried(meeting: World) -> None:
    item = opened(meeting)
    path = filed(meeting, item, OTHER)
    meeting.revised(item, BASE.replace("the year", "2015"))
    browser = meeting.permitted()
    assert browser.get(path).status == 404
    page = browser.get(ITEM.format(item))
    assert page.status == 200
    assert "subject" not in page.text
    assert "Carried" not in page.text


# --- foreseen --------------------------------------------------------------------------------------------------------


def test_before_a_revision_is_issued_its_page_says_what_it_does_to_each_amendment(meeting: World) -> None:
    item = opened(meeting)
    filed(meeting, item, OTHER, "HND")
    browser = meeting.browser("secretariat")
    form = {
        "capacity": "secretariat", "on_revision": 2, "kind": "lead:0", "style": "", "reason": "", "do": "preview",
        "nature": "material",
    }  # fmt: skip
    for text, said in (
        (BASE.replace("the year", "2015"), "carried over exactly to the new revision."),
        (OTHER, "the new revision has all of it already."),
        (BASE.replace("matter", "question"), "a conflict that its author must look at."),
    ):
        page = browser.post(f"{ITEM.format(item)}/revise", command=command(), text=text, **form)
        assert said in page.text
    assert meeting.item(item).revision == 2
    assert meeting.amendment(item, meeting.item(item).amendments[0].id).carry is None


def test_before_the_presidency_accepts_it_reads_what_becomes_of_the_others(meeting: World) -> None:
    item = opened(meeting)
    path = filed(meeting, item, OTHER)
    meeting.filed(item, "honduras", BASE.replace("matter", "question"))
    meeting.proposed(item, path.rsplit("/", 1)[1])
    page = meeting.browser("presidency").get(path)
    assert "<strong>HND 1</strong> (Honduras):" in page.text
    assert "a conflict that its author must look at" in page.text
    assert "a conflict that its author must look at" not in meeting.browser("mexico").get(path).text


# --- joined ----------------------------------------------------------------------------------------------------------


def test_two_amendments_become_one_by_their_authors(meeting: World) -> None:
    item = opened(meeting)
    mexico = filed(meeting, item, OTHER)
    own = meeting.filed(item, "honduras", BASE.replace("matter", "question"))
    honduras = f"{ITEM.format(item)}/amendments/{own}"
    browser = meeting.browser("honduras")
    assert "Offer to join another amendment" in browser.get(honduras).text
    offered = browser.post(
        f"{honduras}/do/offer_to_join", command=command(), capacity=capacity("honduras"),
        to=mexico.rsplit("/", 1)[1],
    )  # fmt: skip
    assert offered.status == 302
    assert "Offered to join MEX 1." in browser.get(honduras).text
    author = meeting.browser("mexico")
    assert "another amendment is offered to join yours" in author.get("/meetings/meeting").text
    assert "HND 1 is offered to join this one." in author.get(mexico).text
    taken = author.post(
        f"{mexico}/do/accept_join", command=command(), capacity=capacity("mexico"), joining=own
    )
    assert taken.status == 302
    assert "It joined MEX 1." in browser.get(honduras).text
    assert "Mexico, with Honduras" in browser.get(mexico).text
