"""What each item of the room's file comes to, and what that leaves of the amendments that are pending on it."""

from collections.abc import Iterable, Iterator, Sequence

from engine.handed_in.placing import unnumbered
from engine.handed_in.room.lines import as_said
from engine.handed_in.room.parts import MatchedBy, RoomAmendment, RoomItem, RoomOutcome, Standing
from engine.handed_in.wordings import sides
from engine.procedure.commands import ProposalKind
from engine.record.queries.views import AmendmentView, ItemView
from engine.text.merge import Carried, Outcome, carry
from engine.text.wording import Wording, parse_wording, relabelled
from engine.text.words import Words
from engine.word.reader import ReadParagraph


def room_item(
    item: ItemView, paragraphs: Sequence[ReadParagraph], matched_by: MatchedBy, words: Words
) -> RoomItem:
    found = sides(paragraphs, item)
    base = found.revision.wording
    outcome, wording, carried = _outcome(item, base, found.final, found.revision.number)
    against = found.final if wording is None else wording
    return RoomItem(
        item=item,
        matched_by=matched_by,
        revision=found.revision.number,
        exact=found.exact,
        base=base,
        file_base=found.base,
        final=found.final,
        wording=wording,
        outcome=outcome,
        carried=carried,
        amendments=tuple(_sorted(each, against) for each in item.amendments if each.pending),
        by=delegations(paragraphs, words),
    )


def _outcome(
    item: ItemView, base: Wording, final: Wording, revision: int
) -> tuple[RoomOutcome, Wording | None, Carried | None]:
    """The room's text on the current revision. What the room left as it was stays as the record has it by now."""
    if final in (base, item.wording):
        return RoomOutcome.UNCHANGED, item.wording, None
    if revision == item.revision:
        return RoomOutcome.CHANGED, final, None
    carried = carry(base, item.wording, final)
    if carried.outcome is Outcome.CONTAINED:
        return RoomOutcome.UNCHANGED, item.wording, carried
    if carried.wording is None or carried.outcome is Outcome.CONFLICT:
        return RoomOutcome.CONFLICT, None, carried
    return RoomOutcome.CHANGED, carried.wording, carried


def _sorted(amendment: AmendmentView, text: Wording) -> RoomAmendment:
    """A proposal that there be no such item stays open while the item stands."""
    if amendment.wording == text and amendment.kind is not ProposalKind.SUPPRESS:
        return RoomAmendment(amendment, Standing.CONTAINED)
    if amendment.kind is ProposalKind.SUPPRESS or amendment.base == text:
        return RoomAmendment(amendment, Standing.OPEN)
    carried = carry(amendment.base, text, amendment.wording)
    return RoomAmendment(amendment, _STANDING[carried.outcome], carried)


_STANDING = {
    Outcome.CONTAINED: Standing.CONTAINED,
    Outcome.EXACT: Standing.OPEN,
    Outcome.CONFLICT: Standing.CONFLICT,
}


def without_text(item: ItemView) -> Iterator[RoomAmendment]:
    """The pending amendments of an item that is gone: only that it be gone is contained."""
    for each in item.amendments:
        if each.pending:
            suppressed = each.kind is ProposalKind.SUPPRESS
            yield RoomAmendment(each, Standing.CONTAINED if suppressed else Standing.CONFLICT)


def new_wording(paragraphs: Sequence[ReadParagraph]) -> Wording:
    """The wording of an item that is none of the paper yet: numbers and letters of Word as if they were typed."""
    lines: list[str] = []
    for at, each in enumerate(paragraphs):
        text = as_said(each.final or "")
        text = text if at or each.final_label else unnumbered(text)
        lines.append(f"{each.final_label} {text}" if at and each.final_label else text)
    return relabelled(parse_wording("\n".join(lines)).wording)


def delegations(paragraphs: Iterable[ReadParagraph], words: Words) -> tuple[str, ...]:
    """The delegations under whose names changes are tracked; a person's name is nobody's."""
    authors = {change.author for each in paragraphs for change in each.changes}
    return tuple(sorted({code for author in authors for code in codes_of(author, words)}))


def codes_of(author: str, words: Words) -> tuple[str, ...]:
    """The delegations that an author is, if the name is of one or of several: "Mexico, Honduras"."""
    codes = [words.member_code(each) for each in author.split(",")]
    return tuple(code for code in codes if code is not None) if None not in codes else ()
