"""Who is looking: the account behind the cookie, looked up on the server at each request."""

from dataclasses import dataclass

from flask import g, redirect, request, session, url_for
from werkzeug.exceptions import Unauthorized
from werkzeug.wrappers import Response

from web import accounts
from web.accounts import Account
from web.database import db

PUBLIC = frozenset({"static", "sign_in.form", "sign_in.enter", "languages.switch", "reset.form", "reset.use"})


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever is signed in, copied from the account: no row is held while a page is made."""

    id: str
    login: str
    name: str
    language: str
    may_open_meetings: bool


def visitor() -> Visitor | None:
    """The signed-in visitor of this request, or None. A revoked sign-in counts from the next request on."""
    if "visitor" not in g:
        token = session.get("sign_in")
        account = accounts.signed_in(db.session(), token) if isinstance(token, str) else None
        g.visitor = None if account is None else _copied(account)
    found: Visitor | None = g.visitor
    return found


def person() -> Visitor:
    """The visitor of a page that is only for people who are signed in."""
    who = visitor()
    if who is None:
        raise Unauthorized
    return who


def welcome(account: Account, token: str) -> None:
    """Starts a fresh browser session at sign-in, so that nothing planted before survives in it."""
    session.clear()
    session["sign_in"] = token
    session["language"] = account.language
    g.pop("visitor", None)
    g.pop("csrf_token", None)


def require_sign_in() -> Response | None:
    """Before each request: what is not in `PUBLIC` is for people who are signed in.

    A page asked for sends to the sign-in page and back; a form sent is refused with its text shown, not lost.
    """
    if request.endpoint is None or request.endpoint in PUBLIC or visitor() is not None:
        return None
    # A page that looks again by itself must not be given the sign-in page in place of its part.
    if request.method in ("GET", "HEAD") and "HX-Request" not in request.headers:
        return redirect(url_for("sign_in.form", back=request.full_path.rstrip("?")))
    raise Unauthorized


def _copied(account: Account) -> Visitor:
    return Visitor(account.id, account.login, account.name, account.language, account.may_open_meetings)
