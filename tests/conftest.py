"""What tests in every room share: databases, programs, and how hard Hypothesis tries."""

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import argon2
import pytest
import sqlalchemy
from hypothesis import HealthCheck, settings
from sqlalchemy import text

from tests import needs, postgres
from web import accounts

# A test never touches the database that its developer works with.
os.environ.pop("ACUERDO_DATABASE_URL", None)

# No example has a deadline: the machine may be busy. With CI=true every run tries the same examples.
settings.register_profile(
    "default",
    deadline=None,
    max_examples=60,
    derandomize=os.environ.get("CI", "").lower() == "true",
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("soak", settings.get_profile("default"), derandomize=False, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves the long tests to `make soak`. The pages come first: theirs are the longest of the others, and should not
    be what all processes wait for at the end."""
    items.sort(key=lambda item: "web" not in item.path.parts)
    if os.environ.get("HYPOTHESIS_PROFILE") == "soak" or "soak" in config.option.markexpr:
        return
    long = [item for item in items if item.get_closest_marker("soak")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.fixture(autouse=True, scope="session")
def cheap_passwords() -> Iterator[None]:
    """How dear a hash is, is argon2's own business."""
    dear = accounts.passwords
    accounts.passwords = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    yield
    accounts.passwords = dear


@pytest.fixture
def need() -> Callable[[str], Path]:
    """`need("soffice")` gives the program's path, or skips the test, or fails it when CI=true."""
    return needs.need


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser's path; start it with `--no-sandbox` where the tests run as root."""
    return needs.need("chromium")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[sqlalchemy.Engine]:
    """An engine on the server's own database, in which others are made and dropped."""
    with postgres.server() as address:
        engine = sqlalchemy.create_engine(address, isolation_level="AUTOCOMMIT")
        yield engine
        engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, empty database; the test runs once on each kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/acuerdo.db"


@pytest.fixture
def postgresql_url(postgres_server: sqlalchemy.Engine) -> Iterator[str]:
    name = f"acuerdo_{uuid.uuid4().hex}"
    with postgres_server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
    yield postgres_server.url.set(database=name).render_as_string(hide_password=False)
    with postgres_server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
