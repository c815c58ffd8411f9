"""The kinds of redlined papers: one delegation's proposals, and the compilation of all of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from engine.text.literals import as_read
from engine.text.merge import Alternative, Changed, Conflict, Merged, Unchanged
from engine.text.redline import redline
from engine.text.redline.spans import Mark, Op, Token
from engine.text.wording import Paragraph, Wording, relabelled
from engine.word.paper import PrintedPaper
from engine.word.redlined.parts import Comment, Hand, Strand, TrackedItem, TrackedPaper, strands

Said = Callable[[Conflict, Alternative], str]
Comments = Mapping[str, tuple[Comment, ...]]
_NONE: Comments = {}


def proposal(
    base: PrintedPaper, wordings: Mapping[str, Wording], hand: Hand, comments: Comments = _NONE
) -> TrackedPaper:
    """What one delegation proposes: the wordings by item. The comments, its rationales, stand beside the items."""
    old = {item.id: item.wording for item in base.items()}
    items = tuple(
        TrackedItem(id_, strands(redline(old[id_], wording), hand), comments.get(id_, ()))
        for id_, wording in wordings.items()
    )
    return TrackedPaper(base, reworded(base, wordings), hand, items)


def compilation(
    base: PrintedPaper,
    merged: Mapping[str, Merged],
    hands: Mapping[str, Hand],
    hand: Hand,
    comments: Comments = _NONE,
    said: Said | None = None,
) -> TrackedPaper:
    """All proposals over the base, by item. `hands` says for each name of the merges whose hand it is.

    What merges is tracked under its authors. Where proposals conflict the base stands, and each of them is a comment
    beside it, so that nothing is hidden and none comes first; `said` words such a comment.
    """
    items = tuple(
        TrackedItem(id_, merged_strands(one, hands, said), comments.get(id_, ()))
        for id_, one in merged.items()
    )
    target = reworded(base, {item.id: wording(item.strands, Op.INSERT) for item in items})
    return TrackedPaper(base, target, hand, items)


def reworded(paper: PrintedPaper, wordings: Mapping[str, Wording]) -> PrintedPaper:
    """The paper with other wordings for some of its items."""
    sections = tuple(
        replace(
            section,
            items=tuple(replace(item, wording=wordings.get(item.id, item.wording)) for item in section.items),
        )
        for section in paper.sections
    )
    return replace(paper, sections=sections)


def merged_strands(merged: Merged, hands: Mapping[str, Hand], said: Said | None = None) -> tuple[Strand, ...]:
    """The strands of a merge; a conflict is the base with a comment for each alternative."""
    return tuple(strand for piece in merged.pieces for strand in _strands(piece, hands, said or proposed))


def _strands(
    piece: Unchanged | Changed | Conflict, hands: Mapping[str, Hand], said: Said
) -> Iterator[Strand]:
    if isinstance(piece, Unchanged):
        yield Strand(Op.EQUAL, piece.tokens)
    elif isinstance(piece, Changed):
        hand = together(piece.by, hands)
        yield Strand(Op.DELETE, piece.old, hand)
        yield Strand(Op.INSERT, piece.new, hand)
    else:
        notes = [Comment(together(each.by, hands), said(piece, each)) for each in piece.alternatives]
        yield Strand(Op.EQUAL, piece.base, None, tuple(notes))


def together(names: Sequence[str], hands: Mapping[str, Hand]) -> Hand:
    """One hand for all who want the same: their names in order, each once, and the instant of the last."""
    found = [hands[name] for name in names]
    authors = dict.fromkeys(hand.author for hand in found)
    return Hand(", ".join(authors), max(hand.at for hand in found))


def proposed(conflict: Conflict, alternative: Alternative) -> str:
    """The wording that is wanted, in any language: what only goes is `[-so-]`, what only comes `{+so+}`."""
    base, text = _text(conflict.base), _text(alternative.tokens)
    if not text:
        return f"[-{base}-]"
    return text if base else f"{{+{text}+}}"


def wording(strands: Sequence[Strand], side: Op) -> Wording:
    """The wording of one side, its labels computed."""
    paragraphs: list[Paragraph] = []
    for token in (token for strand in strands if strand.op in (Op.EQUAL, side) for token in strand.tokens):
        if isinstance(token, Mark):
            paragraphs.append(Paragraph(token.kind, "", token.level, token.style))
        else:
            paragraphs[-1] = replace(paragraphs[-1], text=paragraphs[-1].text + token)
    return relabelled(Wording(tuple(paragraphs)))


def _text(tokens: Sequence[Token]) -> str:
    return as_read("".join(token if isinstance(token, str) else "\n" for token in tokens).strip("\n"))
