"""Every page of the made-up borough says so, on screen and on each slide; no other page does."""

from __future__ import annotations

from typing import Any

import pytest
from dash import html

import pages
from dashboard.components.synthetic import WORDS
from dashboard.services import Services
from tests.drawn import called, of, parts, text
from tests.integration.promises import PROMISES

EVERY = pytest.mark.parametrize("module", pages.ALL, ids=lambda module: module.PAGE.key)
pytestmark = pytest.mark.slow


@EVERY
def test_a_page_of_the_borough_keeps_the_promises_that_every_page_does(
    module: Any, demo_services: Services
) -> None:
    for view in ("", "present"):
        tree = module.layout(demo_services, org="demo", view=view)
        broken = {promise.__doc__: list(promise(tree)) for promise in PROMISES}
        assert {words: found for words, found in broken.items() if found} == {}


@EVERY
def test_a_page_of_the_borough_says_that_it_is_synthetic_before_anything_else(
    module: Any, demo_services: Services
) -> None:
    tree = module.layout(demo_services, org="demo")
    (main,) = of(tree, html.Main)
    assert text(main).startswith(WORDS)
    assert text(main).count(WORDS) == 1


@EVERY
def test_each_slide_of_the_borough_says_so(module: Any, demo_services: Services) -> None:
    tree = module.layout(demo_services, org="demo", view="present")
    (main,) = of(tree, html.Main)
    assert text(main).startswith(WORDS)
    slides = called(main, "slide")
    assert all(text(one).startswith(WORDS) for one in slides)


@EVERY
def test_a_page_of_a_council_beside_it_does_not(module: Any, demo_services: Services) -> None:
    for view in ("", "present"):
        assert WORDS not in text(module.layout(demo_services, org="thurrock", view=view))


@EVERY
def test_the_borough_is_offered_last_and_no_page_opens_on_it_unasked(
    module: Any, demo_services: Services
) -> None:
    tree = module.layout(demo_services)
    name = module.PAGE.filter_id("org")
    (council,) = [part for part in parts(tree) if getattr(part, "id", "") == name]
    assert [option["value"] for option in council.options] == ["thurrock", "demo"]
    assert council.value == "thurrock"
