"""acuerdo merge: one base, the texts of many delegations."""

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from engine.text.brackets import bracketed_text
from engine.text.merge import Changed, Conflict, Merged, merge_text
from engine.text.merge.assembly import text_of
from web.cli.failures import Misused
from web.cli.files import read_text
from web.cli.settings import config_option


@click.command("merge")
@click.argument("base")
@click.argument("versions", metavar="NAME=FILE...", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "docx"]), default="text", show_default=True
)
@click.option("--date", metavar="INSTANT", help="For docx: when the changes were made; now, unless given.")
@click.option(
    "-o", "--output", "file", metavar="FILE", help='For docx: where to write it; "-" is standard output.'
)
@config_option
@click.pass_context
def command(
    ctx: click.Context, base: str, versions: Sequence[str], form: str, date: str | None, file: str | None
) -> None:
    """Merge what each NAME has changed, in its FILE, of the text in BASE ("-" for standard input, once).

    Changes conflict if they differ and no unchanged word stands between them; all others merge. Prints the merged text
    and ends with 0, or the text with conflicts in brackets, [Mexico, Canada: should] [Panama: shall], and ends with 1.
    Brackets of the texts themselves are then printed as \\[ and \\]. As docx, a Word file with BASE as its text, every
    change tracked under its author's name, and each reading of a conflict in a comment beside the base.
    """
    if (form == "docx") != (file is not None):
        raise click.UsageError("A Word file needs --format docx and -o FILE, both.")
    if date and form != "docx":
        raise click.UsageError("--date belongs to --format docx.")
    files = _files(versions)
    if [base, *files.values()].count("-") > 1:
        raise Misused("standard input can be read once: name a file for all texts but one")
    merged = merge_text(
        read_text(base, may_be_empty=True),
        {name: read_text(file, may_be_empty=True) for name, file in files.items()},
    )
    if file is None:
        show(merged, form)
    else:
        _write_word(merged, files, date, file)
    ctx.exit(1 if merged.conflicts else 0)


def _write_word(merged: Merged, names: Iterable[str], date: str | None, file: str) -> None:
    from engine.word.redlined import Hand, merged_strands
    from web.cli.tracked import instant, write_tracked

    at = instant(date)
    hands = {name: Hand(name, at) for name in names}
    write_tracked(file, merged_strands(merged, hands), Hand("Acuerdo", at))


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


def show(merged: Merged, form: str, more: Mapping[str, str] | None = None) -> None:
    """Prints the merged text or, in a conflict, the text with brackets; as JSON with `more` keys beside its own.

    The text is printed to the character: no line end is added that is not in it.
    """
    if form == "json":
        click.echo(json.dumps({**merged_data(merged), **(more or {})}, ensure_ascii=False, indent=2))
        return
    click.echo(bracketed_text(merged), nl=False)
    for one in merged.look_here:
        sentence = " ".join(text_of(one.sentence).split())
        click.echo(f"look here, changed by {' and '.join(one.by)}: {sentence}", err=True)
    if merged.conflicts:
        number = len(merged.conflicts)
        click.echo(f"{number} conflict{'s' if number > 1 else ''}, in brackets", err=True)


def merged_data(merged: Merged) -> dict[str, Any]:
    """The JSON form: the text (null in a conflict), the conflicts, and the changes that are in none."""
    return {
        "text": merged.text,
        "conflicts": [_conflict(one) for one in merged.conflicts],
        "changes": [_change(one) for one in merged.changes],
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    alternatives = [{"by": list(one.by), "text": text_of(one.tokens)} for one in conflict.alternatives]
    return {"base": text_of(conflict.base), "alternatives": alternatives}


def _change(changed: Changed) -> dict[str, Any]:
    return {"by": list(changed.by), "old": text_of(changed.old), "new": text_of(changed.new)}
