"""The merged texts of an item as its page shows them: what awaits, who was asked, what was answered."""

from dataclasses import dataclass

from engine.procedure.commands import Actor, DecideMerge
from engine.procedure.refusals import Refusal
from engine.record.queries.views import AmendmentView, ItemView, MergeLineView, MergeView
from engine.text.brackets import Bracket, open_brackets
from web import desk
from web.foresight import Foresight, foreseen
from web.forms import new_command_id
from web.redlines import Line, drawn


@dataclass(frozen=True, slots=True)
class MergeLineShown:
    """One amendment of a merged text; `may_answer` that the visitor speaks for its author, and is asked. `amendment` is
    None where the visitor is not shown it: it was filed for others, or has been withdrawn."""

    line: MergeLineView
    amendment: AmendmentView | None
    may_answer: bool


@dataclass(frozen=True, slots=True)
class MergeShown:
    merge: MergeView
    lines: tuple[Line, ...]
    brackets: tuple[Bracket, ...]
    amendments: tuple[MergeLineShown, ...]
    foresight: Foresight | None


def merges_shown(actor: Actor, item: ItemView, may: dict[str, Refusal | None]) -> tuple[MergeShown, ...]:
    """The text that awaits comes first, then those that were decided, the latest before the earlier ones."""
    ordered = sorted(item.merges, key=lambda each: (each.open, each.at), reverse=True)
    return tuple(_shown(actor, item, each, may) for each in ordered)


def _shown(actor: Actor, item: ItemView, merge: MergeView, may: dict[str, Refusal | None]) -> MergeShown:
    base = next(each.wording for each in item.revisions if each.number == merge.revision)
    by_id = {each.id: each for each in item.amendments}
    decides = merge.open and "take_merge" in may and may["take_merge"] is None
    return MergeShown(
        merge=merge,
        lines=drawn(base, merge.wording),
        brackets=open_brackets(merge.wording),
        amendments=tuple(
            MergeLineShown(line, by_id.get(line.amendment), _may_answer(actor, item, merge, line, by_id))
            for line in merge.lines
        ),
        foresight=_foresight(actor, item, merge) if decides else None,
    )


def _may_answer(
    actor: Actor, item: ItemView, merge: MergeView, line: MergeLineView, by_id: dict[str, AmendmentView]
) -> bool:
    found = by_id.get(line.amendment)
    if found is None or not (merge.open and line.asked and found.delegation == actor.delegation):
        return False
    may = desk.actions(actor, item.meeting, item.id, line.amendment)
    return "answer_merge" in may and may["answer_merge"] is None


def _foresight(actor: Actor, item: ItemView, merge: MergeView) -> Foresight:
    """What taking the text would do."""
    take = DecideMerge(
        new_command_id(), actor, item.meeting, item.id, merge.id, item.revision, merge.text_hash, True, "–"
    )
    return foreseen(take, item, leaving={line.amendment for line in merge.lines})
