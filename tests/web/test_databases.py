"""The pages stand on SQLite and on PostgreSQL alike."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.web.world import AIMED, PASSWORD, capacity, command, world


def test_every_page_opens_and_forms_are_taken_on_either_database(database_url: str, tmp_path: Path) -> None:
    with world(database_url, tmp_path, items=2) as found:
        item = found.items[0]
        found.to_comments(item)
        browser = found.browser()
        browser.get("/sign-in")
        assert browser.post("/sign-in", login="mexico", password=PASSWORD, back="/").status == 302
        browser.get("/")
        taken = browser.post(
            f"/meetings/meeting/conclusions/{item}/amendments/new",
            command=command(), capacity=capacity("mexico"), on_revision=1, kind="lead:0", style="",
            text="Another wording.", rationale="", again="", proposal="modify", do="save",
        )  # fmt: skip
        assert taken.status == 302
        answers = {browser.get(path).status for path in ("/", taken.location, "/meetings/meeting/paper.docx")}
        assert answers == {200}
        browser.post("/language", language="es", back="/")
        assert "Sus reuniones" in browser.get("/").text


def test_many_at_once_lose_nothing_and_nobody_waits_for_a_connection_in_vain(
    database_url: str, tmp_path: Path
) -> None:
    """More requests at once than the pool has connections: a request never holds one while it waits for another."""
    with world(database_url, tmp_path, items=1) as found:
        item = found.items[0]
        found.to_comments(item)
        browsers = [found.browser("mexico") for _ in range(24)]
        for browser in browsers:
            browser.get("/")
        form = {"capacity": capacity("mexico"), "on_revision": 1, **AIMED}

        def write(number: int) -> int:
            path = f"/meetings/meeting/conclusions/{item}/do/write_comment"
            return browsers[number].post(path, command=command(), comment=f"No. {number}", **form).status

        with ThreadPoolExecutor(24) as pool:
            assert set(pool.map(write, range(24))) == {302}
        assert len(found.item(item).comments) == 24
