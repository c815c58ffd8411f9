"""An amendment from its row, and what lies on an item: its pending amendments, and the wordings they are read on."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, RowMapping, bindparam, select

from engine.procedure.amendment import Amendment, Counterpart, Course, OwnWords
from engine.procedure.commands import Attribution, Audience, Disposition, ProposalKind, RoomOutcome
from engine.procedure.conclusion import Conclusion
from engine.procedure.events import Carry, Entry, Via
from engine.procedure.guards import OnItem
from engine.procedure.texts import Text, wording_of
from engine.record.current.handles import AMENDMENTS, REVISIONS, TEXTS
from engine.record.current.texts import optional, reference
from engine.text.wording import Wording

_AMENDMENT = select(AMENDMENTS).where(AMENDMENTS.c.id == bindparam("id"))
_PENDING = (
    select(AMENDMENTS, TEXTS.c.salt, TEXTS.c.body)
    .join(TEXTS, (TEXTS.c.meeting_id == AMENDMENTS.c.meeting_id) & (TEXTS.c.hash == AMENDMENTS.c.wording))
    .where(
        AMENDMENTS.c.conclusion == bindparam("id"),
        AMENDMENTS.c.course == Course.PENDING,
        AMENDMENTS.c.on_number.is_(None),  # what awaits its counterpart has no words in the original yet
    )
    .order_by(AMENDMENTS.c.filed_at, AMENDMENTS.c.id)
)
_BASES = (
    select(REVISIONS.c.number, TEXTS.c.hash, TEXTS.c.salt, TEXTS.c.body)
    .join(TEXTS, (TEXTS.c.meeting_id == REVISIONS.c.meeting_id) & (TEXTS.c.hash == REVISIONS.c.wording))
    .where(
        REVISIONS.c.conclusion == bindparam("id"),
        REVISIONS.c.number.in_(bindparam("numbers", expanding=True)),
    )
)
_FLOATING = (
    select(AMENDMENTS)
    .where(AMENDMENTS.c.meeting_id == bindparam("id"), AMENDMENTS.c.course == Course.FLOATED)
    .order_by(AMENDMENTS.c.id)
)


def amendment(connection: Connection, id_: str | None) -> Amendment | None:
    if id_ is None:
        return None
    row = connection.execute(_AMENDMENT, {"id": id_}).mappings().first()
    return amendment_of(row) if row else None


def amendment_of(row: RowMapping) -> Amendment:
    """An amendment from its row."""
    return Amendment(
        id=row["id"],
        meeting=row["meeting_id"],
        conclusion=row["conclusion"],
        version=row["version"],
        state=row["state"],
        delegation=row["delegation"],
        base_revision=row["base_revision"],
        language=row["language"],
        wording=reference(row["wording"]),
        rationale=reference(row["rationale"]),
        kind=ProposalKind(row["kind"]),
        sponsors=row["sponsors"],
        asked_again=row["asked_again"],
        filed_wording=optional(row["filed_wording"]),
        filed_revision=row["filed_revision"],
        carry=Carry(row["carry"]) if row["carry"] else None,
        why=row["why"],
        offered_to=row["offered_to"],
        joined=row["joined"],
        again=row["again"],
        treatment=Disposition(row["treatment"]) if row["treatment"] else None,
        treatment_reason=optional(row["treatment_reason"]),
        reason=optional(row["reason"]),
        filed_again=row["filed_again"],
        audience=Audience(row["audience"]),
        attribution=Attribution(row["attribution"]),
        partners=row["partners"],
        with_presidency=row["with_presidency"],
        agreed_by=row["agreed_by"],
        cleared=row["cleared"],
        sent_back=optional(row["sent_back"]),
        entry=_entry(row),
        disputed_by=row["disputed_by"],
        course=Course(row["course"]),
        maintain_until=row["maintain_until"],
        on_number=row["on_number"],
        own=_own(row),
        counterpart=(
            Counterpart(row["counterpart_revision"], reference(row["counterpart"]))
            if row["counterpart"]
            else None
        ),
        returned=optional(row["returned"]),
    )


def _own(row: RowMapping) -> OwnWords | None:
    if row["own_wording"] is None:
        return None
    return OwnWords(row["own_language"], row["own_number"], reference(row["own_wording"]))


def _entry(row: RowMapping) -> Entry:
    return Entry(
        via=Via(row["via"]),
        sitting=row["sitting"],
        outcome=RoomOutcome(row["outcome"]) if row["outcome"] else None,
        source=optional(row["source"]),
        received=row["received"],
        to_confirm=row["to_confirm"],
        made=row["made"],
        settled=row["settled"],
    )


def floating(connection: Connection, meeting: str) -> tuple[Amendment, ...]:
    rows = connection.execute(_FLOATING, {"id": meeting}).mappings()
    return tuple(amendment_of(row) for row in rows)


def lying(
    connection: Connection, item: Conclusion, deep: bool, named: Sequence[Amendment | None] = ()
) -> OnItem:
    """What lies on the item: all that is pending if `deep`, and the bases of these and of the amendments
    named, and the text that members see where it is another one."""
    pending = _pending(connection, item) if deep else ()
    based = {one.base_revision for one in pending}
    if item.visible != item.revision:
        based.add(item.visible)
    for one in named:
        if one is not None:
            based |= {one.base_revision, one.filed_revision or one.base_revision}
    return OnItem(pending, _bases(connection, item, based) if based else {})


def _pending(connection: Connection, item: Conclusion) -> tuple[Amendment, ...]:
    """Every pending amendment of the item with its words, oldest first."""
    return tuple(
        replace(amendment_of(row), wording=Text(row["wording"], row["salt"] or "", row["body"]))
        for row in connection.execute(_PENDING, {"id": item.id}).mappings()
    )


def _bases(connection: Connection, item: Conclusion, named: set[int]) -> dict[int, Wording]:
    """The wordings of the revisions named, and the current one, by revision."""
    numbers = sorted({item.revision, *named})
    rows = connection.execute(_BASES, {"id": item.id, "numbers": numbers})
    return {row.number: wording_of(Text(row.hash, row.salt or "", row.body)) for row in rows}
