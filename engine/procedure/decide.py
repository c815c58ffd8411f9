"""What follows from a command: events and, perhaps, a refusal. Pure: states, rules and salt come in.

`decide` asks in this order: does the actor hold the capacity, may the texts stand, does the workflow allow it (state,
role, guards); only then the handler says what happened. One handler a command, listed in `WAYS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.procedure import commands as ask
from engine.procedure.actions import ALONE, ENDS, Subject
from engine.procedure.amendment import Amendment
from engine.procedure.commands import Actor, Command
from engine.procedure.entries import faulty_entry
from engine.procedure.events import Event
from engine.procedure.guards import Case, States
from engine.procedure.handlers import amendment, conclusion, meeting, merge
from engine.procedure.handlers.matter import Matter
from engine.procedure.handlers.meeting import item_id
from engine.procedure.machine import fire
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.texts import sealer
from engine.procedure.workflow import Rules


@dataclass(frozen=True, slots=True)
class Decision:
    """Both may be there: what time has done is kept even when the answer is no."""

    events: tuple[Event, ...] = ()
    refusal: Refusal | None = None


Handler = Callable[[Any, Matter], tuple[Event, ...] | Refusal]


@dataclass(frozen=True, slots=True)
class Way:
    """How one command is decided: whose workflow, which action, by which handler; `wide` if it looks at all items,
    `deep` if it looks at all pending amendments of its item, `whole` if it reads every word of the paper."""

    subject: Subject
    action: str
    handler: Handler
    wide: bool = False
    deep: bool = False
    whole: bool = False


WAYS: dict[type[Command], Way] = {
    ask.OpenMeeting: Way("meeting", "open_meeting", meeting.open_meeting),
    ask.AdmitPerson: Way("meeting", "admit_person", meeting.admit_person),
    ask.DismissPerson: Way("meeting", "dismiss_person", meeting.dismiss_person),
    ask.SetFrame: Way("meeting", "set_frame", meeting.set_frame),
    ask.SetParticipants: Way("meeting", "set_participants", meeting.set_participants),
    ask.RecordAttendance: Way("meeting", "record_attendance", meeting.record_attendance),
    ask.ProposeConclusion: Way("meeting", "propose_conclusion", meeting.propose_conclusion),
    ask.OrderItems: Way("meeting", "order_items", meeting.order_items, wide=True),
    ask.CertifyPaper: Way("meeting", "certify_paper", meeting.certify_paper, wide=True, whole=True),
    ask.KeepPaper: Way("meeting", "keep_paper", meeting.keep_paper),
    ask.OpenComments: Way("conclusion", "open_comments", conclusion.open_comments),
    ask.ReviseWording: Way("conclusion", "revise_wording", conclusion.revise_wording, deep=True),
    ask.WriteComment: Way("conclusion", "write_comment", conclusion.write_comment),
    ask.OpenConsensus: Way("conclusion", "open_consensus", conclusion.open_consensus),
    ask.TakePosition: Way("conclusion", "take_position", conclusion.take_position),
    ask.DeclareAgreed: Way("conclusion", "declare_agreed", conclusion.declare_agreed),
    ask.ReturnToComments: Way("conclusion", "return_to_comments", conclusion.return_to_comments),
    ask.WithdrawConclusion: Way("conclusion", "withdraw", conclusion.withdraw_conclusion),
    ask.DraftAmendment: Way("amendment", "draft_amendment", amendment.draft_amendment),
    ask.EditDraft: Way("amendment", "edit_draft", amendment.edit_draft),
    ask.DiscardDraft: Way("amendment", "discard_draft", amendment.discard_draft),
    ask.FileAmendment: Way("amendment", "file_amendment", amendment.file_amendment),
    ask.WithdrawAmendment: Way("amendment", "withdraw_amendment", amendment.withdraw_amendment),
    ask.ProposeTreatment: Way("amendment", "propose_treatment", amendment.propose_treatment),
    ask.DecideTreatment: Way("amendment", "", amendment.dispose, deep=True),
    ask.OfferToJoin: Way("amendment", "offer_to_join", amendment.offer_to_join),
    ask.TakeBackOffer: Way("amendment", "take_back_offer", amendment.take_back_offer),
    ask.ConfirmSponsorship: Way("amendment", "confirm_sponsorship", amendment.confirm_sponsorship),
    ask.AcceptJoin: Way("amendment", "accept_join", amendment.accept_join),
    ask.ProposeMerge: Way("conclusion", "propose_merge", merge.propose_merge, deep=True),
    ask.AnswerMerge: Way("amendment", "answer_merge", merge.answer_merge),
    ask.DecideMerge: Way("conclusion", "", merge.decide_merge, deep=True),
}


def decide(command: Command, states: States, rules: Rules, salt: str) -> Decision:
    """The events that `command` causes in `states` under `rules`, or why not. `salt` seals the texts."""
    way = WAYS[type(command)]
    refusal = (
        _no_standing(command, states)
        or faulty_entry(command)
        or _not_found(command, states, rules)
        or (refuse(Code.ALREADY_THERE, what="id") if states.taken else None)
    )
    if refusal:
        return Decision(refusal=refusal)
    case = Case(command.actor, command, rules.meanings, states)
    state = fire(rules, way.subject, _action(command, way), _state(command, way, states), case)
    if isinstance(state, Refusal):
        return Decision(refusal=state)
    happened = way.handler(command, Matter(case, state, rules, sealer(salt)))
    return Decision(refusal=happened) if isinstance(happened, Refusal) else Decision(events=happened)


@dataclass(frozen=True, slots=True)
class Available:
    """What a page shows: the action is open to this actor (no refusal), or why it is not."""

    action: str
    refusal: Refusal | None


def available(actor: Actor, states: States, rules: Rules) -> tuple[Available, ...]:
    """What `actor` may do with the innermost thing in `states`: each action of its workflow, by the same guards.

    With an amendment, the amendment's actions; with a conclusion, its own and those that begin an amendment; else the
    meeting's. Actions of another role or another state are left out; what a guard stops is there with its refusal.
    """
    if states.meeting is None or not states.meeting.holds(actor):
        return ()
    case = Case(actor, None, rules.meanings, states)
    asked = [
        (subject, action, fire(rules, subject, action, state, case))
        for subject, action, state in _open(states, rules)
    ]
    return tuple(
        Available(action, outcome if isinstance(outcome, Refusal) else None)
        for _, action, outcome in asked
        if not (isinstance(outcome, Refusal) and outcome.code in _HIDDEN)
    )


_HIDDEN = frozenset({Code.NOT_FOR_ROLE, Code.NOT_IN_THIS_STATE, Code.NOT_WHILE, Code.NOT_YOUR_DELEGATION})


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
        case ask.ProposeConclusion() | ask.DraftAmendment():
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
    """Whether `found` is a private draft of another delegation: for this actor there is no such thing."""
    return found.state in rules.meanings.private and found.delegation != actor.delegation


def _action(command: Command, way: Way) -> str:
    """Decisions name their action by what is decided. One that ends with a merged text only is no action here."""
    match command:
        case ask.DecideTreatment():
            alone = command.disposition in ALONE
            return ENDS[command.disposition] if alone else command.disposition
        case ask.DecideMerge():
            return "take_merge" if command.taken else "return_merge"
        case _:
            return way.action


def _state(command: Command, way: Way, states: States) -> str:
    """The state of what the command acts on; "new" when it begins it."""
    named = {
        "meeting": states.meeting,
        "conclusion": states.conclusion,
        "amendment": states.amendment if getattr(command, "amendment", None) else None,
    }[way.subject]
    return named.state if named else "new"
