"""How long merging takes: `python -m benchmarks.merge`.

The draft is as large as the largest public case known: 330,000 characters, 2,127 amendments by 400 authors. It is made
here, the same in every run. A meeting's items are merged each for itself, so after one more amendment one item is
merged again, whatever the size of the paper. Beside it, the whole draft as one text in 400 files, as `acuerdo merge`
reads it; and texts made to be hard.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from time import perf_counter

from engine.text.brackets import bracketed, compilation
from engine.text.merge import carry, merge, merge_text
from engine.text.redline import as_html, redline
from engine.text.redline.sides import forget_words
from engine.text.wording import Kind, Paragraph, Wording, print_wording, relabelled

CHARACTERS = 330_000
AMENDMENTS = 2_127
AUTHORS = 400

Amended = dict[int, dict[str, Wording]]


def draft(choose: random.Random) -> list[Wording]:
    items: list[Wording] = []
    size = 0
    while size < CHARACTERS:
        items.append(_item(choose))
        size += _size(items[-1])
    return items


def _size(item: Wording) -> int:
    return sum(len(paragraph.text) for paragraph in item.paragraphs)


def _item(choose: random.Random) -> Wording:
    lead = Paragraph(Kind.LEAD, " ".join(_sentence(choose) for _ in range(choose.randint(1, 5))))
    subs = [Paragraph(Kind.SUB, _sentence(choose), 0, "a)") for _ in range(choose.choice((0, 0, 2, 4)))]
    return relabelled(Wording((lead, *subs)))


def _sentence(choose: random.Random) -> str:
    words = [_word(choose) for _ in range(choose.randint(8, 25))]
    words[choose.randrange(len(words))] += ","
    return " ".join(words).capitalize() + "."


def _word(choose: random.Random) -> str:
    """Few words are frequent and many are rare, as in any language."""
    return f"word{int(choose.paretovariate(0.6)) % 5000}"


def amended(choose: random.Random, items: list[Wording]) -> Amended:
    """Each amendment in the name of its author and its number; few items have many, most have few or none."""
    found: Amended = {}
    for number in range(AMENDMENTS):
        place = min(int(choose.expovariate(6 / len(items))), len(items) - 1)
        name = f"author {choose.randrange(AUTHORS)}, {number}"
        found.setdefault(place, {})[name] = edited(choose, items[place])
    return found


def edited(choose: random.Random, item: Wording) -> Wording:
    """One to three edits of the item; what comes out as it was is no amendment."""
    while (found := _edited(choose, item)) == item:
        pass
    return found


def _edited(choose: random.Random, item: Wording) -> Wording:
    paragraphs = list(item.paragraphs)
    for _ in range(choose.randint(1, 3)):
        place = choose.randrange(len(paragraphs))
        words = paragraphs[place].text.split(" ")
        start, gone, come = (
            choose.randrange(len(words)),
            choose.choice((0, 1, 1, 2, 8)),
            choose.choice((0, 1, 1, 2, 9)),
        )
        words[start : start + gone] = [_word(choose) for _ in range(come)]
        paragraphs[place] = Paragraph(
            paragraphs[place].kind,
            " ".join(words) or "Word.",
            paragraphs[place].level,
            paragraphs[place].label,
        )
    return relabelled(Wording(tuple(paragraphs)))


def timed(work: Callable[[], object]) -> float:
    forget_words()
    begun = perf_counter()
    work()
    return perf_counter() - begun


def shown(item: Wording, versions: Mapping[str, Wording]) -> str:
    """All that the page of one item shows: the compilation, and the merged text as a redline of the base."""
    merged = bracketed(merge(item, versions))
    return print_wording(compilation(item, versions)) + as_html(redline(item, merged))


def items(choose: random.Random) -> tuple[list[Wording], Amended]:
    base = draft(choose)
    versions = amended(choose, base)
    busiest = max(versions, key=lambda place: len(versions[place]))
    print(
        f"{sum(map(_size, base)):,} characters in {len(base)} items, {AMENDMENTS:,} amendments by {AUTHORS} authors:"
    )
    whole = timed(lambda: [shown(item, versions.get(place, {})) for place, item in enumerate(base)])
    print(f"   compiled, merged and shown: {whole:.2f} s (target 5 s)")
    only = timed(lambda: [merge(base[place], of) for place, of in versions.items()])
    print(f"   merged alone: {only:.2f} s")
    more = {**versions[busiest], "one more": edited(choose, base[busiest])}
    again = timed(lambda: shown(base[busiest], more))
    print(f"   after one more to the item that has most, {len(more)}: {again * 1e3:.0f} ms (target 100 ms)")
    usual = timed(lambda: shown(base[len(base) // 2], versions.get(len(base) // 2, {})))
    print(f"   an item in the middle: {usual * 1e3:.1f} ms")
    return base, versions


def carried(choose: random.Random, base: list[Wording], versions: Amended) -> None:
    new = [edited(choose, item) for item in base]
    work = [(base[place], new[place], one) for place, of in versions.items() for one in of.values()]
    time = timed(lambda: [carry(*three) for three in work])
    print(
        f"   carried over to a new base, every item changed: {time:.2f} s, {time / len(work) * 1e3:.2f} ms each"
    )


def files(base: list[Wording], versions: Amended) -> None:
    """One whole text an author: of their amendments to an item the last."""
    texts = dict(_whole(base, versions))
    time = timed(lambda: merge_text("\n".join(map(print_wording, base)), texts))
    print(f"the same draft as one text in {len(texts)} files: {time:.1f} s")


def _whole(base: list[Wording], versions: Amended) -> Iterator[tuple[str, str]]:
    by_author: dict[str, dict[int, Wording]] = {}
    for place, of in versions.items():
        for name, one in of.items():
            by_author.setdefault(name.split(",")[0], {})[place] = one
    lines = list(map(print_wording, base))
    for name, own in by_author.items():
        yield name, "\n".join(print_wording(own[n]) if n in own else line for n, line in enumerate(lines))


def pathological(choose: random.Random) -> None:
    words = [f"word{choose.randrange(2000)}" for _ in range(100_000)]
    half = [f"word{choose.randrange(2000)}" if choose.random() < 0.5 else word for word in words]
    few = [f"new{n}" if n % 100 == 0 else word for n, word in enumerate(words)]
    whole = " ".join(words)
    for name, base, a, b in (
        ("all words alike", "aye " * 100_000, "aye " * 80_000, "aye " * 90_000),
        ("a b a b", "a b " * 50_000, "b a " * 50_000, "a b b a " * 25_000),
        ("nothing in common", whole, whole.replace("word", "x"), whole.replace("word", "y")),
        ("one word in a hundred changed", whole, " ".join(few), " ".join(words[1:])),
        ("half the words changed", whole, " ".join(half), " ".join(words[1:])),
    ):
        begun = perf_counter()
        merge_text(base, {"A": a, "B": b})
        print(f"100,000 words, {name}: {perf_counter() - begun:.1f} s")


def main() -> None:
    choose = random.Random(2127)
    base, versions = items(choose)
    carried(choose, base, versions)
    files(base, versions)
    pathological(choose)


if __name__ == "__main__":
    main()
