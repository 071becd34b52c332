"""A leader's thirty seconds: what is red, why, and where the figure comes from."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[[str], Page]


def test_a_leader_goes_from_the_red_measure_to_where_its_figure_comes_from(
    visit: Visit, shot: Callable[..., None]
) -> None:
    page = visit("/?org=kent&period=2019-01")
    expect(page.locator("h1")).to_have_text("One measure is red: delayed transfers of care")
    expect(page.locator(".red-words .rag").first).to_contain_text("Red")
    shot(page, "overview")
    page.get_by_role("link", name="Delayed transfers of care per 100,000 people").first.click()
    expect(page.locator("h1")).to_have_text("Delayed transfers of care per 100,000 people")
    expect(page.get_by_role("heading", name="Where this figure comes from")).to_be_visible()
    expect(page).to_have_url(re.compile("measure=ASC-06"))


def test_a_measure_that_changed_colour_is_named_with_both_figures(visit: Visit) -> None:
    page = visit("/?org=kent&period=2019-01")
    changed = page.get_by_role("row").filter(has_text="359 in December 2018, 510 in January 2019")
    expect(changed).to_contain_text("Green")
    expect(changed).to_contain_text("Amber")
