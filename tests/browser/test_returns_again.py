"""Returns that come back, or come late, in a browser: nothing newer is lost or forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.returning import Axe, be, be_on, file, look_at, open_form, returned
from tests.browser.serving import serving


@pytest.fixture(scope="module")
def own_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard that may be written to: what is published here shows in no other test."""
    with serving(tmp_path_factory.mktemp("again")) as address:
        yield address


@pytest.fixture
def page(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """A browser of its own: the role that a test switches to stays in its cookies."""
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


def test_a_register_of_an_earlier_day_leaves_the_newer_one_on_the_page(
    page: Page, own_url: str, axe: Axe, tmp_path: Path
) -> None:
    head = "risk_id,title,likelihood,impact\n"
    for title, query in (("A flood", ""), ("A fire", "&period=2023-24+Q4")):
        be_on(page, f"{own_url}/returns/send?org=kent&dataset=risks{query}", "officer")
        risk = f"{head}R1,{title},4,3\n".encode()
        page.get_by_label("File: CSV").set_input_files(file(tmp_path, risk, "risks.csv"))
        page.get_by_role("button", name="Check the file").click()
        expect(page.get_by_text("Checked, not submitted.")).to_be_visible()
        if query:
            expect(page.get_by_text("is published and goes on showing")).to_be_visible()
            look_at(page, axe)
        page.get_by_role("button", name="Submit for approval").click()
        be(page, "approver")
        page.get_by_role("button", name="Approve and publish").click()
        expect(page.locator("h1")).to_contain_text("is published")
    page.goto(f"{own_url}/risks?org=kent")
    expect(page.get_by_role("link", name="A flood")).to_be_visible()
    expect(page.get_by_role("link", name="A fire")).to_have_count(0)


def test_a_return_that_was_sent_back_is_corrected_from_the_list(
    page: Page, own_url: str, axe: Axe, tmp_path: Path
) -> None:
    open_form(page, own_url)
    page.get_by_label("File: CSV").set_input_files(file(tmp_path, returned(870)))
    page.get_by_role("button", name="Check the file").click()
    page.get_by_label("I have looked at").check()
    page.get_by_label("Why it is right").fill("The report is of 31 October")
    page.get_by_role("button", name="Submit for approval").click()
    be(page, "approver")
    page.get_by_label("Why it goes back").fill("It is September's")
    page.get_by_role("button", name="Send it back").click()
    be(page, "officer")
    page.get_by_text("All returns of").click()
    tasks = page.get_by_role("table").filter(has_text="It is September's")
    expect(tasks).to_be_visible()
    look_at(page, axe)
    tasks.get_by_role("link", name="Send the corrected file").first.press("Enter")
    expect(page.get_by_label("Return")).to_have_value("compliance_returns")
    expect(page.get_by_text("Monthly close: October 2024")).to_be_visible()
    page.get_by_label("File: CSV").set_input_files(file(tmp_path, returned(875)))
    page.get_by_role("button", name="Check the file").click()
    page.get_by_text("All returns of").click()
    expect(page.get_by_text("It is September's")).to_have_count(0)
    page.get_by_role("link", name="Look and submit it").first.click()
    page.get_by_role("button", name="Discard it").click()
    expect(page.locator("h1")).to_contain_text("is discarded")
