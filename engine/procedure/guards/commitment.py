"""Commitments after the meeting, and what leads from item to item.

Source: what is followed up is what was adopted, in its own words (practice of the Conference). Who may name an item of
another meeting, and that a commitment is not changed unseen, are our own rules.
"""

from datetime import date

from engine.procedure.commands import Audience, OwnerKind, Role
from engine.procedure.guards.case import Case
from engine.procedure.guards.registry import typed
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.texts import wording_of
from engine.text.literals import as_read


@typed("conclusion", "passage")
def passage_is_in_the_paper(case: Case) -> Refusal | None:
    """The item was adopted, and the words stand in one of its paragraphs as they are given."""
    if case.conclusion.state not in case.meanings.adopted:
        return refuse(Code.NOT_ADOPTED)
    passage = case.command.passage.strip()
    paragraphs = wording_of(case.conclusion.wording).paragraphs
    found = bool(passage) and any(passage in as_read(paragraph.text) for paragraph in paragraphs)
    return None if found else refuse(Code.PASSAGE_NOT_IN_TEXT)


@typed("owner")
def owner_is_known(case: Case) -> Refusal | None:
    """A delegation is a participant or one of the names that the meeting knows; a body and words say something."""
    owner = case.command.owner
    if owner.kind == OwnerKind.DELEGATION:
        known = {*case.meeting.participants, *dict(case.meeting.names)}
        return None if owner.name in known else refuse(Code.BAD_DELEGATION_LIST, delegations=owner.name)
    return None if owner.name.strip() else refuse(Code.TEXT_REQUIRED)


@typed("due")
def due_is_a_day(case: Case) -> Refusal | None:
    """A day as it is spelled in ISO 8601, or none: to be determined."""
    due = case.command.due
    try:
        spelled = due is None or date.fromisoformat(due).isoformat() == due
    except ValueError:
        spelled = False
    return None if spelled else refuse(Code.BAD_DAY)


@typed("commitment", "on_step")
def commitment_is_as_shown(case: Case) -> Refusal | None:
    """It is one of this meeting, and nothing has been recorded of it since it was looked at."""
    found = case.states.commitment
    if found is None or found.meeting != case.meeting.id:
        return refuse(Code.NOT_FOUND, what="commitment")
    if found.step == case.command.on_step:
        return None
    return refuse(Code.STALE_VERSION, on_version=case.command.on_step, version=found.step)


@typed("note", "audience")
def note_is_for_several(case: Case) -> Refusal | None:
    """What is noted on the record of all is for all members at least."""
    return None if case.command.audience in (Audience.MEMBERS, Audience.ALL) else refuse(Code.ONLY_FOR_ITSELF)


@typed("conclusion", "to_meeting", "to_conclusion")
def link_leads_to_an_item(case: Case) -> Refusal | None:
    """Another item, of this meeting or of one in which the person is the secretariat too."""
    there, command = case.states.elsewhere, case.command
    known = there is not None and command.to_conclusion in there.items
    allowed = there is not None and case.actor.person in there.secretariat
    if not known or not allowed or command.conclusion == command.to_conclusion:
        return refuse(Code.NOT_FOUND, what="conclusion")
    return None


@typed("conclusion", "to_conclusion")
def link_is_new(case: Case) -> Refusal | None:
    ends = (case.command.conclusion, case.command.to_conclusion)
    there = any((link.conclusion, link.to_conclusion) == ends for link in case.states.links)
    return refuse(Code.ALREADY_THERE, what="link") if there else None


@typed("link")
def link_is_there(case: Case) -> Refusal | None:
    there = any(link.id == case.command.link for link in case.states.links)
    return None if there else refuse(Code.NOT_FOUND, what="link")


@typed("follows", "items")
def former_is_certified(case: Case) -> Refusal | None:
    """A meeting is opened from the commitments of a certified one, by its secretariat; what comes along is of it."""
    there, command = case.states.elsewhere, case.command
    origins = {item.origin for item in command.items if item.origin}
    if command.follows is None:
        return refuse(Code.NOT_FOUND, what="conclusion") if origins else None
    if there is None or not (case.actor.role == Role.OPERATOR or case.actor.person in there.secretariat):
        return refuse(Code.NOT_FOUND, what="meeting")
    if not origins <= there.items:
        return refuse(Code.NOT_FOUND, what="conclusion")
    return None if there.certified else refuse(Code.NOT_CERTIFIED)
