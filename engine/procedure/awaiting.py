"""What awaits somebody: what each item still needs from this capacity. Asked of the same guards as the buttons.

The codes are action names; pages say them in words. `file_again` is said of a delegation's own pending amendment whose
base has moved, `file_amendment` of a draft that is not filed yet.
"""

from engine.procedure.amendment import Amendment
from engine.procedure.commands import Actor, Role
from engine.procedure.conclusion import Conclusion
from engine.procedure.guards import Case, States
from engine.procedure.machine import fire
from engine.procedure.meeting import Meeting
from engine.procedure.refusals import Refusal
from engine.procedure.workflow import Rules

# In the order of urgency.
ASKED = {
    Role.SECRETARIAT: ("open_comments",),
    Role.PRESIDENCY: ("declare_agreed", "open_consensus"),
    Role.DELEGATION: ("take_position",),
}


def awaits(
    actor: Actor, meeting: Meeting, item: Conclusion, amendments: tuple[Amendment, ...], rules: Rules
) -> tuple[str, ...]:
    """Action names, most urgent first; `amendments` are those of the item that `actor` may see."""
    states = States(meeting=meeting, conclusion=item)
    case = Case(actor, None, rules.meanings, states)
    open_now = [
        action
        for action in ASKED.get(actor.role, ())
        if not isinstance(fire(rules, "conclusion", action, item.state, case), Refusal)
    ]
    has_stood = any(position.delegation == actor.delegation for position in item.positions)
    asked = [action for action in open_now if not (action == "take_position" and has_stood)]
    return (*asked, *_of_amendments(actor, item, amendments, rules))


def _of_amendments(
    actor: Actor, item: Conclusion, amendments: tuple[Amendment, ...], rules: Rules
) -> tuple[str, ...]:
    pending = [amendment for amendment in amendments if amendment.state in rules.meanings.pending]
    own = [amendment for amendment in amendments if amendment.delegation == actor.delegation]
    said = {
        "propose_treatment": actor.role == Role.SECRETARIAT and any(not found.treatment for found in pending),
        "decide_treatment": actor.role == Role.PRESIDENCY and any(found.treatment for found in pending),
        "file_again": any(found in pending and found.base_revision < item.revision for found in own),
        "file_amendment": any(
            found.state in rules.amendment.actions["file_amendment"].sources for found in own
        ),
    }
    return tuple(code for code, applies in said.items() if applies)
