"""A whole paper, read from text: title, preamble, sections, items. Every text is a paper, if perhaps an empty one.

What the parts are told by:

- a section begins at a line that is one of the format's headings and nothing else;
- the preamble begins at the first line that says what only a preamble says (`words`), failing that at the first
  sentence; the lines before it are the title. Where a heading comes first, the preamble may follow it (1999);
- an item begins at a number in sequence, written like the first one. A number out of sequence begins an item only
  after a finished sentence, and is noted; otherwise it is text. Without any number, topics begin items;
- within an item the paragraphs are those of `wording`, where the white-space rules are stated.

Nothing is reordered: the printed paper is the text's lines in their plain form.
"""

from collections.abc import Sequence

from engine.text.items import is_first_item, read_items
from engine.text.labels import split_label
from engine.text.lines import Line, read_lines
from engine.text.paper import Item, Paper, PaperData, ParsedPaper, Section, paper_to_data, print_paper
from engine.text.preamble import language_of, participants, speaks_as_preamble
from engine.text.words import Words, folded

__all__ = [
    "Item", "Paper", "PaperData", "ParsedPaper", "Section", "paper_to_data", "parse_paper", "print_paper",
]  # fmt: skip

_NEAR = 4  # lines: a preamble after its heading stands in the first three
_SENTENCE_ENDS = (".", ":", ";")

Lines = Sequence[Line]


def parse_paper(text: str, words: Words) -> ParsedPaper:
    """The paper that `text` holds, and what was normalised or decided to read it. No text is refused."""
    lines, notes = read_lines(text)
    start = _first_section(lines, words)
    title, preamble, body, heading_first = _opening(lines[:start], lines[start:], words)
    sections, more = _sections(body, words)
    code = language_of([line.text for line in lines], words)
    language = code or next(iter(words.languages))
    opening = "\n".join(line.text for line in preamble)
    present, stranger = participants(opening, words.languages[language])
    marks = [line for line in title if folded(line.text) in map(folded, words.marks)]
    told = [f'line {line.number}: "{line.text}" stands among the title lines' for line in marks]
    if stranger:
        told.append(
            f'line {preamble[0].number}: participants end at "{stranger}", which is no member\'s name'
        )
    if lines and code is None:
        told.append(f"whole text: language not recognised, taken as {language}")
    paper = Paper(tuple(line.text for line in title), opening, present, language, sections, heading_first)
    return ParsedPaper(paper, (*notes, *told, *more))


def _first_section(lines: Lines, words: Words) -> int:
    """Where the first section begins: at a heading, at an item 1 without one, or at the chapeau of a bare list."""
    for number, line in enumerate(lines):
        if words.heading_key(line.text) is not None or is_first_item(line):
            return number
    for number, line in enumerate(lines[1:], 1):
        chapeau = lines[number - 1].text
        if chapeau.endswith(":") and split_label(line.text)[0]:
            return number if speaks_as_preamble(chapeau, words) else number - 1
    return len(lines)


def _opening(head: Lines, body: Lines, words: Words) -> tuple[Lines, Lines, Lines, bool]:
    """Title lines, preamble lines, the body without them, and whether the heading stands before the preamble."""
    told = next((n for n, line in enumerate(head) if speaks_as_preamble(line.text, words)), None)
    if told is None and body and words.heading_key(body[0].text) is not None:
        end = _preamble_end(body, words)
        if end > 1:
            return head, body[1:end], [body[0], *body[end:]], True
    if told is None:
        told = next((n for n, line in enumerate(head) if _is_sentence(line.text)), len(head))
    return head[:told], head[told:], body, False


def _preamble_end(body: Lines, words: Words) -> int:
    """Where the preamble ends that stands after the heading body[0]; 1 if there is none."""
    near = range(1, min(_NEAR, len(body)))
    return max((n + 1 for n in near if speaks_as_preamble(body[n].text, words)), default=1)


def _is_sentence(text: str) -> bool:
    return text.endswith(_SENTENCE_ENDS) and not text.isupper()


def _sections(body: Lines, words: Words) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    sections: list[Section] = []
    notes: list[str] = []
    last = 0
    for heading, lines in _by_heading(body, words):
        items, more, last = read_items(lines, words, last)
        key = words.heading_key(heading) or ""
        sections.append(Section(key, heading, items))
        notes += more
    return tuple(sections), tuple(notes)


def _by_heading(body: Lines, words: Words) -> list[tuple[str, list[Line]]]:
    found: list[tuple[str, list[Line]]] = []
    for line in body:
        if words.heading_key(line.text) is not None:
            found.append((line.text, []))
        elif found:
            found[-1][1].append(line)
        else:
            found.append(("", [line]))
    return found
