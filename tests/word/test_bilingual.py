"""The paper in its other language, and side by side: what stands in the files, and that they are the same twice."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.bilingual import MISSING, STALE, mark_of, side_by_side_file, translation_file, translation_name
from engine.formats import read_format
from engine.procedure import commands as ask
from engine.procedure.terms import Adopts, Terms
from engine.record.queries.translated import TranslatedPaper, translated_paper
from engine.text.redline import Op
from engine.word.reader import read
from tests.builders import SECRETARIAT, WORKFLOWS, Room, create_room, create_wording
from tests.word.office import faults_found, read_by_libreoffice

FORMAT = read_format((WORKFLOWS / "formats" / "rcgm.yaml").read_text("utf-8"), "rcgm.yaml")
NOW = datetime(2014, 11, 24, 16, 42, tzinfo=UTC)
THANKS = create_wording("To thank:", "Mexico;", "Panama.")
GRACIAS = create_wording("Agradecer a:", "México;", "Panamá.")
FRAME = {
    "title": ("CONFERENCIA REGIONAL SOBRE MIGRACIÓN (CRM)",),
    "preamble": "El GRCM llegó a las siguientes:",
}


def create_meeting(
    url: str, adopts: Adopts = Adopts.BOTH, *, frame: bool = True, translated: bool = True
) -> Room:
    """Two items, of which the first is translated."""
    room = create_room(url, THANKS, create_wording("To note the report."))
    room.do(
        ask.SetTerms, SECRETARIAT, on_version=version(room), terms=Terms(translated=("es",), adopts=adopts)
    )
    if translated:
        translate(room, 0, GRACIAS)
    if frame:
        room.do(ask.TranslateFrame, SECRETARIAT, language="es", on_version=version(room), **FRAME)
    return room


def version(room: Room) -> int:
    with room.engine.connect() as connection:
        return int(connection.exec_driver_sql("select version from meetings").scalar_one())


def translate(room: Room, number: int, wording: object, on_number: int = 0) -> None:
    item = room.item(number)
    given = {"conclusion": item.id, "language": "es", "on_number": on_number, "on_revision": item.revision}
    room.do(ask.TranslateWording, SECRETARIAT, wording=wording, **given)


def paper_of(room: Room) -> TranslatedPaper:
    with room.engine.connect() as connection:
        found = translated_paper(connection, room.meeting, SECRETARIAT, "es")
    assert found is not None
    return found


def lines(docx: bytes) -> list[str]:
    return read(docx).text(Op.INSERT).splitlines()


def test_the_paper_in_spanish_has_spanish_words_headings_and_numbers(
    database_url: str, tmp_path: Path
) -> None:
    room = create_meeting(database_url)
    translate(room, 1, create_wording("Tomar nota del informe."))
    said = read_by_libreoffice(translation_file(paper_of(room), FORMAT, NOW), tmp_path)
    assert said == [
        "CONFERENCIA REGIONAL SOBRE MIGRACIÓN (CRM)", "El GRCM llegó a las siguientes:", "CONCLUSIONES",
        "1. Agradecer a:", "a) México;", "b) Panamá.", "2. Tomar nota del informe.",
    ]  # fmt: skip


def test_what_is_missing_or_stale_says_so_in_its_place(database_url: str) -> None:
    room = create_meeting(database_url)
    room.open_comments()
    about = {"conclusion": room.items[0], "on_revision": 1, "reason": "as discussed"}
    room.do(
        ask.ReviseWording, SECRETARIAT, wording=create_wording("To praise:", "Mexico;", "Panama."), **about
    )
    said = lines(translation_file(paper_of(room), FORMAT, NOW))
    assert STALE["es"] in said
    assert any(line.endswith(MISSING["es"]) for line in said)


def test_side_by_side_each_paragraph_stands_beside_its_own(database_url: str) -> None:
    room = create_meeting(database_url)
    said = lines(side_by_side_file(paper_of(room), FORMAT, NOW))
    assert said[1:3] == ["English (original)", "Español (traducción)"]
    start = said.index("CONCLUSIONS 1 · CONCLUSIONES 1")
    assert said[start + 1 : start + 7] == [
        "To thank:", "Agradecer a:", "a) Mexico;", "a) México;", "b) Panama.", "b) Panamá."
    ]  # fmt: skip


@pytest.mark.parametrize("make", [translation_file, side_by_side_file])
def test_the_same_paper_is_the_same_bytes_and_a_sound_file(
    make: Callable[..., bytes], database_url: str, tmp_path: Path
) -> None:
    found = paper_of(create_meeting(database_url))
    docx = make(found, FORMAT, NOW)
    assert docx == make(found, FORMAT, NOW)
    assert faults_found(docx, tmp_path) == []


def test_a_frame_that_is_not_translated_leaves_the_original_s(database_url: str) -> None:
    found = paper_of(create_meeting(database_url, frame=False))
    assert lines(translation_file(found, FORMAT, NOW))[0] == "REGIONAL CONFERENCE ON MIGRATION (RCM)"


def test_the_mark_says_draft_then_unofficial_until_the_days_have_passed(database_url: str) -> None:
    room = create_meeting(database_url, Adopts.ORIGINAL)
    assert (
        mark_of(paper_of(room), FORMAT, NOW) == "BORRADOR · 24 de noviembre de 2014, 16:42 UTC · Traducción"
    )
    translate(room, 1, create_wording("Tomar nota del informe."))
    for number in range(2):
        room.agree(number)
    assert room.certify().refusal is None
    found = paper_of(room)
    assert found.official is not None
    assert mark_of(found, FORMAT, NOW) == "TRADUCCIÓN NO OFICIAL"
    assert mark_of(found, FORMAT, found.official) is None
    assert translation_name(found, beside=True) == f"conclusions-{room.meeting}-en-es-adopted.docx"
