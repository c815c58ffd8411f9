"""acuerdo status: the head of the board, on the command line."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from sqlalchemy import Connection

from engine.procedure.commands import Actor, Role
from engine.record.queries import meetings
from engine.record.queries.meetings import MeetingView
from engine.text.literals import as_read
from web import labels, names
from web.app import create_app
from web.capacities import Standing
from web.cli.failures import Refused
from web.cli.settings import config_option, load_bodies, load_config
from web.cli.store import database
from web.config import Config
from web.glance import Glance, glance
from web.here import Here
from web.instants import when
from web.showing import item_name

OFFICES = {"secretariat": Role.SECRETARIAT, "presidency": Role.PRESIDENCY}


@click.command("status")
@click.argument("meeting")
@click.option(
    "--for",
    "who",
    metavar="DELEGATION",
    default="secretariat",
    show_default=True,
    help='Whose view: a delegation\'s code (MEX), "presidency" or "secretariat".',
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@config_option
def command(meeting: str, who: str, form: str) -> None:
    """Say where MEETING stands: what is agreed, who may speak, until when it may change, what is pending.

    With --for, what awaits a delegation, as it sees the meeting itself; silent delegations are named with
    --for presidency only. Hours are in the house's time zone.
    """
    config = load_config()
    load_bodies(config)
    with database(config.database) as engine, engine.connect() as connection:
        found = meetings.meeting(connection, meeting)
        if found is None:
            raise Refused(f"there is no meeting {meeting!r}; acuerdo meeting list shows which there are")
        asked = _asked(connection, found, who)
    said = _said(config, found, asked)
    click.echo(
        json.dumps(_as_data(said), ensure_ascii=False, indent=2)
        if form == "json"
        else "\n".join(_lines(said))
    )


def _asked(connection: Connection, meeting: MeetingView, who: str) -> tuple[Actor, ...]:
    """Everybody who holds the capacity; it is looked at also where nobody does."""
    office = OFFICES.get(who.lower())
    code = None if office else who.upper()
    if code and code not in meeting.participants:
        known = ", ".join((*OFFICES, *meeting.participants))
        raise Refused(f"{who} takes no part in this meeting; there are {known}")
    role = office or Role.DELEGATION
    held = meetings.people_of(connection, meeting.id)
    found = tuple(one for one in held if (one.role, one.delegation) == (role, code))
    return found or (Actor("", role, code),)


@dataclass(frozen=True, slots=True)
class _Line:
    """What awaits somebody, and on which item."""

    item: str
    task: str
    until: str | None


@dataclass(frozen=True, slots=True)
class _Status:
    """Everything in words. `silent` is None for whom it is not told."""

    meeting: str
    title: str
    who: str
    at: str
    figures: dict[str, str]
    room: tuple[str, ...]
    acting: tuple[str, ...]
    hours: tuple[str, ...]
    pending: tuple[str, ...]
    silent: dict[str, list[str]] | None
    awaits: tuple[_Line, ...]
    structure: str


def _said(config: Config, meeting: MeetingView, asked: tuple[Actor, ...]) -> _Status:
    """The pages' own words, in English. Nothing is signed here: the key of the cookies is a throw-away one."""
    with TemporaryDirectory() as folder:
        app = create_app(config.model_copy(update={"data": Path(folder)}))
        with app.test_request_context(headers={"Accept-Language": "en"}):
            labels.speak_of(meeting.id)
            seen = [glance(Here(meeting, Standing(actor, asked))) for actor in asked]
            return _status(meeting, asked[0], seen)


def _status(meeting: MeetingView, actor: Actor, seen: list[Glance]) -> _Status:
    first = seen[0]
    chairs = actor.role is Role.PRESIDENCY
    return _Status(
        meeting=meeting.id,
        title=as_read(" / ".join(meeting.title)),
        who=names.capacity(actor.role.value, actor.delegation),
        at=when(datetime.now(UTC)),
        figures={one.what: str(one) for one in first.figures},
        room=first.room,
        acting=first.acting,
        hours=tuple(one.sentence for one in first.hours),
        pending=first.pending,
        silent={item_name(one.item): [*map(names.delegation, one.delegations)] for one in first.silent}
        if chairs
        else None,
        awaits=tuple(dict.fromkeys(line for one in seen for line in _awaits(one))),
        structure=first.structure,
    )


def _awaits(seen: Glance) -> Iterator[_Line]:
    for row in seen.awaiting:
        for task in seen.tasks[row.id]:
            line = _Line(item_name(row), names.task(task.key), when(task.until) if task.until else None)
            labelled = [spot for spot in task.spots if spot.label]
            if not labelled:
                yield line
            for spot in labelled:
                hour = when(spot.until) if spot.until else None
                yield replace(line, task=f"{line.task} ({spot.label})", until=hour)


def _lines(said: _Status) -> Iterator[str]:
    yield f"{said.title} ({said.meeting})"
    yield f"{said.at}, as seen by: {said.who}"
    yield from _part("Agreed", (f"{what}: {figure}" for what, figure in said.figures.items()))
    yield from _part("Who may speak and act", (*said.room, *said.acting))
    yield from _part("Until when", said.hours)
    yield from _part("Pending", said.pending)
    if said.silent is not None:
        silent = (f"{item}: {', '.join(who)}" for item, who in said.silent.items())
        yield from _part("No position yet", silent)
    yield from _part(f"What awaits {said.who}", _asked_of(said))


def _asked_of(said: _Status) -> Iterator[str]:
    if said.structure:
        yield said.structure
    yield from map(_spelled, said.awaits)


def _spelled(line: _Line) -> str:
    return f"{line.item}: {line.task}" + (f" (until {line.until})" if line.until else "")


def _part(heading: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"\n{heading}"
    given = list(lines)
    yield from (f"  {line}" for line in given or ["nothing"])


def _as_data(said: _Status) -> dict[str, object]:
    """The JSON form."""
    awaits = [
        {"item": line.item, "task": line.task} | ({"until": line.until} if line.until else {})
        for line in said.awaits
    ]
    if said.structure:
        awaits = [{"task": said.structure}, *awaits]
    whole: dict[str, object] = {
        "meeting": said.meeting,
        "title": said.title,
        "for": said.who,
        "at": said.at,
        "agreed": said.figures,
        "room": said.room,
        "acting": said.acting,
        "until": said.hours,
        "pending": said.pending,
        "awaits": awaits,
    }
    return whole if said.silent is None else {**whole, "silent": said.silent}
