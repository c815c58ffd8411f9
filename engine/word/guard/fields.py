"""The fields of an uploaded file: what Word would run, fetch or send when it counts them."""

import re
from collections.abc import Iterator

from lxml import etree

from engine.word.guard.links import may_be_followed
from engine.word.guard.markup import local, named
from engine.word.guard.reasons import Reason, UploadRefused

_ACTIVE = re.compile(
    r"DDE|DDEAUTO|INCLUDE\w*|IMPORT|LINK|MACROBUTTON|PRINT|EMBED|CONTROL|HTMLCONTROL|OCX|DATABASE|RD"
)
_SOUGHT = ("fldSimple", "fldChar", "instrText", "delInstrText", "t", "delText")
_WORD = re.compile(r"[A-Z][A-Z0-9]*|=|\S", re.IGNORECASE)
_ARGUMENT = re.compile(r'HYPERLINK\s+(?:"([^"]*)"?|([^\s\\]\S*))', re.IGNORECASE)
_SWITCH = re.compile(r'\\(?:[lot]\s+(?:"[^"]*"|\S+)|[nm])', re.IGNORECASE)


def check_fields(name: str, root: etree._Element) -> None:
    """Refuse an active field, also one that is cut up over runs or whose kind another field computes."""
    for instruction in instructions(root):
        found = _WORD.search(instruction)
        word = found[0].upper() if found else ""
        if (
            word == _COMPUTED
            or _ACTIVE.fullmatch(word)
            or (word == "HYPERLINK" and not _harmless(instruction))
        ):
            raise UploadRefused(Reason.ACTIVE_FIELD, part=name, field=word.replace(_COMPUTED, "{}"))


_COMPUTED = "\ufffc"  # stands for the result of a field within an instruction


def instructions(root: etree._Element) -> Iterator[str]:
    """The instruction of every field of a part, whole; that of a field within it as one sign."""
    open_: list[list[str]] = []
    loose: list[str] = []
    reached: list[bool] = []
    for node in named(root, *_SOUGHT):
        kind = local(node)
        if kind == "fldSimple":
            yield next((value for key, value in node.attrib.items() if key.endswith("}instr")), "")
        elif kind == "fldChar":
            yield from _mark(node, open_, reached)
        elif open_ and not reached[-1]:
            open_[-1].append(node.text or "")
        elif kind in ("instrText", "delInstrText"):
            loose.append(node.text or "")
    yield from ("".join(each) for each in (*open_, loose))


def _mark(node: etree._Element, open_: list[list[str]], reached: list[bool]) -> Iterator[str]:
    kind = next((value for key, value in node.attrib.items() if key.endswith("}fldCharType")), "")
    if kind == "begin":
        if open_ and not reached[-1]:
            open_[-1].append(_COMPUTED)
        open_.append([])
        reached.append(False)
    elif kind == "separate" and reached:
        reached[-1] = True
    elif kind == "end" and open_:
        reached.pop()
        yield "".join(open_.pop())


def _harmless(instruction: str) -> bool:
    """A link within the text, to the web, or to a mail address; what is computed could be anything."""
    if _COMPUTED in instruction:
        return False
    argument = _ARGUMENT.match(_SWITCH.sub(" ", instruction.strip()))
    return argument is None or may_be_followed(argument[1] or argument[2] or "http://none")
