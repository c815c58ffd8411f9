"""A process that writes and is killed: it names each command over the pipe once the desk has acknowledged it."""

import os
import signal
from collections.abc import Iterator
from itertools import count
from multiprocessing.connection import Connection

from sqlalchemy import event

from engine.desk import Desk
from engine.procedure import commands as ask
from engine.procedure.commands import Command
from engine.record.database import connect
from tests.builders import MEXICO, SECRETARIAT, create_books, create_wording, new_id


def write(url: str, meeting: str, item: str, pipe: Connection) -> None:
    """Submits one command after the other on an item in comments that nobody else revises, until it is killed."""
    desk = Desk(connect(url), create_books())
    for command in commands(meeting, item):
        outcome = desk.submit(command)
        pipe.send(command.id if outcome.done else f"refused: {outcome.refusal}")


def commands(meeting: str, item: str) -> Iterator[Command]:
    """Short ones and long ones: a filing writes two streams, a proposal takes the whole meeting."""
    for revision in count(1):
        draft = new_id()
        wording = create_wording(f"To thank Mexico for {draft}.", "and Panama;", "and Canada.")
        yield ask.WriteComment(new_id(), MEXICO, meeting, item, revision, f"On {draft}")
        yield ask.DraftAmendment(draft, MEXICO, meeting, item, revision, wording, "because")
        yield ask.EditDraft(new_id(), MEXICO, meeting, draft, item, 1, revision, wording, "because of it")
        yield ask.FileAmendment(new_id(), MEXICO, meeting, draft, item, 2)
        yield ask.ReviseWording(new_id(), SECRETARIAT, meeting, item, revision, wording, "style")
        yield ask.ProposeConclusion(new_id(), MEXICO, meeting, "conclusions", None, "en", wording, "because")


def write_until(url: str, command: Command, statements: int) -> None:
    """Submits one command and kills itself before its statement number `statements` (from 0; BEGIN is none), or, where
    there are just so many, before the commit. Comes back when there are fewer."""
    engine, left = connect(url), count(statements, -1)

    def perhaps_die(*_: object) -> None:
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    desk = Desk(engine, create_books())
    event.listen(engine, "before_cursor_execute", perhaps_die)
    event.listen(engine, "commit", perhaps_die)
    desk.submit(command)
