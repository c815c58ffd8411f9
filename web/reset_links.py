"""Reset links: with one, an account sets its password, once."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Text, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.record.instants import Instant
from engine.record.tables import Base
from web import accounts
from web.accounts import Account

RESET_LASTS = timedelta(hours=48)


class ResetLink(Base):
    """A link with which an account sets its password once."""

    __tablename__ = "reset_links"

    token_hash: Mapped[str] = mapped_column(Text, primary_key=True)
    account_id: Mapped[str] = mapped_column(Text, ForeignKey("accounts.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)


def create_reset_link(session: Session, account: Account) -> str:
    """The token of a new link, to be shown once. Earlier links of the account that were not used end here."""
    instant = accounts.now()
    session.execute(
        update(ResetLink)
        .where(ResetLink.account_id == account.id, ResetLink.used_at.is_(None))
        .values(expires_at=instant)
    )
    token = secrets.token_urlsafe(32)
    session.add(
        ResetLink(
            token_hash=accounts.token_hash(token),
            account_id=account.id,
            created_at=instant,
            expires_at=instant + RESET_LASTS,
            used_at=None,
        )
    )
    session.flush()
    return token


def reset_link_account(session: Session, token: str) -> Account | None:
    """Whose link this is, while it can still be used."""
    return session.scalar(
        select(Account)
        .join(ResetLink, ResetLink.account_id == Account.id)
        .where(
            ResetLink.token_hash == accounts.token_hash(token),
            ResetLink.used_at.is_(None),
            ResetLink.expires_at > accounts.now(),
            Account.active,
        )
    )


def use_reset_link(session: Session, token: str, hashed: str) -> Account | None:
    """Sets the password (as `password_hash` gives it), spends the link and ends every sign-in of the account. None, and
    nothing changed, when the link is spent, too old or unknown."""
    account = reset_link_account(session, token)
    if account is None:
        return None
    spent = session.execute(
        update(ResetLink)
        .where(ResetLink.token_hash == accounts.token_hash(token), ResetLink.used_at.is_(None))
        .values(used_at=accounts.now())
        .returning(ResetLink.account_id)
    )
    if spent.first() is None:  # another browser used it between the look and this line
        return None
    account.password_hash = hashed
    accounts.revoke_sign_ins(session, account.id)
    return account
