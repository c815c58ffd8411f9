"""The rules of a meeting that are numbers and choices: set when it is opened, changed by an event each time.

That there are such periods is practice (the OSCE's and the European Council's silence procedures name theirs); how long
they are here is each meeting's own affair, and the defaults are Acuerdo's own.
"""

from dataclasses import dataclass
from enum import StrEnum


class Disclosure(StrEnum):
    """When what members file for all members is seen by the others."""

    ON_FILING = "on_filing"
    AT_THE_DEADLINE = "at_the_deadline"  # all together, once `comments_until` has come


class AdReferendum(StrEnum):
    """What becomes of a position that is pending the capital when the paper is certified."""

    STATED = "stated"  # the paper says so
    WAITS = "waits"  # the paper waits for its confirmation


class Printing(StrEnum):
    """Where reservations, explanations of position and disassociations stand."""

    FOOTNOTE = "footnote"
    ANNEX = "annex"
    RECORD = "record"  # in no paper


@dataclass(frozen=True, slots=True)
class Terms:
    """`comments_until` is an instant (ISO 8601, UTC); None as long as none is set. `maintain_hours`: how long after the
    Presidency's decision an author may maintain an amendment. `challenge_hours`: how long after an editorial change a
    delegation may call it material, where it is not made in a sitting. `statement_hours`: how long after certification
    statements are taken. `correction_days`: how long a correction is circulated before it may be issued."""

    disclosure: Disclosure = Disclosure.ON_FILING
    comments_until: str | None = None
    maintain_hours: int = 24
    challenge_hours: int = 24
    ad_referendum: AdReferendum = AdReferendum.STATED
    statements: Printing = Printing.FOOTNOTE
    statement_hours: int = 48
    correction_days: int = 14


USUAL = Terms()
LONGEST_HOURS = 24 * 366
LONGEST_DAYS = 366
