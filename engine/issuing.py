"""The files of everything that is issued, each made once and kept: drafts, the certified paper, addenda, corrections.

A job of the outbox names what is to be made; what comes out are the commands' files. Nothing here writes anything.
"""

from datetime import datetime

from sqlalchemy import Connection

from engine.corrigenda import correction_files
from engine.formats import Format, kept_format
from engine.papers import (
    added_paper,
    certified_paper,
    file_name,
    format_of,
    issue_file,
    issue_name,
)
from engine.procedure.commands import Actor, NewFile, Role
from engine.record.queries import certified, meetings
from engine.record.queries.issues import issue
from engine.record.queries.papers import HOUSE, paper
from engine.word.adopted import write_paper

# An observer is not told who wants what: of a draft with brackets there is a copy without the names in them.
NAMED, NAMELESS = "paper", "nameless"
_NOBODY = Actor("record", Role.OBSERVER)


def certified_file(connection: Connection, meeting_id: str, now: datetime, template: bytes | None) -> NewFile:
    """The certified paper. Raises `engine.word.template.TemplateRefused`."""
    found, view = certified_paper(connection, meeting_id, now), paper(connection, meeting_id)
    assert found is not None, "a job names a meeting that was certified"
    assert view is not None, "the same"
    layout = format_of(connection, view).layout
    return NewFile(NAMED, file_name(view), write_paper(found, layout, template))


def files_of(
    connection: Connection, meeting_id: str, work: str, template: bytes | None
) -> tuple[NewFile, ...]:
    """The files of an issue: `work` is the job's name ("draft-2", "addendum-1", "correction-1").

    Raises `engine.word.template.TemplateRefused`.
    """
    kind, _, number = work.rpartition("-")
    makers = {"draft": _draft, "addendum": _addendum, "correction": _correction}
    return makers[kind](connection, meeting_id, int(number), template)


def _draft(
    connection: Connection, meeting_id: str, number: int, template: bytes | None
) -> tuple[NewFile, ...]:
    language, format_ = _format(connection, meeting_id)
    made = []
    for part, viewer in ((NAMED, HOUSE), (NAMELESS, _NOBODY)):
        found = issue(connection, meeting_id, number, viewer)
        assert found is not None, "a job names a draft that was issued"
        content = issue_file(found, language, format_, template)
        made.append(NewFile(part, issue_name(found, language), content))
    return tuple(made)


def _addendum(
    connection: Connection, meeting_id: str, number: int, template: bytes | None
) -> tuple[NewFile, ...]:
    language, format_ = _format(connection, meeting_id)
    content = write_paper(added_paper(connection, meeting_id, number), format_.layout, template)
    return (NewFile(NAMED, f"conclusions-{meeting_id}-{language}-add-{number}.docx", content),)


def _correction(
    connection: Connection, meeting_id: str, number: int, template: bytes | None
) -> tuple[NewFile, ...]:
    language, format_ = _format(connection, meeting_id)
    corrections, at = certified.issued_corrections(connection, meeting_id, number)
    added = certified.after(connection, meeting_id).addenda
    found = (
        added_paper(connection, meeting_id, added) if added else certified_paper(connection, meeting_id, at)
    )
    assert found is not None, "a correction is of a certified paper"
    stem = f"conclusions-{meeting_id}-{language}-corr-{number}"
    return tuple(
        NewFile(part, f"{stem}-{part}.docx", content)
        for part, content in correction_files(found, corrections, at, format_, template)
    )


def _format(connection: Connection, meeting_id: str) -> tuple[str, Format]:
    view = meetings.meeting(connection, meeting_id)
    assert view is not None, "a job names a meeting"
    return view.language, kept_format(meetings.book(connection, meeting_id, view.format))
