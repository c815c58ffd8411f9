"""Word in: the text of any Word file before and after its tracked changes, who changed what, and what was left out.

Base is the text with every change rejected, final with every change accepted. Moved text goes in one place and comes in
the other. What cannot be taken over as text (pictures, notes, hidden text, tracked formatting, what somebody put in and
another took out again) is listed with its place.
"""

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from engine.text.redline.spans import Op
from engine.word.guard import admitted
from engine.word.markup import w
from engine.word.reader.assembly import assembled, stands
from engine.word.reader.atoms import Atom
from engine.word.reader.hidden import Hiding
from engine.word.reader.parts import Change, LeftOut, ReadComment, ReadDocument, ReadParagraph
from engine.word.reader.story import Anchor, Story
from engine.word.reader.words import plain_text
from engine.word.related import child_part, main_part, parsed

__all__ = ["Change", "LeftOut", "ReadComment", "ReadDocument", "ReadParagraph", "read", "read_parts"]


def read(docx: bytes) -> ReadDocument:
    """What an uploaded Word file says. Raises UploadRefused when the guard does not let it in."""
    return read_parts(admitted(docx))


def read_parts(parts: Mapping[str, bytes]) -> ReadDocument:
    """The same for the parts of a file that the guard has let in, or that was made here."""
    main = main_part(parts)
    styles = child_part(parts, main, "styles")
    story = Story(Hiding(styles), dict(_notes(parts, main)))
    body = parsed(parts[main]).find(w("body"))
    if body is not None:
        story.read(body)
    paragraphs = tuple(assembled(story.paragraphs, child_part(parts, main, "numbering"), styles))
    comments = tuple(_comments(child_part(parts, main, "comments"), story))
    return ReadDocument(paragraphs, comments, tuple(_left_out(story)))


def _notes(parts: Mapping[str, bytes], main: str) -> Iterator[tuple[tuple[str, str], str]]:
    for kind in ("footnote", "endnote"):
        root = child_part(parts, main, f"{kind}s")
        for note in () if root is None else root.iter(w(kind)):
            yield (kind, note.get(w("id"), "")), plain_text(note)


def _comments(root: etree._Element | None, story: Story) -> Iterator[ReadComment]:
    for node in () if root is None else root.iter(w("comment")):
        anchor = story.anchors.get(node.get(w("id"), ""))
        words = "" if anchor is None else _said(_about(story, anchor))
        place = None if anchor is None else anchor.paragraph
        yield ReadComment(
            node.get(w("author"), ""), node.get(w("date"), ""), plain_text(node), words.strip("\n"), place
        )


def _about(story: Story, anchor: Anchor) -> Iterator[Atom]:
    """The words that a comment is about, not many more than its reader needs."""
    length = 0
    for at in range(anchor.begins, anchor.ends):
        yield story.words[at]
        length += len(story.words[at].text)
        if length > _LONGEST_ANCHOR:
            return


_LONGEST_ANCHOR = 2000


def _said(atoms: Iterable[Atom]) -> str:
    """The words as they are to be, or, where a comment is about words that go, as they were."""
    kept = [atom for atom in atoms if atom.tracked.in_base or atom.tracked.in_final]
    final = "".join(atom.text for atom in kept if stands(atom.tracked, Op.INSERT))
    return final if final.strip("\n") else "".join(atom.text for atom in kept)


def _left_out(story: Story) -> Iterator[LeftOut]:
    yield from story.left_out
    for at, paragraph in enumerate(story.paragraphs):
        for atom in paragraph.atoms:
            if atom.tracked.inserted and atom.tracked.deleted:
                yield LeftOut("inserted_and_deleted", atom.text, at)
