"""Redlined papers for the tests, and the random ones of Hypothesis."""

import random
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from engine.text.merge import merge
from engine.text.redline import redline
from engine.text.wording import Kind, Paragraph, Wording, relabelled
from engine.word.paper import PrintedItem, PrintedPaper, PrintedSection
from engine.word.redlined import Comment, Hand, TrackedItem, TrackedPaper, strands
from engine.word.redlined.kinds import compilation
from tests.word.builders import create_paper, create_wording

AT = datetime(2014, 11, 24, 16, 42, tzinfo=UTC)
MEXICO = Hand("Mexico", AT)
PANAMA = Hand("Panamá", AT.replace(hour=18))
SECRETARIAT = Hand("Technical Secretariat", AT.replace(hour=20))


def create_tracked_item(id_: str, old: Wording, new: Wording, hand: Hand, *comments: Comment) -> TrackedItem:
    return TrackedItem(id_, strands(redline(old, new), hand), comments)


def create_paper_of(items: dict[str, Wording], **changes: object) -> PrintedPaper:
    made = tuple(PrintedItem(id_, None, wording) for id_, wording in items.items())
    paper = create_paper(sections=(PrintedSection("conclusions", "CONCLUSIONS", made),))
    return replace(paper, **changes)  # type: ignore[arg-type]  # fields by name


WORDS = ["to", "thank", "Mexico", "and", "Panama", "the", "TS,"]
_WORDS = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
_LINES = st.one_of(
    _WORDS.map(lambda text: f"+ {text}"),
    _WORDS.map(lambda text: f"+ {text}:"),
    st.tuples(st.sampled_from(["a)", "b)", "c)", "(a)", "i.", "ii.", "·", "-"]), _WORDS).map(" ".join),
    st.tuples(st.sampled_from(["  i.", "  ii.", "  a)", "  ·"]), _WORDS).map(" ".join),
)
wordings = st.tuples(_WORDS, st.lists(_LINES, max_size=5)).map(
    lambda pair: create_wording(f"The {pair[0]}", *pair[1])
)
_TITLES = st.sampled_from(["RCM", "RCM 2014", "CONFERENCE"]).map(lambda line: (line,))


@st.composite
def papers(draw: st.DrawFn) -> PrintedPaper:
    ids = draw(st.lists(st.sampled_from(["one", "two", "three", "four"]), unique=True, max_size=4))
    return create_paper_of({id_: draw(wordings) for id_ in ids}, title=draw(_TITLES))


tracked_papers = st.builds(TrackedPaper, papers(), papers(), st.just(MEXICO))


def random_paper(chance: random.Random) -> PrintedPaper:
    """A paper as `papers` draws them, for judges that take too long for Hypothesis."""
    ids = chance.sample(["one", "two", "three", "four", "five"], chance.randint(1, 5))
    return create_paper_of({id_: _random_wording(chance) for id_ in ids})


def _random_wording(chance: random.Random) -> Wording:
    def words() -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(1, 6)))

    lines: list[str] = []
    for _ in range(chance.randint(0, 5)):
        nested = bool(lines) and lines[-1].lstrip().startswith(("a)", "i."))
        label = chance.choice(["+", "a)", "a)", "a)", "·", "  i."] if nested else ["+", "a)", "a)", "·"])
        lines.append(f"{label} {words()}")
    return relabelled(create_wording(f"The {words()}", *lines))


def edited(chance: random.Random, paper: PrintedPaper) -> PrintedPaper:
    """The paper after a round of drafting: words changed, paragraphs added, taken out, split, joined, items too."""
    items = {item.id: item.wording for item in paper.items()}
    if len(items) > 1 and chance.random() < 0.3:
        del items[chance.choice(list(items))]
    made = {id_: _edited(chance, wording) for id_, wording in items.items()}
    if chance.random() < 0.3:
        made["new"] = _random_wording(chance)
    ids = list(made)
    if chance.random() < 0.2:
        chance.shuffle(ids)
    return create_paper_of({id_: made[id_] for id_ in ids})


def _edited(chance: random.Random, wording: Wording) -> Wording:
    paragraphs = list(wording.paragraphs)
    for _ in range(chance.randint(0, 3)):
        at = chance.randrange(len(paragraphs))
        one = paragraphs[at]
        words = one.text.split()
        kind = chance.choice(["replace", "insert", "delete", "add", "remove", "split", "join"])
        if kind == "add":
            sub = Paragraph(Kind.SUB, " ".join(chance.choices(WORDS, k=4)), one.level, "a)")
            paragraphs.insert(at + 1, sub)
        elif kind == "remove" and at:
            del paragraphs[at]
        elif kind == "split" and len(words) > 1:
            rest = Paragraph(Kind.CONTINUATION, " ".join(words[1:]))
            paragraphs[at : at + 1] = [replace(one, text=words[0]), rest]
        elif kind == "join" and at:
            before = paragraphs[at - 1]
            paragraphs[at - 1 : at + 1] = [replace(before, text=f"{before.text} {one.text}")]
        elif words:
            place = chance.randrange(len(words))
            new = {"replace": ["urges"], "insert": ["urges", words[place]], "delete": []}.get(kind, ["urges"])
            words[place : place + 1] = new
            paragraphs[at] = replace(one, text=" ".join(words))
    return relabelled(Wording(tuple(paragraphs)))


def create_compilation() -> TrackedPaper:
    """Two items; what merges of Mexico's and Panama's proposals is tracked, what conflicts is in the margin."""
    one = create_wording("The Group invites the Members to send it by 15 February.", "a) one", "b) two")
    two = create_wording("To thank Nicaragua for its presentation.")
    base = create_paper_of({"one": one, "two": two})
    mexico = create_wording(
        "The Group urges the Members to send it by 1 March.", "a) one", "b) new", "c) two"
    )
    panama = create_wording("The Group invites all Members to send it by 28 February.", "a) one", "b) two")
    merged = {
        "one": merge(one, {"Mexico": mexico, "Panama": panama}),
        "two": merge(two, {"Panama": create_wording("To thank Nicaragua warmly.")}),
    }
    why = {"one": (Comment(MEXICO, "The matrix is late."),)}
    return compilation(base, merged, {"Mexico": MEXICO, "Panama": PANAMA}, SECRETARIAT, why)
