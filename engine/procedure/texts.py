"""Texts as the record knows them: by a salted hash, so that a text can be erased and the chain still verified.

The hash is SHA-256(salt ‖ body), both UTF-8. The salt keeps the hash of a one-word text from being guessed.
"""

import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import Any

from engine.text.wording import Wording, from_data, to_data


@dataclass(frozen=True, slots=True)
class Text:
    """One kept text; `body` is None once it has been erased."""

    hash: str
    salt: str
    body: str | None

    def __str__(self) -> str:
        return self.body or ""

    @property
    def genuine(self) -> bool:
        """Whether the body is the one that was hashed. An erased text cannot be checked and counts as genuine."""
        whole = isinstance(self.body, str) and isinstance(self.salt, str)  # a database may hold anything
        return self.body is None or (whole and self.hash == _hash(self.salt, self.body))


Sealer = Callable[[str], Text]


def sealer(salt: str) -> Sealer:
    """A function that seals the texts of one command, each with a salt of its own drawn from `salt`."""
    numbers = count()

    def seal(body: str) -> Text:
        own = sha256(f"{salt}:{next(numbers)}".encode()).hexdigest()[:32]
        body = unicodedata.normalize("NFC", body)
        return Text(_hash(own, body), own, body)

    return seal


def canonical(data: Any) -> str:
    """The one spelling of `data` (strings, integers, lists, mappings) that is hashed: sorted keys, no spaces, NFC."""
    spelled = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", spelled)


def body_of(wording: Wording) -> str:
    return canonical(to_data(wording))


def wording_of(text: Text) -> Wording:
    """The wording that `text` keeps; an erased one has no paragraphs."""
    return from_data(json.loads(text.body)) if text.body else Wording(())


def _hash(salt: str, body: str) -> str:
    return sha256(salt.encode() + body.encode()).hexdigest()
