"""Named checks: a refusal or nothing. The only place that says no.

A guard sees one `Case`. Pages ask the same guards before anything is typed, with no command: a guard on what is typed
(marked `_typed`) then passes, a guard on the situation answers as it will later.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.procedure.amendment import Amendment
from engine.procedure.commands import Actor, Disposition, MergeLine, PositionKind, ProposalKind, Role
from engine.procedure.conclusion import Conclusion
from engine.procedure.consensus import consensus
from engine.procedure.meeting import Meeting
from engine.procedure.merging import Merge
from engine.procedure.position import PositionRule
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.texts import wording_of
from engine.text.brackets import open_brackets
from engine.text.merge import Outcome, carry
from engine.text.wording import Wording, relabelled


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the code must know of a workflow's own names: states in which an item counts as agreed, in which it is gone
    from the paper; in which an amendment is pending, in which it is private; and what each kind of position does."""

    agreed: frozenset[str]
    gone: frozenset[str]
    pending: frozenset[str]
    private: frozenset[str]
    positions: Mapping[PositionKind, PositionRule]


@dataclass(frozen=True, slots=True)
class States:
    """What was loaded for a command: the meeting; the conclusion and the amendment that it names; the amendment that
    this one files again; another one that it names; for what moves the base, all pending amendments of the item and
    the wordings that they amend, by revision; the merged text that is decided; for what touches several items, all the
    meeting's conclusions; the last place in its order; and whether an id that the command would give to something new
    is taken."""

    meeting: Meeting | None = None
    conclusion: Conclusion | None = None
    amendment: Amendment | None = None
    again: Amendment | None = None
    other: Amendment | None = None
    pending: tuple[Amendment, ...] = ()
    bases: Mapping[int, Wording] = field(default_factory=dict)
    merge: Merge | None = None
    conclusions: tuple[Conclusion, ...] = ()
    last_place: int = 0
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a guard may look at. `command` is the typed command, or None when a page asks; which fields a guard
    reads of it stands in `NEEDS`, and a workflow that puts a guard where they are missing is refused."""

    actor: Actor
    command: Any
    meanings: Meanings
    states: States

    @property
    def meeting(self) -> Meeting:
        assert self.states.meeting is not None, "this guard needs the meeting"
        return self.states.meeting

    @property
    def conclusion(self) -> Conclusion:
        assert self.states.conclusion is not None, "this guard needs the conclusion"
        return self.states.conclusion

    @property
    def amendment(self) -> Amendment:
        assert self.states.amendment is not None, "this guard needs the amendment"
        return self.states.amendment

    @property
    def standing(self) -> tuple[Conclusion, ...]:
        """The items that are still in the paper."""
        return tuple(item for item in self.states.conclusions if item.state not in self.meanings.gone)


Guard = Callable[[Case], Refusal | None]
GUARDS: dict[str, Guard] = {}
NEEDS: dict[str, frozenset[str]] = {}  # the fields that a guard's command must have


def _guard(*needs: str) -> Callable[[Guard], Guard]:
    """A guard on the situation."""

    def known(check: Guard) -> Guard:
        GUARDS[check.__name__], NEEDS[check.__name__] = check, frozenset(needs)
        return check

    return known


def _typed(*needs: str) -> Callable[[Guard], Guard]:
    """A guard on what was typed: passes as long as nothing is."""

    def known(check: Guard) -> Guard:
        def guard(case: Case) -> Refusal | None:
            return None if case.command is None else check(case)

        GUARDS[check.__name__], NEEDS[check.__name__] = guard, frozenset(needs)
        return guard

    return known


# --- who -------------------------------------------------------------------------------------------------------------


@_guard()
def is_participant(case: Case) -> Refusal | None:
    """A delegation's seat must be on the list of participants; other roles pass."""
    code = case.actor.delegation
    if code is None or code in case.meeting.participants:
        return None
    return refuse(Code.NOT_A_PARTICIPANT, delegation=code)


@_guard()
def is_attending(case: Case) -> Refusal | None:
    code = case.actor.delegation
    if code is not None and code in case.meeting.present:
        return None
    return refuse(Code.NOT_ATTENDING, delegation=code or "")


@_guard("amendment")
def is_own_delegation(case: Case) -> Refusal | None:
    if case.actor.delegation == case.amendment.delegation:
        return None
    return refuse(Code.NOT_YOUR_DELEGATION, delegation=case.amendment.delegation)


@_typed("role", "delegation")
def capacity_is_valid(case: Case) -> Refusal | None:
    """A seat belongs to a participant; no other capacity has a delegation; operator and worker are not given."""
    role, delegation = case.command.role, case.command.delegation
    seated = role == Role.DELEGATION
    fits = delegation in case.meeting.participants if seated else delegation is None
    if fits and role not in (Role.OPERATOR, Role.WORKER):
        return None
    return refuse(Code.BAD_CAPACITY, role=role, delegation=delegation or "")


@_typed("person", "role", "delegation")
def capacity_is_new(case: Case) -> Refusal | None:
    held = (case.command.person, case.command.role, case.command.delegation) in case.meeting.capacities
    return refuse(Code.ALREADY_THERE, what="capacity") if held else None


@_typed("person", "role", "delegation")
def capacity_is_held(case: Case) -> Refusal | None:
    held = (case.command.person, case.command.role, case.command.delegation) in case.meeting.capacities
    return None if held else refuse(Code.NOT_FOUND, what="capacity")


@_typed("person", "role", "delegation")
def a_secretariat_remains(case: Case) -> Refusal | None:
    """A meeting without a secretariat could never be given one by its own people again."""
    staff = {capacity for capacity in case.meeting.capacities if capacity[1] == Role.SECRETARIAT}
    leaving = (case.command.person, case.command.role, case.command.delegation)
    return refuse(Code.LAST_SECRETARIAT) if staff == {leaving} else None


# --- still what was looked at ----------------------------------------------------------------------------------------


@_typed("conclusion", "on_revision")
def on_current_revision(case: Case) -> Refusal | None:
    if case.command.on_revision == case.conclusion.revision:
        return None
    return refuse(
        Code.STALE_REVISION, on_revision=case.command.on_revision, revision=case.conclusion.revision
    )


@_typed("on_version")
def on_current_version(case: Case) -> Refusal | None:
    if case.command.on_version == case.meeting.version:
        return None
    return refuse(Code.STALE_VERSION, on_version=case.command.on_version, version=case.meeting.version)


@_typed("amendment", "on_version")
def on_current_draft(case: Case) -> Refusal | None:
    if case.command.on_version == case.amendment.version:
        return None
    return refuse(Code.STALE_VERSION, on_version=case.command.on_version, version=case.amendment.version)


@_typed("conclusion", "text_hash")
def text_is_as_shown(case: Case) -> Refusal | None:
    """The approval binds the text: the amendment's when one is decided, else the conclusion's."""
    shown = (case.states.amendment or case.conclusion).wording
    if case.command.text_hash == shown.hash:
        return None
    return refuse(Code.STALE_TEXT, revision=case.conclusion.revision)


@_guard("conclusion", "amendment")
def base_is_current(case: Case) -> Refusal | None:
    """An amendment applies exactly to the revision it names."""
    if case.amendment.base_revision == case.conclusion.revision:
        return None
    return refuse(
        Code.BASE_MOVED, base_revision=case.amendment.base_revision, revision=case.conclusion.revision
    )


@_guard("conclusion", "amendment")
def base_has_moved(case: Case) -> Refusal | None:
    if case.amendment.base_revision < case.conclusion.revision:
        return None
    return refuse(Code.BASE_NOT_MOVED, revision=case.conclusion.revision)


# --- what was typed --------------------------------------------------------------------------------------------------


@_typed("reason")
def reason_is_given(case: Case) -> Refusal | None:
    return None if case.command.reason.strip() else refuse(Code.REASON_REQUIRED)


@_typed("text")
def text_is_given(case: Case) -> Refusal | None:
    return None if case.command.text.strip() else refuse(Code.TEXT_REQUIRED)


@_typed("title")
def title_is_given(case: Case) -> Refusal | None:
    given = case.command.title and all(line.strip() for line in case.command.title)
    return None if given else refuse(Code.TEXT_REQUIRED)


@_typed("wording")
def wording_is_given(case: Case) -> Refusal | None:
    return None if _says_something(case.command.wording) else refuse(Code.EMPTY_WORDING)


@_typed("items")
def wordings_are_given(case: Case) -> Refusal | None:
    given = all(_says_something(item.wording) for item in case.command.items)
    return None if given else refuse(Code.EMPTY_WORDING)


@_typed("conclusion", "wording")
def wording_fits_kind(case: Case) -> Refusal | None:
    """To modify is to give other words; to suppress the item is to give none."""
    kind = getattr(case.command, "kind", None) or case.amendment.kind
    if kind == ProposalKind.SUPPRESS:
        return refuse(Code.NOT_TO_SUPPRESS) if case.command.wording.paragraphs else None
    return GUARDS["wording_is_given"](case) or GUARDS["wording_is_changed"](case)


@_typed("sponsors")
def sponsors_are_participants(case: Case) -> Refusal | None:
    """Co-sponsors are other participants, each named once."""
    codes = case.command.sponsors
    others = set(case.meeting.participants) - {case.actor.delegation}
    if len(set(codes)) == len(codes) and set(codes) <= others:
        return None
    return refuse(Code.BAD_SPONSORS, delegations=", ".join(codes))


@_typed("conclusion", "wording")
def wording_is_changed(case: Case) -> Refusal | None:
    """Labels are computed, so only words, kinds, levels and label styles make a difference."""
    same = relabelled(case.command.wording) == wording_of(case.conclusion.wording)
    return refuse(Code.NOTHING_CHANGED, revision=case.conclusion.revision) if same else None


@_typed("kind", "reason")
def position_has_its_reason(case: Case) -> Refusal | None:
    demanded = case.meanings.positions[case.command.kind].reason == "required"
    return refuse(Code.REASON_REQUIRED) if demanded and not case.command.reason.strip() else None


@_typed("section")
def section_is_known(case: Case) -> Refusal | None:
    if case.command.section in case.meeting.sections:
        return None
    return refuse(Code.UNKNOWN_SECTION, section=case.command.section)


@_typed("language")
def in_original_language(case: Case) -> Refusal | None:
    if case.command.language == case.meeting.language:
        return None
    return refuse(Code.OTHER_LANGUAGE, language=case.command.language, original=case.meeting.language)


@_typed("participants")
def participants_are_valid(case: Case) -> Refusal | None:
    codes = case.command.participants
    valid = (
        codes and len(set(codes)) == len(codes) and all(code.isalnum() and code.isupper() for code in codes)
    )
    return None if valid else refuse(Code.BAD_DELEGATION_LIST, delegations=", ".join(codes))


@_typed("present")
def present_are_participants(case: Case) -> Refusal | None:
    codes = case.command.present
    valid = len(set(codes)) == len(codes) and set(codes) <= set(case.meeting.participants)
    return None if valid else refuse(Code.BAD_DELEGATION_LIST, delegations=", ".join(codes))


@_typed("order")
def order_is_complete(case: Case) -> Refusal | None:
    """Every item that is not withdrawn, once, each in a known section: an order never drops one."""
    for section, _ in case.command.order:
        if section not in case.meeting.sections:
            return refuse(Code.UNKNOWN_SECTION, section=section)
    given = [conclusion for _, conclusion in case.command.order]
    standing = {item.id for item in case.standing}
    if len(given) == len(set(given)) and set(given) == standing:
        return None
    missing, unknown = len(standing - set(given)), len(given) - len(set(given) & standing)
    return refuse(Code.NOT_ALL_ITEMS, missing=missing, unknown=unknown)


@_typed("conclusion", "again")
def again_is_own_and_pending(case: Case) -> Refusal | None:
    """Only a delegation's own pending amendment, on an earlier revision of the same item, can be filed again."""
    if case.command.again is None:
        return None
    old = case.states.again
    if old is None or old.conclusion != case.conclusion.id or old.delegation != case.actor.delegation:
        return refuse(Code.NOT_FOUND, what="amendment")
    if old.state not in case.meanings.pending:
        return refuse(Code.NOT_PENDING)
    if old.base_revision == case.conclusion.revision:
        return refuse(Code.BASE_NOT_MOVED, revision=case.conclusion.revision)
    return None


# --- procedure -------------------------------------------------------------------------------------------------------


@_guard("conclusion")
def no_amendment_is_pending(case: Case) -> Refusal | None:
    return refuse(Code.PENDING_AMENDMENTS, count=case.conclusion.pending) if case.conclusion.pending else None


@_guard("conclusion")
def consensus_is_reached(case: Case) -> Refusal | None:
    return _no_consensus(case, case.conclusion)


@_guard("amendment")
def treatment_is_proposed(case: Case) -> Refusal | None:
    """The secretariat proposes before the Presidency decides: two people for what matters."""
    return None if case.amendment.treatment else refuse(Code.NO_TREATMENT_PROPOSED)


@_typed("conclusion", "amendment", "disposition")
def treatment_fits_base(case: Case) -> Refusal | None:
    """Accepted only on the current revision, overtaken only on an earlier one."""
    fits = {Disposition.ACCEPTED: base_is_current, Disposition.OVERTAKEN: base_has_moved}
    check = fits.get(case.command.disposition)
    return check(case) if check else None


@_typed("disposition")
def treatment_stands_alone(case: Case) -> Refusal | None:
    """In part, or merged, an amendment ends only together with the text that says what was taken."""
    alone = (Disposition.ACCEPTED, Disposition.NOT_ACCEPTED, Disposition.OVERTAKEN)
    disposition = case.command.disposition
    return None if disposition in alone else refuse(Code.ONLY_IN_MERGE, disposition=disposition)


@_guard("conclusion", "amendment")
def nothing_else_is_pending_on_what_is_suppressed(case: Case) -> Refusal | None:
    """With the item its other amendments would be gone without a word."""
    others = case.conclusion.pending - 1
    suppresses = case.amendment.kind == ProposalKind.SUPPRESS
    return refuse(Code.PENDING_AMENDMENTS, count=others) if suppresses and others else None


@_typed("conclusion", "wording", "lines")
def lines_fit_the_text(case: Case) -> Refusal | None:
    """Every line is a pending amendment of this item, once; and what is called accepted is in the text, whole."""
    pending = {amendment.id: amendment for amendment in case.states.pending}
    named = [line.amendment for line in case.command.lines]
    if not named or len(set(named)) < len(named) or not set(named) <= pending.keys():
        return refuse(Code.BAD_LINES)
    faults = (_line_fault(case, line, pending[line.amendment]) for line in case.command.lines)
    return next((fault for fault in faults if fault), None)


def _line_fault(case: Case, line: MergeLine, amendment: Amendment) -> Refusal | None:
    current = case.conclusion.revision
    if line.disposition == Disposition.OVERTAKEN and amendment.base_revision == current:
        return refuse(Code.BASE_NOT_MOVED, revision=current)
    if line.disposition != Disposition.ACCEPTED:
        return None
    if amendment.base_revision != current or amendment.kind == ProposalKind.SUPPRESS:
        return refuse(Code.BASE_MOVED, base_revision=amendment.base_revision, revision=current)
    base, text = case.states.bases[current], relabelled(case.command.wording)
    contained = carry(base, text, wording_of(amendment.wording)).outcome == Outcome.CONTAINED
    return None if contained else refuse(Code.NOT_IN_THE_TEXT, amendment=amendment.id)


@_guard("conclusion", "merge")
def merge_awaits(case: Case) -> Refusal | None:
    """A merged text is decided while it is the one on the table, on the revision that it was made on."""
    if case.command is None:
        return None if case.conclusion.merge else refuse(Code.NO_MERGE)
    merge = case.states.merge
    awaits = merge is not None and merge.id == case.conclusion.merge == case.command.merge
    return None if awaits else refuse(Code.NO_MERGE)


@_typed("merge", "text_hash")
def merged_text_is_as_shown(case: Case) -> Refusal | None:
    merge = case.states.merge
    as_shown = merge is not None and merge.wording.hash == case.command.text_hash
    return None if as_shown else refuse(Code.STALE_TEXT, revision=case.conclusion.revision)


@_typed("merge", "amendment")
def author_is_asked(case: Case) -> Refusal | None:
    """Asked are the authors of what the merged text takes in other words than theirs."""
    merge = case.states.merge
    asked = merge.asked if merge else frozenset()
    there = case.amendment.id in asked
    return None if there else refuse(Code.NOT_IN_MERGE)


@_typed("amendment", "to")
def may_be_joined(case: Case) -> Refusal | None:
    """Another pending amendment of the same item."""
    other = case.states.other
    if other is None or other.conclusion != case.conclusion.id or other.state not in case.meanings.pending:
        return refuse(Code.NOT_FOUND, what="amendment")
    return refuse(Code.SAME_AMENDMENT) if other.id == case.amendment.id else None


@_typed("amendment", "joining")
def was_offered(case: Case) -> Refusal | None:
    other = case.states.other
    pending = other is not None and other.state in case.meanings.pending
    offered = other is not None and other.offered_to == case.amendment.id
    return None if pending and offered else refuse(Code.NOT_OFFERED)


@_guard("conclusion")
def no_bracket_is_open(case: Case) -> Refusal | None:
    """What stands in brackets is not agreed."""
    count = len(open_brackets(wording_of(case.conclusion.wording)))
    return refuse(Code.OPEN_BRACKETS, count=count) if count else None


@_guard("items")
def something_to_certify(case: Case) -> Refusal | None:
    return None if case.standing else refuse(Code.NOTHING_TO_CERTIFY)


@_guard("items")
def everything_is_agreed(case: Case) -> Refusal | None:
    """Nothing is agreed until everything is agreed, and consensus must still hold among those in attendance now."""
    open_items = [item for item in case.standing if item.state not in case.meanings.agreed]
    if open_items:
        return refuse(Code.NOT_ALL_AGREED, count=len(open_items), first=open_items[0].id)
    refusals = (_no_consensus(case, item) for item in case.standing)
    return next((refusal for refusal in refusals if refusal), None)


@_typed("items")
def items_are_as_signed(case: Case) -> Refusal | None:
    """What is signed is exactly what stands: every item, its version, revision and text."""
    signed = {item.conclusion: (item.version, item.revision, item.text_hash) for item in case.command.items}
    for item in case.standing:
        if signed.pop(item.id, None) != (item.version, item.revision, item.wording.hash):
            return refuse(Code.NOT_AS_SIGNED, conclusion=item.id)
    return refuse(Code.NOT_AS_SIGNED, conclusion=next(iter(signed))) if signed else None


@_typed("frame")
def frame_is_as_signed(case: Case) -> Refusal | None:
    """Title, preamble and participants are those that were shown."""
    return None if case.command.frame == case.meeting.frame else refuse(Code.FRAME_NOT_AS_SIGNED)


@_guard("content")
def paper_is_not_kept(case: Case) -> Refusal | None:
    return refuse(Code.ALREADY_KEPT, sha256=case.meeting.kept) if case.meeting.kept else None


def _no_consensus(case: Case, item: Conclusion) -> Refusal | None:
    found = consensus(case.meeting.present, item.positions, item.revision, case.meanings.positions)
    if found.reached:
        return None
    facts = {"silent": ", ".join(found.silent), "objecting": ", ".join(found.blocking)}
    return refuse(Code.NO_CONSENSUS, conclusion=item.id, **facts)


def _says_something(wording: Wording) -> bool:
    """There are paragraphs, and none is without words."""
    return bool(wording.paragraphs) and all(paragraph.text.strip() for paragraph in wording.paragraphs)
