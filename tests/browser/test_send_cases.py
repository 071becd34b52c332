"""A question about one case: asked by keyboard, read out, and never part of the address."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import settled

Visit = Callable[[str], Page]
ADDRESS = "/send/cases?org=demo"
CASE, DAY, ANSWER = (f"#send-cases-if-{name}" for name in ("which", "day", "said"))


def test_a_plan_is_asked_after_by_keyboard_and_the_answer_is_read_out(visit: Visit) -> None:
    page = visit(ADDRESS)
    page.get_by_label("Case, of those listed").focus()
    page.keyboard.press("ArrowDown")
    answer = page.locator(ANSWER)
    expect(answer).to_contain_text("Late by")
    expect(answer).to_have_attribute("aria-live", "polite")
    page.get_by_label("Issued on").fill("2013-01-01")
    expect(answer).to_contain_text("is before the request came")
    chosen = page.locator(CASE).input_value()
    assert chosen
    assert chosen not in page.url


def test_a_case_chosen_before_the_scripts_have_run_stays_out_of_the_address(
    page: Page, server_url: str
) -> None:
    page.route("**/*dash*renderer*", lambda route: route.abort())
    page.goto(f"{server_url}{ADDRESS}")
    before = page.url
    page.locator(f"#first-view {CASE}").select_option(index=1)
    page.wait_for_timeout(200)
    assert page.url == before


def test_the_list_is_turned_over_at_the_list_itself(visit: Visit) -> None:
    page = visit(ADDRESS)
    page.get_by_role("link", name="Later rows").click()
    expect(page.get_by_text("Rows 51 to ")).to_be_in_viewport()
    settled(page)
    assert "page=2" in page.url
    page.locator("#send-cases-received").select_option("2024")
    expect(page.get_by_text("Rows 1 to 50")).to_be_attached()
    expect(page).not_to_have_url(re.compile("page="))
