"""serve --demonstration: what it makes, and what it leaves alone."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy
from sqlalchemy.orm import Session

from engine.record.queries import meetings
from engine.record.queries.sittings import sittings_of
from tests.cli.conftest import ROOT
from web.accounts import create_account, proved
from web.cli.store import upgraded
from web.config import load
from web.demonstration.house import MEETING, Occupied, prepare


def test_every_sign_in_that_is_printed_works_and_the_meeting_is_there(sqlite_url: str) -> None:
    with upgraded(sqlite_url) as engine:
        logins = prepare(engine, load(ROOT / "config.yaml"))
        assert [login.login for login in logins][:3] == ["secretariat", "presidency", "observer"]
        assert len(logins) == 16
        with Session(engine) as session:
            assert proved(session, logins[0].login, logins[0].password) is not None
        with engine.connect() as connection:
            assert meetings.meeting(connection, MEETING) is not None


def test_its_second_sitting_is_on_and_has_begun_a_while_ago(sqlite_url: str) -> None:
    with upgraded(sqlite_url) as engine:
        prepare(engine, load(ROOT / "config.yaml"))
        with engine.connect() as connection:
            found = meetings.meeting(connection, MEETING)
            sittings = sittings_of(connection, MEETING)
    assert found is not None
    assert found.sitting is not None
    assert (found.sitting.number, found.issues, found.sitting.floor) == (2, 3, "HND")
    assert timedelta() <= datetime.now(UTC) - sittings[-1].opened_at < timedelta(hours=2)


def test_a_second_start_changes_the_passwords_and_nothing_else(sqlite_url: str) -> None:
    config = load(ROOT / "config.yaml")
    with upgraded(sqlite_url) as engine:
        first = prepare(engine, config)
        events = count(engine)
        second = prepare(engine, config)
        assert count(engine) == events
        assert {login.password for login in first}.isdisjoint(login.password for login in second)
        with Session(engine) as session:
            assert proved(session, first[0].login, first[0].password) is None
            assert proved(session, second[0].login, second[0].password) is not None


def test_a_real_account_is_left_alone(sqlite_url: str) -> None:
    with upgraded(sqlite_url) as engine:
        with Session(engine) as session:
            create_account(session, "secretariat", "Teresa", "correct horse battery")
            session.commit()
        with pytest.raises(Occupied, match="'secretariat' is a real account here"):
            prepare(engine, load(ROOT / "config.yaml"))
        with Session(engine) as session:
            assert proved(session, "secretariat", "correct horse battery") is not None


def count(engine: sqlalchemy.Engine) -> int:
    with engine.connect() as connection:
        found: int = connection.execute(sqlalchemy.text("SELECT count(*) FROM events")).scalar_one()
        return found
