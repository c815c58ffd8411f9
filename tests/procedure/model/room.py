"""What the secretariat enters while the room drafts, and the room's own file."""

from engine.procedure import commands as ask
from engine.procedure.commands import Disposition, RoomOutcome
from engine.text.wording import Wording
from tests.procedure.model.amendments import end, voiced
from tests.procedure.model.merge import lines_fit
from tests.procedure.model.model import Model, may, then
from tests.procedure.model.things import CHAIR, OPEN, SEAT, STAFF, Entered, ModelAmendment, Words

AGREED, BRACKETED, FLOATED = RoomOutcome.AGREED, RoomOutcome.BRACKETED, RoomOutcome.FLOATED
STATES = {AGREED: "accepted", BRACKETED: "maintained", FLOATED: "floated"}


@may(ask.EnterInRoom)
def _(m: Model, c: ask.EnterInRoom) -> bool:
    item = m.item(c)
    there = m.by(c, CHAIR, STAFF) and m.runs() and item.state in OPEN and c.on_revision == item.revision
    changes = bool(c.wording.paragraphs) and c.wording != _before(m, c)
    named = len(set(c.delegations)) == len(c.delegations) and set(c.delegations) <= set(m.participants)
    somebodys = c.outcome == AGREED or bool(c.delegations)
    return there and changes and named and somebodys and _corrects(m, c) and _settles(m, c)


def _before(m: Model, c: ask.EnterInRoom) -> Wording:
    """What the edit changes: for a correction, the words before the entry; an idea left them as they were."""
    item, old = m.item(c), m.amendments.get(c.corrects or "")
    if old is None or old.item != c.conclusion or old.entered is None or old.state == "floated":
        return item.wording
    return item.texts[(old.filed_on or old.base) - 1]


def _corrects(m: Model, c: ask.EnterInRoom) -> bool:
    old = m.amendments.get(c.corrects or "")
    if c.corrects is None:
        return True
    return old is not None and old.item == c.conclusion and may_be_taken_back(m, old)


def _settles(m: Model, c: ask.EnterInRoom) -> bool:
    """Only an agreed text ends amendments; that one is not accepted is the Presidency's to decide, and the entry that
    is corrected is taken back."""
    declined = any(line.disposition == Disposition.NOT_ACCEPTED for line in c.settles)
    taken_back = any(line.amendment == c.corrects for line in c.settles)
    return not c.settles or (
        c.outcome == AGREED and not declined and not taken_back and lines_fit(m, c, c.settles)
    )


def may_be_taken_back(m: Model, found: ModelAmendment) -> bool:
    """Until the sitting closes, while nothing later stands on it, and unless amendments ended with it."""
    entered = found.entered
    if entered is None or m.sitting is None or entered.sitting != m.sitting.number or entered.settled:
        return False
    if found.state == "floated":
        return True
    return found.state in ("accepted", "maintained") and entered.made == m.items[found.item].revision


@then(ask.EnterInRoom)
def _(m: Model, c: ask.EnterInRoom, words: Words) -> None:
    item, base = m.item(c), m.item(c).revision
    old = m.amendments.get(c.corrects or "")
    if old:
        base = base if old.state == "floated" else old.filed_on or base
        old.state = "taken_back"
    before = item.texts[base - 1]
    entered = _entered(m, c, base) if c.delegations else None
    for line in c.settles:
        end(m, m.amendments[line.amendment], line.disposition, in_room=True)
    _text(m, c, before, words)
    if entered:
        m.amendments[c.id] = entered
        entered.base = item.revision if c.outcome == BRACKETED else base


def _entered(m: Model, c: ask.EnterInRoom, base: int) -> ModelAmendment:
    made = None if c.outcome == FLOATED else m.item(c).revision + 1
    first, *others = c.delegations
    return ModelAmendment(
        owner=first,
        item=c.conclusion,
        base=base,
        wording=c.wording,
        edits=0,
        state=STATES[c.outcome],
        sponsors=set(others),
        filed_on=base,
        entered=Entered(m.sittings, c.outcome, made, len(c.settles)),
        to_confirm=set(c.delegations) - m.present,
    )


def _text(m: Model, c: ask.EnterInRoom, before: Wording, words: Words) -> None:
    """Agreed words stand in the text, word for word; bracketed ones in brackets over what stood before; an idea leaves
    what stood before."""
    if c.outcome == FLOATED:
        texts = [] if before == m.item(c).wording else [before]
    else:
        texts = [c.wording] if c.outcome == AGREED else words.texts[c.conclusion]
    for text in texts:
        m.revise(c.conclusion, text, words, by_room=True)
        assert c.outcome != BRACKETED or m.item(c).bracketed or text == before == c.wording


@may(ask.TakeBackEntry)
def _(m: Model, c: ask.TakeBackEntry) -> bool:
    there = m.by(c, CHAIR, STAFF) and m.item(c).state in OPEN and c.on_revision == m.item(c).revision
    return there and may_be_taken_back(m, m.amendment(c))


@then(ask.TakeBackEntry)
def _(m: Model, c: ask.TakeBackEntry, words: Words) -> None:
    """The item says again what it said before."""
    found, item = m.amendment(c), m.item(c)
    floated, found.state = found.state == "floated", "taken_back"
    if not floated:
        m.revise(c.conclusion, item.texts[(found.filed_on or 1) - 1], words, by_room=True)


@may(ask.ConfirmEntry)
def _(m: Model, c: ask.ConfirmEntry) -> bool:
    """Those who were tagged without being there; and who disputed may still confirm."""
    found = m.amendment(c)
    told = ("filed", "maintained", "floated", "accepted", "accepted_in_part", "merged", "not_accepted")
    asked = c.actor.delegation in found.to_confirm | found.disputed
    return m.by(c, SEAT) and found.state in told and asked and m.speaks(c.actor)


@then(ask.ConfirmEntry)
def _(m: Model, c: ask.ConfirmEntry, _: Words) -> None:
    found, country = m.amendment(c), str(c.actor.delegation)
    found.to_confirm.discard(country)
    found.disputed.discard(country)
    if not c.confirms:
        found.disputed.add(country)


@may(ask.MaintainIdea)
def _(m: Model, c: ask.MaintainIdea) -> bool:
    kept = voiced(m, c) and m.amendment(c).state == "floated" and m.item(c).state in OPEN
    return kept and m.may_still_file(c)


@then(ask.MaintainIdea)
def _(m: Model, c: ask.MaintainIdea, words: Words) -> None:
    m.amendment(c).state = "filed"
    m.carry(c.conclusion, words, frozenset())
    m.leave_silence(c.conclusion)


@may(ask.TakeRoomFile)
def _(m: Model, c: ask.TakeRoomFile) -> bool:
    named = [line.conclusion for line in c.items]
    once = bool(named) and len(set(named)) == len(named) and set(named) <= m.standing().keys()
    allowed = m.by(c, STAFF) and not m.certified and once and bool(c.reason)
    return allowed and all(_line_is_taken(m, line) for line in c.items)


def _line_is_taken(m: Model, line: ask.RoomLine) -> bool:
    item = m.items[line.conclusion]
    given = bool(line.wording.paragraphs) and line.on_revision == item.revision
    return given and (line.wording == item.wording or item.state in OPEN)


@then(ask.TakeRoomFile)
def _(m: Model, c: ask.TakeRoomFile, words: Words) -> None:
    for line in c.items:
        if line.wording != m.items[line.conclusion].wording:
            m.revise(line.conclusion, line.wording, words, by_room=m.sitting is not None)
