"""Word files that somebody sends: read out of the request, refused in one clear sentence, never kept.

The secretariat's own template goes through the same guard, and is refused in the same sentences.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from flask import request
from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from engine.word.guard import Reason, UploadRefused
from engine.word.reader import LeftOut
from engine.word.template import TemplateRefused, Unfit
from web.messages import gettext

_ = lazy_gettext

SENTENCES: Mapping[Reason | Unfit, LazyString] = {
    Reason.TOO_LARGE: _(
        "This file is too large: at most %(limit)s are taken. Take pictures out of it, and send it again."
    ),
    Reason.TOO_MANY_PARTS: _(
        "This file is made of too many parts (at most %(limit)s). Copy the text into a new document, and send that."
    ),
    Reason.PART_TOO_LARGE: _("A part of this file unpacks to more than %(limit)s (%(part)s)."),
    Reason.UNPACKS_TOO_LARGE: _("This file unpacks to more than %(limit)s."),
    Reason.TOO_MANY_ELEMENTS: _("This file has more than %(limit)s elements. A paper of this kind has far fewer."),
    Reason.TOO_DEEP: _("This file is nested more than %(limit)s levels deep (%(part)s)."),
    Reason.NOT_A_WORD_FILE: _("This is not a Word file (.docx). Save it in Word as .docx, and send that."),
    Reason.OLD_OR_PROTECTED: _(
        "This is a Word file of the old kind (.doc), or one with a password. Save it as .docx without a password."
    ),
    Reason.DAMAGED: _("This file is damaged. Open it in Word, save it again as .docx, and send that."),
    Reason.DUPLICATE_NAME: _("This file holds two parts of one name (%(part)s). Word does not write such files."),
    Reason.UNSAFE_NAME: _("This file holds a part with an unsafe name (%(part)s). Word does not write such files."),
    Reason.SYMBOLIC_LINK: _("This file holds a link to another file (%(part)s). Word does not write such files."),
    Reason.OVERLAP: _("Parts of this file lie over each other (%(part)s). Word does not write such files."),
    Reason.ENCRYPTED: _("This file is encrypted (%(part)s). Save it without a password, and send that."),
    Reason.COMPRESSION: _("This file is packed in a way that Word does not use (%(part)s)."),
    Reason.ENCODING: _("A part of this file is written in an encoding that cannot be read (%(part)s)."),
    Reason.DOCUMENT_TYPE: _("A part of this file declares a document type of its own (%(part)s), which is not taken."),
    Reason.CONTENT_TYPE: _(
        "This file says that it is something else than a Word document (%(type)s). Save it as .docx, and send that."
    ),
    Reason.MACROS: _("This file holds macros (%(part)s). Save it as .docx, which cannot hold any, and send that."),
    Reason.EMBEDDED: _("Another file is embedded in this one (%(part)s). Take it out, and send it again."),
    Reason.ACTIVEX: _("This file holds an active control (%(part)s). Take it out, and send it again."),
    Reason.ALT_CHUNK: _("This file holds another document that Word would read in (%(part)s). Take it out."),
    Reason.EXTERNAL: _(
        "This file would fetch something from outside when it is opened (%(target)s). Take it out, and send it again."
    ),
    Reason.TARGET: _("This file points to a place outside itself (%(target)s). Word does not write such files."),
    Reason.ACTIVE_FIELD: _(
        "This file holds a field that fetches something or runs it (%(field)s). Take it out, and send it again."
    ),
    Reason.MAIL_MERGE: _("This file is set up for a mail merge. End that in Word, and send it again."),
    Unfit.UNREADABLE: _("The template's file is gone, or may not be read by this server. Put it back where it was."),
    Unfit.NO_STYLE: _(
        "The template has no paragraph style named “%(style)s”. Open it in Word, apply “%(style)s” once to any "
        "paragraph (in the Styles pane choose All styles), and save it; the paragraph may be deleted afterwards."
    ),
    Unfit.NO_PAGE: _("The template has no page settings. Open it in Word, and save it again as .docx."),
    Unfit.MISBUILT: _(
        "The template is built in a way that Word itself would not write. Open it in Word, and save it again as .docx."
    ),
    Unfit.PRINTS_OTHERWISE: _(
        "With this template Word would print other text or numbers than the paper's. Take the numbering out of its "
        "styles."
    ),
}  # fmt: skip

_BYTES = frozenset({Reason.TOO_LARGE, Reason.PART_TOO_LARGE, Reason.UNPACKS_TOO_LARGE})


class NoFile(ValueError):
    """No file was chosen."""


def uploaded(name: str = "file") -> bytes:
    """The bytes of the file that came along, held for this request alone. NoFile when there is none."""
    file = request.files.get(name)
    if file is None or not file.filename:
        raise NoFile(name)
    content: bytes = file.read()
    return content


def sentence(refused: UploadRefused | TemplateRefused) -> str:
    """Why the file is not taken, and what to do. Names of parts and targets are cut, and what cannot be seen in them is
    a dot: they are somebody else's text."""
    facts = {name: _seen(str(value)) for name, value in refused.facts.items()}
    if refused.reason in _BYTES:
        facts["limit"] = f"{int(refused.facts['limit']) // 1_000_000} MB"
    return str(SENTENCES[refused.reason]) % _Facts(facts)


def _seen(text: str) -> str:
    return "".join(sign if sign.isprintable() else "·" for sign in text[:80])


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "–"


LEFT_OUT: Mapping[str, LazyString] = {
    "footnote": _("a footnote"),
    "endnote": _("an endnote"),
    "hidden": _("hidden text"),
    "picture": _("a picture"),
    "text_box": _("a text box"),
    "table": _("a table (its words are read, its form is not)"),
    "table_row": _("a table row that comes or goes"),
    "formatting": _("a tracked change of how something looks"),
    "numbering": _("a tracked change of numbering"),
    "field": _("a field (what it shows is read)"),
    "equation": _("an equation"),
    "symbol": _("a symbol of another font"),
    "ruby": _("a reading aid above the text"),
    "inserted_and_deleted": _("what was put in and taken out again"),
    "of_others": _("what you took out of another delegation's proposal"),
}


def left_out_in_words(found: Sequence[LeftOut]) -> list[tuple[str, int, tuple[str, ...]]]:
    """What was left out: in words, how often, and the texts, where there are any."""
    return [
        (left_out(kind), number, tuple(each.text for each in found if each.kind == kind and each.text))
        for kind, number in Counter(each.kind for each in found).items()
    ]


def left_out(kind: str) -> str:
    return str(LEFT_OUT.get(kind, gettext("something else (%(kind)s)", kind=kind)))
