"""Instants as strings: what commands and events carry, since what is hashed holds strings and integers only."""

from datetime import UTC, datetime


def spelled(instant: datetime) -> str:
    """The one spelling of an instant that is hashed: UTC, microseconds, Z. Two of them sort as the instants do."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read(text: str) -> datetime | None:
    """The instant that `text` spells (ISO 8601 with its zone); None when it spells none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else None


def past(until: str | None, now: datetime) -> bool:
    """Whether the instant that was set has come. What has none never does."""
    found = read(until) if until else None
    return found is not None and now >= found
