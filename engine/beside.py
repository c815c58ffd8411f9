"""What stands beside the texts of a paper, in the words in which it is printed: as footnotes, or in an annex."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from engine.formats import Format
from engine.procedure.commands import StatementKind
from engine.procedure.terms import Printing
from engine.record.queries.certified import Stated
from engine.word.paper import PrintedAnnex, PrintedPaper

_KINDS: Mapping[str, Mapping[StatementKind, str]] = {
    "en": {
        StatementKind.RESERVATION: "reservation",
        StatementKind.EXPLANATION: "explanation of position",
        StatementKind.DISASSOCIATION: "disassociation",
        StatementKind.AD_REFERENDUM: "joins ad referendum",
    },
    "es": {
        StatementKind.RESERVATION: "reserva",
        StatementKind.EXPLANATION: "explicación de posición",
        StatementKind.DISASSOCIATION: "disociación",
        StatementKind.AD_REFERENDUM: "se suma ad referéndum",
    },
}
_ANNEX = {"en": "Annex: statements and positions", "es": "Anexo: declaraciones y posiciones"}
_WHOLE = {"en": "On the whole paper", "es": "Sobre todo el documento"}


def with_stated(
    paper: PrintedPaper, stated: Sequence[Stated], printing: Printing | None, format_: Format
) -> PrintedPaper:
    """The paper with what delegations say beside it, where the meeting prints it. What is pending the capital is
    stated even where statements stand in the record only: as a footnote then."""
    if not stated:
        return paper
    if printing == Printing.ANNEX:
        return replace(paper, annex=_annex(paper, stated, format_))
    # One mark an item: two side by side would read as one number.
    of = {
        item: ("\n".join(said(one, paper.language, format_) for one in found),)
        for item, found in _by_item(stated)
    }
    sections = tuple(
        replace(section, items=tuple(replace(item, notes=of.get(item.id, ())) for item in section.items))
        for section in paper.sections
    )
    return replace(paper, sections=sections, notes=of.get(None, ()))


def said(one: Stated, language: str, format_: Format) -> str:
    """ "Mexico, reservation: not without funds"; without words, only whose it is and what."""
    head = f"{member(one.delegation, language, format_)}, {_KINDS[language][one.kind]}"
    return f"{head}: {one.text}" if one.text else f"{head}."


def member(code: str, language: str, format_: Format) -> str:
    """A delegation's name in the paper's language; its code where the format has none."""
    names = format_.words.languages[language].members.get(code)
    return names[0] if names else code


def item_names(paper: PrintedPaper) -> dict[str, str]:
    """What each item is called: "Conclusions, 3", by its id."""
    return {
        item.id: f"{section.heading}, {item.label or number}"
        for section in paper.sections
        for number, item in enumerate(section.items, 1)
    }


def _annex(paper: PrintedPaper, stated: Sequence[Stated], format_: Format) -> PrintedAnnex:
    names, language = item_names(paper), paper.language
    order = [None, *names]
    lines = sorted(stated, key=lambda one: order.index(one.item) if one.item in order else len(order))
    paragraphs = (
        f"{names.get(one.item or '', _WHOLE[language])} – {said(one, language, format_)}" for one in lines
    )
    return PrintedAnnex(_ANNEX[language], tuple(paragraphs))


def _by_item(stated: Iterable[Stated]) -> list[tuple[str | None, list[Stated]]]:
    found: dict[str | None, list[Stated]] = {}
    for one in stated:
        found.setdefault(one.item, []).append(one)
    return list(found.items())
