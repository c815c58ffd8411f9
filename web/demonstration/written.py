"""Every file that comes out of the demonstration: what was kept, in both languages, and the tables beside the paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection

from engine.issuing import BESIDE, NAMELESS
from engine.procedure.meeting import CERTIFIED_WORK
from engine.record.queries import certified
from engine.record.queries.certified import PartView
from engine.sheets import write_sheet
from engine.word.matrix import write_matrix
from web import labels
from web.app import create_app
from web.beside import KINDS, matrix
from web.capacities import Standing
from web.demonstration.follow_up import NEXT
from web.demonstration.play import Play
from web.here import Here
from web.letterhead import template_of
from web.word_files import format_of as format_of_meeting

OF_WORK = {
    CERTIFIED_WORK: "the certified paper",
    "draft": "the paper as issued, draft {number}",
    "addendum": "Add.{number}: the paper with the statements that came after it",
    "correction": "Corr.{number}",
}
PARTS = {
    BESIDE: "side by side with the original",
    "sheet": "the sheet",
    "consolidated": "the consolidated copy",
}
LANGUAGES = {"es": "in Spanish"}


@dataclass(frozen=True, slots=True)
class Written:
    name: str
    what: str
    content: bytes


def written(connection: Connection, play: Play, address: str) -> Iterator[Written]:
    """All of them, the certified paper first. `address` is that of the database, from which the tables read."""
    parts = certified.kept_parts(connection, play.meeting)
    for part in sorted(parts, key=lambda part: part.work != CERTIFIED_WORK):
        if not part.part.startswith(NAMELESS):
            yield _kept(connection, play, part)
    yield from _tables(play, address)


def _kept(connection: Connection, play: Play, part: PartView) -> Written:
    kept = certified.kept_file(connection, play.meeting, part.work, part.part)
    assert kept is not None, "it is on the list of what is kept"
    (kind, _, number), (name, _, language) = part.work.partition("-"), part.part.partition("-")
    said = (OF_WORK[kind].format(number=number), LANGUAGES.get(language), PARTS.get(name))
    return Written(kept[0], ", ".join(filter(None, said)), kept[1])


def _tables(play: Play, address: str) -> Iterator[Written]:
    """As the pages make them, for the secretariat. Nobody signs in: the key of the cookies is a throw-away one."""
    with TemporaryDirectory() as folder:
        app = create_app(play.config.model_copy(update={"database": address, "data": Path(folder)}))
        with app.test_request_context(headers={"Accept-Language": "en"}):
            yield from _table(play, play.meeting, "commitments", "the commitments, and what became of them")
            yield from _table(play, NEXT, "opening", "the opening paper of the next meeting")


def _table(play: Play, meeting: str, kind: str, what: str) -> Iterator[Written]:
    found = play.view(meeting)
    labels.speak_of(meeting)
    staff = play.cast.staff
    made, layout = (
        matrix(Here(found, Standing(staff, (staff,))), KINDS[kind]),
        format_of_meeting(found).layout,
    )
    yield Written(f"{kind}-{meeting}-en.docx", what, write_matrix(made, layout, template_of(play.config)))
    sheet = write_sheet(made, str(KINDS[kind].title), str(KINDS[kind].about))
    yield Written(f"{kind}-{meeting}-en.xlsx", f"{what}, as a spreadsheet", sheet)
