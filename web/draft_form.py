"""A draft inside a delegation and in a corridor: with whom it is shared, who has cleared it, how it is filed."""

from engine.procedure.commands import (
    Actor,
    AgreeToDraft,
    Attribution,
    Audience,
    ClearDraft,
    FileAmendment,
    SendBackDraft,
    ShareDraft,
)
from engine.record.queries.meetings import MeetingView
from engine.record.queries.views import AmendmentView
from web.forms import choice, number, several, text

Head = tuple[str, Actor, str, str, str]  # a command's id, its actor, the meeting, the amendment and its item

# Filed for nobody else it would be on no table.
AUDIENCES = (Audience.CHAIR, Audience.MEMBERS, Audience.ALL)
ATTRIBUTIONS = (Attribution.NAMES, Attribution.UNATTRIBUTED)


def others(actor: Actor, meeting: MeetingView, draft: AmendmentView | None = None) -> tuple[str, ...]:
    """The delegations that may be named beside the author: not its own, nor that of who edits its draft."""
    own = {actor.delegation, draft.delegation if draft else actor.delegation}
    return tuple(code for code in meeting.participants if code not in own)


def share(head: Head, meeting: MeetingView) -> ShareDraft:
    partners = several("partner", others(head[1], meeting))
    return ShareDraft(*head, number("on_version"), partners, bool(several("with_presidency", ("yes",))))


def agree(head: Head) -> AgreeToDraft:
    return AgreeToDraft(*head, number("on_version"))


def clear(head: Head) -> ClearDraft:
    return ClearDraft(*head, number("on_version"), number("step"))


def send_back(head: Head) -> SendBackDraft:
    return SendBackDraft(*head, number("on_version"), text("reason", required=False))


def file(head: Head) -> FileAmendment:
    attribution = Attribution(choice("attribution", ATTRIBUTIONS))
    return FileAmendment(*head, number("on_version"), Audience(choice("audience", AUDIENCES)), attribution)


def file_as_presidency(head: Head) -> FileAmendment:
    audience = Audience(choice("audience", AUDIENCES))
    return FileAmendment(*head, number("on_version"), audience, Attribution.PRESIDENCY)
