"""Proof that the Word file says what was adopted: the kept bytes, read back, against the texts on the record.

The reader shares no code with the writer. The numbers and letters that Word will print are part of what is compared.
"""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection

from engine.formats import Format, read_format
from engine.papers import heading
from engine.record import verify as record
from engine.record.queries import meetings, papers
from engine.record.queries.papers import PaperView
from engine.record.verify import Fault, Finding, Verdict
from engine.text.wording import print_wording
from engine.word.readback import printed_text


def verify(connection: Connection, meeting: str) -> Verdict:
    """The record of one meeting, and whether its Word file says the adopted text."""
    verdict = record.verify(connection, meeting)
    if not verdict.whole:
        return verdict  # what the rows say cannot be trusted, so the paper is not compared with them
    return replace(verdict, findings=paper_findings(connection, meeting))


def paper_findings(connection: Connection, meeting_id: str) -> tuple[Finding, ...]:
    """Nothing, or the first line in which the kept Word file and the adopted paper differ."""
    kept, paper = meetings.kept_paper(connection, meeting_id), papers.paper(connection, meeting_id)
    if kept is None or paper is None:
        return ()
    book = meetings.book(connection, meeting_id, paper.meeting.format)
    expected = list(adopted_lines(paper, read_format(book, "format (kept)")))
    try:
        found = printed_text(kept.content).splitlines()
    except ValueError:
        return (Finding(Fault.PAPER_DIFFERS, kept.name),)
    return () if found == expected else (Finding(Fault.PAPER_DIFFERS, _first_difference(found, expected)),)


def adopted_lines(paper: PaperView, format_: Format) -> Iterator[str]:
    """Every line of the paper with its label, as it must stand in print."""
    numbering = format_.layout.numbering
    yield from paper.meeting.title
    yield from paper.meeting.preamble.splitlines()
    number = 0
    for section in paper.sections:
        yield format_.layout.heading(section.key, heading(format_, paper.meeting.language, section.key))
        number = 0 if numbering.restart_in_each_section else number
        for item in section.items:
            number += 1
            yield from filter(None, [item.topic])
            label = "" if numbering.items == "none" else numbering.items.replace("1", str(number)) + " "
            yield from f"{label}{print_wording(item.wording)}".splitlines()


def _first_difference(found: list[str], expected: list[str]) -> str:
    pairs = zip(found, expected, strict=False)
    line = next(
        (number for number, (a, b) in enumerate(pairs, 1) if a != b), min(len(found), len(expected)) + 1
    )
    return f"line {line}"
