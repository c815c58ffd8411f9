"""acuerdo demo: one real meeting, from its first draft to the certified Word document, in one command."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path

import click
from sqlalchemy import Connection, Engine

from engine.desk import Desk
from engine.procedure.commands import Actor
from engine.proof import verify
from engine.record import outbox
from engine.record.queries import item as items
from engine.record.queries import meetings
from engine.record.queries.board import board
from engine.record.queries.meetings import FileView
from engine.text.redline import redline
from web import worker
from web.books import read_books
from web.cli.failures import Misused, Refused
from web.cli.files import write_whole
from web.cli.settings import config_option, load_config
from web.cli.store import shown, upgraded
from web.config import DATABASE_VARIABLE, Config
from web.demonstration.clock import MANAGUA, Clock
from web.demonstration.pages import redline_page
from web.demonstration.play import Play, cast_of
from web.demonstration.script import read_script, read_seed
from web.demonstration.story import WHOLE, told

MEETING = "managua-2014-11"
NOTE = (
    "Demonstration: from the first draft, which is invented, to the text adopted in Managua in November 2014."
)


@click.command("demo")
@click.option(
    "--out", "folder", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Where to write."
)
@config_option
def command(folder: Path) -> None:
    """Play the demonstration: the 20 items of Managua 2014, negotiated by eleven delegations and certified.

    The adopted text is the real one; the first draft, the amendments, comments and positions are invented, and say so.
    Ids and instants are fixed, so that the same command gives the same bytes. The database is DIR/acuerdo.db, or
    ACUERDO_DATABASE_URL where that is set; one that holds a meeting is refused.
    """
    config = load_config()
    _make(folder)
    address = os.environ.get(DATABASE_VARIABLE) or f"sqlite:///{folder.resolve() / 'acuerdo.db'}"
    with upgraded(address) as engine:
        with engine.connect() as connection:
            if meetings.all_meetings(connection):
                raise Refused(
                    f"the database {shown(address)} holds a meeting already; give another folder or an empty database"
                )
        play = _play(engine, config)
        _perform(play)
        kept = _paper(engine, play, config)
        write_whole(str(folder / kept.name), kept.content)
        redlines = _write_redlines(play, folder / "redlines")
        _say_what_stands(engine, folder, kept, redlines)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Misused(f"the folder {folder} cannot be made: {error.strerror}") from None


def _play(engine: Engine, config: Config) -> Play:
    books, clock, script = read_books(config), Clock(), read_script()
    return Play(
        engine=engine,
        desk=Desk(engine, books.rules, clock=clock, salts=_numbered("salt")),
        config=config,
        books=books.rules,
        cast=cast_of(script, [member.code for member in config.members], _Themselves()),
        script=script,
        seed=read_seed(books.format),
        meeting=MEETING,
        ids=_numbered("command"),
        clock=clock,
    )


class _Themselves(dict[str, str]):
    """In the record of this demonstration people go by their logins."""

    def __missing__(self, login: str) -> str:
        return login


def _perform(play: Play) -> None:
    click.echo(f"{NOTE}\nEvery amendment, comment and position in it is invented.", err=True)
    for step in told(play, WHOLE):
        click.echo(f"{step.at.astimezone(MANAGUA):%d %b %Y, %H:%M}  {step.who}: {step.what}", err=True)


def _paper(engine: Engine, play: Play, config: Config) -> FileView:
    """The certified paper, and the drafts before it, made by the worker's own hand and kept through the one door."""
    while (job := outbox.lease(engine)) is not None:
        outcome = worker.keep(play.desk, engine, job, config)
        if outcome.refusal:
            raise Refused(f"a file was not kept ({job.kind}): {outcome.refusal.code}")
    with engine.connect() as connection:
        kept = meetings.kept_paper(connection, MEETING)
    assert kept is not None, "it was handed in a moment ago"
    return kept


def _write_redlines(play: Play, folder: Path) -> int:
    """A page an item: what the negotiation changed."""
    _make(folder)
    with play.engine.connect() as connection:
        pages = list(_pages(connection, play.cast.chair))
    for page in pages:
        write_whole(str(folder / page.name), page.content)
    return len(pages)


@dataclass(frozen=True, slots=True)
class _Page:
    name: str
    content: bytes


def _pages(connection: Connection, viewer: Actor) -> Iterator[_Page]:
    for row in board(connection, MEETING, viewer):
        if row.number is None:
            continue
        view = items.item(connection, MEETING, row.id, viewer)
        assert view is not None, "the board lists items that are there"
        spans = redline(view.revisions[0].wording, view.wording)
        heading = f"{row.section.capitalize()} {row.number}: from revision 1 to revision {view.revision}"
        yield _Page(f"{row.section}-{row.number:02}.html", redline_page(heading, NOTE, spans, view.language))


def _say_what_stands(engine: Engine, folder: Path, kept: FileView, redlines: int) -> None:
    with engine.connect() as connection:
        verdict = verify(connection, MEETING)
    if not verdict.whole:
        raise Refused("the record of the demonstration is not whole; acuerdo record verify says where")
    click.echo(f"{folder / kept.name}: the certified paper, SHA-256 {kept.sha256}")
    click.echo(f"{folder / 'redlines'}: {redlines} redlines, from the first draft to the adopted text")
    click.echo(f"The record is whole: {verdict.events} events, digest {verdict.digest}")


def _numbered(name: str) -> Callable[[], str]:
    """Fixed ids, one after the other."""
    numbers = count()
    return lambda: sha256(f"demonstration {name} {next(numbers)}".encode()).hexdigest()[:32]
