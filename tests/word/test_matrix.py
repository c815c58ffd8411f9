"""A table in Word and as a spreadsheet: what is in it, and that nothing in it acts."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from engine.sheets import write_sheet
from engine.text.redline import Op
from engine.word.matrix import Matrix, MatrixGroup, write_matrix
from engine.word.reader import read
from tests.word.builders import create_layout
from tests.word.office import converted, faults_found
from tests.word.parts import W, part

LAYOUT = create_layout()
ACTIVE = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "http://example.org", "007")


def create_matrix(*rows: tuple[str, ...]) -> Matrix:
    return Matrix(
        title=("CONFERENCE", "Disposition of amendments"),
        note="As it stands.",
        columns=("Amendment", "Proposed change"),
        widths=(1, 3),
        groups=(MatrixGroup("Conclusion 1", tuple(tuple((cell,) for cell in row) for row in rows)),),
        language="en",
        issued=datetime(2014, 11, 24, 16, 42, tzinfo=UTC),
        author="CONFERENCE",
    )


def test_every_cell_stands_in_the_table_in_its_order() -> None:
    docx = write_matrix(create_matrix(("MEX 1", "delete “x”"), ("HND 1", "")), LAYOUT)
    assert read(docx).text(Op.INSERT).splitlines() == [
        "CONFERENCE", "Disposition of amendments", "As it stands.", "Amendment", "Proposed change", "Conclusion 1",
        "MEX 1", "delete “x”", "HND 1",
    ]  # fmt: skip


def test_the_page_lies_across_and_the_head_is_repeated() -> None:
    document = part(write_matrix(create_matrix(("MEX 1", "x")), LAYOUT))
    size = document.find(f".//{W}pgSz")
    assert int(size.get(f"{W}w")) > int(size.get(f"{W}h"))
    rows = document.findall(f".//{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]


def test_the_same_table_is_the_same_bytes() -> None:
    matrix = create_matrix(("MEX 1", "x"))
    assert write_matrix(matrix, LAYOUT) == write_matrix(matrix, LAYOUT)
    assert write_sheet(matrix, "Dispositions", "Item") == write_sheet(matrix, "Dispositions", "Item")


def test_a_row_needs_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="a cell for each column"):
        write_matrix(create_matrix(("MEX 1",)), LAYOUT)


def test_an_empty_table_is_a_title() -> None:
    empty = replace(create_matrix(), groups=())
    assert read(write_matrix(empty, LAYOUT)).text(Op.INSERT).splitlines()[-1] == "As it stands."
    assert write_sheet(empty, "Dispositions", "Item").startswith(b"PK")


def test_text_in_word_is_only_ever_text(tmp_path: Path) -> None:
    docx = write_matrix(create_matrix(*((text, "<w:p/> & ]]>") for text in ACTIVE)), LAYOUT)
    assert faults_found(docx, tmp_path) == []
    assert part(docx).findall(f".//{W}instrText") == []


def test_what_begins_like_a_formula_is_a_string_marked_as_text() -> None:
    cells = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    xlsx = write_sheet(create_matrix(*((text, text) for text in ACTIVE)), "Dispositions", "Item")
    with ZipFile(BytesIO(xlsx)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        said = archive.read("xl/sharedStrings.xml").decode()
        assert not [name for name in archive.namelist() if name.endswith(".rels") and "sheet" in name]
    assert {cell.get("t") for cell in sheet.iter(f"{cells}c")} == {"s"}
    assert sheet.findall(f".//{cells}f") == []
    assert "=1+1" in said


def test_a_cell_holds_no_more_than_excel_takes() -> None:
    xlsx = write_sheet(create_matrix(("MEX 1", "x" * 40_000)), "a/b:c*" * 20, "Item")
    with ZipFile(BytesIO(xlsx)) as archive:
        assert "x" * 32_766 + "…" in archive.read("xl/sharedStrings.xml").decode()


def test_libreoffice_reads_both(tmp_path: Path) -> None:
    matrix = create_matrix(("MEX 1", "=1+1"))
    assert "=1+1" in converted(write_matrix(matrix, LAYOUT), "txt:Text", tmp_path).decode()
