"""What the desk keeps is what the pure centre says: long runs of random commands, submitted to a database as they were
decided in memory. Every answer is the same, event for event, and at the end the rows are what the events say."""

import os
from datetime import UTC, datetime

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import Connection

from engine.desk import Desk
from engine.procedure.events import Event
from engine.record.codec import data_of
from engine.record.database import connect, upgrade
from engine.record.verify import verify
from tests.builders import create_books
from tests.procedure.shorthand import Negotiation
from tests.procedure.test_stateful import Procedure

RUNS = 200 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 12


class Clock:
    """Tells the instant that a command was decided at."""

    now = datetime(2014, 11, 24, tzinfo=UTC)

    def __call__(self, _: Connection) -> datetime:
        return self.now


def test_a_record_is_whole_after_long_random_runs_and_says_what_was_decided(database_url: str) -> None:
    engine, clock = connect(database_url), Clock()
    upgrade(engine)
    desk = Desk(engine, create_books(), clock=clock, salts=lambda: "salt")

    class OnRecord(Procedure):
        def teardown(self) -> None:
            super().teardown()
            if hasattr(self, "model"):
                submit(self.room, desk, clock)
                with engine.connect() as connection:
                    assert verify(connection, self.room.meeting).findings == ()

    once = settings(
        max_examples=RUNS,
        stateful_step_count=50,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    run_state_machine_as_test(OnRecord, settings=once)


def submit(room: Negotiation, desk: Desk, clock: Clock) -> None:
    """Every command of the run, in its order and at its instant."""
    for command, now, decision in room.told:
        clock.now = now
        outcome = desk.submit(command)
        assert outcome.refusal == decision.refusal, command
        assert list(map(said, outcome.events)) == list(map(said, decision.events)), command


def said(event: Event) -> tuple[str, object]:
    """Texts by their hashes: a reference says as much as the text."""
    return type(event).__name__, data_of(event)
