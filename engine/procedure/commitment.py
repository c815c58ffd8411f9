"""What a decision on commitments looks at: a commitment, the links of a meeting, and another meeting from outside."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Commitment:
    """`step` is the number of what was recorded of it last."""

    id: str
    meeting: str
    step: int


@dataclass(frozen=True, slots=True)
class Link:
    id: str
    conclusion: str
    to_meeting: str
    to_conclusion: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another meeting (or this one, as a link's end), as far as it is asked: whether it is certified, which persons are
    its secretariat, and its items."""

    meeting: str
    certified: bool
    secretariat: frozenset[str]
    items: frozenset[str]
