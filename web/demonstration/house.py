"""The demonstration that `acuerdo serve --demonstration` shows: the Managua meeting in the middle of its work.

Every start gives its accounts new random passwords, which are printed and kept nowhere.
"""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

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
from web.demonstration.clock import Clock
from web.demonstration.play import Play, Stage, cast_of, second
from web.demonstration.script import Script, read_script, read_seed
from web.demonstration.story import GOING_ON, LAST, told

MEETING = "managua-2014-11"
PLACES = {
    "secretariat": "Technical Secretariat",
    "presidency": "Presidency Pro Tempore",
    "observer": "Observer",
}
STAGES = {
    # Agreed in the room, one of them changed since, in its language only (12).
    **{f"conclusions {number}": Stage.AGREED for number in (1, 2, 3, 5, 12)},
    # Some positions are taken, one of them a scrutiny hold (4).
    **{f"conclusions {number}": Stage.CONSENSUS for number in (4, 14)},
    # An amendment carried to the new revision (7), brackets that are open (8), an amendment in conflict (16).
    **{f"conclusions {number}": Stage.MOVED for number in (7, 8, 16)},
    # Entries of the room (18, 19), an item that was suppressed, an amendment that the secretariat has to treat (13).
    **{f"conclusions {number}": Stage.AMENDED for number in ("extra", 13, 18, 19)},
    # Competing amendments for the workbench (6, 9).
    **{f"conclusions {number}": Stage.COMMENTS for number in (6, 9, 10, 11, 15)},
    "conclusions later": Stage.COMMENTS,
    "recommendations 1": Stage.COMMENTS,
}
WHO = {"head": "{}, head of delegation", "reviewer": "{}, reviewer"}


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
    script = read_script()
    names = (
        PLACES
        | {member.code.lower(): member.names.en for member in config.members}
        | _seconds(script, config)
    )
    with Session(writing(engine)) as session:
        made = {login: _account(session, login, name) for login, name in names.items()}
        people = {login: account.id for login, (account, _) in made.items()}
        session.commit()
    with engine.connect() as connection:
        there = meetings.meeting(connection, MEETING) is not None
    if not there:
        _play(engine, config, script, people)
    return tuple(Login(names[login], login, password) for login, (_, password) in made.items())


def _seconds(script: Script, config: Config) -> dict[str, str]:
    """The second persons of delegations, by their logins."""
    members = {one: config.member(one.delegation) for one in script.people}
    return {second(one): WHO[one.who].format(member.names.en) for one, member in members.items() if member}


def _account(session: Session, login: str, name: str) -> tuple[Account, str]:
    """The account, made if it is not there, and its new password."""
    account = account_by_login(session, login)
    if account is None:
        return create_demonstration_account(session, login, name, may_open_meetings=login == "secretariat")
    if not account.demonstration:
        raise Occupied(login)
    return account, renew_demonstration_password(session, account)


def _play(engine: Engine, config: Config, script: Script, people: dict[str, str]) -> None:
    books, clock = read_books(config), _clock()
    play = Play(
        engine=engine,
        desk=Desk(engine, books.rules, clock=clock),
        config=config,
        books=books.rules,
        cast=cast_of(script, [member.code for member in config.members], people),
        script=script,
        seed=read_seed(books.format),
        meeting=MEETING,
        ids=lambda: uuid.uuid4().hex,
        clock=clock,
        stages=lambda scene: STAGES.get(scene.item, Stage.PROPOSED),
    )
    opened, *others = GOING_ON
    for _ in told(play, (opened,)):
        pass
    _give_the_chair_its_seat(play)
    for _ in told(play, tuple(others)):
        pass


def _clock() -> Clock:
    """The meeting is going on: its days are put so that the last thing that happens has happened within the hour."""
    since = datetime.now(UTC) - Clock().at(LAST)
    return Clock(timedelta(hours=since // timedelta(hours=1)))


def _give_the_chair_its_seat(play: Play) -> None:
    """The person who presides also sits for the host country: two capacities of one account."""
    host = play.script.presidency
    play.do(ask.AdmitPerson, play.cast.staff, play.cast.presidency, Role.DELEGATION, host)
