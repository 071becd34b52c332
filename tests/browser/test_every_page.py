"""Every page keeps the same promises, in every organisation: readable, local, narrow, quiet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

import pages
from dashboard.page import Page as Listed
from tests.browser.conftest import Watch, settled
from tests.browser.seeing import OVERPRINTED, sticking_out

ORGANISATIONS = ["thurrock", "kent", "southend"]
# Pages that show registers, which the synthetic borough alone has.
REGISTERS = (
    *(pages.housing, pages.housing_checks, pages.housing_hazards),
    *(pages.send_cases, pages.send_reviews),
)
EVERY = [
    *product((module.PAGE for module in pages.ALL), ORGANISATIONS),
    *product((module.PAGE for module in REGISTERS), ["demo"]),
]
LAPTOP = ViewportSize(width=1280, height=900)
WALL = ViewportSize(width=1920, height=1080)
PHONE = ViewportSize(width=320, height=800)
AT_400_PERCENT = ViewportSize(width=320, height=225)  # what is left of a laptop's screen
# Spacing that a reader may set for themselves (WCAG 1.4.12).
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""

Axe = Callable[[Page], None]
Visit = Callable[[str], Page]


@dataclass(frozen=True, slots=True)
class Opened:
    """A page of the dashboard in one organisation, open for every test of it."""

    listed: Listed
    org: str
    page: Page
    watch: Watch


@pytest.fixture(scope="module", params=EVERY, ids=lambda one: f"{one[0].key}-{one[1]}")
def opened(
    request: pytest.FixtureRequest, desk: BrowserContext, server_url: str
) -> Iterator[Opened]:
    listed, org = request.param
    page = desk.new_page()
    watch = Watch(page, urlsplit(server_url).netloc)
    page.goto(f"{listed.path}?org={org}")
    settled(page)
    yield Opened(listed, org, page, watch)
    page.close()


def test_it_has_one_headline_and_a_title_that_names_it(opened: Opened) -> None:
    expect(opened.page.locator("h1")).to_have_count(1)
    expect(opened.page.get_by_role("main")).to_have_count(1)
    expect(opened.page).to_have_title(f"{opened.listed.name} - Civic Scorecard")


def test_its_address_carries_the_council_and_every_filter(opened: Opened) -> None:
    carried = parse_qs(urlsplit(opened.page.url).query)
    assert carried["org"] == [opened.org]
    for name in opened.listed.filters:
        chosen = opened.page.locator(f"#{opened.listed.filter_id(name)}").input_value()
        assert carried.get(name, [""]) == [chosen]


def test_it_meets_the_accessibility_standard_on_a_laptop(opened: Opened, axe: Axe) -> None:
    opened.page.set_viewport_size(LAPTOP)
    axe(opened.page)


def test_it_meets_the_accessibility_standard_on_a_wide_screen(opened: Opened, axe: Axe) -> None:
    opened.page.set_viewport_size(WALL)
    assert sticking_out(opened.page) == []
    axe(opened.page)


def test_it_meets_the_accessibility_standard_on_a_narrow_screen(opened: Opened, axe: Axe) -> None:
    opened.page.set_viewport_size(PHONE)
    assert sticking_out(opened.page) == []
    assert opened.page.evaluate(OVERPRINTED) == []
    axe(opened.page)


def test_it_reads_without_scrolling_sideways_at_400_percent(opened: Opened) -> None:
    opened.page.set_viewport_size(AT_400_PERCENT)
    assert sticking_out(opened.page) == []
    assert opened.page.evaluate("document.scrollingElement.scrollWidth") <= 320
    expect(opened.page.locator("h1")).to_be_visible()


def test_it_bears_the_spacing_a_reader_sets(opened: Opened) -> None:
    opened.page.set_viewport_size(LAPTOP)
    style = opened.page.add_style_tag(content=SPACED)
    assert sticking_out(opened.page) == []
    assert opened.page.evaluate(OVERPRINTED) == []
    style.evaluate("(style) => style.remove()")


def test_it_asks_no_other_host_and_complains_of_nothing(opened: Opened) -> None:
    assert opened.watch.faults() == []


def test_text_is_set_in_the_fonts_that_were_sent_with_the_page(visit: Visit) -> None:
    page = visit("/?org=thurrock")
    assert page.evaluate("document.fonts.check('600 36px \"IBM Plex Sans\"')")
    assert "IBM Plex Sans" in page.evaluate("getComputedStyle(document.body).fontFamily")
