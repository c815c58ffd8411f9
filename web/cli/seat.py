"""The secretariat at the command line: in whose name a command acts, and the pages' own ground under it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from engine.procedure.commands import Actor, Role
from engine.record.queries import meetings
from web import labels
from web.accounts import account_by_login, accounts_of
from web.app import create_app
from web.capacities import Standing
from web.cli.failures import Refused
from web.cli.settings import load_bodies, load_config
from web.cli.store import database
from web.here import Here

as_option = click.option(
    "--as",
    "login",
    metavar="LOGIN",
    help="In whose name of the secretariat; needed where it has several accounts.",
)


@contextmanager
def secretariat_of(meeting: str, login: str | None) -> Iterator[Here]:
    """The meeting as its secretariat stands in it, inside a request in English as a page has it. Refused: an unknown
    meeting or account, somebody who is not of the secretariat, and, without `login`, a choice of several."""
    config = load_config()
    load_bodies(config)
    with database(config.database) as engine, engine.connect() as connection:
        found = meetings.meeting(connection, meeting)
        if found is None:
            raise Refused(f"there is no meeting {meeting!r}; acuerdo meeting list shows which there are")
        actor = _actor(connection, meeting, login)
    with TemporaryDirectory() as folder:  # nothing is signed here: the key of the cookies is a throw-away one
        app = create_app(config.model_copy(update={"data": Path(folder)}))
        with app.test_request_context(headers={"Accept-Language": "en"}):
            labels.speak_of(meeting)
            yield Here(found, Standing(actor, (actor,)))


def _actor(connection: Connection, meeting: str, login: str | None) -> Actor:
    staff = [one for one in meetings.people_of(connection, meeting) if one.role is Role.SECRETARIAT]
    with Session(bind=connection) as session:
        if login is not None:
            return _named(session, meeting, staff, login)
        if len(staff) == 1:
            return staff[0]
        if not staff:
            raise Refused(f"{meeting} has no secretariat yet; acuerdo meeting admit names one")
        known = accounts_of(session, {one.person for one in staff}).values()
        logins = ", ".join(sorted(each.login for each in known))
    raise Refused(
        f"{meeting} has several accounts of the secretariat; say in whose name, with --as: {logins}"
    )


def _named(session: Session, meeting: str, staff: list[Actor], login: str) -> Actor:
    account = account_by_login(session, login)
    if account is None:
        raise Refused(f"there is no account {login!r}; make it with: acuerdo user add")
    own = next((one for one in staff if one.person == account.id), None)
    if own is None:
        raise Refused(f"{login} is not of the secretariat of {meeting}; only the secretariat may do this")
    return own
