"""Every page keeps the same promises, in every organisation: readable, local, narrow, quiet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

import pages

NARROW = {"width": 320, "height": 800}
PROJECTED = {"width": 1920, "height": 1080}
STOPS = 16  # past the tabs, the filters and into the content
ADDRESSES = [module.PAGE.path for module in pages.ALL]
ORGANISATIONS = ["thurrock", "kent", "southend"]

# What sticks out of the page to the right, unless it scrolls within something of its own.
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((one) => one.getBoundingClientRect().right > width + 0.5)
    .map((one) => `${one.tagName.toLowerCase()}.${one.className.baseVal ?? one.className}`)
    .slice(0, 8);
}"""

# What has the focus without showing it; nothing once the focus has left the page's end.
UNSEEN = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return one === document.body || drawn ? null : one.outerHTML.slice(0, 200);
}"""

Visit = Callable[[str], Page]


@pytest.mark.parametrize("org", ORGANISATIONS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_has_one_headline_and_meets_the_accessibility_standard(
    address: str, org: str, visit: Visit, axe: Callable[[Page], None]
) -> None:
    page = visit(f"{address}?org={org}")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.get_by_role("main")).to_be_visible()
    axe(page)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_fits_a_narrow_screen_without_scrolling_sideways(
    address: str, visit: Visit, axe: Callable[[Page], None]
) -> None:
    page = visit(f"{address}?org=thurrock")
    page.set_viewport_size(NARROW)
    assert page.evaluate(TOO_WIDE) == []
    axe(page)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_can_be_projected(address: str, visit: Visit, axe: Callable[[Page], None]) -> None:
    page = visit(f"{address}?org=thurrock&view=present")
    page.set_viewport_size(PROJECTED)
    expect(page.locator("h1")).to_have_count(1)
    axe(page)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_walked_by_keyboard_with_the_focus_always_seen(
    address: str, visit: Visit
) -> None:
    page = visit(f"{address}?org=kent")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        assert page.evaluate(UNSEEN) is None


def test_an_address_with_words_nobody_knows_opens_all_the_same(visit: Visit) -> None:
    page = visit("/housing?org=thurrock&period=never&utm_source=post")
    expect(page.locator("h1")).to_have_count(1)


def test_text_is_set_in_the_fonts_that_were_sent_with_the_page(visit: Visit) -> None:
    page = visit("/?org=thurrock")
    assert page.evaluate("document.fonts.check('600 36px \"IBM Plex Sans\"')")
    assert "IBM Plex Sans" in page.evaluate("getComputedStyle(document.body).fontFamily")
