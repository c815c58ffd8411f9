"""acuerdo serve: it starts, it says why not, it stops."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest
import sqlalchemy
from sqlalchemy.orm import Session

from tests.cli.conftest import ROOT, Acuerdo
from web.accounts import create_demonstration_account
from web.cli import serve


@pytest.fixture
def prepared(acuerdo: Acuerdo, house: str) -> str:
    acuerdo("db", "upgrade")
    return house


def test_the_pages_are_served_until_the_server_is_told_to_stop(prepared: str) -> None:
    port = free_port()
    with serving(prepared, port) as server:
        assert answer(f"http://127.0.0.1:{port}/sign-in") == 200
        family = psutil.Process(server.pid).children(recursive=True)
        assert family, "gunicorn serves from a process of its own"
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=20) == 0
    assert psutil.wait_procs(family, timeout=5)[1] == []


def test_a_port_that_is_taken_is_named(acuerdo: Acuerdo, prepared: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = acuerdo("serve", "--port", port)
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: port {port} on 127.0.0.1 is in use; stop the program that uses it, or choose another with --port\n"
    )


def test_demonstration_accounts_are_served_on_this_machine_only(acuerdo: Acuerdo, prepared: str) -> None:
    with Session(sqlalchemy.create_engine(prepared)) as session:
        create_demonstration_account(session, "demo", "Demonstration")
        session.commit()
    result = acuerdo("serve", "--host", "0.0.0.0", "--port", free_port())
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: there are demonstration accounts, so 0.0.0.0 is refused")


def test_a_demonstration_is_made_on_this_machine_only(acuerdo: Acuerdo, house: str) -> None:
    result = acuerdo("serve", "--demonstration", "--host", "0.0.0.0", "--port", free_port())
    assert result.exit_code == 1
    assert "a demonstration is for this machine alone; 0.0.0.0 is refused" in result.stderr


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.0.2.1", False),
        ("localhost.example.org", False),
    ],
)
def test_only_this_machines_own_addresses_are_its_own(host: str, expected: bool) -> None:
    assert serve._is_loopback(host) is expected


def test_a_database_that_is_not_made_says_what_to_run(acuerdo: Acuerdo, house: str) -> None:
    assert "make it with: acuerdo db upgrade" in acuerdo("serve").stderr


@contextmanager
def serving(address: str, port: int) -> Iterator[subprocess.Popen[str]]:
    """The server in a process of its own, ready; stopped at the latest when the test ends."""
    server = subprocess.Popen(
        [sys.executable, "-c", "from web.cli import main; main()", "serve", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "ACUERDO_DATABASE_URL": address},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout is not None
        assert f"http://127.0.0.1:{port} " in server.stdout.readline()
        yield server
    finally:
        server.kill()
        server.wait()


def answer(url: str, patience: float = 20) -> int:
    """The status of a page; the socket listens before the pages are loaded, so the first answer may take a while."""
    try:
        with urllib.request.urlopen(url, timeout=patience) as response:
            status: int = response.status
            return status
    except urllib.error.HTTPError as error:
        return error.code


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port
