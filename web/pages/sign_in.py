"""Signing in and out."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from web import accounts
from web.database import accounts_changed, db
from web.forms import field
from web.languages import own_path
from web.visitors import visitor, welcome

pages = Blueprint("sign_in", __name__)


@pages.get("/sign-in")
def form() -> str | Response:
    back = own_path(request.args.get("back", "/"))
    if visitor() is not None:
        return redirect(back)
    return render_template("sign_in/form.html", back=back, login="", wrong=False)


@pages.post("/sign-in")
def enter() -> Response | tuple[str, int]:
    """One sentence for an unknown login and for a wrong password, after the same work."""
    login, password, back = field("login"), field("password"), own_path(field("back"))
    account = accounts.proved(db.session(), login[:200], password[:1000])
    if account is None:
        return render_template("sign_in/form.html", back=back, login=login, wrong=True), 403
    with accounts_changed() as changing:
        token = accounts.enter(changing, account.id)
    welcome(account, token)
    return redirect(back)


@pages.post("/sign-out")
def leave() -> Response:
    with accounts_changed() as changing:
        accounts.sign_out(changing, session["sign_in"])
    session.clear()
    return redirect(url_for("sign_in.form"))
