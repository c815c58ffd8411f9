"""What the form for filing on behalf of a delegation sent, read strictly; and what it shows again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.handed_in import handed_in
from engine.procedure.commands import Actor, ProposalKind, Role
from engine.record.queries.item import items
from engine.record.queries.views import ItemView
from engine.text.wording import Wording, print_wording
from web import forms, typing_form
from web.database import reading
from web.forms import BadForm, Faults, FieldFault
from web.here import Here
from web.instants import instant
from web.messages import gettext
from web.own_papers import known_notes, lines_around, of_others

MEMBER = Actor(
    "", Role.DELEGATION, ""
)  # any member: it sees what was issued or shown, and nobody's private drafts


@dataclass(frozen=True, slots=True)
class Relayed:
    """What stands in the form. `received` is as the field of date and hour has it, in the house's time zone."""

    text: str
    delegation: str = ""
    sponsors: tuple[str, ...] = ()
    kind: ProposalKind = ProposalKind.MODIFY
    rationale: str = ""
    source: str = ""
    received: str = ""

    def wording(self, base: Wording) -> Wording:
        """Nothing where the item is to be suppressed. Faults where a line holds characters that nobody can see."""
        if self.kind is ProposalKind.SUPPRESS:
            return Wording(())
        return typing_form.spelled(typing_form.Typed(self.text), base)


def members_items(place: Here) -> tuple[ItemView, ...]:
    """The paper as its members see it: what was received is about that text."""
    return tuple(each for each in items(reading(), place.meeting.id, MEMBER) if each.number is not None)


def sent(participants: Sequence[str]) -> Relayed:
    """BadForm for what no form of ours sends; nothing is required yet."""
    delegation = forms.field("delegation")
    if delegation not in (*participants, ""):
        raise BadForm("delegation")
    return Relayed(
        text=forms.field("text"),
        delegation=delegation,
        sponsors=tuple(each for each in forms.several("sponsor", participants) if each != delegation),
        kind=ProposalKind(forms.choice("proposal", tuple(ProposalKind))),
        rationale=forms.field("rationale"),
        source=forms.field("source"),
        received=forms.field("received"),
    )


@dataclass(frozen=True, slots=True)
class Checked:
    """What has to be said with every filing on behalf, trimmed; `received` is ISO 8601 with its zone."""

    rationale: str
    source: str
    received: str


def checked() -> Checked:
    """Faults where something is missing or cannot be taken."""
    rationale = forms.text("rationale", required=False)
    source, received = forms.text("source", lines=False, longest=500), instant("received")
    if received is None:
        raise Faults(FieldFault("received", "instant"))
    return Checked(rationale, source, received)


def out_of_file(place: Here, item: ItemView, form: Relayed, docx: bytes) -> tuple[Relayed, str]:
    """The form with the text that a mailed file has for the item, or why there is none. Raises UploadRefused."""
    paper = members_items(place)
    known = lines_around(place, paper), of_others(form.delegation), known_notes(paper)
    found = handed_in(docx, paper, form.delegation, *known)
    mine = next((each.whole for each in found.items if each.item.id == item.id), None)
    if mine is None:
        return form, gettext("This item is not in the file.")
    if mine.wording is None:
        return form, gettext(
            "The file changes nothing in this item that can be laid over its current wording by itself."
        )
    kind = ProposalKind.MODIFY if mine.wording.paragraphs else ProposalKind.SUPPRESS
    text = print_wording(mine.wording) if mine.wording.paragraphs else form.text
    return replace(form, text=text, kind=kind), ""
