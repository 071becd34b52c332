"""On paper: the same design without its controls, with everything opened, and read in grey."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.seeing import GREY_OF

PRINTED = [
    "/?org=kent",
    "/housing?org=thurrock",
    "/measure?org=kent&measure=ASC-06",
    "/strategies?org=southend&plan=SEND strategic action plan",
    "/risks?org=kent",
    "/data?org=kent",
]
RED, AMBER = "rgb(179, 17, 27)", "rgb(255, 192, 67)"

Visit = Callable[[str], Page]


@pytest.mark.parametrize("address", PRINTED)
def test_a_page_prints_without_its_bar_its_filters_and_its_actions(
    address: str, visit: Visit
) -> None:
    page = visit(address)
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF-")
    page.emulate_media(media="print")
    for name in (".topbar", ".controls", ".skip-link"):
        expect(page.locator(name).first).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".foot .edition")).to_be_visible()


@pytest.mark.parametrize("address", ["/?org=southend", "/data?org=kent", "/send?org=southend"])
def test_paper_leaves_nothing_folded(address: str, visit: Visit) -> None:
    page = visit(address)
    folded = page.locator("main details:not(.chart-figures) tr")
    assert folded.count() > 0
    expect(folded.last).to_be_hidden()
    page.emulate_media(media="print")
    expect(folded.last).to_be_visible()


@pytest.mark.parametrize(("org", "kind"), [("demo", "synthetic"), ("kent", "auto")])
def test_every_sheet_of_made_up_figures_says_so_in_its_margin(
    org: str, kind: str, visit: Visit
) -> None:
    page = visit(f"/housing?org={org}")
    page.emulate_media(media="print")
    expect(page.locator("body")).to_have_css("page", kind)
    expect(page.locator("main > .synthetic")).to_have_count(int(kind == "synthetic"))


def test_a_rating_keeps_its_block_on_paper(visit: Visit) -> None:
    page = visit("/?org=kent")
    page.emulate_media(media="print")
    for name, fill in ((".rag--red", RED), (".rag--amber", AMBER)):
        badge = page.locator(f"{name}:not(.rag--past)").first
        expect(badge).to_have_css("background-color", fill)
        expect(badge).to_have_css("print-color-adjust", "exact")


def test_ratings_are_told_apart_in_grey_the_worst_the_darkest(
    visit: Visit, desk: BrowserContext
) -> None:
    page = visit("/housing?org=thurrock")
    page.add_style_tag(content="html { filter: grayscale(1); }")
    easel = desk.new_page()
    greys = {}
    for rating in ("red", "amber", "green"):
        block = page.locator(f".heat-key .heat-cell--{rating}")
        drawn = base64.b64encode(block.screenshot()).decode()
        greys[rating] = easel.evaluate(GREY_OF, f"data:image/png;base64,{drawn}")
    easel.close()
    assert greys["red"] < 90
    assert greys["amber"] - greys["red"] > 100
    assert greys["green"] - greys["amber"] > 25


def test_amber_has_an_edge_and_every_rating_its_own_shape_and_word(visit: Visit) -> None:
    page = visit("/housing?org=thurrock")
    key = page.locator(".heat-key")
    expect(key.locator(".heat-cell--amber")).to_have_css("border-top-color", "rgb(138, 85, 0)")
    shapes = {
        rating: key.locator(f".heat-cell--{rating} .shape").get_attribute("class")
        for rating in ("red", "amber", "green")
    }
    assert len(set(shapes.values())) == 3
    for word in ("Red", "Amber", "Green"):
        expect(key.get_by_text(word, exact=True)).to_be_visible()


SHEET = {"width": 1032, "height": 703}  # A4 across, less its margins, at 96 to the inch
OVERLAP = """([one, other]) => {
  const [a, b] = [one, other].map((name) => document.querySelector(name).getBoundingClientRect());
  return Math.min(a.right, b.right) > Math.max(a.left, b.left)
    && Math.min(a.bottom, b.bottom) > Math.max(a.top, b.top);
}"""


def test_a_chart_covers_nothing_of_what_stands_beside_it(visit: Visit) -> None:
    page = visit("/measure?org=kent&measure=ASC-06")
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)
    assert not page.evaluate(OVERLAP, [".chart-graph .main-svg", ".definition"])


@pytest.mark.parametrize("address", ["/strategies?org=southend", "/risks?org=kent"])
def test_a_table_keeps_its_caption_above_its_headings_and_its_rows_apart(
    address: str, visit: Visit
) -> None:
    page = visit(address)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 900, "height": 703})
    table = page.locator(".sheet--stack").first
    caption, head = table.locator("caption").bounding_box(), table.locator("thead").bounding_box()
    assert caption
    assert head
    assert caption["y"] + caption["height"] <= head["y"] + 1
    expect(table.locator("tbody td").first).not_to_have_css("border-bottom-width", "0px")
