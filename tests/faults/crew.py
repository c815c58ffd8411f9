"""Processes that submit at the same moment: each has its own connections and its own desk, and one barrier holds all of
them before every round.

They live as long as the run of the tests and are fed through pipes, so that a race costs milliseconds.
"""

import multiprocessing
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from threading import BrokenBarrierError

from engine.desk import Desk, Outcome
from engine.procedure.commands import Command
from engine.record.database import connect
from tests.builders import create_books

# A new interpreter that is forked, once warm: no connection is inherited, and a process starts in milliseconds.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["pytest", "tests.faults.warm"])

HANDS = 3
PATIENCE = 120.0  # seconds, for a round or an answer; a run that needs them has failed

Turn = Sequence[Command]  # what one hand submits in one round, one after the other
Round = Sequence[Turn]  # a turn for each hand
Answers = list[list[list[Outcome]]]  # by round, hand and command


class Crew:
    """`HANDS` processes at one database (see `at`)."""

    def __init__(self) -> None:
        self._barrier = barrier = PROCESSES.Barrier(HANDS)  # gone, it would be gone for the hands too
        self._pipes: list[Connection] = []
        self._processes = []
        for _ in range(HANDS):
            ours, theirs = PROCESSES.Pipe()
            process = PROCESSES.Process(target=_hand, args=(theirs, barrier), daemon=True)
            process.start()
            theirs.close()
            self._pipes.append(ours)
            self._processes.append(process)

    def at(self, url: str) -> "Crew":
        """Every hand opens the database at `url`, and lets go of the one before."""
        for pipe in self._pipes:
            pipe.send(url)
        self._collect()
        return self

    def race(self, rounds: Sequence[Round]) -> Answers:
        """Every round at once, one round after the other; the outcomes by round, hand and command."""
        self.begin(rounds)
        return self.end()

    def begin(self, rounds: Sequence[Round]) -> None:
        """Let the hands go, and do something else until `end`."""
        for pipe, turns in zip(self._pipes, zip(*rounds, strict=True), strict=True):
            pipe.send(list(turns))

    def end(self) -> Answers:
        return [list(answers) for answers in zip(*self._collect(), strict=True)]

    def busy(self) -> bool:
        """Whether a hand is still at work after `begin`."""
        return not all(pipe.poll() for pipe in self._pipes)

    def close(self) -> None:
        for pipe in self._pipes:
            pipe.send(None)
        for process in self._processes:
            process.join(PATIENCE)

    def _collect(self) -> list[list[list[Outcome]]]:
        found = []
        for pipe in self._pipes:
            assert pipe.poll(PATIENCE), "a process gives no answer"
            found.append(pipe.recv())
        faults = [answer for answer in found if isinstance(answer, Exception)]
        faults.sort(
            key=lambda fault: isinstance(fault, BrokenBarrierError)
        )  # the cause before its consequences
        if faults:
            raise faults[0]
        return found


def _hand(pipe: Connection, barrier: Barrier) -> None:
    desk, engine = None, None
    while (message := pipe.recv()) is not None:
        if isinstance(message, str):
            if engine is not None:
                engine.dispose()
            engine = connect(message)
            desk = Desk(engine, create_books())
            pipe.send([])
        else:
            assert desk is not None, "the database comes first"
            pipe.send(_answers(desk, message, barrier))


def _answers(desk: Desk, turns: Sequence[Turn], barrier: Barrier) -> list[list[Outcome]] | Exception:
    answers = []
    try:
        for turn in turns:
            barrier.wait(PATIENCE)
            answers.append([desk.submit(command) for command in turn])
    except Exception as fault:  # whatever it is, the test must see it
        barrier.abort()
        return fault if isinstance(fault, BrokenBarrierError) else RuntimeError(f"{type(fault)}: {fault}")
    return answers
