"""What browser tests share: a served dashboard, a page that keeps watch, axe and pictures."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
)

from tests.browser.serving import ROOT, serving

IMAGES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--force-color-profile=srgb",
)
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_INLINE = {"data", "blob", "about"}
expect.set_options(timeout=20_000)  # a machine may be busy; what is right is right later too


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder opens a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def served_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the store of the dashboard at `server_url` is."""
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="session")
def server_url(served_folder: Path) -> Iterator[str]:
    """The address of a dashboard with the sample figures, as at the day of the newest paper."""
    with serving(served_folder) as address:
        yield address


@pytest.fixture(scope="session")
def base_url(server_url: str) -> str:
    """Where a page's own addresses start, so that `page.goto("/housing")` is enough."""
    return server_url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser of this machine where there is one, else Playwright's own."""
    named = os.environ.get("SCORECARD_TEST_BROWSER")
    found = named or next((path for name in BROWSERS if (path := shutil.which(name))), None)
    chosen = {"executable_path": found} if found else {}
    return {**browser_type_launch_args, **chosen, "args": list(QUIET)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """An officer's screen: a laptop in England, nothing moving."""
    return {
        **browser_context_args,
        "locale": "en-GB",
        "timezone_id": "Europe/London",
        "viewport": {"width": 1280, "height": 900},
        "color_scheme": "light",
        "reduced_motion": "reduce",
    }


@pytest.fixture(scope="session")
def desk(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """One browser for all tests, as an officer has: what never changes is fetched once."""
    context = browser.new_context(**browser_context_args)
    yield context
    context.close()


@pytest.fixture
def page(desk: BrowserContext) -> Iterator[Page]:
    """A tab of its own for each test; nothing is kept between tabs but files."""
    tab = desk.new_page()
    yield tab
    tab.close()


class Watch:
    """What a page must not do, noted while it does it: leave the host, complain, or fail."""

    def __init__(self, page: Page, host: str) -> None:
        self.host = host
        self.complaints: list[str] = []
        self.allowed: list[str] = []
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"script failed: {error}"))

    def allow(self, words: str) -> None:
        """Let complaints that hold these words pass, in a test that provokes them."""
        self.allowed.append(words)

    def faults(self) -> list[str]:
        """The complaints that no test allowed."""
        return [
            fault for fault in self.complaints if not any(words in fault for words in self.allowed)
        ]

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in _INLINE and address.netloc != self.host:
            self.complaints.append(f"asked another host: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"answered {response.status}: {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text}")


@pytest.fixture
def watch(page: Page, server_url: str) -> Iterator[Watch]:
    """The watch over this test's page."""
    watching = Watch(page, urlsplit(server_url).netloc)
    yield watching
    assert watching.faults() == []


@pytest.fixture
def visit(page: Page, watch: Watch) -> Callable[[str], Page]:
    """Open an address of the dashboard, such as `/housing?org=thurrock`, and wait for its page."""

    def open_at(address: str) -> Page:
        page.goto(address)
        settled(page)
        return page

    return open_at


def settled(page: Page) -> None:
    """Wait until a page is whole: Dash's drawing in place of the first, and nothing under way."""
    expect(page.locator("#first-view")).to_have_count(0)
    page.locator("h1").wait_for()
    page.wait_for_load_state("networkidle")


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Hold a page to WCAG 2.0 to 2.2, levels A and AA."""

    def check(page: Page) -> None:
        options = {"runOnly": {"type": "tag", "values": STANDARDS}}
        violations = Axe().run(page, options=options).response["violations"]
        assert [_sentence(one) for one in violations] == []

    return check


@pytest.fixture
def shot() -> Callable[..., None]:
    """Keep a picture for the documentation, when pictures are being taken (`make shots`)."""

    def take(page: Page, name: str, *, full_page: bool = True) -> None:
        if os.environ.get("SCORECARD_SHOTS") != "1":
            return
        IMAGES.mkdir(parents=True, exist_ok=True)
        page.evaluate("document.fonts.ready")
        page.screenshot(path=IMAGES / f"{name}.png", full_page=full_page, animations="disabled")

    return take


def _sentence(violation: dict[str, Any]) -> str:
    places = "; ".join(str(node["target"]) for node in violation["nodes"][:3])
    return f"{violation['id']}: {violation['help']} at {places}"
