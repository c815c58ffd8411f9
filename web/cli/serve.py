"""acuerdo serve: the pages and the worker, until somebody stops them."""

import errno
import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import click
from gunicorn.app.base import BaseApplication
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from web.accounts import demonstration_accounts_exist
from web.app import create_app
from web.cli.failures import Refused
from web.cli.settings import config_option, load_bodies, load_config
from web.cli.store import database, upgraded
from web.config import Config, Server
from web.demonstration.house import Login, Occupied, prepare
from web.worker import Worker


@click.command("serve")
@click.option("--host", help="Where to listen; the configuration's unless given.")
@click.option("--port", type=click.IntRange(1, 65535))
@click.option("--threads", type=click.IntRange(4, 1000), help="How many requests are answered at once.")
@click.option(
    "--demonstration",
    is_flag=True,
    help="Make the database and the demonstration meeting if they are not there.",
)
@config_option
def command(host: str | None, port: int | None, threads: int | None, demonstration: bool) -> None:
    """Serve the pages, with the worker beside them, until Ctrl+C."""
    config = _with(load_config(), host=host, port=port, threads=threads)
    load_bodies(config)  # what the pages would refuse is said here, before anything has started
    with (upgraded if demonstration else database)(config.database) as engine:
        _refuse_strangers(config.server.host, engine)
        listener = _listening(config.server)  # before the demonstration is made, which takes a while
        logins = _demonstration(engine, config) if demonstration else ()
    click.echo(f"Acuerdo is at {config.server.public_address} (stop it with Ctrl+C)")
    if logins:
        click.echo("\n".join(_sign_ins(logins)))
    Pages(config, listener).run()


def _demonstration(engine: Engine, config: Config) -> tuple[Login, ...]:
    if not _is_loopback(config.server.host):
        raise Refused(f"a demonstration is for this machine alone; {config.server.host} is refused")
    try:
        return prepare(engine, config)
    except Occupied as error:
        raise Refused(str(error)) from None


def _sign_ins(logins: tuple[Login, ...]) -> Iterator[str]:
    yield "Demonstration: sign in as any of these (the passwords are new with every start)"
    for login in logins:
        yield f"  {login.who:<26} login {login.login:<12} password {login.password}"


class Pages(BaseApplication):
    """gunicorn with one process and many threads, on a socket that is bound already.

    The worker is one of the threads: when its process dies, gunicorn starts another with a worker in it.
    """

    def __init__(self, config: Config, listener: socket.socket) -> None:
        self.config = config
        self.bind = f"fd://{listener.detach()}"  # gunicorn closes it
        self.worker = Worker(config)
        super().__init__()

    def load_config(self) -> None:
        settings = {
            "bind": self.bind,
            "workers": 1,  # its threads share one listener for live updates
            "worker_class": "gthread",
            "threads": self.config.server.threads,
            "graceful_timeout": 3,
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_worker_init": lambda _process: self.worker.start(),
            "worker_exit": lambda _arbiter, _process: self.worker.stop(),
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return create_app(self.config)


def _with(config: Config, **given: str | int | None) -> Config:
    chosen = {name: value for name, value in given.items() if value is not None}
    return config.model_copy(update={"server": config.server.model_copy(update=chosen)})


def _refuse_strangers(host: str, engine: Engine) -> None:
    """Whoever reads a terminal's history can sign in to a demonstration, so it is for this machine alone."""
    with Session(engine) as session:
        if not _is_loopback(host) and demonstration_accounts_exist(session):
            raise Refused(
                f"there are demonstration accounts, so {host} is refused: serve on 127.0.0.1, or use a database "
                "without a demonstration"
            )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listening(server: Server) -> socket.socket:
    """The bound socket: a port that is taken is noticed here, before anything has started."""
    family = socket.AF_INET6 if ":" in server.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((server.host, server.port))
        listener.listen(128)  # a second server could bind beside one that does not listen yet
    except OSError as error:
        listener.close()
        raise Refused(_why_not(server, error)) from None
    return listener


def _why_not(server: Server, error: OSError) -> str:
    place = f"port {server.port} on {server.host}"
    if isinstance(error, PermissionError):
        return f"{place} needs more rights; choose a port above 1023 with --port"
    if error.errno == errno.EADDRINUSE:
        return f"{place} is in use; stop the program that uses it, or choose another with --port"
    return f"{place} cannot be used: {error.strerror}"
