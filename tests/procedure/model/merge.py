"""One text from many amendments."""

from engine.procedure import commands as ask
from engine.procedure.commands import Disposition
from engine.text.wording import Wording
from tests.procedure.model.amendments import commented, end, voiced
from tests.procedure.model.model import Model, may, then
from tests.procedure.model.things import CHAIR, STAFF, ModelMerge, Words

OTHER_WORDS = (Disposition.MERGED, Disposition.ACCEPTED_IN_PART)


@may(ask.ProposeMerge)
def _(m: Model, c: ask.ProposeMerge) -> bool:
    item = m.item(c)
    there = m.by(c, STAFF) and item.state == "comments" and c.on_revision == item.revision and bool(c.reason)
    return there and c.wording != item.wording and lines_fit(m, c, c.lines) and bool(c.lines)


def lines_fit(m: Model, c: ask.ProposeMerge | ask.EnterInRoom, lines: tuple[ask.MergeLine, ...]) -> bool:
    """Pending amendments of the item, each once; what is called accepted is in the text, whole."""
    named = [line.amendment for line in lines]
    pending = m.pending(c.conclusion).keys()
    return (
        len(set(named)) == len(named)
        and set(named) <= pending
        and all(_line_fits(m, c, line) for line in lines)
    )


def _line_fits(m: Model, c: ask.ProposeMerge | ask.EnterInRoom, line: ask.MergeLine) -> bool:
    """A text of the room overtakes what stands on the text before it; any other one what stood on an earlier one."""
    found, item = m.amendments[line.amendment], m.item(c)
    now = found.base == item.revision
    if line.disposition == Disposition.OVERTAKEN:
        return not now or isinstance(c, ask.EnterInRoom)
    if line.disposition == Disposition.ACCEPTED:
        return now and not found.suppresses and _is_in_the_text(m, c, found.wording)
    return True


def _is_in_the_text(m: Model, c: ask.ProposeMerge | ask.EnterInRoom, wanted: Wording) -> bool:
    """Every word that was changed is changed so. Of sentences that differ in more than words the engine is asked."""
    if wanted == c.wording:
        return True
    base, new, text = (words_of(wording) for wording in (m.item(c).wording, wanted, c.wording))
    if base and new and text:
        changed = [place for place in range(len(base)) if new[place] != base[place]]
        return all(text[place] == new[place] for place in changed)
    m.unsure = True
    return True


def words_of(wording: Wording) -> list[str]:
    """The words of "To thank the people of Mexico for the report."; none of any other text."""
    words = wording.paragraphs[0].text.split() if len(wording.paragraphs) == 1 else []
    return words if len(words) == 9 and words[2:5] == ["the", "people", "of"] else []


@then(ask.ProposeMerge)
def _(m: Model, c: ask.ProposeMerge, _: Words) -> None:
    lines = {line.amendment: line.disposition for line in c.lines}
    m.merges[c.id] = ModelMerge(c.conclusion, m.item(c).revision, c.wording, lines)
    m.item(c).merge = c.id


@may(ask.DecideMerge)
def _(m: Model, c: ask.DecideMerge) -> bool:
    item = m.item(c)
    bound = (
        m.by(c, CHAIR) and item.state == "comments" and c.merge == item.merge and m.shown and bool(c.reason)
    )
    if not (bound and c.taken):
        return bound
    lines = m.merges[c.merge].lines
    return c.on_revision == item.revision and all(_may_end(m, id_, how) for id_, how in lines.items())


def _may_end(m: Model, id_: str, how: Disposition) -> bool:
    """Meanwhile its author may have withdrawn it; what is maintained is not declined again."""
    found = m.amendments[id_]
    return found.state == "filed" if how == Disposition.NOT_ACCEPTED else found.pending


@then(ask.DecideMerge)
def _(m: Model, c: ask.DecideMerge, words: Words) -> None:
    merge, m.item(c).merge = m.merges[c.merge], None
    if c.taken:
        for id_, disposition in merge.lines.items():
            end(m, m.amendments[id_], disposition)
        m.revise(c.conclusion, merge.wording, words, leaving=frozenset(merge.lines))


@may(ask.AnswerMerge)
def _(m: Model, c: ask.AnswerMerge) -> bool:
    merge = m.merges.get(c.merge)
    asked = merge is not None and merge.lines.get(c.amendment) in OTHER_WORDS and c.merge == m.item(c).merge
    return voiced(m, c) and m.amendment(c).pending and commented(m, c) and asked


@then(ask.AnswerMerge)
def _(_m: Model, _c: ask.AnswerMerge, _: Words) -> None:
    """An answer changes nothing: no answer never blocks, nor does a no."""
