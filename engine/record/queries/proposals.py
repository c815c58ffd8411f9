"""The amendments of one item, as their viewer may see them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import RowMapping

from engine.procedure.amendment import NAMELESS, Amendment
from engine.procedure.audiences import Gaze, Sight
from engine.procedure.instants import read
from engine.record.current.amendments import amendment_of
from engine.record.queries.texts import Texts
from engine.record.queries.views import AmendmentView, CounterpartView, OwnWordsView
from engine.text.wording import Wording


@dataclass(frozen=True, slots=True)
class Proposals:
    """`revision` is the one that the viewer is shown, `wording_at` gives the hash of any revision's wording, `numbers`
    those of the translations' by language and number."""

    revision: int
    visible: int
    wording_at: Callable[[int], str]
    seen: Gaze
    texts: Texts
    numbers: Mapping[tuple[str, int], str]

    def views(self, rows: Sequence[RowMapping], shown: Collection[str]) -> tuple[AmendmentView, ...]:
        """Those of the ids in `shown`, with labels: what was filed in one name to this item counts from 1, in the order
        of filing, what has been withdrawn too; so an amendment has the same label for all whom it was filed for."""
        counts: dict[str, int] = {}
        views = []
        for row in rows:
            found, label = amendment_of(row), None
            told = found.id in shown or self.seen.filed(found.audience, found.owners)
            if row["filed_at"] is not None and told:
                name = NAMELESS.get(found.attribution, found.delegation)
                counts[name] = counts.get(name, 0) + 1
                label = f"{name} {counts[name]}"
            if found.id in shown:
                owner = found.delegation if self.seen.attributed(found) else ""
                views.append(self._view(row, found, label, owner))
        return tuple(views)

    def _view(self, row: RowMapping, found: Amendment, label: str | None, owner: str) -> AmendmentView:
        """On a working text that the viewer is not shown, an amendment stands as it was filed."""
        ahead = found.base_revision > self.revision
        other = found.on_number is not None
        wording = row["filed_wording"] if ahead else row["wording"]
        base = int(found.filed_revision or self.revision) if ahead else found.base_revision
        amended = self._number(found.language, found.on_number) if other else self._base(base)
        meanings, own, texts = self.seen.rules.meanings, self.seen.owns(found.owners), self.texts
        inside = self.seen.owns((found.delegation,))
        return AmendmentView(
            id=found.id,
            label=label,
            delegation=owner,
            state=found.state,
            private=found.state in meanings.private,
            pending=found.state in meanings.pending,
            maintained=found.state in meanings.maintained,
            version=found.version,
            base_revision=base,
            base=amended,
            moved=base < self.revision,
            wording=texts.wording(wording),
            text_hash=wording,
            rationale=texts.prose(row["rationale"]),
            kind=found.kind,
            sponsors=found.sponsors,
            asked_again=found.asked_again,
            filed_wording=texts.wording(row["filed_wording"] or row["wording"]),
            filed_revision=found.filed_revision,
            filed_base=amended if other else self._base(found.filed_revision or base),
            carry=None if ahead else found.carry,
            why="" if ahead else found.why,
            offered_to=found.offered_to,
            joined=found.joined,
            again=found.again,
            filed_again=found.filed_again,
            treatment=found.treatment,
            treatment_reason=texts.optional(row["treatment_reason"]),
            reason=texts.optional(row["reason"]),
            audience=found.audience,
            attribution=found.attribution,
            course=found.course,
            partners=found.partners if own else (),
            with_presidency=found.with_presidency,
            agreed_by=found.agreed_by if own else (),
            cleared=found.cleared if inside else 0,
            sent_back=texts.optional(row["sent_back"]) if inside else None,
            via=found.entry.via,
            sitting=found.entry.sitting,
            outcome=found.entry.outcome,
            source=texts.optional(row["source"]) if own or self.seen.sight == Sight.WORKING else None,
            received=read(found.entry.received or ""),
            to_confirm=found.entry.to_confirm,
            disputed_by=found.disputed_by,
            maintain_until=read(found.maintain_until or ""),
            language=found.language,
            on_number=found.on_number,
            awaiting=found.state in meanings.awaiting,
            own=self._own(found),
            counterpart=self._counterpart(found) if own or self.seen.sight == Sight.WORKING else None,
            returned=texts.optional(row["returned"]) if own or self.seen.sight == Sight.WORKING else None,
            filed_at=row["filed_at"],
            disposed_at=row["disposed_at"],
        )

    def _own(self, found: Amendment) -> OwnWordsView | None:
        own = found.own
        if own is None:
            return None
        base = self._number(own.language, own.number)
        return OwnWordsView(own.language, own.number, base, self.texts.wording(own.wording.hash))

    def _counterpart(self, found: Amendment) -> CounterpartView | None:
        """It is on a revision that members see, or saw."""
        lent = found.counterpart
        if lent is None:
            return None
        words, base = self.texts.wording(lent.wording.hash), self._base(lent.revision)
        return CounterpartView(lent.revision, base, words, lent.wording.hash, lent.revision < self.visible)

    def _number(self, language: str, number: int | None) -> Wording:
        return self.texts.wording(self.numbers[language, number or 0])

    def _base(self, revision: int) -> Wording:
        return self.texts.wording(self.wording_at(revision))
