"""A numbering plan as Word's XML: lists, nums, and the styles that go with them."""

import re
from collections.abc import Iterable

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.parts.numbering import NumberingPart
from lxml import etree

from engine.word.labels import Figure
from engine.word.layout import Layout
from engine.word.markup import element, w
from engine.word.numbering import Level, Num, Plan
from engine.word.styles import style_ids

_NSID = 0x2AC0_0000  # only has to differ from list to list


def write_lists(document: Document, plan: Plan, layout: Layout) -> int:
    """Add the plan's lists and nums to the document and link its styles to them. Returns the numId of the plan's first
    num; the others follow. Lists that a template brings stay as they are, apart from their hold on our styles."""
    root = _numbering(document)
    lists, nums = root.findall(w("abstractNum")), root.findall(w("num"))
    first_list = 1 + max((_whole(each.get(w("abstractNumId"))) for each in lists), default=-1)
    first_num = 1 + max((_whole(each.get(w("numId"))) for each in nums), default=0)
    linked = _Links(document, layout)
    linked.release(lists)
    _insert(root, "num", (_list(first_list + at, levels, linked) for at, levels in enumerate(plan.lists)))
    made = (_num(first_num + at, first_list + num.list, num) for at, num in enumerate(plan.nums))
    _insert(root, "numIdMacAtCleanup", made)
    linked.hold(plan, first_num)
    return first_num


def _numbering(document: Document) -> etree._Element:
    """The document's numbering part, made new where there is none (python-docx cannot)."""
    part = document.part
    for relation in part.rels.values():
        if relation.reltype == RT.NUMBERING:
            return relation.target_part.element
    uri = PackURI("/word/numbering.xml")
    made = NumberingPart.load(uri, CT.WML_NUMBERING, etree.tostring(element("numbering")), part.package)
    part.relate_to(made, RT.NUMBERING)
    return made.element


def _insert(root: etree._Element, before: str, made: Iterable[etree._Element]) -> None:
    """Before the first of that name, or at the end: Word wants every list before every num."""
    mark = root.find(w(before))
    for each in made:
        if mark is None:
            root.append(each)
        else:
            mark.addprevious(each)


class _Links:
    """The tie between a style and one level of one list, which Word wants to be mutual and single."""

    def __init__(self, document: Document, layout: Layout) -> None:
        styles = style_ids(document)
        nodes = {node.get(w("styleId")): node for node in document.styles.element.findall(w("style"))}
        self._nodes = {look.style: nodes[styles[look.style.casefold()]] for look in layout.styles.all()}
        self._looks = {look.style: look for look in layout.styles.all()}
        self._taken: set[str] = set()

    def release(self, lists: list[etree._Element]) -> None:
        ids = {node.get(w("styleId")) for node in self._nodes.values()}
        for link in [link for each in lists for link in each.iter(w("pStyle"))]:
            if link.get(w("val")) in ids:
                link.getparent().remove(link)

    def take(self, name: str) -> str | None:
        """The id of the style if this is the first level that asks for it."""
        if name in self._taken:
            return None
        self._taken.add(name)
        style: str = self._nodes[name].get(w("styleId"))
        return style

    def hold(self, plan: Plan, first_num: int) -> None:
        """Give each style the num and level that it prints by itself."""
        of_list = {num.list: at for at, num in reversed(list(enumerate(plan.nums)))}
        held: set[str] = set()
        for at, levels in enumerate(plan.lists):
            for depth, level in enumerate(levels):
                if level.style not in held and at in of_list:
                    _number(self._nodes[level.style], first_num + of_list[at], depth)
                held.add(level.style)

    def indent(self, name: str) -> tuple[int, int]:
        """Left and hanging: a template's own if its style says so, else the layout's."""
        found = self._nodes[name].find(f"{w('pPr')}/{w('ind')}")
        look = self._looks[name]
        if found is None:
            return look.left, look.hanging
        return _whole(found.get(w("left")) or found.get(w("start"))), _whole(found.get(w("hanging")))


def _whole(written: str | None) -> int:
    """A number in somebody else's file; 0 for what is none, or stands in a unit that Word itself never writes."""
    return int(written) if written is not None and re.fullmatch(r"-?[0-9]{1,9}", written) else 0


def _number(style: etree._Element, num: int, level: int) -> None:
    properties = style.get_or_add_pPr()
    numbered = properties.get_or_add_numPr()
    numbered.get_or_add_ilvl().val = level
    numbered.get_or_add_numId().val = num


def _list(identity: int, levels: tuple[Level, ...], links: _Links) -> etree._Element:
    head = [element("nsid", val=f"{_NSID + identity:08X}"), element("multiLevelType", val="multilevel")]
    made = [_level(depth, level, links) for depth, level in enumerate(levels)]
    return element("abstractNum", *head, *made, abstractNumId=identity)


def _level(depth: int, level: Level, links: _Links) -> etree._Element:
    figure = level.form.figure
    made = element("lvl", element("start", val=1), element("numFmt", val=figure), ilvl=depth)
    if (style := links.take(level.style)) is not None:
        made.append(element("pStyle", val=style))
    left, hanging = links.indent(level.style)
    # A label that is all text has no fixed width, so no tab: a space parts it from what follows.
    if figure is Figure.NONE:
        made.append(element("suff", val="space"))
    made.append(element("lvlText", val=level.form.pattern(depth)))
    made.append(element("lvlJc", val="left"))
    made.append(element("pPr", element("ind", left=left, hanging=hanging)))
    if figure is Figure.BULLET:
        made.append(element("rPr", element("b")))  # a middle dot is hard to see otherwise
    return made


def _num(identity: int, list_identity: int, num: Num) -> etree._Element:
    made = element("num", element("abstractNumId", val=list_identity), numId=identity)
    if num.start is not None:
        made.append(element("lvlOverride", element("startOverride", val=num.start), ilvl=num.level))
    return made
