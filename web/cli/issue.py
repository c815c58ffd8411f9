"""acuerdo issue: an issued draft as a Word file."""

import click
from sqlalchemy import Connection

from engine.formats import kept_format
from engine.issuing import NAMED
from engine.papers import issue_file
from engine.procedure.meeting import draft_work
from engine.record.queries import issues, meetings
from engine.record.queries.certified import kept_file
from engine.record.queries.papers import HOUSE
from engine.word.template import TemplateRefused
from web.cli.failures import Refused
from web.cli.files import write_whole
from web.cli.sentences import template_sentence
from web.cli.settings import config_option, load_config
from web.cli.store import database
from web.config import Config
from web.letterhead import template_of


@click.command("issue")
@click.argument("meeting")
@click.argument("number", type=click.IntRange(1, 999_999))
@click.option(
    "-o", "--output", "file", required=True, metavar="FILE", help='Where to write it; "-" is standard output.'
)
@config_option
def command(meeting: str, number: int, file: str) -> None:
    """Write the issued draft NUMBER of MEETING as a Word file: as it was kept, or, while its file is still to
    be made, as it will be."""
    config = load_config()
    with database(config.database) as engine, engine.connect() as connection:
        content = _content(connection, meeting, number, config)
    write_whole(file, content)


def _content(connection: Connection, id_: str, number: int, config: Config) -> bytes:
    meeting = meetings.meeting(connection, id_)
    if meeting is None:
        raise Refused(f"there is no meeting {id_!r}; acuerdo meeting list shows which there are")
    found = issues.issue(connection, id_, number, HOUSE)
    if found is None:
        raise Refused(f"{id_} has no issued draft {number}; acuerdo issues {id_} shows which there are")
    kept = kept_file(connection, id_, draft_work(number), NAMED)
    if kept is not None:
        return kept[1]
    format_ = kept_format(meetings.book(connection, id_, meeting.format))
    try:
        return issue_file(found, meeting.language, format_, template_of(config))
    except TemplateRefused as refused:
        raise Refused(template_sentence(config, refused)) from None
