"""From every workstream to the one that is short, and back; then worst first."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[[str], Page]


def test_a_member_goes_from_the_table_to_one_workstream(
    visit: Visit, axe: Callable[[Page], None], shot: Callable[..., None]
) -> None:
    page = visit("/housing?org=thurrock&period=2023-24-Q2")
    expect(page.locator("h1")).to_have_text(
        "Three workstreams short of 100%; ten have no Q2 rating"
    )
    shot(page, "housing")
    page.get_by_role("link", name="Asbestos re-inspections").click()
    expect(page.locator("h1")).to_have_text("Asbestos re-inspections")
    expect(page.get_by_text("3 short of 473: 99.37% where green is 100%.")).to_be_visible()
    expect(page.locator(".page-tab--current")).to_have_text("Housing")
    axe(page)
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Three workstreams short")


def test_the_worst_stand_first_when_asked_and_the_address_keeps_it(visit: Visit) -> None:
    page = visit("/housing?org=thurrock&period=2023-24-Q2")
    expect(page.locator(".heat-name").first).to_have_text("Domestic gas")
    page.get_by_label("Order").select_option("worst")
    expect(page.locator(".heat-name").first).to_have_text("Adaptation lifts and hoists")
    expect(page).to_have_url(re.compile("sort=worst"))
    page.reload()
    expect(page.locator(".heat-name").first).to_have_text("Adaptation lifts and hoists")


def test_an_earlier_quarter_has_fewer_columns(visit: Visit) -> None:
    page = visit("/housing?org=thurrock&period=2023-24-Q2")
    page.get_by_label("Up to").select_option("2023-24-Q1")
    expect(page.locator("h1")).to_contain_text("no Q1 rating")
    expect(page.locator(".heat-column")).to_have_count(3)
