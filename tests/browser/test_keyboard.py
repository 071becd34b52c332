"""Without a mouse: every control in order, seen and named, and nothing lost on the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import pages
from tests.browser.seeing import FOCUSED, STOPS

# A council that has something to show on each page.
RICHEST = {"/housing": "thurrock", "/strategies": "southend", "/partnership": "southend"}
RICHEST |= {"/send": "southend", "/measure": "kent"}
# Pages of registers have nothing to go to where a council has published none.
_REGISTERS = ("/housing/checks", "/housing/hazards", "/send/cases", "/send/reviews", "/rows-behind")
WITH_CONTROLS = RICHEST | dict.fromkeys(_REGISTERS, "demo")

Visit = Callable[[str], Page]


def walked(page: Page) -> list[dict[str, Any]]:
    """What takes the focus as Tab is pressed from the top of the page to its end.

    The day, month and year of a date are stops of their own within one control, named once.
    """
    stops: list[dict[str, Any]] = []
    page.keyboard.press("Tab")
    while focused := page.evaluate(FOCUSED):
        if not stops or focused["stop"] != stops[-1]["stop"] or not focused["seen"]:
            stops.append(focused)
        page.keyboard.press("Tab")
    return stops


@pytest.mark.parametrize("address", [module.PAGE.path for module in pages.ALL])
def test_tab_reaches_every_control_in_order_and_each_is_seen_and_named(
    address: str, visit: Visit
) -> None:
    page = visit(f"{address}?org={WITH_CONTROLS.get(address, 'kent')}")
    expected = page.evaluate(STOPS)
    stops = walked(page)
    assert [stop["stop"] for stop in stops] == list(range(len(expected)))
    assert [stop["html"] for stop in stops if not stop["outlined"]] == []
    assert [stop["html"] for stop in stops if not stop["name"]] == []
    assert [stop["html"] for stop in stops if not stop["seen"]] == []


@pytest.mark.parametrize("address", [module.PAGE.path for module in pages.ALL])
def test_the_skip_link_comes_first_and_goes_past_the_tabs_and_filters(
    address: str, visit: Visit
) -> None:
    page = visit(f"{address}?org={WITH_CONTROLS.get(address, 'kent')}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_filter_changed_by_key_redraws_the_page_and_keeps_the_focus(visit: Visit) -> None:
    page = visit("/housing?org=thurrock&period=2023-24-Q2")
    page.get_by_label("Order").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".heat-name").first).to_have_text("Adaptation lifts and hoists")
    expect(page).to_have_url(re.compile("sort=worst"))
    expect(page.get_by_label("Order")).to_be_focused()
    page.get_by_label("Up to").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("h1")).to_contain_text("no Q1 rating")
    expect(page).to_have_url(re.compile("period=2023-24-Q1&sort=worst"))
    expect(page.get_by_label("Up to")).to_be_focused()


def test_back_returns_to_the_page_before_with_its_filters(visit: Visit) -> None:
    page = visit("/housing?org=thurrock&period=2023-24-Q2")
    page.get_by_label("Up to").select_option("2023-24-Q1")
    expect(page.locator("h1")).to_contain_text("no Q1 rating")
    page.get_by_role("link", name="Domestic gas").press("Enter")
    expect(page.locator("h1")).to_have_text("Domestic gas")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("no Q1 rating")
    expect(page.get_by_label("Up to")).to_have_value("2023-24-Q1")
    expect(page).to_have_url(re.compile("period=2023-24-Q1"))


def test_a_tab_followed_by_key_opens_at_the_top_with_its_own_title(visit: Visit) -> None:
    page = visit("/social-care?org=kent")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Risks").press("Enter")
    expect(page.locator("h1")).to_contain_text("risks are high")
    expect(page).to_have_title("Risks - Civic Scorecard")
    expect(page).to_have_url(re.compile("org=kent"))
    assert page.evaluate("window.scrollY") == 0
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["seen"]


@pytest.mark.parametrize(
    ("address", "fold", "inside"),
    [
        ("/measure?org=kent&measure=ASC-06", "The same figures as a table", "February 2018"),
        ("/data?org=kent", "Show every one", "Admissions to residential or nursing care"),
    ],
)
def test_what_is_folded_opens_and_closes_with_enter(
    address: str, fold: str, inside: str, visit: Visit
) -> None:
    page = visit(address)
    details = page.locator("details", has=page.get_by_text(fold))
    expect(details.get_by_text(inside).first).to_be_hidden()
    details.locator("summary").press("Enter")
    expect(details.get_by_text(inside).first).to_be_visible()
    details.locator("summary").press("Enter")
    expect(details.get_by_text(inside).first).to_be_hidden()
