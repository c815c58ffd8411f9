"""A draft in its delegation and in a corridor, until it is filed."""

from typing import Any

from engine.procedure import commands as ask
from engine.procedure.commands import Attribution, Audience, ProposalKind, Seat
from tests.procedure.model.model import Model, may, then
from tests.procedure.model.things import CHAIR, SEAT, STAFF, ModelAmendment, ModelItem, Words


def words_fit(c: Any, item: ModelItem, suppresses: bool, seen: int) -> bool:
    """To modify is to give other words than those that are seen, to suppress is to give none."""
    given = bool(c.wording.paragraphs)
    return not given if suppresses else given and c.wording != item.texts[seen - 1]


def sponsors_fit(m: Model, c: Any, author: str | None) -> bool:
    return len(set(c.sponsors)) == len(c.sponsors) and set(c.sponsors) <= set(m.participants) - {author}


@may(ask.DraftAmendment)
def _(m: Model, c: ask.DraftAmendment) -> bool:
    item = m.item(c)
    there = m.by(c, SEAT) and m.takes_part(c.actor) and item.state == "comments"
    suppresses = c.kind == ProposalKind.SUPPRESS
    fits = words_fit(c, item, suppresses, item.visible)
    if c.on_number is not None:
        fits = not suppresses and in_translation(m, c, item, c.language)
    named = sponsors_fit(m, c, c.actor.delegation)
    return there and c.on_revision == item.visible and fits and named and _again(m, c, item)


def in_translation(m: Model, c: Any, item: ModelItem, language: str | None) -> bool:
    """Other words than the translation that members see, in a language of the meeting."""
    seen = item.in_sight
    there = language in m.terms.translated and c.on_number == seen > 0
    return there and bool(c.wording.paragraphs) and c.wording != item.numbers[seen - 1].wording


def _again(m: Model, c: ask.DraftAmendment, item: ModelItem) -> bool:
    """Filed again is one's own pending amendment of an earlier text; what stands in brackets is withdrawn first."""
    if c.again is None:
        return True
    old = m.amendments.get(c.again)
    mine = old is not None and old.owner == c.actor.delegation and old.item == c.conclusion
    return mine and old is not None and old.state == "filed" and old.base < item.revision


@then(ask.DraftAmendment)
def _(m: Model, c: ask.DraftAmendment, _: Words) -> None:
    m.amendments[c.id] = ModelAmendment(
        owner=str(c.actor.delegation),
        item=c.conclusion,
        base=c.on_revision,
        wording=c.wording,
        again=c.again,
        suppresses=c.kind == ProposalKind.SUPPRESS,
        sponsors=set(c.sponsors),
        on_number=c.on_number,
    )


def drafted(m: Model, c: Any, newest: bool = True) -> bool:
    found = m.amendment(c)
    return found.state == "draft" and (not newest or c.on_version == found.edits)


def mine(m: Model, c: Any) -> bool:
    return m.by(c, SEAT) and c.actor.delegation == m.amendment(c).owner


@may(ask.EditDraft)
def _(m: Model, c: ask.EditDraft) -> bool:
    """Its author, and those that it is shared with."""
    found, item = m.amendment(c), m.item(c)
    there = m.by(c, SEAT) and drafted(m, c) and item.state == "comments" and c.on_revision == item.visible
    fits = words_fit(c, item, found.suppresses, item.visible)
    if c.on_number is not None:
        fits = in_translation(m, c, item, "es")
    same = (c.on_number is None) == (found.on_number is None)
    return there and same and fits and sponsors_fit(m, c, found.owner)


@then(ask.EditDraft)
def _(m: Model, c: ask.EditDraft, _: Words) -> None:
    """Who agreed to other words, or cleared them, has not agreed to these."""
    found = m.amendment(c)
    found.base, found.wording, found.sponsors = c.on_revision, c.wording, set(c.sponsors)
    found.on_number = c.on_number
    found.edits, found.agreed, found.cleared = found.edits + 1, set(), 0


@may(ask.DiscardDraft)
def _(m: Model, c: ask.DiscardDraft) -> bool:
    return mine(m, c) and drafted(m, c, newest=False)


@then(ask.DiscardDraft)
def _(m: Model, c: ask.DiscardDraft, _: Words) -> None:
    m.amendment(c).state = "discarded"
    m.amendment(c).edits += 1


@may(ask.ShareDraft)
def _(m: Model, c: ask.ShareDraft) -> bool:
    """What leaves a delegation leaves it by its voice."""
    others = set(m.participants) - {m.amendment(c).owner}
    named = len(set(c.partners)) == len(c.partners) and set(c.partners) <= others
    return mine(m, c) and m.speaks(c.actor) and drafted(m, c) and named


@then(ask.ShareDraft)
def _(m: Model, c: ask.ShareDraft, _: Words) -> None:
    found = m.amendment(c)
    found.partners, found.with_chair = set(c.partners), c.with_presidency
    found.agreed &= found.partners
    found.edits += 1


@may(ask.AgreeToDraft)
def _(m: Model, c: ask.AgreeToDraft) -> bool:
    found = m.amendment(c)
    asked = c.actor.delegation in found.partners - found.agreed
    return m.by(c, SEAT) and asked and m.speaks(c.actor) and drafted(m, c)


@then(ask.AgreeToDraft)
def _(m: Model, c: ask.AgreeToDraft, _: Words) -> None:
    m.amendment(c).agreed.add(str(c.actor.delegation))
    m.amendment(c).edits += 1


def reviews(m: Model, c: Any) -> bool:
    """A reviewer of the delegation, or one of its voices, at whatever stage."""
    place = m.capacities[(c.actor.person, c.actor.role, c.actor.delegation)]
    return mine(m, c) and place.seat in (Seat.REVIEWER, Seat.VOICE, Seat.DEPUTY)


@may(ask.ClearDraft)
def _(m: Model, c: ask.ClearDraft) -> bool:
    found = m.amendment(c)
    steps = m.clearance.get(found.owner, 0)
    return drafted(m, c) and reviews(m, c) and found.cleared < steps and c.step == found.cleared + 1


@then(ask.ClearDraft)
def _(m: Model, c: ask.ClearDraft, _: Words) -> None:
    m.amendment(c).cleared = c.step
    m.amendment(c).edits += 1


@may(ask.SendBackDraft)
def _(m: Model, c: ask.SendBackDraft) -> bool:
    return drafted(m, c) and reviews(m, c) and bool(c.reason)


@then(ask.SendBackDraft)
def _(m: Model, c: ask.SendBackDraft, _: Words) -> None:
    m.amendment(c).cleared = 0
    m.amendment(c).edits += 1


@may(ask.FileAmendment)
def _(m: Model, c: ask.FileAmendment) -> bool:
    """By an authorised voice; as the Presidency's text by the Presidency, where it was asked; cleared in either case,
    and seen by the chair at least."""
    found, item = m.amendment(c), m.item(c)
    there = drafted(m, c) and item.state == "comments" and found.base == item.visible
    if found.on_number is not None:
        there = there and found.on_number == item.in_sight and c.attribution != Attribution.PRESIDENCY
    cleared = found.cleared >= m.clearance.get(found.owner, 0) and c.audience != Audience.OWN
    if c.attribution == Attribution.PRESIDENCY:
        asked = m.by(c, CHAIR) and there and cleared and found.with_chair
        return asked and m.may_still_file(c) and _old_may_go(m, c, found)
    voice = mine(m, c) and m.takes_part(c.actor) and m.speaks(c.actor)
    return voice and there and cleared and m.may_still_file(c)


def _old_may_go(m: Model, _c: ask.FileAmendment, found: ModelAmendment) -> bool:
    """The amendment that this one replaces is its author's to withdraw, and not the Presidency's."""
    old = m.amendments.get(found.again or "")
    return old is None or not old.pending


@then(ask.FileAmendment)
def _(m: Model, c: ask.FileAmendment, words: Words) -> None:
    found = m.amendment(c)
    found.state, found.edits, found.filed_on = "filed", found.edits + 1, found.base
    if found.on_number is not None:
        found.state, found.own = "awaiting_counterpart", found.wording
    found.audience, found.attribution = c.audience, c.attribution
    named = c.attribution == Attribution.NAMES
    found.sponsors = found.sponsors | found.agreed if named else set()
    found.agreed, found.cleared, found.with_chair = set(), 0, False
    old = m.amendments.get(found.again or "")
    if old and old.pending:
        old.state = "withdrawn"
    m.carry(c.conclusion, words, frozenset())
    m.leave_silence(c.conclusion)


@may(ask.FileOnBehalf)
def _(m: Model, c: ask.FileOnBehalf) -> bool:
    """What was mailed is about the text that members see."""
    item = m.item(c)
    fits = words_fit(c, item, c.kind == ProposalKind.SUPPRESS, item.visible)
    there = m.by(c, STAFF) and item.state == "comments" and c.on_revision == item.visible
    return (
        there
        and fits
        and c.delegation in m.participants
        and sponsors_fit(m, c, c.delegation)
        and bool(c.source)
        and m.may_still_file(c)
    )


@then(ask.FileOnBehalf)
def _(m: Model, c: ask.FileOnBehalf, words: Words) -> None:
    m.amendments[c.id] = ModelAmendment(
        owner=c.delegation,
        item=c.conclusion,
        base=c.on_revision,
        wording=c.wording,
        edits=0,
        state="filed",
        suppresses=c.kind == ProposalKind.SUPPRESS,
        sponsors=set(c.sponsors),
        filed_on=c.on_revision,
        to_confirm={c.delegation, *c.sponsors},
    )
    m.carry(c.conclusion, words, frozenset())
    m.leave_silence(c.conclusion)
