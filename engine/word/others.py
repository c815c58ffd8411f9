"""Tracked changes of others in a file that somebody hands in: neither accepted nor rejected by whoever sends it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from engine.word.markup import document_bytes, element, w
from engine.word.related import main_part, parsed

_COME, _GO = (w("ins"), w("moveTo")), (w("del"), w("moveFrom"))
_DELETED_TEXT = {w("delText"): w("t"), w("delInstrText"): w("instrText")}

Foreign = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class OwnOnly:
    """The parts of the file without what others proposed, and how many such changes there were.

    `lost` are the words that the sender took out of what others put in: they stand in no text of the paper.
    """

    parts: dict[str, bytes]
    left: int
    lost: tuple[str, ...] = ()


def own_changes(parts: Mapping[str, bytes], foreign: Foreign) -> OwnOnly:
    """The file as if the changes whose author is `foreign` had never been proposed; parts that the guard let in.

    What they put in goes, with all that was done to it; what they took out stands. All other changes stay tracked.
    """
    main = main_part(parts)
    root = parsed(parts[main])
    found = [node for node in root.iter(*_COME, *_GO) if foreign(node.get(w("author"), ""))]
    if not found:
        return OwnOnly(dict(parts), 0)
    lost = tuple(text for node in found if node.tag in _COME for text in _taken_out(node, foreign))
    for node in found:
        _undo(node)
    return OwnOnly({**parts, main: document_bytes(root)}, len(found), lost)


def _taken_out(node: etree._Element, foreign: Foreign) -> Iterator[str]:
    for inner in node.iter(*_GO):
        text = "".join(each.text or "" for each in inner.iter(w("delText"), w("t")))
        if text.strip() and not foreign(inner.get(w("author"), "")):
            yield text


def _undo(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is None:  # it stood inside another change that is undone
        return
    if parent.tag == w("rPr"):
        _undo_mark(node, parent)
    elif node.tag in _COME:
        parent.remove(node)
    else:
        _unwrap(node, parent)


def _undo_mark(node: etree._Element, parent: etree._Element) -> None:
    """The mark of a paragraph. One that came goes on both sides: a mark that is put in and taken out is on neither."""
    if node.tag in _GO:
        parent.remove(node)
    elif parent.find(w("del")) is None:
        said = {key: node.get(w(key), "") for key in ("id", "author", "date")}
        node.addnext(element("del", **said))


def _unwrap(node: etree._Element, parent: etree._Element) -> None:
    for child in list(node.iter(*_DELETED_TEXT)):
        child.tag = _DELETED_TEXT.get(child.tag, child.tag)
    place = parent.index(node)
    parent[place : place + 1] = list(node)
