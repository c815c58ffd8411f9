"""The rules of a meeting that are numbers and choices: set when it is opened, changed by an event each time.

That there are such periods is practice (the OSCE's and the European Council's silence procedures name theirs); how long
they are here is each meeting's own affair, and the defaults are Acuerdo's own, but for a silence: General Assembly
decision 74/544 has at least 72 hours.
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


class Adopts(StrEnum):
    """What a meeting of several languages adopts."""

    BOTH = "both"  # the original and its translations, together
    ORIGINAL = "original"  # the original; a translation follows, and is unofficial for some days


@dataclass(frozen=True, slots=True)
class Terms:
    """`comments_until` is an instant (ISO 8601, UTC); None as long as none is set. `maintain_hours`: how long after the
    Presidency's decision an author may maintain an amendment. `challenge_hours`: how long after an editorial change a
    delegation may call it material, where it is not made in a sitting. `statement_hours`: how long after certification
    statements are taken. `correction_days`: how long a correction is circulated before it may be issued.
    `silence_hours`: how long a silence lasts at least.

    `translated` are the languages into which the paper is translated, beside its original; none in a meeting of one
    language. Where it adopts on the original, a translation is official once `translation_days` have passed without a
    remark."""

    disclosure: Disclosure = Disclosure.ON_FILING
    comments_until: str | None = None
    maintain_hours: int = 24
    challenge_hours: int = 24
    ad_referendum: AdReferendum = AdReferendum.STATED
    statements: Printing = Printing.FOOTNOTE
    statement_hours: int = 48
    correction_days: int = 14
    translated: tuple[str, ...] = ()
    adopts: Adopts = Adopts.BOTH
    translation_days: int = 14
    silence_hours: int = 72


USUAL = Terms()
LONGEST_HOURS = 24 * 366
LONGEST_DAYS = 366
# Which of the terms are hours, and which are days.
HOURS = ("maintain_hours", "challenge_hours", "statement_hours", "silence_hours")
DAYS = ("correction_days", "translation_days")
