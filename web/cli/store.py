"""The database of the configuration, for every command that needs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from engine.record.database import DatabaseRefused, check_version, connect, is_current, upgrade
from web.cli.failures import Refused


@contextmanager
def database(address: str) -> Iterator[Engine]:
    """The database at `address`, which must be there and at this code's version."""
    _must_be_there(address)
    with _opened(address) as engine:
        with engine.connect() as connection:
            check_version(connection)
            if not is_current(connection):
                raise Refused(
                    f"the database {shown(address)} is of an older version; run: acuerdo db upgrade"
                )
        yield engine


@contextmanager
def upgraded(address: str) -> Iterator[Engine]:
    """The database at `address`, made if it is not there and brought to this code's version."""
    with _opened(address) as engine:
        upgrade(engine)
        yield engine


def shown(address: str) -> str:
    """The address without its password."""
    try:
        return make_url(address).render_as_string(hide_password=True)
    except ArgumentError:
        return address


@contextmanager
def _opened(address: str) -> Iterator[Engine]:
    try:
        engine = connect(address)
    except (DatabaseRefused, NoSuchModuleError) as error:
        raise Refused(str(error)) from None
    try:
        yield engine
    except DatabaseRefused as error:
        raise Refused(str(error)) from None
    except DatabaseError as error:
        said = str(error.orig).strip().splitlines()[0]
        raise Refused(f"the database {shown(address)} cannot be used: {said}") from error
    except OSError as error:
        raise Refused(f"the database {shown(address)} cannot be used: {error.strerror}") from error
    finally:
        engine.dispose()


def _must_be_there(address: str) -> None:
    """SQLite would make an empty file of it, and the sentence after that would be about its tables."""
    try:
        url = make_url(address)
    except ArgumentError:
        return  # connect says what is wrong with it
    if url.get_backend_name() == "sqlite" and url.database and not Path(url.database).is_file():
        raise Refused(f"there is no database {shown(address)} yet; make it with: acuerdo db upgrade")
