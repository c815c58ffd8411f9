"""What awaits somebody: what each item still needs from this capacity. Asked of the same guards as the buttons.

The codes are action names where there is one; pages say them in words. `file_again` is said of a delegation's
own pending amendment whose base has moved, `file_amendment` of a draft that is not filed yet, `edit_draft` of one that
a reviewer sent back, `renew_hold` of a scrutiny hold that is about to expire, `confirm_ad_referendum` of a position
that is pending the capital, `settle_dispute` of an entry that its delegation says is not its own, `place_maintained` of
words that a person must lay over the text, `translate` of a translation that is missing or stale.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from engine.procedure.amendment import Amendment, Course
from engine.procedure.commands import Actor, PositionKind, Role, Seat
from engine.procedure.conclusion import Conclusion
from engine.procedure.events import Carry
from engine.procedure.guards import Case, Meanings, States
from engine.procedure.instants import read
from engine.procedure.machine import fire
from engine.procedure.meeting import Meeting
from engine.procedure.merging import Merge
from engine.procedure.position import Position
from engine.procedure.refusals import Code, Refusal
from engine.procedure.translation import Standing, standing
from engine.procedure.workflow import Rules

# Of an item, in the order of urgency.
ASKED = {
    Role.SECRETARIAT: ("open_comments",),
    Role.PRESIDENCY: ("declare_agreed", "open_consensus"),
    Role.DELEGATION: ("take_position",),
}
# How long before its expiry a scrutiny hold awaits its delegation again. Acuerdo's own rule.
ABOUT_TO_EXPIRE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class OnTheTable:
    """What lies on the table of one item: its amendments that the actor may see, the merged text that awaits the
    Presidency, and the amendments whose authors have answered to it."""

    amendments: tuple[Amendment, ...] = ()
    merge: Merge | None = None
    answered: frozenset[str] = frozenset()


def awaits(
    actor: Actor, meeting: Meeting, item: Conclusion, table: OnTheTable, rules: Rules, now: datetime
) -> tuple[str, ...]:
    """Action names, most urgent first."""
    asked = _Asked(actor, meeting, item, table, rules, rules.meanings, now)
    said = {
        **{action: asked.of_item(action) for action in ASKED.get(actor.role, ())},
        "answer_remark": bool(item.remarks) and asked.as_secretariat("answer_remark"),
        "translate": asked.is_to_translate(),
        "renew_hold": asked.hold_is_about_to_expire(),
        "confirm_ad_referendum": asked.waits_for_its_capital(),
        "decide_merge": actor.role == Role.PRESIDENCY and table.merge is not None,
        **{code: asked.about(code) for code in ABOUT},
        "call_material": actor.role == Role.DELEGATION and asked.of_item("call_material"),
    }
    return tuple(code for code, applies in said.items() if applies)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One capacity, asked about one item."""

    actor: Actor
    meeting: Meeting
    item: Conclusion
    table: OnTheTable
    rules: Rules
    meanings: Meanings
    now: datetime

    def of_item(self, action: str) -> bool:
        """A position is asked for while positions are sought, of who has none that stands."""
        sought = self.item.state in self.meanings.seeking and not self._standing()
        return (action != "take_position" or sought) and self._why_not(action) is None

    def hold_is_about_to_expire(self) -> bool:
        """Within the day, and its delegation may still say what follows."""
        ends = [read(one.until) for one in self._standing() if one.until]
        soon = any(end is not None and end - self.now <= ABOUT_TO_EXPIRE for end in ends)
        return soon and self._why_not("take_position") is None

    def waits_for_its_capital(self) -> bool:
        """It has joined ad referendum, and may still confirm."""
        pending = any(one.kind == PositionKind.AD_REFERENDUM for one in self._standing())
        return pending and self._why_not("take_position") is None

    def as_secretariat(self, action: str) -> bool:
        return self.actor.role == Role.SECRETARIAT and self.of_item(action)

    def is_to_translate(self) -> bool:
        languages = self.meeting.terms.translated
        behind = any(standing(self.item, language) != Standing.ALIGNED for language in languages)
        return behind and self.as_secretariat("translate_wording")

    def about(self, code: str) -> bool:
        """Whether any amendment of the item asks this of the actor."""
        role, asks = ABOUT[code]
        return self.actor.role == role and any(asks(self, found) for found in self.table.amendments)

    def pending(self, found: Amendment) -> bool:
        return found.state in self.meanings.pending

    def own(self, found: Amendment) -> bool:
        return self.actor.delegation == found.delegation

    def private(self, found: Amendment) -> bool:
        return found.state in self.meanings.private

    def may(self, action: str, found: Amendment) -> bool:
        return self._why_not(action, found) is None

    def is_maintained(self, found: Amendment) -> bool:
        return found.state in self.meanings.maintained

    def is_asked_to_answer(self, found: Amendment) -> bool:
        asked = self.table.merge.asked if self.table.merge else frozenset()
        return self.own(found) and self.pending(found) and found.id in asked - self.table.answered

    def is_offered_another(self, found: Amendment) -> bool:
        offered = (one.offered_to for one in self.table.amendments if self.pending(one))
        return self.own(found) and found.id in offered

    def is_to_clear(self, found: Amendment) -> bool:
        """Asked are the delegation's reviewers, or its voices where it has none; not of a draft that was sent back."""
        open_ = self.private(found) and self.own(found) and found.sent_back is None
        return open_ and self._reviews() and self.may("clear_draft", found)

    def is_to_mend(self, found: Amendment) -> bool:
        sent_back = self.own(found) and found.sent_back is not None
        return sent_back and self._seat() != Seat.REVIEWER and self.may("edit_draft", found)

    def is_to_file(self, found: Amendment) -> bool:
        """Nothing inside the delegation holds it up; its base may have moved on since."""
        if not (self.private(found) and self.own(found)) or found.sent_back is not None:
            return False
        why_not = self._why_not("file_amendment" if found.on_number is None else "file_in_translation", found)
        return why_not is None or why_not.code in (Code.BASE_MOVED, Code.STALE_TRANSLATION)

    def is_to_supply(self, found: Amendment) -> bool:
        """There is no counterpart, or the text that members see has moved on since."""
        lent = found.counterpart
        behind = lent is None or lent.revision != self.item.visible
        return found.state in self.meanings.awaiting and behind and self.may("supply_counterpart", found)

    def _standing(self) -> list[Position]:
        """The actor's own position on this revision, if it has one that stands."""
        own = (one for one in self.item.positions if one.delegation == self.actor.delegation)
        return [one for one in own if one.stands(self.item.revision, self.now)]

    def _seat(self) -> Seat | None:
        seating = self.meeting.capacities.get((self.actor.person, self.actor.role, self.actor.delegation))
        return seating.seat if seating else None

    def _reviews(self) -> bool:
        seats = (
            seating.seat
            for (_, _, code), seating in self.meeting.capacities.items()
            if code == self.actor.delegation
        )
        return self._seat() == Seat.REVIEWER or Seat.REVIEWER not in seats

    def _why_not(self, action: str, found: Amendment | None = None) -> Refusal | None:
        """What the workflow says."""
        states = States(meeting=self.meeting, conclusion=self.item, amendment=found)
        case = Case(self.actor, None, self.meanings, states, self.now)
        state = found.state if found else self.item.state
        outcome = fire(self.rules, "amendment" if found else "conclusion", action, state, case)
        return outcome if isinstance(outcome, Refusal) else None


Asks = Callable[[_Asked, Amendment], bool]

# Of an amendment: who is asked, and of which ones. In the order of urgency: what has an hour comes first.
ABOUT: Mapping[str, tuple[Role, Asks]] = {
    "maintain_idea": (Role.DELEGATION, lambda asked, one: asked.own(one) and asked.may("maintain_idea", one)),
    "maintain": (
        Role.DELEGATION,
        lambda asked, one: bool(one.maintain_until) and asked.own(one) and asked.may("maintain", one),
    ),
    "answer_merge": (Role.DELEGATION, _Asked.is_asked_to_answer),
    "confirm_entry": (
        Role.DELEGATION,
        lambda asked, one: asked.actor.delegation in one.entry.to_confirm and asked.may("confirm_entry", one),
    ),
    "confirm_sponsorship": (
        Role.DELEGATION,
        lambda asked, one: asked.pending(one) and asked.actor.delegation in one.asked_again,
    ),
    "accept_join": (Role.DELEGATION, _Asked.is_offered_another),
    "agree_to_draft": (
        Role.DELEGATION,
        lambda asked, one: asked.private(one) and asked.may("agree_to_draft", one),
    ),
    "clear_draft": (Role.DELEGATION, _Asked.is_to_clear),
    "edit_draft": (Role.DELEGATION, _Asked.is_to_mend),
    "supply_counterpart": (Role.SECRETARIAT, _Asked.is_to_supply),
    "confirm_counterpart": (
        Role.DELEGATION,
        lambda asked, one: asked.own(one) and asked.may("confirm_counterpart", one),
    ),
    "settle_dispute": (
        Role.SECRETARIAT,
        lambda _, one: bool(one.disputed_by) and one.course != Course.LET_GO,
    ),
    "place_maintained": (
        Role.SECRETARIAT,
        lambda asked, one: asked.is_maintained(one) and one.carry == Carry.CONFLICT,
    ),
    "propose_treatment": (
        Role.SECRETARIAT,
        lambda asked, one: asked.pending(one) and not asked.is_maintained(one) and one.treatment is None,
    ),
    "decide_treatment": (
        Role.PRESIDENCY,
        lambda asked, one: asked.pending(one) and one.treatment is not None,
    ),
    "file_as_presidency": (
        Role.PRESIDENCY,
        lambda asked, one: one.with_presidency and asked.may("file_as_presidency", one),
    ),
    "file_again": (
        Role.DELEGATION,
        lambda asked, one: asked.own(one) and asked.pending(one) and one.base_revision < asked.item.visible,
    ),
    "file_amendment": (Role.DELEGATION, _Asked.is_to_file),
}
