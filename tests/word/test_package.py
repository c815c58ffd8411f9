"""The same input gives the same bytes, in this process and in another."""

import os
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest

from engine.word.adopted import write_paper
from engine.word.package import fixed, packed, unpacked
from tests.word.builders import ROOT, create_layout, seed_paper

SCRIPT = """
import hashlib
from engine.word.adopted import write_paper
from tests.word.builders import create_layout, seed_paper
print(hashlib.sha256(write_paper(seed_paper("DRAFT"), create_layout())).hexdigest())
"""


def test_twice_gives_the_same_bytes() -> None:
    assert write_paper(seed_paper(), create_layout()) == write_paper(seed_paper(), create_layout())


def test_another_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    here = sha256(write_paper(seed_paper("DRAFT"), create_layout())).hexdigest()
    for seed in ("1", "2014"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        there = subprocess.check_output([sys.executable, "-c", SCRIPT], env=environment, text=True)
        assert there.strip() == here


def test_the_zip_holds_no_time_and_no_system() -> None:
    with ZipFile(BytesIO(write_paper(seed_paper(), create_layout()))) as archive:
        entries = archive.infolist()
    assert {(entry.date_time, entry.create_system, entry.external_attr) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0, 0o600 << 16)
    }


def test_the_content_types_come_first_and_the_rest_by_name() -> None:
    with ZipFile(BytesIO(write_paper(seed_paper(), create_layout()))) as archive:
        first, *rest = archive.namelist()
    assert first == "[Content_Types].xml"
    assert rest == sorted(rest)


def test_the_order_of_parts_does_not_matter() -> None:
    parts = {"word/document.xml": b"<a/>", "[Content_Types].xml": b"<b/>", "_rels/.rels": b"<c/>"}
    assert packed(parts) == packed(dict(reversed(parts.items())))
    assert fixed(packed(parts)) == packed(parts)


def test_what_was_packed_is_unpacked() -> None:
    parts = {"word/document.xml": b"<a/>", "[Content_Types].xml": b"<b/>"}
    assert unpacked(packed(parts)) == parts


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_not_one() -> None:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", b"<a/>")
        archive.writestr("word/document.xml", b"<b/>")
    with pytest.raises(ValueError, match="two parts of the same name"):
        fixed(made.getvalue())
