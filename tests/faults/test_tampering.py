"""Somebody changes the database behind the desk: the check of the record says so, and where.

Every column of every table is altered, every kind of row is dropped and invented, and the chain of events is attacked.
Each change is made in a transaction of its own and taken back.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Connection, Integer, Table, delete, insert, select, update

from engine.procedure.commands import Role, Scope
from engine.procedure.conclusion import Challenge
from engine.procedure.silence import Silence
from engine.procedure.sitting import Sitting
from engine.procedure.terms import Terms
from engine.procedure.translation import FrameIn, Remark
from engine.record import tables
from engine.record.chain import hash_of
from engine.record.codec import FORMAT
from engine.record.instants import Instant
from engine.record.rows import table
from engine.record.tables.conclusion import StoredMove
from engine.record.verify import CURRENT, Fault, Finding, verify
from tests.faults.kept import Record, create_record, place
from tests.faults.record import COMMANDS, EVENTS, STREAMS, TEXTS

FILES, BOOKS, OUTBOX = map(table, (tables.KeptFile, tables.RuleBook, tables.OutboxRow))
PROPER = (STREAMS, EVENTS, TEXTS, COMMANDS, BOOKS, FILES)
ONE_A_MEETING = {"meetings", "former_meetings"}
Tamper = Callable[[Connection, Record], list[Finding]]

# Nothing on the record says what these held before, so nobody can tell: no decision and no text rests on them.
SAID_NOWHERE_ELSE = {"commands.at", "commands.fingerprint", "commands.refusal", "files.at"}


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.soak)])
def record(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    if request.param == "sqlite":
        yield create_record(f"sqlite:///{tmp_path_factory.mktemp('record')}/acuerdo.db")
        return
    server = request.getfixturevalue("postgres_server")
    name = "acuerdo_tampered"
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE template0")
    found = create_record(server.url.set(database=name).render_as_string(hide_password=False))
    yield found
    found.engine.dispose()
    with server.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


def each_column(of: tuple[Table, ...]) -> list[Any]:
    named = {f"{each.name}.{column.name}": (each, column) for each in of for column in each.columns}
    return [pytest.param(*pair, id=name) for name, pair in named.items() if name not in SAID_NOWHERE_ELSE]


def test_the_record_is_whole_before_anybody_touches_it(record: Record) -> None:
    with record.tampered() as connection:
        for meeting in (record.meeting, record.due):
            assert verify(connection, meeting).findings == ()
        assert all(rows(connection, each, record) for each in (*CURRENT, *PROPER))


@pytest.mark.parametrize(("of", "column"), each_column(CURRENT))
def test_no_column_of_a_current_row_can_be_altered_unseen(
    record: Record, of: Table, column: Column[Any]
) -> None:
    with record.tampered() as connection:
        row = rows(connection, of, record)[0]
        alter(connection, of, row, {column.name: other(column, row[column.name])})
        moved = column.primary_key or column.name == "meeting_id"
        fault = Fault.ROW_MISSING if moved else Fault.ROW_DIFFERS
        assert Finding(fault, place(of, row)) in record.found(connection)


@pytest.mark.parametrize("of", CURRENT, ids=lambda of: of.name)
def test_no_current_row_can_be_dropped_unseen(record: Record, of: Table) -> None:
    with record.tampered() as connection:
        row = rows(connection, of, record)[-1]
        connection.execute(delete(of).where(*itself(of, row)))
        assert record.found(connection) == [Finding(Fault.ROW_MISSING, place(of, row))]


@pytest.mark.parametrize(
    "of", [each for each in CURRENT if each.name not in ONE_A_MEETING], ids=lambda of: of.name
)
def test_no_current_row_can_be_invented_unseen(record: Record, of: Table) -> None:
    with record.tampered() as connection:
        row = rows(connection, of, record)[0]
        key = next(column for column in of.primary_key if column.name != "meeting_id")
        invented = row | {key.name: other(key, row[key.name])}
        connection.execute(insert(of), invented)
        assert record.found(connection) == [Finding(Fault.ROW_EXTRA, place(of, invented))]


def test_no_former_meeting_can_be_invented_unseen(record: Record) -> None:
    with record.tampered() as connection:
        of = table(tables.FormerMeetingRow)
        invented = rows(connection, of, record)[0] | {"meeting_id": record.due}
        connection.execute(insert(of), invented)
        assert Finding(Fault.ROW_EXTRA, place(of, invented)) in verify(connection, record.due).findings


@pytest.mark.parametrize(("of", "column"), each_column(PROPER))
def test_no_column_of_the_record_proper_can_be_altered_unseen(
    record: Record, of: Table, column: Column[Any]
) -> None:
    with record.tampered() as connection:
        row = one_of(connection, of, record)
        alter(connection, of, row, {column.name: other(column, row[column.name])})
        found = record.found(connection)
        assert any(str(value) in finding.place for finding in found for value in names(of, row))


@pytest.mark.parametrize("of", [pytest.param(of, id=of.name) for of in PROPER])
def test_no_row_of_the_record_proper_can_be_dropped_unseen(record: Record, of: Table) -> None:
    with record.tampered() as connection:
        row = one_of(connection, of, record)
        connection.execute(delete(of).where(*itself(of, row)))
        found = record.found(connection)
        assert any(str(value) in finding.place for finding in found for value in names(of, row))


# --- the chain -------------------------------------------------------------------------------------------------------


def a_body_altered(connection: Connection, record: Record) -> list[Finding]:
    change_event(connection, record, 3, lambda body: body | {"at": "2001-01-01T00:00:00.000000Z"})
    return [Finding(Fault.ALTERED, f"{record.item} 3")]


def a_body_altered_and_hashed_again(connection: Connection, record: Record) -> list[Finding]:
    change_event(connection, record, 3, lambda body: body | {"command": "x"}, hashed=True)
    return [Finding(Fault.CHAIN, f"{record.item} 4")]


def a_body_that_is_no_event(connection: Connection, record: Record) -> list[Finding]:
    change_event(connection, record, 3, lambda body: body | {"kind": "ConclusionForgotten"})
    return [Finding(Fault.UNREADABLE, f"{record.item} 3"), Finding(Fault.ALTERED, f"{record.item} 3")]


def a_body_with_a_time_that_is_none(connection: Connection, record: Record) -> list[Finding]:
    change_event(connection, record, 3, lambda body: body | {"at": "yesterday"})
    return [Finding(Fault.ALTERED, f"{record.item} 3")]


def a_body_without_its_data(connection: Connection, record: Record) -> list[Finding]:
    change_event(connection, record, 3, lambda body: body | {"data": {}})
    return [Finding(Fault.UNREADABLE, f"{record.item} 3")]


def a_body_that_is_no_json(connection: Connection, record: Record) -> list[Finding]:
    connection.execute(update(EVENTS).where(*at(record, 3)).values(body="{"))
    return [Finding(Fault.UNREADABLE, f"{record.item} 3")]


def an_event_of_a_later_format(connection: Connection, record: Record) -> list[Finding]:
    change_event(connection, record, 3, lambda body: body | {"format": FORMAT + 1})
    return [Finding(Fault.UNREADABLE, f"{record.item} 3")]


def the_first_event_dropped(connection: Connection, record: Record) -> list[Finding]:
    connection.execute(delete(EVENTS).where(*at(record, 1)))
    return [Finding(Fault.GAP, f"{record.item} 2"), Finding(Fault.CHAIN, f"{record.item} 2")]


def a_middle_event_dropped(connection: Connection, record: Record) -> list[Finding]:
    connection.execute(delete(EVENTS).where(*at(record, 3)))
    return [Finding(Fault.GAP, f"{record.item} 4"), Finding(Fault.CHAIN, f"{record.item} 4")]


def the_last_event_dropped(connection: Connection, record: Record) -> list[Finding]:
    connection.execute(delete(EVENTS).where(*at(record, record.length(connection))))
    return [Finding(Fault.HEAD, record.item)]


def a_gap_closed_by_counting_again(connection: Connection, record: Record) -> list[Finding]:
    connection.execute(delete(EVENTS).where(*at(record, 3)))
    for version in range(4, record.length(connection) + 2):
        connection.execute(update(EVENTS).where(*at(record, version)).values(version=version - 1))
    return [Finding(Fault.CHAIN, f"{record.item} 3"), Finding(Fault.ALTERED, f"{record.item} 3")]


def two_events_swapped(connection: Connection, record: Record) -> list[Finding]:
    for version, number in ((3, 1000), (4, 3), (1000, 4)):
        connection.execute(update(EVENTS).where(*at(record, version)).values(version=number))
    return [Finding(Fault.CHAIN, f"{record.item} 3"), Finding(Fault.ALTERED, f"{record.item} 4")]


def an_event_moved_to_another_stream(connection: Connection, record: Record) -> list[Finding]:
    last = record.length(connection)
    connection.execute(update(EVENTS).where(*at(record, last)).values(stream=record.meeting, version=1000))
    return [Finding(Fault.HEAD, record.item), Finding(Fault.STORY, f"{record.meeting} 1000")]


def an_event_given_to_another_meeting(connection: Connection, record: Record) -> list[Finding]:
    connection.execute(update(EVENTS).where(*at(record, 3)).values(meeting_id=record.due))
    return [Finding(Fault.GAP, f"{record.item} 4")]


def an_event_invented_at_the_end(connection: Connection, record: Record) -> list[Finding]:
    """Chained as it should be; only the head does not know of it."""
    last = record.length(connection)
    row = dict(connection.execute(select(EVENTS).where(*at(record, last))).mappings().one())
    body = json.loads(row["body"]) | {"version": last + 1, "previous": row["hash"]}
    connection.execute(insert(EVENTS), row | {"version": last + 1} | hashed(body))
    return [Finding(Fault.HEAD, record.item)]


def a_head_set_back_with_its_last_event(connection: Connection, record: Record) -> list[Finding]:
    """The adoption of one item undone, chain and head in order: the rows, the paper and the signature know of it."""
    last = record.length(connection)
    before = connection.execute(select(EVENTS).where(*at(record, last - 1))).mappings().one()
    connection.execute(delete(EVENTS).where(*at(record, last)))
    values = {"version": last - 1, "head": before["hash"], "last_at": before["at"]}
    connection.execute(update(STREAMS).where(STREAMS.c.id == record.item).values(values))
    return [Finding(Fault.ROW_DIFFERS, f"conclusions {record.item}")]


def a_head_dropped(connection: Connection, record: Record) -> list[Finding]:
    connection.execute(delete(STREAMS).where(STREAMS.c.id == record.item))
    return [Finding(Fault.HEAD, record.item)]


def a_text_altered(connection: Connection, record: Record) -> list[Finding]:
    hash_ = adopted_text(connection, record)
    connection.execute(update(TEXTS).where(TEXTS.c.hash == hash_).values(body=TEXTS.c.body + " "))
    return [Finding(Fault.TEXT_ALTERED, hash_)]


def a_salt_altered(connection: Connection, record: Record) -> list[Finding]:
    hash_ = adopted_text(connection, record)
    connection.execute(update(TEXTS).where(TEXTS.c.hash == hash_).values(salt="0" * 32))
    return [Finding(Fault.TEXT_ALTERED, hash_)]


def a_salt_erased_and_its_text_kept(connection: Connection, record: Record) -> list[Finding]:
    hash_ = adopted_text(connection, record)
    connection.execute(update(TEXTS).where(TEXTS.c.hash == hash_).values(salt=None))
    return [Finding(Fault.TEXT_ALTERED, hash_)]


def a_text_dropped(connection: Connection, record: Record) -> list[Finding]:
    hash_ = adopted_text(connection, record)
    connection.execute(delete(TEXTS).where(TEXTS.c.hash == hash_))
    return [Finding(Fault.TEXT_MISSING, hash_)]


def a_command_invented(connection: Connection, record: Record) -> list[Finding]:
    row = rows(connection, COMMANDS, record)[0]
    connection.execute(insert(COMMANDS), row | {"id": "invented"})
    return [Finding(Fault.COMMAND_MISSING, "invented")]


def a_commands_id_altered(connection: Connection, record: Record) -> list[Finding]:
    row = rows(connection, COMMANDS, record)[0]
    connection.execute(update(COMMANDS).where(COMMANDS.c.id == row["id"]).values(id="altered"))
    return [Finding(Fault.COMMAND_MISSING, "altered"), Finding(Fault.COMMAND_MISSING, row["id"])]


def a_kept_file_altered(connection: Connection, record: Record) -> list[Finding]:
    row = rows(connection, FILES, record)[0]
    connection.execute(update(FILES).where(*itself(FILES, row)).values(content=row["content"] + b"\0"))
    return [Finding(Fault.FILE_ALTERED, row["sha256"])]


def a_kept_file_exchanged_under_its_own_hash(connection: Connection, record: Record) -> list[Finding]:
    row = rows(connection, FILES, record)[0]
    forged = {"content": b"forged", "sha256": sha256(b"forged").hexdigest()}
    connection.execute(update(FILES).where(*itself(FILES, row)).values(forged))
    return [Finding(Fault.FILE_MISSING, row["sha256"])]


def a_rule_book_altered(connection: Connection, record: Record) -> list[Finding]:
    connection.execute(
        update(BOOKS)
        .where(BOOKS.c.meeting_id == record.meeting, BOOKS.c.kind == "workflow")
        .values(body="{}")
    )
    return [Finding(Fault.RULES_ALTERED, "workflow")]


def a_rule_book_exchanged_under_its_own_hash(connection: Connection, record: Record) -> list[Finding]:
    forged = {"body": "{}", "hash": sha256(b"{}").hexdigest()}
    connection.execute(
        update(BOOKS).where(BOOKS.c.meeting_id == record.meeting, BOOKS.c.kind == "workflow").values(forged)
    )
    return [Finding(Fault.RULES_ALTERED, "workflow")]


TAMPERS: tuple[Tamper, ...] = (
    a_body_altered,
    a_body_altered_and_hashed_again,
    a_body_that_is_no_event,
    a_body_with_a_time_that_is_none,
    a_body_without_its_data,
    a_body_that_is_no_json,
    an_event_of_a_later_format,
    the_first_event_dropped,
    a_middle_event_dropped,
    the_last_event_dropped,
    a_gap_closed_by_counting_again,
    two_events_swapped,
    an_event_moved_to_another_stream,
    an_event_given_to_another_meeting,
    an_event_invented_at_the_end,
    a_head_set_back_with_its_last_event,
    a_head_dropped,
    a_text_altered,
    a_salt_altered,
    a_salt_erased_and_its_text_kept,
    a_text_dropped,
    a_command_invented,
    a_commands_id_altered,
    a_kept_file_altered,
    a_kept_file_exchanged_under_its_own_hash,
    a_rule_book_altered,
    a_rule_book_exchanged_under_its_own_hash,
)


@pytest.mark.parametrize("tamper", [pytest.param(each, id=each.__name__) for each in TAMPERS])
def test_no_tampering_with_the_story_goes_unseen(record: Record, tamper: Tamper) -> None:
    with record.tampered() as connection:
        expected = tamper(connection, record)
        found = record.found(connection)
        assert [finding for finding in expected if finding not in found] == []


def test_an_adopted_item_cannot_disappear_with_all_that_is_its_own(record: Record) -> None:
    """Its stream, its rows and the commands that only it knew of: the signature still names it, and Word prints it."""
    with record.tampered() as connection:
        shared = select(EVENTS.c.command_id).where(EVENTS.c.stream != record.item)
        own = (EVENTS.c.stream == record.item) & EVENTS.c.command_id.not_in(shared)
        connection.execute(delete(COMMANDS).where(COMMANDS.c.id.in_(select(EVENTS.c.command_id).where(own))))
        connection.execute(delete(EVENTS).where(EVENTS.c.stream == record.item))
        connection.execute(delete(STREAMS).where(STREAMS.c.id == record.item))
        for of in CURRENT:
            own_rows = of.c.id if of.name == "conclusions" else of.c.get("conclusion")
            if own_rows is not None and of.name != "amendments":
                connection.execute(delete(of).where(own_rows == record.item))
        assert record.found(connection)


def test_the_order_for_a_file_that_is_not_made_yet_cannot_be_dropped_unseen(record: Record) -> None:
    with record.tampered() as connection:
        connection.execute(delete(OUTBOX).where(OUTBOX.c.meeting_id == record.due))
        found = [finding.fault for finding in verify(connection, record.due).findings]
    assert found == [Fault.OUTBOX]


def test_an_erased_text_is_reported_as_erased_and_is_no_fault(record: Record) -> None:
    with record.tampered() as connection:
        hashes = connection.execute(
            select(TEXTS.c.hash).where(TEXTS.c.meeting_id == record.meeting)
        ).scalars()
        hash_ = sorted(set(hashes) - {adopted_text(connection, record)})[0]
        connection.execute(update(TEXTS).where(TEXTS.c.hash == hash_).values(salt=None, body=None))
        verdict = verify(connection, record.meeting)
        assert (verdict.findings, verdict.erased) == ((), 1)


def test_a_record_whose_every_text_is_erased_is_still_chained(record: Record) -> None:
    with record.tampered() as connection:
        erased = TEXTS.c.meeting_id == record.meeting
        connection.execute(update(TEXTS).where(erased).values(salt=None, body=None))
        verdict = verify(connection, record.meeting)
        assert (verdict.findings, verdict.erased) == ((), verdict.texts)


def test_an_adopted_text_that_is_erased_is_no_fault_of_the_paper(record: Record) -> None:
    with record.tampered() as connection:
        erased = TEXTS.c.hash == adopted_text(connection, record)
        connection.execute(update(TEXTS).where(erased).values(salt=None, body=None))
        verdict = record.verify(connection)
        assert (verdict.findings, verdict.erased) == ((), 1)


# --- what the tests are made of --------------------------------------------------------------------------------------


def rows(connection: Connection, of: Table, record: Record) -> list[dict[str, Any]]:
    """The meeting's rows of a table, in the order of their keys."""
    owner = of.c.id if of.name == "meetings" else of.c.meeting_id
    query = select(of).where(owner == record.meeting).order_by(*of.primary_key)
    return [dict(row) for row in connection.execute(query).mappings()]


def one_of(connection: Connection, of: Table, record: Record) -> dict[str, Any]:
    """A row of the table; of streams the item's, since a private draft's counts for less."""
    found = rows(connection, of, record)
    return next((row for row in found if row.get("id") == record.item), found[-1])


def itself(of: Table, row: dict[str, Any]) -> list[Any]:
    return [column == row[column.name] for column in of.primary_key]


def alter(connection: Connection, of: Table, row: dict[str, Any], values: dict[str, Any]) -> None:
    connection.execute(update(of).where(*itself(of, row)).values(values))


# What may stand where the record has nothing.
NONE_YET: dict[str, Any] = {
    "sitting": Sitting(9),
    "challenge": Challenge(9, None, None),
    "move": StoredMove("move", "agreed", "comments", "hash", "person", Role.SECRETARIAT),
    "frames": FrameIn("es", 1, "hash"),
    "translations": ("es", 1, 1, "hash", "2014-11-24T15:00:00.000000Z"),
    "remarks": Remark("remark", "es", 1, "MEX"),
    "topics": ("item", "hash"),
    "silences": Silence("silence", (), False, "2014-11-24T15:00:00Z", "2014-12-24T15:00:00Z", "UTC"),
}


def other(column: Column[Any], value: Any) -> Any:  # noqa: PLR0911, PLR0912 - one answer a kind of value
    """Something else that the column can hold."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1000
        case datetime():
            return value + timedelta(seconds=1)
        case None if isinstance(column.type, Instant):
            return datetime(2001, 1, 1, tzinfo=UTC)
        case bytes():
            return value + b"\0"
        case Terms():
            return replace(value, maintain_hours=value.maintain_hours + 1)
        case dict():
            return {key: other(column, part) for key, part in value.items()} or {"forged": ()}
        case Scope():
            return Scope.WORKING_TEXT
        case None if isinstance(column.type, tables.Data):
            return NONE_YET[column.name]
        case None if isinstance(column.type, tables.Strings):
            return ("forged",)
        case None if isinstance(column.type, Integer):
            return 1000
        case None if isinstance(column.type, Boolean):
            return True
        case () if column.name == "names":
            return (("MEX", "Mexico"),)
        case () if column.name in NONE_YET:
            return (NONE_YET[column.name],)
        case tuple() if isinstance(column.type, tables.Data):
            return value[:-1]
        case tuple():
            return (*value, "forged")
        case _:
            return f"{value or ''}x"


def names(of: Table, row: dict[str, Any]) -> list[Any]:
    """What a finding may name the row by: its own key, or the meeting's part that it belongs to."""
    return [row[column.name] for column in of.primary_key if column.name not in ("meeting_id", "version")]


def at(record: Record, version: int) -> list[Any]:
    return [EVENTS.c.stream == record.item, EVENTS.c.version == version]


def change_event(
    connection: Connection,
    record: Record,
    version: int,
    change: Callable[[dict[str, Any]], dict[str, Any]],
    hashed: bool = False,
) -> None:
    body = connection.execute(select(EVENTS.c.body).where(*at(record, version))).scalar_one()
    written = spelled(change(json.loads(body)))
    values = {"body": written} | ({"hash": hash_of(written)} if hashed else {})
    connection.execute(update(EVENTS).where(*at(record, version)).values(values))


def hashed(body: dict[str, Any]) -> dict[str, str]:
    return {"body": spelled(body), "hash": hash_of(spelled(body))}


def spelled(body: dict[str, Any]) -> str:
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def adopted_text(connection: Connection, record: Record) -> str:
    """The hash of the item's adopted wording."""
    of = table(tables.ConclusionRow)
    hash_: str = connection.execute(select(of.c.wording).where(of.c.id == record.item)).scalar_one()
    return hash_
