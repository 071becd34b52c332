"""A projected page is slides: the message first, each as tall as the screen and large enough."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

PROJECTOR = {"width": 1920, "height": 1080}
SMALLEST = 28  # pixels, a thirty-eighth of the height

TALL = """() => [...document.querySelectorAll("section.slide")]
  .filter((one) => one.scrollHeight > window.innerHeight - 2 * 56)
  .map((one) => `${one.querySelector("h1, h2").innerText}: ${one.scrollHeight}`)"""

SMALL = """(least) => [...document.querySelectorAll("main *")]
  .filter((one) => [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim()))
  .filter((one) => parseFloat(getComputedStyle(one).fontSize) < least)
  .map((one) => one.innerText)"""

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

ADDRESSES = [
    "/?org=kent",
    "/?org=thurrock",
    "/?org=southend",
    "/?org=demo",
    "/housing?org=thurrock",
    "/housing?org=thurrock&sort=worst",
    "/measure?org=thurrock&measure=LIFT-ADP",
    "/strategies?org=southend",
    "/strategies?org=southend&plan=SEND strategic action plan",
    "/strategies?org=southend&plan=Ageing Well&priority=5.7a",
    "/strategies?org=kent",
    "/risks?org=kent",
    "/risks?org=kent&risk=AH0006",
    "/risks?org=southend",
    "/send/cases?org=demo",
    "/send/reviews?org=demo",
]

Visit = Callable[[str], Page]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_slide_fits_the_projector(
    address: str, visit: Visit, axe: Callable[[Page], None]
) -> None:
    page = visit(f"{address}&view=present")
    page.set_viewport_size(PROJECTOR)
    expect(page.locator("section.slide").first.locator("h1")).to_be_visible()
    assert page.evaluate(TALL) == []
    assert page.evaluate(SMALL, SMALLEST) == []
    assert page.evaluate(SIDEWAYS) <= 0
    axe(page)
