"""The theme and the font table: parts that Word's readers expect, though the styles of the base need neither."""

from html import escape

from lxml import etree

from engine.word.markup import document_bytes, element

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "1F2A44", "lt2": "EEF1F5", "accent1": "1F4E79", "accent2": "7A5C2E",
    "accent3": "4F6B4A", "accent4": "6B4A6B", "accent5": "3F6F7F", "accent6": "8A4B3C", "hlink": "0B5394",
    "folHlink": "5B3A8C",
}  # fmt: skip
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_STROKE = f'<a:ln w="6350">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme(font: str) -> bytes:
    """A plain theme with one font for everything."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    face = f'<a:latin typeface="{escape(font)}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="{_A}" name="Acuerdo"><a:themeElements>'
        f'<a:clrScheme name="Acuerdo">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Acuerdo"><a:majorFont>{face}</a:majorFont>'
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Acuerdo"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_STROKE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    ).encode()


def font_table(font: str) -> bytes:
    """The one font of the base, by name; Word finds the rest on the machine."""
    root: etree._Element = element("fonts", element("font", element("charset", val="00"), name=font))
    return document_bytes(root)
