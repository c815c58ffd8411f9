"""acuerdo record."""

import pytest
import sqlalchemy
from sqlalchemy import text

from tests.cli.conftest import Acuerdo


@pytest.fixture
def kept(acuerdo: Acuerdo, house: str) -> sqlalchemy.Engine:
    """A database with two meetings, "one" and "two"."""
    acuerdo("db", "upgrade")
    for id_ in ("one", "two"):
        assert acuerdo("meeting", "create", "--title", id_, "--language", "en", "--id", id_).exit_code == 0
    return sqlalchemy.create_engine(house)


def test_a_record_that_is_whole_says_so_with_its_digest(acuerdo: Acuerdo, kept: sqlalchemy.Engine) -> None:
    result = acuerdo("record", "verify")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert [line.split(". ")[0] for line in lines] == ["one: whole", "two: whole"]
    assert len(lines[0].split("Digest ")[1]) == 64


def test_an_altered_event_is_found_and_named(acuerdo: Acuerdo, kept: sqlalchemy.Engine) -> None:
    with kept.begin() as connection:
        connection.execute(
            text("UPDATE events SET body = replace(body, '\"MEX\"', '\"FRA\"') WHERE stream = 'two'")
        )
    result = acuerdo("record", "verify")
    assert result.exit_code == 1
    assert "one: whole." in result.stdout
    assert "two: NOT WHOLE." in result.stdout
    assert "  this event is not what was hashed: two 1\n" in result.stdout
    assert result.stderr.startswith("Error: the record is not whole: ")
    assert acuerdo("record", "verify", "one").exit_code == 0


def test_a_meeting_that_is_not_on_record_is_named(acuerdo: Acuerdo, kept: sqlalchemy.Engine) -> None:
    result = acuerdo("record", "verify", "three")
    assert result.exit_code == 1
    assert "there is no meeting 'three' on record" in result.stderr


def test_an_empty_record_is_said_to_be_empty(acuerdo: Acuerdo, house: str) -> None:
    acuerdo("db", "upgrade")
    result = acuerdo("record", "verify")
    assert (result.exit_code, result.stdout) == (0, "there is no meeting on record\n")
