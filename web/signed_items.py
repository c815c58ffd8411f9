"""The lines by which a form says exactly which items it was drawn for: what was shown is what is signed or issued."""

import re

from flask import request

from engine.procedure.commands import CertifiedItem
from web.forms import BadForm

LONGEST_LIST = 100
SIGNED = re.compile(r"([^\s:]{1,200}):([0-9]{1,9}):([0-9]{1,9}):([0-9a-f]{64})")


def signed_items(name: str = "item") -> tuple[CertifiedItem, ...]:
    """The items that the form was drawn for, in the fields `name`. BadForm for what no form of ours says."""
    return tuple(map(_read, request.form.getlist(name)))


def signed_participants(known: tuple[str, ...]) -> tuple[str, ...]:
    """The list of participants that the form was drawn for, if it was ticked as confirmed; else nobody. The list need
    not be the one that stands there now: the desk says so then."""
    listed = tuple(request.form.getlist("participant"))
    if len(listed) > len(known) + LONGEST_LIST:
        raise BadForm("participant")
    return listed if request.form.get("confirmed") == "yes" else ()


def written(item: CertifiedItem) -> str:
    """The line as the form carries it."""
    return f"{item.conclusion}:{item.version}:{item.revision}:{item.text_hash}"


def _read(value: str) -> CertifiedItem:
    found = SIGNED.fullmatch(value)
    if found is None:
        raise BadForm("item")
    return CertifiedItem(found[1], int(found[2]), int(found[3]), found[4])
