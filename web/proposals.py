"""What is proposed to an item, in the visitor's language: who stands behind it, in which order, how a note says it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from flask import abort

from engine.procedure.audiences import facets
from engine.procedure.commands import Attribution, ProposalKind
from engine.record.queries.gaze import rules_of
from engine.record.queries.item import items
from engine.record.queries.meetings import MeetingView
from engine.record.queries.views import AmendmentView, ItemView
from engine.redlined import Proposed
from engine.text.literals import wording_as_read
from engine.text.merge import Alternative, Conflict
from engine.text.wording import Wording, print_wording
from engine.word.redlined.kinds import proposed as plainly
from web import names
from web.database import reading
from web.here import Here
from web.messages import gettext


def sees_amendments(place: Here) -> bool:
    """Whether the rules of the meeting, or a permission of the Presidency, show amendments to this visitor at all."""
    rules = rules_of(reading(), place.meeting.id, place.meeting.workflow)
    return "amendments" in facets(place.meeting, place.actor, rules)


def only_for_negotiators(place: Here) -> None:
    """403 for who may not see amendments: what is made of them is not shown either."""
    if not sees_amendments(place):
        abort(403)


def gone_states(place: Here) -> frozenset[str]:
    """The states in which an item is gone from the paper."""
    return rules_of(reading(), place.meeting.id, place.meeting.workflow).meanings.gone


def draft_states(place: Here) -> frozenset[str]:
    """The states of a private draft that may still be filed."""
    rules = rules_of(reading(), place.meeting.id, place.meeting.workflow)
    return frozenset(rules.amendment.actions["file_amendment"].sources)


def standing_items(place: Here) -> tuple[ItemView, ...]:
    """Every item of the paper as the visitor may see it, without those that are gone."""
    found = items(reading(), place.meeting.id, place.actor)
    return tuple(item for item in found if item.number is not None)


def pending(item: ItemView, meeting: MeetingView) -> tuple[AmendmentView, ...]:
    """What is proposed to the item at present: by the meeting's order of countries, then as it was filed."""
    found = [each for each in item.amendments if each.pending]
    return tuple(sorted(found, key=lambda each: _rank(author(each), meeting)))


def _rank(code: str, meeting: MeetingView) -> tuple[int, str]:
    order = meeting.participants
    return (order.index(code) if code in order else len(order), code)


def author(amendment: AmendmentView) -> str:
    """Whose it is, as `names.delegation` words it: a code, or, where it was filed in nobody's name, what it was filed
    as. Its own delegation is told the same: what it downloads and passes on names it no more than anybody else's."""
    if amendment.attribution is not Attribution.NAMES:
        return amendment.attribution.value
    return amendment.delegation


def behind(amendment: AmendmentView) -> tuple[str, ...]:
    """All who stand behind it, its author first, each once."""
    return tuple(dict.fromkeys((author(amendment), *amendment.sponsors)))


def authors(amendment: AmendmentView) -> tuple[str, ...]:
    """The names of all who stand behind it, its author first."""
    return tuple(map(names.delegation, behind(amendment)))


def suppresses(amendment: AmendmentView) -> bool:
    return amendment.kind is ProposalKind.SUPPRESS


def attributed(amendments: Sequence[AmendmentView]) -> Mapping[str, Wording]:
    """The wordings by the names that stand before them in brackets. A delegation that stands behind several is told
    apart by their labels: "Mexico (MEX 2)"."""
    behind = [(each, authors(each)) for each in amendments]
    several = Counter(name for _, of_it in behind for name in of_it)
    return {
        name if several[name] == 1 else f"{name} ({each.label or ''})": each.wording
        for each, of_it in behind
        for name in of_it
    }


def country_order(countries: Sequence[str], used: Iterable[str]) -> tuple[str, ...]:
    """The names in `used` in the order of `countries`, which are names of delegations."""
    return tuple(sorted(used, key=lambda name: (_place(name, countries), name)))


def _place(name: str, countries: Sequence[str]) -> int:
    bare = name.partition(" (")[0]
    return countries.index(bare) if bare in countries else len(countries)


def proposed(item: ItemView, amendment: AmendmentView) -> Proposed:
    """The amendment as Word shows it over the item's current wording."""
    return Proposed(
        item=item.id,
        authors=authors(amendment),
        at=amendment.filed_at or item.revisions[-1].at,
        wording=None if suppresses(amendment) else amendment.wording,
        note=note(amendment),
        laid=not amendment.moved,
    )


def note(amendment: AmendmentView) -> str:
    """What the margin says of an amendment: its label, what cannot be shown in the text, and its rationale."""
    lines = [gettext("Amendment %(label)s", label=amendment.label) if amendment.label else ""]
    if suppresses(amendment):
        lines.append(gettext("To suppress the whole item."))
    if amendment.moved:
        lines.append(
            gettext(
                "It is on revision %(number)s; the wording has moved on since. It reads:",
                number=amendment.base_revision,
            )
        )
        lines.append(print_wording(wording_as_read(amendment.wording)))
    lines.append(amendment.rationale)
    return "\n".join(line for line in lines if line)


def alternative_note(conflict: Conflict, alternative: Alternative) -> str:
    """What the margin says of a proposal that could not be tracked beside another one."""
    return gettext("Another proposal for these words: %(text)s", text=plainly(conflict, alternative))
