"""The running sheet's lines: where each item stands, who must be asked, what stands in the way of the gavel."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.procedure.amendment import Course
from engine.procedure.commands import CertifiedItem, PositionKind
from engine.procedure.phase import Phase
from engine.procedure.refusals import Code, Refusal
from engine.record.queries.item import items
from engine.record.queries.views import AmendmentView, ItemView, PositionView, StepView
from engine.text.brackets import Bracket, open_brackets
from web import desk, refusals
from web.awaiting import Task, tasks
from web.database import reading
from web.here import Here
from web.signed_items import written

BLOCKING = (PositionKind.OBJECTION, PositionKind.SCRUTINY_HOLD)
# What the columns beside it say already, more exactly.
SAID = frozenset({Code.PENDING_AMENDMENTS, Code.OPEN_BRACKETS, Code.NO_CONSENSUS})


@dataclass(frozen=True, slots=True)
class RunningLine:
    """One item of the running sheet. `gavel`: it may be put to the room now; `obstacle` is what else stands in its way,
    as a sentence. `entries` are entries of the room, or proposals that came by another way, which a delegation has not
    confirmed or disputes; `ideas` float, and lapse with the sitting."""

    item: ItemView
    gavel: bool
    obstacle: str
    blocking: tuple[PositionView, ...]
    pending: tuple[AmendmentView, ...]
    brackets: tuple[Bracket, ...]
    entries: tuple[AmendmentView, ...]
    ideas: tuple[AmendmentView, ...]
    declared: StepView | None
    tasks: tuple[Task, ...]

    @property
    def signed(self) -> str:
        """The item at this revision with this text, as the forms carry it."""
        item = self.item
        return written(CertifiedItem(item.id, item.version, item.revision, item.text_hash))

    @property
    def agreed(self) -> bool:
        return self.item.phase in (Phase.AGREED, Phase.ADOPTED)

    @property
    def is_clear(self) -> bool:
        """Nothing is to be said of it."""
        return not (
            self.blocking or self.pending or self.brackets or self.entries or self.ideas or self.obstacle
        )


def running_lines(place: Here) -> tuple[RunningLine, ...]:
    """A line for each item of the paper, in its order."""
    meeting = place.meeting.id
    gavel = desk.across(place.actor, meeting, "declare_in_room")
    found = (item for item in items(reading(), meeting, place.actor) if item.number is not None)
    return tuple(_line(place, item, gavel) for item in found)


def _line(place: Here, item: ItemView, gavel: Mapping[str, Refusal | None]) -> RunningLine:
    refusal = gavel.get(item.id)
    own_words = refusal is not None and refusal.code not in SAID
    return RunningLine(
        item=item,
        gavel=item.id in gavel and refusal is None,
        obstacle=refusals.sentence(refusal) if refusal and own_words else "",
        blocking=tuple(each for each in item.positions if each.kind in BLOCKING and each.stands),
        pending=tuple(each for each in item.amendments if each.pending),
        brackets=open_brackets(item.wording),
        entries=tuple(each for each in item.amendments if each.to_confirm or each.disputed_by),
        ideas=tuple(each for each in item.amendments if each.course is Course.FLOATED),
        declared=_gavel_on(item),
        tasks=tasks(place, item),
    )


def _gavel_on(item: ItemView) -> StepView | None:
    """The step by which it was declared in the room, if it is agreed by that still."""
    steps = (step for step in reversed(item.steps) if step.sitting == item.declared_in and step.attending)
    return next(steps, None) if item.declared_in is not None else None
