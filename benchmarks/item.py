"""Whether the page of one item grows with the paper: what it reads, in papers of 20, 200 and 1,000 items."""

import tempfile
import time
from collections.abc import Callable
from itertools import count
from statistics import median

from sqlalchemy import Engine

from benchmarks.house import rule_books
from engine.desk import Desk
from engine.procedure.commands import Actor, NewItem, OpenMeeting, Role
from engine.record.database import connect, upgrade
from engine.record.queries.board import board
from engine.record.queries.item import item
from engine.text.wording import Kind, Paragraph, Wording

SIZES = (20, 200, 1000)
TIMES = 30
SECRETARIAT = Actor("secretariat", Role.SECRETARIAT)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        engine = connect(f"sqlite:///{folder}/acuerdo.db")
        upgrade(engine)
        for size in SIZES:
            meeting, middle = _opened(engine, size)
            with engine.connect() as connection:
                one = _median(lambda: item(connection, meeting, middle, SECRETARIAT))  # noqa: B023 (called here)
                all_ = _median(lambda: board(connection, meeting, SECRETARIAT))  # noqa: B023 (called here)
            print(f"  {size:5} items: one item {1000 * one:6.2f} ms, the board {1000 * all_:7.2f} ms")
        engine.dispose()


def _opened(engine: Engine, size: int) -> tuple[str, str]:
    """A meeting with so many items; its id, and that of the item in the middle."""
    books, numbers = rule_books(), count()
    items = tuple(
        NewItem(
            "conclusions", None, Wording((Paragraph(Kind.LEAD, f"To thank delegation {next(numbers)}."),))
        )
        for _ in range(size)
    )
    command = OpenMeeting(
        id=f"open-{size}",
        actor=SECRETARIAT,
        meeting=f"meeting-{size}",
        title=("A PAPER",),
        preamble="The group met:",
        language="en",
        participants=("CAN", "MEX", "PAN"),
        sections=("conclusions", "recommendations"),
        items=items,
        workflow=books.workflow_hash,
        format=books.format_hash,
    )
    outcome = Desk(engine, books).submit(command)
    return command.meeting, outcome.events[size // 2].stream


def _median(run: Callable[[], object]) -> float:
    found = []
    for _ in range(TIMES):
        began = time.perf_counter()
        run()
        found.append(time.perf_counter() - began)
    return median(found)
