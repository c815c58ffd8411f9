"""acuerdo issues: the issued drafts of a meeting."""

import click

from engine.record.queries import meetings
from engine.record.queries.issues import issues_of
from web.cli.failures import Refused
from web.cli.settings import config_option, load_config
from web.cli.store import database


@click.command("issues")
@click.argument("meeting")
@config_option
def command(meeting: str) -> None:
    """List the issued drafts of MEETING, the latest first: number, hour, symbol.

    `acuerdo issue MEETING NUMBER -o FILE` writes one.
    """
    config = load_config()
    with database(config.database) as engine, engine.connect() as connection:
        if meetings.meeting(connection, meeting) is None:
            raise Refused(f"there is no meeting {meeting!r}; acuerdo meeting list shows which there are")
        found = issues_of(connection, meeting)
    for each in found:
        click.echo(f"{each.number}  {each.at.astimezone(config.zone):%Y-%m-%d %H:%M %z}  {each.symbol}")
    if not found:
        click.echo("no draft has been issued yet", err=True)
