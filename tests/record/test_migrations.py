"""The tables that the migrations make are the tables that the code names."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

import web.accounts  # their tables stand beside the record's
import web.last_opened
import web.reset_links
import web.tries
from engine.record.database import DatabaseRefused, check_version, connect, is_current, upgrade, writing
from engine.record.tables import Base

assert web.accounts.Account.metadata is web.last_opened.OpenedIssue.metadata is Base.metadata


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Base.metadata))


def test_a_fresh_database_has_exactly_the_tables_of_the_code(database_url: str) -> None:
    engine = connect(database_url)
    upgrade(engine)
    with engine.connect() as connection:
        assert _differences(connection) == []
        assert is_current(connection)


def test_to_upgrade_twice_is_to_upgrade_once(database_url: str) -> None:
    engine = connect(database_url)
    upgrade(engine)
    upgrade(engine)
    with engine.connect() as connection:
        check_version(connection)


def test_a_database_that_is_newer_than_the_code_is_left_alone(database_url: str) -> None:
    engine = connect(database_url)
    upgrade(engine)
    with writing(engine).begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(DatabaseRefused, match="newer"):
        upgrade(engine)


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://localhost/x", "sqlite"])
def test_another_kind_of_database_is_refused_in_a_sentence(url: str) -> None:
    with pytest.raises(DatabaseRefused):
        connect(url)


def test_every_table_of_the_record_names_its_meeting() -> None:
    """So that the data of meetings can be split; accounts belong to no meeting."""
    apart = {"accounts", "sign_ins", "reset_links", "password_tries"}
    kept = [table for name, table in Base.metadata.tables.items() if name not in apart]
    assert [table.name for table in kept if not {"meeting_id", "id"} & set(table.columns.keys())] == []
    assert [table.name for table in kept if "meeting_id" not in table.columns] == ["meetings"]
