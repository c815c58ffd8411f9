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
class FileParagraph:
    """A w:p: its words, what becomes of the mark at its end, and its properties, which name its number."""

    properties: etree._Element | None
    mark: Tracked
    in_table: bool
    bookmarks: list[str]
    atoms: list[Atom] = field(default_factory=list)
