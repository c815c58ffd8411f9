"""The hash chain: each event carries the hash of the one before it in its stream.

A receipt for a meeting is its digest: the hash of the heads of its streams. Private drafts are outside the digest, so
that nobody can tell from it that a delegation is drafting.
"""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from engine.procedure.commands import Actor, Command
from engine.procedure.events import Event
from engine.procedure.instants import spelled
from engine.procedure.texts import canonical
from engine.record.codec import FORMAT, data_of

NOTHING_BEFORE = "0" * 64


def body_of(event: Event, command: Command, version: int, at: datetime, previous: str) -> str:
    """The exact text of an event that is hashed and stored."""
    return canonical(
        {
            "at": spelled(at),
            "by": by(command.actor),
            "command": command.id,
            "data": data_of(event),
            "format": FORMAT,
            "kind": type(event).__name__,
            "previous": previous,
            "stream": event.stream,
            "version": version,
        }
    )


def by(actor: Actor) -> dict[str, Any]:
    """People stand in the record as opaque ids."""
    return {"delegation": actor.delegation, "person": actor.person, "role": str(actor.role)}


def hash_of(body: str) -> str:
    return sha256(body.encode()).hexdigest()


def digest(heads: Mapping[str, str]) -> str:
    """The meeting's digest from the head of each of its streams that is not a private draft's."""
    return hash_of(canonical(dict(heads)))
