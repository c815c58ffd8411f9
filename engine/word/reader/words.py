"""The words of what stands beside the text: notes, comments, text boxes."""

from lxml import etree

from engine.word.markup import w


def plain_text(node: etree._Element) -> str:
    """The words of a note, a comment or a text box, a paragraph a line; what was deleted in it is left out."""
    return "\n".join(_paragraph(paragraph) for paragraph in node.iter(w("p"))).strip("\n")


_SAID = {
    w("tab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}


def _paragraph(paragraph: etree._Element) -> str:
    found = []
    for node in paragraph.iter(w("t"), *_SAID):
        if node.tag == w("tab") and node.getparent().tag == w("tabs"):  # a tab stop, not a tab
            continue
        if next(node.iterancestors(w("del"), w("moveFrom")), None) is None:
            found.append(node.text or "" if node.tag == w("t") else _SAID[node.tag])
    return "".join(found)
