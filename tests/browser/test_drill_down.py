"""From a headline to the line it came from: every figure leads to its measure and its source."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[[str], Page]

# Rows with a figure in them, outside what is folded, that lead nowhere.
LEADS_NOWHERE = """() => [...document.querySelectorAll("main tbody tr, main .red-card")]
  .filter((row) => !row.closest(".chart-figures, .matrix"))
  .filter((row) => row.matches(".red-card") || row.querySelector("td"))
  .filter((row) => /\\d/.test(row.textContent) && !row.querySelector("a[href]"))
  .map((row) => row.textContent.slice(0, 60))"""


@pytest.mark.parametrize(
    "address",
    [
        "/?org=kent",
        "/?org=thurrock",
        "/?org=southend",
        "/housing?org=thurrock",
        "/send?org=southend",
        "/social-care?org=kent",
        "/risks?org=kent",
    ],
)
def test_every_figure_has_a_link_beside_it_to_what_is_behind(address: str, visit: Visit) -> None:
    page = visit(address)
    assert page.evaluate(LEADS_NOWHERE) == []


def test_a_leader_goes_from_the_red_to_its_table_and_its_paper(visit: Visit) -> None:
    page = visit("/?org=kent")
    page.locator(".red-card").get_by_role("link", name="Delayed transfers of care").click()
    expect(page.locator("h1")).to_contain_text("Delayed transfers of care")
    page.get_by_text("The same figures as a table").click()
    row = page.locator(".chart-figures").get_by_role("row", name="January 2019")
    expect(row).to_contain_text("11.3")
    expect(row).to_contain_text("8.7")
    source = page.locator(".definition", has=page.get_by_role("heading", name="comes from"))
    expect(source).to_contain_text("Kent County Council, Adult Social Care dashboard, January 2019")
    page.get_by_role("link", name="Adult social care: every measure").click()
    expect(page.get_by_role("row", name="Delayed transfers of care")).to_contain_text("Red")


def test_a_housing_row_opens_every_return_of_its_workstream(visit: Visit) -> None:
    page = visit("/housing?org=thurrock")
    page.get_by_role("link", name="Adaptation lifts and hoists").click()
    expect(page.locator("h1")).to_have_text("Adaptation lifts and hoists")
    returns = page.locator("section", has=page.get_by_role("heading", name="What each return says"))
    expect(returns.get_by_role("row", name="Q2 2023-24")).to_contain_text("142")
    expect(returns.get_by_role("row", name="Q1 2023-24")).to_contain_text("63")
    page.get_by_role("link", name="Housing: every measure").click()
    expect(page.locator("h1")).to_contain_text("Three workstreams short")


def test_a_claim_in_a_plan_leads_to_the_measure_that_tests_it(visit: Visit) -> None:
    page = visit("/strategies?org=southend")
    page.get_by_role("link", name="SEND strategic action plan").click()
    page.get_by_role("link", name="Co-production and currency of EHC plans").click()
    expect(page.locator("h1")).to_contain_text("Co-production and currency of EHC plans")
    expect(page.get_by_role("heading", name="The actions")).to_be_visible()
    page.get_by_role("link", name="EHC plans issued within 20 weeks").first.click()
    expect(page.locator("h1")).to_contain_text("EHC plans issued within 20 weeks")
    expect(page.get_by_role("main")).to_contain_text("about 5%")


def test_a_late_thing_on_the_overview_leads_to_where_it_is_kept(visit: Visit) -> None:
    page = visit("/?org=kent")
    late = page.locator("section", has=page.get_by_role("heading", name="What is late"))
    late.get_by_role("link", name="Risk register").click()
    expect(page.locator("h1")).to_contain_text("risks are high")
    expect(page.get_by_label("Council")).to_have_value("kent")


def test_a_risk_says_how_it_moved_and_when_it_was_reviewed(visit: Visit) -> None:
    page = visit("/risks?org=kent")
    page.get_by_role("row", name="Business disruption").get_by_role("link").first.click()
    expect(page.locator("h1")).to_have_text("Business disruption")
    expect(page.get_by_role("main")).to_contain_text("3 × 5 = 15")
    expect(page.get_by_role("main")).to_contain_text("14 May 2019")


def test_an_analyst_goes_from_a_figure_that_differs_to_ours(visit: Visit) -> None:
    page = visit("/data?org=kent")
    page.get_by_role("row", name="Referrals to enablement").get_by_role("link").first.click()
    expect(page.locator("h1")).to_contain_text("Referrals to enablement")
