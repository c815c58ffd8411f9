"""States from current rows, as a command needs them. Texts that no decision reads stay behind: their hash stands for
them."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, func, select

from engine.procedure.amendment import Amendment
from engine.procedure.commands import Command, WriteNote
from engine.procedure.conclusion import Conclusion
from engine.procedure.decide import new_ids
from engine.procedure.guards import OnItem, States
from engine.procedure.texts import Text
from engine.procedure.ways import Way
from engine.record.certified import corrections, statements
from engine.record.current import amendments, conclusions, meetings, others, texts
from engine.record.current.handles import AT_ONCE, EVENTS, STREAMS, TEXTS
from engine.record.locks import note_of

_TAKEN = select(STREAMS.c.id).where(STREAMS.c.id.in_(bindparam("ids", expanding=True))).limit(1)
_NOTE = select(STREAMS.c.version).where(STREAMS.c.id == bindparam("id"))
_SINCE = select(func.max(EVENTS.c.version)).where(
    EVENTS.c.stream == bindparam("meeting"), EVENTS.c.kind.in_(bindparam("kinds", expanding=True))
)
_OTHERS = ("to", "joining", "corrects")  # the fields in which a command names a second amendment


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
    shows: tuple[str, ...] = ()


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
        note=note_of(command) if isinstance(command, WriteNote) else None,
        commitment=getattr(command, "commitment", None),
        links=way.action in ("link_items", "unlink_items"),
        elsewhere=getattr(command, "to_meeting", None) or getattr(command, "follows", None),
        wide=way.wide,
        last_place=way.action == "propose_conclusion",
        after=way.after,
        translated=way.translated,
        shows=tuple(kind.__name__ for kind in way.shows),
    )
    found = load(connection, command.meeting, wanted)
    if way.whole:
        found = _with_words(connection, found)
    new = list(new_ids(command))
    return replace(found, taken=bool(new) and connection.execute(_TAKEN, {"ids": new}).first() is not None)


def load(connection: Connection, meeting: str, wanted: Wanted) -> States:
    """The states by id; what is not there stays None."""
    found = amendments.amendment(connection, wanted.amendment)
    item = conclusions.conclusion(connection, wanted.conclusion)
    if wanted.based and found:
        found = _worded(connection, found)
    if wanted.translated and item:
        item = _with_translations(connection, item)
    other = amendments.amendment(connection, wanted.other)
    lying = (
        amendments.lying(connection, item, wanted.deep, (found if wanted.based else None, other))
        if item
        else OnItem()
    )
    items = conclusions.conclusions(connection, meeting) if wanted.wide else ()
    structure = others.structure(connection, wanted.structure)
    each = {*wanted.each, *((structure.item, structure.joining_item) if structure else ())}
    return States(
        meeting=meetings.meeting(connection, meeting),
        conclusion=item,
        amendment=found,
        again=amendments.amendment(connection, wanted.again or (found.again if found else None)),
        other=other,
        pending=lying.pending,
        bases=lying.bases,
        merge=others.merge(connection, wanted.merge),
        conclusions=items,
        structure=structure,
        each={one.id: amendments.lying(connection, one, True) for one in items if one.id in each},
        floating=amendments.floating(connection, meeting) if wanted.floating else (),
        symbols=meetings.symbols(connection, meeting) if wanted.symbols else frozenset(),
        note=(connection.execute(_NOTE, {"id": wanted.note}).scalar() or 0) if wanted.note else 0,
        commitment=others.commitment(connection, wanted.commitment),
        links=others.links(connection, meeting) if wanted.links else (),
        elsewhere=meetings.elsewhere(connection, wanted.elsewhere),
        last_place=conclusions.last_place(connection, meeting) if wanted.last_place else 0,
        corrections=corrections(connection, meeting) if wanted.after else (),
        statements=statements(connection, meeting) if wanted.after else (),
        around=meetings.around(connection, meeting) if wanted.after else {},
        shown_since=_since(connection, meeting, wanted.shows),
    )


def _since(connection: Connection, meeting: str, kinds: tuple[str, ...]) -> int:
    """The version of the meeting that the last event of these kinds made."""
    last = connection.execute(_SINCE, {"meeting": meeting, "kinds": kinds}).scalar() if kinds else None
    return last or 1


def _worded(connection: Connection, found: Amendment) -> Amendment:
    """The amendment with its words, and those of the counterpart that awaits its author."""
    lent = found.counterpart
    if lent is not None:
        lent = replace(lent, wording=texts.text(connection, found.meeting, lent.wording.hash))
    return replace(found, wording=texts.text(connection, found.meeting, found.wording.hash), counterpart=lent)


def _with_translations(connection: Connection, item: Conclusion) -> Conclusion:
    worded = (
        replace(one, wording=texts.text(connection, item.meeting, one.wording.hash))
        for one in item.translations
    )
    return replace(item, translations=tuple(worded))


def whole(connection: Connection, meeting: str) -> States:
    """The meeting with all its items and every word of them."""
    return _with_words(connection, load(connection, meeting, Wanted(wide=True)))


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
