"""After the meeting: commitments, corrections under the next Presidency, and the meeting that is opened from them."""

from collections.abc import Iterator
from itertools import count
from typing import cast

from engine.formats import kept_format
from engine.procedure import commands as ask
from engine.procedure.commands import Actor, NewItem, Role
from engine.titles import title_of
from engine.word.paper import Language
from web.demonstration.afterwards import Afterwards, Committed, Wrong, read_afterwards
from web.demonstration.play import PRESIDENCY, SECRETARIAT, Play, Step

NEXT = "mexico-2015-06"


def committed(play: Play) -> Iterator[Step]:
    """From the certified paper, in its own words; and what becomes of it until the next meeting is near."""
    after = read_afterwards()
    play.clock.reach("5 Dec 10:00")
    made = []
    for one in after.commitments:
        given = (play.known[one.item], one.passage, one.owned, one.due)
        made.append(play.do(ask.RecordCommitment, play.cast.staff, *given))
        yield play.step(SECRETARIAT, _recorded(play, one))
    yield _led(play, after)
    yield from _followed(play, after, made, until="31 Dec 12:00")
    yield from corrected(play, after)
    yield from _followed(play, after, made)


def _recorded(play: Play, one: Committed) -> str:
    who = play.called(one.delegation) if one.delegation else one.owner
    return (
        f"a commitment of {play.label(play.script.scene(one.item))}: {who}, {one.due or 'to be determined'}"
    )


def _led(play: Play, after: Afterwards) -> Step:
    whole, part = (play.script.scene(item) for item in after.leads)
    ids = (play.known[whole.item], play.meeting, play.known[part.item])
    play.do(ask.LinkItems, play.cast.staff, *ids)
    return play.step(SECRETARIAT, f"{play.label(whole)} is linked to {play.label(part)}, to which it led")


def _followed(play: Play, after: Afterwards, made: list[str], until: str = "") -> Iterator[Step]:
    """What is noted until an hour, or from now on."""
    hours = [play.clock.at(one.at) for one in after.followed]
    for one, at in zip(after.followed, hours, strict=True):
        due = at <= play.clock.at(until) if until else at > play.clock.now
        if not due:
            continue
        play.clock.reach(one.at)
        about = (made[one.number - 1], 1, one.progress, play.say(one.note))
        play.do(ask.FollowUpCommitment, play.cast.staff, *about)
        scene = play.script.scene(after.commitments[one.number - 1].item)
        stands = one.progress.replace("_", " ")
        yield play.step(SECRETARIAT, f"of {play.label(scene)}, {stands}: {one.note}")


# --- two months later ------------------------------------------------------------------------------------------------


def corrected(play: Play, after: Afterwards) -> Iterator[Step]:
    """The hat has gone to the next Presidency, and it is the one that issues what nobody objects to."""
    code = after.successor
    person = play.cast.delegations[code]
    play.clock.reach("15 Jan 2015 12:00")
    play.do(ask.HandOver, play.cast.chair, person, code)
    yield play.step(PRESIDENCY, f"the Presidency goes to {play.called(code)}")
    play.clock.reach("2 Feb 2015 09:00")
    asked = []
    for one in after.corrections:
        asked.append(_asked(play, one))
        yield play.step((one.by,), _reads(play, one))
    for correction in asked:
        play.do(ask.CirculateCorrection, play.cast.staff, correction)
    yield play.step(SECRETARIAT, f"all {len(asked)} are circulated, for 14 days")
    play.clock.reach("9 Feb 2015 11:00")
    chair, numbers = Actor(person, Role.PRESIDENCY), count(1)
    for one, correction in zip(after.corrections, asked, strict=True):
        for by, why in one.objects.items():
            play.do(ask.ObjectToCorrection, play.cast.seat(by), correction, play.say(why))
            yield play.step((by,), f"objects to the one in {_label(play, one)}, which ends it")
    play.clock.reach("17 Feb 2015 09:00")
    for one, correction in zip(after.corrections, asked, strict=True):
        if not one.objects:
            play.do(ask.IssueCorrection, chair, correction)
            said = f"nobody has objected to the one in {_label(play, one)}: Corr.{next(numbers)} is issued"
            yield play.step(f"{PRESIDENCY} ({play.called(code)})", said)


def _asked(play: Play, one: Wrong) -> str:
    given = (
        play.known[one.item],
        one.language or play.seed.language,
        one.wrong,
        one.right,
        play.say(one.why),
    )
    return play.do(ask.AskForCorrection, play.cast.seat(one.by), *given)


def _reads(play: Play, one: Wrong) -> str:
    where = "the Spanish of " if one.language else ""
    return f"asks that in {where}{_label(play, one)} “{one.right}” be read for “{one.wrong}”"


def _label(play: Play, one: Wrong) -> str:
    return play.label(play.script.scene(one.item))


# --- the next meeting ------------------------------------------------------------------------------------------------


def opened_again(play: Play) -> Iterator[Step]:
    """From the commitments, with what was deferred."""
    after = read_afterwards()
    play.clock.reach("2 Mar 2015 09:00")
    scene = play.script.scene(after.deferred.item)
    left = play.item(scene, play.cast.staff)
    play.elsewhere(
        NEXT,
        ask.OpenMeeting,
        play.cast.staff,
        title=_title(play, after),
        preamble="",
        language=play.seed.language,
        participants=tuple(play.cast.delegations),
        sections=tuple(section.key for section in play.seed.sections),
        items=(NewItem(left.section, left.topic, left.wording, left.id),),
        workflow=play.books.workflow_hash,
        format=play.books.format_hash,
        names=tuple((one.code, one.names.in_language(play.seed.language)) for one in play.config.members),
        follows=play.meeting,
    )
    title = " / ".join(_title(play, after))
    yield play.step(SECRETARIAT, f"{title}: opened from the commitments, with the item that was deferred")


def _title(play: Play, after: Afterwards) -> tuple[str, ...]:
    """In full, as the format prints the title of a new meeting."""
    language = cast(Language, play.seed.language)
    block = kept_format(play.books.format).title[language]
    return title_of(block, language, after.next.place, after.next.first_day, after.next.last_day)
