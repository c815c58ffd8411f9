"""acuerdo demo: the whole path in one command."""

import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, select, text

from engine.formats import read_format
from engine.procedure.commands import PositionKind
from engine.record.queries.issues import issue
from engine.record.queries.papers import HOUSE
from engine.record.store import EVENTS
from engine.text.outline import parse_paper
from engine.text.wording import print_wording
from engine.word.readback import printed_text
from tests.cli.conftest import ROOT, Acuerdo
from web.cli import cli

MEETING = "managua-2014-11"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The demonstration, played once for all these tests: where it was written, and what was said meanwhile."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ACUERDO_DATABASE_URL", raising=False)
        result = CliRunner().invoke(
            cli, ["--config", str(ROOT / "config.yaml"), "demo", "--out", str(folder)]
        )
    assert result.exit_code == 0, result.output
    return folder, result.stderr


@pytest.fixture
def out(played: tuple[Path, str]) -> Path:
    return played[0]


@pytest.fixture
def log(played: tuple[Path, str]) -> list[str]:
    """The secretary's log, without the two lines that say what is invented."""
    return played[1].splitlines()[2:]


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
    (paper,) = out.glob("*.docx")
    said = printed_text(paper.read_bytes())
    items = _seed_items()
    assert len(items) == 20
    assert all(item in said for item in items)


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
    assert log[-2].endswith("  Presidency: the paper is certified: all items are adopted together")


def test_brackets_open_and_are_resolved(out: Path) -> None:
    engine = create_engine(f"sqlite:///{out / 'acuerdo.db'}")
    with engine.connect() as connection:
        bodies = (
            connection.execute(text("select body from texts where body like '%[Belize:%'")).scalars().all()
        )
    assert bodies, "two dates stood in brackets"
    (paper,) = out.glob("*.docx")
    assert "[" not in printed_text(paper.read_bytes())
