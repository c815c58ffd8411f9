"""What stands beside the texts of a certified paper: the positions that it states.

Source: reservations and disassociations are recorded beside a text that consensus has (drafting by consensus); that a
meeting chooses where they are printed, and that the paper states what is pending the capital or waits for it, are our
own rules.
"""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from engine.procedure.commands import Audience, PositionKind, StatementKind
from engine.procedure.conclusion import Conclusion
from engine.procedure.events import StatedBeside
from engine.procedure.meeting import Meeting
from engine.procedure.position import Position
from engine.procedure.terms import Adopts, AdReferendum, Printing, Terms
from engine.procedure.texts import canonical

_SAID = {
    PositionKind.RESERVATION: StatementKind.RESERVATION,
    PositionKind.DISASSOCIATION: StatementKind.DISASSOCIATION,
    PositionKind.AD_REFERENDUM: StatementKind.AD_REFERENDUM,
}


def stated(items: Iterable[Conclusion], terms: Terms, now: datetime) -> tuple[StatedBeside, ...]:
    """What the paper states, item by item. What was told to the chair alone is not printed; what is printed in no paper
    is stated in none, but for what is pending the capital."""
    return tuple(
        StatedBeside(item.id, one.delegation, _SAID[one.kind], one.reason)
        for item in items
        for one in item.positions
        if one.stands(item.revision, now) and _printed(one, terms)
    )


def waiting(item: Conclusion, terms: Terms, now: datetime) -> tuple[str, ...]:
    """Whose position on the item is pending the capital, so that the paper waits: where the meeting says so, or where
    only the chair was told."""
    return tuple(
        one.delegation
        for one in item.positions
        if one.kind == PositionKind.AD_REFERENDUM
        and one.stands(item.revision, now)
        and not _printed(one, terms)
    )


def _printed(position: Position, terms: Terms) -> bool:
    if position.kind not in _SAID or position.audience not in (Audience.MEMBERS, Audience.ALL):
        return False
    if position.kind == PositionKind.AD_REFERENDUM:
        return terms.ad_referendum == AdReferendum.STATED
    return terms.statements != Printing.RECORD


def hash_of(said: Iterable[StatedBeside], meeting: Meeting) -> str:
    """The hash under which the Presidency signs what is printed beside the texts and where, and, where the meeting
    adopts its translations too, the numbers of what stands around the items in them. (The items' own translations are
    signed with the items: a new one makes a new version.)"""
    terms = meeting.terms
    frames = [[one.language, one.number] for one in meeting.frames if terms.adopts == Adopts.BOTH]
    lines = [
        [one.conclusion, one.delegation, str(one.kind), one.text.hash if one.text else None] for one in said
    ]
    signed = {"lines": lines, "printing": str(terms.statements), "frames": frames}
    return sha256(canonical(signed).encode()).hexdigest()
