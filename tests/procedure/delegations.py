"""Steps of a delegation that several tests take."""

from typing import Any

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Role, Seat, Stage
from engine.procedure.refusals import Code
from tests.builders import MEXICO, create_wording
from tests.procedure.shorthand import Negotiation, open_negotiation, why

WORDS = create_wording("To thank Mexico and Panama.")
AIDE = Actor("person-aide", Role.DELEGATION, "MEX")


def admitted(seat: Seat = Seat.MEMBER, stage: Stage = Stage.ANY) -> Negotiation:
    """An item open for comments, and somebody else of Mexico's with this seat."""
    room = open_negotiation()
    room.open_comments()
    given = {"person": AIDE.person, "role": Role.DELEGATION, "delegation": "MEX"}
    room.do(ask.AdmitPerson, MEXICO, seat=seat, stage=stage, **given)
    return room


def filing(room: Negotiation, id_: str, actor: Actor, **fields: Any) -> Code | None:
    version = room.amendment(id_).version
    about = {"amendment": id_, "conclusion": room.items[0], "on_version": version}
    return why(room.submit(ask.FileAmendment, actor, **(about | fields)))


def about(room: Negotiation, id_: str) -> dict[str, Any]:
    return {"amendment": id_, "conclusion": room.items[0], "on_version": room.amendment(id_).version}


def cleared_by(room: Negotiation, id_: str, actor: Actor, step: int) -> Code | None:
    return why(room.submit(ask.ClearDraft, actor, step=step, **about(room, id_)))
