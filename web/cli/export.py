"""acuerdo export: the paper as a Word file."""

from datetime import UTC, datetime

import click
from sqlalchemy import Connection

from engine.bilingual import side_by_side_file, translation_file
from engine.formats import kept_format
from engine.issuing import BESIDE, NAMED, part_in
from engine.papers import word_file
from engine.procedure.meeting import CERTIFIED_WORK
from engine.record.queries import meetings
from engine.record.queries.certified import kept_file
from engine.record.queries.papers import HOUSE, PaperView, paper
from engine.record.queries.translated import translated_paper
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
@click.option("--language", metavar="CODE", help="In this language of the meeting, instead of the original.")
@click.option("--beside", is_flag=True, help="The original and that language, side by side.")
@config_option
def command(meeting: str, file: str, language: str | None, beside: bool) -> None:
    """Write the paper of a MEETING as a Word file: the certified one as it is kept, before that a draft, marked so."""
    if beside and language is None:
        raise click.UsageError("--beside needs --language")
    config = load_config()
    with database(config.database) as engine, engine.connect() as connection:
        content = _content(connection, meeting, language, beside, config)
    write_whole(file, content)


def _content(connection: Connection, id_: str, language: str | None, beside: bool, config: Config) -> bytes:
    found = paper(connection, id_)
    if found is None:
        raise Refused(f"there is no meeting {id_!r}; acuerdo meeting list shows which there are")
    other = None if language in (None, found.meeting.language) else language
    if not found.adopted:
        return _draft(connection, found, other, beside, config)
    if meetings.kept_paper(connection, id_) is None:
        raise Refused(
            "the paper is certified, and its Word file is still being made; try again in a moment, while acuerdo "
            "serve is running"
        )
    part = part_in(BESIDE if beside else NAMED, other) if other else NAMED
    kept = kept_file(connection, id_, CERTIFIED_WORK, part)
    if kept is None:
        raise Refused(f"nothing of the certified paper was kept in the language {other!r}")
    return kept[1]


def _draft(
    connection: Connection, found: PaperView, other: str | None, beside: bool, config: Config
) -> bytes:
    format_ = kept_format(meetings.book(connection, found.meeting.id, found.meeting.format))
    now, template = datetime.now(UTC), template_of(config)
    try:
        if other is None:
            return word_file(found, format_, now, template)
        translated = translated_paper(connection, found.meeting.id, HOUSE, other)
        if translated is None:
            raise Refused(f"the meeting does not translate into the language {other!r}")
        make = side_by_side_file if beside else translation_file
        return make(translated, format_, now, template)
    except TemplateRefused as refused:
        raise Refused(template_sentence(config, refused)) from None
