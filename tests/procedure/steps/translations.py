"""Another language: translations, remarks on them, amendments in it and their counterparts."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Role
from engine.procedure.terms import Adopts, Terms
from engine.text.wording import Wording
from tests.procedure.steps.base import (
    COUNTRIES,
    Steps,
    drift,
    numbers,
    perhaps,
    rarely,
    reasons,
    shown,
    wordings,
)

countries = st.sampled_from(COUNTRIES)
languages = st.sampled_from(["es", "es", "es", "fr"])


class TranslationSteps(Steps):
    @rule(now=rarely, adopts=st.sampled_from(Adopts), translated=st.sampled_from([("es",), ("es",), ()]))
    def go_on_in_two_languages(self, now: bool, adopts: Adopts, translated: tuple[str, ...]) -> None:
        if now or not self.model.terms.translated:
            terms = Terms(translated=translated, adopts=adopts, translation_days=1)
            staff, version = self.who(Role.SECRETARIAT, None), self.room.room.version
            self.attempt(ask.SetTerms, staff, on_version=version, terms=terms)

    @rule(actor=perhaps, number=numbers, by=drift, behind=drift, wording=wordings, language=languages)
    def translate(
        self, actor: Actor | None, number: int, by: int, behind: int, wording: Wording, language: str
    ) -> None:
        given = (
            self.on(self.item(number), by) | self._after(self.item(number), behind) | {"language": language}
        )
        self.attempt(ask.TranslateWording, self.who(Role.SECRETARIAT, actor), wording=wording, **given)

    @rule(number=numbers)
    def go_on_with_a_translation(self, number: int) -> None:
        """The same words do: they pair with themselves."""
        item = self.item(number)
        given = (
            self.on(item) | self._after(item) | {"language": "es", "wording": self.model.items[item].wording}
        )
        self.attempt(ask.TranslateWording, self.who(Role.SECRETARIAT, None), **given)

    @rule(actor=perhaps, fresh=shown, title=st.sampled_from([("UN TÍTULO",), ("UN TÍTULO",), ()]))
    def translate_frame(self, actor: Actor | None, fresh: bool, title: tuple[str, ...]) -> None:
        version = self.room.room.version // (1 if fresh else 2)
        given: dict[str, Any] = {"language": "es", "preamble": "El GRCM se reunió:", "topics": ()}
        staff = self.who(Role.SECRETARIAT, actor)
        self.attempt(ask.TranslateFrame, staff, on_version=version, title=title, **given)

    @rule(actor=perhaps, country=countries, number=numbers, behind=drift, wording=wordings, reason=reasons)
    def remark(
        self, actor: Actor | None, country: str, number: int, behind: int, wording: Wording, reason: str
    ) -> None:
        item = self.item(number)
        on = {"conclusion": item, "on_number": self.model.items[item].in_sight + behind, "language": "es"}
        self.attempt(ask.MakeRemark, self.voice(country, actor), wording=wording, reason=reason, **on)

    @rule(actor=perhaps, number=numbers, behind=drift, wording=st.none() | wordings, reason=reasons)
    def answer(
        self, actor: Actor | None, number: int, behind: int, wording: Wording | None, reason: str
    ) -> None:
        for item, found in self.model.items.items():
            for id_ in list(found.remarks)[number : number + 1] or ["nothing"]:
                given = {"conclusion": item, "remark": id_, "language": "es"} | self._after(item, behind)
                staff = self.who(Role.SECRETARIAT, actor)
                self.attempt(ask.AnswerRemark, staff, wording=wording, reason=reason, **given)

    @rule(country=countries, number=numbers, wording=wordings, files=shown, behind=drift, language=languages)
    def amend_in_translation(
        self, country: str, number: int, wording: Wording, files: bool, behind: int, language: str
    ) -> None:
        item, id_ = self.item(number), f"t{len(self.room.told)}-{self.room.meeting[:8]}"
        on = {"on_number": self.model.items[item].in_sight + behind, "language": language}
        given = self.as_seen(item) | on | {"rationale": "because", "wording": wording}
        if self.attempt(ask.DraftAmendment, self.voice(country), id=id_, **given) and files:
            self.attempt(ask.FileAmendment, self.voice(country), **self.draft(id_))

    @rule(number=numbers, wording=wordings, country=countries)
    def edit_in_translation(self, number: int, wording: Wording, country: str) -> None:
        id_ = self.amendment(number, "draft")
        if id_ is not None:
            found = self.model.amendments[id_]
            item = self.model.items[found.item]
            given = self.draft(id_) | {
                "rationale": "",
                "on_revision": item.visible,
                "on_number": item.in_sight,
            }
            self.attempt(ask.EditDraft, self.voice(found.owner), wording=wording, **given)

    @rule(actor=perhaps, number=numbers, by=drift, wording=wordings)
    def supply(self, actor: Actor | None, number: int, by: int, wording: Wording) -> None:
        id_ = self.amendment(number, "awaiting_counterpart")
        if id_ is not None:
            item = self.model.amendments[id_].item
            on = {"on_revision": self.model.items[item].visible + by}
            staff = self.who(Role.SECRETARIAT, actor)
            self.attempt(ask.SupplyCounterpart, staff, wording=wording, **self.about(id_), **on)

    @rule(actor=perhaps, number=numbers, as_shown=shown, back=rarely, reason=reasons)
    def answer_counterpart(
        self, actor: Actor | None, number: int, as_shown: bool, back: bool, reason: str
    ) -> None:
        id_ = self.amendment(number, "awaiting_counterpart")
        if id_ is None:
            return
        lent = self.room.fold.amendments[id_].counterpart
        given = self.about(id_) | {"text_hash": lent.wording.hash if lent and as_shown else "0" * 64}
        owner = self.voice(self.model.amendments[id_].owner, actor)
        if back:
            self.attempt(ask.SendBackCounterpart, owner, reason=reason, **given)
        else:
            self.attempt(ask.ConfirmCounterpart, owner, **given)

    def _after(self, item: str, behind: int = 0) -> dict[str, Any]:
        return {"on_number": len(self.model.items[item].numbers) + behind}
