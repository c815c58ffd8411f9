"""Connections: SQLite and PostgreSQL set up so that a commit that was acknowledged is kept.

SQLite as measured: write-ahead log, `synchronous` FULL, a busy time-out, foreign keys on, and transactions that we
begin ourselves: BEGIN IMMEDIATE to write (two writers never deadlock in the middle), BEGIN to read.
"""

from pathlib import Path
from typing import Any

from alembic import command, migration, script
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_MS = 30_000
UPGRADE_LOCK = 7_262_014  # any number that no other program on the same database uses


class DatabaseRefused(ValueError):
    """The database cannot be used as it is; the sentence says why and what to do."""


def connect(url: str) -> Engine:
    """An engine for `url` (sqlite:///file or postgresql://...); raises `DatabaseRefused` for any other kind."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise DatabaseRefused(
            f"{url!r} is not a database address; write sqlite:///FILE or postgresql://..."
        ) from None
    backend = parsed.get_backend_name()
    if backend == "sqlite":
        # hide_parameters: an error in the log must not show a private text
        engine = create_engine(parsed, hide_parameters=True)
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    if backend == "postgresql":
        # Readers see one moment, as they do on SQLite; writers see what was committed while they waited (`writing`).
        return create_engine(
            parsed.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            hide_parameters=True,
            isolation_level="REPEATABLE READ",
        )
    raise DatabaseRefused(f"{backend!r} is not supported; use sqlite or postgresql")


def writing(engine: Engine) -> Engine:
    """The same engine for writers: on SQLite each transaction takes the write lock when it begins; on PostgreSQL it
    sees what was committed while it waited for a lock."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="READ COMMITTED")
    return engine.execution_options(acuerdo_writes=True)


def upgrade(engine: Engine) -> None:
    """Bring the database to this code's version. Safe when several processes do it at once; raises `DatabaseRefused`
    when the database is newer than the code."""
    if engine.dialect.name == "sqlite" and engine.url.database:
        Path(engine.url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with writing(engine).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK})
        check_version(connection)
        command.upgrade(_config(connection), "head")


def check_version(connection: Connection) -> None:
    """Raises `DatabaseRefused` when the database was written by a newer Acuerdo."""
    current = migration.MigrationContext.configure(connection).get_current_revision()
    known = {revision.revision for revision in script.ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if current is not None and current not in known:
        raise DatabaseRefused(
            f"the database is at version {current}, which this Acuerdo does not know: it was written by a newer one. "
            "Install that version, or use another database."
        )


def is_current(connection: Connection) -> bool:
    """Whether the database has this code's tables."""
    current = migration.MigrationContext.configure(connection).get_current_revision()
    return current == script.ScriptDirectory(str(MIGRATIONS)).get_current_head()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _set_up_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # pysqlite begins no transactions of its own
    for pragma in (
        f"busy_timeout = {BUSY_MS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("acuerdo_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
