"""Where an item stands, whatever a workflow calls the state: what pages count and ask by."""

from enum import StrEnum


class Phase(StrEnum):
    PROPOSED = "proposed"  # not open for amendments yet
    OPEN = "open"  # amendments may be drafted
    SEEKING = "seeking"  # positions are taken
    AGREED = "agreed"  # may be adopted
    ADOPTED = "adopted"
    GONE = "gone"  # no part of the paper any more
