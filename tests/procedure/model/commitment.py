"""After the meeting: commitments are the secretariat's to record, in the words of what was adopted."""

from datetime import date

from engine.procedure import commands as ask
from engine.procedure.commands import OwnerKind
from tests.procedure.model.model import Model, may, then
from tests.procedure.model.things import STAFF, Words


def _after(m: Model, c: ask.Command) -> bool:
    return m.certified and m.by(c, STAFF)


def _owned(m: Model, owner: ask.Owner) -> bool:
    return owner.name in m.participants if owner.kind == OwnerKind.DELEGATION else bool(owner.name)


def _day(due: str | None) -> bool:
    try:
        return due is None or str(date.fromisoformat(due)) == due
    except ValueError:
        return False


@may(ask.RecordCommitment)
def _(m: Model, c: ask.RecordCommitment) -> bool:
    item = m.item(c)
    said = any(c.passage in each.text for each in item.wording.paragraphs) and bool(c.passage)
    return _after(m, c) and item.state == "adopted" and said and _owned(m, c.owner) and _day(c.due)


@then(ask.RecordCommitment)
def _(m: Model, c: ask.RecordCommitment, _: Words) -> None:
    m.commitments[c.id] = 1


@may(ask.AmendCommitment)
def _(m: Model, c: ask.AmendCommitment) -> bool:
    fresh = m.commitments.get(c.commitment) == c.on_step
    return _after(m, c) and fresh and _owned(m, c.owner) and _day(c.due) and bool(c.reason)


@may(ask.FollowUpCommitment)
def _(m: Model, c: ask.FollowUpCommitment) -> bool:
    return _after(m, c) and m.commitments.get(c.commitment) == c.on_step and c.audience in ("members", "all")


@then(ask.AmendCommitment)
def _(m: Model, c: ask.AmendCommitment, _: Words) -> None:
    m.commitments[c.commitment] += 1


@then(ask.FollowUpCommitment)
def _(m: Model, c: ask.FollowUpCommitment, _: Words) -> None:
    m.commitments[c.commitment] += 1


@may(ask.LinkItems)
def _(m: Model, c: ask.LinkItems) -> bool:
    """In this meeting: another one is not there."""
    ends = (c.conclusion, c.to_conclusion)
    new = ends[0] != ends[1] and ends not in m.links.values()
    return _after(m, c) and new and c.to_conclusion in m.items and not m.elsewhere


@then(ask.LinkItems)
def _(m: Model, c: ask.LinkItems, _: Words) -> None:
    m.links[c.id] = (c.conclusion, c.to_conclusion)


@may(ask.UnlinkItems)
def _(m: Model, c: ask.UnlinkItems) -> bool:
    return _after(m, c) and c.link in m.links and bool(c.reason)


@then(ask.UnlinkItems)
def _(m: Model, c: ask.UnlinkItems, _: Words) -> None:
    del m.links[c.link]
