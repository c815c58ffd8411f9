"""What every paper in Word has in common: checked before, finished after, and read back when somebody else's template
was filled."""

from collections.abc import Callable
from io import BytesIO

import docx
from docx.document import Document

from engine.word.base import base
from engine.word.layout import Layout
from engine.word.margins import write_margins
from engine.word.markup import held
from engine.word.package import fixed
from engine.word.paper import PrintedPaper
from engine.word.properties import describe
from engine.word.template import TemplateRefused, Unfit, opened


def check_paper(paper: PrintedPaper) -> None:
    """Refuse what the lines do not show, before anything is written: see `adopted.write_paper`."""
    if paper.issued.tzinfo is None:
        raise ValueError("the instant of issue needs its time zone")
    held(paper.draft or "", "Draft mark")
    for place, text in (("Author", paper.author), ("Subject", paper.subject), ("Keywords", paper.keywords)):
        held(text, place)
    seen: set[str] = set()
    for item in paper.items():
        if item.id in seen:
            raise ValueError(f"two items have the id {item.id!r}")
        seen.add(item.id)


def made(
    paper: PrintedPaper,
    layout: Layout,
    template: bytes | None,
    write: Callable[[Document], None],
    says: Callable[[bytes], bool],
) -> bytes:
    """The file that `write` puts into an empty document, with foot, draft mark and properties of the paper.

    A file made in a template is given out only if `says` finds in it what it should say. Raises TemplateRefused.
    """
    if template is None:
        return _finished(docx.Document(BytesIO(base(layout, paper.language))), paper, layout, write)
    document = opened(template, layout)
    try:
        content = _finished(document, paper, layout, write)
        right = says(content)
    except (
        Exception
    ) as error:  # a file that is broken inside fails in a dozen ways, in python-docx and in lxml
        raise TemplateRefused(Unfit.MISBUILT) from error
    if not right:
        raise TemplateRefused(Unfit.PRINTS_OTHERWISE)
    return content


def _finished(
    document: Document, paper: PrintedPaper, layout: Layout, write: Callable[[Document], None]
) -> bytes:
    write(document)
    write_margins(document, paper, layout)
    describe(document, paper, layout)
    content = BytesIO()
    document.save(content)
    return fixed(content.getvalue())
