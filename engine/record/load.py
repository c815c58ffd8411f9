"""States from current rows, behind locks that are always taken in the same order: the meeting, conclusions by id, the
private draft. Texts that no decision reads stay behind: their hash stands for them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, func, select, text

from engine.procedure.amendment import Amendment, Counterpart, Course, OwnWords
from engine.procedure.commands import (
    Attribution,
    Audience,
    Change,
    Command,
    Disposition,
    MergeLine,
    PositionKind,
    ProposalKind,
    Role,
    RoomOutcome,
    Seat,
    Stage,
    WriteNote,
)
from engine.procedure.commitment import Commitment, Elsewhere, Link
from engine.procedure.conclusion import Conclusion, Move
from engine.procedure.decide import Way, new_ids
from engine.procedure.events import Carry, Entry, Via
from engine.procedure.guards import OnItem, States
from engine.procedure.handlers.conclusion import note_id
from engine.procedure.meeting import Meeting, Seating
from engine.procedure.merging import Merge
from engine.procedure.position import Position
from engine.procedure.structure import Structure, StructureState
from engine.procedure.terms import Printing
from engine.procedure.texts import Text, wording_of
from engine.procedure.translation import Translation
from engine.record import tables
from engine.record.certified import corrections, statements
from engine.record.rows import table
from engine.record.tables.conclusion import StoredMove
from engine.text.wording import Wording

MEETINGS = table(tables.MeetingRow)
CAPACITIES = table(tables.CapacityRow)
CONCLUSIONS = table(tables.ConclusionRow)
POSITIONS = table(tables.PositionRow)
AMENDMENTS = table(tables.AmendmentRow)
REVISIONS = table(tables.RevisionRow)
MERGES = table(tables.MergeRow)
ISSUES = table(tables.IssueRow)
STRUCTURES = table(tables.StructureRow)
STRUCTURE_ENDS = table(tables.StructureEndRow)
COMMITMENTS = table(tables.CommitmentRow)
COMMITMENT_STEPS = table(tables.CommitmentStepRow)
LINKS = table(tables.ItemLinkRow)
STREAMS = table(tables.Stream)
AT_ONCE = 500  # SQLite takes a limited number of parameters
TEXTS = table(tables.KeptText)

# Built once: every command runs most of these. "conclusion" sorts before "draft": conclusions by id, then the draft.
_HEADS = select(STREAMS.c.id, STREAMS.c.version, STREAMS.c.head, STREAMS.c.last_at).order_by(
    STREAMS.c.kind, STREAMS.c.id
)
_BY_ID = _HEADS.where(STREAMS.c.id.in_(bindparam("ids", expanding=True)))
_TAKEN = select(STREAMS.c.id).where(STREAMS.c.id.in_(bindparam("ids", expanding=True))).limit(1)
_BY_MEETING = _HEADS.where(STREAMS.c.meeting_id == bindparam("meeting"), STREAMS.c.kind == "conclusion")
_MEETING = select(MEETINGS).where(MEETINGS.c.id == bindparam("id"))
_HELD = select(CAPACITIES).where(CAPACITIES.c.meeting_id == bindparam("id"))
_CONCLUSION = (
    select(CONCLUSIONS, TEXTS.c.salt, TEXTS.c.body)
    .join(TEXTS, (TEXTS.c.meeting_id == CONCLUSIONS.c.meeting_id) & (TEXTS.c.hash == CONCLUSIONS.c.wording))
    .where(CONCLUSIONS.c.id == bindparam("id"))
)
_POSITIONS = select(POSITIONS).where(
    POSITIONS.c.conclusion == bindparam("id"), POSITIONS.c.revision == bindparam("revision")
)
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
_MERGE = (
    select(MERGES, TEXTS.c.salt, TEXTS.c.body)
    .join(TEXTS, (TEXTS.c.meeting_id == MERGES.c.meeting_id) & (TEXTS.c.hash == MERGES.c.wording))
    .where(MERGES.c.id == bindparam("id"))
)
_AMENDMENT = select(AMENDMENTS).where(AMENDMENTS.c.id == bindparam("id"))
_FLOATING = (
    select(AMENDMENTS)
    .where(AMENDMENTS.c.meeting_id == bindparam("id"), AMENDMENTS.c.course == Course.FLOATED)
    .order_by(AMENDMENTS.c.id)
)
_STRUCTURE = (
    select(STRUCTURES, STRUCTURE_ENDS.c.state)
    .outerjoin(STRUCTURE_ENDS, STRUCTURE_ENDS.c.structure == STRUCTURES.c.id)
    .where(STRUCTURES.c.id == bindparam("id"))
)
_NOTE = select(STREAMS.c.version).where(STREAMS.c.id == bindparam("id"))
_SYMBOLS = (
    select(TEXTS.c.body)
    .join(ISSUES, (ISSUES.c.meeting_id == TEXTS.c.meeting_id) & (ISSUES.c.symbol == TEXTS.c.hash))
    .where(ISSUES.c.meeting_id == bindparam("meeting"))
)
_TEXT = select(TEXTS).where(TEXTS.c.meeting_id == bindparam("meeting"), TEXTS.c.hash == bindparam("hash"))


@dataclass(frozen=True, slots=True)
class Head:
    """Where a stream stands."""

    version: int
    hash: str
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a command found: the heads of the streams that it locked, and the states. A stream without head is new."""

    heads: dict[str, Head]
    states: States


def lock(connection: Connection, command: Command, way: Way, whole: bool = False) -> dict[str, Head]:
    """Lock the streams that `command` touches and return their heads.

    The meeting's row is taken shared for a command on one item, and for update by what changes the meeting or several
    items; it is never upgraded: a command on one item that turns out to change the meeting too (it breaks a silence)
    begins again with `whole`. (SQLite has the one write lock already.)
    """
    own = {getattr(command, name, None) for name in ("conclusion", "amendment")} - {None}
    if isinstance(command, WriteNote):
        own.add(_note_of(command))
    shared = way.subject != "meeting" and not whole
    heads = _heads(connection, _BY_ID.with_for_update(read=shared), ids=[command.meeting])
    if way.wide:
        return heads | _heads(connection, _BY_MEETING.with_for_update(), meeting=command.meeting)
    return heads | (_heads(connection, _BY_ID.with_for_update(), ids=sorted(map(str, own))) if own else {})


def _note_of(command: WriteNote) -> str:
    return note_id(command.meeting, command.conclusion, str(command.actor.delegation))


def _heads(connection: Connection, query: Any, **which: Any) -> dict[str, Head]:
    return {row.id: Head(row.version, row.head, row.last_at) for row in connection.execute(query, which)}


def clock(connection: Connection) -> datetime:
    """The database's clock at this moment (not the transaction's beginning): read after the locks are held."""
    if connection.dialect.name == "sqlite":
        spelled = connection.execute(text("select strftime('%Y-%m-%dT%H:%M:%fZ', 'now')")).scalar_one()
        return datetime.fromisoformat(spelled)
    instant: datetime = connection.execute(text("select clock_timestamp()")).scalar_one()
    return instant.astimezone(UTC)


def _with_words(connection: Connection, states: States) -> States:
    """The same with the words of title, preamble, topics and current wordings, for whoever reads the whole paper."""
    meeting, items = states.meeting, states.conclusions
    if meeting is None:
        return states
    named = [
        *meeting.title,
        meeting.preamble,
        *(item.wording for item in items),
        *(item.topic for item in items),
        *(one.wording for item in items for one in item.translations),
    ]
    query = select(TEXTS).where(
        TEXTS.c.meeting_id == meeting.id, TEXTS.c.hash.in_(bindparam("hashes", expanding=True))
    )
    hashes = sorted({text.hash for text in named if text})
    kept = {
        row.hash: Text(row.hash, row.salt or "", row.body)
        for start in range(0, len(hashes), AT_ONCE)
        for row in connection.execute(query, {"hashes": hashes[start : start + AT_ONCE]})
    }
    title = tuple(kept.get(line.hash, line) for line in meeting.title)
    worded = tuple(
        replace(
            item,
            wording=kept.get(item.wording.hash, item.wording),
            topic=kept.get(item.topic.hash, item.topic) if item.topic else None,
            translations=tuple(
                replace(one, wording=kept.get(one.wording.hash, one.wording)) for one in item.translations
            ),
        )
        for item in items
    )
    preamble = kept.get(meeting.preamble.hash, meeting.preamble)
    return replace(states, meeting=replace(meeting, title=title, preamble=preamble), conclusions=worded)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a meeting is to be loaded, by id; see `States` and `Way` for what each is for."""

    conclusion: str | None = None
    amendment: str | None = None
    again: str | None = None
    other: str | None = None
    merge: str | None = None
    deep: bool = False
    each: tuple[str, ...] = ()
    structure: str | None = None
    based: bool = False
    floating: bool = False
    symbols: bool = False
    note: str | None = None
    commitment: str | None = None
    links: bool = False
    elsewhere: str | None = None
    wide: bool = False
    last_place: bool = False
    after: bool = False
    translated: bool = False


_OTHERS = ("to", "joining", "corrects")  # the fields in which a command names a second amendment


def states(connection: Connection, command: Command, way: Way) -> States:
    """What `command` names, and what its decision looks at."""
    wanted = Wanted(
        conclusion=getattr(command, "conclusion", None),
        amendment=getattr(command, "amendment", None),
        again=getattr(command, "again", None),
        other=next((found for name in _OTHERS if (found := getattr(command, name, None))), None),
        merge=getattr(command, "merge", None),
        deep=way.deep,
        each=tuple(line.conclusion for line in getattr(command, "items", ())) if way.each else (),
        structure=getattr(command, "structure", None),
        based=way.based,
        floating=way.floating,
        symbols=way.action == "issue_draft",
        note=_note_of(command) if isinstance(command, WriteNote) else None,
        commitment=getattr(command, "commitment", None),
        links=way.action in ("link_items", "unlink_items"),
        elsewhere=getattr(command, "to_meeting", None) or getattr(command, "follows", None),
        wide=way.wide,
        last_place=way.action == "propose_conclusion",
        after=way.after,
        translated=way.translated,
    )
    found = load(connection, command.meeting, wanted)
    if way.whole:
        found = _with_words(connection, found)
    new = list(new_ids(command))
    return replace(found, taken=bool(new) and connection.execute(_TAKEN, {"ids": new}).first() is not None)


def load(connection: Connection, meeting: str, wanted: Wanted) -> States:
    """The states by id; what is not there stays None."""
    found, item = _amendment(connection, wanted.amendment), _conclusion(connection, wanted.conclusion)
    if wanted.based and found:
        found = _worded(connection, found)
    if wanted.translated and item:
        item = _with_translations(connection, item)
    other = _amendment(connection, wanted.other)
    lying = (
        _lying(connection, item, wanted.deep, (found if wanted.based else None, other)) if item else OnItem()
    )
    items = _conclusions(connection, meeting) if wanted.wide else ()
    structure = _structure(connection, wanted.structure)
    each = {*wanted.each, *((structure.item, structure.joining_item) if structure else ())}
    return States(
        meeting=_meeting(connection, meeting),
        conclusion=item,
        amendment=found,
        again=_amendment(connection, wanted.again or (found.again if found else None)),
        other=other,
        pending=lying.pending,
        bases=lying.bases,
        merge=_merge(connection, wanted.merge),
        conclusions=items,
        structure=structure,
        each={one.id: _lying(connection, one, True) for one in items if one.id in each},
        floating=_floating(connection, meeting) if wanted.floating else (),
        symbols=_symbols(connection, meeting) if wanted.symbols else frozenset(),
        note=(connection.execute(_NOTE, {"id": wanted.note}).scalar() or 0) if wanted.note else 0,
        commitment=_commitment(connection, wanted.commitment),
        links=_links(connection, meeting) if wanted.links else (),
        elsewhere=_elsewhere(connection, wanted.elsewhere),
        last_place=_last_place(connection, meeting) if wanted.last_place else 0,
        corrections=corrections(connection, meeting) if wanted.after else (),
        statements=statements(connection, meeting) if wanted.after else (),
    )


def _worded(connection: Connection, found: Amendment) -> Amendment:
    """The amendment with its words, and those of the counterpart that awaits its author."""
    lent = found.counterpart
    if lent is not None:
        lent = replace(lent, wording=_text(connection, found.meeting, lent.wording.hash))
    return replace(found, wording=_text(connection, found.meeting, found.wording.hash), counterpart=lent)


def _with_translations(connection: Connection, item: Conclusion) -> Conclusion:
    worded = (
        replace(one, wording=_text(connection, item.meeting, one.wording.hash)) for one in item.translations
    )
    return replace(item, translations=tuple(worded))


def whole(connection: Connection, meeting: str) -> States:
    """The meeting with all its items and every word of them."""
    return _with_words(connection, load(connection, meeting, Wanted(wide=True)))


def reference(hash_: str) -> Text:
    """A text by its hash alone."""
    return Text(hash_, "", None)


def _optional(hash_: str | None) -> Text | None:
    return reference(hash_) if hash_ else None


def _meeting(connection: Connection, id_: str) -> Meeting | None:
    row = connection.execute(_MEETING, {"id": id_}).mappings().first()
    if row is None:
        return None
    held = connection.execute(_HELD, {"id": id_})
    return Meeting(
        id=row["id"],
        version=row["version"],
        state=row["state"],
        language=row["language"],
        title=tuple(map(reference, row["title"])),
        preamble=reference(row["preamble"]),
        participants=row["participants"],
        present=row["present"],
        sections=row["sections"],
        capacities={
            (one.person, Role(one.role), one.delegation or None): Seating(Seat(one.seat), Stage(one.stage))
            for one in held
        },
        workflow=row["workflow"],
        format=row["format"],
        kept=row["kept"],
        terms=row["terms"],
        names=row["names"],
        sitting=row["sitting"],
        sittings=row["sittings"],
        issues=row["issues"],
        presiding=row["presiding"],
        clearance={code: tuple(map(reference, steps)) for code, steps in row["clearance"].items()},
        permitted=row["permitted"],
        statements_until=row["statements_until"],
        printing=Printing(row["printing"]) if row["printing"] else None,
        corrections=row["corrections"],
        addenda=row["addenda"],
        ordered=row["ordered"],
        frames=row["frames"],
        silences=row["silences"],
    )


def _conclusion(connection: Connection, id_: str | None) -> Conclusion | None:
    if id_ is None:
        return None
    row = connection.execute(_CONCLUSION, {"id": id_}).mappings().first()
    if row is None:
        return None
    stands = connection.execute(_POSITIONS, {"id": id_, "revision": row["revision"]})
    return _read(row, Text(row["wording"], row["salt"] or "", row["body"]), list(stands.mappings()))


def _conclusions(connection: Connection, meeting: str) -> tuple[Conclusion, ...]:
    rows = connection.execute(
        select(CONCLUSIONS)
        .where(CONCLUSIONS.c.meeting_id == meeting)
        .order_by(CONCLUSIONS.c.place, CONCLUSIONS.c.id)
    ).mappings()
    stands: dict[tuple[str, int], list[RowMapping]] = {}
    for row in connection.execute(select(POSITIONS).where(POSITIONS.c.meeting_id == meeting)).mappings():
        stands.setdefault((row["conclusion"], row["revision"]), []).append(row)
    return tuple(
        _read(row, reference(row["wording"]), stands.get((row["id"], row["revision"]), [])) for row in rows
    )


def _read(row: RowMapping, wording: Text, stands: Sequence[RowMapping]) -> Conclusion:
    return Conclusion(
        id=row["id"],
        meeting=row["meeting_id"],
        version=row["version"],
        state=row["state"],
        section=row["section"],
        place=row["place"],
        topic=_optional(row["topic"]),
        language=row["language"],
        revision=row["revision"],
        wording=wording,
        delegation=row["delegation"],
        sponsors=row["sponsors"],
        merge=row["merge"],
        pending=row["pending"],
        label=row["label"],
        shown=row["shown"],
        issued=row["issued"],
        declared_in=row["declared_in"],
        by_silence=row["by_silence"],
        challenge=row["challenge"],
        move=_move(row["move"]),
        from_meeting=row["from_meeting"],
        from_item=row["from_item"],
        substance=row["substance"],
        translations=tuple(
            Translation(language, number, renders, reference(wording), since)
            for language, number, renders, wording, since in row["translations"]
        ),
        remarks=row["remarks"],
        adopted_at=row["adopted_at"],
        positions=tuple(sorted(map(position, stands), key=lambda found: found.delegation)),
    )


def _move(stored: StoredMove | None) -> Move | None:
    if stored is None:
        return None
    reason = reference(stored.reason)
    return Move(stored.id, stored.source, stored.to, reason, stored.person, stored.role)


def position(row: RowMapping) -> Position:
    """A position from its row."""
    return Position(
        delegation=row["delegation"],
        revision=row["revision"],
        kind=PositionKind(row["kind"]),
        reason=_optional(row["reason"]),
        counter=_optional(row["counter"]),
        owner=_optional(row["owner"]),
        until=row["until"],
        audience=Audience(row["audience"]),
        kept_from=row["kept_from"],
    )


def _amendment(connection: Connection, id_: str | None) -> Amendment | None:
    if id_ is None:
        return None
    row = connection.execute(_AMENDMENT, {"id": id_}).mappings().first()
    return amendment(row) if row else None


def amendment(row: RowMapping) -> Amendment:
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
        filed_wording=_optional(row["filed_wording"]),
        filed_revision=row["filed_revision"],
        carry=Carry(row["carry"]) if row["carry"] else None,
        why=row["why"],
        offered_to=row["offered_to"],
        joined=row["joined"],
        again=row["again"],
        treatment=Disposition(row["treatment"]) if row["treatment"] else None,
        treatment_reason=_optional(row["treatment_reason"]),
        reason=_optional(row["reason"]),
        filed_again=row["filed_again"],
        audience=Audience(row["audience"]),
        attribution=Attribution(row["attribution"]),
        partners=row["partners"],
        with_presidency=row["with_presidency"],
        agreed_by=row["agreed_by"],
        cleared=row["cleared"],
        sent_back=_optional(row["sent_back"]),
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
        returned=_optional(row["returned"]),
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
        source=_optional(row["source"]),
        received=row["received"],
        to_confirm=row["to_confirm"],
        made=row["made"],
        settled=row["settled"],
    )


def _text(connection: Connection, meeting: str, hash_: str) -> Text:
    row = connection.execute(_TEXT, {"meeting": meeting, "hash": hash_}).first()
    return Text(row.hash, row.salt or "", row.body) if row else reference(hash_)


def _floating(connection: Connection, meeting: str) -> tuple[Amendment, ...]:
    rows = connection.execute(_FLOATING, {"id": meeting}).mappings()
    return tuple(amendment(row) for row in rows)


def _symbols(connection: Connection, meeting: str) -> frozenset[str]:
    return frozenset(connection.execute(_SYMBOLS, {"meeting": meeting}).scalars())


def _lying(
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
        replace(amendment(row), wording=Text(row["wording"], row["salt"] or "", row["body"]))
        for row in connection.execute(_PENDING, {"id": item.id}).mappings()
    )


def _bases(connection: Connection, item: Conclusion, named: set[int]) -> dict[int, Wording]:
    """The wordings of the revisions named, and the current one, by revision."""
    numbers = sorted({item.revision, *named})
    rows = connection.execute(_BASES, {"id": item.id, "numbers": numbers})
    return {row.number: wording_of(Text(row.hash, row.salt or "", row.body)) for row in rows}


def _structure(connection: Connection, id_: str | None) -> Structure | None:
    if id_ is None:
        return None
    row = connection.execute(_STRUCTURE, {"id": id_}).mappings().first()
    if row is None:
        return None
    return Structure(
        id=row["id"],
        meeting=row["meeting_id"],
        change=Change(row["change"]),
        delegation=row["delegation"],
        item=row["item"],
        revision=row["revision"],
        paragraph=row["paragraph"],
        last=row["last"],
        joining_item=row["joining_item"],
        section=row["section"],
        before=row["before"],
        lines=tuple(map(reference, row["lines"])),
        rationale=reference(row["rationale"]),
        state=StructureState(row["state"] or StructureState.OPEN),
    )


def _commitment(connection: Connection, id_: str | None) -> Commitment | None:
    row = connection.execute(select(COMMITMENTS).where(COMMITMENTS.c.id == id_)).first() if id_ else None
    if row is None:
        return None
    steps = select(func.max(COMMITMENT_STEPS.c.step)).where(COMMITMENT_STEPS.c.commitment == id_)
    return Commitment(row.id, row.meeting_id, connection.execute(steps).scalar_one())


def _links(connection: Connection, meeting: str) -> tuple[Link, ...]:
    query = select(LINKS).where(LINKS.c.meeting_id == meeting).order_by(LINKS.c.id)
    return tuple(
        Link(row.id, row.conclusion, row.to_meeting, row.to_conclusion) for row in connection.execute(query)
    )


def _elsewhere(connection: Connection, id_: str | None) -> Elsewhere | None:
    row = connection.execute(_MEETING, {"id": id_}).mappings().first() if id_ else None
    if row is None:
        return None
    held = connection.execute(_HELD, {"id": id_})
    items = connection.execute(select(CONCLUSIONS.c.id).where(CONCLUSIONS.c.meeting_id == id_)).scalars()
    return Elsewhere(
        meeting=row["id"],
        certified=row["certified_at"] is not None,
        secretariat=frozenset(one.person for one in held if one.role == Role.SECRETARIAT),
        items=frozenset(items),
    )


def _merge(connection: Connection, id_: str | None) -> Merge | None:
    row = connection.execute(_MERGE, {"id": id_}).mappings().first() if id_ else None
    return merge_of(row, Text(row["wording"], row["salt"] or "", row["body"])) if row else None


def merge_of(row: RowMapping, wording: Text) -> Merge:
    """A merged text from its row."""
    parts = (line.split(" ") for line in row["lines"])
    lines = tuple(MergeLine(amendment, Disposition(disposition)) for amendment, disposition in parts)
    return Merge(row["id"], row["revision"], wording, reference(row["reason"]), lines)


def _last_place(connection: Connection, meeting: str) -> int:
    found = connection.execute(
        select(func.max(CONCLUSIONS.c.place)).where(CONCLUSIONS.c.meeting_id == meeting)
    )
    return found.scalar() or 0
