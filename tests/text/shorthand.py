"""The redline shorthand: "Mexico [-invites-]{+urges+} Canada" is an old text, a new one, and how they differ."""

import re
from functools import cache
from pathlib import Path

import yaml

from engine.text.redline import as_text, redline, redline_text
from engine.text.wording import Wording, parse_wording
from engine.text.words import Words

ROOT = Path(__file__).parent.parent.parent
SPECIMENS = ROOT / "tests" / "specimens"

_DELETED = re.compile(r"\[-(.*?)-\]", re.DOTALL)
_INSERTED = re.compile(r"\{\+(.*?)\+\}", re.DOTALL)


def old(shorthand: str) -> str:
    return _DELETED.sub(r"\1", _INSERTED.sub("", shorthand))


def new(shorthand: str) -> str:
    return _INSERTED.sub(r"\1", _DELETED.sub("", shorthand))


def drawn(shorthand: str) -> str:
    """The redline of the shorthand's two texts, in shorthand: the same again if the engine agrees."""
    return as_text(redline_text(old(shorthand), new(shorthand)))


def drawn_wordings(old_text: str, new_text: str) -> str:
    return as_text(redline(wording(old_text), wording(new_text)))


def wording(text: str) -> Wording:
    return parse_wording(text).wording


def specimen(name: str) -> str:
    """A specimen's text, line ends as in the file."""
    return (SPECIMENS / f"{name}.txt").read_bytes().decode()


@cache
def words() -> Words:
    """The conference's words, from its format."""
    block = yaml.safe_load((ROOT / "workflows" / "formats" / "rcgm.yaml").read_text(encoding="utf-8"))
    return Words.model_validate(block["words"])
