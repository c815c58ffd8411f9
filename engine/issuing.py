"""The files of everything that is issued, each made once and kept: drafts, the certified paper, addenda, corrections;
in the original, and in each other language in which the issue says anything.

A job of the outbox names what is to be made; what comes out are the commands' files. Nothing here writes anything.
"""

from datetime import datetime

from sqlalchemy import Connection

from engine.bilingual import TRANSLATION, in_language, side_by_side
from engine.certified import added_in, added_paper, certified_in, certified_paper
from engine.corrigenda import correction_files
from engine.formats import Format, kept_format
from engine.papers import file_name, format_of, issue_name, printed_issue
from engine.procedure.commands import Actor, NewFile, Role
from engine.procedure.meeting import CERTIFIED_WORK, PAPER, draft_work
from engine.record.queries import certified, meetings
from engine.record.queries.issued_in import issued_in
from engine.record.queries.issues import IssueView, issue
from engine.record.queries.papers import HOUSE, paper
from engine.record.queries.translated import translated_paper
from engine.word.adopted import write_paper
from engine.word.matrix import write_matrix
from engine.word.paper import PrintedPaper

# An observer is not told who wants what: of a draft with brackets there is a copy without the names in them.
NAMED, NAMELESS, BESIDE = PAPER, "nameless", "beside"
_NOBODY = Actor("record", Role.OBSERVER)


def part_in(part: str, language: str) -> str:
    """The name of the same part in another language: "paper-es"."""
    return f"{part}-{language}"


def files_of(
    connection: Connection, meeting_id: str, work: str, template: bytes | None
) -> tuple[NewFile, ...]:
    """The files of an issue: `work` is the job's name ("certified_paper", "draft-2", "addendum-1", "correction-1").

    Raises `engine.word.template.TemplateRefused`.
    """
    if work == CERTIFIED_WORK:
        return _certified(connection, meeting_id, template)
    kind, _, number = work.rpartition("-")
    makers = {"draft": _draft, "addendum": _addendum, "correction": _correction}
    return makers[kind](connection, meeting_id, int(number), template)


def _certified(connection: Connection, meeting_id: str, template: bytes | None) -> tuple[NewFile, ...]:
    """The original, and in each other language the paper and the two beside each other."""
    original, view = certified_paper(connection, meeting_id), paper(connection, meeting_id)
    assert original is not None, "a job names a meeting that was certified"
    assert view is not None, "the same"
    format_ = format_of(connection, view)
    made = [NewFile(NAMED, file_name(view), write_paper(original, format_.layout, template))]
    for said in certified_in(connection, meeting_id):
        other = certified_paper(connection, meeting_id, said)
        assert other is not None, "the same"
        content = write_paper(other, format_.layout, template)
        made.append(NewFile(part_in(NAMED, said.language), file_name(view, said.language), content))
        both = write_matrix(side_by_side(original, other, said, format_), format_.layout, template)
        name = file_name(view, f"{original.language}-{said.language}")
        made.append(NewFile(part_in(BESIDE, said.language), name, both))
    return tuple(made)


def _draft(
    connection: Connection, meeting_id: str, number: int, template: bytes | None
) -> tuple[NewFile, ...]:
    """With the names in its brackets and without them, in every language."""
    _, format_ = _format(connection, meeting_id)
    return tuple(
        NewFile(name, issue_name(found, printed.language), write_paper(printed, format_.layout, template))
        for part, viewer in ((NAMED, HOUSE), (NAMELESS, _NOBODY))
        for name, found, printed in _issued(connection, meeting_id, number, part, viewer)
    )


def _issued(
    connection: Connection, meeting_id: str, number: int, part: str, viewer: Actor
) -> list[tuple[str, IssueView, PrintedPaper]]:
    """The draft in the original and in the others, as the viewer is shown it, each under the name of its part."""
    language, format_ = _format(connection, meeting_id)
    found = issue(connection, meeting_id, number, viewer)
    assert found is not None, "a job names a draft that was issued"
    made = [(part, found, printed_issue(found, language, format_))]
    for said in issued_in(connection, meeting_id, draft_work(number), viewer):
        plain = printed_issue(found, said.language, format_)
        mark = f"{plain.draft} · {TRANSLATION[said.language]}"
        made.append((part_in(part, said.language), found, in_language(plain, said, mark)))
    return made


def _addendum(
    connection: Connection, meeting_id: str, number: int, template: bytes | None
) -> tuple[NewFile, ...]:
    _, format_ = _format(connection, meeting_id)
    papers = [(NAMED, added_paper(connection, meeting_id, number))]
    for said in added_in(connection, meeting_id, number):
        other = added_paper(connection, meeting_id, number, said)
        papers.append((part_in(NAMED, said.language), other))
    return tuple(
        NewFile(
            part,
            f"conclusions-{meeting_id}-{each.language}-add-{number}.docx",
            write_paper(each, format_.layout, template),
        )
        for part, each in papers
    )


def _correction(
    connection: Connection, meeting_id: str, number: int, template: bytes | None
) -> tuple[NewFile, ...]:
    """In the language of the correction alone."""
    original, format_ = _format(connection, meeting_id)
    corrections, at = certified.issued_corrections(connection, meeting_id, number)
    language = next(one.language for one in corrections if one.number == number)
    found = _as_adopted(connection, meeting_id, None if language == original else language, at)
    stem = f"conclusions-{meeting_id}-{language}-corr-{number}"
    return tuple(
        NewFile(part if language == original else part_in(part, language), f"{stem}-{part}.docx", content)
        for part, content in correction_files(found, corrections, at, format_, template)
    )


def _as_adopted(connection: Connection, meeting_id: str, language: str | None, at: datetime) -> PrintedPaper:
    """The certified paper as it was last issued, for corrections to be made in. A translation that is corrected is
    final: its last number is what was adopted, or has become official."""
    added, said = certified.after(connection, meeting_id).addenda, None
    if language is not None:
        translated = translated_paper(connection, meeting_id, HOUSE, language)
        assert translated is not None, "a correction is in a language of the paper"
        said = translated.said
    if added:
        return added_paper(connection, meeting_id, added, said)
    found = certified_paper(connection, meeting_id, said, at)
    assert found is not None, "a correction is of a certified paper"
    return found


def _format(connection: Connection, meeting_id: str) -> tuple[str, Format]:
    view = meetings.meeting(connection, meeting_id)
    assert view is not None, "a job names a meeting"
    return view.language, kept_format(meetings.book(connection, meeting_id, view.format))
