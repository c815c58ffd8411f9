"""Word files with tracked changes, as commands write them: whose, of when, and what no Word file can hold."""

from collections.abc import Sequence
from datetime import UTC, datetime

import click

from engine.word.markup import Unprintable
from engine.word.redlined import Hand, Strand, write_redlined_text
from web.cli.failures import Refused
from web.cli.files import write_whole
from web.cli.settings import load_format


def instant(date: str | None) -> datetime:
    """A date alone is its first instant, and one without a zone is in UTC; None is now."""
    if date is None:
        return datetime.now(UTC)
    try:
        at = datetime.fromisoformat(date)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise click.UsageError(f"{date!r} is no date; write it as 2014-11-24 or 2014-11-24T16:42Z.") from None


def write_tracked(file: str, strands: Sequence[Strand], hand: Hand) -> None:
    """Write the strands into the Word file `file`, by `hand` where no strand names another."""
    try:
        content = write_redlined_text(strands, hand, load_format().layout)
    except Unprintable as error:
        raise Refused(str(error)) from None
    write_whole(file, content)
