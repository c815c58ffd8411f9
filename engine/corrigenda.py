"""A correction as it is issued: the sheet that says it, and the paper as it reads with it.

Source: a corrigendum says the words that are to be read for others (United Nations documents: "for ... read ...").
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from engine.beside import item_names
from engine.formats import Format
from engine.procedure.correction import Correction, issued_for
from engine.text.correcting import corrected, corrected_wording
from engine.word.adopted import write_paper
from engine.word.layout import day, issue_mark
from engine.word.paper import PrintedPaper

_FOR = {
    "en": "For “{wrong}” read “{right}”.",
    "es": "Donde dice «{wrong}» debe decir «{right}».",
}
_LEAVE_OUT = {"en": "Delete “{wrong}”.", "es": "Suprímase «{wrong}»."}
_TO = {"en": "To the text issued on {date}", "es": "Al texto publicado el {date}"}
_FRAME = {"en": "Title and preamble", "es": "Título y preámbulo"}
_CONSOLIDATED = {"en": "Consolidated text with Corr.{number}", "es": "Texto consolidado con Corr.{number}"}


def sheet(paper: PrintedPaper, correction: Correction, at: datetime) -> PrintedPaper:
    """The correction sheet: the paper's title and the day of its issue, where the words stand, and what is to be
    read for them."""
    language = paper.language
    where = item_names(paper).get(correction.item or "", _FRAME[language])
    pattern = _FOR[language] if str(correction.right) else _LEAVE_OUT[language]
    reads = pattern.format(wrong=correction.wrong, right=correction.right)
    symbol = f"Corr.{correction.number}"
    issued = _TO[language].format(date=day(language, paper.issued))
    return replace(
        paper,
        preamble="\n".join((symbol, issued, where, reads)),
        sections=(),
        notes=(),
        annex=None,
        issued=at,
        draft=issue_mark(symbol, language, at),
        subject=symbol,
    )


def consolidated(
    paper: PrintedPaper, corrections: Sequence[Correction], number: int, at: datetime
) -> PrintedPaper:
    """The whole paper as it reads with every correction up to Corr. `number`. Raises ValueError if the words of one do
    not stand where they should."""
    language = paper.language

    def changes(item: str | None) -> tuple[tuple[str, str], ...]:
        return issued_for(corrections, item, language, number)

    *title, preamble = corrected((*paper.title, paper.preamble), changes(None))
    sections = tuple(
        replace(
            section,
            items=tuple(
                replace(item, wording=corrected_wording(item.wording, changes(item.id)))
                for item in section.items
            ),
        )
        for section in paper.sections
    )
    symbol = _CONSOLIDATED[language].format(number=number)
    return replace(
        paper,
        title=tuple(title),
        preamble=preamble,
        sections=sections,
        issued=at,
        draft=issue_mark(symbol, language, at),
        subject=symbol,
    )


def correction_files(
    paper: PrintedPaper,
    corrections: Sequence[Correction],
    at: datetime,
    format_: Format,
    template: bytes | None,
) -> tuple[tuple[str, bytes], ...]:
    """The sheet and the consolidated copy of the last of `corrections`, by the part that each is: of `paper` in the
    language of that one."""
    last = max(corrections, key=lambda one: one.number or 0)
    made = (
        ("sheet", sheet(paper, last, at)),
        ("consolidated", consolidated(paper, corrections, last.number or 0, at)),
    )
    return tuple((part, write_paper(one, format_.layout, template)) for part, one in made)
