"""Structure: items split, joined, moved; title and preamble. Words are other tests' matter; that nothing pending is
lost is this one's."""

from dataclasses import replace

from engine.procedure import commands as ask
from engine.procedure.commands import Change
from tests.procedure.model.model import Model, may, then
from tests.procedure.model.things import CHAIR, OPEN, SEAT, STAFF, ModelItem, ModelStructure, Words

OF_AN_ITEM = (Change.SPLIT, Change.JOIN, Change.MOVE, Change.TAKE_OUT)


@may(ask.ProposeStructure)
def _(m: Model, c: ask.ProposeStructure) -> bool:
    heard = m.by(c, CHAIR, STAFF, SEAT) and m.takes_part(c.actor) and m.speaks(c.actor) and not m.certified
    return heard and (_of_an_item(m, c) if c.change in OF_AN_ITEM else bool(c.lines))


def _of_an_item(m: Model, c: ask.ProposeStructure) -> bool:
    standing = m.standing()
    if c.conclusion not in standing or c.on_revision != standing[c.conclusion].visible:
        return False
    if c.change == Change.JOIN:
        return c.joining_item in standing and c.joining_item != c.conclusion
    if c.change != Change.SPLIT and c.section not in m.sections:
        return False
    return c.change == Change.MOVE or _divides(m.items[c.conclusion], c.change, c.paragraph, c.last)


def _divides(item: ModelItem, change: str, paragraph: int | None, last: int | None) -> bool:
    """There is something to part. (The lists of these tests have one level.)"""
    length = len(item.wording.paragraphs)
    if paragraph is None:
        return False
    if change == Change.SPLIT:
        return 2 <= paragraph <= length
    return last is not None and 1 <= paragraph <= last <= length and last - paragraph + 1 < length


@then(ask.ProposeStructure)
def _(m: Model, c: ask.ProposeStructure, _: Words) -> None:
    m.structures[c.id] = ModelStructure(
        by=c.actor.delegation,
        change=c.change,
        item=c.conclusion,
        revision=c.on_revision,
        joining=c.joining_item,
        section=c.section,
        paragraph=c.paragraph,
        last=c.last,
    )


@may(ask.WithdrawStructure)
def _(m: Model, c: ask.WithdrawStructure) -> bool:
    """By whoever proposed it; the secretariat and the Presidency, either's."""
    found = m.structures.get(c.structure)
    own = found is not None and found.state == "open" and found.by == c.actor.delegation
    return m.by(c, CHAIR, STAFF, SEAT) and not m.certified and own and m.speaks(c.actor)


@then(ask.WithdrawStructure)
def _(m: Model, c: ask.WithdrawStructure, _: Words) -> None:
    m.structures[c.structure].state = "withdrawn"


@may(ask.DecideStructure)
def _(m: Model, c: ask.DecideStructure) -> bool:
    found = m.structures.get(c.structure)
    if found is None or found.state != "open" or not m.by(c, CHAIR) or m.certified or not c.reason:
        return False
    return not c.accepted or _may_follow(m, c, found)


def _may_follow(m: Model, c: ask.DecideStructure, found: ModelStructure) -> bool:
    """The items concerned, as they were shown, and none of them agreed."""
    concerned = [each for each in (found.item, found.joining) if each]
    shown = dict(c.versions)
    if any(each not in m.standing() or m.items[each].state not in OPEN for each in concerned):
        return False
    if any(shown.get(each) != m.items[each].revision for each in concerned):
        return False
    if found.change == Change.JOIN and len(m.lying(str(found.joining))) > len(m.pending(str(found.joining))):
        return False  # what awaits its counterpart could not follow
    if found.change not in (Change.SPLIT, Change.TAKE_OUT):
        return True
    item = m.items[str(found.item)]
    return found.revision == item.revision and _divides(item, found.change, found.paragraph, found.last)


@then(ask.DecideStructure)
def _(m: Model, c: ask.DecideStructure, words: Words) -> None:
    found = m.structures[c.structure]
    found.state = "accepted" if c.accepted else "not_accepted"
    if c.accepted and found.change in (Change.TITLE, Change.PREAMBLE):
        m.frame_words += 1
    if not c.accepted or found.item is None:
        return
    item = m.items[found.item]
    if found.change == Change.MOVE:
        item.section = found.section or item.section
        return
    pending = set(m.pending(found.item)) | (set(m.pending(found.joining)) if found.joining else set())
    if found.change == Change.JOIN:
        _join(m, found, words)
    else:
        _divide(m, c, found, words)
    _follow(m, words)
    assert all(m.amendments[id_].pending or id_ in words.followed for id_ in pending), (
        "nothing pending is lost"
    )


def _join(m: Model, found: ModelStructure, words: Words) -> None:
    item, other = str(found.item), str(found.joining)
    m.revise(item, words.texts[item][-1], words)
    assert set(m.pending(other)) <= words.followed, "nothing stays behind in an item that is gone"
    m.items[other].state = "withdrawn"


def _divide(m: Model, c: ask.DecideStructure, found: ModelStructure, words: Words) -> None:
    """The new item is where the whole stood."""
    id_, whole = str(found.item), m.items[str(found.item)]
    section = whole.section if found.change == Change.SPLIT else str(found.section)
    shown = 1 if m.issues else None
    m.items[c.structure] = ModelItem([words.texts[c.structure][0]], section, whole.state, shown=shown)
    m.revise(id_, words.texts[id_][-1], words)


def _follow(m: Model, words: Words) -> None:
    """What follows its words is filed again as it was, under another id."""
    for new, there in words.moved.items():
        found = m.amendments[there.old]
        m.amendments[new] = replace(
            found,
            item=there.item,
            base=there.base,
            wording=there.wording,
            edits=0,
            proposed=False,
            offered_to=None,
            again=there.old,
            asked=set(),
            filed_on=there.base,
            entered=replace(found.entered, made=None) if found.entered else None,
            disputed=set(),
            sponsors=set(found.sponsors),
            to_confirm=set(found.to_confirm),
        )
    for old in words.followed:
        m.amendments[old].state = "followed"
