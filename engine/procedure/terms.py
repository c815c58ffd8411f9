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


@dataclass(frozen=True, slots=True)
class Terms:
    """`comments_until` is an instant (ISO 8601, UTC); None as long as none is set. `maintain_hours`: how long after the
    Presidency's decision an author may maintain an amendment. `challenge_hours`: how long after an editorial change a
    delegation may call it material, where it is not made in a sitting. `silence_hours`: how long a silence lasts at
    least."""

    disclosure: Disclosure = Disclosure.ON_FILING
    comments_until: str | None = None
    maintain_hours: int = 24
    challenge_hours: int = 24
    silence_hours: int = 72


USUAL = Terms()
LONGEST_HOURS = 24 * 366
