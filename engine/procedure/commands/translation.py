"""Another language: translations, remarks on them, and counterparts of amendments that were filed in it.

Source: see `procedure.translation`.
"""

from dataclasses import dataclass

from engine.procedure.commands.base import Command
from engine.text.wording import Wording


@dataclass(frozen=True, slots=True)
class TranslateWording(Command):
    """The next number of an item's translation. `on_number` is the number that the form showed (0: there was none),
    `on_revision` the revision of the original that these words render."""

    conclusion: str
    language: str
    on_number: int
    on_revision: int
    wording: Wording
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MakeRemark(Command):
    """A delegation's language remark on the number `on_number`: the words it proposes, whole, and why. It touches the
    translation alone; its id is the command's."""

    conclusion: str
    language: str
    on_number: int
    wording: Wording
    reason: str


@dataclass(frozen=True, slots=True)
class AnswerRemark(Command):
    """The secretariat takes a remark into a new number (`wording`: the whole of it), or declines it (None) with a
    reason. `on_number` is the last number, as the form showed it."""

    conclusion: str
    remark: str
    language: str
    on_number: int
    wording: Wording | None
    reason: str


@dataclass(frozen=True, slots=True)
class TranslateFrame(Command):
    """Title lines, preamble and topics in another language. `on_version` is the version of the meeting that the form
    showed; `topics` are (item, topic in that language), one for every item that has a topic."""

    language: str
    on_version: int
    title: tuple[str, ...]
    preamble: str
    topics: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SupplyCounterpart(Command):
    """The secretariat says in the original language what an amendment says that was filed in another one: its words on
    `on_revision`, the revision that members see."""

    amendment: str
    conclusion: str
    on_revision: int
    wording: Wording


@dataclass(frozen=True, slots=True)
class ConfirmCounterpart(Command):
    """The author says that the counterpart (`text_hash`, as shown) is its amendment: from now on it is pending like any
    other."""

    amendment: str
    conclusion: str
    text_hash: str


@dataclass(frozen=True, slots=True)
class SendBackCounterpart(Command):
    """The author says that the counterpart (`text_hash`, as shown) is not its amendment, and why."""

    amendment: str
    conclusion: str
    text_hash: str
    reason: str
