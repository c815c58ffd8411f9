"""A wording being edited: what the form sent, and what the editor shows again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask import render_template

from engine.procedure.commands import Nature, ProposalKind
from engine.procedure.refusals import Code, refuse
from engine.record.queries.views import ItemView
from engine.text.wording import Wording
from web import faults, forms, refusals
from web.foresight import Foresight
from web.forms import BadForm, Faults
from web.here import Here
from web.messages import gettext
from web.redlines import Line, drawn
from web.wording_form import Row, edited, read_rows, rows_of, wording_of_rows


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the fields of an editor."""

    rows: tuple[Row, ...]
    texts: Mapping[str, str]
    kind: ProposalKind = ProposalKind.MODIFY
    sponsors: tuple[str, ...] = ()
    nature: Nature = Nature.MATERIAL


@dataclass(frozen=True, slots=True)
class Sent:
    """What the editor sent. `do` is "rows" after a button that only moved rows, else "preview" or "save"; `wording` is
    None while there is a fault in it, which `sentences` name. To suppress is to send no wording: the rows stay as they
    were typed."""

    do: str
    rows: tuple[Row, ...]
    wording: Wording | None
    texts: Mapping[str, str]
    sentences: tuple[str, ...] = ()
    kind: ProposalKind = ProposalKind.MODIFY
    sponsors: tuple[str, ...] = ()

    @property
    def filled(self) -> Filled:
        return Filled(self.rows, self.texts, self.kind, self.sponsors)


@dataclass(frozen=True, slots=True)
class Preview:
    """Shown above the form: a redline, or, for something new, how it will read; and what a new revision would do to the
    amendments that are pending."""

    title: str
    lines: tuple[Line, ...] | None = None
    wording: Wording | None = None
    topic: str = ""
    foresight: Foresight | None = None
    alike: str = ""  # what is said when the redline shows no difference


@dataclass(frozen=True, slots=True)
class Beside:
    """Two wordings side by side: for an amendment that is filed again."""

    title: str
    lines: tuple[Line, ...] | None = None
    wording: Wording | None = None
    language: str = ""  # of its words, where that is not the meeting's


@dataclass(frozen=True, slots=True)
class Editor:
    """What one editor asks for: its words, its fields, and what it carries along unseen."""

    title: str
    intro: str
    back: str
    preview_label: str
    save_label: str
    reason_name: str
    reason_label: str
    item: ItemView | None = None
    choose_section: bool = False
    offer_save_first: bool = False
    beside: tuple[Beside, ...] = ()
    other: tuple[str, str] | None = None  # another way to begin: what it is called, and its address
    choose_kind: bool = False  # to modify the item, or to suppress it
    natures: tuple[Nature, ...] = ()  # what a new revision may be declared to be
    without_wording: bool = False  # a draft that suppresses has no words to edit
    sponsors: tuple[str, ...] = ()  # the delegations that may be named as co-sponsors
    sponsored: tuple[str, ...] = ()  # who stood behind the text that is filed again: to be asked anew
    carried: Mapping[str, str | int] = field(default_factory=dict)
    language: str = ""  # of the wording that is edited, where that is not the meeting's
    base: tuple[str, Wording] | None = (
        None  # what its redline is drawn against, with its title, where not the item
    )


def sent(*names: str) -> Sent:
    """Reads the editor's form; `names` are its other text fields. BadForm when it is not a form of ours."""
    return _sent(read_rows(), ProposalKind.MODIFY, (), names)


def sent_amendment(named: Sequence[str], kind: ProposalKind | None = None) -> Sent:
    """The same of an amendment's editor, which asks for the kind too, unless the draft has one already; `named` are the
    delegations that its form offers as co-sponsors."""
    chosen = kind or ProposalKind(forms.choice("proposal", tuple(ProposalKind)))
    rows = () if kind is ProposalKind.SUPPRESS else read_rows()
    return _sent(rows, chosen, forms.several("sponsor", named), ("rationale",))


def _sent(
    rows: tuple[Row, ...], kind: ProposalKind, sponsors: tuple[str, ...], names: tuple[str, ...]
) -> Sent:
    do = forms.field("do")
    typed = {name: forms.field(name).strip() for name in names}
    moved = edited(rows, do) if rows else None
    if moved is not None:
        return Sent("rows", moved, None, typed, kind=kind, sponsors=sponsors)
    if do not in ("preview", "save"):
        raise BadForm("do")
    try:
        suppresses = kind is ProposalKind.SUPPRESS
        wording = Wording(()) if suppresses else wording_of_rows(rows)
        for name in names:
            forms.text(name, required=False)
    except Faults as found:
        return Sent(do, rows, None, typed, faults.sentences(found), kind, sponsors)
    shown = rows if suppresses else rows_of(wording) or rows
    return Sent(do, shown, wording, typed, kind=kind, sponsors=sponsors)


def against(old: Wording, new: Wording, title: str, alike: str | None = None) -> Preview:
    return Preview(title, drawn(old, new), alike=alike or gettext("No difference from the current wording."))


def moved_on(on_revision: int, item: ItemView) -> tuple[str, ...]:
    """The sentence for an editor whose item got a new revision while its reader was typing."""
    if on_revision == item.revision:
        return ()
    return (refusals.sentence(refuse(Code.STALE_REVISION, on_revision=on_revision, revision=item.revision)),)


def editor_page(
    place: Here,
    editor: Editor,
    command: str,
    filled: Filled,
    *,
    preview: Preview | None = None,
    sentences: tuple[str, ...] = (),
) -> str:
    return render_template(
        "editor.html",
        meeting=place.meeting,
        standing=place.standing,
        editor=editor,
        command=command,
        filled=filled,
        kinds=tuple(ProposalKind),
        preview=preview,
        sentences=sentences,
        sentence=refusals.sentence,
        offer_save=editor.offer_save_first or preview is not None,
    )
