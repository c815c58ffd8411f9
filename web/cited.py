"""Items by what they are cited by."""

import re
from collections.abc import Sequence

from engine.record.queries.views import BoardRow
from web import names

LABEL = re.compile(r"\s*([^\W\d]*)\s*(\d.*?)\s*", re.UNICODE)


def cited_item(rows: Sequence[BoardRow], said: str, section: str | None = None) -> str | None:
    """The item that "6 bis" names, or "r3", with the first letters of its section; without them the one in `section`
    comes first."""
    found = LABEL.fullmatch(said)
    if found is None:
        return None
    letters, label = found[1].casefold(), " ".join(found[2].casefold().split())
    standing = [row for row in rows if row.number is not None]
    fits = [row for row in standing if (row.label or str(row.number)).casefold() == label]
    if letters:
        fits = [row for row in fits if names.section(row.section).casefold().startswith(letters)]
    own = [row for row in fits if row.section == section]
    return next((row.id for row in (*own, *fits)), None)
