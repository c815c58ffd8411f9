"""Carrying an amendment over to a new base."""

from dataclasses import dataclass
from enum import StrEnum

from engine.text.merge.pieces import Merged
from engine.text.wording import Wording


class Outcome(StrEnum):
    EXACT = "exact"
    CONTAINED = "contained"
    CONFLICT = "conflict"


class Reason(StrEnum):
    OVERLAP = "overlap"
    SENTENCE_REPLACED = "sentence_replaced"


@dataclass(frozen=True, slots=True)
class Carried:
    """What becomes of an amendment. `wording` is None in a conflict; `merged` has the versions `NEW` and `AMENDED`."""

    outcome: Outcome
    wording: Wording | None
    merged: Merged
    reason: Reason | None = None


def carry(old: Wording, new: Wording, amended: Wording) -> Carried:
    raise NotImplementedError


def carry_text(old: str, new: str, amended: str) -> Carried:
    raise NotImplementedError
