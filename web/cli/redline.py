"""acuerdo redline: what changed between two texts."""

import json
from datetime import UTC, datetime

import click

from engine.text.redline import Span, as_data, as_html, as_text, redline_text
from web.cli.failures import Refused
from web.cli.files import read_text, write_whole
from web.cli.settings import config_option, load_format


@click.command("redline")
@click.argument("old")
@click.argument("new")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "html", "docx"]), default="text", show_default=True
)
@click.option("--author", metavar="NAME", help="For docx: whose changes they are.")
@click.option(
    "--date",
    metavar="INSTANT",
    help="For docx: when they were made, such as 2014-11-24T16:42Z; now, unless given.",
)
@click.option(
    "-o", "--output", "file", metavar="FILE", help='For docx: where to write it; "-" is standard output.'
)
@config_option
def command(old: str, new: str, form: str, author: str | None, date: str | None, file: str | None) -> None:
    """Print what changed from the text in OLD to the text in NEW ("-" for standard input).

    As text, [-what went-] and {+what came+}; as JSON, a list of equal, delete and insert; as HTML, del and ins; as
    docx, a Word file with OLD as its text and every change tracked, a paragraph a line.
    """
    if old == new == "-":
        raise click.UsageError("Standard input can be read once: name a file for OLD or for NEW.")
    if form == "docx":
        if not author or not author.strip() or not file:
            raise click.UsageError("A Word file needs --author NAME, whose changes they are, and -o FILE.")
    elif author or date or file:
        raise click.UsageError("--author, --date and -o belong to --format docx.")
    at = _instant(date)
    spans = redline_text(read_text(old, may_be_empty=True), read_text(new, may_be_empty=True))
    if form == "docx":
        write_whole(str(file), _word_file(spans, str(author), at))
    elif form == "json":
        click.echo(json.dumps(as_data(spans), ensure_ascii=False, indent=2))
    else:
        printed = as_text(spans) if form == "text" else as_html(spans)
        click.echo(printed, nl=not printed.endswith("\n"))


def _instant(date: str | None) -> datetime:
    """A date alone is its first instant, and one without a zone is in UTC."""
    if date is None:
        return datetime.now(UTC)
    try:
        at = datetime.fromisoformat(date)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise click.UsageError(f"{date!r} is no date; write it as 2014-11-24 or 2014-11-24T16:42Z.") from None


def _word_file(spans: tuple[Span, ...], author: str, at: datetime) -> bytes:
    from engine.word.markup import Unprintable
    from engine.word.redlined import Hand, strands, write_redlined_text

    hand = Hand(author.strip(), at)
    try:
        return write_redlined_text(strands(spans, hand), hand, load_format().layout)
    except Unprintable as error:
        raise Refused(str(error)) from None
