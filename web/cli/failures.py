"""How a command ends when it cannot do what was asked: with one sentence and an exit code."""

import click


class Refused(click.ClickException):
    """What was given was understood and is refused, or something was found."""

    exit_code = 1


class Misused(click.ClickException):
    """The command was pointed at something that is not there."""

    exit_code = 2
