"""What a story is read into: words, with who put them in and who took them out, and paragraphs as the file has them."""

from dataclasses import dataclass, field, replace

from lxml import etree

from engine.word.markup import w


@dataclass(frozen=True, slots=True)
class Who:
    author: str
    date: str


def who(node: etree._Element) -> Who:
    return Who(node.get(w("author"), ""), node.get(w("date"), ""))


@dataclass(frozen=True, slots=True)
class Tracked:
    """By whom something was inserted or deleted, None for neither. The outermost insertion and deletion count."""

    inserted: Who | None = None
    deleted: Who | None = None

    @property
    def in_base(self) -> bool:
        return self.inserted is None

    @property
    def in_final(self) -> bool:
        return self.deleted is None

    def within(self, node: etree._Element) -> "Tracked":
        """The same inside w:ins, w:del, w:moveTo or w:moveFrom."""
        name = etree.QName(node).localname
        if name in INSERTED:
            return self if self.inserted else replace(self, inserted=who(node))
        if name in DELETED:
            return self if self.deleted else replace(self, deleted=who(node))
        return self


INSERTED = ("ins", "moveTo")
DELETED = ("del", "moveFrom")
STANDS = Tracked()


@dataclass(frozen=True, slots=True)
class Atom:
    """Some text under one set of changes."""

    text: str
    tracked: Tracked = STANDS


@dataclass(slots=True)
class Extent:
    """Where a bookmark begins and ends among the atoms of one paragraph; `ends` is None where it goes on to its end."""

    name: str
    begins: int = 0
    ends: int | None = None


@dataclass(slots=True)
class FileParagraph:
    """A w:p: its words, what becomes of the mark at its end, and its properties, which name its number."""

    properties: etree._Element | None
    mark: Tracked
    in_table: bool
    bookmarks: dict[str, Extent]
    atoms: list[Atom] = field(default_factory=list)

    def around(self) -> tuple[str, ...]:
        """The bookmarks with words of this paragraph in them. One that only touches its edge, as editing leaves them
        behind, names the neighbour; around a paragraph without words it names the paragraph."""
        last = len(self.atoms)
        held = (
            each.name
            for each in self.bookmarks.values()
            if not last or each.begins < (last if each.ends is None else each.ends)
        )
        return tuple(dict.fromkeys(held))
