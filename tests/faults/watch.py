"""Processes that file at an exact moment, and processes that watch for deadlines meanwhile."""

import time
from collections.abc import Sequence
from multiprocessing.connection import Connection

from engine.desk import Desk, Outcome
from engine.procedure.commands import Actor, Command, NoticeDeadlines, Role
from engine.record.database import connect
from tests.builders import create_books, new_id

LOOK = 0.005  # seconds between two looks of a watcher

Timed = tuple[float, Command]  # seconds of the system's clock, and what is submitted then


def file_on_time(url: str, timed: Sequence[Timed], pipe: Connection) -> None:
    """Submits each command at its moment, and gives the outcomes back."""
    desk = Desk(connect(url), create_books())
    outcomes: list[Outcome] = []
    for moment, command in sorted(timed, key=lambda one: one[0]):
        time.sleep(max(0.0, moment - time.time()))
        outcomes.append(desk.submit(command))
    pipe.send(outcomes)


def watch(url: str, meeting: str, pipe: Connection) -> None:
    """Notices deadlines until it is told to stop."""
    desk, worker = Desk(connect(url), create_books()), Actor("worker", Role.WORKER)
    while not pipe.poll(LOOK):
        desk.submit(NoticeDeadlines(new_id(), worker, meeting))
    pipe.send("stopped")
