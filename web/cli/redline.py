"""acuerdo redline: what changed between two texts."""

import json

import click

from engine.text.redline import Span, as_data, as_html, as_text, redline_text
from web.cli.files import read_text
from web.cli.settings import config_option


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
    spans = redline_text(read_text(old, may_be_empty=True), read_text(new, may_be_empty=True))
    if form == "docx":
        _write_word(spans, str(author), date, str(file))
    elif form == "json":
        click.echo(json.dumps(as_data(spans), ensure_ascii=False, indent=2))
    else:
        printed = as_text(spans) if form == "text" else as_html(spans)
        click.echo(printed, nl=not printed.endswith("\n"))


def _write_word(spans: tuple[Span, ...], author: str, date: str | None, file: str) -> None:
    from engine.word.redlined import Hand, strands
    from web.cli.tracked import instant, write_tracked

    hand = Hand(author.strip(), instant(date))
    write_tracked(file, strands(spans, hand), hand)
