"""The guard: every hostile file is refused with its reason, quickly and in little memory; ordinary files pass."""

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from engine.text.redline.spans import Op
from engine.word.guard import Reason, UploadRefused, admitted
from engine.word.package import packed
from engine.word.reader import read
from tests.word.builders import ROOT, create_template, saved
from tests.word.hostile import (
    DOCUMENT,
    RELS,
    R,
    damaged_trees,
    document,
    field,
    hostile,
    instruction,
    largest,
    mutations,
    plain,
)
from tests.word.office import converted

CORPUS = list(hostile())


@pytest.mark.parametrize(("name", "reason", "docx"), CORPUS, ids=[name for name, _, _ in CORPUS])
def test_a_hostile_file_is_refused_with_its_reason_in_a_second(
    name: str, reason: Reason, docx: bytes
) -> None:
    began = time.process_time()
    with pytest.raises(UploadRefused) as refused:
        admitted(docx)
    assert time.process_time() - began < 1
    assert refused.value.reason == reason


def test_the_corpus_is_large_and_knows_every_reason() -> None:
    assert len(CORPUS) > 66
    assert {reason for _, reason, _ in CORPUS} == set(Reason)


def test_a_damaged_file_is_refused_or_read(tmp_path: Path) -> None:
    outcomes = Counter(map(outcome, mutations(400)))
    assert set(outcomes) == {"read", "refused"}
    assert outcomes.total() == 400


def outcome(docx: bytes) -> str:
    """Anything but a refusal goes on and fails the test; what is read has both its texts."""
    try:
        document = read(docx)
    except UploadRefused:
        return "refused"
    assert all(isinstance(document.text(side), str) for side in (Op.DELETE, Op.INSERT))
    return "read"


def test_no_file_takes_two_hundred_megabytes(tmp_path: Path) -> None:
    """Nor the largest that are let in; each in a process of its own."""
    files = [*(docx for _, _, docx in CORPUS), *(docx for _, docx in largest())]
    for at, docx in enumerate(files):
        (tmp_path / f"{at:03}").write_bytes(docx)
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) * 1024 < 200_000_000


MEASURED = """
import os, sys
from pathlib import Path
from engine.text.redline.spans import Op
from engine.word.guard import UploadRefused, admitted

def worst(path):
    child = os.fork()
    if child == 0:
        try:
            admitted(path.read_bytes())
        except UploadRefused:
            pass
        os._exit(0)
    return os.wait4(child, 0)[2].ru_maxrss

print(max(worst(path) for path in sorted(Path(sys.argv[1]).iterdir())))
"""


@pytest.mark.soak
def test_the_most_tiring_files_that_are_let_in_are_read_in_a_few_seconds() -> None:
    for name, docx in largest():
        began = time.process_time()
        read(docx)
        assert time.process_time() - began < 10, name


def test_a_file_with_a_damaged_tree_is_refused_or_read() -> None:
    outcomes = Counter(map(outcome, damaged_trees(300)))
    assert set(outcomes) == {"read", "refused"}
    assert outcomes.total() == 300


def test_a_file_of_our_own_passes() -> None:
    assert admitted(packed(plain())) == plain()


def with_relation(kind: str, target: str, mode: str = "Internal", **parts: bytes) -> bytes:
    made = (
        f'<Relationship Id="rId99" Type="{R}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    )
    rels = plain()[RELS].replace(b"</Relationships>", made.encode())
    return packed(
        plain()
        | {name.replace("__", "/").replace("_", "."): data for name, data in parts.items()}
        | {RELS: rels}
    )


PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
ORDINARY = {
    "a picture": with_relation("image", "media/image1.png", word__media__image1_png=PNG),
    "a link to the web": with_relation("hyperlink", "https://www.iom.int/a?b=c#d", "External"),
    "a link to a mail address": with_relation("hyperlink", "mailto:ts@rcmvs.org?subject=Matrix", "External"),
    "a link within": with_relation("hyperlink", "#item_7"),
    "printer settings": with_relation("printerSettings", "printer1.bin", word__printer1_bin=bytes(2000)),
    "data beside the document": with_relation(
        "customXml", "../customXml/item1.xml", customXml__item1_xml=b"<a/>"
    ),
    "a part from the root": with_relation("image", "/word/media/image1.png", word__media__image1_png=PNG),
}
FIELDS = (
    "PAGE", "NUMPAGES", "DATE \\@ &quot;d MMMM yyyy&quot;", "TOC \\o &quot;1-3&quot; \\h", "REF _Ref1 \\h", "PRINTDATE",
    "HYPERLINK \\l &quot;_Toc1&quot;", "HYPERLINK &quot;https://www.iom.int/&quot;", "SEQ Table", "MERGEFORMAT",
)  # fmt: skip


@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_file_passes(name: str) -> None:
    assert read(ORDINARY[name]).paragraphs


@pytest.mark.parametrize("code", FIELDS)
def test_an_ordinary_field_passes(code: str) -> None:
    admitted(packed(plain() | {DOCUMENT: document(field(instruction(code)))}))


def test_files_of_libreoffice_and_of_a_secretariat_pass(tmp_path: Path) -> None:
    ours = packed(plain())
    theirs = converted(ours, "docx:MS Word 2007 XML", tmp_path / "there")
    assert read(theirs).text(Op.INSERT) == read(ours).text(Op.INSERT)
    assert read(saved(create_template())).paragraphs
