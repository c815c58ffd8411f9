"""acuerdo parse: a paper taken apart."""

import json

import click

from engine.text.outline import paper_to_data, parse_paper, print_paper
from web.cli.files import read_text
from web.cli.settings import config_option, load_format


@click.command("parse")
@click.argument("file")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@config_option
def command(file: str, form: str) -> None:
    """Read the paper in FILE ("-" for standard input) and print its parts.

    As text it is the paper again, with labels and white space in order; what was changed for that is listed on
    standard error. As JSON it is the parts and the same list.
    """
    parsed = parse_paper(read_text(file), load_format().words)
    if form == "json":
        click.echo(json.dumps(paper_to_data(parsed), ensure_ascii=False, indent=2))
        return
    click.echo(print_paper(parsed.paper).rstrip("\n"))
    for change in parsed.normalised:
        click.echo(f"normalised: {change}", err=True)
