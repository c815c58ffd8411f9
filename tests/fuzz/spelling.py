"""From bytes to the texts that the laws speak of, so that a small change of bytes is a small change of texts.

0xFF and 0xFE stand in no UTF-8: 0xFF begins an edit, 0xFE the next version. An edit is a place, how many words go, and
the text that comes.
"""

from engine.text.tokens import tokens

EDIT, VERSION = b"\xff", b"\xfe"


def text_of(data: bytes) -> str:
    """Any text, lone surrogates among them."""
    return data.decode("utf-8", "surrogateescape")


def versions_of(data: bytes, most: int) -> list[str]:
    """A base and one to `most` versions of it."""
    head, *more = data.split(VERSION)[: most + 1]
    base, *own = head.split(EDIT)
    text = text_of(base)
    edits = [own, *(one.split(EDIT) for one in more)][:most]
    return [text, *(_edited(text, found) for found in edits)]


def _edited(base: str, edits: list[bytes]) -> str:
    parts = tokens(base)
    for edit in edits:
        if len(edit) > 1:
            place = edit[0] % (len(parts) + 1)
            parts[place : place + edit[1] % 8] = [text_of(edit[2:])]
    return "".join(parts)
