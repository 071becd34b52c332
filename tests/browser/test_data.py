"""From the headline to one printed figure, its reason, and the page that shows ours."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

WIDTHS = [320, 1280, 1920]

Visit = Callable[[str], Page]


def test_an_analyst_follows_a_difference_to_the_measure(
    visit: Visit, axe: Callable[[Page], None], shot: Callable[..., None]
) -> None:
    page = visit("/data?org=thurrock")
    expect(page.locator("h1")).to_have_text(
        "39 of 48 printed figures agree; nine differ, each explained"
    )
    shot(page, "data")
    page.get_by_label("Printed figures").select_option("differs")
    expect(page.get_by_role("heading", name="39 agree")).to_have_count(0)
    expect(page).to_have_url(re.compile("show=differs"))
    axe(page)
    page.get_by_role("row", name="95.95%, rounds to 96%").get_by_role("link").click()
    expect(page.locator("h1")).to_contain_text("Adaptation lifts and hoists")


def test_what_agrees_opens_by_keyboard(visit: Visit, axe: Callable[[Page], None]) -> None:
    page = visit("/data?org=southend")
    summary = page.get_by_text("Show every one")
    expect(page.get_by_text("The same table is printed twice.").first).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The same table is printed twice.").first).to_be_visible()
    axe(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_opened_fits_every_width(
    width: int, visit: Visit, axe: Callable[[Page], None]
) -> None:
    page = visit("/data?org=southend&show=agree")
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0
    axe(page)
