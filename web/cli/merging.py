"""What `merge` and `carry` print of a merge."""

import json
from collections.abc import Mapping
from typing import Any

import click

from engine.text.brackets import bracketed_text
from engine.text.merge import Changed, Conflict, Merged
from engine.text.merge.assembly import text_of


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
