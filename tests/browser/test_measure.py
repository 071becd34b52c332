"""One measure, read and projected: its chart says in words what it draws."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[[str], Page]

RED = "/measure?org=kent&measure=ASC-06&period=2019-01"


def test_a_chart_has_its_message_its_words_and_its_figures(
    visit: Visit, axe: Callable[[Page], None], shot: Callable[..., None]
) -> None:
    page = visit(RED)
    expect(page.get_by_role("heading", name="Missed target in 11 of 12 months")).to_be_visible()
    expect(page.get_by_role("img", name="From 11.1 in February 2018")).to_be_visible()
    expect(page.locator(".page-tab--current")).to_have_text("Social care")
    page.get_by_text("The same figures as a table").click()
    axe(page)
    shot(page, "measure")


def test_another_measure_of_the_section_is_a_choice_away(visit: Visit) -> None:
    page = visit(RED)
    page.get_by_label("Measure").select_option("ASC-07")
    expect(page.locator("h1")).to_have_text("Admissions to residential or nursing care")
    expect(page.get_by_text("December 2018: one month in arrears")).to_be_visible()
    expect(page).to_have_url(re.compile("measure=ASC-07"))


@pytest.mark.parametrize("width", [320, 1280, 1920])
@pytest.mark.parametrize(
    "address",
    [RED, "/measure?org=thurrock&measure=LIFT-ADP", "/measure?org=southend&measure=SEN-C09"],
)
def test_a_measure_fits_every_width(
    address: str, width: int, visit: Visit, axe: Callable[[Page], None]
) -> None:
    page = visit(address)
    page.set_viewport_size({"width": width, "height": 900})
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0
    axe(page)


def test_a_projected_measure_fits_the_screen(visit: Visit, shot: Callable[..., None]) -> None:
    page = visit(f"{RED}&view=present")
    page.set_viewport_size({"width": 1920, "height": 1080})
    expect(page.locator("h1")).to_have_text("Missed target in 11 of 12 months")
    assert page.evaluate("document.documentElement.scrollHeight") <= 1080
    shot(page, "measure-projected", full_page=False)
