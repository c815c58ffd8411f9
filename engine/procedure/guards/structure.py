"""May the paper be put together in that way?

Source: what the items are and where they stand is negotiated like any wording (multilateral drafting: alternative,
bis, ter). On which revision it is proposed, and that what is agreed is not divided, are our own rules.
"""

from engine.procedure.commands import Change
from engine.procedure.conclusion import Conclusion
from engine.procedure.guards.case import Case
from engine.procedure.guards.registry import typed
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.structure import StructureState

# What each kind of proposal must say.
_SAYS: dict[Change, tuple[str, ...]] = {
    Change.SPLIT: ("conclusion", "on_revision", "paragraph"),
    Change.JOIN: ("conclusion", "on_revision", "joining_item"),
    Change.MOVE: ("conclusion", "on_revision", "section"),
    Change.TAKE_OUT: ("conclusion", "on_revision", "paragraph", "last", "section"),
    Change.TITLE: ("lines",),
    Change.PREAMBLE: ("lines",),
}


@typed("change", "lines")
def proposal_is_complete(case: Case) -> Refusal | None:
    """Everything that its kind needs, and no other item than those of the paper."""
    command = case.command
    missing = next((name for name in _SAYS[command.change] if not getattr(command, name)), None)
    if missing:
        return refuse(Code.STRUCTURE_INCOMPLETE, field=missing)
    if any(not line.strip() for line in command.lines):
        return refuse(Code.TEXT_REQUIRED)
    if command.section is not None and command.section not in case.meeting.sections:
        return refuse(Code.UNKNOWN_SECTION, section=command.section)
    standing = {item.id: item for item in case.standing}
    named = [each for each in (command.conclusion, command.joining_item, command.before) if each]
    if any(each not in standing for each in named) or command.conclusion == command.joining_item:
        own = command.conclusion is None and command.joining_item is None
        return None if own and not named else refuse(Code.NOT_FOUND, what="conclusion")
    return _misplaced(case, standing)


def _misplaced(case: Case, standing: dict[str, Conclusion]) -> Refusal | None:
    command = case.command
    if command.before and standing[command.before].section != command.section:
        return refuse(Code.UNKNOWN_SECTION, section=command.section or "")
    if command.conclusion is None:
        return None
    visible = standing[command.conclusion].visible
    if command.on_revision != visible:
        return refuse(Code.STALE_REVISION, on_revision=command.on_revision or 0, revision=visible)
    return None


@typed("structure")
def structure_is_open(case: Case) -> Refusal | None:
    found = case.states.structure
    if found is None or found.meeting != case.meeting.id:
        return refuse(Code.NOT_FOUND, what="structure")
    return None if found.state == StructureState.OPEN else refuse(Code.NOT_PENDING)


@typed("structure")
def is_own_structure(case: Case) -> Refusal | None:
    """Whoever proposed it takes it back; what the secretariat or the Presidency proposed, either of them."""
    found = case.states.structure
    if found is None or found.delegation == case.actor.delegation:
        return None
    return refuse(Code.NOT_YOUR_DELEGATION, delegation=found.delegation or "")


@typed("structure", "accepted", "versions")
def items_are_as_shown(case: Case) -> Refusal | None:
    """What is accepted is what was looked at: the items concerned, on these revisions, and none of them agreed."""
    found, command = case.states.structure, case.command
    if found is None or not command.accepted:
        return None
    items = {item.id: item for item in case.standing}
    concerned = [each for each in (found.item, found.joining_item) if each]
    if any(each not in items for each in concerned):
        return refuse(Code.NOT_FOUND, what="conclusion")
    shown = dict(command.versions)
    for each in concerned:
        item = items[each]
        if shown.get(each) != item.revision:
            return refuse(Code.STALE_REVISION, on_revision=shown.get(each, 0), revision=item.revision)
        if item.state in case.meanings.agreed:
            return refuse(Code.AGREED_STAYS, conclusion=each)
    return None
