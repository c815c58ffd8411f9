"""Commands on a text that is made of many amendments.

Source: streamlining, many to one, without prejudice; each origin is told what became of it (multilateral drafting).
How authors answer is our own rule.
"""

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.actions import ENDS
from engine.procedure.commands import MergeLine
from engine.procedure.events import Event
from engine.procedure.handlers.base import base_moves
from engine.procedure.handlers.ending import disposed
from engine.procedure.handlers.matter import Matter
from engine.procedure.refusals import Refusal
from engine.procedure.texts import Text


def propose_merge(command: ask.ProposeMerge, matter: Matter) -> tuple[Event, ...]:
    return (
        did.MergeProposed(
            meeting=command.meeting,
            conclusion=command.conclusion,
            merge=command.id,
            revision=command.on_revision,
            wording=matter.wording(command.wording),
            reason=matter.prose(command.reason),
            lines=command.lines,
        ),
    )


def answer_merge(command: ask.AnswerMerge, matter: Matter) -> tuple[Event, ...]:
    return (
        did.MergeAnswered(
            meeting=command.meeting,
            conclusion=command.conclusion,
            merge=command.merge,
            amendment_asked=command.amendment,
            delegation=matter.case.amendment.delegation,
            agrees=command.agrees,
            reason=matter.optional(command.reason),
        ),
    )


def decide_merge(command: ask.DecideMerge, matter: Matter) -> tuple[Event, ...] | Refusal:
    """Taken, the merged text is the next revision and each of its amendments ends as was said; returned, all stay
    pending, as they were."""
    merge = matter.states.merge
    assert merge is not None, "merge_awaits has looked at it"
    reason = matter.prose(command.reason)
    decided = did.MergeDecided(command.meeting, command.conclusion, merge.id, command.taken, reason)
    if not command.taken:
        return (decided,)
    ends = [_end(matter, line, merge.reason) for line in merge.lines]
    refused = next((event for event in ends if isinstance(event, Refusal)), None)
    if refused:
        return refused
    leaving = {line.amendment for line in merge.lines}
    ended = tuple(event for event in ends if not isinstance(event, Refusal))
    return (decided, *ended, *base_moves(matter, merge.wording, reason, leaving=leaving))


def _end(matter: Matter, line: MergeLine, reason: Text) -> did.AmendmentDisposed | Refusal:
    """How one amendment ends. Meanwhile its author may have withdrawn it: then the text must be proposed anew."""
    pending = next((found for found in matter.states.pending if found.id == line.amendment), None)
    state = matter.outcome(ENDS[line.disposition], pending.state if pending else "withdrawn")
    if isinstance(state, Refusal):
        return state
    return disposed(matter, line, state, reason)
