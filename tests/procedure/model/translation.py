"""Another language: translations, remarks, counterparts."""

from datetime import timedelta
from typing import Any

from engine.procedure import commands as ask
from tests.procedure.model.amendments import commented, voiced
from tests.procedure.model.model import Model, may, pairs, then
from tests.procedure.model.things import GONE, SEAT, STAFF, ModelItem, ModelNumber, Words


def official(m: Model, item: ModelItem) -> bool:
    """Some days after the adoption, the last number and the last answer to a remark."""
    if item.adopted_at is None or not item.aligned or item.remarks:
        return False
    since = max(item.adopted_at, item.numbers[-1].since)
    return m.now >= since + timedelta(days=m.terms.translation_days)


def closed(m: Model, item: ModelItem) -> bool:
    return item.state == "adopted" and (m.terms.adopts == "both" or official(m, item))


def open_in(m: Model, c: Any) -> bool:
    there = c.language in m.terms.translated and m.item(c).state not in GONE
    return there and not closed(m, m.item(c))


@may(ask.TranslateWording)
def _(m: Model, c: ask.TranslateWording) -> bool:
    item = m.item(c)
    fresh = c.on_number == len(item.numbers) and c.on_revision == item.revision
    new = not item.numbers or (item.numbers[-1].renders, item.numbers[-1].wording) != (
        c.on_revision,
        c.wording,
    )
    return m.by(c, STAFF) and open_in(m, c) and fresh and pairs(item.wording, c.wording) and new


@then(ask.TranslateWording)
def _(m: Model, c: ask.TranslateWording, _: Words) -> None:
    m.item(c).numbers.append(ModelNumber(c.on_revision, c.wording, m.now))


@may(ask.MakeRemark)
def _(m: Model, c: ask.MakeRemark) -> bool:
    item = m.item(c)
    heard = m.by(c, SEAT) and m.takes_part(c.actor) and m.speaks(c.actor) and item.state != "proposal"
    if not heard or not open_in(m, c) or c.on_number != item.in_sight or not item.in_sight:
        return False
    seen = item.numbers[item.in_sight - 1].wording
    return bool(c.reason) and pairs(seen, c.wording) and c.wording != seen


@then(ask.MakeRemark)
def _(m: Model, c: ask.MakeRemark, _: Words) -> None:
    m.item(c).remarks[c.id] = c.on_number


@may(ask.AnswerRemark)
def _(m: Model, c: ask.AnswerRemark) -> bool:
    item = m.item(c)
    there = m.by(c, STAFF) and open_in(m, c) and c.remark in item.remarks and c.on_number == len(item.numbers)
    if not there:
        return False
    if c.wording is None:
        return bool(c.reason)
    last = item.numbers[-1].wording
    return pairs(last, c.wording) and c.wording != last


@then(ask.AnswerRemark)
def _(m: Model, c: ask.AnswerRemark, _: Words) -> None:
    """It voids nothing; the days of a translation that follows count anew."""
    item = m.item(c)
    del item.remarks[c.remark]
    if c.wording is not None:
        item.numbers.append(ModelNumber(item.numbers[-1].renders, c.wording, m.now))
    item.numbers[-1].since = m.now


@may(ask.TranslateFrame)
def _(m: Model, c: ask.TranslateFrame) -> bool:
    """(The items of these tests have no topics.)"""
    standing = m.standing().values()
    adopted = bool(standing) and all(item.state == "adopted" for item in standing)
    over = adopted and (m.terms.adopts == "both" or all(official(m, item) for item in standing))
    return m.by(c, STAFF) and c.language in m.terms.translated and not over and m.fresh and bool(c.title)


@then(ask.TranslateFrame)
def _(m: Model, c: ask.TranslateFrame, _: Words) -> None:
    m.frame_in, m.frame_es = m.frame_words, [*c.title, c.preamble]


@may(ask.SupplyCounterpart)
def _(m: Model, c: ask.SupplyCounterpart) -> bool:
    """On the text that members see: its author reads it."""
    found, item = m.amendment(c), m.item(c)
    there = m.by(c, STAFF) and found.state == "awaiting_counterpart" and commented(m, c)
    says = bool(c.wording.paragraphs) and c.wording != item.texts[item.visible - 1]
    return there and c.on_revision == item.visible and says


@then(ask.SupplyCounterpart)
def _(m: Model, c: ask.SupplyCounterpart, _: Words) -> None:
    m.amendment(c).counterpart, m.amendment(c).returned = (c.on_revision, c.wording), False


def asked(m: Model, c: Any) -> bool:
    found = m.amendment(c)
    there = found.state == "awaiting_counterpart" and found.counterpart is not None
    return voiced(m, c) and there and commented(m, c) and m.shown


@may(ask.ConfirmCounterpart)
def _(m: Model, c: ask.ConfirmCounterpart) -> bool:
    lent = m.amendment(c).counterpart
    return asked(m, c) and lent is not None and lent[0] == m.item(c).visible


@then(ask.ConfirmCounterpart)
def _(m: Model, c: ask.ConfirmCounterpart, words: Words) -> None:
    """From now on it is like any other, and carried to the working text if that has gone on."""
    found = m.amendment(c)
    assert found.counterpart is not None
    found.state, (found.base, found.wording) = "filed", found.counterpart
    found.on_number, found.counterpart, found.filed_on = None, None, found.base
    m.carry(c.conclusion, words, frozenset())


@may(ask.SendBackCounterpart)
def _(m: Model, c: ask.SendBackCounterpart) -> bool:
    return asked(m, c) and bool(c.reason)


@then(ask.SendBackCounterpart)
def _(m: Model, c: ask.SendBackCounterpart, _: Words) -> None:
    m.amendment(c).counterpart, m.amendment(c).returned = None, True
