"""acuerdo record: is what is kept still what was decided?"""

import click

from engine.proof import verify
from engine.record.verify import Fault, Verdict, meetings_on_record
from web.cli.failures import Refused
from web.cli.settings import config_option, load_config
from web.cli.store import database

SENTENCES = {
    Fault.GAP: "an event is missing before",
    Fault.CHAIN: "this event does not follow from the one before it",
    Fault.ALTERED: "this event is not what was hashed",
    Fault.HEAD: "this stream ends elsewhere than its head says",
    Fault.UNREADABLE: "this cannot be read",
    Fault.STORY: "these events cannot have happened so",
    Fault.TEXT_MISSING: "a text is missing that an event names",
    Fault.TEXT_ALTERED: "this text is not the one that was hashed",
    Fault.COMMAND_MISSING: "events and commands do not agree on this command",
    Fault.RULES_ALTERED: "the rules are not those the meeting was opened with",
    Fault.FILE_MISSING: "a kept file is missing",
    Fault.FILE_ALTERED: "a kept file is not the one that was kept",
    Fault.FILE_EXTRA: "a file is there that no event kept",
    Fault.PAPER_DIFFERS: "the kept Word file does not say the adopted text, from",
    Fault.ROW_MISSING: "a row is missing that the events make",
    Fault.ROW_EXTRA: "a row is there that no event makes",
    Fault.ROW_DIFFERS: "a row is not what the events make it",
    Fault.OUTBOX: "what is to be done is not what the events say",
}


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
    erased = sum(verdict.erased for verdict in verdicts)
    if found:
        raise Refused(
            f"the record is not whole: {found} found; keep the database as it is and look at its backups"
        )
    if erased:
        raise Refused(
            f"the chain is whole, but {erased} {'text was' if erased == 1 else 'texts were'} erased, and no event says "
            "why; compare with a backup"
        )
    if not verdicts:
        click.echo("there is no meeting on record")


def _lines(verdict: Verdict) -> list[str]:
    erased = f" ({verdict.erased} erased)" if verdict.erased else ""
    state = "whole" if verdict.whole else "NOT WHOLE"
    return [
        f"{verdict.meeting}: {state}. {verdict.events} events, {verdict.texts} texts{erased}, "
        f"{verdict.files} files. Digest {verdict.digest}",
        *(f"  {SENTENCES[finding.fault]}: {finding.place}" for finding in verdict.findings),
    ]
