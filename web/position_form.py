"""What a delegation says of an item: its position, a comment, its private note. The fields, and the commands."""

from engine.procedure.commands import (
    Actor,
    Audience,
    CallMaterial,
    PositionKind,
    Role,
    TakePosition,
    WriteComment,
    WriteNote,
)
from engine.record.queries.views import ItemView
from engine.text.wording import Wording, parse_wording, print_wording, relabelled
from web.forms import Faults, FieldFault, choice, number, text
from web.instants import instant

Head = tuple[str, Actor, str, str]  # a command's id, its actor, the meeting and the item

# To file something that nobody sees makes no sense, but for a delegation's comment to itself.
POSITION_AUDIENCES = (Audience.CHAIR, Audience.MEMBERS, Audience.ALL)


def comment_audiences(actor: Actor) -> tuple[Audience, ...]:
    return tuple(Audience) if actor.role is Role.DELEGATION else POSITION_AUDIENCES


def take_position(head: Head, item: ItemView) -> TakePosition:
    """Faults where a field was filled in that another kind of position has: nothing typed is left out unsaid."""
    on_revision = number("on_revision")
    kind = PositionKind(choice("kind", tuple(PositionKind)))
    owner, counter = text("owner", required=False, lines=False), _counter(item, on_revision)
    if owner and kind is not PositionKind.SCRUTINY_HOLD:
        raise Faults(FieldFault("owner", "hold"))
    if counter is not None and kind is not PositionKind.OBJECTION:
        raise Faults(FieldFault("counter", "objection"))
    return TakePosition(
        *head,
        on_revision,
        kind,
        text("reason", required=False),
        counter,
        owner,
        instant("until"),
        Audience(choice("audience", POSITION_AUDIENCES)),
    )


def _counter(item: ItemView, on_revision: int) -> Wording | None:
    """The counter-text, if what stands in its field differs from the wording that the field began with."""
    typed = text("counter", required=False)
    shown = next((each.wording for each in item.revisions if each.number == on_revision), item.wording)
    if not typed or typed == print_wording(shown):
        return None
    return relabelled(parse_wording(typed).wording)


def write_comment(head: Head) -> WriteComment:
    audience = Audience(choice("audience", comment_audiences(head[1])))
    return WriteComment(*head, number("on_revision"), text("comment", required=False), audience)


def write_note(head: Head) -> WriteNote:
    return WriteNote(*head, number("on_note"), text("line", required=False), text("fallback", required=False))


def call_material(head: Head) -> CallMaterial:
    return CallMaterial(*head, number("on_revision"), text("reason", required=False))
