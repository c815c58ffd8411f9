"""acuerdo worker: what is done beside the pages, in a process of its own."""

import signal

import click

from web.cli.settings import config_option, load_bodies, load_config
from web.cli.store import database
from web.worker import Worker


@click.command("worker")
@config_option
def command() -> None:
    """Look each second for deadlines that have passed, papers to make and messages to write, until Ctrl+C.

    Any number of workers may run, on any machine that reaches the database; each may be killed at any moment. `serve`
    has one of its own.
    """
    config = load_config()
    load_bodies(config)
    with database(config.database):
        pass  # what is wrong with it is said here, before the first look
    worker = Worker(config)
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: worker.stop(patience=0.0))
    click.echo("The worker looks each second (stop it with Ctrl+C)")
    worker.run()
