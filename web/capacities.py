"""In which capacity a visitor acts in a meeting. The Presidency's hat and the country's own seat are two.

The page shows the capacity that was last chosen in this browser; each form names the one it was drawn for, so that a
form never acts in another capacity than the reader saw. Whether the person holds it is for the desk to say.
"""

import re
from dataclasses import dataclass

from flask import abort, request, session

from engine.procedure.commands import Actor, Role
from engine.record.queries import meetings
from web.database import reading
from web.forms import BadForm, field
from web.visitors import person

KEY = re.compile(r"(secretariat|presidency|observer|delegation:[A-Z0-9]{1,10})")
CHOSEN = "capacities"


@dataclass(frozen=True, slots=True)
class Standing:
    """The capacity that the page acts in, and all that the person holds in this meeting."""

    actor: Actor
    held: tuple[Actor, ...]


def standing(meeting: str) -> Standing:
    """How the visitor stands in the meeting. Who holds no capacity in it is told that there is no such meeting."""
    held = meetings.capacities_of(reading(), meeting, person().id)
    if not held:
        abort(404)
    wanted = (
        request.form.get("capacity") if request.method == "POST" else session.get(CHOSEN, {}).get(meeting)
    )
    chosen = next((actor for actor in held if capacity_key(actor) == wanted), held[0])
    return Standing(chosen, held)


def actor_of_form(meeting: str) -> Actor:
    """The actor that a form names: this visitor in the capacity that the form was drawn for.

    404 for who has no capacity in the meeting at all, 400 for a capacity that no form of ours names. One that was taken
    away meanwhile is left to the desk, which refuses.
    """
    key = field("capacity")
    if not KEY.fullmatch(key):
        raise BadForm("capacity")
    standing(meeting)
    role, _, delegation = key.partition(":")
    return Actor(person().id, Role(role), delegation or None)


def choose(meeting: str) -> None:
    """Keeps the capacity in which this browser shows the meeting from now on."""
    key = field("capacity")
    if not KEY.fullmatch(key) or key not in {capacity_key(actor) for actor in standing(meeting).held}:
        raise BadForm("capacity")
    session[CHOSEN] = {**session.get(CHOSEN, {}), meeting: key}


def capacity_key(actor: Actor) -> str:
    return f"{actor.role.value}:{actor.delegation}" if actor.delegation else actor.role.value
