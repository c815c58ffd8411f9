"""The room's file: the whole paper as it stands after the room went on in Word, taken back item by item.

Nothing is guessed silently: how each item was found is said, a text from an older revision is carried exactly or is a
conflict, what belongs to no item is a new item or is listed, and what the file no longer has is named. Names of persons
are not among what is returned.
"""

from collections.abc import Callable, Container, Iterator, Sequence

from engine.handed_in.room.layout import moved, told
from engine.handed_in.room.lines import Line, lines_of, numbering
from engine.handed_in.room.matching import (
    Claims,
    Edges,
    Known,
    by_bookmark,
    by_likeness,
    by_text,
    one_run_each,
)
from engine.handed_in.room.parts import (
    Around,
    Frame,
    Gone,
    MatchedBy,
    Missing,
    Moved,
    NewItem,
    Place,
    RoomAmendment,
    RoomComment,
    RoomFile,
    RoomItem,
    RoomOutcome,
    Standing,
)
from engine.handed_in.room.pieces import Piece, Reader, What
from engine.handed_in.room.readings import codes_of, room_item, without_text
from engine.record.queries.views import ItemView
from engine.text.words import Words
from engine.word.guard import admitted
from engine.word.others import own_changes
from engine.word.reader import LeftOut, ReadDocument, ReadParagraph, read_parts

__all__ = [
    "Around", "Frame", "Gone", "MatchedBy", "Missing", "Moved", "NewItem", "Place", "RoomAmendment", "RoomComment",
    "RoomFile", "RoomItem", "RoomOutcome", "Standing", "room_file",
]  # fmt: skip


def room_file(
    docx: bytes,
    items: Sequence[ItemView],
    frame: Frame,
    words: Words,
    *,
    leave_open: bool = False,
    known_note: Callable[[str], bool] = lambda _: False,
) -> RoomFile:
    """What the room made of the paper, whose `items` stand in its order, each with all its revisions.

    Every tracked change counts as accepted; with `leave_open` those under the name of a delegation, as our own papers
    show its proposals, are left as proposals. `words` tells headings and delegations, `known_note` the comments that
    the record put into the file itself. Raises UploadRefused.
    """
    own = own_changes(admitted(docx), lambda author: leave_open and bool(codes_of(author, words)))
    document = read_parts(own.parts)
    lines = lines_of(document.paragraphs)
    claims, pieces = _matched(lines, items, Reader({each.id: each for each in items}, frame, words))
    by_id = {each.id: each for each in items}
    paragraphs = _paragraphs(document, claims)
    told_ = told(pieces, by_id, frame, words)
    return RoomFile(
        items=tuple(room_item(by_id[id_], paragraphs[id_], claims.by[id_], words) for id_ in told_.order),
        new=tuple(told_.new),
        missing=tuple(_missing(items, claims, told_.order)),
        moved=tuple(moved(told_, by_id)),
        around=tuple(told_.around),
        unplaced=tuple(told_.unplaced),
        comments=tuple(_comments(document, claims, words, known_note)),
        left_out=(*document.left_out, *(LeftOut("of_others", text, 0) for text in own.lost)),
        left_open=own.left,
    )


def _matched(lines: Sequence[Line], items: Sequence[ItemView], reader: Reader) -> tuple[Claims, list[Piece]]:
    """By bookmark; then by exact text, as it was before the changes and as it is; then by likeness."""
    known = [Known.of(each) for each in items]
    headings = reader.headings(lines)
    claims = by_bookmark(lines, known)
    numbers = numbering(lines, claims.firsts(lines), items)
    starts = numbers.starts(lines, headings)
    edges = Edges(headings, starts, numbers.marks is not None)
    one_run_each(lines, claims, known, starts)
    by_text(lines, claims, known, edges, lambda line: line.was)
    by_text(lines, claims, known, edges, lambda line: line.said)
    pieces = reader.pieces(lines, claims, numbers, starts)
    _liken(pieces, claims, known, lines)
    return claims, pieces


def _liken(pieces: Sequence[Piece], claims: Claims, known: Sequence[Known], lines: Sequence[Line]) -> None:
    standing = claims.standing(lines)
    blocks = [piece for piece in pieces if piece.what is What.BLOCK]
    wanted = [each for each in known if each.id not in standing]
    for at, id_ in by_likeness([piece.lines for piece in blocks], wanted).items():
        claims.take(blocks[at].lines, id_, MatchedBy.LIKENESS)
        blocks[at].what, blocks[at].item = What.ITEM, id_


def _paragraphs(document: ReadDocument, claims: Claims) -> dict[str, list[ReadParagraph]]:
    found: dict[str, list[ReadParagraph]] = {}
    for index, item in sorted(claims.of.items()):
        found.setdefault(item, []).append(document.paragraphs[index])
    return found


def _missing(items: Sequence[ItemView], claims: Claims, found: Container[str]) -> Iterator[Missing]:
    traces = set(claims.of.values())
    for item in items:
        if item.id not in found:
            gone = Gone.DELETED if item.id in traces else Gone.ABSENT
            yield Missing(item, gone, tuple(without_text(item)))


def _comments(
    document: ReadDocument, claims: Claims, words: Words, known_note: Callable[[str], bool]
) -> Iterator[RoomComment]:
    for each in document.comments:
        if each.text.strip() and not known_note(each.text):
            item = None if each.paragraph is None else claims.of.get(each.paragraph)
            yield RoomComment(item, each.text, each.anchor, codes_of(each.author, words))
