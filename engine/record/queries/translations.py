"""Items in other languages, as far as their viewer is shown the original; and what stands around the items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select

from engine.procedure.audiences import Gaze
from engine.procedure.commands import Nature
from engine.procedure.conclusion import Conclusion
from engine.procedure.terms import Adopts
from engine.procedure.translation import FrameIn, Standing, frame_standing, official_from, unpaired
from engine.record import tables
from engine.record.queries.texts import Texts
from engine.record.queries.views import NumberView, RemarkView, TranslationView
from engine.record.rows import table
from engine.text.wording import Wording

FRAMES = table(tables.FrameRow)


@dataclass(frozen=True, slots=True)
class TranslationRows:
    """The rows of one item, oldest first, and of its revisions the natures and the hashes of their wordings."""

    numbers: Sequence[RowMapping]
    remarks: Sequence[RowMapping]
    answers: Sequence[RowMapping]
    natures: Mapping[int, str]
    wordings: Mapping[int, str]


def translations_seen(
    item: Conclusion, rows: TranslationRows, seen: Gaze, texts: Texts, revision: int
) -> tuple[TranslationView, ...]:
    """One for every language of the meeting, and for one that it no longer has if anything is translated into it."""
    kept = sorted({row["language"] for row in rows.numbers} - set(seen.meeting.terms.translated))
    languages = (*seen.meeting.terms.translated, *kept)
    return tuple(_Seen(item, rows, seen, texts, revision).view(language) for language in languages)


@dataclass(frozen=True, slots=True)
class _Seen:
    """`revision` is the one of the original that the viewer is shown: what renders a later one is not shown either."""

    item: Conclusion
    rows: TranslationRows
    seen: Gaze
    texts: Texts
    revision: int

    def view(self, language: str) -> TranslationView:
        shown = [
            row
            for row in self.rows.numbers
            if row["language"] == language and row["renders"] <= self.revision
        ]
        numbers = tuple(self._number(row) for row in shown)
        words = {one.number: one for one in numbers}
        remarks = (row for row in self.rows.remarks if row["language"] == language)
        original = self.texts.wording(self.rows.wordings[self.revision])
        terms = self.seen.meeting.terms
        follows = terms.adopts == Adopts.ORIGINAL
        return TranslationView(
            language=language,
            standing=self._standing(numbers),
            numbers=numbers,
            remarks=tuple(
                self._remark(row, words[row["number"]]) for row in remarks if row["number"] in words
            ),
            official=official_from(self.item, language, terms.translation_days) if follows else None,
            pairs=bool(numbers) and unpaired(original, numbers[-1].wording) is None,
        )

    def _standing(self, numbers: Sequence[NumberView]) -> Standing:
        """Beside the original as the viewer is shown it."""
        if not numbers:
            return Standing.MISSING
        return Standing.STALE if numbers[-1].renders < self._substance() else Standing.ALIGNED

    def _substance(self) -> int:
        if self.item.substance <= self.revision:
            return self.item.substance
        natures = self.rows.natures.items()
        return max(n for n, nature in natures if n <= self.revision and nature == Nature.MATERIAL)

    def _number(self, row: RowMapping) -> NumberView:
        """Who hears no comments does not learn which remark a number took in, or why it was made."""
        told = "comments" in self.seen.facets
        return NumberView(
            number=row["number"],
            renders=row["renders"],
            wording=self.texts.wording(row["wording"]),
            text_hash=row["wording"],
            reason=self.texts.optional(row["reason"]) if told else None,
            remark=row["remark"] if told else None,
            at=row["at"],
        )

    def _remark(self, row: RowMapping, about: NumberView) -> RemarkView:
        answer = next((one for one in self.rows.answers if one["remark"] == row["id"]), None)
        return RemarkView(
            id=row["id"],
            number=row["number"],
            base=about.wording,
            delegation=row["delegation"],
            wording=self.texts.wording(row["wording"]),
            reason=self.texts.prose(row["reason"]),
            open=answer is None,
            taken=answer["number"] if answer else None,
            answer=self.texts.optional(answer["reason"]) if answer else None,
            at=row["at"],
        )


@dataclass(frozen=True, slots=True)
class FrameView:
    """What stands around the items in another language; `number` is 0, and the words are empty, while it is missing.
    `topics` by item."""

    language: str
    standing: Standing
    number: int
    title: tuple[str, ...]
    preamble: str
    topics: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ItemIn:
    """What a paper says of an item in another language: nothing while the translation is missing."""

    standing: Standing
    wording: Wording | None


@dataclass(frozen=True, slots=True)
class SaidIn:
    """A whole paper in another language; `items` by their ids."""

    language: str
    frame: FrameView
    items: Mapping[str, ItemIn]


def frame_seen(
    connection: Connection,
    meeting_id: str,
    language: str,
    frames: tuple[FrameIn, ...],
    renders: str,
) -> FrameView:
    """The frame in this language; `renders` is the hash of the original's."""
    query = select(FRAMES).where(FRAMES.c.meeting_id == meeting_id, FRAMES.c.language == language)
    row = connection.execute(query.order_by(FRAMES.c.number.desc()).limit(1)).mappings().first()
    standing = frame_standing(frames, language, renders)
    return _frame(connection, meeting_id, language, standing, row)


def frame_numbered(
    connection: Connection, meeting_id: str, language: str, number: int, standing: Standing
) -> FrameView:
    """One number of the frame, and where it stood then; missing when there is none of that number."""
    query = select(FRAMES).where(
        FRAMES.c.meeting_id == meeting_id, FRAMES.c.language == language, FRAMES.c.number == number
    )
    row = connection.execute(query).mappings().first()
    return _frame(connection, meeting_id, language, standing, row)


def _frame(
    connection: Connection, meeting_id: str, language: str, standing: Standing, row: RowMapping | None
) -> FrameView:
    if row is None:
        return FrameView(language, Standing.MISSING, 0, (), "", {})
    named = (*row["title"], row["preamble"], *(topic for _, topic in row["topics"]))
    texts = Texts(connection, meeting_id, named)
    return FrameView(
        language=language,
        standing=standing,
        number=row["number"],
        title=tuple(map(texts.prose, row["title"])),
        preamble=texts.prose(row["preamble"]),
        topics={id_: texts.prose(topic) for id_, topic in row["topics"]},
    )
