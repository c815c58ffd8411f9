"""Processes that write messages, and are killed while they do."""

import os
import signal
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import argon2
from sqlalchemy import event

from engine.record.database import connect
from tests.faults.clerk import config
from web import accounts
from web.config import Config
from web.mail import post
from web.mail.post import Post


def configured(url: str, folder: str) -> Config:
    return config().model_copy(update={"database": url, "data": Path(folder)})


def write_until_killed(url: str, folder: str, pipe: Connection) -> None:
    """Everything that there is, said before it begins and after it ends."""
    engine, writer = connect(url), _writer(url, folder)
    with writer._speaking():
        pipe.send("begins")  # what takes long is made: the pages' app
    while writer.write(engine):
        pass
    pipe.send("ends")


def write_until(url: str, folder: str, step: int) -> None:
    """The same, until it ends by its own hand before the statement, commit or file with this number (from 0)."""
    engine, writer, left = connect(url), _writer(url, folder), count(step, -1)

    def perhaps_die(*_: object) -> None:
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def put(name: str, content: bytes) -> None:
        perhaps_die()
        whole(name, content)
        perhaps_die()

    whole, post.write_whole = post.write_whole, put
    event.listen(engine, "before_cursor_execute", perhaps_die)
    event.listen(engine, "commit", perhaps_die)
    while writer.write(engine):
        pass


def _writer(url: str, folder: str) -> Post:
    """In a process of its own, in which nobody signs in: its app need not make the first sign-in slow."""
    accounts.passwords = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    return Post(configured(url, folder))
