"""A wording being edited: what the form sent, and what the editor shows again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import render_template

from engine.procedure.refusals import Code, refuse
from engine.record.queries.views import ItemView
from engine.text.wording import Wording
from web import faults, forms, refusals
from web.forms import BadForm, Faults
from web.here import Here
from web.redlines import Line, drawn
from web.wording_form import Row, edited, read_rows, rows_of, wording_of_rows


@dataclass(frozen=True, slots=True)
class Sent:
    """What the editor sent. `do` is "rows" after a button that only moved rows, else "preview" or "save"; `wording` is
    None while there is a fault in it, which `sentences` name."""

    do: str
    rows: tuple[Row, ...]
    wording: Wording | None
    texts: Mapping[str, str]
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """Shown above the form: a redline, or, for something new, how it will read."""

    title: str
    lines: tuple[Line, ...] | None = None
    wording: Wording | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Two wordings side by side: for an amendment that is filed again."""

    title: str
    lines: tuple[Line, ...] | None = None
    wording: Wording | None = None


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
    carried: Mapping[str, str | int] = field(default_factory=dict)


def sent(*names: str) -> Sent:
    """Reads the editor's form; `names` are its other text fields. BadForm when it is not a form of ours."""
    rows, do = read_rows(), forms.field("do")
    typed = {name: forms.field(name).strip() for name in names}
    moved = edited(rows, do)
    if moved is not None:
        return Sent("rows", moved, None, typed)
    if do not in ("preview", "save"):
        raise BadForm("do")
    try:
        wording = wording_of_rows(rows)
        for name in names:
            forms.text(name, required=False)
    except Faults as found:
        return Sent(do, rows, None, typed, faults.sentences(found))
    return Sent(do, rows_of(wording) or rows, wording, typed)


def against(old: Wording, new: Wording, title: str) -> Preview:
    return Preview(title, drawn(old, new))


def moved_on(on_revision: int, item: ItemView) -> tuple[str, ...]:
    """The sentence for an editor whose item got a new revision while its reader was typing."""
    if on_revision == item.revision:
        return ()
    return (refusals.sentence(refuse(Code.STALE_REVISION, on_revision=on_revision, revision=item.revision)),)


def editor_page(
    place: Here,
    editor: Editor,
    command: str,
    rows: tuple[Row, ...],
    typed: Mapping[str, str],
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
        rows=rows,
        typed=typed,
        preview=preview,
        sentences=sentences,
        offer_save=editor.offer_save_first or preview is not None,
    )
