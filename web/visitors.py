"""Who is looking: the account behind the cookie, looked up on the server at each request."""

from dataclasses import dataclass

from flask import g, redirect, request, session, url_for
from werkzeug.exceptions import Unauthorized
from werkzeug.wrappers import Response

from web import accounts
from web.accounts import Account, SignIn
from web.database import db

PUBLIC = frozenset({"static", "sign_in.form", "sign_in.enter", "languages.switch", "reset.form", "reset.use"})


@dataclass(frozen=True, slots=True)
class Visitor:
    account: Account
    sign_in: SignIn


def visitor() -> Visitor | None:
    """The signed-in visitor of this request, or None. A revoked sign-in counts from the next request on."""
    if "visitor" not in g:
        token = session.get("sign_in")
        found = accounts.signed_in(db.session, token) if isinstance(token, str) else None
        g.visitor = None if found is None else Visitor(*found)
    found_visitor: Visitor | None = g.visitor
    return found_visitor


def account() -> Account:
    """The account of a page that is only for people who are signed in."""
    who = visitor()
    if who is None:
        raise Unauthorized
    return who.account


def welcome(entered: accounts.Entered) -> None:
    """Starts a fresh browser session at sign-in, so that nothing planted before survives in it."""
    language = entered.account.language
    session.clear()
    session["sign_in"] = entered.token
    session["language"] = language
    g.pop("visitor", None)
    g.pop("csrf_token", None)


def require_sign_in() -> Response | None:
    """Before each request: what is not in `PUBLIC` is for people who are signed in.

    A page asked for sends to the sign-in page and back; a form sent is refused with its text shown, not lost.
    """
    if request.endpoint is None or request.endpoint in PUBLIC or visitor() is not None:
        return None
    if request.method in ("GET", "HEAD"):
        return redirect(url_for("sign_in.form", back=request.full_path.rstrip("?")))
    raise Unauthorized

