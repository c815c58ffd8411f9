"""Consensus, brackets, certification.

Source: consensus is the absence of an objection put forward as an obstacle; what stands in brackets is not agreed;
items are agreed provisionally, one by one, and adopted together (multilateral drafting); the Presidency certifies,
and cannot adopt what members object to (practice of the Conference). That a reservation or a disassociation does not
block is the workflow's, after the same practice; the hours for calling a change material are our own rule, and so is
that nobody agrees to a text it was not shown.
"""

from engine.procedure.conclusion import Challenge, Conclusion
from engine.procedure.consensus import Consensus, consensus
from engine.procedure.guards.case import Case
from engine.procedure.guards.registry import guard, typed
from engine.procedure.instants import past
from engine.procedure.meeting import PAPER
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.texts import wording_of
from engine.text.brackets import open_brackets
from engine.text.wording import Kind, Paragraph, Wording


@guard("conclusion")
def consensus_is_reached(case: Case) -> Refusal | None:
    return no_consensus(case, case.conclusion)


@guard("conclusion")
def nothing_blocks(case: Case) -> Refusal | None:
    """In a sitting: no objection is consensus, and no objection or hold stands on this revision."""
    found = _consensus(case, case.conclusion)
    if found.unopposed:
        return None
    return refuse(
        Code.NO_CONSENSUS, conclusion=case.conclusion.id, silent="", objecting=", ".join(found.blocking)
    )


@guard("conclusion")
def text_is_shown(case: Case) -> Refusal | None:
    """Nobody agrees to a working text that only the secretariat has seen: it is issued, or called in the room."""
    item = case.conclusion
    return None if item.visible == item.revision else refuse(Code.NOT_SHOWN, conclusion=item.id)


@guard("conclusion")
def challenge_is_over(case: Case) -> Refusal | None:
    """In writing, a change that was declared editorial has had its hours; in a sitting the gavel ends them."""
    open_ = _open_challenge(case, case.conclusion)
    return refuse(Code.CHALLENGE_OPEN, until=open_.until or "") if open_ else None


@guard("conclusion")
def change_may_be_challenged(case: Case) -> Refusal | None:
    return None if _open_challenge(case, case.conclusion) else refuse(Code.NOT_CHALLENGEABLE)


@typed("conclusion", "kind")
def agreed_is_not_blocked(case: Case) -> Refusal | None:
    """What is agreed is reopened by the Presidency with a reason, if nobody present objects; it is not blocked."""
    agreed = case.conclusion.state in case.meanings.agreed
    blocks = case.meanings.positions[case.command.kind].blocks
    return refuse(Code.AGREED_STANDS) if agreed and blocks else None


@guard("conclusion")
def no_bracket_is_open(case: Case) -> Refusal | None:
    """What stands in brackets is not agreed."""
    count = len(open_brackets(wording_of(case.conclusion.wording)))
    return refuse(Code.OPEN_BRACKETS, count=count) if count else None


@typed("frame")
def no_bracket_is_open_in_the_paper(case: Case) -> Refusal | None:
    """Nor in title, preamble or topics, nor in an item that was agreed under other rules."""
    items = (wording_of(item.wording) for item in case.standing)
    count = brackets_around(case) + sum(len(open_brackets(wording)) for wording in items)
    return refuse(Code.OPEN_BRACKETS, count=count) if count else None


def brackets_around(case: Case) -> int:
    """The open brackets in title, preamble and topics."""
    around = [
        *case.meeting.title,
        case.meeting.preamble,
        *(item.topic for item in case.standing if item.topic),
    ]
    lines = Wording(tuple(Paragraph(Kind.CONTINUATION, str(text)) for text in around))
    return len(open_brackets(lines))


@guard("items")
def something_to_certify(case: Case) -> Refusal | None:
    return None if case.standing else refuse(Code.NOTHING_TO_CERTIFY)


@guard("items")
def everything_is_agreed(case: Case) -> Refusal | None:
    """Nothing is agreed until everything is agreed. What was agreed in writing must still be agreed by all who take
    part now; what was declared in the room, or announced after a silence, nothing may block since."""
    open_items = [item for item in case.standing if item.state not in case.meanings.agreed]
    if open_items:
        return refuse(Code.NOT_ALL_AGREED, count=len(open_items), first=open_items[0].id)
    refusals = (no_consensus(case, item) for item in case.standing)
    return next((refusal for refusal in refusals if refusal), None)


@guard("items")
def challenges_are_over(case: Case) -> Refusal | None:
    """What was changed editorially after it was agreed has had its hours too; a change of the sitting that is on may be
    called material until the paper is put, and certifying is the gavel."""
    for item in case.standing:
        if open_ := challenge_of(case, item):
            return refuse(Code.CHALLENGE_OPEN, until=open_.until or "", conclusion=item.id)
    return None


def challenge_of(case: Case, item: Conclusion) -> Challenge | None:
    """The change of the item that certification waits for."""
    sitting, open_ = case.meeting.sitting, _open_challenge(case, item)
    here = open_ is not None and sitting is not None and open_.sitting == sitting.number
    return None if here else open_


@guard("files")
def paper_is_not_kept(case: Case) -> Refusal | None:
    """The certified paper is kept once: the file of the original, and whatever comes with it."""
    if case.meeting.kept:
        return refuse(Code.ALREADY_KEPT, sha256=case.meeting.kept)
    handed = case.command is None or any(each.part == PAPER for each in case.command.files)
    return None if handed else refuse(Code.NOT_FOUND, what="file")


def no_consensus(case: Case, item: Conclusion) -> Refusal | None:
    """What the item lacks to be agreed by all who take part now."""
    found = _consensus(case, item)
    declared = item.declared_in is not None or item.by_silence is not None
    if found.unopposed if declared else found.reached:
        return None
    facts = {"silent": "" if declared else ", ".join(found.silent), "objecting": ", ".join(found.blocking)}
    return refuse(Code.NO_CONSENSUS, conclusion=item.id, **facts)


def _consensus(case: Case, item: Conclusion) -> Consensus:
    asked = case.meeting.participants
    return consensus(asked, item.positions, item.revision, case.meanings.positions, case.now)


def _open_challenge(case: Case, item: Conclusion) -> Challenge | None:
    """A change of the sitting that is on may be challenged until the gavel; one in writing, or of a sitting that has
    closed, until its hour."""
    challenge, sitting = item.challenge, case.meeting.sitting
    if challenge is None:
        return None
    here = sitting is not None and challenge.sitting == sitting.number
    return challenge if here or not past(challenge.until, case.now) else None
