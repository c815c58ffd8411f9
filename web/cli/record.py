"""acuerdo record: is what is kept still what was decided?"""

import click

from engine.proof import verify
from engine.record.verify import Verdict, meetings_on_record
from web.cli.failures import Refused
from web.cli.settings import config_option, load_config
from web.cli.store import database


@click.group("record")
def command() -> None:
    """Check the record."""


@command.command("verify")
@click.argument("meeting", required=False)
@config_option
def verify_(meeting: str | None) -> None:
    """Check the whole record, or one MEETING's: every event chained, every text and file genuine, the rows exactly
    what the events say, and the certified Word file exactly the adopted text."""
    with database(load_config().database) as engine, engine.connect() as connection:
        known = meetings_on_record(connection)
        if meeting is not None and meeting not in known:
            raise Refused(
                f"there is no meeting {meeting!r} on record; acuerdo meeting list shows which there are"
            )
        chosen = known if meeting is None else (meeting,)
        verdicts = [verify(connection, each) for each in chosen]
    for verdict in verdicts:
        click.echo("\n".join(_lines(verdict)))
    found = sum(len(verdict.findings) for verdict in verdicts)
    if found:
        raise Refused(
            f"the record is not whole: {found} found; keep the database as it is and look at its backups"
        )
    if not verdicts:
        click.echo("there is no meeting on record")


def _lines(verdict: Verdict) -> list[str]:
    erased = f" ({verdict.erased} erased)" if verdict.erased else ""
    state = "whole" if verdict.whole else "NOT WHOLE"
    return [
        f"{verdict.meeting}: {state}. {verdict.events} events, {verdict.texts} texts{erased}, "
        f"{verdict.files} files. Digest {verdict.digest}",
        *(f"  {finding.fault}: {finding.place}" for finding in verdict.findings),
    ]
