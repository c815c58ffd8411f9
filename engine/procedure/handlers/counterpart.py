"""An amendment that was filed in another language: its counterpart in the original, and its author's word on it.

Source: see `guards.translation`. From the confirmation on it is an amendment like any other; that it is then carried
to the working text as if it had been filed at that moment is our own rule.
"""

from dataclasses import replace

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.events import Event
from engine.procedure.handlers.base import carried_beside
from engine.procedure.handlers.matter import Matter


def supply_counterpart(command: ask.SupplyCounterpart, matter: Matter) -> tuple[Event, ...]:
    wording = matter.wording(command.wording)
    return (
        did.CounterpartSupplied(
            command.meeting, command.conclusion, command.amendment, command.on_revision, wording
        ),
    )


def confirm_counterpart(command: ask.ConfirmCounterpart, matter: Matter) -> tuple[Event, ...]:
    """If the working text has gone on since the text that members see, the amendment is carried there at once."""
    amendment, item = matter.case.amendment, matter.case.conclusion
    found = amendment.counterpart
    assert found is not None, "counterpart_awaits has looked at it (the workflow's floor)"
    confirmed = did.CounterpartConfirmed(
        meeting=command.meeting,
        conclusion=command.conclusion,
        state=matter.state,
        amendment=command.amendment,
        language=item.language,
        revision=found.revision,
        wording=found.wording,
    )
    if found.revision == item.revision:
        return (confirmed,)
    base = matter.states.bases[found.revision]
    return (confirmed, carried_beside(matter, replace(amendment, wording=found.wording), base))


def send_back_counterpart(command: ask.SendBackCounterpart, matter: Matter) -> tuple[Event, ...]:
    reason = matter.prose(command.reason)
    return (did.CounterpartSentBack(command.meeting, command.conclusion, command.amendment, reason),)
