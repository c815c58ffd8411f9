"""The demonstration that `acuerdo serve --demonstration` shows: the Managua meeting in the middle of its work.

Every start gives its accounts new random passwords, which are printed and kept nowhere.
"""

import uuid
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from engine.desk import Desk
from engine.procedure import commands as ask
from engine.procedure.commands import Role
from engine.record.database import writing
from engine.record.queries import meetings
from web.accounts import Account, account_by_login, create_demonstration_account, renew_demonstration_password
from web.books import read_books
from web.config import Config
from web.demonstration.play import Cast, Play, Stage
from web.demonstration.script import Scene, read_script, read_seed

MEETING = "managua-2014-11"
PLACES = {
    "secretariat": "Technical Secretariat",
    "presidency": "Presidency Pro Tempore",
    "observer": "Observer",
}
STAGES = {
    **{f"conclusions {number}": Stage.AGREED for number in (1, 2, 3, 5)},
    **{f"conclusions {number}": Stage.CONSENSUS for number in (4, 14)},
    # An amendment carried to the new revision (7), brackets that are open (8), an amendment in conflict (16).
    **{f"conclusions {number}": Stage.MOVED for number in (7, 8, 16)},
    **{f"conclusions {number}": Stage.AMENDED for number in (13, 18)},
    # Competing amendments for the workbench (6, 9).
    **{f"conclusions {number}": Stage.COMMENTS for number in (6, 9, 10, 11, 12, 15)},
}


@dataclass(frozen=True, slots=True)
class Login:
    """How to sign in as somebody, once printed."""

    who: str
    login: str
    password: str


class Occupied(ValueError):
    """A real account has the login of a demonstration account: this database is in use."""

    def __init__(self, login: str) -> None:
        super().__init__(
            f"{login!r} is a real account here, so the demonstration is left out of this database"
        )


def prepare(engine: Engine, config: Config) -> tuple[Login, ...]:
    """Make the demonstration if it is not there, and give its accounts new passwords."""
    names = PLACES | {member.code.lower(): member.names.en for member in config.members}
    with Session(writing(engine)) as session:
        made = {login: _account(session, login, name) for login, name in names.items()}
        people = {login: account.id for login, (account, _) in made.items()}
        session.commit()
    with engine.connect() as connection:
        there = meetings.meeting(connection, MEETING) is not None
    if not there:
        _play(engine, config, people)
    return tuple(Login(names[login], login, password) for login, (_, password) in made.items())


def _account(session: Session, login: str, name: str) -> tuple[Account, str]:
    """The account, made if it is not there, and its new password."""
    account = account_by_login(session, login)
    if account is None:
        return create_demonstration_account(session, login, name, may_open_meetings=login == "secretariat")
    if not account.demonstration:
        raise Occupied(login)
    return account, renew_demonstration_password(session, account)


def _play(engine: Engine, config: Config, people: dict[str, str]) -> None:
    books = read_books(config)
    seats = {member.code: people[member.code.lower()] for member in config.members}
    cast = Cast(people["secretariat"], people["presidency"], people["observer"], seats)
    play = Play(
        engine=engine,
        desk=Desk(engine, books.rules),
        books=books.rules,
        cast=cast,
        script=read_script(),
        seed=read_seed(books.format),
        meeting=MEETING,
        ids=lambda: uuid.uuid4().hex,
    )
    play.open()
    _give_the_chair_its_seat(play)
    for _ in play.scenes(_stage):
        pass


def _stage(scene: Scene) -> Stage:
    return STAGES.get(scene.item, Stage.PROPOSED)


def _give_the_chair_its_seat(play: Play) -> None:
    """The person who presides also sits for the host country: two capacities of one account."""
    command = ask.AdmitPerson(
        id=play.ids(),
        actor=play.cast.staff,
        meeting=play.meeting,
        person=play.cast.presidency,
        role=Role.DELEGATION,
        delegation=play.script.presidency,
    )
    play.do(command)
