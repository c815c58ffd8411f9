"""States from events: each event changes the meeting, a conclusion, an amendment. The store folds the new events of one
command; `verify` folds a meeting from its first."""

from dataclasses import dataclass, field

from engine.procedure import amendment as amendments
from engine.procedure import conclusion as conclusions
from engine.procedure import meeting as meetings
from engine.procedure.amendment import Amendment
from engine.procedure.conclusion import Conclusion
from engine.procedure.events import Event, OfConclusion, OfMeeting
from engine.procedure.guards import States
from engine.procedure.meeting import Meeting


@dataclass(slots=True)
class Fold:
    """The states by id, changed in place by `take`."""

    meetings: dict[str, Meeting] = field(default_factory=dict)
    conclusions: dict[str, Conclusion] = field(default_factory=dict)
    amendments: dict[str, Amendment] = field(default_factory=dict)

    @classmethod
    def of(cls, states: States) -> "Fold":
        items = (*states.conclusions, *((states.conclusion,) if states.conclusion else ()))
        lying = (amendment for on_item in states.each.values() for amendment in on_item.pending)
        named = (states.amendment, states.again, states.other, *states.pending, *states.floating, *lying)
        filed = [amendment for amendment in named if amendment]
        return cls(
            meetings={states.meeting.id: states.meeting} if states.meeting else {},
            conclusions={item.id: item for item in items},
            amendments={amendment.id: amendment for amendment in filed},
        )

    def take(self, event: Event) -> list[Meeting | Conclusion | Amendment]:
        """Apply `event`; returns the states that it changed."""
        if isinstance(event, OfMeeting):
            self.meetings[event.meeting] = meetings.evolve(self.meetings.get(event.meeting), event)
            return [self.meetings[event.meeting]]
        changed: list[Meeting | Conclusion | Amendment] = []
        if isinstance(event, OfConclusion):
            item = conclusions.evolve(self.conclusions.get(event.conclusion), event)
            self.conclusions[event.conclusion] = item
            changed.append(item)
        id_ = _amendment_of(event)
        if id_ is not None:
            self.amendments[id_] = amendments.evolve(event, self.amendments.get(id_))
            changed.append(self.amendments[id_])
        return changed


def _amendment_of(event: Event) -> str | None:
    """The amendment whose story `event` tells. A revision only names the amendment whose words it took over."""
    told = type(event) in amendments.evolve.registry
    return getattr(event, "amendment", None) if told else None
