"""The script as data, and the wordings that it makes of the real text."""

from dataclasses import replace
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from engine import yamlfile
from engine.formats import Format
from engine.text.outline import parse_paper
from engine.text.paper import Paper
from engine.text.wording import Wording, relabelled

Edit = tuple[str, str]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Remark(_Strict):
    by: str
    text: str


class Proposal(_Strict):
    """`adopts` proposes the adopted text; else `edits` are made to the text on the table. One that is `later` is filed
    once the merged text was taken."""

    by: str
    why: str
    ends: Literal["accepted", "accepted_in_part", "merged", "not_accepted", "overtaken", "withdrawn"]
    sponsors: tuple[str, ...] = ()
    later: bool = False
    adopts: bool = False
    edits: tuple[Edit, ...] = ()
    reason: str = "as proposed by the secretariat after consultations."


class Merged(_Strict):
    """The secretariat's text from the amendments that end with it."""

    why: str
    adopts: bool = False
    edits: tuple[Edit, ...] = ()


class Scene(_Strict):
    """What happens to one item."""

    item: str
    draft: tuple[Edit, ...] = ()
    without: tuple[int, ...] = ()
    comments: tuple[Remark, ...] = ()
    amendments: tuple[Proposal, ...] = ()
    merge: Merged | None = None
    objects: dict[str, str] = Field(default_factory=dict)
    reserves: dict[str, str] = Field(default_factory=dict)


class Script(_Strict):
    label: str
    presidency: str
    items: tuple[Scene, ...]


def read_script() -> Script:
    return yamlfile.read(_file("managua.yaml"), "web/demonstration/managua.yaml", Script)


def read_seed(format_: Format) -> Paper:
    """The real paper of November 2014."""
    return parse_paper(_file("managua.txt"), format_.words).paper


def _file(name: str) -> str:
    return files("web.demonstration").joinpath(name).read_text(encoding="utf-8")


def first_draft(adopted: Wording, scene: Scene) -> Wording:
    """The item as the secretariat first drafted it."""
    kept = (part for number, part in enumerate(adopted.paragraphs, 1) if number not in scene.without)
    return edited(Wording(tuple(kept)), scene.draft)


def edited(wording: Wording, edits: tuple[Edit, ...]) -> Wording:
    """Replace each edit's left by its right; one that fits nowhere is a mistake in the script."""
    paragraphs = wording.paragraphs
    for old, new in edits:
        if not any(old in paragraph.text for paragraph in paragraphs):
            raise ValueError(f"the script edits words that are not there: {old!r}")
        paragraphs = tuple(replace(part, text=part.text.replace(old, new)) for part in paragraphs)
    return relabelled(Wording(paragraphs))
