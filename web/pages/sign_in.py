"""Signing in and out."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from web import accounts, tries
from web.database import accounts_changed, db
from web.forms import field
from web.languages import own_path
from web.messages import gettext
from web.visitors import visitor, welcome

pages = Blueprint("sign_in", __name__)


@pages.get("/sign-in")
def form() -> str | Response:
    back = own_path(request.args.get("back", "/"))
    if visitor() is not None:
        return redirect(back)
    return render_template("sign_in/form.html", back=back, login="", sentence="")


@pages.post("/sign-in")
def enter() -> Response | tuple[str, int]:
    """One sentence for an unknown login and for a wrong password, after the same work; another one for either, once it
    was tried too often."""
    login, password, back = field("login"), field("password"), own_path(field("back"))
    key = tries.at_the_door(login[:200])
    with accounts_changed() as changing:
        allowed = tries.may_try(changing, key, accounts.now())
    if not allowed:
        return _again(back, login, tries.too_often()), 429
    account = accounts.proved(db.session(), login[:200], password[:1000])
    if account is None:
        wrong = gettext("This login and password do not belong together. Check both and try again.")
        return _again(back, login, wrong), 403
    with accounts_changed() as changing:
        tries.forget(changing, key)
        token = accounts.enter(changing, account.id)
    welcome(account, token)
    return redirect(back)


def _again(back: str, login: str, sentence: str) -> str:
    return render_template("sign_in/form.html", back=back, login=login, sentence=sentence)


@pages.post("/sign-out")
def leave() -> Response:
    with accounts_changed() as changing:
        accounts.sign_out(changing, session["sign_in"])
    session.clear()
    return redirect(url_for("sign_in.form"))
