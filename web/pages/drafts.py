"""A delegation's private draft of an amendment: begun, edited, begun again on a later revision."""

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import DraftAmendment, EditDraft, ProposalKind
from engine.procedure.refusals import Code, Refusal
from engine.record.queries.views import AmendmentView, ItemView
from engine.text.wording import Wording
from web import desk, draft_form, draft_language, refusals
from web.capacities import actor_of_form
from web.editing import Beside, Editor, Filled, Preview, Sent, against, editor_page, moved_on, sent_amendment
from web.forms import command_id, field, new_command_id, number
from web.here import Here, amendment_here, here, item_here, only_possible
from web.messages import gettext
from web.redlines import drawn
from web.wording_form import rows_of

pages = Blueprint("drafts", __name__)

Answer = str | Response | tuple[str, int]


@pages.get("/meetings/<meeting>/conclusions/<conclusion>/amendments/new")
def new(meeting: str, conclusion: str) -> Answer:
    """An empty editor holds the current wording; with `language` the translation, to be amended in that language. With
    `again` it begins from a pending amendment of one's own: shown beside the current wording, and with `from=earlier`
    its text is in the form."""
    place = here(meeting)
    item = item_here(place, conclusion)
    only_possible(place, "draft_amendment", item)
    if language := request.args.get("language", ""):
        return _new_in(place, item, draft_language.number_in(item, language))
    again = _again(place, item, request.args.get("again", ""))
    earlier = again is not None and request.args.get("from") == "earlier"
    start = again.wording if again is not None and earlier else item.wording
    typed = {"rationale": again.rationale if again else ""}
    preview = _preview(item, start) if earlier else None
    kind = again.kind if again else ProposalKind.MODIFY
    filled = Filled(rows_of(start) or rows_of(item.wording), typed, kind)
    return editor_page(place, _new_editor(place, item, again), new_command_id(), filled, preview=preview)


@pages.post("/meetings/<meeting>/conclusions/<conclusion>/amendments/new")
def begin(meeting: str, conclusion: str) -> Answer:
    """Shows the redline, or keeps the draft: private until it is filed."""
    actor, id_, on_revision = actor_of_form(meeting), command_id(), number("on_revision")
    place = here(meeting)
    item = item_here(place, conclusion)
    if "on_number" in request.form:
        return _begin_in(place, item, draft_language.number_in(item, field("language")), (id_, on_revision))
    again = _again(place, item, field("again"))
    draft = sent_amendment(draft_form.others(place.actor, place.meeting))
    if draft.wording is None or draft.do == "preview":
        return _shown(place, item, _new_editor(place, item, again), id_, draft, on_revision)
    outcome = desk.submit(
        DraftAmendment(
            id_, actor, meeting, conclusion, on_revision, draft.wording, draft.texts["rationale"],
            again.id if again else None, draft.kind, draft.sponsors,
        )
    )  # fmt: skip
    if outcome.refusal is None:
        return redirect(url_for("amendments.show", meeting=meeting, conclusion=conclusion, amendment=id_))
    place = here(meeting)
    item = item_here(place, conclusion)
    return _refused(place, item, _new_editor(place, item, again), id_, draft, refusal=outcome.refusal)


@pages.get("/meetings/<meeting>/conclusions/<conclusion>/amendments/<amendment>/edit")
def edit(meeting: str, conclusion: str, amendment: str) -> Answer:
    place = here(meeting)
    item = item_here(place, conclusion)
    draft = amendment_here(item, amendment)
    only_possible(place, "edit_draft", item, amendment)
    typed = {"rationale": draft.rationale}
    filled = Filled(rows_of(draft.wording), typed, draft.kind, draft.sponsors)
    return editor_page(place, _draft_editor(place, item, draft), new_command_id(), filled)


@pages.post("/meetings/<meeting>/conclusions/<conclusion>/amendments/<amendment>/edit")
def keep(meeting: str, conclusion: str, amendment: str) -> Answer:
    """Keeps the draft as edited. A draft whose base has moved is put on the current revision by its author's own hand,
    who has seen the redline against it."""
    actor, id_, on_revision, on_version = (
        actor_of_form(meeting), command_id(), number("on_revision"), number("on_version"),
    )  # fmt: skip
    place = here(meeting)
    item = item_here(place, conclusion)
    before = amendment_here(item, amendment)
    draft = sent_amendment(draft_form.others(place.actor, place.meeting, before), before.kind)
    if draft.wording is None or draft.do == "preview":
        editor = _draft_editor(place, item, before)
        return _shown(place, item, editor, id_, draft, on_revision)
    outcome = desk.submit(
        EditDraft(
            id_, actor, meeting, amendment, conclusion, on_version, on_revision, draft.wording,
            draft.texts["rationale"], draft.sponsors, draft_language.on_number(before),
        )
    )  # fmt: skip
    if outcome.refusal is None:
        return redirect(
            url_for("amendments.show", meeting=meeting, conclusion=conclusion, amendment=amendment)
        )
    place = here(meeting)
    item = item_here(place, conclusion)
    now = amendment_here(item, amendment)
    editor = _draft_editor(place, item, now)
    return _refused(place, item, editor, id_, draft, refusal=outcome.refusal, now=now)


def _shown(
    place: Here,
    item: ItemView,
    editor: Editor,
    id_: str,
    draft: Sent,
    on_revision: int,
) -> Answer:
    sentences = (*moved_on(on_revision, item), *draft.sentences)
    preview = _preview(item, draft.wording, editor.base) if draft.wording is not None else None
    page = editor_page(place, editor, id_, draft.filled, preview=preview, sentences=sentences)
    return page, 400 if draft.sentences else 200


def _refused(
    place: Here,
    item: ItemView,
    editor: Editor,
    id_: str,
    draft: Sent,
    *,
    refusal: Refusal,
    now: AmendmentView | None = None,
) -> Answer:
    """The editor again, with what was typed and its redline against what stands there now: the draft as somebody else
    of the delegation left it, or the current wording."""
    assert draft.wording is not None, "only a wording that could be read was sent to the desk"
    again = new_command_id() if refusal.code is Code.COMMAND_REUSED else id_
    preview = _preview(item, draft.wording, editor.base)
    if now is not None and refusal.code is Code.STALE_VERSION:
        title = gettext("Your text against the draft as it stands now")
        preview = against(now.wording, draft.wording, title, gettext("No difference from that draft."))
    sentences = (refusals.sentence(refusal),)
    return editor_page(place, editor, again, draft.filled, preview=preview, sentences=sentences), 409


def _preview(item: ItemView, wording: Wording, base: tuple[str, Wording] | None = None) -> Preview:
    if base is not None:
        return against(base[1], wording, base[0])
    title = gettext("What it changes against the current wording, revision %(number)s", number=item.revision)
    return against(item.wording, wording, title)


def _new_in(place: Here, item: ItemView, base: draft_language.Base) -> Answer:
    filled = Filled(rows_of(base.wording), {"rationale": ""})
    return editor_page(place, draft_language.editor(place, item, base), new_command_id(), filled)


def _begin_in(place: Here, item: ItemView, base: draft_language.Base, sent_as: tuple[str, int]) -> Answer:
    """Shows the redline against the translation, or keeps the draft in its language."""
    id_, on_revision = sent_as
    on_number = number("on_number")
    draft = sent_amendment(draft_form.others(place.actor, place.meeting), ProposalKind.MODIFY)
    editor = draft_language.editor(place, item, base)
    if draft.wording is None or draft.do == "preview":
        return _shown(place, item, editor, id_, draft, on_revision)
    outcome = desk.submit(
        DraftAmendment(
            id_, place.actor, item.meeting, item.id, on_revision, draft.wording, draft.texts["rationale"],
            None, draft.kind, draft.sponsors, base.language, on_number,
        )
    )  # fmt: skip
    if outcome.refusal is None:
        return redirect(url_for("amendments.show", meeting=item.meeting, conclusion=item.id, amendment=id_))
    place = here(item.meeting)
    item = item_here(place, item.id)
    base = draft_language.number_in(item, base.language)
    editor = draft_language.editor(place, item, base)
    return _refused(place, item, editor, id_, draft, refusal=outcome.refusal)


def _again(place: Here, item: ItemView, asked: str) -> AmendmentView | None:
    """The amendment that is filed again: one's own. 404 for any other."""
    if not asked:
        return None
    found = amendment_here(item, asked)
    if found.delegation != place.actor.delegation:
        abort(404)
    return found


def _new_editor(place: Here, item: ItemView, again: AmendmentView | None) -> Editor:
    return Editor(
        title=gettext("File again on the current revision") if again else gettext("Propose an amendment"),
        intro=gettext(
            "Edit the paragraphs as they should read. It stays private to your delegation until you file it."
        ),
        back=url_for("conclusions.show", meeting=item.meeting, conclusion=item.id),
        preview_label=gettext("Show the redline"),
        save_label=gettext("Keep as a private draft"),
        reason_name="rationale",
        reason_label=gettext("Reason (seen by all when you file; may be left empty)"),
        item=item,
        offer_save_first=True,
        beside=_beside(item, again),
        other=_from_earlier(item, again),
        choose_kind=True,
        sponsors=draft_form.others(place.actor, place.meeting),
        sponsored=again.sponsors if again else (),
        carried={"on_revision": item.revision, "again": again.id if again else ""},
    )


def _from_earlier(item: ItemView, again: AmendmentView | None) -> tuple[str, str] | None:
    """The form begins with the current wording, so that nobody else's change is undone unseen; the author's own earlier
    text is one step away, and comes with its redline."""
    if again is None:
        return None
    address = url_for("drafts.new", meeting=item.meeting, conclusion=item.id, again=again.id)
    return gettext("Start from your earlier text instead"), f"{address}&from=earlier"


def _draft_editor(place: Here, item: ItemView, draft: AmendmentView) -> Editor:
    own, shared = draft.delegation == place.actor.delegation, bool(draft.partners or draft.with_presidency)
    private = gettext("It stays private to your delegation until you file it.")
    between = gettext(
        "It stays between those that it is shared with until it is filed. Other words are to be agreed to anew."
    )
    return Editor(
        title=gettext("Edit your private draft")
        if own
        else gettext("Edit the draft that is shared with you"),
        intro=between if shared else private,
        back=url_for("amendments.show", meeting=item.meeting, conclusion=item.id, amendment=draft.id),
        preview_label=gettext("Show the redline"),
        save_label=gettext("Keep as a private draft"),
        reason_name="rationale",
        reason_label=gettext("Reason (seen by all when you file; may be left empty)"),
        item=item,
        offer_save_first=True,
        beside=_beside(item, draft if draft.moved and draft.on_number is None else None),
        without_wording=draft.kind is ProposalKind.SUPPRESS,
        sponsors=draft_form.others(place.actor, place.meeting, draft),
        carried={"on_revision": item.revision, "on_version": draft.version, **draft_language.carried(draft)},
        language=draft.language,
        base=draft_language.base_of(item, draft),
    )


def _beside(item: ItemView, earlier: AmendmentView | None) -> tuple[Beside, ...]:
    if earlier is None:
        return ()
    on = gettext("Your text, on revision %(number)s", number=earlier.base_revision)
    since = gettext("Current wording: revision %(number)s, and what changed", number=item.revision)
    return (
        Beside(on, drawn(earlier.base, earlier.wording)),
        Beside(since, drawn(earlier.base, item.wording)),
    )
