"""The guard: every hostile file is refused with its reason, quickly and in little memory; ordinary files pass."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.word.guard import Reason, UploadRefused, admitted
from engine.word.package import packed
from engine.word.reader import read
from tests.word.builders import ROOT
from tests.word.hostile import hostile, largest, mutations, plain

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
    passed = 0
    for docx in mutations(400):
        try:
            read(docx)
            passed += 1
        except UploadRefused:
            pass
    assert 0 < passed < 400


def test_no_file_takes_two_hundred_megabytes(tmp_path: Path) -> None:
    """Nor the largest that are let in; each in a process of its own."""
    files = [*(docx for _, _, docx in CORPUS), *largest()]
    for at, docx in enumerate(files):
        (tmp_path / f"{at:03}").write_bytes(docx)
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) * 1024 < 200_000_000


MEASURED = """
import os, sys
from pathlib import Path
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


def test_an_ordinary_file_passes() -> None:
    assert admitted(packed(plain())) == plain()
