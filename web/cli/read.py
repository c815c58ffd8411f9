"""acuerdo read: a Word file with its tracked changes, as text."""

import json
from collections.abc import Iterator
from typing import Any

import click

from engine.text.redline.spans import Op
from engine.word.guard import UploadRefused
from engine.word.reader import Change, LeftOut, ReadDocument, ReadParagraph, read
from web.cli.failures import Refused
from web.cli.files import read_bytes
from web.cli.sentences import file_sentence


@click.command("read")
@click.argument("file")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(file: str, form: str) -> None:
    """Read the Word file FILE ("-" for standard input): its text before and after its tracked changes.

    As text, a paragraph a line, [-what goes-] and {+what comes+}, then the comments and what was left out. As JSON, for
    each paragraph its text in the base (every change rejected) and in the final form (accepted), "" where none begins,
    with the changes, who made them and when.
    """
    where = "standard input" if file == "-" else file
    try:
        document = read(read_bytes(file))
    except UploadRefused as refused:
        raise Refused(f"{where} is refused: {file_sentence(refused)}") from None
    if form == "json":
        click.echo(json.dumps(as_data(document), ensure_ascii=False, indent=2))
        return
    for line in _lines(document):
        click.echo(line)


def as_data(document: ReadDocument) -> dict[str, list[dict[str, Any]]]:
    """The JSON form."""
    return {
        "paragraphs": [_paragraph(each) for each in document.paragraphs],
        "comments": [
            {
                "author": each.author,
                "date": each.date,
                "text": each.text,
                "anchor": each.anchor,
                "paragraph": None if each.paragraph is None else each.paragraph + 1,
            }
            for each in document.comments
        ],
        "left_out": [
            {"kind": each.kind, "text": each.text, "paragraph": each.paragraph + 1}
            for each in document.left_out
        ],
    }


def _paragraph(each: ReadParagraph) -> dict[str, Any]:
    """Texts and changes always; the rest where there is something to say."""
    begins = [side for side, text in (("base", each.base), ("final", each.final)) if text is not None]
    more = {
        "begins": begins if len(begins) < 2 else None,
        "base_label": each.base_label,
        "final_label": each.final_label,
        "bookmarks": list(each.bookmarks),
        "in_table": each.in_table,
    }
    changes = [
        {"op": change.op.value, "text": change.text, "author": change.author, "date": change.date}
        for change in each.changes
    ]
    said = {key: value for key, value in more.items() if value or (key == "begins" and value is not None)}
    return {"base": each.base or "", "final": each.final or "", "changes": changes} | said


def _lines(document: ReadDocument) -> Iterator[str]:
    for each in document.paragraphs:
        label = each.final_label if each.final is not None else each.base_label
        yield " ".join(filter(None, (label, "".join(_marked(span) for span in each.spans))))
    for comment in document.comments:
        about = f" on “{comment.anchor}”" if comment.anchor else ""
        yield f"comment by {comment.author}{about}: {comment.text}"
    for left in document.left_out:
        yield _left_out(left)


def _marked(change: Change) -> str:
    text = "¶" if change.text == "\n" else change.text
    signs = {Op.EQUAL: ("", ""), Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}[change.op]
    return f"{signs[0]}{text}{signs[1]}"


def _left_out(left: LeftOut) -> str:
    said = f": {left.text}" if left.text else ""
    return f"left out in paragraph {left.paragraph + 1}: {left.kind.replace('_', ' ')}{said}"
