"""acuerdo redline: what changed between two texts."""

import json

import click

from engine.text.redline import as_data, as_html, as_text, redline_text
from web.cli.files import read_text


@click.command("redline")
@click.argument("old")
@click.argument("new")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True
)
def command(old: str, new: str, form: str) -> None:
    """Print what changed from the text in OLD to the text in NEW ("-" for standard input).

    As text, [-what went-] and {+what came+}; as JSON, a list of equal, delete and insert; as HTML, del and ins.
    """
    if old == new == "-":
        raise click.UsageError("Standard input can be read once: name a file for OLD or for NEW.")
    spans = redline_text(read_text(old, may_be_empty=True), read_text(new, may_be_empty=True))
    if form == "json":
        click.echo(json.dumps(as_data(spans), ensure_ascii=False, indent=2))
        return
    printed = as_text(spans) if form == "text" else as_html(spans)
    click.echo(printed, nl=not printed.endswith("\n"))
