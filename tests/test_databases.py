"""The databases that other tests are given."""

import sqlalchemy
from sqlalchemy import text


def test_a_test_is_given_an_empty_database_of_each_kind(database_url: str) -> None:
    engine = sqlalchemy.create_engine(database_url)
    assert sqlalchemy.inspect(engine).get_table_names() == []
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE leftover (id INTEGER)"))


def test_nothing_is_left_of_the_test_before(database_url: str) -> None:
    engine = sqlalchemy.create_engine(database_url)
    assert sqlalchemy.inspect(engine).get_table_names() == []
    engine.dispose()
