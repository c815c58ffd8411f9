"""acuerdo merge: one base, the texts of many delegations."""

import unicodedata
from collections.abc import Sequence

import click

from engine.text.merge import merge_text
from web.cli.failures import Misused
from web.cli.files import read_text
from web.cli.merging import show


@click.command("merge")
@click.argument("base")
@click.argument("versions", metavar="NAME=FILE...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(ctx: click.Context, base: str, versions: Sequence[str], form: str) -> None:
    """Merge what each NAME has changed, in its FILE, of the text in BASE ("-" for standard input, once).

    Changes conflict if they differ and no unchanged word stands between them; all others merge. Prints the merged text
    and ends with 0, or the text with conflicts in brackets, [Mexico, Canada: should] [Panama: shall], and ends with 1.
    Brackets of the texts themselves are then printed as \\[ and \\].
    """
    files = _files(versions)
    if [base, *files.values()].count("-") > 1:
        raise Misused("standard input can be read once: name a file for all texts but one")
    merged = merge_text(
        read_text(base, may_be_empty=True),
        {name: read_text(file, may_be_empty=True) for name, file in files.items()},
    )
    show(merged, form)
    ctx.exit(1 if merged.conflicts else 0)


def _files(versions: Sequence[str]) -> dict[str, str]:
    """The file of each name. Refused: what is not NAME=FILE, and a name given twice."""
    files: dict[str, str] = {}
    for version in versions:
        given, equals, file = version.partition("=")
        name = unicodedata.normalize("NFC", given.strip())
        if not equals:
            raise Misused(f"{version} is not NAME=FILE: say whose text it is, as in Mexico={version}")
        if not name:
            raise Misused(f"{version} has no name before the equals sign: say whose text it is")
        if not file:
            raise Misused(f"{version} names no file after the equals sign")
        if name in files:
            raise Misused(f"{name} is given twice: one text a name")
        files[name] = file
    return files
