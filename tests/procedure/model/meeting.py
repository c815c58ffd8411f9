"""The meeting as a whole: its people, its frame, its terms, its paper."""

from typing import Any

from engine.procedure import commands as ask
from engine.procedure.commands import PositionKind, Role, Seat, Stage
from engine.procedure.terms import LONGEST_DAYS, LONGEST_HOURS, AdReferendum
from tests.procedure.model.model import Model, may, then
from tests.procedure.model.things import CHAIR, OBSERVER, SEAT, STAFF, Capacity, ModelItem, Place, Words

VOICES = (Seat.VOICE, Seat.DEPUTY)


def names_its_own(m: Model, c: Any) -> bool:
    """A member its own people, by its voice; the Presidency its deputies; the secretariat and the operator anybody."""
    if c.actor.role == SEAT:
        return (c.role, c.delegation) == (SEAT, c.actor.delegation) and m.speaks(c.actor)
    return c.actor.role != CHAIR or c.role == CHAIR


def capacity(c: Any) -> Capacity:
    return (c.person, c.role, c.delegation)


def a_voice_is_left(m: Model, c: Any, seat: Seat | None = None) -> bool:
    """A delegation does not silence itself."""
    if c.actor.role != SEAT:
        return True
    others = (
        place.seat in VOICES
        for (person, _, country), place in m.capacities.items()
        if country == c.actor.delegation and person != c.person
    )
    return seat in VOICES or any(others)


@may(ask.AdmitPerson)
def _(m: Model, c: ask.AdmitPerson) -> bool:
    held = {(role, country) for person, role, country in m.capacities if person == c.person}
    roles = {role for role, _ in held} | {c.role}
    countries = {country for _, country in held if country} | ({c.delegation} if c.delegation else set())
    together = (len(roles) == 1 or roles == {CHAIR, SEAT}) and len(countries) <= 1
    new = capacity(c) not in m.capacities
    admits = m.by(c, STAFF, CHAIR, SEAT, Role.OPERATOR) and names_its_own(m, c)
    return admits and _is_capacity(m, c) and new and together


def _is_capacity(m: Model, c: ask.AdmitPerson) -> bool:
    if c.role in (Role.OPERATOR, Role.WORKER):
        return False
    if c.role == SEAT:
        return c.delegation in m.participants
    deputy = c.role == CHAIR and c.seat == Seat.DEPUTY
    return c.delegation is None and (c.seat == Seat.VOICE or deputy) and c.stage == Stage.ANY


@then(ask.AdmitPerson)
def _(m: Model, c: ask.AdmitPerson, _: Words) -> None:
    m.capacities[capacity(c)] = Place(c.seat, c.stage)


@may(ask.DismissPerson)
def _(m: Model, c: ask.DismissPerson) -> bool:
    staff = [held for held in m.capacities if held[1] == STAFF]
    last = staff == [capacity(c)]
    admits = m.by(c, STAFF, CHAIR, SEAT, Role.OPERATOR) and names_its_own(m, c)
    return admits and capacity(c) in m.capacities and not last and a_voice_is_left(m, c)


@then(ask.DismissPerson)
def _(m: Model, c: ask.DismissPerson, _: Words) -> None:
    del m.capacities[capacity(c)]


@may(ask.SeatPerson)
def _(m: Model, c: ask.SeatPerson) -> bool:
    own = c.actor.role != SEAT or (c.delegation == c.actor.delegation and m.speaks(c.actor))
    held = (c.person, SEAT, c.delegation) in m.capacities
    return m.by(c, STAFF, SEAT, Role.OPERATOR) and own and held and a_voice_is_left(m, c, c.seat)


@then(ask.SeatPerson)
def _(m: Model, c: ask.SeatPerson, _: Words) -> None:
    m.capacities[(c.person, SEAT, c.delegation)] = Place(c.seat, c.stage)


@may(ask.HandOver)
def _(m: Model, c: ask.HandOver) -> bool:
    held = [(role, country) for person, role, country in m.capacities if person == c.person]
    fits = all(role == CHAIR or (role, country) == (SEAT, c.member) for role, country in held)
    return m.by(c, CHAIR) and c.member in m.participants and fits


@then(ask.HandOver)
def _(m: Model, c: ask.HandOver, _: Words) -> None:
    m.capacities = {held: place for held, place in m.capacities.items() if held[1] != CHAIR}
    m.capacities[(c.person, CHAIR, None)] = Place(Seat.VOICE, Stage.ANY)


@may(ask.SetClearance)
def _(m: Model, c: ask.SetClearance) -> bool:
    return m.by(c, SEAT) and not m.certified and m.speaks(c.actor) and all(c.steps)


@then(ask.SetClearance)
def _(m: Model, c: ask.SetClearance, _: Words) -> None:
    m.clearance[str(c.actor.delegation)] = len(c.steps)


@may(ask.SetTerms)
def _(m: Model, c: ask.SetTerms) -> bool:
    hours = (c.terms.maintain_hours, c.terms.challenge_hours, c.terms.silence_hours, c.terms.statement_hours)
    fits = all(0 <= each <= LONGEST_HOURS for each in hours)
    fits = fits and 0 <= c.terms.correction_days <= LONGEST_DAYS and "en" not in c.terms.translated
    return m.by(c, STAFF, CHAIR) and not m.certified and m.fresh and fits


@then(ask.SetTerms)
def _(m: Model, c: ask.SetTerms, _: Words) -> None:
    m.terms = c.terms


@may(ask.PermitObserver)
def _(m: Model, c: ask.PermitObserver) -> bool:
    return m.by(c, CHAIR) and not m.certified and (c.person, OBSERVER, None) in m.capacities


@then(ask.PermitObserver)
def _(m: Model, c: ask.PermitObserver, _: Words) -> None:
    m.permitted.pop(c.person, None)
    if c.scope:
        m.permitted[c.person] = c.scope


@may(ask.SetFrame)
def _(m: Model, c: ask.SetFrame) -> bool:
    return m.by(c, STAFF) and not m.certified and m.fresh and bool(c.title)


@then(ask.SetFrame)
def _(m: Model, c: ask.SetFrame, _: Words) -> None:
    m.frame = (*c.title, c.preamble)
    m.frame_words += 1


@may(ask.SetParticipants)
def _(m: Model, c: ask.SetParticipants) -> bool:
    once = len(set(c.participants)) == len(c.participants)
    return m.by(c, STAFF) and not m.certified and m.fresh and bool(c.participants) and once


@then(ask.SetParticipants)
def _(m: Model, c: ask.SetParticipants, _: Words) -> None:
    absent = set(m.participants) - m.present
    m.participants, m.present = c.participants, set(c.participants) - absent


# --- the paper -------------------------------------------------------------------------------------------------------


@may(ask.ProposeConclusion)
def _(m: Model, c: ask.ProposeConclusion) -> bool:
    heard = m.by(c, CHAIR, STAFF, SEAT) and m.takes_part(c.actor) and m.speaks(c.actor)
    others = set(m.participants) - {c.actor.delegation}
    sponsored = len(set(c.sponsors)) == len(c.sponsors) and set(c.sponsors) <= others
    whole = (c.from_meeting is None) == (c.from_item is None)
    return heard and not m.certified and c.section in m.sections and sponsored and whole


@then(ask.ProposeConclusion)
def _(m: Model, c: ask.ProposeConclusion, _: Words) -> None:
    """Once drafts are issued, members see of a new item what was proposed."""
    m.items[c.id] = ModelItem([c.wording], section=c.section, shown=1 if m.issues else None)


@may(ask.OrderItems)
def _(m: Model, c: ask.OrderItems) -> bool:
    given, standing = {item: section for section, item in c.order}, m.standing()
    whole = len(given) == len(c.order) and given.keys() == standing.keys()
    known = all(section in m.sections for section, _ in c.order)
    stays = whole and all(
        item.state != "agreed" or given[id_] == item.section for id_, item in standing.items()
    )
    return m.by(c, STAFF) and not m.certified and known and stays


@then(ask.OrderItems)
def _(m: Model, c: ask.OrderItems, _: Words) -> None:
    for section, item in c.order:
        m.items[item].section = section


@may(ask.IssueDraft)
def _(m: Model, c: ask.IssueDraft) -> bool:
    new = bool(c.symbol) and c.symbol not in m.symbols
    return m.by(c, STAFF) and not m.certified and m.shown and bool(m.standing()) and new


@then(ask.IssueDraft)
def _(m: Model, c: ask.IssueDraft, _: Words) -> None:
    m.issues += 1
    m.ordered.append(f"draft-{m.issues}")
    m.symbols.add(c.symbol)
    for item in m.standing().values():
        item.shown = item.revision


@may(ask.CertifyPaper)
def _(m: Model, c: ask.CertifyPaper) -> bool:
    """Nothing is agreed until everything is; a change that may still be called material waits, unless certifying is the
    gavel of the sitting in which it was made."""
    standing = m.standing().values()
    agreed = bool(standing) and all(
        item.state == "agreed" and (m.unopposed(item) if item.by_gavel or item.by_silence else m.joined(item))
        for item in standing
    )
    clean = not any(item.bracketed for item in standing)
    sure = not any(_waits(m, item) or _awaits_a_capital(m, item) for item in standing)
    confirmed = c.participants == m.participants and m.shown
    return m.by(c, CHAIR) and not m.certified and agreed and confirmed and clean and sure and _rendered(m)


def _awaits_a_capital(m: Model, item: ModelItem) -> bool:
    """Where the meeting says so, or where the paper could not say it, since the chair alone was told."""
    waits = m.terms.ad_referendum == AdReferendum.WAITS
    pending = (
        one
        for one in item.stands.values()
        if one.kind == PositionKind.AD_REFERENDUM and one.revision == item.revision
    )
    return any(waits or not one.told for one in pending)


def _rendered(m: Model) -> bool:
    """Where both are adopted, every translation is aligned, and no remark is open."""
    if not m.terms.translated or m.terms.adopts != "both":
        return True
    items = all(item.aligned and not item.remarks for item in m.standing().values())
    return items and m.frame_in == m.frame_words


def _waits(m: Model, item: ModelItem) -> bool:
    here = m.sitting is not None and item.doubt is not None and item.doubt.sitting == m.sitting.number
    return m.in_doubt(item) and not here


@then(ask.CertifyPaper)
def _(m: Model, _c: ask.CertifyPaper, _: Words) -> None:
    m.certified, m.certified_at = True, m.now
    for item in m.standing().values():
        item.state, item.adopted_at = "adopted", m.now
        m.show(item)
