"""The script as data, and the wordings that it makes of the real text."""

from dataclasses import replace
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from engine import yamlfile
from engine.formats import Format
from engine.procedure.commands import Attribution, Audience, Nature, PositionKind, RoomOutcome
from engine.text.outline import parse_paper
from engine.text.paper import Paper
from engine.text.wording import Kind, Paragraph, Wording, parse_wording, relabelled

Edit = tuple[str, str]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(_Strict):
    """`edits` are made to the text on the table, or to the adopted text if the words are to be that (`adopts`)."""

    adopts: bool = False
    edits: tuple[Edit, ...] = ()


class Remark(_Strict):
    by: str
    text: str
    audience: Audience = Audience.MEMBERS


class Proposal(Words):
    """An amendment, and what becomes of it. `shared` are the delegations of a corridor deal, `mailed` says by which way
    it came if the secretariat files it; `maintains` and `lets_go` are its author's reasons after it was not
    accepted."""

    by: str
    why: str
    ends: Literal["accepted", "accepted_in_part", "merged", "not_accepted", "overtaken", "withdrawn"]
    sponsors: tuple[str, ...] = ()
    suppresses: bool = False
    shared: tuple[str, ...] = ()
    attribution: Attribution = Attribution.NAMES
    mailed: str | None = None
    maintains: str | None = None
    lets_go: str | None = None
    reason: str = "as proposed by the secretariat after consultations."


class Merged(Words):
    """The secretariat's text from the amendments that end with it."""

    why: str


class Entry(Words):
    """What the secretariat types while the room drafts. The first of `by` is its author; `corrects` the entry before;
    `settles`: it ends what stands in brackets."""

    sitting: Literal[1, 2]
    outcome: RoomOutcome
    by: tuple[str, ...] = ()
    why: str
    corrects: bool = False
    settles: bool = False


class Stand(_Strict):
    """A position in writing. A hold has its owner, and the day and hour at which it expires."""

    by: str
    kind: PositionKind
    reason: str = ""
    owner: str = ""
    until: str | None = None


class Correction(Words):
    """A change that the secretariat declares not to be one of substance, and who says that it is."""

    nature: Nature
    why: str
    called_by: str | None = None
    called: str = ""


class Late(_Strict):
    """An item that is proposed when the first draft is out, and behind which one it is to stand."""

    by: str
    why: str
    behind: str


class Carved(_Strict):
    """An item whose draft is first a sub-paragraph of another one, and who proposes to give it a place of its own."""

    of: str
    by: str
    why: str


class Scene(_Strict):
    """What happens to one item. `text` is that of an item which is not in the adopted paper."""

    item: str
    text: str | None = None
    late: Late | None = None
    carved: Carved | None = None
    draft: tuple[Edit, ...] = ()
    without: tuple[int, ...] = ()
    comments: tuple[Remark, ...] = ()
    amendments: tuple[Proposal, ...] = ()
    merge: Merged | None = None
    objects: dict[str, str] = Field(default_factory=dict)
    room: tuple[Entry, ...] = ()
    positions: tuple[Stand, ...] = ()
    correction: Correction | None = None
    in_the_rooms_file: bool = False
    agreed: Literal["sitting 1", "in writing", "sitting 2", "by silence", "deferred"] = "sitting 2"
    reopened: str | None = None
    not_reopened: dict[str, str] = Field(default_factory=dict)


class Seated(_Strict):
    """A second person of a delegation, whom its voice names."""

    delegation: str
    who: Literal["head", "reviewer"]
    step: str = ""


class Note(_Strict):
    item: str
    by: str
    line: str
    fallback: str


class Script(_Strict):
    label: str
    presidency: str
    symbol: str
    absent: tuple[str, ...]  # from the first sitting
    in_front: str  # of the room, as the second sitting begins
    speakers: tuple[str, ...]  # those who ask for the floor, the first of them has it
    people: tuple[Seated, ...]
    notes: tuple[Note, ...]
    items: tuple[Scene, ...]

    def scene(self, item: str) -> Scene:
        return next(scene for scene in self.items if scene.item == item)


def read_script() -> Script:
    return yamlfile.read(_file("managua.yaml"), "web/demonstration/managua.yaml", Script)


def read_seed(format_: Format) -> Paper:
    """The real paper of November 2014."""
    return parse_paper(_file("managua.txt"), format_.words).paper


def _file(name: str) -> str:
    return files("web.demonstration").joinpath(name).read_text(encoding="utf-8")


def first_draft(script: Script, adopted: dict[str, Wording], scene: Scene) -> Wording:
    """The item as it was first drafted, with what stood in it that is an item of its own in the adopted paper."""
    if scene.text is not None:
        return parse_wording(scene.text).wording
    whole = adopted[scene.item].paragraphs
    kept = edited(
        Wording(tuple(part for number, part in enumerate(whole, 1) if number not in scene.without)),
        scene.draft,
    )
    inside = (_as_sub(draft.paragraphs[0].text) for draft in carved_from(script, adopted, scene))
    return relabelled(Wording((*kept.paragraphs, *inside)))


def carved_from(script: Script, adopted: dict[str, Wording], scene: Scene) -> list[Wording]:
    """The first drafts of the items that are to be carved out of this one."""
    inside = (one for one in script.items if one.carved and one.carved.of == scene.item)
    return [first_draft(script, adopted, one) for one in inside]


def _as_sub(text: str) -> Paragraph:
    return Paragraph(Kind.SUB, text, 0, "a.")


def edited(wording: Wording, edits: tuple[Edit, ...]) -> Wording:
    """Replace each edit's left by its right; one that fits nowhere is a mistake in the script."""
    paragraphs = wording.paragraphs
    for old, new in edits:
        if not any(old in paragraph.text for paragraph in paragraphs):
            raise ValueError(f"the script edits words that are not there: {old!r}")
        paragraphs = tuple(replace(part, text=part.text.replace(old, new)) for part in paragraphs)
    return relabelled(Wording(paragraphs))
