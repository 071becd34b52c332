"""On a wall: slides that fit, words that are read from the back, and keys that turn them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.seeing import FOCUSED, OVERPRINTED, SMALLER_THAN, sticking_out

PROJECTOR = ViewportSize(width=1920, height=1080)
SMALLEST = 28  # pixels of 1080: what a tenth of the room's depth still reads
SHOWN = [
    "/?org=kent",
    "/?org=thurrock",
    "/?org=southend",
    "/housing?org=thurrock",
    "/housing?org=demo",
    "/housing/checks?org=demo",
    "/housing/hazards?org=demo",
    "/send?org=southend",
    "/strategies?org=southend",
    "/strategies?org=southend&plan=SEND strategic action plan",
    "/strategies?org=kent",
    "/social-care?org=kent",
    "/partnership?org=southend",
    "/risks?org=kent",
    "/data?org=thurrock",
    "/measure?org=kent&measure=ASC-06",
    "/measure?org=thurrock&measure=LIFT-ADP",
    "/measure?org=thurrock&measure=GAS-DOM",
    "/measure?org=southend&measure=SEND-01",
]

# How high each slide is with its margins, and what in it is cut off at its edge.
HEIGHTS = """() => [...document.querySelectorAll("section.slide")].map((slide) => {
  const style = getComputedStyle(document.querySelector("main"));
  const room = 2 * parseFloat(style.paddingTop);
  return Math.round(slide.getBoundingClientRect().height + room);
})"""
CUT_OFF = """() => [...document.querySelectorAll("section.slide *")]
  .filter((one) => one.checkVisibility() && getComputedStyle(one).clipPath === "none")
  .filter((one) => {
    const box = one.getBoundingClientRect();
    const slide = one.closest("section.slide").getBoundingClientRect();
    return box.width > 1 && (box.bottom > slide.bottom + 1 || box.right > slide.right + 4);
  })
  .map((one) => `${one.tagName} ${one.textContent.slice(0, 40)}`).slice(0, 5)"""

Axe = Callable[[Page], None]


@pytest.fixture
def projected(page: Page, visit: Callable[[str], Page]) -> Callable[[str], Page]:
    """Open an address as it is projected."""

    def open_at(address: str) -> Page:
        page.set_viewport_size(PROJECTOR)
        visit(f"{address}&view=present")
        page.evaluate("document.fonts.ready")
        return page

    return open_at


@pytest.mark.parametrize("address", SHOWN)
def test_every_slide_fits_and_is_read_from_the_back_of_the_room(
    address: str, projected: Callable[[str], Page], axe: Axe
) -> None:
    page = projected(address)
    expect(page.locator("section.slide").first).to_be_visible()
    expect(page.locator("h1")).to_have_count(1)
    assert page.evaluate(SMALLER_THAN, SMALLEST) == []
    assert [height for height in page.evaluate(HEIGHTS) if height > 1080] == []
    assert page.evaluate(CUT_OFF) == []
    assert sticking_out(page) == []
    assert page.evaluate(OVERPRINTED) == []
    axe(page)


def test_a_slide_has_nothing_to_press(projected: Callable[[str], Page]) -> None:
    page = projected("/?org=kent")
    for name in (".topbar", ".controls", ".chart-figures", "summary"):
        for control in page.locator(name).all():
            expect(control).to_be_hidden()


def test_every_slide_says_whose_figures_they_are_and_where_they_came_from(
    projected: Callable[[str], Page],
) -> None:
    page = projected("/housing?org=thurrock")
    for slide in page.locator("section.slide").all():
        expect(slide.locator(".kicker")).to_contain_text("Thurrock Council")
        expect(slide).to_contain_text("Source: Thurrock Council")
        expect(slide).to_contain_text("Edition: ")


def test_keys_turn_the_slides_and_show_where_one_is(projected: Callable[[str], Page]) -> None:
    page = projected("/housing?org=thurrock")
    slides = page.locator("section.slide")
    last = slides.count() - 1
    assert last > 1
    for key, place in (
        ("ArrowRight", 0),
        ("ArrowRight", 1),
        ("PageDown", 2),
        ("ArrowLeft", 1),
        ("End", last),
        ("ArrowRight", last),
        ("Home", 0),
        ("ArrowLeft", 0),
    ):
        page.keyboard.press(key)
        expect(slides.nth(place)).to_be_focused()
        expect(slides.nth(place)).to_be_in_viewport(ratio=0.9)
        seen: dict[str, Any] = page.evaluate(FOCUSED)
        assert seen["outlined"]
        assert seen["seen"]


def test_present_shows_what_was_chosen_and_back_returns_to_it(visit: Callable[[str], Page]) -> None:
    page = visit("/housing?org=thurrock")
    page.get_by_label("Up to").select_option("2023-24-Q1")
    expect(page.locator("h1")).to_contain_text("no Q1 rating")
    headline = page.locator("h1").inner_text()
    page.get_by_role("link", name="Present").click()
    expect(page.locator("section.slide").first).to_be_visible()
    expect(page.locator("h1")).to_have_text(headline)
    page.go_back()
    expect(page.get_by_label("Up to")).to_have_value("2023-24-Q1")
