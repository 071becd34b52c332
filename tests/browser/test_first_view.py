"""The page as it first arrives: whole without a script, then Dash's own in the same place."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Watch, settled

HOUSING = "/housing?org=thurrock&period=2023-24-Q2"
IDS_USED_TWICE = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}"""
CIVIC_HAS_RUN = """() => new Promise((resolve) => {
  const look = () => (window.civic ? resolve() : setTimeout(look, 20));
  look();
})"""
Visit = Callable[[str], Page]


def without_scripts(browser: Browser, address: str) -> Page:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    return page


def test_without_a_script_the_page_says_all_that_it_says_with_them(
    browser: Browser, server_url: str, visit: Visit
) -> None:
    plain = without_scripts(browser, server_url + HOUSING)
    assert plain.locator("main").inner_text() == visit(HOUSING).locator("main").inner_text()
    expect(plain.locator("#housing-period")).to_have_value("2023-24-Q2")
    plain.get_by_role("link", name="Risks").click()
    expect(plain.get_by_role("main")).to_contain_text("risk")
    plain.context.close()


def test_dash_takes_the_place_of_what_arrived_first(visit: Visit) -> None:
    page = visit(HOUSING)
    expect(page.locator("#first-view")).to_have_count(0)
    expect(page.locator("#react-entry-point")).to_be_visible()
    assert page.evaluate(IDS_USED_TWICE) == []


def test_a_link_opens_its_page_without_a_new_document_and_back_returns(visit: Visit) -> None:
    page = visit(HOUSING)
    page.evaluate("() => { window.mark = 'the same document'; }")
    page.get_by_role("link", name="Gas").first.click()
    expect(page).to_have_url(re.compile(r"/measure\?"))
    expect(page.locator("#measure-page")).to_be_visible()
    page.go_back()
    expect(page.locator("#housing-page")).to_be_visible()
    assert page.evaluate("() => window.mark") == "the same document"


@pytest.fixture
def held(page: Page) -> list[Route]:
    """Dash's own script, kept from arriving until a test lets it."""
    waiting: list[Route] = []
    page.route("**/dash_renderer*", lambda route: waiting.append(route))
    return waiting


def test_a_filter_chosen_before_dash_is_there_opens_what_was_chosen(
    page: Page, watch: Watch, held: list[Route]
) -> None:
    page.goto(HOUSING, wait_until="commit")
    page.evaluate(CIVIC_HAS_RUN)
    page.locator("#housing-period").select_option("2023-24-Q1")
    expect(page).to_have_url(re.compile("period=2023-24-Q1"))
    expect(page.locator("#housing-period")).to_have_value("2023-24-Q1")


def test_the_focus_stays_where_it_was_when_dash_takes_over(
    page: Page, watch: Watch, held: list[Route]
) -> None:
    with page.expect_request("**/dash_renderer*"):
        page.goto(HOUSING, wait_until="commit")
    page.locator("#first-view #housing-sort").focus()
    held[0].continue_()
    expect(page.locator("#first-view")).to_have_count(0)
    expect(page.locator("#housing-sort")).to_be_focused()


def test_where_there_is_no_page_the_reader_is_told_and_led_on(
    browser: Browser, server_url: str, axe: Callable[[Page], None]
) -> None:
    page = browser.new_page()  # unwatched: the answer 404 is what is wanted
    page.goto(f"{server_url}/hosuing?org=kent")
    expect(page.locator("h1")).to_have_text("There is no such page")
    settled(page)
    axe(page)
    page.get_by_role("main").get_by_role("link", name="Housing").click()
    expect(page.locator("h1")).not_to_have_text("There is no such page")
    assert urlsplit(page.url).path == "/housing"
    page.close()
