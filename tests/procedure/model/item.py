"""One draft conclusion: its text, its way, and the positions on it."""

from datetime import datetime

from engine.procedure import commands as ask
from engine.procedure.commands import Audience, Nature, PositionKind
from tests.procedure.model.model import Model, may, then
from tests.procedure.model.things import CHAIR, LIVING, OPEN, SEAT, STAFF, ModelItem, Stand, Words


def current(c: ask.Command, item: ModelItem) -> bool:
    return bool(c.on_revision == item.revision)  # type: ignore[attr-defined]


@may(ask.OpenComments)
def _(m: Model, c: ask.OpenComments) -> bool:
    return m.by(c, CHAIR, STAFF) and m.item(c).state == "proposal" and current(c, m.item(c))


@then(ask.OpenComments)
def _(m: Model, c: ask.OpenComments, _: Words) -> None:
    """Whoever is asked sees what they are asked about."""
    m.item(c).state = "comments"
    m.show(m.item(c))


@may(ask.ReviseWording)
def _(m: Model, c: ask.ReviseWording) -> bool:
    item = m.item(c)
    states = ("proposal", "comments") if c.nature == Nature.MATERIAL else ("comments", "consensus", "agreed")
    changes = bool(c.wording.paragraphs) and c.wording != item.wording and bool(c.reason)
    return m.by(c, STAFF) and item.state in states and current(c, item) and changes


@then(ask.ReviseWording)
def _(m: Model, c: ask.ReviseWording, words: Words) -> None:
    m.revise(c.conclusion, c.wording, words, nature=c.nature)


@may(ask.CallMaterial)
def _(m: Model, c: ask.CallMaterial) -> bool:
    item = m.item(c)
    there = item.state in ("comments", "consensus", "agreed") and current(c, item)
    return m.by(c, SEAT) and m.speaks(c.actor) and there and m.in_doubt(item) and bool(c.reason)


@then(ask.CallMaterial)
def _(m: Model, c: ask.CallMaterial, _: Words) -> None:
    """Whoever took its position on the new words has read them."""
    item = m.item(c)
    item.state, item.by_gavel, item.by_silence, item.doubt = "comments", False, None, None
    item.stands = {country: stand for country, stand in item.stands.items() if not stand.kept}
    item.substance = item.revision


@may(ask.ReopenConclusion)
def _(m: Model, c: ask.ReopenConclusion) -> bool:
    item = m.item(c)
    heard = len(set(c.objecting)) == len(c.objecting) and set(c.objecting) <= m.present
    return (
        m.by(c, CHAIR)
        and item.state == "agreed"
        and m.runs()
        and current(c, item)
        and bool(c.reason)
        and heard
    )


@then(ask.ReopenConclusion)
def _(m: Model, c: ask.ReopenConclusion, _: Words) -> None:
    if not c.objecting:
        m.item(c).state, m.item(c).by_gavel, m.item(c).by_silence = "comments", False, None


@may(ask.WriteNote)
def _(m: Model, c: ask.WriteNote) -> bool:
    read = c.on_note == len(m.notes.get((c.conclusion, str(c.actor.delegation)), []))
    return m.by(c, SEAT) and m.item(c).state in LIVING and m.takes_part(c.actor) and read


@then(ask.WriteNote)
def _(m: Model, c: ask.WriteNote, _: Words) -> None:
    m.notes.setdefault((c.conclusion, str(c.actor.delegation)), []).append((c.line, c.fallback))


@may(ask.WriteComment)
def _(m: Model, c: ask.WriteComment) -> bool:
    heard = m.by(c, CHAIR, STAFF, SEAT) and m.takes_part(c.actor) and m.speaks(c.actor)
    there = m.item(c).state in LIVING and 1 <= c.on_revision <= m.item(c).revision
    return heard and there and bool(c.text)


@then(ask.WriteComment)
def _(_m: Model, _c: ask.WriteComment, _: Words) -> None:
    """A comment changes nothing."""


@may(ask.OpenConsensus)
def _(m: Model, c: ask.OpenConsensus) -> bool:
    ready = m.item(c).state == "comments" and not m.lying(c.conclusion) and not m.silence_on(c.conclusion)
    return m.by(c, CHAIR) and ready and current(c, m.item(c))


@then(ask.OpenConsensus)
def _(m: Model, c: ask.OpenConsensus, _: Words) -> None:
    m.item(c).state = "consensus"
    m.show(m.item(c))


@may(ask.TakePosition)
def _(m: Model, c: ask.TakePosition) -> bool:
    """On the text that members see; what is agreed is reopened by the Presidency, and not blocked."""
    item = m.item(c)
    heard = m.by(c, SEAT) and m.takes_part(c.actor) and m.speaks(c.actor) and c.audience != Audience.OWN
    there = item.state in ("comments", "consensus", "agreed") and c.on_revision == item.visible
    blocks = c.kind in (PositionKind.OBJECTION, PositionKind.SCRUTINY_HOLD)
    said = heard and there and not (blocks and item.state == "agreed") and _says_why(m, c, item)
    return said and m.may_still_file(c)


def _says_why(m: Model, c: ask.TakePosition, item: ModelItem) -> bool:
    if c.counter is not None and (not c.counter.paragraphs or c.counter == item.texts[item.visible - 1]):
        return False
    if c.kind == PositionKind.SCRUTINY_HOLD:
        return bool(c.owner) and c.until is not None and datetime.fromisoformat(c.until) > m.now
    if c.until is not None:
        return False
    return c.kind != PositionKind.OBJECTION or bool(c.reason) or c.counter is not None


@then(ask.TakePosition)
def _(m: Model, c: ask.TakePosition, _: Words) -> None:
    until = datetime.fromisoformat(c.until) if c.until else None
    m.item(c).stands[str(c.actor.delegation)] = Stand(
        c.kind, c.on_revision, until, told=c.audience != Audience.CHAIR
    )
    if c.kind in (PositionKind.OBJECTION, PositionKind.SCRUTINY_HOLD):
        m.leave_silence(c.conclusion)


@may(ask.DeclareAgreed)
def _(m: Model, c: ask.DeclareAgreed) -> bool:
    """In writing: everybody has joined, nothing is pending, and the hours of an editorial change are over."""
    item = m.item(c)
    bound = m.by(c, CHAIR) and item.state == "consensus" and current(c, item) and m.shown
    clean = not m.lying(c.conclusion) and not item.bracketed and not m.in_doubt(item)
    return bound and clean and m.joined(item)


@then(ask.DeclareAgreed)
def _(m: Model, c: ask.DeclareAgreed, _: Words) -> None:
    m.item(c).state, m.item(c).by_gavel = "agreed", False
    m.show(m.item(c))


@may(ask.ReturnToComments)
def _(m: Model, c: ask.ReturnToComments) -> bool:
    there = m.item(c).state == "consensus" and current(c, m.item(c))
    return m.by(c, CHAIR) and there and bool(c.reason)


@then(ask.ReturnToComments)
def _(m: Model, c: ask.ReturnToComments, _: Words) -> None:
    m.item(c).state = "comments"


@may(ask.WithdrawConclusion)
def _(m: Model, c: ask.WithdrawConclusion) -> bool:
    open_ = m.item(c).state in OPEN and not m.lying(c.conclusion)
    return m.by(c, CHAIR, STAFF) and open_ and bool(c.reason)


@then(ask.WithdrawConclusion)
def _(m: Model, c: ask.WithdrawConclusion, _: Words) -> None:
    m.item(c).state = "withdrawn"
