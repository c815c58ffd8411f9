"""What is done beside the pages: deadlines that have passed are noticed, and the Word files of what is issued are made;
both are handed in at the one door. Messages are written to their folder.

Nothing waits for the notice: a deadline has its effect by the database's clock, whoever comes first, and any number of
workers may come at once.

The job stands in the outbox from the moment of the issue. Whoever takes it has a lease; when a worker dies, the
lease runs out and the next one takes the job. The file is kept once: its command acts once.
"""

import logging
from threading import Event, Thread
from uuid import uuid4

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from engine.desk import Desk, Outcome
from engine.issuing import files_of
from engine.procedure.commands import Actor, KeepFiles, NoticeDeadlines, Role
from engine.procedure.refusals import Code
from engine.record import outbox
from engine.record.database import connect
from engine.record.outbox import Job
from engine.record.queries import deadlines
from engine.word.template import TemplateRefused
from web.cli.sentences import template_sentence
from web.config import Config
from web.letterhead import template_of
from web.mail.post import Post

log = logging.getLogger("acuerdo.worker")

ACTOR = Actor("worker", Role.WORKER)
PAUSE = 1.0  # seconds between two looks at an empty outbox


class Worker:
    """A thread that notices deadlines, empties the outbox and writes messages until it is told to stop."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._post = Post(config)
        self._stop = Event()
        self._thread = Thread(target=self.run, name="outbox", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self, patience: float = 3.0) -> None:
        """Lets the job in hand come to its end for `patience` seconds; what is not done then, another will do."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(patience)

    def run(self) -> None:
        """In the thread that calls it, until it is stopped."""
        engine = connect(self._config.database)
        while not self._stop.is_set():
            try:
                busy = look(engine, self._config, self._post)
            except SQLAlchemyError:
                log.exception("the database does not answer; the worker tries again")
                busy = False
            if not busy:
                self._stop.wait(PAUSE)
        engine.dispose()


def look(engine: Engine, config: Config, post: Post) -> bool:
    """Notices what time has done, then does one job of the outbox and writes some messages, if there are any; whether
    there was anything."""
    return notice(engine) + work(engine, config) + post.look(engine) > 0


def notice(engine: Engine) -> int:
    """Hands each meeting in which a deadline has passed to the desk; how many there were."""
    with engine.connect() as connection:
        due = deadlines.due_meetings(connection)
    for meeting in due:
        Desk(engine).submit(NoticeDeadlines(uuid4().hex, ACTOR, meeting))
    return len(due)


def work(engine: Engine, config: Config) -> bool:
    """Does one job, if there is one. A job that fails goes back with the reason, for the operator; pages say that the
    last try failed."""
    job = outbox.lease(engine)
    if job is None:
        return False
    try:
        fault = _fault(keep(Desk(engine), engine, job, config))
    except SQLAlchemyError:
        raise
    except TemplateRefused as refused:
        fault = template_sentence(config, refused)
        log.warning("meeting %s: %s", job.meeting, fault)
    except Exception as error:  # whatever it is: the job must not be lost, and the next one not held up
        log.exception("meeting %s: %s could not be made", job.meeting, job.kind)
        fault = str(error) or type(error).__name__
    if fault is not None:
        outbox.put_back(engine, job, fault)
    return True


def keep(desk: Desk, engine: Engine, job: Job, config: Config) -> Outcome:
    """Makes what the job names, and hands it in."""
    with engine.connect() as connection:
        made = files_of(connection, job.meeting, job.kind, template_of(config))
    return desk.submit(KeepFiles(f"{job.meeting}-{job.kind}", ACTOR, job.meeting, job.kind, made))


def _fault(outcome: Outcome) -> str | None:
    """None when the file is kept, by this worker or by another that was quicker."""
    refusal = outcome.refusal
    if refusal is None or refusal.code in (Code.ALREADY_KEPT, Code.COMMAND_REUSED):
        return None
    return f"the file was refused: {refusal.code}"
