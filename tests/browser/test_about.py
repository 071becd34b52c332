"""The about page is reached from Help, and its contents lead to what they name."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[[str], Page]


def test_help_explains_the_rules_of_the_council_shown(
    visit: Visit, shot: Callable[..., None]
) -> None:
    page = visit("/social-care?org=kent")
    page.get_by_role("link", name="Help").click()
    expect(page.locator("h1")).to_have_text("What the figures and colours mean")
    expect(page.get_by_text("Green at or under target; amber up to 10% over")).to_be_visible()
    shot(page, "about")
    page.get_by_role("navigation", name="On this page").get_by_text("Accessibility").click()
    expect(page.get_by_role("heading", name="Accessibility statement")).to_be_in_viewport()
    assert page.url.endswith("#accessibility")
    expect(page.get_by_text("not stated", exact=True)).to_be_visible()


def test_the_rules_change_with_the_council(visit: Visit) -> None:
    page = visit("/about?org=kent")
    page.get_by_label("Council").select_option("thurrock")
    expect(page.get_by_text("Green at 100%; amber from 90%; red under 90%.")).to_be_visible()
