"""What the preview of a handed-in file carries from one request to the next.

No file is kept anywhere. The preview's form carries the wordings that the drafts are to have, read again here as
strictly as anything that is typed; what is made of them is for the desk to decide.
"""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from flask import request

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Command, ProposalKind
from engine.text.wording import Kind, ParagraphData, Wording, from_data, relabelled, to_data
from web import forms
from web.forms import LONGEST, BadForm, Faults, FieldFault, text_fault
from web.wording_form import MOST_ROWS

MOST_LEVEL = 8
MOST_COMMENTS = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that was ticked in the preview."""

    item: str
    revision: int
    wording: Wording
    rationale: str

    def command(self, id_: str, actor: Actor, meeting: str) -> Command:
        """The command that makes it; its id follows from the form's, so that the form sent twice makes it once."""
        kind = ProposalKind.MODIFY if self.wording.paragraphs else ProposalKind.SUPPRESS
        return ask.DraftAmendment(
            following(id_, f"draft:{self.item}"), actor, meeting, self.item, self.revision, self.wording,
            self.rationale, None, kind,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A comment that was ticked."""

    number: int
    item: str
    revision: int
    text: str

    def command(self, id_: str, actor: Actor, meeting: str) -> Command:
        own = following(id_, f"comment:{self.number}")
        return ask.WriteComment(own, actor, meeting, self.item, self.revision, self.text)


def following(id_: str, what: str) -> str:
    return uuid.uuid5(uuid.UUID(id_), what).hex


def packed(wording: Wording) -> str:
    return json.dumps(to_data(wording), ensure_ascii=False, separators=(",", ":"))


def drafts() -> Iterator[Draft]:
    """The drafts that were ticked. BadForm or Faults for what no preview of ours would send."""
    for item in request.form.getlist("take"):
        name = f"tracked-{item}" if request.form.get(f"reading-{item}") == "tracked" else f"wording-{item}"
        wording = unpacked(forms.field(name), name)
        rationale = forms.text(f"rationale-{item}", required=False)
        yield Draft(item, forms.number(f"revision-{item}"), wording, rationale)


def comments() -> Iterator[Said]:
    """The comments that were ticked, one by one."""
    numbers = request.form.getlist("say")
    if len(numbers) > MOST_COMMENTS or not all(number.isdecimal() for number in numbers):
        raise BadForm("say")
    for number in map(int, numbers):
        item = forms.field(f"about-{number}")
        text = forms.text(f"comment-{number}")
        yield Said(number, item, forms.number(f"revision-of-{number}"), text)


def unpacked(text: str, name: str) -> Wording:
    """A wording as `packed` carried it in the field `name`, read as strictly as anything typed."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadForm(name) from error
    if not isinstance(data, list) or len(data) > MOST_ROWS or not all(map(_is_paragraph, data)):
        raise BadForm(name)
    wording = from_data(data)
    texts = [paragraph.text for paragraph in wording.paragraphs]
    found = [text_fault(name, text) for text in texts]
    if any(found):
        raise Faults(*(fault for fault in found if fault))
    if sum(map(len, texts)) > LONGEST:
        raise Faults(FieldFault(name, "long"))
    return relabelled(wording)


def _is_paragraph(data: ParagraphData) -> bool:
    if not isinstance(data, dict) or set(data) != {"kind", "level", "label", "text"}:
        return False
    level, kinds = data["level"], set(Kind)
    named = all(isinstance(data[key], str) for key in ("kind", "label", "text"))
    return (
        named
        and data["kind"] in kinds
        and isinstance(level, int)
        and 0 <= level <= MOST_LEVEL
        and len(data["label"]) <= MOST_LEVEL
    )
