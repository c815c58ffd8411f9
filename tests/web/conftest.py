"""Fixtures of the pages' tests. Passwords are hashed cheaply: how dear a hash is, is argon2's own business."""

from collections.abc import Iterator
from pathlib import Path

import argon2
import pytest

from tests.web.world import World, world
from web import accounts


@pytest.fixture(autouse=True, scope="session")
def cheap_passwords() -> Iterator[None]:
    dear = accounts.passwords
    accounts.passwords = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    yield
    accounts.passwords = dear


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[World]:
    """An open meeting of three items, all of them proposals, on a fresh SQLite database."""
    with world(f"sqlite:///{tmp_path}/acuerdo.db", tmp_path) as found:
        yield found
