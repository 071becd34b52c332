"""The address is the view: every filter writes it, and whoever opens it sees the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

Visit = Callable[[str], Page]

CHANGES = [
    ("/?org=kent", "Council", "thurrock", "org", "No measure is red; three are amber"),
    ("/housing?org=thurrock", "Up to", "2023-24-Q1", "period", "no Q1 rating"),
    ("/measure?org=kent&measure=ASC-06", "Measure", "ASC-08", "measure", "People 65+"),
    ("/strategies?org=southend", "Plan", "Living Well", "plan", "of 39 actions complete"),
    ("/strategies?org=southend", "Status", "at_risk", "status", "at risk or delayed"),
    ("/risks?org=kent", "Risk", "AH0005", "risk", "Pressure on public sector funding"),
]


def carried(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize(("address", "label", "value", "name", "headline"), CHANGES)
def test_a_filter_changes_the_headline_and_the_address(
    address: str, label: str, value: str, name: str, headline: str, visit: Visit
) -> None:
    page = visit(address)
    before = page.locator("h1").inner_text()
    page.get_by_label(label, exact=True).select_option(value)
    expect(page.locator("h1")).to_contain_text(headline)
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get(name) == [value])
    assert page.locator("h1").inner_text() != before


def test_a_section_of_the_overview_has_figures_of_its_own(visit: Visit) -> None:
    page = visit("/?org=southend")
    page.get_by_label("Section").select_option("partnership")
    expect(page.locator(".kicker")).to_contain_text("Partnership")
    expect(page).to_have_url(re.compile("section=partnership"))


def test_every_tab_keeps_the_council_that_was_chosen(visit: Visit) -> None:
    page = visit("/?org=kent")
    page.get_by_label("Council").select_option("southend")
    expect(page.locator(".kicker")).to_contain_text("Southend")
    tabs = page.get_by_role("navigation", name="Pages").get_by_role("link")
    addresses = [link.get_attribute("href") for link in tabs.all()]
    assert [href for href in addresses if "org=southend" not in (href or "")] == []


def test_a_link_sent_to_a_colleague_opens_the_same_view(
    visit: Visit, browser: Browser, browser_context_args: dict[str, Any]
) -> None:
    page = visit("/housing?org=thurrock")
    page.get_by_label("Up to").select_option("2023-24-Q1")
    page.get_by_label("Order").select_option("worst")
    expect(page).to_have_url(re.compile("period=2023-24-Q1&sort=worst"))
    expect(page.locator(".heat-column")).to_have_count(3)
    context = browser.new_context(**browser_context_args)
    theirs = context.new_page()
    theirs.goto(page.url)
    expect(theirs.locator("h1")).to_have_text(page.locator("h1").inner_text())
    expect(theirs.get_by_label("Order")).to_have_value("worst")
    words = page.get_by_role("main").inner_text()
    expect(theirs.get_by_role("main")).to_have_text(words, use_inner_text=True)
    context.close()


@pytest.mark.parametrize(
    ("address", "notice"),
    [
        ("/housing?org=atlantis", "atlantis"),
        ("/housing?org=thurrock&period=2031-02", "2031-02"),
        ("/housing?org=thurrock&period=never", "never"),
        ("/housing?org=thurrock&sort=loudest", "loudest"),
        ("/?org=kent&section=parks", "parks"),
        ("/measure?org=kent&measure=ASC-99", "ASC-99"),
        ("/strategies?org=southend&plan=Nonesuch", "Nonesuch"),
        ("/risks?org=kent&risk=AH9999", "AH9999"),
        ("/data?org=kent&show=everything", "everything"),
    ],
)
def test_what_does_not_exist_is_said_and_something_else_is_shown(
    address: str, notice: str, visit: Visit
) -> None:
    page = visit(address)
    expect(page.get_by_role("status").filter(has_text=notice)).to_be_visible()
    expect(page.locator("h1")).not_to_be_empty()
    expect(page).not_to_have_url(re.compile(notice))


def test_a_word_of_the_address_that_no_page_knows_is_left_alone(visit: Visit) -> None:
    page = visit("/housing?org=thurrock&utm_source=post&period[]=1&__proto__=x")
    expect(page.locator("h1")).to_contain_text("Three workstreams short")
    expect(page.get_by_role("status")).to_have_count(0)


@pytest.mark.parametrize("address", ["/?org=", "/housing?period=", "/measure?measure=&org=kent"])
def test_a_blank_in_the_address_means_the_usual_choice(address: str, visit: Visit) -> None:
    page = visit(address)
    expect(page.locator("h1")).not_to_be_empty()
    expect(page.get_by_role("status")).to_have_count(0)


def test_markup_in_the_address_is_shown_as_it_was_typed(visit: Visit) -> None:
    page = visit("/housing?org=thurrock&period=%3Cimg%20src=x%20onerror=alert(1)%3E")
    expect(page.get_by_role("status")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.get_by_role("main").locator("img")).to_have_count(0)
