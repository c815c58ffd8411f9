"""The worker: the certified paper's Word file is made once, and nothing is lost on the way."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from engine import proof
from engine.procedure.commands import CertifiedItem, OpenSilence
from engine.record.queries import meetings
from engine.record.queries.meetings import FileView
from tests.builders import PRESIDENCY, Room, create_room
from tests.cli.conftest import ROOT, Acuerdo
from web import worker
from web.config import Config, load


@pytest.fixture
def config() -> Config:
    return load(ROOT / "config.yaml")


def certified(url: str) -> Room:
    room = create_room(url)
    room.agree()
    outcome = room.certify()
    assert outcome.refusal is None
    return room


def kept(room: Room) -> FileView | None:
    with room.engine.connect() as connection:
        return meetings.kept_paper(connection, room.meeting)


def test_the_file_of_a_certified_paper_is_made_and_kept(database_url: str, config: Config) -> None:
    room = certified(database_url)
    assert kept(room) is None
    assert worker.work(room.engine, config)
    found = kept(room)
    assert found is not None
    assert found.name == f"conclusions-{room.meeting}-en-adopted.docx"
    with room.engine.connect() as connection:
        assert proof.verify(connection, room.meeting).whole


def test_there_is_nothing_left_to_do_afterwards(database_url: str, config: Config) -> None:
    room = certified(database_url)
    worker.work(room.engine, config)
    assert not worker.work(room.engine, config)


def test_a_job_that_fails_goes_back_with_its_reason(
    sqlite_url: str, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = certified(sqlite_url)
    monkeypatch.setattr(worker, "files_of", failing)
    assert worker.work(room.engine, config)
    assert kept(room) is None
    with room.engine.connect() as connection:
        assert meetings.rendering_fault(connection, room.meeting) == "the printer is on fire"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"no ZIP at all", "This is not a Word file (.docx). Save it in Word as .docx, and send that."),
        (None, "The template's file is gone, or may not be read by this server. Put it back where it was."),
    ],
)
def test_a_template_that_cannot_be_used_is_told_in_a_sentence_and_the_job_waits(
    sqlite_url: str, config: Config, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    room = certified(sqlite_url)
    file = tmp_path / "letterhead.docx"
    if content is not None:
        file.write_bytes(content)
    assert worker.work(room.engine, config.model_copy(update={"template": file}))
    assert kept(room) is None
    with room.engine.connect() as connection:
        fault = meetings.rendering_fault(connection, room.meeting)
    assert fault == f"{file} cannot be used as the template: {sentence}"
    with room.engine.begin() as connection:
        connection.execute(text("UPDATE outbox SET leased_until = '2014-11-25T00:00:00.000000Z'"))
    assert worker.work(room.engine, config)
    assert kept(room) is not None


def test_a_job_whose_worker_died_is_taken_over_when_its_lease_has_run_out(
    sqlite_url: str, config: Config
) -> None:
    room = certified(sqlite_url)
    assert worker.outbox.lease(room.engine) is not None  # and then nothing more is heard of it
    assert not worker.work(room.engine, config)
    with room.engine.begin() as connection:
        connection.execute(text("UPDATE outbox SET leased_until = '2014-11-25T00:00:00.000000Z'"))
    assert worker.work(room.engine, config)
    assert kept(room) is not None


def test_two_workers_keep_one_file(database_url: str, config: Config) -> None:
    room = certified(database_url)
    job = worker.outbox.lease(room.engine)
    assert job is not None
    outcomes = together(4, lambda: worker.keep(room.desk, room.engine, job, config))
    assert all(worker._fault(outcome) is None for outcome in outcomes)
    with room.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM files")).scalar() == 1


def test_a_worker_does_its_work_in_the_background_until_it_is_stopped(
    sqlite_url: str, config: Config
) -> None:
    room = certified(sqlite_url)
    background = worker.Worker(config.model_copy(update={"database": sqlite_url}))
    background.start()
    assert eventually(lambda: kept(room) is not None)
    background.stop()
    assert not background._thread.is_alive()


def test_a_deadline_that_has_passed_is_noticed_once(database_url: str) -> None:
    """By the database's clock, whatever the hour was when the silence was opened."""
    room = create_room(database_url, clock=lambda _: datetime(2014, 11, 24, 15, tzinfo=UTC))
    room.open_comments()
    assert worker.notice(room.engine) == 0
    shown = room.item()
    line = CertifiedItem(shown.id, shown.version, shown.revision, shown.text_hash)
    given = {"items": (line,), "package": False, "until": "2014-11-28T15:00:00Z", "zone": "UTC"}
    room.do(OpenSilence, PRESIDENCY, **given)
    assert (worker.notice(room.engine), worker.notice(room.engine)) == (1, 0)
    with room.engine.connect() as connection:
        steps = connection.execute(text("SELECT kind FROM silence_steps ORDER BY version")).scalars().all()
    assert steps == ["SilenceOpened", "SilenceExpired"]


def test_the_worker_runs_by_itself_and_stops_when_it_is_told_to(acuerdo: Acuerdo, house: str) -> None:
    assert acuerdo("db", "upgrade").exit_code == 0
    running = subprocess.Popen(
        [sys.executable, "-c", "from web.cli import main; main()", "worker"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    assert "looks each second" in running.stdout.readline()
    running.send_signal(signal.SIGTERM)
    assert running.wait(timeout=20) == 0


def test_the_kept_file_is_what_is_exported_and_twice_the_same(
    acuerdo: Acuerdo, house: str, config: Config, tmp_path: Path
) -> None:
    room = certified(house)
    waiting = acuerdo("export", room.meeting, "-o", tmp_path / "paper.docx")
    assert waiting.exit_code == 1
    assert "its Word file is still being made" in waiting.stderr
    worker.work(room.engine, config)
    for name in ("once.docx", "twice.docx"):
        assert acuerdo("export", room.meeting, "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / "once.docx").read_bytes() == (tmp_path / "twice.docx").read_bytes()


def failing(*_: object) -> bytes:
    raise ValueError("the printer is on fire")


def together(number: int, act: Callable[[], worker.Outcome]) -> list[worker.Outcome]:
    """`act` in several threads at once."""
    barrier, outcomes = threading.Barrier(number), list[worker.Outcome]()

    def run() -> None:
        barrier.wait()
        outcomes.append(act())

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == number
    return outcomes


def eventually(met: Callable[[], bool]) -> bool:
    return any(met() or threading.Event().wait(0.05) for _ in range(200))
