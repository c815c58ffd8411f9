"""An independent model of the procedure: what the rules of the conference say, in plain conditions.

It shares no code with the engine but the commands, the names of roles and wordings as values, and knows nothing of
YAML, guards or events. `may` says whether a command is to be refused, `then` what has become of the meeting after it.
"""

from tests.procedure.model import (
    amendments,
    certified,
    commitment,
    drafts,
    item,
    meeting,
    merge,
    room,
    silence,
    sitting,
    structure,
    translation,
)
from tests.procedure.model.model import Model
from tests.procedure.model.things import ModelAmendment, ModelItem, Place, Words

ROOMS = (
    meeting,
    sitting,
    item,
    drafts,
    amendments,
    merge,
    room,
    structure,
    commitment,
    certified,
    translation,
    silence,
)  # each fills the tables when it is read

__all__ = ["ROOMS", "Model", "ModelAmendment", "ModelItem", "Place", "Words"]
