"""Processes that make the Word file, or any file, and are killed while they do."""

import os
import signal
from itertools import count, cycle
from multiprocessing.connection import Connection
from pathlib import Path

from sqlalchemy import event

from engine.record.database import connect
from web.cli.files import write_whole
from web.config import Config, load
from web.worker import work

CONFIG = Path(__file__).parents[2] / "config.yaml"


def config() -> Config:
    return load(CONFIG)


def work_until_killed(url: str, pipe: Connection) -> None:
    """One look at the outbox, said before it begins and after it ends."""
    engine = connect(url)
    engine.connect().close()  # the handshake is no part of what is killed
    pipe.send("begins")
    work(engine, config())
    pipe.send("ends")


def work_until(url: str, statement: int) -> None:
    """One look at the outbox that ends, by its own hand, before the statement or commit with this number (from 0)."""
    engine, left = connect(url), count(statement, -1)

    def perhaps_die(*_: object) -> None:
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, "before_cursor_execute", perhaps_die)
    event.listen(engine, "commit", perhaps_die)
    work(engine, config())


def write_by_turns(target: str, contents: tuple[bytes, ...], pipe: Connection) -> None:
    """Puts one content after the other into the file, for ever."""
    pipe.send("begins")
    for content in cycle(contents):
        write_whole(target, content)
