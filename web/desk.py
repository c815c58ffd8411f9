"""The one door, as pages use it."""

from flask import Flask, current_app

from engine.desk import Desk, Outcome
from engine.procedure.commands import Actor, Command
from engine.procedure.decide import Decision
from engine.procedure.refusals import Refusal
from web.books import Bodies
from web.database import db


def setup(app: Flask, bodies: Bodies) -> None:
    with app.app_context():
        app.extensions["acuerdo.desk"] = Desk(db.engine, bodies.rules)


def desk() -> Desk:
    found: Desk = current_app.extensions["acuerdo.desk"]
    return found


def submit(command: Command) -> Outcome:
    """Hands a command to the desk. What this request read before is let go first: it holds no second connection, and
    what it shows after a refusal is what stands there now."""
    db.session.rollback()
    return desk().submit(command)


def foresee(command: Command) -> Decision:
    """What `command` would do now. Nothing is kept."""
    return desk().foresee(command)


def actions(
    actor: Actor, meeting: str, conclusion: str | None = None, amendment: str | None = None
) -> dict[str, Refusal | None]:
    """What the page may offer: the action, and why it is not possible right now, if it is not."""
    found = desk().actions(actor, meeting, conclusion, amendment)
    return {available.action: available.refusal for available in found}


def obstacles(actor: Actor, meeting: str) -> tuple[Refusal, ...]:
    """Everything that stands in the way of certification, as one list."""
    return desk().obstacles(actor, meeting)


def across(actor: Actor, meeting: str, action: str) -> dict[str, Refusal | None]:
    """The same of one action on every item, by the item's id: what stands in its way there."""
    return desk().across(actor, meeting, action)
