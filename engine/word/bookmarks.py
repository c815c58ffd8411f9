"""The permanent name of an item inside a Word file."""

import re
from hashlib import sha256

_PLAIN = re.compile(r"[a-z0-9_]{1,35}")
_UNSAFE = re.compile(r"[^a-z0-9_]+")


def bookmark_name(item_id: str) -> str:
    """The bookmark of the item with this id: always the same, never two alike, at most the 40 characters Word allows.

    Word takes letters, digits and `_` and does not tell capitals from small letters; an id with anything else
    is told apart by a hash.
    """
    if _PLAIN.fullmatch(item_id):
        return f"item_{item_id}"
    readable = _UNSAFE.sub("_", item_id.lower())[:22]
    return f"item_{readable}_{sha256(item_id.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
