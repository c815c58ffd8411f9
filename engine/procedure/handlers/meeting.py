"""Commands on the meeting as a whole.

Source: items are adopted together with the paper, on the Presidency's certification; participants are attendance, not
membership, in the order of the preamble (practice of the Conference).
"""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

from engine.procedure import beside
from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.commands import Role
from engine.procedure.events import Event
from engine.procedure.handlers.matter import Matter
from engine.procedure.handlers.ordering import moved
from engine.procedure.handlers.translation import said_in_others
from engine.procedure.instants import spelled
from engine.procedure.refusals import Code, Refusal, refuse


def open_meeting(command: ask.OpenMeeting, matter: Matter) -> tuple[Event, ...] | Refusal:
    """The meeting, its opener's own capacity (a secretariat belongs to what it opens), and revision 1 of each item."""
    unknown = [item.section for item in command.items if item.section not in command.sections]
    if unknown:
        return refuse(Code.UNKNOWN_SECTION, section=unknown[0])
    opened = did.MeetingOpened(
        meeting=command.meeting,
        state=matter.state,
        language=command.language,
        title=matter.lines(command.title),
        preamble=matter.prose(command.preamble),
        participants=command.participants,
        sections=command.sections,
        workflow=command.workflow,
        format=command.format,
    )
    actor = command.actor
    own = (
        [did.PersonAdmitted(command.meeting, actor.person, actor.role, None)]
        if actor.role == Role.SECRETARIAT
        else []
    )
    terms = [did.TermsSet(command.meeting, command.terms)] if command.terms else []
    names = [did.DelegationsNamed(command.meeting, command.names)] if command.names else []
    first = matter.step("conclusion", "propose", "new")
    if isinstance(first, Refusal) and command.items:
        return first
    items = (
        did.ConclusionProposed(
            meeting=command.meeting,
            conclusion=item_id(command.id, number),
            state=str(first),
            section=item.section,
            place=number,
            topic=matter.optional(item.topic),
            language=command.language,
            wording=matter.wording(item.wording),
            rationale=matter.prose(""),
            delegation=None,
            from_meeting=command.follows if item.origin else None,
            from_item=item.origin,
        )
        for number, item in enumerate(command.items, 1)
    )
    followed = [did.MeetingFollowed(command.meeting, command.follows)] if command.follows else []
    return (opened, *terms, *names, *own, *items, *followed)


def item_id(command: str, number: int) -> str:
    """The permanent id of the n-th item (from 1) of an imported draft."""
    return sha256(f"{command}:{number}".encode()).hexdigest()[:20]


def admit_person(command: ask.AdmitPerson, _: Matter) -> tuple[Event, ...]:
    return (
        did.PersonAdmitted(
            meeting=command.meeting,
            person=command.person,
            role=command.role,
            delegation=command.delegation,
            seat=command.seat,
            stage=command.stage,
        ),
    )


def seat_person(command: ask.SeatPerson, _: Matter) -> tuple[Event, ...]:
    return (
        did.PersonSeated(command.meeting, command.person, command.delegation, command.seat, command.stage),
    )


def hand_over(command: ask.HandOver, matter: Matter) -> tuple[Event, ...]:
    """Everybody who wore the hat lays it down; the successor takes it up."""
    wearing = sorted(person for person, role, _ in matter.case.meeting.capacities if role == Role.PRESIDENCY)
    laid = (did.PersonDismissed(command.meeting, person, Role.PRESIDENCY, None) for person in wearing)
    return (
        *laid,
        did.PersonAdmitted(command.meeting, command.person, Role.PRESIDENCY, None),
        did.PresidencyHandedOver(command.meeting, command.member),
    )


def set_clearance(command: ask.SetClearance, matter: Matter) -> tuple[Event, ...]:
    steps = matter.lines(command.steps)
    return (did.ClearanceSet(command.meeting, str(command.actor.delegation), steps),)


def set_terms(command: ask.SetTerms, _: Matter) -> tuple[Event, ...]:
    return (did.TermsSet(command.meeting, command.terms),)


def permit_observer(command: ask.PermitObserver, _: Matter) -> tuple[Event, ...]:
    return (did.ObserverPermitted(command.meeting, command.person, command.scope),)


def dismiss_person(command: ask.DismissPerson, _: Matter) -> tuple[Event, ...]:
    return (did.PersonDismissed(command.meeting, command.person, command.role, command.delegation),)


def set_frame(command: ask.SetFrame, matter: Matter) -> tuple[Event, ...]:
    return (did.FrameSet(command.meeting, matter.lines(command.title), matter.prose(command.preamble)),)


def set_participants(command: ask.SetParticipants, _: Matter) -> tuple[Event, ...]:
    return (did.ParticipantsSet(command.meeting, command.participants),)


def record_attendance(command: ask.RecordAttendance, matter: Matter) -> tuple[Event, ...]:
    """Attendance is kept in the order of the participants, whatever order it was ticked in."""
    meeting = matter.case.meeting
    present = tuple(code for code in meeting.participants if code in command.present)
    return (did.AttendanceRecorded(command.meeting, present, meeting.sittings),)


def propose_conclusion(command: ask.ProposeConclusion, matter: Matter) -> tuple[Event, ...] | Refusal:
    """A new item at the end of the paper; the order is the secretariat's to set."""
    state = matter.step("conclusion", "propose", "new")
    if isinstance(state, Refusal):
        return state
    return (
        did.ConclusionProposed(
            meeting=command.meeting,
            conclusion=command.id,
            state=state,
            section=command.section,
            place=matter.states.last_place + 1,
            topic=matter.optional(command.topic),
            language=command.language,
            wording=matter.wording(command.wording),
            rationale=matter.prose(command.rationale),
            delegation=command.actor.delegation,
            sponsors=command.sponsors,
            from_meeting=command.from_meeting,
            from_item=command.from_item,
        ),
        *shown_from_now(matter, command.id),
    )


def shown_from_now(matter: Matter, conclusion: str) -> tuple[Event, ...]:
    """Once drafts are issued, members see of a new item what was proposed, and later revisions when they are shown."""
    meeting = matter.case.meeting
    return (did.TextShown(meeting.id, conclusion, 1),) if meeting.issues else ()


def order_items(command: ask.OrderItems, matter: Matter) -> tuple[Event, ...]:
    """Sections come in the meeting's order, whatever order they came in."""
    sections = matter.case.meeting.sections
    return moved(matter, sorted(command.order, key=lambda entry: sections.index(entry[0])))


def certify_paper(command: ask.CertifyPaper, matter: Matter) -> tuple[Event, ...] | Refusal:
    """The paper and all its items in one step: nothing is adopted until everything is."""
    adopted: list[Event] = []
    at = spelled(matter.now)
    for item in matter.case.standing:
        state = matter.step("conclusion", "adopt", item.state, replace(matter.states, conclusion=item))
        if isinstance(state, Refusal):
            return state
        adopted.append(
            did.ConclusionAdopted(command.meeting, item.id, state, item.revision, item.wording.hash, at)
        )
    signed = tuple(
        did.AdoptedItem(item.id, item.version, item.revision, item.wording.hash)
        for item in matter.case.standing
    )
    terms = matter.case.meeting.terms
    certified = did.PaperCertified(
        meeting=command.meeting,
        state=matter.state,
        items=signed,
        frame=command.frame,
        stated=beside.stated(matter.case.standing, terms, matter.now),
        printing=terms.statements,
        statements_until=spelled(matter.now + timedelta(hours=terms.statement_hours)),
        translated=said_in_others(matter),
    )
    return (certified, *adopted)
