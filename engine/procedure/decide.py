"""What follows from a command: events and, perhaps, a refusal. Pure: states, rules and salt come in.

`decide` asks in this order: does the actor hold the capacity, may the texts stand, does the workflow allow it (state,
role, guards); only then the handler says what happened. One handler a command, listed in `engine.procedure.ways`.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from engine.procedure import commands as ask
from engine.procedure.actions import Subject
from engine.procedure.amendment import Amendment
from engine.procedure.commands import Actor, Command, Role
from engine.procedure.entries import faulty_entry
from engine.procedure.events import Event
from engine.procedure.guards import Case, States
from engine.procedure.guards.certifying import obstacles
from engine.procedure.handlers import silence
from engine.procedure.handlers.matter import Matter
from engine.procedure.handlers.meeting import item_id
from engine.procedure.machine import fire
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.silence import expiries, without
from engine.procedure.texts import sealer
from engine.procedure.ways import WAYS, action_of, state_of
from engine.procedure.workflow import Rules


@dataclass(frozen=True, slots=True)
class Decision:
    """Both may be there: what time has done is kept even when the answer is no."""

    events: tuple[Event, ...] = ()
    refusal: Refusal | None = None


def decide(command: Command, states: States, rules: Rules, salt: str, now: datetime) -> Decision:
    """The events that `command` causes at `now` in `states` under `rules`, or why not. `salt` seals the texts."""
    way = WAYS[type(command)]
    refusal = (
        _no_standing(command, states)
        or faulty_entry(command)
        or _not_found(command, states, rules)
        or (refuse(Code.ALREADY_THERE, what="id") if states.taken else None)
    )
    if refusal:
        return Decision(refusal=refusal)
    case = Case(command.actor, command, rules.meanings, states, now)
    state = fire(rules, way.subject, action_of(command, way, states), state_of(command, way, states), case)
    if isinstance(state, Refusal):
        closed = state.code == Code.FILING_CLOSED
        return Decision(silence.late(command, Matter(case, "", rules, sealer(salt))) if closed else (), state)
    matter = Matter(case, state, rules, sealer(salt))
    happened = way.handler(command, matter)
    if isinstance(happened, Refusal):
        return Decision(refusal=happened)
    return Decision(events=(*happened, *silence.followed(happened, matter)))


def due(states: States, now: datetime) -> tuple[Event, ...]:
    """What time has done to the meeting by `now`, and nobody has put on the record yet. Applied before anything is
    decided, whoever asks and whether or not a worker has run."""
    meeting = states.meeting
    return tuple(expiries(meeting.id, meeting.silences, now)) if meeting else ()


def after(states: States, noticed: tuple[Event, ...]) -> States:
    """The same with what time has done."""
    if not noticed or states.meeting is None:
        return states
    meeting = replace(states.meeting, silences=without(states.meeting.silences, noticed))
    return replace(states, meeting=replace(meeting, version=meeting.version + len(noticed)))


@dataclass(frozen=True, slots=True)
class Available:
    """What a page shows: the action is open to this actor (no refusal), or why it is not."""

    action: str
    refusal: Refusal | None


def available(actor: Actor, states: States, rules: Rules, now: datetime) -> tuple[Available, ...]:
    """What `actor` may do with the innermost thing in `states`: each action of its workflow, by the same guards.

    With an amendment, the amendment's actions; with a conclusion, its own and those that begin an amendment; else the
    meeting's. Actions of another role or another state are left out; what a guard stops is there with its refusal.
    """
    if states.meeting is None or not states.meeting.holds(actor):
        return ()
    case = Case(actor, None, rules.meanings, states, now)
    asked = [
        (subject, action, fire(rules, subject, action, state, case))
        for subject, action, state in _open(states, rules)
    ]
    return tuple(
        Available(action, outcome if isinstance(outcome, Refusal) else None)
        for _, action, outcome in asked
        if not (isinstance(outcome, Refusal) and outcome.code in _HIDDEN)
    )


def obstacles_of(actor: Actor, states: States, rules: Rules, now: datetime) -> tuple[Refusal, ...]:
    """Everything that stands in the way of certification, of a meeting with every word of its items."""
    return obstacles(Case(actor, None, rules.meanings, states, now))


def across(
    actor: Actor, states: States, rules: Rules, now: datetime, action: str
) -> dict[str, Refusal | None]:
    """The same of one action on every item, by the item's id: what stands in its way, or nothing. An item whose state
    does not know the action is left out."""
    if states.meeting is None or not states.meeting.holds(actor):
        return {}
    found: dict[str, Refusal | None] = {}
    for item in states.conclusions:
        case = Case(actor, None, rules.meanings, replace(states, conclusion=item), now)
        outcome = fire(rules, "conclusion", action, item.state, case)
        if not (isinstance(outcome, Refusal) and outcome.code in _HIDDEN):
            found[item.id] = outcome if isinstance(outcome, Refusal) else None
    return found


_HIDDEN = frozenset(
    {
        Code.NOT_FOR_ROLE,
        Code.NOT_IN_THIS_STATE,
        Code.NOT_WHILE,
        Code.NOT_YOUR_DELEGATION,
        Code.ONE_LANGUAGE,
        Code.OTHER_WAY,
    }
)


def _open(states: States, rules: Rules) -> list[tuple[Subject, str, str]]:
    """Every action that could be asked for: whose workflow, its name, and the state it would start from."""
    asked: list[tuple[Subject, str, str]] = []
    if states.amendment:
        asked += [("amendment", name, states.amendment.state) for name in rules.amendment.actions]
    elif states.conclusion:
        asked += [("conclusion", name, states.conclusion.state) for name in rules.conclusion.actions]
        asked += [("amendment", name, "new") for name in rules.amendment.actions]
    elif states.meeting:
        asked += [("meeting", name, states.meeting.state) for name in rules.meeting.actions]
    return asked


def new_ids(command: Command) -> tuple[str, ...]:
    """The ids that `command` gives to new things: each begins a stream of its own."""
    match command:
        case ask.OpenMeeting():
            numbers = range(1, len(command.items) + 1)
            return (command.meeting, *(item_id(command.id, number) for number in numbers))
        case ask.ProposeConclusion() | ask.DraftAmendment() | ask.FileOnBehalf():
            return (command.id,)
        case ask.ProposeStructure() | ask.MakeStatement() | ask.AskForCorrection():
            return (command.id,)
        case ask.EnterInRoom() if command.delegations:
            return (command.id,)
        case _:
            return ()


def _no_standing(command: Command, states: States) -> Refusal | None:
    """Nobody acts in a capacity that they do not hold at this moment. Opening a meeting has no meeting to ask."""
    if isinstance(command, ask.OpenMeeting):
        return refuse(Code.ALREADY_THERE, what="meeting") if states.meeting else None
    if states.meeting is None:
        return refuse(Code.NOT_FOUND, what="meeting")
    if states.meeting.holds(command.actor):
        return None
    return refuse(Code.NO_SUCH_CAPACITY, role=command.actor.role, delegation=command.actor.delegation or "")


def _not_found(command: Command, states: States, rules: Rules) -> Refusal | None:
    """What a command names must be in this meeting; another delegation's private draft is not there for anybody."""
    wanted = getattr(command, "conclusion", None)
    if wanted and (states.conclusion is None or states.conclusion.meeting != command.meeting):
        return refuse(Code.NOT_FOUND, what="conclusion")
    if not getattr(command, "amendment", None):
        return None
    found = states.amendment
    if found is None or found.conclusion != wanted or hidden(found, command.actor, rules):
        return refuse(Code.NOT_FOUND, what="amendment")
    return None


def hidden(found: Amendment, actor: Actor, rules: Rules) -> bool:
    """Whether `found` is a private draft that is neither this delegation's nor shared with it: for this actor there is
    no such thing. The Presidency knows of a draft that it was asked to make its own."""
    if found.state not in rules.meanings.private or actor.delegation in found.owners:
        return False
    return not (actor.role == Role.PRESIDENCY and found.with_presidency)
