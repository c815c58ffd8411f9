"""The secretariat's own .docx, opened to be filled: its letterhead, page and styles stay, its text goes."""

from collections.abc import Mapping
from enum import StrEnum
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.part import XmlPart

from engine.word.guard import Reason, UploadRefused, admitted
from engine.word.layout import Layout
from engine.word.markup import R, w
from engine.word.package import packed
from engine.word.styles import style_ids

# Relations of the document that are about its look. What belongs to the old text (pictures, links, comments, data)
# goes with it, so that nothing of an earlier paper hides in the new one.
_KEPT = {"styles", "settings", "webSettings", "fontTable", "theme", "numbering"}
# Settings that would track, or that belong to the old text's notes. Those that fetch are refused by the guard.
_DROPPED = ("trackRevisions", "footnotePr", "endnotePr", "docVars", "rsids")


class Unfit(StrEnum):
    """Why a file that may be opened is still no template; the facts that go with each are named beside it."""

    UNREADABLE = "unreadable"  # its file is gone, or may not be read
    NO_STYLE = "no_style"  # style: its name
    NO_PAGE = "no_page"  # it has no page settings
    MISBUILT = "misbuilt"  # its parts do not fit together as Word's do
    PRINTS_OTHERWISE = "prints_otherwise"  # with it Word would print other text or numbers than the paper's


class TemplateRefused(ValueError):
    """The template cannot be used. `reason` is the code, of the guard or of this room, `facts` what goes with it."""

    def __init__(self, reason: Reason | Unfit, **facts: str | int) -> None:
        said = "".join(f", {name} {fact}" for name, fact in facts.items())
        super().__init__(f"the template is refused: {reason}{said}")
        self.reason = reason
        self.facts: Mapping[str, str | int] = facts


def opened(template: bytes, layout: Layout) -> Document:
    """The template without its text. Raises TemplateRefused when the guard does not let it in, or when it lacks page
    settings or a style of the layout."""
    try:
        # Packed anew, so that nothing is opened but what the guard has seen.
        document = docx.Document(BytesIO(packed(admitted(template))))
        known = style_ids(document)
        missing = [look.style for look in layout.styles.all() if look.style.casefold() not in known]
        _empty(document)
        _forget(document)
    except TemplateRefused:
        raise
    except UploadRefused as refused:
        raise TemplateRefused(refused.reason, **refused.facts) from refused
    except Exception as error:  # python-docx has a dozen ways to fail on a file that is no .docx
        raise TemplateRefused(Reason.DAMAGED) from error
    if missing:
        raise TemplateRefused(Unfit.NO_STYLE, style=missing[0])
    return document


def _empty(document: Document) -> None:
    body = document.element.body
    section = body.find(w("sectPr"))
    if section is None:
        raise TemplateRefused(Unfit.NO_PAGE)
    for child in list(body):
        if child is not section:
            body.remove(child)


def _forget(document: Document) -> None:
    """Take away what only the old text used."""
    part = document.part
    used = {node.get(f"{{{R}}}id") for node in part.element.iter(w("headerReference"), w("footerReference"))}
    for key, relation in list(part.rels.items()):
        if relation.reltype.rsplit("/", 1)[-1] not in _KEPT and key not in used:
            del part.rels[key]
    settings = document.settings.element
    for name in _DROPPED:
        for node in settings.findall(w(name)):
            settings.remove(node)
    _unlink_settings(document)


def _unlink_settings(document: Document) -> None:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/settings") and isinstance(relation.target_part, XmlPart):
            relation.target_part.rels.clear()
