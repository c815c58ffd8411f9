"""The command line, called as a person calls it."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from web.cli import cli

Acuerdo = Callable[..., Result]


@pytest.fixture
def acuerdo() -> Acuerdo:
    """`acuerdo("redline", old, new)` gives exit code, standard output and standard error."""

    def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(
            cli, [str(argument) for argument in arguments], input=stdin, prog_name="acuerdo"
        )

    return run
