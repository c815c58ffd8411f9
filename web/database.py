"""Flask-SQLAlchemy over the tables of the record: accounts, and what pages read. Every change of the negotiation goes
through the desk, which shares this engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from engine.record.database import connect, writing
from engine.record.tables import Base


class Database(SQLAlchemy):
    def _make_engine(
        self,
        bind_key: str | None,  # noqa: ARG002 (Flask-SQLAlchemy's own signature)
        options: dict[str, Any],  # noqa: ARG002 (the same)
        app: Flask,
    ) -> sa.Engine:
        """The engine with the record's own settings (SQLite's pragmas), instead of Flask-SQLAlchemy's."""
        return connect(str(app.config["SQLALCHEMY_DATABASE_URI"]))


db = Database(metadata=Base.metadata)


@contextmanager
def accounts_changed() -> Iterator[Session]:
    """A transaction that changes accounts, committed at the end. What this request read before is let go first, so that
    it holds no second connection and sees what was changed."""
    db.session.rollback()
    with Session(writing(db.engine), expire_on_commit=False) as session, session.begin():
        yield session


def reading() -> Connection:
    """The connection on which this request reads; on SQLite everything that it reads is of one moment."""
    return db.session.connection()
