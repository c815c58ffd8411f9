"""The harnesses hold for their own seeds and for some random bytes, without atheris, so that they do not grow stale."""

import random
from collections.abc import Iterator
from itertools import islice
from types import ModuleType

import pytest

from tests.fuzz import merging, parser, word

HARNESSES = pytest.mark.parametrize("module", [parser, merging, word], ids=lambda module: module.__name__)


@HARNESSES
def test_a_harness_holds_for_its_seeds(module: ModuleType) -> None:
    for data in islice(module.seeds(), 40):
        module.harness(data)


@HARNESSES
def test_a_harness_holds_for_seeds_with_bytes_changed(module: ModuleType) -> None:
    for data in _changed(list(islice(module.seeds(), 40)), 60):
        module.harness(data)


def _changed(seeds: list[bytes], count: int) -> Iterator[bytes]:
    chance = random.Random(2014)
    for _ in range(count):
        data = bytearray(chance.choice(seeds))
        for _ in range(3):
            at = chance.randrange(len(data))
            data[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
        yield bytes(data)
