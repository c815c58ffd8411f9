"""A room that drafts, for several tests."""

from engine.procedure import commands as ask
from engine.procedure.refusals import Code
from tests.builders import create_wording
from tests.procedure.shorthand import Negotiation, open_negotiation, why

MAY, JUNE, JULY = (create_wording(f"To meet in {month}.") for month in ("May", "June", "July"))


def in_room(*present: str) -> Negotiation:
    """Two items open for comments, and a sitting."""
    room = open_negotiation(MAY, create_wording("To thank Panama."))
    room.open_comments(0)
    room.open_comments(1)
    room.open_sitting(*(present or ("CAN", "MEX", "PAN")))
    return room


def confirm(room: Negotiation, id_: str, actor: ask.Actor, confirms: bool = True) -> Code | None:
    about = {"amendment": id_, "conclusion": room.items[0], "confirms": confirms, "reason": ""}
    return why(room.submit(ask.ConfirmEntry, actor, **about))
