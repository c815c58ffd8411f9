"""Fixtures of the pages' tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.world import World, world


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[World]:
    """An open meeting of three items, all of them proposals, on a fresh SQLite database."""
    with world(f"sqlite:///{tmp_path}/acuerdo.db", tmp_path) as found:
        yield found
