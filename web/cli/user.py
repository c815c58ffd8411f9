"""acuerdo user: who may sign in. What they may do in a meeting is given to them there."""

from typing import get_args

import click
from sqlalchemy.orm import Session

from engine.record.database import writing
from web.accounts import (
    AccountFault,
    AccountRefused,
    account_by_login,
    create_account,
    deactivate,
)
from web.cli.failures import Refused
from web.cli.settings import config_option, load_config
from web.cli.store import database
from web.config import Language
from web.reset_links import create_reset_link

SENTENCES = {
    AccountFault.LOGIN_EMPTY: "the login is empty",
    AccountFault.LOGIN_TAKEN: "there is an account with this login already",
    AccountFault.LOGIN_CHARACTERS: "the login has blanks or invisible characters in it",
    AccountFault.NAME_EMPTY: "the name is empty",
    AccountFault.NAME_CHARACTERS: "the name has invisible characters in it",
    AccountFault.PASSWORD_SHORT: "the password is too short",
    AccountFault.LANGUAGE_UNKNOWN: "the pages do not come in this language",
}


@click.group("user")
def command() -> None:
    """Make accounts, and put them out of use."""


@command.command("deactivate")
@click.argument("login")
@config_option
def deactivate_(login: str) -> None:
    """Put the account LOGIN out of use: every browser in which it is signed in is anonymous with its next request."""
    with database(load_config().database) as engine, Session(writing(engine)) as session:
        account = account_by_login(session, login)
        if account is None:
            raise Refused(f"there is no account {login!r}")
        deactivate(session, account)
        session.commit()
    click.echo(f"{login} is out of use")


@command.command("add")
@click.argument("login")
@click.option("--name", required=True, help="The name that others see.")
@click.option(
    "--language",
    type=click.Choice(get_args(Language)),
    help="The language of the pages; the house's first unless given.",
)
@click.option("--may-open-meetings", is_flag=True, help="For the secretariat.")
@config_option
def add(login: str, name: str, language: Language | None, may_open_meetings: bool) -> None:
    """Make an account with this LOGIN and print the link with which its owner sets the password, once."""
    config = load_config()
    with database(config.database) as engine, Session(writing(engine)) as session:
        try:
            account = create_account(
                session,
                login,
                name,
                None,
                language=language or config.languages[0],
                may_open_meetings=may_open_meetings,
            )
        except AccountRefused as refused:
            raise Refused(f"{login}: {SENTENCES[refused.fault]}") from None
        token = create_reset_link(session, account)
        session.commit()
        click.echo(f"{account.login} can set a password here, once, within 48 hours:")
        click.echo(f"{config.server.public_address}/reset/{token}")
