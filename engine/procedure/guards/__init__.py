"""Named checks: a refusal or nothing. The only place that says no.

A guard sees one `Case`. Pages ask the same guards before anything is typed, with no command: a guard on what is typed
(marked `typed`) then passes, a guard on the situation answers as it will later.

Where a rule comes from stands in its guard, or else at the head of its module, which also says what is our own.
"""

from engine.procedure.guards import (
    agreeing,
    amending,
    certified,
    certifying,
    commitment,
    drafting,
    entering,
    extraordinary,
    looking,
    people,
    silence,
    sitting,
    structure,
    translation,
    words,
)
from engine.procedure.guards.case import Case, Meanings, OnItem, States
from engine.procedure.guards.registry import GUARDS, NEEDS, Guard

ROOMS = (
    people,
    sitting,
    looking,
    words,
    drafting,
    amending,
    entering,
    agreeing,
    certifying,
    certified,
    extraordinary,
    structure,
    commitment,
    translation,
    silence,
)  # each fills the registry when it is read

__all__ = ["GUARDS", "NEEDS", "ROOMS", "Case", "Guard", "Meanings", "OnItem", "States"]
