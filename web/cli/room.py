"""acuerdo room: what the secretariat does while the room drafts."""

import json

import click

from engine.procedure.commands import EnterInRoom, RoomOutcome, TakeRoomFile
from engine.record.queries.board import board
from engine.text.wording import Wording
from engine.word.guard import UploadRefused
from web import desk, faults, refusals, typing_form, uploads
from web.cited import cited_item
from web.cli.failures import Refused
from web.cli.files import read_bytes, read_text
from web.cli.room_told import RoomTold, told
from web.cli.seat import as_option, secretariat_of
from web.cli.settings import config_option
from web.database import reading
from web.forms import Faults, new_command_id
from web.handing_in import following
from web.here import Here, item_here
from web.room import entered_as
from web.room_file import (
    Offer,
    OfferedNew,
    OtherPaper,
    Way,
    other_paper,
    proposal,
    read_room_file,
    usual_reason,
)
from web.showing import item_name
from web.typing_form import Typed


@click.group("room")
def command() -> None:
    """Enter what the room drafts, or take back the file with which it went on in Word."""


# --- the room's file -------------------------------------------------------------------------------------------------


@command.command("file")
@click.argument("meeting")
@click.argument("file")
@click.option("--take", is_flag=True, help="Take over what is shown; without it nothing is changed.")
@click.option("--likely", is_flag=True, help="With --take: also the items that were found by likeness alone.")
@click.option("--new", is_flag=True, help="With --take: also propose the new items of the file.")
@click.option(
    "--leave-open", is_flag=True, help="Changes tracked under the name of a delegation stay proposals."
)
@click.option("--reason", help="On record with each new revision.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@as_option
@config_option
@click.pass_context
def file_(  # noqa: PLR0913, PLR0917 (an argument for each option)
    ctx: click.Context,
    meeting: str,
    file: str,
    take: bool,
    likely: bool,
    new: bool,
    leave_open: bool,
    reason: str | None,
    form: str,
    login: str | None,
) -> None:
    """Show what the whole paper in FILE ("-" for standard input) comes to in MEETING; with --take, take it over.

    A dry run unless --take is given. All items are taken over at once, or none. What is in conflict with what changed
    meanwhile, or cannot be taken now, is left for a person, and the command ends with 1; else with 0.
    """
    if (likely or new) and not take:
        raise click.UsageError("--likely and --new say what else is taken over: they need --take.")
    content = read_bytes(file)
    with secretariat_of(meeting, login) as place:
        offer = _offer(place, content, "standard input" if file == "-" else file, leave_open)
        shown = told(offer)
        if take:
            shown = _take(place, offer, shown, reason or usual_reason(), likely=likely, new=new)
        text = (
            json.dumps(shown.as_data(), ensure_ascii=False, indent=2) if form == "json" else shown.as_text()
        )
    click.echo(text)
    ctx.exit(1 if offer.of(Way.CONFLICT, Way.NOT_NOW) else 0)


def _offer(place: Here, content: bytes, where: str, leave_open: bool) -> Offer:
    try:
        return read_room_file(place, content, leave_open)
    except UploadRefused as refused:
        raise Refused(f"{where} is refused: {uploads.sentence(refused)}") from None
    except OtherPaper:
        raise Refused(f"{where} is refused: {other_paper()}") from None


def _take(place: Here, offer: Offer, shown: RoomTold, reason: str, *, likely: bool, new: bool) -> RoomTold:
    ways = (Way.TAKE, Way.LOOK) if likely else (Way.TAKE,)
    wanted, proposed = offer.of(*ways), _proposed(offer) if new else ()
    if not wanted and not proposed:
        raise Refused("nothing of the file is to be taken over: no item of it differs in a way that can be")
    id_ = new_command_id()
    if wanted:
        lines = tuple(each.line for each in wanted)
        refusal = desk.submit(TakeRoomFile(id_, place.actor, place.meeting.id, lines, reason)).refusal
        if refusal is not None:
            raise Refused(f"nothing was taken over. {refusals.sentence(refusal)}")
    for each in proposed:
        own = following(id_, f"new:{each.number}")
        refusal = desk.submit(proposal(place, own, each.new, reason)).refusal
        if refusal is not None:
            raise Refused(f"new item {each.number} was not proposed. {refusals.sentence(refusal)}")
    return shown.taken([item_name(each.found.item) for each in wanted], len(proposed))


def _proposed(offer: Offer) -> tuple[OfferedNew, ...]:
    """Without what says what a withdrawn item said: that it comes back is for a person to say."""
    return tuple(each for each in offer.new if each.withdrawn is None)


# --- an edit ---------------------------------------------------------------------------------------------------------


@command.command("enter")
@click.argument("meeting")
@click.argument("item")
@click.argument("file", default="-")
@click.option(
    "--on-revision",
    type=click.IntRange(1, 999_999),
    required=True,
    help="The revision that the text was typed over.",
)
@click.option("--outcome", type=click.Choice([each.value for each in RoomOutcome]), required=True)
@click.option(
    "--delegation",
    "who",
    multiple=True,
    metavar="CODE",
    help="Who wants it, the author first; may be given several times. Nobody: the whole room.",
)
@click.option("--reason", default="", help="If one is to be recorded.")
@as_option
@config_option
def enter(  # noqa: PLR0913, PLR0917 (an argument for each option)
    meeting: str,
    item: str,
    file: str,
    on_revision: int,
    outcome: str,
    who: tuple[str, ...],
    reason: str,
    login: str | None,
) -> None:
    """Enter an edit of the room in ITEM ("6 bis", "r3" of the recommendations, or an id) of MEETING.

    FILE, standard input unless given, has the item as it should read, a paragraph a line, with its letters.
    """
    text = read_text(file)
    with secretariat_of(meeting, login) as place:
        shown = item_here(place, _item(place, item))
        codes = _codes(place, who)
        base = next((each.wording for each in shown.revisions if each.number == on_revision), shown.wording)
        edit = EnterInRoom(
            new_command_id(), place.actor, meeting, shown.id, on_revision, _spelled(text, base), codes,
            RoomOutcome(outcome), reason.strip(),
        )  # fmt: skip
        refusal = desk.submit(edit).refusal
        if refusal is not None:
            raise Refused(f"{item_name(shown)} was not changed. {refusals.sentence(refusal)}")
        now = item_here(place, shown.id)
        said = f"{item_name(now)} is at revision {now.revision}. {entered_as(place, edit.outcome, codes)}"
    click.echo(said)


def _item(place: Here, said: str) -> str:
    rows = board(reading(), place.meeting.id, place.actor)
    found = next((row.id for row in rows if row.id == said), None) or cited_item(rows, said)
    if found is None:
        raise Refused(
            f"the paper of {place.meeting.id} has no item {said!r}; the board says how each is cited"
        )
    return found


def _codes(place: Here, who: tuple[str, ...]) -> tuple[str, ...]:
    found = typing_form.tags(Typed("", " ".join(who)), place.meeting.participants)
    if not found.clear:
        raise Refused(" ".join(typing_form.unclear(found)))
    return found.codes


def _spelled(text: str, base: Wording) -> Wording:
    try:
        return typing_form.spelled(Typed(text), base)
    except Faults as found:
        raise Refused(" ".join(faults.sentences(found))) from None
