"""Comments as a part of the file."""

from collections.abc import Sequence

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from engine.word.markup import document_bytes, element, run, w
from engine.word.redlined.parts import Comment
from engine.word.redlined.writer import instant

_STYLES = (
    ("CommentReference", "annotation reference", "character"),
    ("CommentText", "annotation text", "paragraph"),
)
_LONGEST_INITIALS = 9


def write_comments(document: Document, comments: Sequence[Comment]) -> None:
    """Adds the comments, whose ids are their places, and the two styles that Word shows them in."""
    if not comments:
        return
    _styles(document)
    root = element("comments", *(_comment(at, comment) for at, comment in enumerate(comments)))
    package = document.part.package
    part = Part(PackURI("/word/comments.xml"), CT.WML_COMMENTS, document_bytes(root), package)
    document.part.relate_to(part, RT.COMMENTS)


def _styles(document: Document) -> None:
    """Under Word's own ids; a template that has them keeps its own look."""
    root = document.styles.element
    known = {style.get(w("styleId")) for style in root.findall(w("style"))}
    for identity, name, kind in _STYLES:
        if identity in known:
            continue
        size = element("rPr", element("sz", val=16 if kind == "character" else 20))
        root.append(element("style", element("name", val=name), size, type=kind, styleId=identity))


def _comment(at: int, comment: Comment) -> etree._Element:
    hand = comment.hand
    sign = element("r", element("rPr", element("rStyle", val="CommentReference")), element("annotationRef"))
    made = [
        element("p", element("pPr", element("pStyle", val="CommentText")), run(line))
        for line in comment.text.split("\n")
    ]
    made[0].insert(1, sign)
    return element(
        "comment", *made, id=at, author=hand.author, date=instant(hand.at), initials=_initials(hand.author)
    )


def _initials(author: str) -> str:
    return "".join(word[0] for word in author.split() if word[0].isupper())[:_LONGEST_INITIALS] or author[:1]
