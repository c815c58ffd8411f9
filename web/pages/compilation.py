"""The compilation text: the current wording with all pending amendments in brackets, of an item and the whole paper."""

from collections.abc import Sequence
from datetime import UTC, datetime

from flask import Blueprint, render_template

from engine.record.queries.views import ItemView
from engine.redlined import Stage, printed_stage
from engine.word.adopted import write_paper
from web.compiling import compiled, count
from web.here import Here, here, item_here
from web.messages import gettext
from web.proposals import only_for_negotiators, standing_items
from web.showing import item_name
from web.word_files import Answer, format_of, word_answer

pages = Blueprint("compilation", __name__)


@pages.get("/meetings/<meeting>/compilation")
def paper(meeting: str) -> str:
    place = here(meeting)
    only_for_negotiators(place)
    return _page(place, standing_items(place), gettext("Compilation"))


@pages.get("/meetings/<meeting>/conclusions/<conclusion>/compilation")
def one(meeting: str, conclusion: str) -> str:
    place = here(meeting)
    only_for_negotiators(place)
    item = item_here(place, conclusion)
    title = gettext("Compilation: %(name)s", name=item_name(item))
    return _page(place, (item,), title, item)


@pages.get("/meetings/<meeting>/compilation.docx")
def download(meeting: str) -> Answer:
    """The compilation of the whole paper in Word, in brackets, as text that is read aloud and marked by hand."""
    place = here(meeting)
    only_for_negotiators(place)
    now = datetime.now(UTC)
    format_ = format_of(place.meeting)
    found = compiled(standing_items(place), place.meeting)
    printed = printed_stage(
        place.meeting, format_, [Stage(each.item, each.text.wording) for each in found], now
    )
    return word_answer(
        lambda template: write_paper(printed, format_.layout, template),
        f"compilation-{meeting}-{place.meeting.language}-{now:%Y%m%d-%H%M}.docx",
    )


def _page(place: Here, items: Sequence[ItemView], title: str, item: ItemView | None = None) -> str:
    found = compiled(items, place.meeting)
    return render_template(
        "compilation/show.html",
        meeting=place.meeting,
        standing=place.standing,
        title=title,
        item=item,
        found=found,
        brackets=count(found),
        amendments=sum(len(each.laid) + len(each.apart) for each in found),
    )
