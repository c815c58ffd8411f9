"""A real browser against a real server: pages that watch for dialogs, script errors and reports of the policy."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from tests.web.world import PASSWORD, World

# Runs outside the page's own policy, so it sees what the policy stops.
WATCH = """
window.reports = [];
document.addEventListener('securitypolicyviolation', e => console.error('REPORT ' + e.violatedDirective));
"""


@dataclass
class Watched:
    """A page and what went wrong in it."""

    page: Page
    address: str
    dialogs: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    def sign_in(self, login: str) -> None:
        self.open("/sign-in")
        self.page.fill("[name=login]", login)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("main button")

    def press(self, words: str) -> None:
        self.page.get_by_role("button", name=words, exact=True).first.click()

    def follow(self, words: str) -> None:
        self.page.get_by_role("link", name=words, exact=True).first.click()

    def says(self, words: str) -> bool:
        return words in self.page.inner_text("body")


@contextmanager
def serving(world: World) -> Iterator[str]:
    """The address of a server for the world's app."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = make_server("127.0.0.1", 0, world.app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


@contextmanager
def browser(program: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


def watched(opened: Browser, address: str, *, scripts: bool = True) -> Watched:
    """A fresh browser session in English; `scripts=False` as if its reader had switched JavaScript off."""
    context = opened.new_context(locale="en", java_script_enabled=scripts, accept_downloads=True)
    context.add_init_script(WATCH)
    found = Watched(context.new_page(), address)
    found.page.set_default_timeout(10_000)

    def dialog(shown: object) -> None:
        found.dialogs.append(shown.message)  # type: ignore[attr-defined]  # playwright's dialog
        shown.dismiss()  # type: ignore[attr-defined]  # the same

    def console(message: object) -> None:
        text: str = message.text  # type: ignore[attr-defined]  # playwright's message
        if "REPORT" in text or "Content Security Policy" in text:
            found.reports.append(f"{found.page.url}: {text}")

    found.page.on("dialog", dialog)
    found.page.on("console", console)
    found.page.on("pageerror", lambda error: found.reports.append(f"{found.page.url}: {error}"))
    return found
