"""A table as an .xlsx file: words only, never a formula."""

from datetime import UTC
from io import BytesIO

import xlsxwriter

from engine.word.matrix import Matrix

SHEET_NAME = 31  # characters; Excel takes no more
LONGEST_CELL = 32_767  # the same
_UNNAMED = dict.fromkeys(map(ord, "[]:*?/\\'"), " ")
_WIDTH = 150  # characters for all columns together


def write_sheet(matrix: Matrix, name: str, item_column: str) -> bytes:
    """The table as .xlsx bytes, each row with its item's name under `item_column`; the same input gives the same bytes.

    Every cell is a string to the file, and marked as text, so that one that begins with = + - @ stays what it says when
    somebody edits it. A text that no cell can hold whole ends in an ellipsis.
    """
    made = BytesIO()
    # In memory: no temporary file is written, and so none is left.
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    issued = matrix.issued.astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": " – ".join(matrix.title), "author": matrix.author, "created": issued})
    sheet = book.add_worksheet(name.translate(_UNNAMED).strip()[:SHEET_NAME])
    look = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#A0A0A0", "num_format": "@"}
    cell = book.add_format(look | {"quote_prefix": True})
    head = book.add_format(look | {"quote_prefix": True, "bold": True, "bg_color": "#E7EBF0"})
    shares = (8, *matrix.widths)
    for column, share in enumerate(shares):
        sheet.set_column(column, column, max(8, _WIDTH * share // sum(shares)))
    for column, text in enumerate((item_column, *matrix.columns)):
        sheet.write_string(0, column, _held(text), head)
    rows = [((group.heading,), *row) for group in matrix.groups for row in group.rows]
    for number, row in enumerate(rows, 1):
        for column, texts in enumerate(row):
            sheet.write_string(number, column, _held("\n".join(texts)), cell)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(rows)), len(shares) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return made.getvalue()


def _held(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"
