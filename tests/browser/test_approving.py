"""What an approver does, with the keyboard alone: rows, decision, record, lock, withdrawal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import serving

Axe = Callable[[Page], None]
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RISKS = (
    b"risk_id,title,likelihood,impact,target_likelihood,cause,consequence,controls,actions,"
    b"owner_role,reviewed_on\n"
    b"AH0004,Protecting adults at risk of abuse or neglect,4,5,3,Weak arrangements for a duty to "
    b"keep adults at risk safe.,Vulnerable people are left exposed to harm for longer.,Nine "
    b"controls are listed in the plan.,Three actions.,head@example.org,2019-02-14\n"
)
LOWER = b"measure,period,value\nASC-06,2019-01,2\n"


@pytest.fixture
def own_url(tmp_path: Path) -> Iterator[str]:
    """A dashboard that may be written to: what is published here shows in no other test."""
    with serving(tmp_path) as address:
        yield address


@pytest.fixture
def page(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """A browser of its own: the role that a test switches to stays in its cookies."""
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


@pytest.fixture
def look(axe: Axe) -> Axe:
    """Hold a page to the standards and to its width, on a laptop and on a telephone."""

    def check(page: Page) -> None:
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            axe(page)
            assert page.evaluate(TOO_WIDE) <= 0, f"{page.url} is too wide at {width}"
        page.set_viewport_size({"width": 1280, "height": 900})

    return check


def sent(page: Page, own_url: str, tmp_path: Path, dataset: str, data: bytes) -> None:
    """An officer sends a file and submits it, whatever it is warned of; an approver opens it."""
    be(page, own_url, "officer")
    page.goto(f"{own_url}/returns/send?org=kent&dataset={dataset}")
    (tmp_path / f"{dataset}.csv").write_bytes(data)
    page.get_by_label("File: CSV").set_input_files(tmp_path / f"{dataset}.csv")
    page.get_by_role("button", name="Check the file").press("Enter")
    expect(page.get_by_text("Checked, not submitted.")).to_be_visible()
    if page.get_by_label("I have looked at").count():
        page.get_by_label("I have looked at").press("Space")
        page.get_by_label("Why it is right").fill("The service says so")
    page.get_by_role("button", name="Submit for approval").press("Enter")
    expect(page.get_by_text("Waiting for approval.")).to_be_visible()
    place = page.url
    be(page, own_url, "approver")
    page.goto(place)


def be(page: Page, own_url: str, role: str) -> None:
    page.goto(f"{own_url}/returns?org=kent")
    page.get_by_label("Role").select_option(role)
    page.get_by_role("button", name="Switch role").press("Enter")
    expect(page.get_by_text(f"demonstration {role}").first).to_be_visible()


def test_an_approver_reads_a_register_of_risks_row_by_row_before_deciding(
    page: Page, own_url: str, look: Axe, tmp_path: Path
) -> None:
    sent(page, own_url, tmp_path, "risks", RISKS)
    page.get_by_role("link", name="Look at its rows").press("Enter")
    expect(page.locator("h1")).to_have_text("One row sent by demonstration officer")
    look(page)
    page.get_by_role("link", name="Only those with a warning: 1").press("Enter")
    expect(page.get_by_text("“owner_role” seems to hold an e-mail address.")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Only those that change").press("Enter")
    table = page.get_by_role("table")
    expect(table).to_contain_text("Gone")
    rows = page.get_by_role("region", name="Rows of the file")
    rows.focus()
    page.keyboard.press("ArrowRight")
    expect(rows).not_to_have_js_property("scrollLeft", 0)
    look(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download the file as it was sent").press("Enter")
    assert taken.value.suggested_filename == "risks.csv"
    assert taken.value.path().read_bytes() == RISKS


def test_what_was_approved_stays_on_its_page_and_its_withdrawal_is_looked_at_first(
    page: Page, own_url: str, look: Axe, tmp_path: Path
) -> None:
    sent(page, own_url, tmp_path, "observations", LOWER)
    page.get_by_role("button", name="Approve and publish").press("Enter")
    expect(page.locator("h1")).to_contain_text("is published: one rating moved")
    expect(page.get_by_role("heading", name="Ratings that moved")).to_be_visible()
    look(page)
    place = page.url
    page.goto(f"{own_url}/returns/periods?org=kent")
    page.get_by_label("Lock a period").fill("2019-01")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("January 2019 is locked")
    expect(page.get_by_text("January 2019 is locked by demonstration approver")).to_be_visible()
    page.goto(place)
    page.get_by_role("link", name="See what withdrawing it would change").press("Enter")
    expect(page.get_by_text("January 2019: locked.")).to_be_visible()
    expect(page.get_by_role("heading", name="Ratings that would move")).to_be_visible()
    look(page)
    page.get_by_label("Why it is withdrawn").fill("The wrong month")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("is withdrawn")
    page.goto(f"{own_url}/returns/periods?org=kent")
    words = "One published figure was changed"
    expect(page.get_by_text(words).first).to_be_visible()
    look(page)
