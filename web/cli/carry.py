"""acuerdo carry: an amended text, on a new base."""

import click

from engine.text.merge import Outcome, Reason, carry_text
from web.cli.failures import Misused
from web.cli.files import read_text
from web.cli.merge import show

_REASONS = {
    Reason.OVERLAP: "the new base changed the same place",
    Reason.SENTENCE_REPLACED: "the new base mostly replaced the sentence that was amended",
}


@click.command("carry")
@click.argument("old")
@click.argument("new")
@click.argument("amended")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(ctx: click.Context, old: str, new: str, amended: str, form: str) -> None:
    """Carry what the text in AMENDED changed of the text in OLD over to the text in NEW ("-" for standard input, once).

    Prints the amended text on the new base and ends with 0; also where the new base has the whole amendment already. If
    it cannot be carried exactly, prints both readings in brackets, [amended: should] [new: shall], and ends with 1.
    """
    names = (old, new, amended)
    if names.count("-") > 1:
        raise Misused("standard input can be read once: name a file for all texts but one")
    carried = carry_text(*(read_text(name, may_be_empty=True) for name in names))
    more = {"outcome": carried.outcome.value} | ({"reason": carried.reason.value} if carried.reason else {})
    show(carried.merged, form, more)
    if form == "text" and carried.outcome is Outcome.CONTAINED:
        click.echo("contained: the new base has the whole amendment already", err=True)
    if form == "text" and carried.reason:
        click.echo(f"conflict: {_REASONS[carried.reason]}", err=True)
    ctx.exit(1 if carried.outcome is Outcome.CONFLICT else 0)
