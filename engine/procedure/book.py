"""One book of rules as data: states, actions, and for a conclusion what positions do and who sees what."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from engine.procedure.actions import Subject
from engine.procedure.commands import PositionKind, Role
from engine.procedure.position import PositionRule

Facet = Literal["amendments", "comments", "positions"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Worded = dict[Literal["en", "es"], str]


class State(_Strict):
    label: Worded = {}
    final: bool = False


class Action(_Strict):
    """One thing that may be done: from these states, to another one (or staying), by these roles, behind these guards.

    `label` is what buttons call it in this body, `done` what is said once it is done; without them the house's usual
    words stand. `during` (`while` in YAML) is for amendments: the states of the conclusion in which the action is open.
    """

    sources: tuple[str, ...] = Field(alias="from", min_length=1)
    to: str | None = None
    by: tuple[Role, ...] = Field(min_length=1)
    during: tuple[str, ...] | None = Field(alias="while", default=None)
    guards: tuple[str, ...] = ()
    label: Worded = {}
    done: Worded = {}


class Extraordinary(_Strict):
    """A way from one state to another that is out of the ordinary: it takes a reason and two people."""

    source: str = Field(alias="from")
    to: str


class Book(_Strict):
    """One YAML file."""

    subject: Subject
    states: dict[str, State]
    actions: dict[str, Action]
    extraordinary: tuple[Extraordinary, ...] = ()
    positions: dict[PositionKind, PositionRule] = {}
    sees: dict[Role, tuple[Facet, ...]] = {}
