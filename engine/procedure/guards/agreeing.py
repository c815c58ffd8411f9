"""Consensus, brackets, certification."""

from engine.procedure.conclusion import Conclusion
from engine.procedure.consensus import consensus
from engine.procedure.guards.case import Case
from engine.procedure.guards.registry import guard, typed
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.texts import wording_of
from engine.text.brackets import open_brackets
from engine.text.wording import Kind, Paragraph, Wording


@guard("conclusion")
def consensus_is_reached(case: Case) -> Refusal | None:
    return _no_consensus(case, case.conclusion)


@guard("conclusion")
def no_bracket_is_open(case: Case) -> Refusal | None:
    """What stands in brackets is not agreed."""
    count = len(open_brackets(wording_of(case.conclusion.wording)))
    return refuse(Code.OPEN_BRACKETS, count=count) if count else None


@typed("frame")
def no_bracket_is_open_in_the_paper(case: Case) -> Refusal | None:
    """Nor in title, preamble or topics, nor in an item that was agreed under other rules."""
    around = [
        *case.meeting.title,
        case.meeting.preamble,
        *(item.topic for item in case.standing if item.topic),
    ]
    lines = Wording(tuple(Paragraph(Kind.CONTINUATION, str(text)) for text in around))
    items = (wording_of(item.wording) for item in case.standing)
    count = sum(len(open_brackets(wording)) for wording in (lines, *items))
    return refuse(Code.OPEN_BRACKETS, count=count) if count else None


@guard("items")
def something_to_certify(case: Case) -> Refusal | None:
    return None if case.standing else refuse(Code.NOTHING_TO_CERTIFY)


@guard("items")
def everything_is_agreed(case: Case) -> Refusal | None:
    """Nothing is agreed until everything is agreed, and consensus must still hold among those in attendance now."""
    open_items = [item for item in case.standing if item.state not in case.meanings.agreed]
    if open_items:
        return refuse(Code.NOT_ALL_AGREED, count=len(open_items), first=open_items[0].id)
    refusals = (_no_consensus(case, item) for item in case.standing)
    return next((refusal for refusal in refusals if refusal), None)


@guard("content")
def paper_is_not_kept(case: Case) -> Refusal | None:
    return refuse(Code.ALREADY_KEPT, sha256=case.meeting.kept) if case.meeting.kept else None


def _no_consensus(case: Case, item: Conclusion) -> Refusal | None:
    found = consensus(case.meeting.present, item.positions, item.revision, case.meanings.positions)
    if found.reached:
        return None
    facts = {"silent": ", ".join(found.silent), "objecting": ", ".join(found.blocking)}
    return refuse(Code.NO_CONSENSUS, conclusion=item.id, **facts)
