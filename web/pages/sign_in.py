"""Signing in and out."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from web import accounts
from web.database import db
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
    entered = accounts.sign_in(db.session, login[:200], password[:1000])
    if entered is None:
        return render_template("sign_in/form.html", back=back, login=login, wrong=True), 403
    welcome(entered)
    db.session.commit()
    return redirect(back)


@pages.post("/sign-out")
def leave() -> Response:
    accounts.sign_out(db.session, session["sign_in"])
    db.session.commit()
    session.clear()
    return redirect(url_for("sign_in.form"))
