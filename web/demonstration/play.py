"""The stage: every step is a command at the one door, in the name of whoever would give it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from sqlalchemy import Engine

from engine.desk import Desk, RuleBooks
from engine.procedure.commands import Actor, CertifiedItem, Command, Role
from engine.procedure.refusals import Refusal
from engine.record.queries import item as items
from engine.record.queries import meetings, papers
from engine.record.queries.board import board
from engine.record.queries.certified import to_be_signed
from engine.record.queries.meetings import MeetingView
from engine.record.queries.papers import PaperView
from engine.record.queries.views import AmendmentView, BoardRow, ItemView
from engine.text.paper import Paper
from engine.text.wording import Wording, relabelled
from web.config import Config
from web.demonstration.clock import Clock
from web.demonstration.script import Scene, Script, Seated, Words, carved_from, edited, first_draft


class Stage(IntEnum):
    """How far an item is taken."""

    PROPOSED = 0
    COMMENTS = 1  # commented, and the amendments filed
    MOVED = 2  # what is accepted first is; what the new revision has left behind is still pending
    AMENDED = 3  # every amendment has its disposition
    CONSENSUS = 4  # some have taken their position
    AGREED = 5


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays: opaque ids of persons. `heads` speak for their delegations in sittings, `reviewers` clear drafts."""

    secretariat: str
    presidency: str
    observer: str
    delegations: dict[str, str]
    heads: dict[str, str]
    reviewers: dict[str, str]

    def seat(self, code: str) -> Actor:
        """The delegation's voice while no sitting is on."""
        return Actor(self.delegations[code], Role.DELEGATION, code)

    def head(self, code: str) -> Actor:
        """Its voice in a sitting."""
        return Actor(self.heads.get(code, self.delegations[code]), Role.DELEGATION, code)

    def reviewer(self, code: str) -> Actor:
        return Actor(self.reviewers[code], Role.DELEGATION, code)

    @property
    def staff(self) -> Actor:
        return Actor(self.secretariat, Role.SECRETARIAT)

    @property
    def chair(self) -> Actor:
        return Actor(self.presidency, Role.PRESIDENCY)

    @property
    def guest(self) -> Actor:
        return Actor(self.observer, Role.OBSERVER)


def second(one: Seated) -> str:
    """The login of a delegation's second person."""
    return f"{one.delegation.lower()}-{one.who}"


def cast_of(script: Script, codes: list[str], people: Mapping[str, str]) -> Cast:
    """Everybody, by their logins."""
    seconds = {
        who: {one.delegation: people[second(one)] for one in script.people if one.who == who}
        for who in ("head", "reviewer")
    }
    return Cast(
        secretariat=people["secretariat"],
        presidency=people["presidency"],
        observer=people["observer"],
        delegations={code: people[code.lower()] for code in codes},
        heads=seconds["head"],
        reviewers=seconds["reviewer"],
    )


PRESIDENCY, SECRETARIAT, ROOM = "Presidency", "Secretariat", "The room"


class Stopped(RuntimeError):
    """The desk refused a step of the script."""

    def __init__(self, command: Command, refusal: Refusal) -> None:
        super().__init__(f"{type(command).__name__} was refused: {refusal.code} {dict(refusal.facts)}")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the secretary's log: when, who, what."""

    at: datetime
    who: str
    what: str


@dataclass(slots=True)
class Play:
    """One performance. `ids` gives the ids of commands: fixed ones give the same bytes twice. `stages` says how far
    each item is taken; `known` are the ids of the items, by the script's names of them."""

    engine: Engine
    desk: Desk
    config: Config
    books: RuleBooks
    cast: Cast
    script: Script
    seed: Paper
    meeting: str
    ids: Callable[[], str]
    clock: Clock
    stages: Callable[[Scene], Stage] = lambda _: Stage.AGREED
    known: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    looked_at: dict[tuple[str, Actor], ItemView] = field(default_factory=dict)
    adopted: dict[str, Wording] = field(init=False)

    def __post_init__(self) -> None:
        self.adopted = {
            f"{section.key} {number}": entry.wording
            for section in self.seed.sections
            for number, entry in enumerate(section.items, 1)
        }

    # --- what is done ---

    def do(self, kind: type[Command], actor: Actor, /, *given: object, **named: object) -> str:
        """Hand in a command that must succeed; returns its id."""
        return self.elsewhere(self.meeting, kind, actor, *given, **named)

    def elsewhere(
        self, meeting: str, kind: type[Command], actor: Actor, /, *given: object, **named: object
    ) -> str:
        """The same in another meeting."""
        command = kind(self.ids(), actor, meeting, *given, **named)
        self.looked_at.clear()
        outcome = self.desk.submit(command)
        if outcome.refusal:
            raise Stopped(command, outcome.refusal)
        return command.id

    def step(self, who: str | tuple[str, ...], what: str) -> Step:
        """`who` is an office, or the codes of delegations."""
        return Step(self.clock.now, who if isinstance(who, str) else self.called(*who), what)

    def say(self, text: str) -> str:
        """An invented text, marked as one."""
        return f"{self.script.label}{text}"

    # --- what stands there ---

    def taken_to(self, stage: Stage) -> list[Scene]:
        """The items of the paper that are taken at least so far."""
        return [
            scene for scene in self.script.items if self.stages(scene) >= stage and scene.item in self.known
        ]

    def item(self, scene: Scene, viewer: Actor) -> ItemView:
        """Read once between two commands."""
        id_ = self.known[scene.item]
        if (id_, viewer) not in self.looked_at:
            with self.engine.connect() as connection:
                found = items.item(connection, self.meeting, id_, viewer)
            assert found is not None, "the script plays items of its own meeting"
            self.looked_at[id_, viewer] = found
        return self.looked_at[id_, viewer]

    def rows(self, viewer: Actor) -> dict[str, BoardRow]:
        """The board, by the items' ids."""
        with self.engine.connect() as connection:
            return {row.id: row for row in board(connection, self.meeting, viewer)}

    def amendment(self, scene: Scene, id_: str, viewer: Actor) -> AmendmentView:
        return next(one for one in self.item(scene, viewer).amendments if one.id == id_)

    def paper(self) -> PaperView:
        with self.engine.connect() as connection:
            found = papers.paper(connection, self.meeting)
        assert found is not None, "the meeting is open"
        return found

    def beside(self) -> str:
        """What is printed beside the texts, by its hash."""
        with self.engine.connect() as connection:
            found = to_be_signed(connection, self.meeting)
        assert found is not None, "the meeting is open"
        return found.hash

    def view(self, meeting: str | None = None) -> MeetingView:
        with self.engine.connect() as connection:
            found = meetings.meeting(connection, meeting or self.meeting)
        assert found is not None, "the meeting is open"
        return found

    def lines(self, scenes: list[Scene] | None = None) -> tuple[CertifiedItem, ...]:
        """The items as they are put, issued or signed; all of the paper unless `scenes` are given."""
        every = [entry.signed for section in self.paper().sections for entry in section.items]
        named = {self.known[scene.item] for scene in scenes} if scenes is not None else None
        return tuple(line for line in every if named is None or line.conclusion in named)

    # --- how it is called ---

    def called(self, *codes: str) -> str:
        """ "Honduras, El Salvador and Mexico"."""
        members = [self.config.member(code) for code in codes]
        named = [member.names.en for member in members if member]
        return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))

    def label(self, scene: Scene) -> str:
        """What the log calls an item: "conclusion 6 bis". Labels stay once they were issued."""
        if scene.item not in self.labels:
            rows = self.rows(self.cast.staff)
            for item, id_ in self.known.items():
                if id_ in rows:
                    row = rows[id_]
                    self.labels.setdefault(item, f"{row.section.removesuffix('s')} {row.label}")
        return self.labels[scene.item]

    # --- what is written ---

    def draft(self, scene: Scene) -> Wording:
        return first_draft(self.script, self.adopted, scene)

    def wording(self, scene: Scene, words: Words, on: Wording) -> Wording:
        """What `words` make of the text that is on the table; what is still to be carved out of it stays in it."""
        if not words.adopts:
            return edited(on, words.edits)
        adopted = edited(self.adopted[scene.item], words.edits)
        inside = {draft.paragraphs[0].text for draft in carved_from(self.script, self.adopted, scene)}
        staying = tuple(part for part in on.paragraphs if part.text in inside)
        return relabelled(Wording((*adopted.paragraphs, *staying)))
