"""A filed amendment: treated, joined, maintained, withdrawn."""

from datetime import timedelta
from typing import Any

from engine.procedure import commands as ask
from engine.procedure.commands import Disposition
from tests.procedure.model.drafts import mine
from tests.procedure.model.model import Model, may, then
from tests.procedure.model.things import CHAIR, SEAT, STAFF, ModelAmendment, ModelItem, Words

ALONE = (Disposition.ACCEPTED, Disposition.NOT_ACCEPTED, Disposition.OVERTAKEN)
LOST = (Disposition.NOT_ACCEPTED, Disposition.ACCEPTED_IN_PART, Disposition.MERGED)


def voiced(m: Model, c: Any) -> bool:
    return mine(m, c) and m.speaks(c.actor)


def commented(m: Model, c: Any) -> bool:
    return m.item(c).state == "comments"


def end(m: Model, found: ModelAmendment, disposition: Disposition, in_room: bool = False) -> None:
    """What leaves out words of its author's, its author may maintain for some hours."""
    found.state = str(disposition)
    lost = disposition in LOST or (in_room and disposition == Disposition.OVERTAKEN)
    found.until = m.now + timedelta(hours=m.terms.maintain_hours) if lost else None


@may(ask.WithdrawAmendment)
def _(m: Model, c: ask.WithdrawAmendment) -> bool:
    return voiced(m, c) and m.amendment(c).lies and m.item(c).state in ("comments", "consensus")


@then(ask.WithdrawAmendment)
def _(m: Model, c: ask.WithdrawAmendment, words: Words) -> None:
    """Its brackets go with it, unless somebody of those who wanted it has another one pending here."""
    found = m.amendment(c)
    bracketed, found.state = found.state == "maintained", "withdrawn"
    own = {found.owner, *found.sponsors}
    others = any(own & {one.owner, *one.sponsors} for one in m.pending(c.conclusion).values())
    for text in words.texts.get(c.conclusion, []):
        assert bracketed, "only words that stand in brackets are taken out"
        assert not others, "whose brackets those are, a person must say"
        m.revise(c.conclusion, text, words, leaving=frozenset({c.amendment}))


@may(ask.MaintainAmendment)
def _(m: Model, c: ask.MaintainAmendment) -> bool:
    found, item = m.amendment(c), m.item(c)
    lost = found.state in ("not_accepted", "accepted_in_part", "merged", "overtaken")
    in_time = found.until is not None and m.now < found.until
    there = item.state in ("comments", "consensus") and c.on_revision == item.visible
    return voiced(m, c) and lost and in_time and there and bool(c.reason) and m.may_still_file(c)


@then(ask.MaintainAmendment)
def _(m: Model, c: ask.MaintainAmendment, words: Words) -> None:
    """Its words stand in brackets; where they cannot be laid over the text, it is pending all the same."""
    found = m.amendment(c)
    assert (words.laid is not None) == bool(words.texts.get(c.conclusion)), (
        "laid over the text is another text"
    )
    for text in words.texts.get(c.conclusion, []):
        m.revise(c.conclusion, text, words)
        assert m.item(c).bracketed, "what is maintained stands in brackets"
        found.base, found.wording = m.item(c).revision, words.laid or found.wording
    found.state, found.proposed, found.until = "maintained", False, None
    m.leave_silence(c.conclusion)


@may(ask.ProposeTreatment)
def _(m: Model, c: ask.ProposeTreatment) -> bool:
    fits = fits_base(c.disposition, m.amendment(c), m.item(c)) and bool(c.reason)
    return m.by(c, STAFF) and m.amendment(c).pending and commented(m, c) and fits


def fits_base(disposition: Disposition, found: ModelAmendment, item: ModelItem) -> bool:
    """Accepted as it is only on the text as it is, overtaken only by a later one; the others end with a text."""
    if disposition == Disposition.ACCEPTED:
        return found.base == item.revision
    if disposition == Disposition.OVERTAKEN:
        return found.base < item.revision
    return disposition == Disposition.NOT_ACCEPTED


@then(ask.ProposeTreatment)
def _(m: Model, c: ask.ProposeTreatment, _: Words) -> None:
    m.amendment(c).proposed = True


@may(ask.DecideTreatment)
def _(m: Model, c: ask.DecideTreatment) -> bool:
    """The secretariat proposes before the Presidency decides; what was maintained is not declined again."""
    found, item = m.amendment(c), m.item(c)
    declined = c.disposition == Disposition.NOT_ACCEPTED
    due = (found.state == "filed" if declined else found.pending) and found.proposed and commented(m, c)
    bound = c.on_revision == item.revision and m.shown and bool(c.reason)
    suppressing = found.suppresses and c.disposition == Disposition.ACCEPTED
    alone = not suppressing or len(m.lying(c.conclusion)) == 1
    return m.by(c, CHAIR) and due and bound and alone and fits_base(c.disposition, found, item)


@then(ask.DecideTreatment)
def _(m: Model, c: ask.DecideTreatment, words: Words) -> None:
    found = m.amendment(c)
    end(m, found, c.disposition)
    if c.disposition == Disposition.ACCEPTED and found.suppresses:
        m.item(c).state = "withdrawn"
    elif c.disposition == Disposition.ACCEPTED:
        m.revise(c.conclusion, found.wording, words, leaving=frozenset({c.amendment}))


@may(ask.OfferToJoin)
def _(m: Model, c: ask.OfferToJoin) -> bool:
    other, found = m.amendments.get(c.to), m.amendment(c)
    there = other is not None and other.item == found.item and other.pending and c.to != c.amendment
    return voiced(m, c) and found.state == "filed" and commented(m, c) and there


@then(ask.OfferToJoin)
def _(m: Model, c: ask.OfferToJoin, _: Words) -> None:
    m.amendment(c).offered_to = c.to


@may(ask.TakeBackOffer)
def _(m: Model, c: ask.TakeBackOffer) -> bool:
    found = m.amendment(c)
    return voiced(m, c) and found.state == "filed" and commented(m, c) and found.offered_to is not None


@then(ask.TakeBackOffer)
def _(m: Model, c: ask.TakeBackOffer, _: Words) -> None:
    m.amendment(c).offered_to = None


@may(ask.ConfirmSponsorship)
def _(m: Model, c: ask.ConfirmSponsorship) -> bool:
    found = m.amendment(c)
    asked = c.actor.delegation in found.asked and m.speaks(c.actor) and m.shown
    return m.by(c, SEAT) and found.state == "filed" and commented(m, c) and asked


@then(ask.ConfirmSponsorship)
def _(m: Model, c: ask.ConfirmSponsorship, _: Words) -> None:
    _sponsor(m.amendment(c), str(c.actor.delegation))


def _sponsor(found: ModelAmendment, country: str) -> None:
    found.asked.discard(country)
    found.sponsors.add(country)


@may(ask.AcceptJoin)
def _(m: Model, c: ask.AcceptJoin) -> bool:
    other = m.amendments.get(c.joining)
    offered = other is not None and other.state == "filed" and other.offered_to == c.amendment
    return voiced(m, c) and m.amendment(c).state == "filed" and commented(m, c) and offered


@then(ask.AcceptJoin)
def _(m: Model, c: ask.AcceptJoin, _: Words) -> None:
    joining = m.amendments[c.joining]
    joining.state = "withdrawn"
    _sponsor(m.amendment(c), joining.owner)
