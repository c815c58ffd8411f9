"""What stands in the way of certification, as one list, and what the Presidency confirms and signs.

Source: the Presidency certifies, and cannot adopt what members object to (practice of the Conference); an approval
shows what is approved (the same in every signature). That what is pending the capital waits or is stated, and that the
participants are confirmed, are our own rules.
"""

from collections.abc import Iterator

from engine.procedure import beside
from engine.procedure.conclusion import Conclusion
from engine.procedure.guards.agreeing import brackets_around, challenge_of, no_consensus
from engine.procedure.guards.case import Case
from engine.procedure.guards.registry import guard, typed
from engine.procedure.guards.translation import unready_translations
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.texts import wording_of
from engine.text.brackets import open_brackets


@guard("items")
def what_awaits_a_capital_is_settled(case: Case) -> Refusal | None:
    found = (_awaited(case, item) for item in case.standing)
    return next((refusal for refusal in found if refusal), None)


@typed("participants")
def participants_are_confirmed(case: Case) -> Refusal | None:
    """The preamble's list, in its order, as the Presidency has confirmed it."""
    same = case.command.participants == case.meeting.participants
    return None if same else refuse(Code.PARTICIPANTS_NOT_CONFIRMED)


@typed("items", "beside")
def beside_is_as_signed(case: Case) -> Refusal | None:
    """What is printed beside the texts is what was shown."""
    said = beside.stated(case.standing, case.meeting.terms, case.now)
    same = case.command.beside == beside.hash_of(said, case.meeting)
    return None if same else refuse(Code.BESIDE_NOT_AS_SIGNED)


def obstacles(case: Case) -> tuple[Refusal, ...]:
    """Everything that stands in the way of certification now, item by item; nothing, when the paper may be signed."""
    if not case.standing:
        return (refuse(Code.NOTHING_TO_CERTIFY),)
    around = brackets_around(case)
    found = [refusal for item in case.standing for refusal in _of_item(case, item)]
    open_around = (refuse(Code.OPEN_BRACKETS, count=around),) if around else ()
    return (*found, *open_around, *unready_translations(case))


def _of_item(case: Case, item: Conclusion) -> Iterator[Refusal]:
    if item.state not in case.meanings.agreed:
        yield refuse(Code.NOT_AGREED_YET, conclusion=item.id, state=item.state)
    if item.pending:
        yield refuse(Code.PENDING_AMENDMENTS, conclusion=item.id, count=item.pending)
    if count := len(open_brackets(wording_of(item.wording))):
        yield refuse(Code.OPEN_BRACKETS, conclusion=item.id, count=count)
    refusal = no_consensus(case, item)
    # That nobody has spoken yet on an item that nobody was asked about is said by its state.
    asked = item.state in case.meanings.agreed | case.meanings.seeking
    if refusal and (asked or refusal.facts["objecting"]):
        yield refusal
    if open_ := challenge_of(case, item):
        yield refuse(Code.CHALLENGE_OPEN, conclusion=item.id, until=open_.until or "")
    if awaited := _awaited(case, item):
        yield awaited


def _awaited(case: Case, item: Conclusion) -> Refusal | None:
    names = beside.waiting(item, case.meeting.terms, case.now)
    return (
        refuse(Code.AD_REFERENDUM_WAITS, conclusion=item.id, delegations=", ".join(names)) if names else None
    )
