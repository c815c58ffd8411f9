"""The command line, called as a person calls it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from web.cli import cli

ROOT = Path(__file__).parents[2]

Acuerdo = Callable[..., Result]


@pytest.fixture
def acuerdo() -> Acuerdo:
    """`acuerdo("redline", old, new)` gives exit code, standard output and standard error."""

    def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(
            cli, [str(argument) for argument in arguments], input=stdin, prog_name="acuerdo"
        )

    return run


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> str:
    """The address of a database that every command of the test uses; it is not made yet."""
    monkeypatch.chdir(ROOT)  # where config.yaml is
    monkeypatch.setenv("ACUERDO_DATABASE_URL", sqlite_url)
    return sqlite_url
