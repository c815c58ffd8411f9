"""How often a password may be tried: five wrong tries within a quarter of an hour, then it waits.

Counted on the server, for the login that is typed or for the account that confirms; the two apart, so that a stranger's
tries at the door do not stand in the way of who is inside. A try is counted before it is checked, so that tries made
side by side count each. Source: attempts are limited (OWASP ASVS 6.3.1); the numbers are our own.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Text, case, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.record.instants import Instant
from engine.record.tables import Base
from web.accounts import login_form
from web.messages import gettext

MOST = 5
WINDOW = timedelta(minutes=15)


class PasswordTries(Base):
    """`key` is a hash: people type their password where their login belongs. `since` is the first of the tries."""

    __tablename__ = "password_tries"

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    tries: Mapped[int]
    since: Mapped[datetime] = mapped_column(Instant)


def at_the_door(login: str) -> str:
    """The key of signing in, whether or not there is such a login."""
    return _hashed(f"sign-in {login_form(login)}")


def inside(account_id: str) -> str:
    """The key of giving the password again."""
    return _hashed(f"again {account_id}")


def may_try(session: Session, key: str, now: datetime) -> bool:
    """Counts a try, and says whether it may be made. The quarter of an hour begins with the first."""
    dialect: Any = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    over = PasswordTries.since <= now - WINDOW
    counted = (
        dialect.insert(PasswordTries)
        .values(key=key, tries=1, since=now)
        .on_conflict_do_update(
            index_elements=["key"],
            set_={
                "tries": case((over, 1), else_=PasswordTries.tries + 1),
                "since": case((over, now), else_=PasswordTries.since),
            },
        )
        .returning(PasswordTries.tries)
    )
    return int(session.execute(counted).scalar_one()) <= MOST


def forget(session: Session, key: str) -> None:
    """The password was the right one."""
    session.execute(delete(PasswordTries).where(PasswordTries.key == key))


def too_often() -> str:
    return gettext("A wrong password was given too often. Wait fifteen minutes, then try again.")


def _hashed(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
