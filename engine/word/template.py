"""The secretariat's own .docx, opened to be filled: its letterhead, page and styles stay, its text goes."""

from io import BytesIO

import docx
from docx.document import Document
from docx.opc.part import XmlPart

from engine.word.layout import Layout
from engine.word.markup import R, w
from engine.word.package import BadPackage, unpacked
from engine.word.styles import style_ids

# Relations of the document that are about its look. What belongs to the old text (pictures, links, comments, data)
# goes with it, so that nothing of an earlier paper hides in the new one.
_KEPT = {"styles", "settings", "webSettings", "fontTable", "theme", "numbering"}
# Settings that would track, merge or fetch, or that belong to the old text's notes.
_DROPPED = ("attachedTemplate", "mailMerge", "trackRevisions", "footnotePr", "endnotePr", "docVars", "rsids")


class TemplateRefused(ValueError):
    """The template cannot be used. `reason` says why and what to do; `style` names a missing style, if that is it."""

    def __init__(self, reason: str, style: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.style = style


def opened(template: bytes, layout: Layout) -> Document:
    """The template without its text. Raises TemplateRefused when it is no safe .docx or lacks a style of the layout."""
    try:
        unpacked(template)
        document = docx.Document(BytesIO(template))
        known = style_ids(document)
        missing = [look.style for look in layout.styles.all() if look.style.casefold() not in known]
        _empty(document)
        _forget(document)
    except BadPackage as error:
        raise TemplateRefused(f"The template cannot be used: {error}.") from error
    except Exception as error:  # python-docx has a dozen ways to fail on a file that is no .docx
        raise TemplateRefused("The template cannot be used: the file is damaged, or is no .docx.") from error
    if missing:
        raise TemplateRefused(_missing(missing[0]), missing[0])
    return document


def _missing(style: str) -> str:
    return (
        f"The template has no paragraph style named “{style}”. Open it in Word, apply “{style}” once to any paragraph "
        "(in the Styles pane choose All styles), save, and try again; the paragraph may be deleted afterwards."
    )


def _empty(document: Document) -> None:
    body = document.element.body
    section = body.find(w("sectPr"))
    if section is None:
        raise BadPackage("it has no page settings; save it again in Word")
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
