"""What somebody at a browser waits for: a page painted, a filter answered, bytes received."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)
_WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")

_MOMENT = """(name) => Promise.race([
  window.watched[name],
  new Promise((_, refuse) => setTimeout(refuse, 60000, `nothing was ${name} in a minute`)),
])"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Selectors: what must be painted, what tells that filters are live, words that change."""

    painted: str
    ready: str = "body"
    words: str = "body"


@dataclass(frozen=True, slots=True)
class Load:
    """A first visit: milliseconds from the start of navigation, and bytes on the wire."""

    painted: float
    ready: float
    received: int


@contextmanager
def browsing() -> Iterator[Browser]:
    """The Chromium of this machine where there is one, else Playwright's own."""
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield browser
        browser.close()


def first_load(browser: Browser, address: str, wanted: Wanted) -> Load:
    """Open an address with nothing cached."""
    context = browser.new_context()
    try:
        page, received = _watched(context, wanted)
        page.goto(address)
        painted, ready = _moment(page, "painted"), _moment(page, "ready")
        page.wait_for_load_state("networkidle")
        return Load(painted, ready, sum(received))
    finally:
        context.close()


class Filter:
    """A page that stays open while one select is moved to and fro between two values.

    `leaves` says that a choice opens another document, as on a static site.
    """

    def __init__(
        self, browser: Browser, address: str, select: str, wanted: Wanted, *, leaves: bool = False
    ) -> None:
        self.page, self._received = _watched(browser.new_context(), wanted)
        self._select, self._leaves = select, leaves
        self.page.goto(address)
        _moment(self.page, "ready")
        self.values = _options(self.page, select)

    def choose(self, value: str) -> float:
        """Choose a value; milliseconds until its content is painted."""
        self._received.clear()
        leaving = (
            self.page.expect_navigation(wait_until="commit") if self._leaves else nullcontext()
        )
        with leaving:
            self.page.evaluate(
                "([select, value]) => window.watched.choose(select, value)", [self._select, value]
            )
        return _moment(self.page, "answered")

    def change(self) -> float:
        """Choose the value that is not chosen now, of the first two."""
        now = self.page.input_value(self._select)
        return self.choose(self.values[1] if now == self.values[0] else self.values[0])

    def received(self) -> int:
        """Bytes on the wire for one change."""
        self.change()
        self.page.wait_for_timeout(500)
        return sum(self._received)


def _options(page: Page, select: str) -> list[str]:
    listed: list[str] = page.eval_on_selector_all(
        f"{select} option:not([disabled])", "(all) => all.map((option) => option.value)"
    )
    return listed


def _moment(page: Page, name: str) -> float:
    return float(page.evaluate(_MOMENT, name))


def _watched(context: BrowserContext, wanted: Wanted) -> tuple[Page, list[int]]:
    """A page that says when things are painted, and the size of each thing it receives."""
    page = context.new_page()
    page.add_init_script(f"{_WATCH}\nwindow.watch({json.dumps(asdict(wanted))});")
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    received: list[int] = []

    def finished(event: dict[str, Any]) -> None:
        received.append(int(event["encodedDataLength"]))

    network.on("Network.loadingFinished", finished)
    return page, received
