"""What is issued is kept in every language that it was issued in, as it was, whatever is translated later."""

from datetime import timedelta

import pytest

from engine import proof
from engine.bilingual import ELSEWHERE, MISSING, STALE, UNOFFICIAL
from engine.desk import Desk
from engine.issuing import files_of
from engine.procedure import commands as ask
from engine.procedure.commands import PositionKind
from engine.procedure.terms import Adopts
from engine.record.locks import clock
from engine.record.queries.certified import kept_file, kept_parts
from engine.record.queries.papers import paper
from engine.record.verify import Fault
from engine.word.readback import printed_notes, printed_text
from tests.builders import CANADA, PRESIDENCY, SEATS, SECRETARIAT, Room, create_books, create_wording
from tests.cli.conftest import ROOT
from tests.word.test_bilingual import create_meeting, lines, translate
from web.config import load
from web.worker import work

NOTED = create_wording("Tomar nota del informe.")


def agreed(url: str, adopts: Adopts) -> Room:
    """Both items, Canada with a reservation on the first; the second is translated where both are adopted."""
    room = create_meeting(url, adopts)
    if adopts == Adopts.BOTH:
        translate(room, 1, NOTED)
    for number in range(2):
        room.open_comments(number)
        room.open_consensus(number)
        for seat in SEATS:
            room.stand(seat, number=number)
    room.stand(CANADA, PositionKind.RESERVATION, "not without funds")
    for number in range(2):
        assert room.declare_agreed(number).refusal is None
    return room


def certified(url: str, adopts: Adopts = Adopts.BOTH) -> Room:
    room = agreed(url, adopts)
    assert room.certify().refusal is None
    return room


def kept(room: Room, issue: str) -> dict[str, bytes]:
    """What the worker has kept of an issue, by part."""
    while work(room.engine, load(ROOT / "config.yaml")):
        pass
    with room.engine.connect() as connection:
        parts = [each.part for each in kept_parts(connection, room.meeting) if each.work == issue]
        files = {part: kept_file(connection, room.meeting, issue, part) for part in parts}
    return {part: file[1] for part, file in files.items() if file}


def made(room: Room, issue: str) -> dict[str, bytes]:
    """What a worker would make of an issue now, by part."""
    with room.engine.connect() as connection:
        files = files_of(connection, room.meeting, issue, None)
    return {each.part: each.content for each in files}


def issue(room: Room, symbol: str = "RCGM/2014/2") -> None:
    with room.engine.connect() as connection:
        found = paper(connection, room.meeting)
    assert found is not None
    items = tuple(entry.signed for section in found.sections for entry in section.items)
    room.do(ask.IssueDraft, SECRETARIAT, symbol=symbol, items=items, frame=found.frame)


def revise(room: Room, number: int = 0) -> None:
    words = create_wording("To praise:", "Mexico;", "Panama.")
    about = {"conclusion": room.items[number], "on_revision": room.item(number).revision}
    room.do(ask.ReviseWording, SECRETARIAT, wording=words, reason="as discussed", **about)


# --- the certified paper ---------------------------------------------------------------------------------------------


def test_what_was_adopted_in_both_languages_is_kept_in_both_and_side_by_side(database_url: str) -> None:
    room = certified(database_url)
    files = kept(room, "certified_paper")
    assert list(files) == ["paper", "paper-es", "beside-es"]
    said = printed_text(files["paper-es"]).splitlines()
    assert {"1. Agradecer a:", "b) Panamá.", "2. Tomar nota del informe."} <= set(said)
    assert UNOFFICIAL["es"] not in "\n".join(lines(files["paper-es"]))
    assert "a) México;" in lines(files["beside-es"])
    with room.engine.connect() as connection:
        verdict = proof.verify(connection, room.meeting)
    assert (verdict.findings, verdict.files) == ((), 3)


def test_a_position_stands_in_the_paper_of_each_language_and_beside_says_so(database_url: str) -> None:
    files = made(certified(database_url), "certified_paper")
    assert list(printed_notes(files["paper-es"])) == ["Canadá, reserva: not without funds"]
    assert ELSEWHERE["en"] in lines(files["beside-es"])


def test_a_translation_that_follows_is_kept_unofficial_as_it_stood_at_the_gavel(sqlite_url: str) -> None:
    room = certified(sqlite_url, Adopts.ORIGINAL)
    before = made(room, "certified_paper")
    translate(room, 1, NOTED)
    assert made(room, "certified_paper") == before
    said = lines(before["paper-es"])
    assert any(line.endswith(MISSING["es"]) for line in said)
    assert "2. Tomar nota del informe." not in said


def test_the_proof_reads_the_kept_file_of_every_language(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = certified(sqlite_url)
    whole = files_of

    def swapped(*given: object) -> tuple[ask.NewFile, ...]:
        """The original under the name of the translation."""
        first, second, *rest = whole(*given)  # type: ignore[arg-type]
        return (first, ask.NewFile(second.part, second.name, first.content), *rest)

    monkeypatch.setattr("web.worker.files_of", swapped)
    kept(room, "certified_paper")
    with room.engine.connect() as connection:
        faults = [each.fault for each in proof.verify(connection, room.meeting).findings]
    assert faults == [Fault.PAPER_DIFFERS]


# --- issued drafts ---------------------------------------------------------------------------------------------------


def test_a_draft_is_kept_in_the_languages_that_it_was_issued_in_and_never_changes(database_url: str) -> None:
    room = create_meeting(database_url)
    issue(room)
    before = made(room, "draft-1")
    translate(room, 1, NOTED)
    translate(room, 0, create_wording("Dar las gracias a:", "México;", "Panamá."), 1)
    assert made(room, "draft-1") == before == kept(room, "draft-1")
    assert list(before) == ["paper", "paper-es", "nameless", "nameless-es"]
    said = lines(before["paper-es"])
    assert "1. Agradecer a:" in printed_text(before["paper-es"])
    assert any(line.endswith(MISSING["es"]) for line in said)


def test_what_is_stale_when_the_draft_is_issued_says_so_in_it(sqlite_url: str) -> None:
    room = create_meeting(sqlite_url)
    room.open_comments()
    revise(room)
    issue(room)
    assert STALE["es"] in lines(made(room, "draft-1")["nameless-es"])


def test_an_item_that_was_withdrawn_keeps_its_label_in_every_language(sqlite_url: str) -> None:
    room = create_meeting(sqlite_url)
    issue(room)
    room.do(ask.WithdrawConclusion, SECRETARIAT, conclusion=room.items[0], reason="not pursued")
    issue(room, "RCGM/2014/2/Rev.1")
    assert "1. [retirada]" in printed_text(made(room, "draft-2")["paper-es"])


def test_brackets_lose_their_names_for_observers_in_the_translation_too(sqlite_url: str) -> None:
    room = create_meeting(sqlite_url)
    translate(room, 1, create_wording("Tomar nota [MEX: con aprecio] del informe."))
    issue(room)
    files = made(room, "draft-1")
    assert ["MEX" in printed_text(files[part]) for part in ("paper-es", "nameless-es")] == [True, False]


def test_a_draft_of_one_language_is_kept_in_one(sqlite_url: str) -> None:
    room = create_meeting(sqlite_url, frame=False, translated=False)
    issue(room)
    assert list(made(room, "draft-1")) == ["paper", "nameless"]
    translate(room, 0, create_wording("Agradecer a:", "México;", "Panamá."))
    assert list(made(room, "draft-1")) == ["paper", "nameless"]


# --- after the gavel -------------------------------------------------------------------------------------------------


def test_what_is_added_is_added_in_every_language(sqlite_url: str) -> None:
    room = certified(sqlite_url)
    said = {"item": room.items[1], "kind": ask.StatementKind.EXPLANATION, "text": "Leemos mayo."}
    room.do(ask.MakeStatement, CANADA, **said)
    room.desk = Desk(room.engine, create_books(), clock=lambda it: clock(it) + timedelta(days=3))
    room.do(ask.IssueAddendum, SECRETARIAT)
    files = made(room, "addendum-1")
    assert list(files) == ["paper", "paper-es"]
    assert "Canadá, explicación de posición: Leemos mayo." in list(printed_notes(files["paper-es"]))


def test_a_correction_of_the_translation_is_issued_in_its_language_alone(sqlite_url: str) -> None:
    room = certified(sqlite_url)
    slip = {
        "item": room.items[1],
        "language": "es",
        "wrong": "informe",
        "right": "Informe",
        "reason": "a capital",
    }
    room.do(ask.AskForCorrection, CANADA, id="slip", **slip)
    room.do(ask.CirculateCorrection, SECRETARIAT, correction="slip")
    room.desk = Desk(room.engine, create_books(), clock=lambda it: clock(it) + timedelta(days=15))
    room.do(ask.IssueCorrection, PRESIDENCY, correction="slip")
    files = made(room, "correction-1")
    assert list(files) == ["sheet-es", "consolidated-es"]
    assert "Donde dice «informe» debe decir «Informe»." in printed_text(files["sheet-es"])
    assert "2. Tomar nota del Informe." in printed_text(files["consolidated-es"])
    assert list(printed_notes(files["consolidated-es"])) == ["Canadá, reserva: not without funds"]
