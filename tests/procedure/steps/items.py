"""Items: their texts, the positions on them, agreement in writing, and the structure of the paper."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Audience, Change, Nature, PositionKind, Role
from engine.text.wording import Wording
from tests.procedure.steps.base import (
    COUNTRIES,
    Steps,
    anybody,
    drift,
    numbers,
    odd_codes,
    perhaps,
    rarely,
    reasons,
    shown,
    wordings,
)

natures = st.sampled_from([Nature.MATERIAL, Nature.MATERIAL, Nature.EDITORIAL, Nature.LANGUAGE])
audiences = st.sampled_from([Audience.MEMBERS, Audience.MEMBERS, *Audience])
countries = st.sampled_from(COUNTRIES)


class ItemSteps(Steps):
    @rule(actor=perhaps, number=numbers, by=drift)
    def open_comments(self, actor: Actor | None, number: int, by: int) -> None:
        self.attempt(ask.OpenComments, self.who(Role.SECRETARIAT, actor), **self.on(self.item(number), by))

    @rule(actor=perhaps, number=numbers, by=drift, wording=wordings, reason=reasons, nature=natures)
    def revise(
        self, actor: Actor | None, number: int, by: int, wording: Wording, reason: str, nature: Nature
    ) -> None:
        staff, given = self.who(Role.SECRETARIAT, actor), self.on(self.item(number), by)
        self.attempt(ask.ReviseWording, staff, wording=wording, reason=reason, nature=nature, **given)

    @rule(actor=perhaps, country=countries, number=numbers, by=drift, reason=reasons)
    def call_material(self, actor: Actor | None, country: str, number: int, by: int, reason: str) -> None:
        given = self.on(self.item(number), by)
        self.attempt(ask.CallMaterial, self.voice(country, actor), reason=reason, **given)

    @rule(wording=wordings, number=numbers, country=countries, calls=st.booleans())
    def go_on_with_a_correction(self, wording: Wording, number: int, country: str, calls: bool) -> None:
        about = self.on(self.item(number))
        given = {"wording": wording, "reason": "because", "nature": Nature.EDITORIAL}
        if self.attempt(ask.ReviseWording, self.who(Role.SECRETARIAT, None), **given, **about) and calls:
            self.attempt(
                ask.CallMaterial, self.voice(country), reason="because", **self.on(self.item(number))
            )

    @rule(actor=anybody, number=numbers, revision=st.integers(0, 3), text=reasons, audience=audiences)
    def comment(self, actor: Actor, number: int, revision: int, text: str, audience: Audience) -> None:
        given = {"on_revision": revision, "text": text, "audience": audience}
        self.attempt(ask.WriteComment, actor, conclusion=self.item(number), **given)

    @rule(actor=perhaps, number=numbers, by=drift)
    def open_consensus(self, actor: Actor | None, number: int, by: int) -> None:
        self.attempt(ask.OpenConsensus, self.who(Role.PRESIDENCY, actor), **self.on(self.item(number), by))

    @rule(
        actor=perhaps,
        country=countries,
        number=numbers,
        by=drift,
        kind=st.sampled_from(PositionKind),
        reason=reasons,
        counter=st.none() | wordings,
        audience=audiences,
    )
    def stand(
        self,
        actor: Actor | None,
        country: str,
        number: int,
        by: int,
        kind: PositionKind,
        reason: str,
        counter: Wording | None,
        audience: Audience,
    ) -> None:
        given = self.as_seen(self.item(number), by) | {"reason": reason, "counter": counter}
        self.attempt(ask.TakePosition, self.voice(country, actor), kind=kind, audience=audience, **given)

    @rule(
        country=countries,
        number=numbers,
        owner=reasons,
        hours=st.sampled_from([2, 30, 30, 0, None]),
        kind=st.sampled_from([PositionKind.SCRUTINY_HOLD] * 3 + [PositionKind.JOINS]),
    )
    def hold(self, country: str, number: int, owner: str, hours: int | None, kind: PositionKind) -> None:
        until = None if hours is None else (self.room.now + timedelta(hours=hours)).isoformat()
        given: dict[str, Any] = self.as_seen(self.item(number)) | {
            "reason": "",
            "owner": owner,
            "until": until,
        }
        self.attempt(ask.TakePosition, self.voice(country), kind=kind, **given)

    @rule(actor=perhaps, number=numbers, by=drift, as_shown=shown)
    def declare_agreed(self, actor: Actor | None, number: int, by: int, as_shown: bool) -> None:
        item = self.item(number)
        hash_ = self.room.fold.conclusions[item].wording.hash if as_shown else "0" * 64
        self.attempt(
            ask.DeclareAgreed, self.who(Role.PRESIDENCY, actor), text_hash=hash_, **self.on(item, by)
        )

    @rule(actor=perhaps, number=numbers, by=drift, reason=reasons)
    def return_to_comments(self, actor: Actor | None, number: int, by: int, reason: str) -> None:
        given = self.on(self.item(number), by) | {"reason": reason}
        self.attempt(ask.ReturnToComments, self.who(Role.PRESIDENCY, actor), **given)

    @rule(now=rarely, actor=perhaps, number=numbers, reason=reasons)
    def withdraw_item(self, now: bool, actor: Actor | None, number: int, reason: str) -> None:
        if now:
            staff = self.who(Role.SECRETARIAT, actor)
            self.attempt(ask.WithdrawConclusion, staff, conclusion=self.item(number), reason=reason)

    @rule(actor=perhaps, number=numbers, by=drift, reason=reasons, objecting=odd_codes | st.just(()))
    def reopen(
        self, actor: Actor | None, number: int, by: int, reason: str, objecting: tuple[str, ...]
    ) -> None:
        given = self.on(self.item(number), by) | {"reason": reason, "objecting": objecting}
        self.attempt(ask.ReopenConclusion, self.who(Role.PRESIDENCY, actor), **given)

    @rule(number=numbers, back=rarely, joining=st.just(COUNTRIES) | st.sets(countries).map(tuple))
    def go_on_with_an_item(
        self, number: int, back: bool = False, joining: tuple[str, ...] = COUNTRIES
    ) -> None:
        """The step that a meeting would take next: chance alone would seldom bring an item far."""
        item = self.item(number)
        chair = self.who(Role.PRESIDENCY, None)
        match self.model.items[item].state:
            case "proposal":
                self.attempt(ask.OpenComments, self.who(Role.SECRETARIAT, None), **self.on(item))
            case "comments":
                self.attempt(ask.OpenConsensus, chair, **self.on(item))
            case "consensus":
                for country in joining:
                    given = {"kind": PositionKind.JOINS, "reason": ""} | self.as_seen(item)
                    self.attempt(ask.TakePosition, self.voice(country), **given)
                if back:
                    self.attempt(ask.ReturnToComments, chair, reason="because", **self.on(item))
                hash_ = self.room.fold.conclusions[item].wording.hash
                self.attempt(ask.DeclareAgreed, chair, text_hash=hash_, **self.on(item))

    @rule(now=rarely, as_stands=shown)
    def go_on_to_the_end(self, now: bool, as_stands: bool) -> None:
        if not now:
            return
        for number in range(len(self.model.items)):
            for _ in range(3):
                self.go_on_with_an_item(number)
        items = self.room.signed() if as_stands else ()
        chair = self.who(Role.PRESIDENCY, None)
        self.attempt(ask.CertifyPaper, chair, items=items, **self.confirmed())

    # --- structure ------------------------------------------------------------------------------------------------

    @rule(
        actor=anybody,
        change=st.sampled_from(Change),
        number=numbers,
        other=numbers,
        by=drift,
        paragraph=st.sampled_from([None, 1, 2, 3]),
        length=st.integers(0, 1),
        section=st.sampled_from(["recommendations", "conclusions", None]),
        lines=st.sampled_from([("A LINE",), ()]),
    )
    def propose_structure(
        self,
        actor: Actor,
        change: Change,
        number: int,
        other: int,
        by: int,
        paragraph: int | None,
        length: int,
        section: str | None,
        lines: tuple[str, ...],
    ) -> None:
        of_item = change not in (Change.TITLE, Change.PREAMBLE)
        given = self.as_seen(self.item(number), by) if of_item else {}
        places: dict[str, Any] = (
            {"paragraph": paragraph, "last": paragraph and paragraph + length} if of_item else {}
        )
        joining = self.item(other) if change == Change.JOIN else None
        wanted = section if change in (Change.MOVE, Change.TAKE_OUT) else None
        self.attempt(
            ask.ProposeStructure,
            actor,
            change=change,
            rationale="because",
            joining_item=joining,
            section=wanted,
            lines=() if of_item else lines,
            **given,
            **places,
        )

    @rule(actor=perhaps, number=numbers, accepted=shown, reason=reasons, by=drift)
    def decide_structure(
        self, actor: Actor | None, number: int, accepted: bool, reason: str, by: int
    ) -> None:
        if len(self.model.items) > 6:
            return
        open_ = [id_ for id_, found in self.model.structures.items() if found.state == "open"]
        for id_ in (open_ or list(self.model.structures))[number : number + 1] or ["nothing"]:
            found = self.model.structures.get(id_)
            items = [each for each in (found.item, found.joining) if each] if found else []
            versions = tuple((each, self.model.items[each].revision + by) for each in items)
            given = {"structure": id_, "accepted": accepted, "reason": reason, "versions": versions}
            self.attempt(ask.DecideStructure, self.who(Role.PRESIDENCY, actor), **given)

    @rule(number=numbers, paragraph=st.integers(1, 3), taken_out=st.booleans(), country=countries)
    def go_on_with_a_division(self, number: int, paragraph: int, taken_out: bool, country: str) -> None:
        if len(self.model.items) > 6:
            return
        item, id_ = self.item(number), f"s{len(self.room.told)}-{self.room.meeting[:8]}"
        apart = {"last": paragraph, "section": "recommendations"} if taken_out else {}
        given = {
            "change": Change.TAKE_OUT if taken_out else Change.SPLIT,
            "rationale": "",
            "paragraph": paragraph,
        }
        if self.attempt(
            ask.ProposeStructure, self.voice(country), id=id_, **given, **apart, **self.as_seen(item)
        ):
            versions = ((item, self.model.items[item].revision),)
            decided = {"structure": id_, "accepted": True, "reason": "because", "versions": versions}
            self.attempt(ask.DecideStructure, self.who(Role.PRESIDENCY, None), **decided)

    @rule(actor=anybody, number=numbers)
    def withdraw_structure(self, actor: Actor, number: int) -> None:
        for id_ in list(self.model.structures)[number : number + 1] or ["nothing"]:
            found = self.model.structures.get(id_)
            own = self.voice(found.by) if found and found.by else self.who(Role.SECRETARIAT, None)
            for by in (actor, own):
                self.attempt(ask.WithdrawStructure, by, structure=id_, reason="")
