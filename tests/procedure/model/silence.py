"""The silence procedure: what nobody says a word against by the instant is agreed, once that is announced."""

from datetime import datetime, timedelta

from engine.procedure import commands as ask
from tests.procedure.model.model import Model, may, then
from tests.procedure.model.things import CHAIR, SEAT, STAFF, ModelSilence, Words


@may(ask.OpenSilence)
def _(m: Model, c: ask.OpenSilence) -> bool:
    named = [line.conclusion for line in c.items]
    put = bool(named) and len(set(named)) == len(named) and m.shown and set(named) <= m.standing().keys()
    until = datetime.fromisoformat(c.until)
    long_enough = until > m.now and until >= m.now + timedelta(hours=m.terms.silence_hours)
    chairs = m.by(c, CHAIR) and not m.certified
    return chairs and put and long_enough and bool(c.zone) and all(_may_stand_still(m, id_) for id_ in named)


def _may_stand_still(m: Model, id_: str) -> bool:
    item = m.items[id_]
    seen = item.state == "comments" and item.visible == item.revision
    clean = not m.lying(id_) and not item.bracketed and not m.in_doubt(item)
    return seen and clean and m.unopposed(item) and not m.silence_on(id_)


@then(ask.OpenSilence)
def _(m: Model, c: ask.OpenSilence, _: Words) -> None:
    items = [line.conclusion for line in c.items]
    m.silences[c.id] = ModelSilence(items, c.package, m.now, datetime.fromisoformat(c.until))


def running(m: Model, silence: str) -> bool:
    return silence in m.silences and m.now < m.silences[silence].until


@may(ask.ExtendSilence)
def _(m: Model, c: ask.ExtendSilence) -> bool:
    later = running(m, c.silence) and datetime.fromisoformat(c.until) > m.silences[c.silence].until
    return m.by(c, CHAIR) and not m.certified and later and bool(c.zone)


@then(ask.ExtendSilence)
def _(m: Model, c: ask.ExtendSilence, _: Words) -> None:
    m.silences[c.silence].until = datetime.fromisoformat(c.until)


@may(ask.RefuseSilence)
def _(m: Model, c: ask.RefuseSilence) -> bool:
    heard = m.by(c, SEAT) and m.takes_part(c.actor) and m.speaks(c.actor)
    return heard and not m.certified and running(m, c.silence)


@then(ask.RefuseSilence)
def _(m: Model, c: ask.RefuseSilence, _: Words) -> None:
    del m.silences[c.silence]


@may(ask.CallOffSilence)
def _(m: Model, c: ask.CallOffSilence) -> bool:
    return m.by(c, CHAIR) and not m.certified and c.silence in m.silences and bool(c.reason)


@then(ask.CallOffSilence)
def _(m: Model, c: ask.CallOffSilence, _: Words) -> None:
    del m.silences[c.silence]


@may(ask.AnnounceOutcome)
def _(m: Model, c: ask.AnnounceOutcome) -> bool:
    expired = c.silence in m.silences and not running(m, c.silence)
    return m.by(c, CHAIR) and not m.certified and expired and not m.silences[c.silence].outside


@then(ask.AnnounceOutcome)
def _(m: Model, c: ask.AnnounceOutcome, _: Words) -> None:
    for id_ in m.silences.pop(c.silence).items:
        item = m.items[id_]
        item.state, item.by_gavel, item.by_silence = "agreed", False, c.silence


@may(ask.EnterOutsideFiling)
def _(m: Model, c: ask.EnterOutsideFiling) -> bool:
    """In time is what came before the instant, whenever it is entered."""
    received, silence = datetime.fromisoformat(c.received), m.silences.get(c.silence)
    in_time = silence is not None and silence.since <= received < silence.until and received <= m.now
    covered = silence is not None and c.conclusion in silence.items
    told = c.delegation in m.participants and bool(c.source) and bool(c.text)
    return m.by(c, CHAIR, STAFF) and not m.certified and covered and in_time and told


@then(ask.EnterOutsideFiling)
def _(m: Model, c: ask.EnterOutsideFiling, _: Words) -> None:
    m.silences[c.silence].outside[c.id] = (c.conclusion, c.actor.person)


@may(ask.ConfirmOutsideFiling)
def _(m: Model, c: ask.ConfirmOutsideFiling) -> bool:
    """By somebody else than who entered it."""
    filing = m.silences[c.silence].outside.get(c.filing) if c.silence in m.silences else None
    second = filing is not None and filing[1] != c.actor.person
    return m.by(c, CHAIR, STAFF) and not m.certified and second and (c.confirms or bool(c.reason))


@then(ask.ConfirmOutsideFiling)
def _(m: Model, c: ask.ConfirmOutsideFiling, _: Words) -> None:
    item, _person = m.silences[c.silence].outside.pop(c.filing)
    if c.confirms:
        m.leave_silence(item)


@may(ask.NoticeDeadlines)
def _(m: Model, c: ask.NoticeDeadlines) -> bool:
    return m.by(c, "worker")


@then(ask.NoticeDeadlines)
def _(_m: Model, _c: ask.NoticeDeadlines, _: Words) -> None:
    """What time has done is done whether it is noticed or not."""
