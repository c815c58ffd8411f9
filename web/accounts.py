"""Accounts and sign-ins: plain rows. With reset links, the only ones that the pages write themselves.

Tokens are kept as SHA-256, so that whoever reads the database cannot sign in with what it holds. Who may do what in a
meeting is not here: capacities are events of the meeting.
"""

import hashlib
import secrets
import unicodedata
import uuid
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

import argon2
from sqlalchemy import ForeignKey, Text, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.record.instants import Instant
from engine.record.tables import Base
from engine.text.characters import faults

SIGN_IN_LASTS = timedelta(hours=12)
PASSWORD_MINIMUM = 12
LANGUAGES = ("es", "en")

passwords = argon2.PasswordHasher()


class Account(Base):
    __tablename__ = "accounts"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    login: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    password_hash: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    may_open_meetings: Mapped[bool]
    demonstration: Mapped[bool]
    active: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(Instant)


class SignIn(Base):
    """One browser that is signed in. `confirmed_at` is when the password was last given in it; `seen_at` goes with it,
    since looking at pages writes nothing."""

    __tablename__ = "sign_ins"

    token_hash: Mapped[str] = mapped_column(Text, primary_key=True)
    account_id: Mapped[str] = mapped_column(Text, ForeignKey("accounts.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    confirmed_at: Mapped[datetime] = mapped_column(Instant)


# Asked at every request, so made once.
_SIGNED_IN = (
    select(Account)
    .join(SignIn, SignIn.account_id == Account.id)
    .where(SignIn.token_hash == bindparam("token_hash"), SignIn.expires_at > bindparam("now"), Account.active)
)


class AccountFault(StrEnum):
    """Why an account is not made or a password not taken."""

    LOGIN_EMPTY = "login_empty"
    LOGIN_TAKEN = "login_taken"
    LOGIN_CHARACTERS = "login_characters"
    NAME_EMPTY = "name_empty"
    NAME_CHARACTERS = "name_characters"
    PASSWORD_SHORT = "password_short"  # noqa: S105 (the name of a fault, not a password)
    LANGUAGE_UNKNOWN = "language_unknown"


class AccountRefused(ValueError):
    """Carries the fault; whoever shows it writes the sentence."""

    def __init__(self, fault: AccountFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def now() -> datetime:
    """The present instant, for accounts and sign-ins only: the negotiation asks the database's clock."""
    return datetime.now(UTC)


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def login_form(login: str) -> str:
    """The one form in which a login is kept and looked up."""
    return unicodedata.normalize("NFC", login).strip().casefold()


def create_account(
    session: Session,
    login: str,
    name: str,
    password: str | None,
    *,
    language: str = "en",
    may_open_meetings: bool = False,
    demonstration: bool = False,
) -> Account:
    """A new account, flushed but not committed. Without a password it can only come in by a reset link.

    Refuses (AccountRefused): a login that is empty, taken or with blanks or invisible characters; an empty name; a
    short password; a language other than `LANGUAGES`.
    """
    login = login_form(login)
    _check_identity(login, name, language)
    if session.scalar(select(Account.id).where(Account.login == login)):
        raise AccountRefused(AccountFault.LOGIN_TAKEN)
    account = Account(
        id=uuid.uuid4().hex,
        login=login,
        name=name.strip(),
        password_hash=None if password is None else password_hash(password),
        language=language,
        may_open_meetings=may_open_meetings,
        demonstration=demonstration,
        active=True,
        created_at=now(),
    )
    session.add(account)
    session.flush()
    return account


def create_demonstration_account(
    session: Session, login: str, name: str, *, language: str = "en", may_open_meetings: bool = False
) -> tuple[Account, str]:
    """An account for trying things out, and its random password, which is shown once and kept nowhere."""
    password = secrets.token_urlsafe(12)
    account = create_account(
        session,
        login,
        name,
        password,
        language=language,
        may_open_meetings=may_open_meetings,
        demonstration=True,
    )
    return account, password


def renew_demonstration_password(session: Session, account: Account) -> str:
    """A new random password for an account that is there for trying things out; whoever was signed in is signed out."""
    assert account.demonstration, "a real account's password is its owner's"
    password = secrets.token_urlsafe(12)
    account.password_hash = password_hash(password)
    account.active = True
    revoke_sign_ins(session, account.id)
    return password


def demonstration_accounts_exist(session: Session) -> bool:
    return (
        session.scalar(select(Account.id).where(Account.demonstration, Account.active).limit(1)) is not None
    )


def account_by_login(session: Session, login: str) -> Account | None:
    return session.scalar(select(Account).where(Account.login == login_form(login)))


def accounts_of(session: Session, ids: set[str]) -> dict[str, Account]:
    """The accounts with these ids, by id; an id that is no account is left out."""
    return {account.id: account for account in session.scalars(select(Account).where(Account.id.in_(ids)))}


# --- signing in and out ----------------------------------------------------------------------------------------------


def prepare() -> None:
    """Makes the first sign-in of a process cost what the others cost."""
    _nobody()


def proved(session: Session, login: str, password: str) -> Account | None:
    """The account that login and password belong to, or None: the same answer after the same work for an unknown login
    and for a wrong password. Writes nothing, so that the slow check holds no lock."""
    account = account_by_login(session, login)
    if account is None or not account.active or account.password_hash is None:
        _matches(_nobody(), password)
        return None
    return account if _matches(account.password_hash, password) else None


def enter(session: Session, account_id: str) -> str:
    """Opens a sign-in for an account that has just proved itself. The token goes into the browser's cookie; it is kept
    nowhere else."""
    token = secrets.token_urlsafe(32)
    instant = now()
    session.add(
        SignIn(
            token_hash=token_hash(token),
            account_id=account_id,
            created_at=instant,
            seen_at=instant,
            expires_at=instant + SIGN_IN_LASTS,
            confirmed_at=instant,
        )
    )
    session.flush()
    return token


def signed_in(session: Session, token: str) -> Account | None:
    """Whose browser this is; None for a token that is unknown, expired, revoked, or of an account put out of use."""
    return session.scalar(_SIGNED_IN, {"token_hash": token_hash(token), "now": now()})


def sign_out(session: Session, token: str) -> None:
    found = session.get(SignIn, token_hash(token))
    if found is not None:
        session.delete(found)


def revoke_sign_ins(session: Session, account_id: str) -> None:
    """Ends every sign-in of an account, wherever it is; the next request of each browser is anonymous."""
    for found in session.scalars(select(SignIn).where(SignIn.account_id == account_id)):
        session.delete(found)


def deactivate(session: Session, account: Account) -> None:
    account.active = False
    revoke_sign_ins(session, account.id)


def password_fits(session: Session, account_id: str, password: str) -> bool:
    """Whether the person at the keyboard knows the account's password: signing in again before what matters most."""
    account = session.get(Account, account_id)
    return (
        account is not None
        and account.password_hash is not None
        and _matches(account.password_hash, password)
    )


def confirm(session: Session, token: str) -> None:
    """Keeps that the password was given again in this sign-in just now."""
    found = session.get(SignIn, token_hash(token))
    if found is not None:
        found.confirmed_at = found.seen_at = now()


def keep_language(session: Session, account_id: str, language: str) -> None:
    account = session.get(Account, account_id)
    if account is not None:
        account.language = language


def password_hash(password: str) -> str:
    """What is kept of a password. Refuses a short one (AccountRefused). Slow on purpose: call it
    outside transactions."""
    if len(password) < PASSWORD_MINIMUM:
        raise AccountRefused(AccountFault.PASSWORD_SHORT)
    return passwords.hash(password)


# --- inside ----------------------------------------------------------------------------------------------------------


def _check_identity(login: str, name: str, language: str) -> None:
    if not login:
        raise AccountRefused(AccountFault.LOGIN_EMPTY)
    if faults(login) or any(c.isspace() for c in login):
        raise AccountRefused(AccountFault.LOGIN_CHARACTERS)
    if not name.strip():
        raise AccountRefused(AccountFault.NAME_EMPTY)
    if faults(name) or "\n" in name:
        raise AccountRefused(AccountFault.NAME_CHARACTERS)
    if language not in LANGUAGES:
        raise AccountRefused(AccountFault.LANGUAGE_UNKNOWN)


def _matches(password_hash: str, password: str) -> bool:
    try:
        return passwords.verify(password_hash, password)
    except argon2.exceptions.VerificationError:
        return False


@lru_cache(maxsize=1)
def _nobody() -> str:
    """The hash of a password that nobody has, so that an unknown login costs as much as a wrong password."""
    return passwords.hash(secrets.token_urlsafe(32))
