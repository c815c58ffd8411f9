"""The sitting: what is in front of the room, who speaks, and the gavel."""

from engine.procedure import commands as ask
from tests.procedure.model.model import Model, may, then
from tests.procedure.model.things import CHAIR, OBSERVER, SEAT, STAFF, ModelSitting, Words


@may(ask.OpenSitting)
def _(m: Model, c: ask.OpenSitting) -> bool:
    return m.by(c, CHAIR) and not m.certified and m.sitting is None and attends(m, c.present)


def attends(m: Model, present: tuple[str, ...]) -> bool:
    return len(set(present)) == len(present) and set(present) <= set(m.participants)


@then(ask.OpenSitting)
def _(m: Model, c: ask.OpenSitting, _: Words) -> None:
    m.sittings += 1
    m.sitting, m.present = ModelSitting(m.sittings, c.closed), set(c.present)


@may(ask.SuspendSitting)
def _(m: Model, c: ask.SuspendSitting) -> bool:
    return m.by(c, CHAIR) and not m.certified and m.runs()


@then(ask.SuspendSitting)
def _(m: Model, _c: ask.SuspendSitting, _: Words) -> None:
    assert m.sitting
    m.sitting.suspended, m.sitting.floor = True, None


@may(ask.ResumeSitting)
def _(m: Model, c: ask.ResumeSitting) -> bool:
    return m.by(c, CHAIR) and not m.certified and m.sitting is not None and m.sitting.suspended


@then(ask.ResumeSitting)
def _(m: Model, _c: ask.ResumeSitting, _: Words) -> None:
    assert m.sitting
    m.sitting.suspended = False


@may(ask.CloseSitting)
def _(m: Model, c: ask.CloseSitting) -> bool:
    """Also after the paper has been certified in it."""
    return m.by(c, CHAIR) and m.sitting is not None


@then(ask.CloseSitting)
def _(m: Model, _c: ask.CloseSitting, _: Words) -> None:
    m.sitting = None
    for found in m.amendments.values():
        found.state = "lapsed" if found.state == "floated" else found.state


@may(ask.RecordAttendance)
def _(m: Model, c: ask.RecordAttendance) -> bool:
    on = not m.certified and m.sitting is not None
    return m.by(c, CHAIR, STAFF) and on and m.fresh and attends(m, c.present)


@then(ask.RecordAttendance)
def _(m: Model, c: ask.RecordAttendance, _: Words) -> None:
    m.present = set(c.present)


@may(ask.CallItem)
def _(m: Model, c: ask.CallItem) -> bool:
    there = c.conclusion in m.standing()
    return m.by(c, CHAIR, STAFF) and not m.certified and m.sitting is not None and there


@then(ask.CallItem)
def _(m: Model, c: ask.CallItem, _: Words) -> None:
    assert m.sitting
    m.sitting.item = c.conclusion
    m.show(m.item(c))


# --- who speaks ------------------------------------------------------------------------------------------------------


def speaker(c: ask.Command) -> str:
    return c.actor.delegation or c.actor.person


@may(ask.AskForFloor)
def _(m: Model, c: ask.AskForFloor) -> bool:
    if m.certified or m.sitting is None or m.sitting.suspended:
        return False
    in_room = c.actor.delegation in m.present if c.actor.role == SEAT else not m.sitting.closed
    return m.by(c, SEAT, OBSERVER) and in_room and speaker(c) not in m.sitting.speakers


@then(ask.AskForFloor)
def _(m: Model, c: ask.AskForFloor, _: Words) -> None:
    assert m.sitting
    m.sitting.speakers.append(speaker(c))


@may(ask.LeaveSpeakersList)
def _(m: Model, c: ask.LeaveSpeakersList) -> bool:
    listed = m.sitting is not None and speaker(c) in m.sitting.speakers
    return m.by(c, SEAT, OBSERVER) and not m.certified and listed


@then(ask.LeaveSpeakersList)
def _(m: Model, c: ask.LeaveSpeakersList, _: Words) -> None:
    assert m.sitting
    m.sitting.speakers.remove(speaker(c))


@may(ask.GiveFloor)
def _(m: Model, c: ask.GiveFloor) -> bool:
    if m.certified or m.sitting is None or m.sitting.suspended:
        return False
    return m.by(c, CHAIR) and c.speaker in (None, *m.participants, *m.sitting.speakers)


@then(ask.GiveFloor)
def _(m: Model, c: ask.GiveFloor, _: Words) -> None:
    assert m.sitting
    m.sitting.floor = c.speaker
    m.sitting.speakers = [one for one in m.sitting.speakers if one != c.speaker]


# --- the gavel -------------------------------------------------------------------------------------------------------


@may(ask.PutToRoom)
def _(m: Model, c: ask.PutToRoom) -> bool:
    """No objection from those present is consensus; an empty room agrees to nothing, nobody to what was not shown."""
    named = [line.conclusion for line in c.items]
    put = bool(named) and len(set(named)) == len(named) and m.shown and set(named) <= m.items.keys()
    heard = m.by(c, CHAIR) and not m.certified and m.runs() and bool(m.present)
    return heard and put and all(_agrees(m, id_) for id_ in named)


def _agrees(m: Model, id_: str) -> bool:
    item = m.items[id_]
    seen = item.visible == item.revision and item.state in ("comments", "consensus")
    clean = not m.lying(id_) and not item.bracketed and not m.silence_on(id_)
    return seen and clean and m.unopposed(item)


@then(ask.PutToRoom)
def _(m: Model, c: ask.PutToRoom, _: Words) -> None:
    for line in c.items:
        item = m.items[line.conclusion]
        item.state, item.by_gavel, item.doubt = "agreed", True, None
