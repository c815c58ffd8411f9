"""A redline as a page of its own, to be opened in any browser."""

from html import escape

from engine.text.redline import Span, as_html

_LOOK = """
body { font: 1.1rem/1.6 Georgia, serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem; color: #1b1b1b }
h1 { font-size: 1.2rem } .note { color: #555; font-size: .95rem }
ins { background: #e2f3e4; color: #14532d } del { background: #fbe4e4; color: #7f1d1d }
[class^=sub], [class^=bullet] { margin-left: 2rem } [class^=continuation] { margin-left: 1rem }
""".strip()


def redline_page(heading: str, note: str, spans: tuple[Span, ...], language: str) -> bytes:
    """A whole HTML page, UTF-8; nothing in it comes from elsewhere."""
    head = f'<meta charset="utf-8"><title>{escape(heading)}</title><style>{_LOOK}</style>'
    body = f'<h1>{escape(heading)}</h1>\n<p class="note">{escape(note)}</p>\n{as_html(spans)}'
    page = (
        f'<!doctype html>\n<html lang="{language}">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n'
    )
    return page.encode()
