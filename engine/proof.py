"""Proof that the Word file says what was adopted: the kept bytes, read back, against the texts on the record.

The reader shares no code with the writer. The numbers and letters that Word will print are part of what is compared.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from engine.certified import certified_in, certified_paper
from engine.issuing import NAMED, part_in
from engine.papers import format_of
from engine.procedure.meeting import CERTIFIED_WORK
from engine.record import verify as record
from engine.record.queries import meetings, papers
from engine.record.queries.certified import kept_file
from engine.record.queries.papers import PaperView
from engine.record.queries.translations import SaidIn
from engine.record.verify import Fault, Finding, Verdict
from engine.word.layout import Layout
from engine.word.lines import lines, notes_of, text_of
from engine.word.paper import PrintedPaper
from engine.word.readback import printed_notes, printed_text


def verify(connection: Connection, meeting: str) -> Verdict:
    """The record of one meeting, and whether its Word file says the adopted text."""
    verdict = record.verify(connection, meeting)
    if not verdict.whole:
        return verdict  # what the rows say cannot be trusted, so the paper is not compared with them
    return replace(verdict, findings=paper_findings(connection, meeting))


def paper_findings(connection: Connection, meeting_id: str) -> tuple[Finding, ...]:
    """Nothing, or for each kept Word file of the certified paper, in whichever language, the first line in which it and
    the adopted paper differ."""
    kept, paper = meetings.kept_paper(connection, meeting_id), papers.paper(connection, meeting_id)
    if kept is None or paper is None or _erased(paper):
        return ()
    layout = format_of(connection, paper).layout
    findings = [_compared(kept.name, kept.content, certified_paper(connection, meeting_id), layout)]
    for said in certified_in(connection, meeting_id):
        found = kept_file(connection, meeting_id, CERTIFIED_WORK, part_in(NAMED, said.language))
        if found is not None and not _erased_in(said):
            other = certified_paper(connection, meeting_id, said)
            findings.append(_compared(*found, other, layout))
    return tuple(finding for finding in findings if finding)


def _compared(name: str, content: bytes, certified: PrintedPaper | None, layout: Layout) -> Finding | None:
    expected = tuple(lines(certified, layout)) if certified else ()
    try:
        found = (*printed_text(content).splitlines(), *printed_notes(content))
    except ValueError:
        return Finding(Fault.PAPER_DIFFERS, name)
    said = (*text_of(expected).splitlines(), *notes_of(expected))
    return (
        None if found == said else Finding(Fault.PAPER_DIFFERS, f"{name}, {_first_difference(found, said)}")
    )


def _erased_in(said: SaidIn) -> bool:
    """The same of a translation."""
    around = (*said.frame.title, said.frame.preamble) if said.frame.number else ()
    items = (one.wording.paragraphs for one in said.items.values() if one.wording is not None)
    return not all((*around, *items))


def _erased(paper: PaperView) -> bool:
    """Whether a text of the paper was erased: then there is nothing left to compare the file with, and no fault."""
    around = (*paper.meeting.title, paper.meeting.preamble)
    items = (entry.wording.paragraphs for section in paper.sections for entry in section.items)
    return not all((*around, *items))


def _first_difference(found: Sequence[str], expected: Sequence[str]) -> str:
    pairs = zip(found, expected, strict=False)
    line = next(
        (number for number, (a, b) in enumerate(pairs, 1) if a != b), min(len(found), len(expected)) + 1
    )
    return f"line {line}"
