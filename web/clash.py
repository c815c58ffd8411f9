"""An amendment that could not be carried over: where it meets what changed meanwhile."""

from collections.abc import Mapping
from dataclasses import replace

from engine.procedure.commands import ProposalKind
from engine.record.queries.views import AmendmentView, ItemView
from engine.text.merge import carry
from engine.text.merge.carrying import AMENDED, NEW
from web.laid import LaidLine, Part, laid
from web.messages import gettext


def lags(amendment: AmendmentView) -> bool:
    """Whether its author has still to look at what the wording has become. With its disposition it stands as it was."""
    return amendment.moved and (amendment.pending or amendment.private)


def clash(item: ItemView, amendment: AmendmentView) -> tuple[LaidLine, ...] | None:
    """Where an amendment that could not be carried over meets what changed meanwhile, over the wording that it amends;
    None where nothing meets word by word."""
    if not (lags(amendment) and amendment.kind is ProposalKind.MODIFY):
        return None
    merged = carry(amendment.base, item.wording, amendment.wording).merged
    if not merged.conflicts:
        return None
    named = {
        NEW: gettext("revision %(number)s", number=item.revision),
        AMENDED: amendment.label or gettext("your private draft"),
    }
    lines = laid(amendment.base, merged)
    return tuple(replace(line, parts=tuple(_named(part, named) for part in line.parts)) for line in lines)


def _named(part: Part, named: Mapping[str, str]) -> Part:
    readings = (replace(one, by=tuple(named[name] for name in one.by)) for one in part.readings)
    return replace(part, readings=tuple(readings))
