"""Who is told what of an event, by a message outside the pages. What a message says is no word of any text: what has
happened, on which items, until when.

Our own rule throughout; `docs/decisions/0022-mail.md` has the reasons.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import singledispatch

from engine.procedure import events as did
from engine.procedure import silence
from engine.procedure.amendment import Amendment
from engine.procedure.audiences import Sight, sight
from engine.procedure.commands import Actor, Attribution, Audience, Role
from engine.procedure.events import Event, Via
from engine.procedure.instants import read, spelled
from engine.procedure.meeting import Meeting
from engine.procedure.merging import Merge
from engine.procedure.silence import Silence


class NoticeKind(StrEnum):
    """What a message tells. The last ones are reminders, one for each kind of deadline."""

    ISSUED = "issued"
    CERTIFIED = "certified"
    ADDENDUM = "addendum"
    CORRECTION_ASKED = "correction_asked"
    CORRECTION_CIRCULATED = "correction_circulated"
    CORRECTION_OBJECTED = "correction_objected"
    CORRECTION_ISSUED = "correction_issued"
    COMMENTS_HOUR = "comments_hour"
    SILENCE_OPENED = "silence_opened"
    SILENCE_EXTENDED = "silence_extended"
    SILENCE_REFUSED = "silence_refused"
    SILENCE_BROKEN = "silence_broken"
    SILENCE_OVERTAKEN = "silence_overtaken"
    SILENCE_EXPIRED = "silence_expired"
    SILENCE_ANNOUNCED = "silence_announced"
    SILENCE_CALLED_OFF = "silence_called_off"
    OUTSIDE_TO_CONFIRM = "outside_to_confirm"
    OUTSIDE_ENTERED = "outside_entered"
    MOVE_TO_CONFIRM = "move_to_confirm"
    CONSENSUS = "consensus"
    REOPENED = "reopened"
    AMENDMENT_FILED = "amendment_filed"
    ENTRY_TO_CONFIRM = "entry_to_confirm"
    DECIDED = "decided"
    MERGE_ASKED = "merge_asked"
    COUNTERPART = "counterpart"
    COUNTERPART_RETURNED = "counterpart_returned"
    SHARED = "shared"
    SPONSORSHIP = "sponsorship"
    JOIN_OFFERED = "join_offered"
    COMMENTS_END = "comments_end"
    MAINTAIN_ENDS = "maintain_ends"
    CHALLENGE_ENDS = "challenge_ends"
    HOLD_ENDS = "hold_ends"
    SILENCE_ENDS = "silence_ends"
    STATEMENTS_END = "statements_end"
    CORRECTION_ENDS = "correction_ends"


@dataclass(frozen=True, slots=True)
class About:
    """What a message is about. `until` is the instant that it names; `amendment` what its reader must still see when it
    is made; `deadline` is the same for every message about one hour, announced or reminded of."""

    items: tuple[str, ...] = ()
    until: str | None = None
    number: int | None = None
    amendment: str | None = None
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class Readers:
    """Who is told: these roles, and these delegations; None is every one that takes part."""

    roles: frozenset[Role]
    delegations: tuple[str, ...] | None = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """`private`: that there is such a message is its reader's business alone, not the chair's."""

    kind: NoticeKind
    readers: Readers
    about: About = About()
    private: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """The meeting, and the amendments that the command has loaded, as they stood before an event."""

    meeting: Meeting
    amendments: Mapping[str, Amendment]


CHAIR = Readers(frozenset({Role.SECRETARIAT, Role.PRESIDENCY}))
SECRETARIAT = Readers(frozenset({Role.SECRETARIAT}))
MEMBERS = Readers(CHAIR.roles, None)
EVERYBODY = Readers(CHAIR.roles | {Role.OBSERVER}, None)


def deadline(kind: str, until: str) -> str:
    """What every message about one hour has in common, however the hour was spelled."""
    instant = read(until)
    assert instant is not None, "the desk has read it"
    return f"{kind}@{spelled(instant)}"


def tells(event: Event) -> bool:
    """Whether anybody may have to be told of it."""
    return type(event) in notices.registry


@singledispatch
def notices(_: object, __: Scene) -> Iterator[Notice]:
    """What is told of an event."""
    yield from ()


def readers(notice: Notice, meeting: Meeting, but: str) -> tuple[Actor, ...]:
    """The people who are told, each once, in the first of their capacities that is; not `but`, who did it."""
    found: dict[str, Actor] = {}
    order = list(Role)
    capacities = sorted(meeting.capacities, key=lambda one: (order.index(one[1]), one[2] or "", one[0]))
    for person, role, delegation in capacities:
        reader = Actor(person, role, delegation)
        if person != but and person not in found and _is_told(notice.readers, meeting, reader):
            found[person] = reader
    return tuple(found.values())


def _is_told(named: Readers, meeting: Meeting, reader: Actor) -> bool:
    if reader.role == Role.DELEGATION:
        asked = meeting.participants if named.delegations is None else named.delegations
        return reader.delegation in asked and reader.delegation in meeting.participants
    return reader.role in named.roles and sight(meeting, reader).reaches(Sight.ISSUED)


# --- the paper -------------------------------------------------------------------------------------------------------


@notices.register
def _(event: did.DraftIssued, _: Scene) -> Iterator[Notice]:
    yield Notice(NoticeKind.ISSUED, EVERYBODY, About(number=event.number))


@notices.register
def _(_: did.PaperCertified, __: Scene) -> Iterator[Notice]:
    yield Notice(NoticeKind.CERTIFIED, EVERYBODY)


@notices.register
def _(event: did.AddendumIssued, _: Scene) -> Iterator[Notice]:
    yield Notice(NoticeKind.ADDENDUM, EVERYBODY, About(number=event.number))


@notices.register
def _(_: did.CorrectionAsked, __: Scene) -> Iterator[Notice]:
    yield Notice(NoticeKind.CORRECTION_ASKED, CHAIR)


@notices.register
def _(event: did.CorrectionCirculated, _: Scene) -> Iterator[Notice]:
    about = About(until=event.until, deadline=deadline("correction", event.until))
    yield Notice(NoticeKind.CORRECTION_CIRCULATED, MEMBERS, about)


@notices.register
def _(_: did.CorrectionObjected, __: Scene) -> Iterator[Notice]:
    yield Notice(NoticeKind.CORRECTION_OBJECTED, MEMBERS)


@notices.register
def _(event: did.CorrectionIssued, _: Scene) -> Iterator[Notice]:
    yield Notice(NoticeKind.CORRECTION_ISSUED, EVERYBODY, About(number=event.number))


@notices.register
def _(event: did.TermsSet, scene: Scene) -> Iterator[Notice]:
    """Only where the hour of comments is another one, and there is one."""
    until = event.terms.comments_until
    if until and until != scene.meeting.terms.comments_until:
        about = About(until=until, deadline=deadline("comments", until))
        yield Notice(NoticeKind.COMMENTS_HOUR, MEMBERS, about)


# --- silence ---------------------------------------------------------------------------------------------------------


@notices.register
def _(event: did.SilenceOpened, _: Scene) -> Iterator[Notice]:
    items = tuple(line.conclusion for line in event.items)
    about = About(items, event.until, deadline=deadline("silence", event.until))
    yield Notice(NoticeKind.SILENCE_OPENED, MEMBERS, about)


@notices.register
def _(event: did.SilenceExtended, scene: Scene) -> Iterator[Notice]:
    about = About(_covered(scene, event.silence), event.until, deadline=deadline("silence", event.until))
    yield Notice(NoticeKind.SILENCE_EXTENDED, MEMBERS, about)


@notices.register
def _(event: did.SilenceRefused, scene: Scene) -> Iterator[Notice]:
    yield Notice(NoticeKind.SILENCE_REFUSED, MEMBERS, About(_covered(scene, event.silence)))


@notices.register
def _(event: did.SilenceBroken | did.SilenceSuperseded, scene: Scene) -> Iterator[Notice]:
    """On its item, or on all of the package; by whom is for the page to say, to whom it may."""
    broken = isinstance(event, did.SilenceBroken)
    kind = NoticeKind.SILENCE_BROKEN if broken else NoticeKind.SILENCE_OVERTAKEN
    whole = _silence(scene, event.silence)
    items = _items(whole) if whole and whole.package else (event.item,)
    yield Notice(kind, MEMBERS, About(items))


@notices.register
def _(event: did.SilenceExpired, scene: Scene) -> Iterator[Notice]:
    yield Notice(NoticeKind.SILENCE_EXPIRED, MEMBERS, About(_covered(scene, event.silence)))


@notices.register
def _(event: did.SilenceAnnounced, scene: Scene) -> Iterator[Notice]:
    yield Notice(NoticeKind.SILENCE_ANNOUNCED, MEMBERS, About(_covered(scene, event.silence)))


@notices.register
def _(event: did.SilenceCalledOff, scene: Scene) -> Iterator[Notice]:
    yield Notice(NoticeKind.SILENCE_CALLED_OFF, MEMBERS, About(_covered(scene, event.silence)))


@notices.register
def _(event: did.OutsideFilingEntered, _: Scene) -> Iterator[Notice]:
    about = About((event.item,))
    yield Notice(NoticeKind.OUTSIDE_TO_CONFIRM, CHAIR, about)
    yield Notice(NoticeKind.OUTSIDE_ENTERED, _only(event.delegation), about)


# --- items -----------------------------------------------------------------------------------------------------------


@notices.register
def _(event: did.ConsensusOpened, _: Scene) -> Iterator[Notice]:
    yield Notice(NoticeKind.CONSENSUS, MEMBERS, About((event.conclusion,)))


@notices.register
def _(event: did.ConclusionReopened | did.ReturnedToComments, _: Scene) -> Iterator[Notice]:
    yield Notice(NoticeKind.REOPENED, MEMBERS, About((event.conclusion,)))


@notices.register
def _(event: did.ExtraordinaryMoveProposed, _: Scene) -> Iterator[Notice]:
    yield Notice(NoticeKind.MOVE_TO_CONFIRM, CHAIR, About((event.conclusion,)))


# --- amendments ------------------------------------------------------------------------------------------------------


@notices.register
def _(event: did.AmendmentFiled, _: Scene) -> Iterator[Notice]:
    """What is entered in the room is before everybody's eyes."""
    about = About((event.conclusion,), amendment=event.amendment)
    if event.entry.via != Via.ROOM and event.audience != Audience.OWN:
        yield Notice(NoticeKind.AMENDMENT_FILED, CHAIR, about)
    if event.entry.via == Via.RELAYED and event.entry.to_confirm:
        yield Notice(NoticeKind.ENTRY_TO_CONFIRM, _only(*event.entry.to_confirm), about)


@notices.register
def _(event: did.AmendmentDisposed, scene: Scene) -> Iterator[Notice]:
    until = event.maintain_until
    hour = deadline("maintain", until) if until else None
    about = About((event.conclusion,), until, amendment=event.amendment, deadline=hour)
    yield from _to_owners(NoticeKind.DECIDED, event.amendment, about, scene)


@notices.register
def _(event: did.MergeProposed, scene: Scene) -> Iterator[Notice]:
    merge = Merge(event.merge, event.revision, event.wording, event.reason, event.lines)
    for amendment in sorted(merge.asked):
        about = About((event.conclusion,), amendment=amendment)
        yield from _to_owners(NoticeKind.MERGE_ASKED, amendment, about, scene)


@notices.register
def _(event: did.CounterpartSupplied, scene: Scene) -> Iterator[Notice]:
    about = About((event.conclusion,), amendment=event.amendment)
    yield from _to_owners(NoticeKind.COUNTERPART, event.amendment, about, scene)


@notices.register
def _(event: did.CounterpartSentBack, _: Scene) -> Iterator[Notice]:
    about = About((event.conclusion,), amendment=event.amendment)
    yield Notice(NoticeKind.COUNTERPART_RETURNED, SECRETARIAT, about)


@notices.register
def _(event: did.DraftShared, scene: Scene) -> Iterator[Notice]:
    """Whoever sees the draft from now on and did not before."""
    draft = scene.amendments[event.amendment]
    partners = tuple(code for code in event.partners if code not in draft.owners)
    lent = event.with_presidency and not draft.with_presidency
    named = Readers(frozenset({Role.PRESIDENCY}) if lent else frozenset(), partners)
    about = About((event.conclusion,), amendment=event.amendment)
    yield Notice(NoticeKind.SHARED, named, about, private=True)


@notices.register
def _(event: did.AmendmentCarried, scene: Scene) -> Iterator[Notice]:
    if event.asked_again:
        about = About((event.conclusion,), amendment=event.amendment)
        private = _unattributed(scene.amendments.get(event.amendment))
        yield Notice(NoticeKind.SPONSORSHIP, _only(*event.asked_again), about, private)


@notices.register
def _(event: did.JoinOffered, scene: Scene) -> Iterator[Notice]:
    """It is asked whether the one that is offered may be seen: `about` names that one."""
    about = About((event.conclusion,), amendment=event.amendment)
    yield from _to_owners(NoticeKind.JOIN_OFFERED, event.to, about, scene)


def _to_owners(kind: NoticeKind, amendment: str, about: About, scene: Scene) -> Iterator[Notice]:
    found = scene.amendments.get(amendment)
    if found is not None:
        yield Notice(kind, _only(*sorted(found.owners)), about, _unattributed(found))


def _unattributed(found: Amendment | None) -> bool:
    """In nobody's name: that its author is written to would tell whose it is."""
    return found is None or found.attribution != Attribution.NAMES


def _only(*delegations: str) -> Readers:
    return Readers(frozenset(), delegations)


def _silence(scene: Scene, id_: str) -> Silence | None:
    return silence.found(scene.meeting.silences, id_)


def _covered(scene: Scene, id_: str) -> tuple[str, ...]:
    """The items that the silence covered until then."""
    return _items(_silence(scene, id_))


def _items(found: Silence | None) -> tuple[str, ...]:
    return tuple(line.conclusion for line in found.items) if found else ()
