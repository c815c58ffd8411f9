"""A reset link: opened as often as one likes, used once."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from web import accounts, reset_links
from web.accounts import AccountRefused
from web.database import accounts_changed, db
from web.forms import field
from web.messages import gettext
from web.visitors import welcome

pages = Blueprint("reset", __name__)


@pages.get("/reset/<token>")
def form(token: str) -> tuple[str, int]:
    return _shown(token)


@pages.post("/reset/<token>")
def use(token: str) -> Response | tuple[str, int]:
    """Keeps the new password, ends the account's other sign-ins and signs in here."""
    try:
        hashed = accounts.password_hash(field("password")[:1000])
    except AccountRefused:
        return _shown(token, gettext("The password is too short: at least 12 characters."), 400)
    with accounts_changed() as changing:
        account = reset_links.use_reset_link(changing, token, hashed)
        entered = None if account is None else accounts.enter(changing, account.id)
    if account is None or entered is None:
        return _shown(token)
    welcome(account, entered)
    return redirect(url_for("meetings.index"))


def _shown(token: str, fault: str = "", code: int = 200) -> tuple[str, int]:
    account = reset_links.reset_link_account(db.session(), token)
    page = render_template(
        "sign_in/reset.html", token=token, name="" if account is None else account.name, fault=fault
    )
    return page, 404 if account is None else code
