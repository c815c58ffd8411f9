"""Many amendments, one text."""

from dataclasses import dataclass

from engine.procedure.commands.amendment import Disposition
from engine.procedure.commands.base import Command
from engine.text.wording import Wording


@dataclass(frozen=True, slots=True)
class MergeLine:
    """What becomes of one pending amendment if the merged text is taken."""

    amendment: str
    disposition: Disposition


@dataclass(frozen=True, slots=True)
class ProposeMerge(Command):
    """The secretariat's text from many amendments, and what each would end with. Its id is the command's. Open points
    may stand in brackets. The authors of what is taken in other words are asked whether they agree."""

    conclusion: str
    on_revision: int
    wording: Wording
    reason: str
    lines: tuple[MergeLine, ...]


@dataclass(frozen=True, slots=True)
class AnswerMerge(Command):
    """An author's answer to the text that would replace its own. No answer never blocks."""

    amendment: str
    conclusion: str
    merge: str
    agrees: bool
    reason: str


@dataclass(frozen=True, slots=True)
class DecideMerge(Command):
    """The Presidency takes the merged text, or returns it. `text_hash` is that of the merged text as shown."""

    conclusion: str
    merge: str
    on_revision: int
    text_hash: str
    taken: bool
    reason: str
