"""acuerdo db, and what every command says about a database that it cannot use."""

from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy import text

from tests.cli.conftest import Acuerdo


def test_the_database_is_made_and_a_second_time_left_as_it_is(
    acuerdo: Acuerdo, house: str, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACUERDO_DATABASE_URL", database_url)
    assert acuerdo("db", "upgrade").exit_code == 0
    assert acuerdo("db", "upgrade").stdout.endswith(" is at the current version\n")
    engine = sqlalchemy.create_engine(database_url)
    assert {"events", "accounts"} <= set(sqlalchemy.inspect(engine).get_table_names())
    engine.dispose()


def test_a_database_that_is_not_made_yet_is_not_made_by_the_way(acuerdo: Acuerdo, house: str) -> None:
    result = acuerdo("user", "add", "ana", "--name", "Ana")
    assert result.exit_code == 1
    assert result.stderr == f"Error: there is no database {house} yet; make it with: acuerdo db upgrade\n"
    assert not Path(house.removeprefix("sqlite:///")).exists()


def test_a_database_of_an_older_version_says_what_to_run(acuerdo: Acuerdo, house: str) -> None:
    sqlalchemy.create_engine(house).connect().close()
    assert (
        "is of an older version; run: acuerdo db upgrade"
        in acuerdo("user", "add", "ana", "--name", "Ana").stderr
    )


@pytest.mark.parametrize("command", [("db", "upgrade"), ("user", "add", "ana", "--name", "Ana"), ("serve",)])
def test_a_database_that_is_newer_than_the_code_is_left_alone(
    acuerdo: Acuerdo, house: str, command: tuple[str, ...]
) -> None:
    acuerdo("db", "upgrade")
    with sqlalchemy.create_engine(house).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'of tomorrow'"))
    result = acuerdo(*command)
    assert result.exit_code == 1
    assert "the database is at version of tomorrow, which this Acuerdo does not know" in result.stderr


def test_a_file_that_is_no_database_is_named(acuerdo: Acuerdo, house: str) -> None:
    Path(house.removeprefix("sqlite:///")).write_text("an ordinary text, long enough to be one")
    result = acuerdo("db", "upgrade")
    assert result.exit_code == 1
    assert result.stderr == f"Error: the database {house} cannot be used: file is not a database\n"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "postgresql://ana:secret@127.0.0.1:1/acuerdo",
            "postgresql://ana:***@127.0.0.1:1/acuerdo cannot be used",
        ),
        ("mysql://ana:secret@127.0.0.1/acuerdo", "'mysql' is not supported"),
        ("acuerdo.db", "'acuerdo.db' is not a database address"),
    ],
)
def test_an_address_that_leads_nowhere_is_named_without_its_password(
    acuerdo: Acuerdo, house: str, monkeypatch: pytest.MonkeyPatch, address: str, said: str
) -> None:
    monkeypatch.setenv("ACUERDO_DATABASE_URL", address)
    result = acuerdo("db", "upgrade")
    assert result.exit_code == 1
    assert said in result.stderr
    assert "secret" not in result.stderr
