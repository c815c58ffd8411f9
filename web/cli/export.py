"""acuerdo export: the paper as a Word file."""

from datetime import UTC, datetime

import click
from sqlalchemy import Connection

from engine.formats import kept_format
from engine.papers import word_file
from engine.record.queries import meetings
from engine.record.queries.papers import PaperView, paper
from engine.word.template import TemplateRefused
from web.cli.failures import Refused
from web.cli.files import write_whole
from web.cli.sentences import template_sentence
from web.cli.settings import config_option, load_config
from web.cli.store import database
from web.config import Config
from web.letterhead import template_of


@click.command("export")
@click.argument("meeting")
@click.option(
    "-o", "--output", "file", required=True, metavar="FILE", help='Where to write it; "-" is standard output.'
)
@config_option
def command(meeting: str, file: str) -> None:
    """Write the paper of a MEETING as a Word file: the certified one as it is kept, before that a draft, marked so."""
    config = load_config()
    with database(config.database) as engine, engine.connect() as connection:
        content = _content(connection, meeting, config)
    write_whole(file, content)


def _content(connection: Connection, id_: str, config: Config) -> bytes:
    found = paper(connection, id_)
    if found is None:
        raise Refused(f"there is no meeting {id_!r}; acuerdo meeting list shows which there are")
    if not found.adopted:
        return _draft(connection, found, config)
    kept = meetings.kept_paper(connection, id_)
    if kept is None:
        raise Refused(
            "the paper is certified, and its Word file is still being made; try again in a moment, while acuerdo "
            "serve is running"
        )
    return kept.content


def _draft(connection: Connection, found: PaperView, config: Config) -> bytes:
    format_ = kept_format(meetings.book(connection, found.meeting.id, found.meeting.format))
    try:
        return word_file(found, format_, datetime.now(UTC), template_of(config))
    except TemplateRefused as refused:
        raise Refused(template_sentence(config, refused)) from None
