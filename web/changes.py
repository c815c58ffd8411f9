"""What an amendment changes, in words: for a table, where a redline cannot be drawn."""

from collections.abc import Iterator, Sequence

from engine.record.queries.views import AmendmentView
from web.messages import gettext
from web.proposals import suppresses
from web.redlines import Line, Piece, drawn

CONTEXT = 40  # characters that say where something is put in


def in_words(amendment: AmendmentView) -> tuple[str, ...]:
    """A sentence for each change: "Paragraph a): replace “accept” with “adopt”."."""
    if suppresses(amendment):
        return (gettext("Suppress the whole item."),)
    lines = drawn(amendment.base, amendment.wording)
    several = len(lines) > 1
    return tuple(
        sentence for number, line in enumerate(lines, 1) for sentence in _of_line(line, number, several)
    )


def _of_line(line: Line, number: int, several: bool) -> Iterator[str]:
    where = _where(line, number) if several else ""
    if line.op == "insert" and all(piece.op == "insert" for piece in line.pieces):
        text = "".join(piece.text for piece in line.pieces)
        yield gettext("%(where)sadd this paragraph: “%(text)s”", where=where, text=text)
        return
    if line.op == "delete" and all(piece.op == "delete" for piece in line.pieces):
        text = "".join(piece.text for piece in line.pieces)
        yield gettext("%(where)sdelete the paragraph “%(text)s”", where=where, text=text)
        return
    if line.op == "insert":
        yield gettext("%(where)sbegin a new paragraph here.", where=where)
    elif line.op == "delete":
        yield gettext("%(where)sjoin it to the paragraph before it.", where=where)
    elif line.was is not None:
        yield gettext("%(where)sset it in another way (it was “%(was)s”).", where=where, was=line.was)
    yield from _of_pieces(line.pieces, where)


def _where(line: Line, number: int) -> str:
    if line.kind == "lead" and not line.label:
        return gettext("Lead: ")
    if line.kind == "sub" and line.label:
        return gettext("Paragraph %(label)s: ", label=line.label)
    return gettext("Paragraph no. %(number)s: ", number=number)


def _of_pieces(pieces: Sequence[Piece], where: str) -> Iterator[str]:
    before, gone = "", ""
    for place, piece in enumerate(pieces):
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        if piece.op == "equal":
            before = piece.text
        elif piece.op == "delete" and after is not None and after.op == "insert":
            gone = piece.text
        elif piece.op == "delete":
            yield gettext("%(where)sdelete “%(old)s”", where=where, old=piece.text.strip())
        elif gone:
            yield gettext(
                "%(where)sreplace “%(old)s” with “%(new)s”",
                where=where,
                old=gone.strip(),
                new=piece.text.strip(),
            )
            gone = ""
        elif before.strip():
            yield gettext(
                "%(where)safter “%(before)s” insert “%(new)s”",
                where=where,
                before=_last(before),
                new=piece.text.strip(),
            )
        else:
            yield gettext("%(where)sat the beginning insert “%(new)s”", where=where, new=piece.text.strip())


def _last(text: str) -> str:
    """The last words before a place."""
    short = text.strip()
    if len(short) <= CONTEXT:
        return short
    return f"… {short[-CONTEXT:].partition(' ')[2]}"
