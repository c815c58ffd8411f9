"""Issued drafts: the whole paper, frozen under a number and a symbol.

Source: issues are numbered and do not change, Rev. marks a change of substance, and an item put between two is bis
(marks and numbering of United Nations documents).
"""

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.conclusion import Conclusion
from engine.procedure.events import Event, IssuedItem
from engine.procedure.handlers.matter import Matter
from engine.procedure.handlers.translation import said_in_others
from engine.text.numbers import frozen_labels


def issue_draft(command: ask.IssueDraft, matter: Matter) -> tuple[Event, ...]:
    """Labels freeze with the first issue: from then on an item keeps its own, an item between two is "6 bis", and one
    that was withdrawn is still listed under its label."""
    meeting, number = matter.case.meeting, matter.case.meeting.issues + 1
    labels = _labels(matter)
    issued = did.DraftIssued(
        meeting=command.meeting,
        number=number,
        symbol=matter.prose(command.symbol),
        title=meeting.title,
        preamble=meeting.preamble,
        participants=meeting.participants,
        items=tuple(_lines(matter, labels)),
        translated=said_in_others(matter),
    )
    frozen = (
        did.ConclusionIssued(command.meeting, item.id, number, item.revision, labels[item.id])
        for item in matter.case.standing
    )
    return (issued, *frozen)


def _labels(matter: Matter) -> dict[str, str]:
    """Each item's label, by section; those that are gone keep theirs, so that no other item gets it."""
    found: dict[str, str] = {}
    for section in matter.case.meeting.sections:
        own = [item for item in _of(matter, section) if item in matter.case.standing or item.label]
        found |= frozen_labels([(item.id, item.label) for item in own])
    return found


def _of(matter: Matter, section: str) -> list[Conclusion]:
    return [item for item in matter.states.conclusions if item.section == section]


def _lines(matter: Matter, labels: dict[str, str]) -> list[IssuedItem]:
    """Every item that has a label, in the order of the paper; what has been withdrawn only if it was issued before."""
    standing = {item.id for item in matter.case.standing}
    return [
        IssuedItem(
            conclusion=item.id,
            section=section,
            label=labels[item.id],
            revision=item.revision,
            text_hash=item.wording.hash,
            standing=item.id in standing,
        )
        for section in matter.case.meeting.sections
        for item in _of(matter, section)
        if item.id in labels
    ]
