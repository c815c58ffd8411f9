"""No form acts without the token of this very sign-in; no address changes anything by being opened."""

import pytest

from tests.web.routes import Stage, fields, paths, routes
from tests.web.world import Browser, World, world

UNSAFE = "POST"


@pytest.fixture
def stage(tmp_path):  # type: ignore[no-untyped-def]  # pytest gives the types
    with world(f"sqlite:///{tmp_path}/acuerdo.db", tmp_path, items=2) as found:
        yield Stage(found, "comments")


def unsafe(stage: Stage) -> list[str]:
    return sorted(route.split()[1] for route in routes(stage.world) if route.startswith(UNSAFE))


def tokens(stage: Stage) -> dict[str, str | None]:
    """None at all, one of another browser, and one from before this browser signed in."""
    foreign = stage.world.browser("honduras")
    foreign.get("/")
    early = stage.world.browser()
    early.get("/sign-in")
    return {"without": None, "foreign": foreign.token, "stale": early.token, "made up": "IjEi.x.y"}


def test_every_unsafe_route_is_refused_without_the_token_of_this_sign_in(stage: Stage) -> None:
    before = contents(stage.world)
    taken = []
    for name in unsafe(stage):
        role = {"people": "secretariat", "order": "secretariat", "presidency": "presidency"}.get(
            name.split(".")[0], "mexico"
        )
        browser: Browser = stage.world.browser(role)
        browser.get("/")
        for kind, token in tokens(stage).items():
            form = fields(stage, name, role) | ({} if token is None else {"csrf_token": token})
            page = browser.send(paths(stage)[name], form)
            if page.status != 400 or "not from this sign-in" not in page.text:
                taken.append((name, kind, page.status))
    assert taken == []
    assert contents(stage.world) == before


def test_opening_addresses_changes_nothing(stage: Stage) -> None:
    browsers = {
        role: stage.world.browser(role) for role in (None, "mexico", "secretariat", "presidency", "observer")
    }
    before = contents(stage.world)
    for route in sorted(routes(stage.world)):
        method, name = route.split()
        if method == "GET":
            for browser in browsers.values():
                browser.get(paths(stage)[name])
    assert contents(stage.world) == before


def contents(found: World) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the sign-ins of the browsers that the tests open."""
    with found.engine.connect() as connection:
        names = [
            row[0]
            for row in connection.exec_driver_sql(
                "select name from sqlite_master where type = 'table' order by name"
            )
        ]
        return {
            name: sorted(
                (tuple(row) for row in connection.exec_driver_sql(f'select * from "{name}"')), key=repr
            )
            for name in names
            if name != "sign_ins"
        } | {"sign_ins": _before(connection)}


def _before(connection) -> list[tuple[object, ...]]:  # type: ignore[no-untyped-def]  # SQLAlchemy's connection
    """Sign-ins change by signing in only; that none is touched by a look is what `seen_at` would show."""
    rows = connection.exec_driver_sql("select count(*) from sign_ins where seen_at <> created_at")
    return [tuple(row) for row in rows]
