"""Commands on a silence procedure, and what the commands on its items do to it.

Source: see `procedure.silence`. That whatever changes a frozen text ends its silence in the same step is our own rule.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.commands import Attribution, Command, FilingKind, RoomOutcome
from engine.procedure.conclusion import Conclusion
from engine.procedure.events import Event, Overtaking, SilentItem
from engine.procedure.handlers.matter import Matter
from engine.procedure.instants import read, spelled
from engine.procedure.refusals import Refusal
from engine.procedure.silence import Silence, Silences, evolve, found, over


def open_silence(command: ask.OpenSilence, matter: Matter) -> tuple[Event, ...] | Refusal:
    """Each item must be able to stand still: its own workflow says so."""
    items = {item.id: item for item in matter.case.standing}
    frozen = []
    for line in command.items:
        item = items[line.conclusion]
        state = _step(matter, item, "place_under_silence")
        if isinstance(state, Refusal):
            return Refusal(state.code, {**state.facts, "conclusion": item.id})
        frozen.append(SilentItem(item.id, item.revision, item.wording.hash))
    since, until = spelled(matter.now), _instant(command.until)
    about = (tuple(frozen), command.package, since, until, command.zone)
    return (did.SilenceOpened(command.meeting, command.id, *about),)


def extend_silence(command: ask.ExtendSilence, _: Matter) -> tuple[Event, ...]:
    until = _instant(command.until)
    return (did.SilenceExtended(command.meeting, command.silence, until, command.zone),)


def refuse_silence(command: ask.RefuseSilence, matter: Matter) -> tuple[Event, ...]:
    delegation, reason = str(command.actor.delegation), matter.optional(command.reason)
    return (did.SilenceRefused(command.meeting, command.silence, delegation, reason),)


def call_off_silence(command: ask.CallOffSilence, matter: Matter) -> tuple[Event, ...]:
    return (did.SilenceCalledOff(command.meeting, command.silence, matter.prose(command.reason)),)


def announce_outcome(command: ask.AnnounceOutcome, matter: Matter) -> tuple[Event, ...] | Refusal:
    """Every item that the silence still covers is agreed, on exactly the text that was frozen."""
    silence = found(matter.case.meeting.silences, command.silence)
    assert silence is not None, "silence_has_expired has looked at it (the workflow's floor)"
    items = {item.id: item for item in matter.case.standing}
    agreed: list[Event] = []
    for line in silence.items:
        item = items[line.conclusion]
        assert (item.revision, item.wording.hash) == (line.revision, line.text_hash), "what changed is out"
        state = _step(matter, item, "agree_by_silence")
        if isinstance(state, Refusal):
            return Refusal(state.code, {**state.facts, "conclusion": item.id})
        agreed.append(_agreed(matter, item, state, silence.id))
    return (did.SilenceAnnounced(command.meeting, silence.id), *agreed)


def enter_outside_filing(command: ask.EnterOutsideFiling, matter: Matter) -> tuple[Event, ...]:
    return (
        did.OutsideFilingEntered(
            meeting=command.meeting,
            silence=command.silence,
            filing=command.id,
            item=command.conclusion,
            delegation=command.delegation,
            what=command.what,
            received=_instant(command.received),
            source=matter.prose(command.source),
            text=matter.prose(command.text),
            person=command.actor.person,
        ),
    )


def confirm_outside_filing(command: ask.ConfirmOutsideFiling, matter: Matter) -> tuple[Event, ...]:
    """Confirmed, it breaks the silence, also when that has expired since."""
    meeting, silence, person = command.meeting, command.silence, command.actor.person
    standing = found(matter.case.meeting.silences, silence)
    assert standing is not None, "is_a_second_person has looked at it (the workflow's floor)"
    filing = next(one for one in standing.outside if one.id == command.filing)
    if not command.confirms:
        reason = matter.prose(command.reason)
        return (did.OutsideFilingDismissed(meeting, silence, filing.id, person, reason),)
    what = FilingKind(filing.what)
    return (
        did.OutsideFilingConfirmed(meeting, silence, filing.id, person),
        did.SilenceBroken(meeting, silence, filing.item, filing.delegation, what, filing.id, outside=True),
    )


def notice_deadlines(_: ask.NoticeDeadlines, __: Matter) -> tuple[Event, ...]:
    """What time has done was put on the record before this was asked."""
    return ()


def late(command: Command, matter: Matter) -> tuple[Event, ...]:
    """What is logged of a filing that came after the instant; it is not counted."""
    conclusion = getattr(command, "conclusion", "")
    silence = over(matter.case.meeting.silences, conclusion)
    if silence is None:
        return ()
    position = command if isinstance(command, ask.TakePosition) else None
    return (
        did.FilingWasLate(
            meeting=command.meeting,
            silence=silence.id,
            item=conclusion,
            delegation=_filer(command, matter),
            what=FilingKind.POSITION if position else FilingKind.AMENDMENT,
            position=position.kind if position else None,
            reason=matter.optional(position.reason) if position else None,
        ),
    )


def followed(told: Iterable[Event], matter: Matter) -> Iterator[Event]:
    """What `told` does to the silences of the items that it is about: each is broken or overtaken once."""
    meeting = matter.states.meeting
    silences = meeting.silences if meeting else ()
    for event in told:
        if isinstance(event, did.SilenceAnnounced):
            silences = evolve(event, silences)  # what it agrees is no other way
            continue
        ended = _ended(event, silences, matter)
        if ended is not None:
            silences = evolve(ended, silences)
            yield ended


def _ended(event: Event, silences: Silences, matter: Matter) -> Event | None:
    item = getattr(event, "conclusion", None)
    silence = over(silences, item) if item else None
    if item is None or silence is None:
        return None
    match event:
        case did.PositionTaken() if _blocks(event, matter):
            return _broken(silence, event, event.delegation, FilingKind.POSITION, None)
        case did.AmendmentFiled() if event.entry.outcome != RoomOutcome.FLOATED:
            return _broken(silence, event, event.delegation, FilingKind.AMENDMENT, event.amendment)
        case did.AmendmentMaintained() | did.IdeaMaintained():
            owner = matter.case.amendment.delegation
            return _broken(silence, event, owner, FilingKind.AMENDMENT, event.amendment)
        case _:
            why = _OVERTAKING.get(type(event))
            return did.SilenceSuperseded(event.meeting, silence.id, item, why) if why else None


def _broken(
    silence: Silence, by: did.OfConclusion, delegation: str, what: FilingKind, filing: str | None
) -> did.SilenceBroken:
    return did.SilenceBroken(by.meeting, silence.id, by.conclusion, delegation, what, filing, outside=False)


_OVERTAKING: dict[type, Overtaking] = {
    did.WordingRevised: Overtaking.TEXT,
    did.ConclusionWithdrawn: Overtaking.GONE,
    did.ConclusionDeferred: Overtaking.GONE,
    did.ExtraordinarilyMoved: Overtaking.MOVED_ON,
    did.ConclusionAgreed: Overtaking.MOVED_ON,
    did.ConsensusOpened: Overtaking.MOVED_ON,
    did.ChangeCalledMaterial: Overtaking.MOVED_ON,
}


def _blocks(event: did.PositionTaken, matter: Matter) -> bool:
    """A position that an editorial change has kept is no new filing."""
    return event.kept_from is None and matter.case.meanings.positions[event.kind].blocks


def _filer(command: Command, matter: Matter) -> str:
    """Nobody, where it was to be filed in nobody's name."""
    if getattr(command, "attribution", Attribution.NAMES) != Attribution.NAMES:
        return ""
    if command.actor.delegation:
        return command.actor.delegation
    named = getattr(command, "delegation", None)
    return str(named) if named else matter.case.amendment.delegation


def _step(matter: Matter, item: Conclusion, action: str) -> str | Refusal:
    return matter.step("conclusion", action, item.state, replace(matter.states, conclusion=item))


def _agreed(matter: Matter, item: Conclusion, state: str, silence: str) -> did.ConclusionAgreed:
    return did.ConclusionAgreed(
        meeting=item.meeting,
        conclusion=item.id,
        state=state,
        revision=item.revision,
        text_hash=item.wording.hash,
        attending=matter.case.meeting.participants,
        silence=silence,
    )


def _instant(text: str) -> str:
    """The same instant in its one spelling."""
    at = read(text)
    assert at is not None, "the guards have read it (the workflow's floor)"
    return spelled(at)
