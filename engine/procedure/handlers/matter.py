"""What every handler works with."""

from dataclasses import dataclass, replace
from datetime import datetime

from engine.procedure.actions import Subject
from engine.procedure.conclusion import Conclusion
from engine.procedure.guards import Case, OnItem, States
from engine.procedure.machine import fire
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.texts import Sealer, Text, body_of
from engine.procedure.workflow import Rules
from engine.text.wording import Wording, relabelled


@dataclass(frozen=True, slots=True)
class Matter:
    """The case, the state that the workflow leads to, the rules, and the sealer of this command's texts."""

    case: Case
    state: str
    rules: Rules
    seal: Sealer

    @property
    def states(self) -> States:
        return self.case.states

    def wording(self, wording: Wording) -> Text:
        """Seal a wording. Its labels are computed here, so that equal wordings are equal however they were typed."""
        return self.seal(body_of(relabelled(wording)))

    def lines(self, title: tuple[str, ...]) -> tuple[Text, ...]:
        return tuple(self.seal(line.strip()) for line in title)

    def prose(self, text: str) -> Text:
        return self.seal("\n".join(text.strip().splitlines()))

    def optional(self, text: str | None) -> Text | None:
        """Seal `text` unless there is nothing to keep."""
        return self.prose(text) if text and text.strip() else None

    @property
    def now(self) -> datetime:
        return self.case.now

    def on(self, item: Conclusion, lying: OnItem) -> "Matter":
        """The same matter with another item in hand, and what lies on it."""
        states = replace(self.states, conclusion=item, pending=lying.pending, bases=lying.bases)
        return replace(self, case=replace(self.case, states=states))

    def step(self, subject: Subject, action: str, state: str, states: States | None = None) -> str | Refusal:
        """A further step that this command takes with another thing, through that thing's own workflow."""
        case = replace(self.case, states=states) if states else self.case
        return fire(self.rules, subject, action, state, case)

    def outcome(self, action: str, state: str) -> str | Refusal:
        """Where an action leads an amendment that ends together with something whose own guards have been asked."""
        known = self.rules.amendment.actions.get(action)
        if known is None or known.to is None or state not in known.sources:
            return refuse(Code.NOT_IN_THIS_STATE, action=action, state=state)
        return known.to
