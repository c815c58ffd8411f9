"""What the preview of the room's file sends back when it is confirmed: the lines and new items that were ticked."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import request

from engine.handed_in.room import NewItem
from engine.procedure.commands import RoomLine
from web import forms
from web.forms import BadForm
from web.handing_in import unpacked

MOST_NEW = 500


@dataclass(frozen=True, slots=True)
class Ticked:
    """`lines` are taken over in one command; `new`, by their numbers in the preview, are proposed after that."""

    lines: tuple[RoomLine, ...]
    new: tuple[tuple[int, NewItem], ...]
    reason: str


def ticked() -> Ticked:
    """BadForm or Faults for what no preview of ours would send. Nothing ticked is an empty answer."""
    return Ticked(tuple(_lines()), tuple(_new()), forms.text("reason"))


def _lines() -> Iterator[RoomLine]:
    for item in dict.fromkeys(request.form.getlist("take")):
        wording = unpacked(forms.field(f"wording-{item}"), f"wording-{item}")
        yield RoomLine(item, forms.number(f"revision-{item}"), wording)


def _new() -> Iterator[tuple[int, NewItem]]:
    numbers = list(dict.fromkeys(request.form.getlist("add")))
    if len(numbers) > MOST_NEW or not all(each.isdecimal() and len(each) < 9 for each in numbers):
        raise BadForm("add")
    for number in map(int, numbers):
        topic = forms.text(f"topic-{number}", required=False, lines=False)
        wording = unpacked(forms.field(f"new-{number}"), f"new-{number}")
        yield number, NewItem(forms.field(f"section-{number}"), None, "", topic or None, wording, ())
