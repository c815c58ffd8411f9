"""acuerdo demo: the whole path in one command, from the first draft to the next meeting."""

import hashlib
import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from sqlalchemy import create_engine, select, text

from engine.formats import read_format
from engine.procedure.commands import PositionKind
from engine.record.queries.issues import issue
from engine.record.queries.papers import HOUSE
from engine.record.store import EVENTS
from engine.text.outline import parse_paper
from engine.text.wording import print_wording
from engine.word.readback import printed_notes, printed_text
from tests.cli.conftest import ROOT, Acuerdo
from web.cli import cli

MEETING = "managua-2014-11"
CERTIFIED = f"conclusions-{MEETING}-en-adopted.docx"
INVENTED = "Demonstration: "


@dataclass(frozen=True)
class Played:
    """Where the demonstration was written, what was said of the files, and the secretary's log."""

    folder: Path
    said: str
    log: str


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The demonstration, played once for all these tests."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ACUERDO_DATABASE_URL", raising=False)
        result = CliRunner().invoke(
            cli, ["--config", str(ROOT / "config.yaml"), "demo", "--out", str(folder)]
        )
    assert result.exit_code == 0, result.output
    return Played(folder, result.stdout, result.stderr)


@pytest.fixture
def out(played: Played) -> Path:
    return played.folder


@pytest.fixture
def log(played: Played) -> list[str]:
    """The secretary's log, without the two lines that say what is invented."""
    return played.log.splitlines()[2:]


def _digests(folder: Path) -> dict[str, str]:
    """What was written; of the database the statements that make it: SQLite may lay out the same rows in two ways."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("acuerdo.db")]
    found = {str(path.relative_to(folder)): path.read_bytes() for path in files}
    with closing(sqlite3.connect(folder / "acuerdo.db")) as connection:
        found["acuerdo.db"] = "\n".join(connection.iterdump()).encode()
    return {name: hashlib.sha256(content).hexdigest() for name, content in found.items()}


def _seed_items() -> list[str]:
    format_ = read_format((ROOT / "workflows/formats/rcgm.yaml").read_text("utf-8"), "rcgm.yaml")
    seed = (ROOT / "web/demonstration/managua.txt").read_text("utf-8")
    sections = parse_paper(seed, format_.words).paper.sections
    return [f"{item.label} {print_wording(item.wording)}" for section in sections for item in section.items]


def test_the_certified_paper_is_the_seeds_nineteen_conclusions_and_one_recommendation(out: Path) -> None:
    said = printed_text((out / CERTIFIED).read_bytes())
    items = _seed_items()
    assert len(items) == 20
    assert all(item in said for item in items)


def test_and_nothing_else_but_what_stands_beside_them(out: Path) -> None:
    """Heading and preamble around, a reservation and a disassociation as footnotes; no draft's item, no bracket."""
    said = printed_text((out / CERTIFIED).read_bytes())
    for item in _seed_items():
        said = said.replace(item, "", 1)
    title, _preamble, *left = [line for line in said.splitlines() if line.strip()]
    assert (title, left) == ("REGIONAL CONFERENCE ON MIGRATION (RCM)", ["CONCLUSIONS", "Recommendations"])


def test_what_delegations_say_stands_in_footnotes_and_says_that_it_is_invented(out: Path) -> None:
    """In the certified paper those at the gavel; in Add.1 the explanation of position too, which came after it."""
    certified = printed_notes((out / CERTIFIED).read_bytes())
    added = printed_notes((out / f"conclusions-{MEETING}-en-add-1.docx").read_bytes())
    heads = ["Dominican Republic, reservation", "Belize, disassociation"]
    assert [note.partition(":")[0] for note in certified] == heads
    assert [note.partition(":")[0] for note in added] == [
        *heads,
        "United States of America, explanation of position",
    ]
    assert all(f": {INVENTED}" in note for note in added)


def test_twice_gives_the_same_bytes(
    out: Path, acuerdo: Acuerdo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ACUERDO_DATABASE_URL", raising=False)
    assert acuerdo("demo", "--out", tmp_path / "again").exit_code == 0
    assert _digests(out) == _digests(tmp_path / "again")


def test_there_is_a_redline_for_each_item(out: Path) -> None:
    pages = sorted(path.name for path in (out / "redlines").iterdir())
    assert pages == [*(f"conclusions-{n:02}.html" for n in range(1, 20)), "recommendations-01.html"]
    assert all("<ins>" in path.read_text("utf-8") for path in (out / "redlines").iterdir())


def test_the_record_of_it_is_whole(out: Path, acuerdo: Acuerdo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACUERDO_DATABASE_URL", f"sqlite:///{out / 'acuerdo.db'}")
    result = acuerdo("record", "verify")
    assert (result.exit_code, result.stdout.startswith(f"{MEETING}: whole.")) == (0, True)


def test_a_database_that_holds_a_meeting_is_refused(
    out: Path, acuerdo: Acuerdo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ACUERDO_DATABASE_URL", raising=False)
    result = acuerdo("demo", "--out", out)
    assert (result.exit_code, "holds a meeting already" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("CommentWritten", 20),
        ("AmendmentCarried", 2),
        ("MergeProposed", 2),
        ("MergeAnswered", 4),
        ("PersonSeated", 1),
        ("DraftCleared", 1),
        ("DraftShared", 2),
        ("DraftAgreedTo", 2),
        ("ObserverPermitted", 1),
        ("TermsSet", 2),
        ("NoteWritten", 1),
        ("DraftIssued", 3),
        ("StructureDecided", 1),
        ("AmendmentMaintained", 1),
        ("SittingOpened", 2),
        ("FloorGiven", 2),
        ("EntryConfirmed", 3),
        ("EntryTakenBack", 1),
        ("IdeaLapsed", 1),
        ("PositionTaken", 40),
        ("ChangeCalledMaterial", 1),
        ("ConclusionReopened", 1),
        ("ReopeningObjected", 1),
        ("ConclusionWithdrawn", 1),
        ("ConclusionAgreed", 20),
        ("ConclusionAdopted", 20),
        ("SilenceOpened", 2),
        ("SilenceBroken", 2),
        ("OutsideFilingConfirmed", 1),
        ("SilenceExpired", 2),
        ("SilenceAnnounced", 2),
        ("RemarkMade", 2),
        ("ConclusionDeferred", 1),
        ("StatementMade", 1),
        ("AddendumIssued", 1),
        ("CommitmentRecorded", 5),
        ("ItemsLinked", 1),
        ("CommitmentFollowedUp", 3),
        ("PresidencyHandedOver", 1),
        ("CorrectionObjected", 1),
        ("CorrectionIssued", 2),
        ("MeetingOpened", 2),
    ],
)
def test_it_shows_what_acuerdo_is_for(out: Path, kind: str, least: int) -> None:
    assert _events(out, kind) >= least


def _events(out: Path, kind: str) -> int:
    engine = create_engine(f"sqlite:///{out / 'acuerdo.db'}")
    with engine.connect() as connection:
        return connection.execute(select(EVENTS.c.kind)).scalars().all().count(kind)


def test_positions_of_every_kind_are_taken(out: Path) -> None:
    engine = create_engine(f"sqlite:///{out / 'acuerdo.db'}")
    with engine.connect() as connection:
        bodies = connection.execute(select(EVENTS.c.body).where(EVENTS.c.kind == "PositionTaken")).scalars()
        assert {json.loads(body)["data"]["kind"] for body in bodies} == set(PositionKind)


def test_labels_are_frozen_while_drafts_are_cited(out: Path) -> None:
    """An item that came later stands between two, and one that went is listed still; adopted, all are renumbered."""
    engine = create_engine(f"sqlite:///{out / 'acuerdo.db'}")
    with engine.connect() as connection:
        first, *later = [issue(connection, MEETING, number, HOUSE) for number in (1, 2, 3)]
    assert first is not None
    assert [line.label for line in first.lines] == [str(number) for number in range(1, 20)]
    for draft in later:
        assert draft is not None
        lines = [(line.label, line.standing) for line in draft.lines]
        assert lines[5:9] == [("6", True), ("6 bis", True), ("7", False), ("8", True)]


def test_the_log_has_a_line_for_each_step(out: Path, log: list[str]) -> None:
    hours = [datetime.strptime(line[:18], "%d %b %Y, %H:%M") for line in log]
    assert hours == sorted(hours)
    assert next(line[18:] for line in log if "6 bis" in line) == (
        "  Costa Rica: a new item is proposed, conclusion 6 bis"
    )


def test_brackets_open_and_are_resolved(out: Path) -> None:
    engine = create_engine(f"sqlite:///{out / 'acuerdo.db'}")
    with engine.connect() as connection:
        bodies = (
            connection.execute(text("select body from texts where body like '%[Belize:%'")).scalars().all()
        )
    assert bodies, "two dates stood in brackets"
    assert "[" not in printed_text((out / CERTIFIED).read_bytes())


# --- after the room --------------------------------------------------------------------------------------------------


def _line(log: list[str], words: str) -> int:
    """Where the log says so, once."""
    (found,) = (number for number, line in enumerate(log) if words in line)
    return found


def test_a_silence_is_broken_twice_and_restarted_on_the_changed_texts(log: list[str]) -> None:
    order = [
        "conclusions 9, 10, 11 are under silence until 28 Nov 18:00",
        "breaks the silence on it",
        "Mexico objects to conclusion 11 in an e-mail of the Ministry of Foreign Affairs to the Presidency",
        "has read it and confirms: the silence on conclusion 11 is broken",
        "conclusions 10, 11 are under silence until 1 Dec 18:00",
        "which is announced: conclusion 9 is agreed",
        "which is announced: conclusions 10, 11 are agreed",
        "joins on conclusion 4, no longer ad referendum",
        "a language remark on the Spanish of conclusion 19",
        "certifies the paper, in English and in Spanish",
        "Add.1 is issued",
        "objects to the one in conclusion 9, which ends it",
        "Corr.1 is issued",
        "opened from the commitments, with the item that was deferred",
    ]
    found = [_line(log, words) for words in order]
    assert found == sorted(found)


def test_every_file_is_written_and_its_hash_is_printed(played: Played) -> None:
    files = [path for path in played.folder.iterdir() if path.suffix in (".docx", ".xlsx")]
    lines = [line for line in played.said.splitlines() if "SHA-256" in line]
    assert len(lines) == len(files)
    for path in files:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        (line,) = (line for line in lines if line.startswith(f"{path}: "))
        assert line.endswith(f"SHA-256 {digest}")


def test_the_spanish_of_all_items_is_certified_with_the_original(out: Path) -> None:
    said = printed_text((out / f"conclusions-{MEETING}-es-adopted.docx").read_bytes())
    assert (
        said.count("\n19. Los Países Miembros reiteran la importancia de incorporar la perspectiva de género")
        == 1
    )
    assert "RECOMENDACIONES" in said.upper()
    assert not any(
        words in said for words in ("(Todavía sin traducción.)", "earlier text", "Member Countries")
    )


def test_the_correction_leaves_the_certified_paper_as_it_is(out: Path) -> None:
    """The sheet says the words, the consolidated copy has them, the first issue keeps its own."""
    stem = f"conclusions-{MEETING}-en-corr-1"
    sheet, whole = (
        printed_text((out / f"{stem}-{part}.docx").read_bytes()) for part in ("sheet", "consolidated")
    )
    assert "For “the importance to incorporate” read “the importance of incorporating”." in sheet
    assert "reiterate the importance of incorporating gender perspectives" in whole
    assert "the importance to incorporate" in printed_text((out / CERTIFIED).read_bytes())


def test_a_word_of_the_spanish_is_corrected_in_spanish(out: Path) -> None:
    sheet = printed_text((out / f"conclusions-{MEETING}-es-corr-2-sheet.docx").read_bytes())
    assert (
        "Donde dice «para trabajadores migrantes» debe decir «para personas trabajadoras migrantes»." in sheet
    )


def test_the_next_meeting_opens_with_what_was_committed_to(out: Path) -> None:
    """7 b, 7 c, 8, 11 and 16 a of the certified paper, and the item that was deferred."""
    rows = _rows(out / "opening-mexico-2015-06-en.docx")
    assert [row[1:] for row in rows] == [
        ["Technical Secretariat", "2014-12-15", "Done"],
        ["Member Countries", "2015-02-15", "Under way"],
        ["Member Countries", "2015-02-15", "Open"],
        ["Mexico", "2015-03-31", "Under way"],
        ["Ad-hoc Group on Migrant Children", "to be determined", "Open"],
    ]
    assert all(any(row[0] in item for item in _seed_items()) for row in rows)
    said = printed_text((out / "opening-mexico-2015-06-en.docx").read_bytes())
    assert "Deferred item of the former meeting" in said


def _rows(path: Path) -> list[list[str]]:
    (table,) = Document(str(path)).tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    return [row for row in cells[1:] if all(row) and len(set(row)) > 1]
