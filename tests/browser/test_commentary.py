"""Commentary written with the keyboard alone, in a dashboard of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import serving

PLACE = "org=kent&measure=ASC-06&period=2019-01"
Axe = Callable[[Page], None]


@pytest.fixture
def own_url(tmp_path: Path) -> Iterator[str]:
    """A dashboard that may be written to: what is published here shows in no other test."""
    with serving(tmp_path) as address:
        yield address


def switched(page: Page, role: str) -> None:
    page.get_by_label("Role").select_option(role)
    page.get_by_role("button", name="Switch role").press("Enter")


def test_commentary_is_written_submitted_and_approved_without_a_mouse(
    page: Page, own_url: str, axe: Axe
) -> None:
    page.goto(f"{own_url}/measure?{PLACE}")
    page.get_by_role("link", name="Write commentary").press("Enter")
    expect(page.get_by_label("What happened")).to_be_visible()
    axe(page)
    page.get_by_label("What happened").focus()
    for words in ("In December 2018 delays rose.", "Home care ran short.", "Buy weekend hours"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.type("Director of care")
    page.keyboard.press("Enter")  # in a field of one line it keeps a draft, and submits nothing
    expect(page.get_by_text("Your draft is kept as")).to_contain_text("It is not submitted yet")
    page.get_by_role("button", name="Submit for approval").press("Enter")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The commentary speaks of December 2018")
    axe(page)
    alert.get_by_role("link", name="say why it is right").press("Enter")
    expect(page.get_by_label("I have looked at what is named above")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("December is when it began")
    page.get_by_role("button", name="Submit for approval").press("Enter")
    expect(page.locator("h1")).to_have_text("One commentary would be published")
    axe(page)
    switched(page, "approver")
    page.get_by_role("button", name="Approve and publish").press("Enter")
    page.goto(f"{own_url}/measure?{PLACE}")
    expect(page.get_by_text("Home care ran short.")).to_be_visible()
    expect(page.get_by_text("approved by demonstration approver")).to_be_visible()
    axe(page)
    page.set_viewport_size({"width": 320, "height": 900})
    page.get_by_role("link", name="Edit commentary").press("Enter")
    expect(page.get_by_label("Why", exact=True)).to_have_value("Home care ran short.")
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0
    axe(page)
