"""Word with tracked changes: what delegations propose, and any stage of an item or of the paper against another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from flask import Blueprint, abort, render_template, request, url_for

from engine.formats import Format
from engine.record.queries.item import items
from engine.record.queries.views import AmendmentView, ItemView, RevisionView
from engine.redlined import (
    Proposed,
    Stage,
    Step,
    Way,
    between,
    only_item,
    printed_stage,
    stage_of,
    with_proposals,
)
from engine.text.literals import as_read
from engine.text.wording import Wording
from engine.word.layout import Layout
from engine.word.paper import PrintedPaper
from engine.word.redlined import Hand, TrackedPaper, write_redlined
from web import names
from web.database import reading
from web.here import Here, amendment_here, here, item_here
from web.messages import gettext
from web.proposals import (
    alternative_note,
    author,
    gone_states,
    only_for_negotiators,
    pending,
    proposed,
    sees_amendments,
    standing_items,
)
from web.showing import item_name
from web.word_files import Answer, format_of, word_answer

pages = Blueprint("redlined", __name__)

PROPOSALS, STAGES, DELEGATION, AMENDMENT = "proposals", "stages", "delegation", "amendment"


@dataclass(frozen=True, slots=True)
class Offer:
    """One file to download: what it is called, and its address."""

    name: str
    address: str


@pages.get("/meetings/<meeting>/word")
def show(meeting: str) -> str:
    """Everything that can be had in Word, for the whole paper."""
    place = here(meeting)
    found = items(reading(), meeting, place.actor)
    return render_template(
        "redlined/show.html",
        meeting=place.meeting,
        standing=place.standing,
        proposals=_offers(place, found) if sees_amendments(place) else None,
        moments=_moments(place, found),
        uploads=place.actor.delegation is not None and place.takes_part,
    )


@pages.get("/meetings/<meeting>/word/redlined.docx")
def paper(meeting: str) -> Answer:
    """The whole paper: all proposals, those of one delegation, or what changed from one moment to another."""
    place = here(meeting)
    sheet = _Sheet(place, format_of(place.meeting), datetime.now(UTC))
    what, _, which = request.args.get("what", "").partition(":")
    if what == STAGES:
        return _word(*sheet.stages(items(reading(), meeting, place.actor)))
    if what not in (PROPOSALS, DELEGATION):
        abort(404)
    only_for_negotiators(place)
    found = standing_items(place)
    wanted = [(item, each) for item in found for each in pending(item, place.meeting)]
    if what == DELEGATION:
        wanted = [(item, each) for item, each in wanted if author(each) == which]
        if which not in place.meeting.participants:
            abort(404)
    base = sheet.printed([Stage(item, item.wording) for item in found])
    tracked = with_proposals(base, [proposed(*each) for each in wanted], sheet.hand(), alternative_note)
    return _word(tracked, sheet.format.layout, sheet.name(which or what))


@pages.get("/meetings/<meeting>/conclusions/<conclusion>/redlined.docx")
def one(meeting: str, conclusion: str) -> Answer:
    """One item: all proposals to it, those of one delegation, one amendment, or one revision against another.

    A private draft comes in its own download alone, and that only to its delegation.
    """
    place = here(meeting)
    item = item_here(place, conclusion)
    sheet = _Sheet(place, format_of(place.meeting), datetime.now(UTC))
    what, _, which = request.args.get("what", "").partition(":")
    if what == STAGES:
        return sheet.revisions(item)
    if what not in (PROPOSALS, DELEGATION, AMENDMENT):
        abort(404)
    only_for_negotiators(place)
    if what == AMENDMENT:
        return sheet.amendment(item, amendment_here(item, which))
    found = [each for each in pending(item, place.meeting) if what == PROPOSALS or author(each) == which]
    if what == DELEGATION and which not in place.meeting.participants:
        abort(404)
    return sheet.item(item, item.wording, [proposed(item, each) for each in found], which or what)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What all files of one request have in common."""

    place: Here
    format: Format
    now: datetime

    def hand(self, at: datetime | None = None) -> Hand:
        """Whose the rest is: the meeting's own."""
        return Hand(as_read(self.place.meeting.title[0]), at or self.now)

    def printed(self, stages: list[Stage] | tuple[Stage, ...], *, clean: bool = False) -> PrintedPaper:
        return printed_stage(self.place.meeting, self.format, stages, self.now, clean=clean)

    def name(self, what: str, item: ItemView | None = None) -> str:
        """A plain name: letters, digits and hyphens."""
        of = f"{item.section}-{item.label or item.id[:8]}" if item else "paper"
        plain = re.sub(r"[^a-z0-9]+", "-", f"{of}-{what}".lower()).strip("-")
        return f"redline-{self.place.meeting.id}-{plain}-{self.now:%Y%m%d-%H%M}.docx"

    def item(self, item: ItemView, base: Wording, found: list[Proposed], what: str) -> Answer:
        printed, layout = self._alone(item, base)
        tracked = with_proposals(printed, found, self.hand(), alternative_note)
        return _word(tracked, layout, self.name(what, item))

    def amendment(self, item: ItemView, amendment: AmendmentView) -> Answer:
        """Over the revision that it amends, whatever the item reads by now."""
        shown = proposed(item, replace(amendment, moved=False))
        return self.item(item, amendment.base, [shown], amendment.label or "private draft")

    def revisions(self, item: ItemView) -> Answer:
        old, new = (_revision(item, request.args.get(name, "")) for name in ("from", "to"))
        base, _ = self._alone(item, old.wording)
        target, layout = self._alone(item, new.wording)
        tracked = between(base, target, {item.id: _way(item, old, new)}, self.hand(new.at))
        return _word(tracked, layout, self.name(f"revision {old.number} to {new.number}", item))

    def stages(self, found: tuple[ItemView, ...]) -> tuple[TrackedPaper, Layout, str]:
        """From one moment to another: by their instants, "first" for the first draft, "now"."""
        old, new = (self._moment(request.args.get(name, "")) for name in ("from", "to"))
        gone = gone_states(self.place)
        before, after = stage_of(found, old, gone), stage_of(found, new, gone)
        base = self.printed(before)
        certified = self.place.meeting.certified_at
        target = self.printed(after, clean=certified is not None and new >= certified)
        ways = _ways(before, after, old, new)
        tracked = between(base, target, ways, self.hand(min(new, self.now)))
        return tracked, self.format.layout, self.name(f"{old:%Y%m%d-%H%M} to {new:%Y%m%d-%H%M}")

    def _alone(self, item: ItemView, wording: Wording) -> tuple[PrintedPaper, Layout]:
        certified = self.place.meeting.certified_at is not None and wording == item.wording
        whole = self.printed([Stage(item, wording)], clean=certified)
        return only_item(whole, self.format.layout, item.id, item_name(item))

    def _moment(self, asked: str) -> datetime:
        if asked == "first":
            return self.place.meeting.opened_at
        if asked == "now":
            return self.now
        try:
            found = datetime.fromisoformat(asked)
        except ValueError:
            abort(404)
        if found.tzinfo is None:
            abort(404)
        return found


def _word(tracked: TrackedPaper, layout: Layout, name: str) -> Answer:
    return word_answer(lambda template: write_redlined(tracked, layout, template), name)


def _revision(item: ItemView, asked: str) -> RevisionView:
    found = next((each for each in item.revisions if str(each.number) == asked), None)
    if found is None:
        abort(404)
    return found


def _ways(
    before: tuple[Stage, ...], after: tuple[Stage, ...], old: datetime, new: datetime
) -> Mapping[str, Way]:
    """The way of each item that stands at both moments and has another revision at the later one."""
    there = {stage.item.id for stage in before}
    ways = {}
    for stage in after:
        revisions = [each for each in stage.item.revisions if each.at <= new]
        base = [each for each in revisions if each.at <= old]
        if stage.item.id in there and len(base) < len(revisions):
            ways[stage.item.id] = _way(stage.item, base[-1], revisions[-1])
    return ways


def _way(item: ItemView, old: RevisionView, new: RevisionView) -> Way:
    """By which revisions an item came from one to another. What no single one of them made is signed by their
    numbers."""
    passed = [each for each in item.revisions if old.number < each.number <= new.number]
    rest = Hand(gettext("Revisions %(old)s to %(new)s", old=old.number, new=new.number), new.at)
    return Way(tuple(Step(_hand(item, each), each.wording) for each in passed), rest)


def _hand(item: ItemView, revision: RevisionView) -> Hand:
    """The delegation whose amendment the revision took, when it filed it, where the visitor may know; else who made
    the revision."""
    taken = next((each for each in item.amendments if each.id == revision.amendment), None)
    if taken is not None:
        return Hand(names.delegation(author(taken)), taken.filed_at or revision.at)
    return Hand(names.capacity(revision.role.value, revision.delegation), revision.at)


def _offers(place: Here, found: tuple[ItemView, ...]) -> list[Offer]:
    """All proposals, and those of each delegation that has any."""
    codes = {
        author(each) for item in found if item.number is not None for each in pending(item, place.meeting)
    }
    ordered = [code for code in place.meeting.participants if code in codes]
    address = url_for("redlined.paper", meeting=place.meeting.id, what=PROPOSALS)
    all_of_them = Offer(gettext("All proposals, each under the name of its delegation"), address)
    return [
        all_of_them,
        *(
            Offer(
                gettext("The proposals of %(name)s", name=names.delegation(code)),
                url_for("redlined.paper", meeting=place.meeting.id, what=f"{DELEGATION}:{code}"),
            )
            for code in ordered
        ),
    ]


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment at which the paper changed; `what` says by which items."""

    value: str
    at: datetime
    what: tuple[str, ...]


def _moments(place: Here, found: tuple[ItemView, ...]) -> list[Moment]:
    """Every moment after the opening at which a wording came, the latest first."""
    opened = place.meeting.opened_at
    changed: dict[datetime, list[str]] = {}
    for item in found:
        for each in item.revisions:
            if each.at > opened:
                changed.setdefault(each.at, []).append(item_name(item))
    return [Moment(at.isoformat(), at, tuple(what)) for at, what in sorted(changed.items(), reverse=True)]
