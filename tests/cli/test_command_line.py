"""What holds for every command."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Acuerdo
from web import cli

FAST = ["parse", "redline"]
HEAVY = {"sqlalchemy", "flask", "docx", "gunicorn", "alembic"}


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_that_is_listed_is_there_and_explains_itself(acuerdo: Acuerdo, name: str) -> None:
    result = acuerdo(name, "--help")
    assert result.exit_code == 0
    assert f"Usage: acuerdo {name} " in result.stdout


def test_every_command_module_is_listed() -> None:
    shared = {
        "__init__",
        "failures",
        "files",
        "room_told",
        "seat",
        "sentences",
        "settings",
        "store",
        "tracked",
    }
    modules = {path.stem for path in Path(cli.__file__).parent.glob("*.py")}
    assert modules - shared == set(cli.COMMANDS)


@pytest.mark.parametrize(
    "arguments", [["no-such-command"], ["redline", "one"], ["parse", "a", "--format", "pdf"]]
)
def test_a_command_that_is_not_used_as_it_is_meant_exits_with_2(
    acuerdo: Acuerdo, arguments: list[str]
) -> None:
    result = acuerdo(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error: " in result.stderr


def test_a_configuration_that_is_refused_exits_with_1_and_one_sentence(
    acuerdo: Acuerdo, tmp_path: Path
) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("colour: red\n")
    result = acuerdo("workflow", "check", "--config", path)
    assert result.exit_code == 1
    assert f"Error: {path}:1: " in result.stderr
    assert "unknown key 'colour'" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_configuration_may_stand_before_the_command(acuerdo: Acuerdo, tmp_path: Path) -> None:
    result = acuerdo("--config", tmp_path / "no.yaml", "workflow", "check")
    assert (
        result.stderr == f"Error: {tmp_path}/no.yaml: there is no such file; give its place with --config\n"
    )


def test_what_nobody_foresaw_is_said_in_one_sentence(
    acuerdo: Acuerdo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: str) -> None:
        raise ZeroDivisionError("by nothing\nand more")

    monkeypatch.setattr(cli, "import_module", fail)
    result = acuerdo("parse", "x")
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: this should not have happened (ZeroDivisionError: by nothing); --debug shows where it did\n"
    )
    assert isinstance(acuerdo("--debug", "parse", "x").exception, ZeroDivisionError)


@pytest.mark.parametrize("name", FAST)
def test_what_needs_no_database_does_not_wait_for_one(name: str) -> None:
    script = f"import sys, web.cli.{name}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert HEAVY & set(done.stdout.split()) == set()
