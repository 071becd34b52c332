"""Checks due and hazards on a day when both are full: narrowed, asked about, and projected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.browser.conftest import Watch, settled
from tests.browser.seeing import OVERPRINTED, SMALLER_THAN, sticking_out
from tests.browser.serving import serving
from tests.browser.test_present import CUT_OFF, HEIGHTS, PROJECTOR, SMALLEST

AFTER_THE_LAW = "2026-11-27"
PHONE = ViewportSize(width=320, height=800)
PATHS = pytest.mark.parametrize("path", ["/housing/checks", "/housing/hazards", "/housing"])

Go = Callable[[str], Page]


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard on a day when the limits on hazards are law."""
    folder = tmp_path_factory.mktemp("later")
    with serving(folder, SCORECARD_TODAY=AFTER_THE_LAW) as address:
        yield address


@pytest.fixture
def go(later: str, desk: BrowserContext) -> Iterator[Go]:
    """Opens an address of that dashboard, and keeps watch over it."""
    page = desk.new_page()
    watch = Watch(page, urlsplit(later).netloc)

    def to(address: str) -> Page:
        page.goto(f"{later}{address}")
        settled(page)
        return page

    yield to
    faults = watch.faults()
    page.close()
    assert faults == []


@PATHS
def test_it_is_accessible_and_fits_a_laptop_and_a_phone(
    path: str, go: Go, axe: Callable[[Page], None]
) -> None:
    page = go(f"{path}?org=demo")
    for fold in page.locator("details").all():
        fold.evaluate("(one) => { one.open = true; }")
    axe(page)
    assert sticking_out(page) == []
    page.set_viewport_size(PHONE)
    assert sticking_out(page) == []
    assert page.evaluate(OVERPRINTED) == []
    axe(page)


@PATHS
def test_its_slides_fit_and_are_read_from_the_back_of_the_room(path: str, go: Go) -> None:
    page = go(f"{path}?org=demo&view=present")
    page.set_viewport_size(PROJECTOR)
    page.evaluate("document.fonts.ready")
    assert page.evaluate(SMALLER_THAN, SMALLEST) == []
    assert [height for height in page.evaluate(HEIGHTS) if height > 1080] == []
    assert page.evaluate(CUT_OFF) == []
    assert sticking_out(page) == []


def test_a_question_about_a_check_is_answered_and_no_address_names_it(go: Go) -> None:
    page = go("/housing/checks?org=demo&workstream=FRA")
    expect(page.locator("h1")).to_have_text("One expired fire risk assessment fails 84 homes")
    page.get_by_label("Check, of those listed").select_option("FRA|B0001")
    answer = page.locator("#housing-checks-if-said")
    expect(answer).to_contain_text("it would bring 84 homes back into date in BS02")
    page.get_by_label("Done on").fill("2026-12-10")
    expect(answer).to_contain_text("The next check would be due on 10 December")
    page.get_by_label("Done on").fill("")
    expect(answer).to_contain_text("Give the day of the check")
    assert "B0001" not in page.url


def test_a_filter_starts_the_list_afresh(go: Go) -> None:
    page = go("/housing/checks?org=demo")
    page.get_by_role("link", name="Later rows").click()
    expect(page.get_by_text(re.compile(r"^Rows 51 to"))).to_be_visible()
    settled(page)
    expect(page).to_have_url(re.compile("page=2"))
    page.get_by_label("Ward").select_option("Canal Basin")
    expect(page.locator(".kicker")).to_contain_text("Canal Basin")
    expect(page).not_to_have_url(re.compile("page="))
    expect(page.get_by_text(re.compile(r"^Rows 51 to"))).to_have_count(0)


def test_a_member_goes_from_what_fails_homes_to_the_measure_and_back(go: Go) -> None:
    page = go("/housing?org=demo")
    page.get_by_role("link", name="Checks due").click()
    expect(page.locator("h1")).to_have_text("One expired fire risk assessment fails 84 homes")
    expect(page.locator(".page-tab--current")).to_have_text("Housing")
    page.get_by_role("link", name="Homes with every fire risk assessment in date").click()
    expect(page.locator("h1")).to_have_text("Homes with every fire risk assessment in date")
    page.go_back()
    page.get_by_role("link", name="Hazards").click()
    expect(page.locator("h1")).to_contain_text("24 hours")
