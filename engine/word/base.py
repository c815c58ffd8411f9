"""The built-in base: an empty Word file that looks as the layout says.

It takes the place of python-docx's default template, which brings an old compatibility mode, a date of 2013 and styles
that nobody asked for. A secretariat may start its own template from it.
"""

from lxml import etree

from engine.word.layout import Align, Appearance, Layout, Page
from engine.word.markup import NAMESPACES, document_bytes, element, w
from engine.word.package import packed
from engine.word.paper import Language
from engine.word.theme import font_table, theme

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OPEN = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OPEN}.wordprocessingml"
_MICROSOFT = "http://schemas.microsoft.com/office/word"
_JUSTIFIED = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right", Align.JUSTIFIED: "both"}
# Word knows its own styles by these names, whatever the language it runs in; in the file they are in small letters.
_LOWER = ("heading ", "header", "footer")
_OUTLINE = {"heading 1": 0, "heading 2": 1, "heading 3": 2}

_CONTENT_TYPES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>\
<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>\
<Override PartName="/word/fontTable.xml" ContentType="{_WORD}.fontTable+xml"/>\
<Override PartName="/word/theme/theme1.xml" ContentType="{_OPEN}.theme+xml"/>\
</Types>"""
_ROOT_RELATIONS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>\
</Relationships>"""
_RELATIONS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>\
<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/>\
<Relationship Id="rId3" Type="{_OFFICE}/fontTable" Target="fontTable.xml"/>\
<Relationship Id="rId4" Type="{_OFFICE}/theme" Target="theme/theme1.xml"/>\
</Relationships>"""


def base(layout: Layout, language: Language) -> bytes:
    """An empty .docx with the page, fonts and styles of the layout, in this language."""
    tag = layout.language_tags.of(language)
    return packed(
        {
            "[Content_Types].xml": _CONTENT_TYPES.encode(),
            "_rels/.rels": _ROOT_RELATIONS.encode(),
            "word/_rels/document.xml.rels": _RELATIONS.encode(),
            "word/document.xml": document_bytes(_document(layout.page)),
            "word/styles.xml": document_bytes(_styles(layout, tag)),
            "word/settings.xml": document_bytes(_settings(tag)),
            "word/fontTable.xml": font_table(layout.font),
            "word/theme/theme1.xml": theme(layout.font),
        }
    )


def style_id(name: str) -> str:
    """The id that the base gives to a style: its name without spaces, as Word makes it."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def _document(page: Page) -> etree._Element:
    margins = element(
        "pgMar", top=page.top, right=page.right, bottom=page.bottom, left=page.left,
        header=page.header, footer=page.footer, gutter=0,
    )  # fmt: skip
    section = element("sectPr", element("pgSz", w=page.width, h=page.height), margins)
    root = etree.Element(w("document"), {}, NAMESPACES)
    root.append(element("body", section))
    return root


def _settings(tag: str) -> etree._Element:
    flags = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    compat = [element("compatSetting", name=key, uri=_MICROSOFT, val=flag) for key, flag in flags.items()]
    return element(
        "settings",
        element("zoom", percent=100),
        element("defaultTabStop", val=567),
        element("characterSpacingControl", val="doNotCompress"),
        element("compat", *compat),
        element("themeFontLang", val=tag),
        element("decimalSymbol", val="."),
        element("listSeparator", val=","),
    )


def _styles(layout: Layout, tag: str) -> etree._Element:
    latent = element(
        "latentStyles", defLockedState=0, defUIPriority=99, defSemiHidden=1, defUnhideWhenUsed=1, defQFormat=0,
        count=376,
    )  # fmt: skip
    looks = [_style(look) for look in layout.styles.all()]
    return element("styles", _defaults(layout, tag), latent, *_ground(), *looks)


def _defaults(layout: Layout, tag: str) -> etree._Element:
    """What every style starts from: font, size, language, line spacing, and no lonely lines."""
    font = layout.font
    size = _half_points(layout.size)
    run = element(
        "rPr",
        element("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font),
        element("sz", val=size),
        element("szCs", val=size),
        element("lang", val=tag, eastAsia=tag, bidi="ar-SA"),
    )
    spacing = element("spacing", before=0, after=0, line=round(240 * layout.line_spacing), lineRule="auto")
    paragraph = element("pPr", element("widowControl"), spacing)
    return element("docDefaults", element("rPrDefault", run), element("pPrDefault", paragraph))


def _ground() -> tuple[etree._Element, ...]:
    """The four styles that Word takes for granted."""
    cells = [element(side, w=width, type="dxa") for side, width in (("left", 108), ("right", 108))]
    margins = element("tblPr", element("tblInd", w=0, type="dxa"), element("tblCellMar", *cells))
    return (
        _default("paragraph", "Normal", "Normal", element("qFormat")),
        _default("character", "DefaultParagraphFont", "Default Paragraph Font", element("semiHidden")),
        _default("table", "TableNormal", "Normal Table", element("semiHidden"), margins),
        _default("numbering", "NoList", "No List", element("semiHidden")),
    )


def _default(kind: str, identity: str, name: str, *details: etree._Element) -> etree._Element:
    return element("style", element("name", val=name), *details, type=kind, default=1, styleId=identity)


def _style(look: Appearance) -> etree._Element:
    lower = look.style.lower()
    name = lower if lower.startswith(_LOWER) else look.style
    head = [element("name", val=name), element("basedOn", val="Normal"), element("qFormat")]
    return element(
        "style", *head, _paragraph_look(look, _OUTLINE.get(lower)), _run_look(look),
        type="paragraph", styleId=style_id(look.style),
    )  # fmt: skip


def _paragraph_look(look: Appearance, outline: int | None) -> etree._Element:
    made = element("pPr")
    if look.keep_with_next:
        made.extend([element("keepNext"), element("keepLines")])
    if look.rule:
        made.append(element("pBdr", element("bottom", val="single", sz=4, space=6, color="auto")))
    made.append(element("spacing", before=look.before, after=look.after))
    if look.left or look.right or look.hanging:
        made.append(element("ind", left=look.left, right=look.right, hanging=look.hanging))
    if look.together:
        made.append(element("contextualSpacing"))
    made.append(element("jc", val=_JUSTIFIED[look.align]))
    if outline is not None:
        made.append(element("outlineLvl", val=outline))
    return made


def _run_look(look: Appearance) -> etree._Element:
    made = element("rPr")
    for wanted, name in ((look.bold, "b"), (look.bold, "bCs"), (look.italic, "i"), (look.italic, "iCs")):
        if wanted:
            made.append(element(name))
    if look.spaced:
        made.append(element("spacing", val=look.spaced))
    if look.size is not None:
        size = _half_points(look.size)
        made.extend([element("sz", val=size), element("szCs", val=size)])
    return made


def _half_points(size: int) -> int:
    """Twips to the half points that Word measures type in."""
    return round(size / 10)
