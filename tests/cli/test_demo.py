"""acuerdo demo: the whole path in one command."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, select, text

from engine.formats import read_format
from engine.record.store import EVENTS
from engine.text.outline import parse_paper
from engine.text.wording import print_wording
from engine.word.readback import printed_text
from tests.cli.conftest import ROOT, Acuerdo
from web.cli import cli

MEETING = "managua-2014-11"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, played once for all these tests."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ACUERDO_DATABASE_URL", raising=False)
        result = CliRunner().invoke(
            cli, ["--config", str(ROOT / "config.yaml"), "demo", "--out", str(folder)]
        )
    assert result.exit_code == 0, result.output
    return folder


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
        ("AmendmentCarried", 2),
        ("MergeProposed", 2),
        ("MergeAnswered", 4),
        ("PositionTaken", 220),
        ("CommentWritten", 20),
    ],
)
def test_it_shows_what_acuerdo_is_for(out: Path, kind: str, least: int) -> None:
    engine = create_engine(f"sqlite:///{out / 'acuerdo.db'}")
    with engine.connect() as connection:
        kinds = connection.execute(select(EVENTS.c.kind)).scalars().all()
    assert kinds.count(kind) >= least


def test_brackets_open_and_are_resolved(out: Path) -> None:
    engine = create_engine(f"sqlite:///{out / 'acuerdo.db'}")
    with engine.connect() as connection:
        bodies = (
            connection.execute(text("select body from texts where body like '%[Belize:%'")).scalars().all()
        )
    assert bodies, "two dates stood in brackets"
    (paper,) = out.glob("*.docx")
    assert "[" not in printed_text(paper.read_bytes())
