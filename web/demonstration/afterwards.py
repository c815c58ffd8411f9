"""What happens after the room, as data."""

from datetime import date
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from engine import yamlfile
from engine.procedure.commands import Owner, OwnerKind, Progress
from web.demonstration.script import Proposal, Words


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Deferred(_Strict):
    item: str
    why: str


class Amended(_Strict):
    """An amendment that is filed while its item is under silence."""

    item: str
    words: Proposal


class Asked(Words):
    """What a delegation says that its objection is, and what it asks for instead."""

    by: str
    why: str


class Mailed(_Strict):
    """An objection that reached the Presidency in time, but not on these pages."""

    item: str
    words: Asked
    source: str


class Silent(_Strict):
    items: tuple[str, ...]
    amended: Amended
    mailed: Mailed


class Confirmed(_Strict):
    item: str
    by: str


class Statement(_Strict):
    item: str
    by: str
    text: str


class Committed(_Strict):
    """A passage of the adopted item, and who is to do it: a delegation, or somebody in words; until which day (ISO
    8601), or that is to be determined."""

    item: str
    passage: str
    owner: str = ""
    delegation: str | None = None
    due: str | None = None

    @property
    def owned(self) -> Owner:
        if self.delegation:
            return Owner(OwnerKind.DELEGATION, self.delegation)
        return Owner(OwnerKind.OTHER, self.owner)


class Followed(_Strict):
    """What became of a commitment; `number` counts them from 1."""

    number: int
    at: str
    progress: Progress
    note: str


class Wrong(_Strict):
    """A correction that is asked for, of the original unless another language is named; `objects` says who objects to
    it, and why."""

    item: str
    by: str
    language: str | None = None
    wrong: str
    right: str
    why: str
    objects: dict[str, str] = Field(default_factory=dict)


class Next(_Strict):
    place: str
    first_day: date
    last_day: date


class Afterwards(_Strict):
    deferred: Deferred
    silence: Silent
    confirmed: Confirmed
    statement: Statement
    commitments: tuple[Committed, ...]
    leads: tuple[str, str]
    followed: tuple[Followed, ...]
    successor: str
    corrections: tuple[Wrong, ...]
    next: Next


def read_afterwards() -> Afterwards:
    text = files("web.demonstration").joinpath("afterwards.yaml").read_text(encoding="utf-8")
    return yamlfile.read(text, "web/demonstration/afterwards.yaml", Afterwards)
