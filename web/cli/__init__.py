"""The command line, `acuerdo COMMAND`. One command is one module of this folder, loaded only when it is called.

Exit codes: 0 done; 1 refused, or something was found; 2 the command was not used as it is meant. Errors are a sentence
on standard error, never a traceback, unless `--debug` asks for it.
"""

import sys
from importlib import import_module
from typing import Any

import click

from web.cli.failures import Refused
from web.cli.settings import config_option

COMMANDS = {
    "parse": "Read a paper and print its parts.",
    "redline": "Print what changed between two texts.",
    "read": "Read a Word file with its tracked changes and comments.",
    "merge": "Merge the texts of many into one, or show where they differ.",
    "carry": "Carry an amended text over to a new base.",
    "meeting": "Create, import or list meetings.",
    "status": "Say what is agreed, who may speak, until when, and what is pending.",
    "room": "Enter what the room drafts, or take back its Word file.",
    "export": "Write the paper of a meeting as a Word file.",
    "issues": "List the issued drafts of a meeting.",
    "issue": "Write an issued draft as a Word file.",
    "workflow": "Check the rules of procedure, or draw them.",
    "record": "Check that what is kept is what was decided.",
    "db": "Make the database, or bring it to this version.",
    "user": "Make an account, or put one out of use.",
    "demo": "Play a whole meeting, from the first draft to the certified Word file.",
    "worker": "Notice deadlines and make the certified papers, beside the pages or without them.",
    "serve": "Serve the pages, with the worker beside them.",
}


class Commands(click.Group):
    """Lists the commands without loading them: `acuerdo redline` need not wait for a database library."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's own signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's own)
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"web.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (click's own)
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if ctx.params["debug"]:
                raise
            raise Refused(_unforeseen(error)) from error


def _unforeseen(error: Exception) -> str:
    lines = str(error).splitlines()
    said = f": {lines[0]}" if lines else ""
    return f"this should not have happened ({type(error).__name__}{said}); --debug shows where it did"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="acuerdo", message="%(package)s %(version)s")
@config_option
@click.option("--debug", is_flag=True, envvar="ACUERDO_DEBUG", help="Show where an unforeseen error arose.")
def cli(debug: bool) -> None:
    """Delegations negotiate conclusions, the Presidency certifies them, Word receives them."""


def main() -> None:
    """The entry of the `acuerdo` program. What it prints is UTF-8, whatever the terminal's locale is."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # TextIOWrapper
    cli(prog_name="acuerdo")
