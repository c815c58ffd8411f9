"""acuerdo read: a Word file with its tracked changes, as text."""

import json
from collections.abc import Iterator
from typing import Any

import click

from engine.text.redline.spans import Op
from engine.word.guard import Reason, UploadRefused
from engine.word.reader import Change, LeftOut, ReadDocument, ReadParagraph, read
from web.cli.failures import Refused
from web.cli.files import read_bytes

SENTENCES = {
    Reason.TOO_LARGE: "it is larger than {limit} bytes",
    Reason.TOO_MANY_PARTS: "it has more than {limit} parts",
    Reason.PART_TOO_LARGE: "its part {part} unpacks to more than {limit} bytes",
    Reason.UNPACKS_TOO_LARGE: "it unpacks to more than {limit} bytes",
    Reason.TOO_MANY_ELEMENTS: "it has more than {limit} elements",
    Reason.TOO_DEEP: "its part {part} is nested more than {limit} deep",
    Reason.NOT_A_WORD_FILE: "it is no Word file (.docx)",
    Reason.OLD_OR_PROTECTED: "it is protected by a password, or in the old .doc form; save it as a plain .docx",
    Reason.DAMAGED: "it is damaged; open it in Word and save it again",
    Reason.DUPLICATE_NAME: "it holds two parts of the name {part}",
    Reason.UNSAFE_NAME: "it holds a part of the unsafe name {part}",
    Reason.SYMBOLIC_LINK: "its part {part} is a link to another file",
    Reason.OVERLAP: "its part {part} overlaps with another one",
    Reason.ENCRYPTED: "its part {part} is encrypted; save it without a password",
    Reason.COMPRESSION: "its part {part} is compressed in a way that Word does not use",
    Reason.ENCODING: "its part {part} is encoded in a way that Word does not use",
    Reason.DOCUMENT_TYPE: "its part {part} declares a document type or an entity",
    Reason.CONTENT_TYPE: "it says it is of the type {type}; save it as a plain .docx",
    Reason.MACROS: "it holds macros ({part}); save it as a plain .docx",
    Reason.EMBEDDED: "it holds another file ({part}); take it out",
    Reason.ACTIVEX: "it holds a control ({part}); take it out",
    Reason.ALT_CHUNK: "it takes in text of another form ({part}); save it as a plain .docx",
    Reason.EXTERNAL: "its part {part} fetches something from outside; only links to web and mail addresses are allowed",
    Reason.TARGET: "its part {part} points to {target}, which is no part of the file",
    Reason.ACTIVE_FIELD: "its part {part} holds the active field {field}; take it out",
    Reason.MAIL_MERGE: "it is set up for a mail merge ({part}); save it as a plain .docx",
}


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
        raise Refused(f"{where} is refused: {sentence(refused)}") from None
    if form == "json":
        click.echo(json.dumps(as_data(document), ensure_ascii=False, indent=2))
        return
    for line in _lines(document):
        click.echo(line)


def sentence(refused: UploadRefused) -> str:
    facts = {name: str(fact)[:200] for name, fact in refused.facts.items()}
    return SENTENCES[refused.reason].format(**facts)


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
