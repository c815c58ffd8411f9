"""acuerdo db: the database itself."""

import click

from web.cli.settings import config_option, load_config
from web.cli.store import shown, upgraded


@click.group("db")
def command() -> None:
    """Make the database, or bring it to this version."""


@command.command("upgrade")
@config_option
def upgrade() -> None:
    """Make the database if it is not there, and bring it to this version. Safe to run at any time, twice too."""
    address = load_config().database
    with upgraded(address):
        click.echo(f"{shown(address)} is at the current version")
