"""acuerdo demo: one real meeting, from its first draft to the opening paper of the next one, in one command."""

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
from engine.text.redline import redline
from web import worker
from web.books import read_books
from web.cli.failures import Misused, Refused
from web.cli.files import write_whole
from web.cli.settings import config_option, load_config
from web.cli.store import shown, upgraded
from web.config import DATABASE_VARIABLE, Config
from web.demonstration.clock import MANAGUA, Clock
from web.demonstration.follow_up import NEXT
from web.demonstration.pages import redline_page
from web.demonstration.play import Play, cast_of
from web.demonstration.script import read_script, read_seed
from web.demonstration.story import WHOLE, told
from web.demonstration.written import Written, written

MEETING = "managua-2014-11"
NOTE = (
    "Demonstration: from the first draft, which is invented, to the text adopted in Managua in November 2014."
)
INVENTED = (
    "Every amendment, comment and position in it is invented, and so is what follows the room; the Spanish is this "
    "project's own translation."
)


@click.command("demo")
@click.option(
    "--out", "folder", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Where to write."
)
@config_option
def command(folder: Path) -> None:
    """Play the demonstration: the 20 items of Managua 2014, negotiated by eleven delegations, certified, followed up.

    The adopted text is the real one; all else is invented and says so, the Spanish is the project's own translation.
    What happens is printed as a secretary's log; every file that comes out is written to DIR, and its SHA-256 printed.
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
        _keep_files(play, config)
        with engine.connect() as connection:
            for file in written(connection, play, address):
                _write(folder, file)
        redlines = _write_redlines(play, folder / "redlines")
        click.echo(f"{folder / 'redlines'}: {redlines} redlines, from the first draft to the adopted text")
        for meeting in (MEETING, NEXT):
            _say_that_it_is_whole(engine, meeting)


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
    click.echo(f"{NOTE}\n{INVENTED}", err=True)
    for step in told(play, WHOLE):
        click.echo(f"{step.at.astimezone(MANAGUA):%d %b %Y, %H:%M}  {step.who}: {step.what}", err=True)


def _keep_files(play: Play, config: Config) -> None:
    """Made by the worker's own hand and kept through the one door."""
    while (job := outbox.lease(play.engine)) is not None:
        outcome = worker.keep(play.desk, play.engine, job, config)
        if outcome.refusal:
            raise Refused(f"a file was not kept ({job.kind}): {outcome.refusal.code}")


def _write(folder: Path, file: Written) -> None:
    write_whole(str(folder / file.name), file.content)
    click.echo(f"{folder / file.name}: {file.what}, SHA-256 {sha256(file.content).hexdigest()}")


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


def _say_that_it_is_whole(engine: Engine, meeting: str) -> None:
    with engine.connect() as connection:
        verdict = verify(connection, meeting)
    if not verdict.whole:
        raise Refused(f"the record of {meeting} is not whole; acuerdo record verify says where")
    click.echo(f"The record of {meeting} is whole: {verdict.events} events, digest {verdict.digest}")


def _numbered(name: str) -> Callable[[], str]:
    """Fixed ids, one after the other."""
    numbers = count()
    return lambda: sha256(f"demonstration {name} {next(numbers)}".encode()).hexdigest()[:32]
