"""A calendar file (RFC 5545): deadlines as events, for whatever calendar a delegation has.

Lines end with CRLF and are folded at 75 octets; in texts backslash, semicolon, comma and line break are escaped. The
same deadline has the same UID in every file, so that a calendar moves it and does not double it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

LONGEST = 75  # octets in a line (section 3.1)


@dataclass(frozen=True, slots=True)
class Entry:
    """An instant and what happens at it."""

    uid: str
    at: datetime
    summary: str
    description: str


def calendar(entries: Iterable[Entry], name: str, made: datetime) -> bytes:
    """The file. `made` is when it was drawn."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Acuerdo//Deadlines//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for entry in entries for line in _event(entry, made)),
        "END:VCALENDAR",
    ]
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def _event(entry: Entry, made: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(entry.uid)}"
    yield f"DTSTAMP:{_stamp(made)}"
    yield f"DTSTART:{_stamp(entry.at)}"
    yield f"SUMMARY:{_escaped(entry.summary)}"
    yield f"DESCRIPTION:{_escaped(entry.description)}"
    yield "END:VEVENT"


def _stamp(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[bytes]:
    """Parts of at most `LONGEST` octets, no character cut; each but the first begins with a space."""
    part = b""
    for sign in line:
        octets = sign.encode()
        if len(part) + len(octets) > LONGEST:
            yield part
            part = b" "
        part += octets
    yield part
