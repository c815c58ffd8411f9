"""What the typist's form sent, read strictly; and what it shows again, so that nothing typed is ever lost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from flask import request
from flask_babel import get_locale

from engine.procedure.commands import Disposition, MergeLine, RoomOutcome
from engine.record.queries.views import AmendmentView, ItemView
from engine.text.typed import typed
from engine.text.wording import Wording, print_wording
from web import faults, forms, names
from web.accounts import LANGUAGES
from web.forms import BadForm, Faults, text_fault
from web.messages import gettext
from web.tagging import Tags, read_tags

LOOK, GO, CALL, BACK, CORRECT = "look", "go", "call", "back", "correct"
ENDS = (Disposition.ACCEPTED, Disposition.ACCEPTED_IN_PART, Disposition.MERGED, Disposition.OVERTAKEN)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form. `text` is the item as plain text, `who` the letters typed for the delegations, `ends`
    what the text does with pending amendments, by their ids."""

    text: str
    who: str = ""
    reason: str = ""
    corrects: str | None = None
    ends: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pressed:
    """The button that was pressed: what it does, and to what (an item, an entry)."""

    key: str
    to: str = ""

    @property
    def outcome(self) -> RoomOutcome | None:
        return next((each for each in RoomOutcome if each.value == self.key), None)


def afresh(item: ItemView, corrects: AmendmentView | None = None) -> Typed:
    """The form as it opens: the item's text, or an entry that is to be corrected."""
    if corrects is None:
        return Typed(print_wording(item.wording))
    who = " ".join(code.lower() for code in (corrects.delegation, *corrects.sponsors))
    return Typed(print_wording(corrects.filed_wording), who, corrects.rationale, corrects.id)


def pressed() -> Pressed:
    """BadForm for a button that is none of ours. A number typed for another item says where to go."""
    key, _, to = forms.field("do").partition(":")
    if key == LOOK and forms.field("label").strip():
        return Pressed(GO)
    if key in (LOOK, GO, *RoomOutcome) and not to:
        return Pressed(key)
    if key in (CALL, BACK, CORRECT) and to:
        return Pressed(key, to)
    raise BadForm("do")


def sent(item: ItemView) -> Typed:
    return Typed(
        text=forms.field("text"),
        who=forms.field("who"),
        reason=forms.field("reason"),
        corrects=forms.field("corrects") or None,
        ends=dict(_ends(item)),
    )


def _ends(item: ItemView) -> Iterable[tuple[str, str]]:
    for each in item.amendments:
        value = request.form.get(f"end-{each.id}", "")
        if value and value not in ENDS:
            raise BadForm(f"end-{each.id}")
        if value:
            yield each.id, value


def base_of(item: ItemView, form: Typed, on_revision: int) -> Wording:
    """The wording over which the text was typed. BadForm for a revision that this item never had."""
    if form.corrects is not None:
        found = [each.filed_wording for each in item.amendments if each.id == form.corrects]
    else:
        found = [each.wording for each in item.revisions if each.number == on_revision]
    if not found:
        raise BadForm("on_revision")
    return found[0]


def spelled(form: Typed, base: Wording) -> Wording:
    """The wording that was typed. Faults, by line, where it holds characters that nobody can see."""
    found = [
        text_fault(f"text:{number}", line, required=False)
        for number, line in enumerate(form.text.split("\n"), 1)
    ]
    whole = text_fault("text:1", form.text[: forms.LONGEST + 1], required=False)
    length = [whole] if whole is not None and whole.reason == "long" else []
    bad = [fault for fault in (*found, *length) if fault is not None]
    if bad:
        raise Faults(*bad)
    return typed(base, form.text)


def lines_of(form: Typed) -> tuple[MergeLine, ...]:
    return tuple(MergeLine(id_, Disposition(end)) for id_, end in form.ends.items())


def tags(form: Typed, participants: Sequence[str]) -> Tags:
    return read_tags(form.who, participants, called)


def called(code: str) -> tuple[str, ...]:
    """A delegation's names, that of the page's language first."""
    own = str(get_locale())
    return tuple(
        names.member(code, language) for language in (own, *(each for each in LANGUAGES if each != own))
    )


def unclear(found: Tags) -> tuple[str, ...]:
    """A sentence for each part of the line of delegations that names none, or more than one."""
    return (
        *(gettext("“%(typed)s” begins no delegation's name.", typed=each) for each in found.unknown),
        *(
            gettext(
                "“%(typed)s” may be: %(names)s.", typed=each, names=", ".join(map(names.delegation, codes))
            )
            for each, codes in found.several
        ),
    )


def sentences(found: Faults) -> tuple[str, ...]:
    return faults.sentences(found)
