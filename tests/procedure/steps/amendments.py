"""Amendments: drafted and shared, filed, treated, joined, maintained, merged."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Attribution, Audience, Command, Disposition, ProposalKind, Role
from engine.text.wording import Wording
from tests.procedure.steps.base import (
    COUNTRIES,
    Steps,
    anybody,
    codes,
    drift,
    numbers,
    odd_codes,
    perhaps,
    reasons,
    shown,
    wordings,
)

countries = st.sampled_from(COUNTRIES)
dispositions = st.sampled_from(Disposition)
attributions = st.sampled_from([Attribution.NAMES] * 3 + [*Attribution])
audiences = st.sampled_from([Audience.MEMBERS] * 3 + [*Audience])
ENDED = ("not_accepted", "accepted_in_part", "merged", "overtaken")


class AmendmentSteps(Steps):
    @rule(
        actor=perhaps,
        country=countries,
        number=numbers,
        by=drift,
        wording=wordings,
        again=st.none() | numbers,
        sponsors=odd_codes | st.just(()),
    )
    def draft_one(
        self,
        actor: Actor | None,
        country: str,
        number: int,
        by: int,
        wording: Wording,
        again: int | None,
        sponsors: tuple[str, ...],
    ) -> None:
        old = None if again is None else self.amendment(again, "filed", "maintained")
        given = self.as_seen(self.item(number), by) | {"rationale": "because", "sponsors": sponsors}
        self.attempt(ask.DraftAmendment, self.voice(country, actor), wording=wording, again=old, **given)

    @rule(
        actor=perhaps,
        number=numbers,
        by=drift,
        wording=wordings,
        behind=drift,
        sponsors=odd_codes | st.just(()),
    )
    def edit_draft(
        self,
        actor: Actor | None,
        number: int,
        by: int,
        wording: Wording,
        behind: int,
        sponsors: tuple[str, ...],
    ) -> None:
        id_ = self.amendment(number, "draft")
        if id_ is not None:
            found = self.model.amendments[id_]
            given = self.draft(id_, behind) | {"rationale": "because", "sponsors": sponsors}
            on = {"on_revision": self.model.items[found.item].visible + by}
            owner = self.voice(
                [found.owner, *sorted(found.partners)][number % (len(found.partners) + 1)], actor
            )
            self.attempt(ask.EditDraft, owner, wording=wording, **given, **on)

    @rule(actor=perhaps, number=numbers, partners=odd_codes, presidency=st.booleans(), behind=drift)
    def share(
        self, actor: Actor | None, number: int, partners: tuple[str, ...], presidency: bool, behind: int
    ) -> None:
        id_ = self.amendment(number, "draft")
        if id_ is not None:
            owner = self.voice(self.model.amendments[id_].owner, actor)
            given = {"partners": partners, "with_presidency": presidency}
            self.attempt(ask.ShareDraft, owner, **self.draft(id_, behind), **given)

    @rule(actor=perhaps, country=countries, number=numbers, behind=drift)
    def agree(self, actor: Actor | None, country: str, number: int, behind: int) -> None:
        id_ = self.amendment(number, "draft")
        if id_ is not None:
            self.attempt(ask.AgreeToDraft, self.voice(country, actor), **self.draft(id_, behind))

    @rule(
        actor=perhaps,
        number=numbers,
        step=st.integers(0, 2),
        behind=drift,
        back=st.booleans(),
        reason=reasons,
    )
    def clear(
        self, actor: Actor | None, number: int, step: int, behind: int, back: bool, reason: str
    ) -> None:
        id_ = self.amendment(number, "draft")
        if id_ is not None:
            owner = self.voice(self.model.amendments[id_].owner, actor)
            self.attempt(ask.SetClearance, owner, steps=("Legal",) * step)
            self.attempt(ask.ClearDraft, owner, step=step, **self.draft(id_, behind))
            if back:
                self.attempt(ask.SendBackDraft, owner, reason=reason, **self.draft(id_, behind))

    @rule(
        actor=perhaps,
        number=numbers,
        other=numbers,
        behind=drift,
        audience=audiences,
        attribution=attributions,
    )
    def file(
        self,
        actor: Actor | None,
        number: int,
        other: int,
        behind: int,
        audience: Audience,
        attribution: Attribution,
    ) -> None:
        """Now and then with the item of another amendment."""
        id_ = self.amendment(number, "draft")
        if id_ is not None:
            given = self.draft(id_, behind) | ({} if other else {"conclusion": self.item(number + 1)})
            chairs = attribution == Attribution.PRESIDENCY
            owner = self.voice(self.model.amendments[id_].owner, actor)
            by = self.who(Role.PRESIDENCY, actor) if chairs else owner
            self.attempt(ask.FileAmendment, by, audience=audience, attribution=attribution, **given)

    @rule(
        country=countries,
        number=numbers,
        wording=wordings,
        again=st.none() | numbers,
        sponsored=st.booleans(),
        partners=codes,
        audience=audiences,
    )
    def go_on_with_an_amendment(
        self,
        country: str,
        number: int,
        wording: Wording,
        again: int | None,
        sponsored: bool,
        partners: tuple[str, ...],
        audience: Audience,
    ) -> None:
        """Drafted, shared and filed at once, now and then in place of an older one."""
        seat, id_ = self.voice(country), f"a{len(self.room.told)}-{self.room.meeting[:8]}"
        others = tuple(code for code in COUNTRIES if code != country) if sponsored else ()
        old = None if again is None else self.amendment(again, "filed", "maintained")
        given = self.as_seen(self.item(number)) | {"rationale": "because", "sponsors": others, "again": old}
        if not self.attempt(ask.DraftAmendment, seat, id=id_, wording=wording, **given):
            return
        among = tuple(code for code in partners if code != country)
        if among and self.attempt(
            ask.ShareDraft, seat, partners=among, with_presidency=False, **self.draft(id_)
        ):
            self.attempt(ask.AgreeToDraft, self.voice(among[0]), **self.draft(id_))
        if self.model.clearance.get(country):
            self.attempt(ask.ClearDraft, seat, step=1, **self.draft(id_))
        self.attempt(ask.FileAmendment, seat, audience=audience, **self.draft(id_))

    @rule(number=numbers, country=countries)
    def propose_to_suppress(self, number: int, country: str) -> None:
        seat, id_ = self.voice(country), f"a{len(self.room.told)}-{self.room.meeting[:8]}"
        given = self.as_seen(self.item(number)) | {"rationale": "because", "wording": Wording(())}
        if self.attempt(ask.DraftAmendment, seat, id=id_, kind=ProposalKind.SUPPRESS, **given):
            self.attempt(ask.FileAmendment, seat, **self.draft(id_))

    @rule(
        actor=perhaps,
        number=numbers,
        by=drift,
        wording=wordings,
        country=st.sampled_from([*COUNTRIES, "BLZ"]),
        sponsors=odd_codes,
        source=reasons,
    )
    def file_on_behalf(
        self,
        actor: Actor | None,
        number: int,
        by: int,
        wording: Wording,
        country: str,
        sponsors: tuple[str, ...],
        source: str,
    ) -> None:
        received = (self.room.now - timedelta(hours=1)).isoformat()
        given = self.as_seen(self.item(number), by) | {
            "rationale": "",
            "delegation": country,
            "received": received,
        }
        staff = self.who(Role.SECRETARIAT, actor)
        self.attempt(ask.FileOnBehalf, staff, wording=wording, sponsors=sponsors, source=source, **given)

    @rule(actor=perhaps, number=numbers, kind=st.sampled_from([ask.DiscardDraft, ask.WithdrawAmendment]))
    def let_go(self, actor: Actor | None, number: int, kind: type[Command]) -> None:
        states = ("draft",) if kind is ask.DiscardDraft else ("maintained", "filed")
        id_ = self.amendment(number, *states)
        if id_ is not None:
            owner = self.voice(self.model.amendments[id_].owner, actor)
            given = self.about(id_) | ({"reason": ""} if kind is ask.WithdrawAmendment else {})
            self.attempt(kind, owner, **given)

    # --- treatment ------------------------------------------------------------------------------------------------

    @rule(actor=perhaps, number=numbers, disposition=dispositions, reason=reasons)
    def propose_treatment(
        self, actor: Actor | None, number: int, disposition: Disposition, reason: str
    ) -> None:
        id_ = self.amendment(number, "filed", "maintained")
        if id_ is not None:
            given = self.about(id_) | {"disposition": disposition, "reason": reason}
            self.attempt(ask.ProposeTreatment, self.who(Role.SECRETARIAT, actor), **given)

    @rule(actor=perhaps, number=numbers, by=drift, disposition=dispositions, as_shown=shown, reason=reasons)
    def decide(
        self,
        actor: Actor | None,
        number: int,
        by: int,
        disposition: Disposition,
        as_shown: bool,
        reason: str,
    ) -> None:
        id_ = self.amendment(number, "filed", "maintained")
        if id_ is not None:
            given = self._decision(id_, disposition, as_shown, by) | {"reason": reason}
            self.attempt(ask.DecideTreatment, self.who(Role.PRESIDENCY, actor), **given)

    @rule(number=numbers, disposition=dispositions, as_shown=shown, maintains=st.booleans())
    def go_on_with_a_treatment(
        self, number: int, disposition: Disposition, as_shown: bool, maintains: bool
    ) -> None:
        """Proposed and decided, and now and then maintained by its author."""
        id_ = self.amendment(number, "filed", "maintained")
        if id_ is None:
            return
        proposed = self.about(id_) | {"disposition": disposition, "reason": "because"}
        self.attempt(ask.ProposeTreatment, self.who(Role.SECRETARIAT, None), **proposed)
        given = self._decision(id_, disposition, as_shown) | {"reason": "because"}
        if self.attempt(ask.DecideTreatment, self.who(Role.PRESIDENCY, None), **given) and maintains:
            self._maintain(id_, None, 0)

    def _decision(
        self, id_: str, disposition: Disposition, as_shown: bool = True, by: int = 0
    ) -> dict[str, Any]:
        hash_ = self.room.fold.amendments[id_].wording.hash if as_shown else "0" * 64
        on = self.model.items[self.model.amendments[id_].item].revision + by
        return self.about(id_) | {"disposition": disposition, "text_hash": hash_, "on_revision": on}

    @rule(actor=perhaps, number=numbers, by=drift)
    def maintain(self, actor: Actor | None, number: int, by: int) -> None:
        id_ = self.amendment(number, *ENDED)
        if id_ is not None:
            self._maintain(id_, actor, by)

    def _maintain(self, id_: str, actor: Actor | None, by: int) -> None:
        found = self.model.amendments[id_]
        on = {"on_revision": self.model.items[found.item].visible + by, "reason": "we insist"}
        self.attempt(ask.MaintainAmendment, self.voice(found.owner, actor), **self.about(id_), **on)

    # --- joined, merged -------------------------------------------------------------------------------------------

    @rule(actor=perhaps, number=numbers, other=numbers, joins=st.booleans(), back=st.booleans())
    def join(self, actor: Actor | None, number: int, other: int, joins: bool, back: bool) -> None:
        """Offered, and now and then taken back, or taken in by the other one's author."""
        id_, to = self.amendment(number, "filed"), self.amendment(other, "filed")
        if id_ is None or to is None:
            return
        owner = self.voice(self.model.amendments[id_].owner, actor)
        self.attempt(ask.OfferToJoin, owner, to=to, **self.about(id_))
        if back:
            self.attempt(ask.TakeBackOffer, owner, **self.about(id_))
        if joins:
            taker = self.voice(self.model.amendments[to].owner)
            self.attempt(ask.AcceptJoin, taker, joining=id_, **self.about(to))

    @rule(actor=perhaps, country=countries, number=numbers, as_shown=shown)
    def answer_for_oneself(self, actor: Actor | None, country: str, number: int, as_shown: bool) -> None:
        """A co-sponsor is asked again."""
        id_ = self.amendment(number, "filed")
        asking = (
            each for each, found in self.model.amendments.items() if found.asked and found.state == "filed"
        )
        id_ = next(asking, id_)
        if id_ is not None:
            hash_ = self.room.fold.amendments[id_].wording.hash if as_shown else "0" * 64
            given = self.about(id_) | {"text_hash": hash_}
            country = next(iter(sorted(self.model.amendments[id_].asked)), country)
            self.attempt(ask.ConfirmSponsorship, self.voice(country, actor), **given)

    @rule(actor=perhaps, number=numbers, by=drift, wording=wordings, data=st.data(), reason=reasons)
    def propose_merge(
        self, actor: Actor | None, number: int, by: int, wording: Wording, data: st.DataObject, reason: str
    ) -> None:
        """Some of the item's amendments, now and then one twice."""
        item = self.item(number)
        known = [id_ for id_, found in self.model.amendments.items() if found.item == item] or ["none"]
        lines = data.draw(st.lists(st.tuples(st.sampled_from(known), dispositions), max_size=3))
        merged = tuple(ask.MergeLine(*line) for line in lines)
        given = self.on(item, by) | {"wording": wording, "reason": reason}
        self.attempt(ask.ProposeMerge, self.who(Role.SECRETARIAT, actor), lines=merged, **given)

    @rule(number=numbers, wording=wordings, taken=shown, maintained=st.booleans())
    def go_on_with_a_merge(self, number: int, wording: Wording, taken: bool, maintained: bool) -> None:
        """All that is pending on an item, merged and decided at once, and now and then maintained."""
        item, id_ = self.item(number), f"m{len(self.room.told)}-{self.room.meeting[:8]}"
        pending = list(self.model.pending(item))
        lines = tuple(ask.MergeLine(each, Disposition.MERGED) for each in pending)
        about = self.on(item) | {"reason": "because"}
        staff, chair = self.who(Role.SECRETARIAT, None), self.who(Role.PRESIDENCY, None)
        if not self.attempt(ask.ProposeMerge, staff, id=id_, wording=wording, lines=lines, **about):
            return
        hash_ = self.room.merges[id_].wording.hash
        for each in pending:
            owner = self.voice(self.model.amendments[each].owner)
            self.attempt(ask.AnswerMerge, owner, merge=id_, agrees=taken, reason="", **self.about(each))
        self.attempt(ask.DecideMerge, chair, merge=id_, text_hash=hash_, taken=taken, **about)
        for each in pending[:1] if maintained else []:
            self._maintain(each, None, 0)

    @rule(actor=perhaps, by=drift, taken=shown, as_shown=shown, reason=reasons)
    def decide_merge(self, actor: Actor | None, by: int, taken: bool, as_shown: bool, reason: str) -> None:
        for id_, merge in list(self.model.merges.items())[-2:]:
            hash_ = self.room.merges[id_].wording.hash if as_shown else "0" * 64
            given = self.on(merge.item, by) | {"merge": id_, "text_hash": hash_, "reason": reason}
            self.attempt(ask.DecideMerge, self.who(Role.PRESIDENCY, actor), taken=taken, **given)

    @rule(actor=perhaps, number=numbers, agrees=st.booleans())
    def answer_merge(self, actor: Actor | None, number: int, agrees: bool) -> None:
        id_ = self.amendment(number, "filed", "maintained")
        if id_ is not None and self.model.merges:
            owner = self.voice(self.model.amendments[id_].owner, actor)
            given = self.about(id_) | {"agrees": agrees, "reason": ""}
            self.attempt(ask.AnswerMerge, owner, merge=list(self.model.merges)[-1], **given)

    @rule(actor=anybody, number=numbers)
    def withdraw_of_anybody(self, actor: Actor, number: int) -> None:
        id_ = self.amendment(number, "filed", "maintained")
        if id_ is not None:
            self.attempt(ask.WithdrawAmendment, actor, reason="", **self.about(id_))
