"""acuerdo meeting: meetings, from the server's own command line."""

import secrets
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import click
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from engine.desk import Desk
from engine.formats import Format
from engine.procedure.commands import Actor, AdmitPerson, NewItem, OpenMeeting, Role
from engine.record.queries import meetings
from engine.text.literals import as_read
from engine.text.outline import Paper, parse_paper
from engine.titles import title_of
from engine.word.paper import Language
from web.accounts import account_by_login
from web.books import Books
from web.cli.failures import Refused
from web.cli.files import read_text
from web.cli.sentences import sentence
from web.cli.settings import config_option, load_bodies, load_config
from web.cli.store import database
from web.config import Config

OPERATOR = Actor("operator", Role.OPERATOR)
DAY = click.DateTime(formats=["%Y-%m-%d"])
ROLES = [role.value for role in (Role.SECRETARIAT, Role.PRESIDENCY, Role.DELEGATION, Role.OBSERVER)]

secretariat_option = click.option(
    "--secretariat", metavar="LOGIN", help="The account that is to be the meeting's secretariat."
)
participants_option = click.option(
    "--participants", metavar="CODES", help="Codes of delegations in the preamble's order: BLZ,CAN,..."
)
body_option = click.option(
    "--body", metavar="KEY", help="For which of the configuration's bodies; the first unless given."
)
id_option = click.option(
    "--id", "id_", metavar="ID", help="The meeting's permanent name; random unless given."
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The options of `create`."""

    title: tuple[str, ...]
    place: str
    first: datetime | None
    last: datetime | None
    preamble: str
    language: Language
    body: str | None
    follows: str | None
    participants: str | None
    secretariat: str | None
    id_: str | None


@click.group("meeting")
def command() -> None:
    """Create, import or list meetings, and admit people to one."""


@command.command("list")
@config_option
def list_() -> None:
    """List every meeting, the latest first: id, state, day of opening, language, title."""
    config = load_config()
    with database(config.database) as engine, engine.connect() as connection:
        for meeting in meetings.all_meetings(connection):
            opened = meeting.opened_at.astimezone(config.zone).date()
            title = as_read(" / ".join(meeting.title))
            click.echo(f"{meeting.id}  {meeting.state}  {opened}  {meeting.language}  {title}")


@command.command("create")
@click.option(
    "--title",
    multiple=True,
    help="A line of the title; may be given several times. Without any, the format's own, with --place and --from.",
)
@click.option("--place", default="", help='Where it meets, for the title: "Managua, Nicaragua".')
@click.option("--from", "first", type=DAY, help="The first day, for the title: 2014-11-24.")
@click.option("--to", "last", type=DAY, help="The last day, unless there is only one.")
@click.option("--preamble", default="", help="What stands before the first heading.")
@click.option(
    "--follows", metavar="ID", help="The certified meeting whose commitments are its opening paper."
)
@click.option(
    "--language", type=click.Choice(["en", "es"]), required=True, help="The language of the original."
)
@body_option
@participants_option
@secretariat_option
@id_option
@config_option
def create(**given: Any) -> None:
    """Create a meeting without items. All delegations of the format take part unless --participants says which."""
    config, asked = load_config(), _Asked(**given)
    books = _books(config, asked.body)
    codes = _codes(asked.participants, books.format) or books.format.order
    paper = Paper(asked.title or _block(books, asked), asked.preamble, (), asked.language, ())
    with database(config.database) as engine:
        actor = _actor(engine, asked.secretariat)
        command = _command(config, books, paper, codes, actor, asked.id_)
        _open(engine, books, replace(command, follows=asked.follows))


@command.command("import")
@click.argument("file")
@body_option
@participants_option
@secretariat_option
@id_option
@config_option
def import_(
    file: str, body: str | None, participants: str | None, secretariat: str | None, id_: str | None
) -> None:
    """Open a meeting with the draft in FILE ("-" for standard input).

    What was normalised to read it is listed on standard error; `acuerdo parse FILE` shows it beforehand.
    """
    config = load_config()
    books = _books(config, body)
    parsed = parse_paper(read_text(file), books.format.words)
    codes = _codes(participants, books.format) or tuple(_codes_of(parsed.paper, books.format))
    if not codes:
        raise Refused(f"{file}: the preamble names no participants; say which take part with --participants")
    with database(config.database) as engine:
        _open(engine, books, _command(config, books, parsed.paper, codes, _actor(engine, secretariat), id_))
    for change in parsed.normalised:
        click.echo(f"normalised: {change}", err=True)


@command.command("admit")
@click.argument("meeting")
@click.argument("login")
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--delegation", metavar="CODE", help="The seat's delegation: MEX.")
@config_option
def admit(meeting: str, login: str, role: str, delegation: str | None) -> None:
    """Give the account LOGIN a capacity in MEETING. Its secretariat does the same on the page People."""
    with database(load_config().database) as engine:
        asked = AdmitPerson(
            id=uuid.uuid4().hex,
            actor=OPERATOR,
            meeting=meeting,
            person=_account(engine, login),
            role=Role(role),
            delegation=delegation.upper() if delegation else None,
        )
        refusal = Desk(engine).submit(asked).refusal
    if refusal is not None:
        raise Refused(f"{login} was not admitted. {sentence(refusal)}")
    click.echo(f"{login} is admitted to {meeting} as {role}{f' of {asked.delegation}' if delegation else ''}")


def _books(config: Config, body: str | None) -> Books:
    bodies = load_bodies(config)
    if body is not None and body not in bodies.by_key:
        raise Refused(f"there is no body {body!r}; the configuration has {', '.join(bodies.by_key)}")
    return bodies.by_key[body] if body else bodies.first


def _block(books: Books, asked: _Asked) -> tuple[str, ...]:
    """The format's own title block."""
    block = books.format.title.get(asked.language)
    if block is None:
        raise Refused("the format has no title block in this language; give the lines with --title")
    if asked.first is None or not asked.place.strip():
        raise Refused("give --place and --from (and --to) for the title, or its lines with --title")
    first, last = asked.first.date(), (asked.last or asked.first).date()
    try:
        return title_of(block, asked.language, asked.place.strip(), first, last)
    except ValueError as error:
        raise Refused(f"the title cannot be made: {error}") from None


def _codes(given: str | None, format_: Format) -> tuple[str, ...]:
    codes = tuple((given or "").replace(",", " ").upper().split())
    members = {code for language in format_.words.languages.values() for code in language.members}
    unknown = [code for code in codes if code not in members]
    if unknown:
        raise Refused(f"{unknown[0]} is no member in the format; there are {', '.join(sorted(members))}")
    return codes


def _codes_of(paper: Paper, format_: Format) -> Iterator[str]:
    for name in paper.participants:
        code = format_.words.member_code(name)
        if code is None:  # the parser knows the names from the same words
            raise Refused(
                f"the preamble names {name!r}, which is no member; say who takes part with --participants"
            )
        yield code


def _command(
    config: Config, books: Books, paper: Paper, codes: tuple[str, ...], actor: Actor, id_: str | None
) -> OpenMeeting:
    sections = tuple(books.format.words.languages[paper.language].headings)
    return OpenMeeting(
        id=uuid.uuid4().hex,
        actor=actor,
        meeting=id_ or secrets.token_hex(6),
        title=paper.title,
        preamble=paper.preamble,
        language=paper.language,
        participants=codes,
        sections=sections,
        items=tuple(_items(paper, sections[0])),
        workflow=books.rules.workflow_hash,
        format=books.rules.format_hash,
        terms=config.rules.terms(paper.language),
        names=config.named_in(paper.language),
    )


def _items(paper: Paper, first: str) -> Iterator[NewItem]:
    """Items under no heading go to the first section."""
    for section in paper.sections:
        for item in section.items:
            yield NewItem(section.key or first, item.topic, item.wording)


def _actor(engine: Engine, secretariat: str | None) -> Actor:
    """Whoever opens a meeting as its secretariat has that capacity from then on."""
    return Actor(_account(engine, secretariat), Role.SECRETARIAT) if secretariat else OPERATOR


def _account(engine: Engine, login: str) -> str:
    with Session(engine) as session:
        account = account_by_login(session, login)
        if account is None:
            raise Refused(f"there is no account {login!r}; make it with: acuerdo user add")
        return account.id


def _open(engine: Engine, books: Books, command: OpenMeeting) -> None:
    refusal = Desk(engine, books.rules).submit(command).refusal
    if refusal is not None:
        raise Refused(f"the meeting was not opened. {sentence(refusal)}")
    click.echo(f"{command.meeting}: {len(command.items)} items, {len(command.participants)} delegations")
