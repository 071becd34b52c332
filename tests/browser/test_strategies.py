"""From all plans to one action and back, by keyboard and by filter; then the risk register."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

SEND = "SEND strategic action plan"
WIDTHS = [320, 1280, 1920]

Visit = Callable[[str], Page]


def test_a_member_goes_from_all_plans_to_one_action(
    visit: Visit, axe: Callable[[Page], None], shot: Callable[..., None]
) -> None:
    page = visit("/strategies?org=southend")
    page.get_by_role("link", name=SEND).click()
    expect(page.locator("h1")).to_have_text(
        "19 of 48 actions complete; no impact claim is measured"
    )
    axe(page)
    shot(page, "strategies")
    page.get_by_role("link", name="Support while awaiting health assessment").first.click()
    expect(page.locator("h1")).to_have_text("Support while awaiting health assessment")
    expect(page.get_by_text("Launch Kids Autism Hub online support")).to_be_visible()
    axe(page)
    page.go_back()
    expect(page.locator("h1")).to_contain_text("19 of 48 actions complete")


def test_a_filter_redraws_the_page_and_keeps_the_address(visit: Visit) -> None:
    page = visit("/strategies?org=southend")
    page.get_by_label("Plan").select_option("Ageing Well")
    expect(page.locator("h1")).to_contain_text("20 of 76 actions complete")
    page.get_by_label("Status").select_option("at_risk")
    expect(page.locator("h1")).to_have_text("Four actions at risk or delayed")
    page.wait_for_url("**status=at_risk**")
    page.reload()
    expect(page.locator("h1")).to_have_text("Four actions at risk or delayed")


def test_a_risk_opens_from_the_matrix(
    visit: Visit, axe: Callable[[Page], None], shot: Callable[..., None]
) -> None:
    page = visit("/risks?org=kent")
    axe(page)
    shot(page, "risks")
    page.get_by_role("link", name="AH0005", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Pressure on public sector funding")
    axe(page)
    page.get_by_role("link", name="All 11 risks").click()
    expect(page.locator("h1")).to_contain_text("risks are high")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", [f"/strategies?org=southend&plan={SEND}", "/risks?org=kent"])
def test_plans_and_risks_fit_every_width(
    address: str, width: int, visit: Visit, axe: Callable[[Page], None]
) -> None:
    page = visit(address)
    page.set_viewport_size({"width": width, "height": 900})
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0
    axe(page)
