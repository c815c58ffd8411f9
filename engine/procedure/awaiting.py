"""What awaits somebody: what each item still needs from this capacity. Asked of the same guards as the buttons.

The codes are action names; pages say them in words. `file_again` is said of a delegation's own pending amendment whose
base has moved, `file_amendment` of a draft that is not filed yet.
"""

from dataclasses import dataclass
from datetime import datetime

from engine.procedure.amendment import Amendment
from engine.procedure.commands import Actor, Role
from engine.procedure.conclusion import Conclusion
from engine.procedure.guards import Case, States
from engine.procedure.machine import fire
from engine.procedure.meeting import Meeting
from engine.procedure.merging import Merge
from engine.procedure.refusals import Refusal
from engine.procedure.workflow import Rules

# In the order of urgency.
ASKED = {
    Role.SECRETARIAT: ("open_comments",),
    Role.PRESIDENCY: ("declare_agreed", "open_consensus"),
    Role.DELEGATION: ("take_position",),
}


@dataclass(frozen=True, slots=True)
class OnTheTable:
    """What lies on the table of one item: its amendments that the actor may see, the merged text that awaits the
    Presidency, and the amendments whose authors have answered to it."""

    amendments: tuple[Amendment, ...] = ()
    merge: Merge | None = None
    answered: frozenset[str] = frozenset()


def awaits(
    actor: Actor, meeting: Meeting, item: Conclusion, table: OnTheTable, rules: Rules, now: datetime
) -> tuple[str, ...]:
    """Action names, most urgent first."""
    states = States(meeting=meeting, conclusion=item)
    case = Case(actor, None, rules.meanings, states, now)
    open_now = [
        action
        for action in ASKED.get(actor.role, ())
        if not isinstance(fire(rules, "conclusion", action, item.state, case), Refusal)
    ]
    own = (position for position in item.positions if position.delegation == actor.delegation)
    has_stood = any(position.stands(item.revision, now) for position in own)
    not_asked = has_stood or item.state not in rules.meanings.seeking
    asked = [action for action in open_now if not (action == "take_position" and not_asked)]
    return (*asked, *_of_amendments(actor, item, table, rules))


def _of_amendments(actor: Actor, item: Conclusion, table: OnTheTable, rules: Rules) -> tuple[str, ...]:
    pending = [amendment for amendment in table.amendments if amendment.state in rules.meanings.pending]
    own = [amendment for amendment in table.amendments if amendment.delegation == actor.delegation]
    asked = table.merge.asked if table.merge else frozenset()
    said = {
        "decide_merge": actor.role == Role.PRESIDENCY and table.merge is not None,
        "answer_merge": any(found.id in asked - table.answered for found in own if found in pending),
        "confirm_sponsorship": any(actor.delegation in found.asked_again for found in pending),
        "accept_join": any(found.offered_to in {mine.id for mine in own} for found in pending),
        "propose_treatment": actor.role == Role.SECRETARIAT and any(not found.treatment for found in pending),
        "decide_treatment": actor.role == Role.PRESIDENCY and any(found.treatment for found in pending),
        "file_again": any(found in pending and found.base_revision < item.revision for found in own),
        "file_amendment": any(
            found.state in rules.amendment.actions["file_amendment"].sources for found in own
        ),
    }
    return tuple(code for code, applies in said.items() if applies)
