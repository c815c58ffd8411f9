"""A database that an Acuerdo of an earlier format has written goes on: brought up to date, its rows are what its events
say."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy import Connection, MetaData

from engine.procedure.commands import Actor, Role
from engine.procedure.events import OfDraft
from engine.procedure.texts import Text
from engine.record import rows, tables
from engine.record.codec import event_of
from engine.record.database import _config, connect, upgrade, writing
from engine.record.fold import Fold
from engine.record.outbox import ordered_by, settled_by
from engine.record.rows import Envelope, Row
from engine.record.store import kind_of, mirror
from engine.record.verify import Fault, verify

LOGS = Path(__file__).parent
# The log keeps no files: neither the rules that the meeting was opened with nor the Word file of its paper.
NOT_IN_THE_LOG = {Fault.RULES_ALTERED, Fault.FILE_MISSING}


@pytest.mark.parametrize(("format_", "version"), [(2, "0002"), (4, "0008")])
def test_a_database_of_an_earlier_format_is_brought_up_to_date_and_its_record_is_whole(
    database_url: str, format_: int, version: str
) -> None:
    engine = connect(database_url)
    with writing(engine).begin() as connection:
        command.upgrade(_config(connection), version)
    with writing(engine).begin() as connection:
        meeting = write_as_then(connection, format_)
    upgrade(engine)
    with engine.connect() as connection:
        found = verify(connection, meeting).findings
    assert [finding for finding in found if finding.fault not in NOT_IN_THE_LOG] == []


def write_as_then(connection: Connection, format_: int) -> str:
    """The recorded meeting in the tables as they were then; its id."""
    log = LOGS / f"format-{format_}.jsonl"
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    texts = {line["text"]: Text(line["text"], line["salt"], line["body"]) for line in lines if "text" in line}
    told = [(json.loads(line["body"]), line) for line in lines if "hash" in line]
    meeting = next(body["stream"] for body, _ in told if body["kind"] == "MeetingOpened")
    told = [(body, line) for body, line in told if body["data"]["meeting"] == meeting]
    then = MetaData()
    then.reflect(connection)
    for row in [*_proper(meeting, told, texts), *_current(told, texts)]:
        of = then.tables.get(row.table.name)
        if of is None or row.values.get("work") == "certified_paper":  # neither was kept so then
            continue
        known = {column.name for column in of.columns}
        # Bound as the code binds it now; what there was no column for then is left out.
        kept = {name: value for name, value in row.values.items() if name in known}
        typed = [sa.literal(value, row.table.c[name].type).label(name) for name, value in kept.items()]
        connection.execute(of.insert().from_select([label.name for label in typed], sa.select(*typed)))
    return str(meeting)


def _proper(
    meeting: str, told: list[tuple[dict[str, Any], dict[str, str]]], texts: dict[str, Text]
) -> list[Row]:
    """Streams, events, texts, commands and the outbox."""
    made, heads = list[Row](), dict[str, dict[str, Any]]()
    jobs, kept = dict[str, datetime](), set[str | None]()
    for body, line in told:
        at = datetime.fromisoformat(body["at"])
        event = event_of(body["kind"], body["format"], body["data"], texts)
        if (job := ordered_by(event)) is not None:
            jobs[job] = at
        kept.add(settled_by(event))
        heads[body["stream"]] = {
            "id": body["stream"],
            "meeting_id": meeting,
            "kind": kind_of(event),
            "version": body["version"],
            "head": line["hash"],
            "last_at": at,
        }
        values = {name: body[name] for name in ("stream", "version", "kind", "format")}
        told_by = {"meeting_id": meeting, "command_id": body["command"], "at": at}
        made.append(Row(rows.table(tables.StoredEvent), values | told_by | line))
    done = {body["command"]: datetime.fromisoformat(body["at"]) for body, _ in told}
    of_commands, of_texts = rows.table(tables.DoneCommand), rows.table(tables.KeptText)
    return [
        *made,
        *(Row(rows.table(tables.Stream), head) for head in heads.values()),
        *(
            Row(of_commands, {"id": id_, "meeting_id": meeting, "fingerprint": "", "at": at})
            for id_, at in done.items()
        ),
        *(
            Row(of_texts, {"meeting_id": meeting, "hash": text.hash, "salt": text.salt, "body": text.body})
            for text in texts.values()
        ),
        *(
            Row(
                rows.table(tables.OutboxRow),
                {
                    "meeting_id": meeting,
                    "kind": job,
                    "made_at": at,
                    "attempts": 1,
                    "done_at": at if job in kept else None,
                },
            )
            for job, at in jobs.items()
        ),
    ]


def _current(told: list[tuple[dict[str, Any], dict[str, str]]], texts: dict[str, Text]) -> list[Row]:
    """The rows that mirror what the events say."""
    fold, found = Fold(), dict[tuple[Any, ...], Row]()
    events = [(event_of(body["kind"], body["format"], body["data"], texts), body) for body, _ in told]
    for event, body in sorted(events, key=lambda pair: not isinstance(pair[0], OfDraft)):
        actor = Actor(body["by"]["person"], Role(body["by"]["role"]), body["by"]["delegation"])
        envelope = Envelope(body["version"], datetime.fromisoformat(body["at"]), actor)
        stamped = rows.stamps(event, envelope.at)
        states = [mirror(state) for state in fold.take(event)]
        for row in (*states, *rows.facts(event, envelope)):
            key = (row.table.name, *(row.values[column.name] for column in row.table.primary_key))
            before = found[key].values if key in found and row in states else {}
            found[key] = Row(row.table, before | row.values | (stamped if row in states else {}), row.gone)
    return [row for row in found.values() if not row.gone]
