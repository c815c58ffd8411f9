"""What leads past certification: files that are kept, statements, corrections; and what is out of the ordinary."""

from dataclasses import dataclass
from enum import StrEnum

from engine.procedure.commands.base import Command


class StatementKind(StrEnum):
    """What a delegation says beside a text that it does not stand in the way of."""

    RESERVATION = "reservation"
    EXPLANATION = "explanation"  # an explanation of position
    DISASSOCIATION = "disassociation"
    AD_REFERENDUM = "ad_referendum"  # only as a position, where the meeting states it in the paper


@dataclass(frozen=True, slots=True)
class MakeStatement(Command):
    """In its author's words, on one item, or on the whole paper (`item` is None)."""

    item: str | None
    kind: StatementKind
    text: str


@dataclass(frozen=True, slots=True)
class WithdrawStatement(Command):
    statement: str


@dataclass(frozen=True, slots=True)
class IssueAddendum(Command):
    """The paper with the statements that came after it, as a further file."""


@dataclass(frozen=True, slots=True)
class AskForCorrection(Command):
    """The exact words that are wrong, and those that should stand there: in an item, or in the title and preamble
    (`item` is None), in the one language that is named. Empty words to stand there leave the wrong ones out."""

    item: str | None
    language: str
    wrong: str
    right: str
    reason: str


@dataclass(frozen=True, slots=True)
class CirculateCorrection(Command):
    correction: str


@dataclass(frozen=True, slots=True)
class ObjectToCorrection(Command):
    correction: str
    reason: str


@dataclass(frozen=True, slots=True)
class IssueCorrection(Command):
    correction: str


@dataclass(frozen=True, slots=True)
class NewFile:
    """One file of an issue: `part` says which ("paper", "paper-es", "sheet")."""

    part: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class KeepFiles(Command):
    """The worker hands over the files of what was issued: a draft, the certified paper, an addendum, a correction. Kept
    once, never made again. `work` is the job in the outbox that they were made for."""

    work: str
    files: tuple[NewFile, ...]


@dataclass(frozen=True, slots=True)
class ProposeExtraordinaryMove(Command):
    """An item is to go to a state by a way that the workflow declares as extraordinary; a second person confirms it."""

    conclusion: str
    on_revision: int
    to: str
    reason: str


@dataclass(frozen=True, slots=True)
class ConfirmExtraordinaryMove(Command):
    conclusion: str
    on_revision: int
    move: str


@dataclass(frozen=True, slots=True)
class DeferConclusion(Command):
    """The item goes to the next meeting, with its history."""

    conclusion: str
    reason: str
