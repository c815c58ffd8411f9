"""What is read out of somebody's Word file."""

from dataclasses import dataclass

from engine.text.redline.spans import Op


@dataclass(frozen=True, slots=True)
class Change:
    """Words that come or go, moves included, or that stand (equal, without author); a paragraph mark is "\\n".

    `date` as the file has it, or "".
    """

    op: Op
    text: str
    author: str
    date: str


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph of the file.

    `base` is the text of the paragraph that begins here when every change is rejected, `final` when every change is
    accepted; None where none begins (its text was or will be part of another). The labels are the numbers and letters
    that Word prints before them. `spans` are its words in the file,
    with its mark at the end if that comes or goes. `bookmarks` are the names of those that hold words of it.
    """

    base: str | None
    final: str | None
    base_label: str = ""
    final_label: str = ""
    spans: tuple[Change, ...] = ()
    bookmarks: tuple[str, ...] = ()
    in_table: bool = False

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(span for span in self.spans if span.op is not Op.EQUAL)


@dataclass(frozen=True, slots=True)
class ReadComment:
    """A comment with the text it is about; `paragraph` is the index of the paragraph that it begins in, or None."""

    author: str
    date: str
    text: str
    anchor: str
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What could not be taken over: what it is ("footnote", "hidden", "picture", ...), its text, and the index of its
    paragraph."""

    kind: str
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """The paragraphs of the file in order, those of tables among them."""

    paragraphs: tuple[ReadParagraph, ...]
    comments: tuple[ReadComment, ...]
    left_out: tuple[LeftOut, ...]

    def text(self, side: Op) -> str:
        """One line a paragraph, label first, as `printed_text`: DELETE for the base, INSERT for the final text."""
        if side is Op.DELETE:
            said = ((each.base_label, each.base) for each in self.paragraphs)
        else:
            said = ((each.final_label, each.final) for each in self.paragraphs)
        lines = (" ".join(filter(None, pair)) for pair in said if pair[1] is not None)
        return "".join(f"{line}\n" for line in lines if line)
