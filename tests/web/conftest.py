"""Fixtures of the pages' tests. Passwords are hashed cheaply: how dear a hash is, is argon2's own business."""

from collections.abc import Iterator
from pathlib import Path

import argon2
import pytest

from tests.web.world import ROOT, World, world
from web import accounts, app
from web.books import read_bodies
from web.config import load


@pytest.fixture(autouse=True, scope="session")
def cheap_passwords() -> Iterator[None]:
    dear = accounts.passwords
    accounts.passwords = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    yield
    accounts.passwords = dear


@pytest.fixture(autouse=True, scope="session")
def books_read_once() -> Iterator[None]:
    """The same rules and format serve every test of a run; reading them takes longer than most tests."""
    bodies = read_bodies(load(ROOT / "config.yaml"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "read_bodies", lambda _: bodies)
        yield


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[World]:
    """An open meeting of three items, all of them proposals, on a fresh SQLite database."""
    with world(f"sqlite:///{tmp_path}/acuerdo.db", tmp_path) as found:
        yield found
