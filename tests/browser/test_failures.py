"""When something fails: an apology with a reference, never a wrong figure and never a dead end."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from dashboard.app import create_app
from dashboard.readmodels.housing import page as housing
from dashboard.settings import Settings
from tests.browser.conftest import settled
from tests.browser.serving import TODAY, free_port

REFERENCE = re.compile("reference [0-9a-f]{8}")
HOUSING = "/housing?org=thurrock&period=2023-24-Q2"


@dataclass
class Fault:
    """Breaks the housing answer for one period, while it is switched on."""

    period: str = ""
    healthy: Callable[..., Any] = field(default=housing.build)

    def build(self, query: housing.HousingQuery, books: Any) -> housing.HousingView:
        if self.period and query.period == self.period:
            raise RuntimeError("the figures of this period cannot be added")
        return self.healthy(query, books)


@pytest.fixture
def fault(monkeypatch: pytest.MonkeyPatch) -> Fault:
    breaking = Fault()
    monkeypatch.setattr(housing, "build", breaking.build)
    return breaking


@pytest.fixture
def fragile(fault: Fault, server_url: str, served_folder: Path, tmp_path: Path) -> Iterator[str]:
    """A dashboard in this process, over the same store, with a cache of its own."""
    settings = Settings(
        database_url=f"sqlite:///{served_folder / 'scorecard.db'}",
        data_dir=tmp_path,
        today=date.fromisoformat(TODAY),
    )
    port = free_port()
    server = make_server("127.0.0.1", port, create_app(settings).server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def housing_page(page: Page, fragile: str) -> Page:
    page.goto(f"{fragile}{HOUSING}")
    settled(page)
    return page


def test_a_filter_that_fails_says_so_and_leaves_the_figures(
    housing_page: Page, fault: Fault
) -> None:
    headline = housing_page.locator("h1").inner_text()
    fault.period = "2023-24-Q1"
    housing_page.get_by_label("Up to").select_option("2023-24-Q1")
    banner = housing_page.get_by_role("alert")
    expect(banner).to_contain_text(REFERENCE)
    expect(banner).to_be_in_viewport()
    expect(housing_page.locator("h1")).to_have_text(headline)
    expect(housing_page.get_by_role("main")).to_contain_text("8,609 of 8,624")


def test_the_banner_goes_with_the_next_answer(housing_page: Page, fault: Fault) -> None:
    fault.period = "2023-24-Q1"
    housing_page.get_by_label("Up to").select_option("2023-24-Q1")
    expect(housing_page.get_by_role("alert")).to_have_count(1)
    housing_page.get_by_label("Up to").select_option("2023-24-Q2")
    housing_page.get_by_label("Order").select_option("worst")
    expect(housing_page.locator(".heat-name").first).to_have_text("Adaptation lifts and hoists")
    expect(housing_page.get_by_role("alert")).to_have_count(0)


def test_a_page_that_fails_apologises_in_place_of_any_figures(
    page: Page, fragile: str, fault: Fault, axe: Callable[[Page], None]
) -> None:
    fault.period = "2023-24-Q2"
    page.goto(f"{fragile}{HOUSING}")
    settled(page)
    expect(page.locator("h1")).to_have_text("This page could not be shown")
    expect(page.get_by_role("alert")).to_contain_text(REFERENCE)
    expect(page.get_by_text("99.68%")).to_have_count(0)
    axe(page)


def test_from_a_page_that_failed_the_others_are_still_reached(
    page: Page, fragile: str, fault: Fault
) -> None:
    fault.period = "2023-24-Q2"
    page.goto(f"{fragile}{HOUSING}")
    settled(page)
    page.get_by_role("link", name="Risks").click()
    expect(page.locator("h1")).to_contain_text("risk")
    expect(page.get_by_role("alert")).to_have_count(0)
