"""The pages over housing registers: what they count for all, and what they show to some alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import dash
import pytest
from dash import html
from dash.development.base_component import Component

from dashboard.app import create_app
from dashboard.readmodels.assessed import assess
from dashboard.services import Services
from pages import housing, housing_checks, housing_hazards
from tests.drawn import of, parts, text
from tests.integration.promises import Known, keep_promises

PAGES = pytest.mark.parametrize(
    "module", [housing, housing_checks, housing_hazards], ids=lambda module: module.PAGE.key
)
REGISTERS = pytest.mark.parametrize(
    "module", [housing_checks, housing_hazards], ids=lambda module: module.PAGE.key
)
ASSET = re.compile(r"\b(?:HZ|[HBISF])\d{3,}\b")

Draw = Callable[..., Component]


@pytest.fixture(scope="module")
def served(demo_shown: Services) -> dash.Dash:
    return create_app(demo_shown.settings, strict=True)


@pytest.fixture(scope="module")
def known(served: dash.Dash, demo_shown: Services) -> Known:
    paths = frozenset(page["path"] for page in dash.page_registry.values())
    books = demo_shown.read.books()
    return Known(paths, {org: frozenset(assess(books, org)) for org in ("demo", "thurrock")})


@pytest.fixture(scope="module")
def draw(demo_shown: Services, known: Known) -> Draw:
    """Draws a page of the synthetic borough, and holds it to the promises of every page."""

    def drawn(module: Any, services: Services = demo_shown, **query: str) -> Component:
        tree: Component = partial(module.layout, services)(**{"org": "demo", **query})
        keep_promises(f"{module.PAGE.path} {query}", tree, known)
        return tree

    return drawn


@PAGES
@pytest.mark.parametrize("query", [{}, {"view": "present"}, {"org": "thurrock"}], ids=str)
def test_a_page_over_registers_keeps_the_promises(
    module: Any, query: dict[str, str], draw: Draw
) -> None:
    draw(module, **query)


@REGISTERS
def test_rows_are_shown_only_where_they_may_be_seen(
    module: Any, draw: Draw, demo_services: Services
) -> None:
    assert ASSET.search(text(draw(module)))
    hidden = text(draw(module, demo_services))
    assert not ASSET.search(hidden)
    assert "are counted here and not listed one by one" in hidden
    assert "SCORECARD_REGISTERS" in hidden


@REGISTERS
def test_no_slide_names_an_asset(module: Any, draw: Draw) -> None:
    tree = draw(module, view="present")
    assert len([part for part in parts(tree) if getattr(part, "className", "") == "slide"]) > 3
    assert not ASSET.search(text(tree))


def test_the_message_is_the_check_that_fails_most_homes(draw: Draw) -> None:
    assert "One expired fire risk assessment fails 84 homes" in text(draw(housing_checks))


def test_every_filter_of_checks_keeps_the_promises(draw: Draw) -> None:
    tree = draw(housing_checks, workstream="GAS-DOM", ward="Canal Basin")
    assert "Gas safety in homes, Canal Basin" in text(of(tree, html.P))
    assert "By ward" not in text(tree)
    nothing = draw(housing_checks, workstream="LRA")
    assert "When gas checks keep" not in text(nothing)


def test_a_list_goes_on_where_its_address_says(draw: Draw) -> None:
    first, second = draw(housing_checks), draw(housing_checks, page="2")
    assert "Rows 1 to 50 of" in text(first)
    assert "Rows 51 to 100 of" in text(second)
    (later,) = [link.href for link in of(first, html.A) if "page=2" in link.href]
    assert later.endswith("#list")
    assert not ASSET.search(later)


def test_a_list_of_nothing_says_so(draw: Draw) -> None:
    assert "No checks" in text(draw(housing_checks, workstream="MANSAFE"))


@REGISTERS
def test_an_answer_with_rows_is_kept_by_nobody(module: Any, served: dash.Dash) -> None:
    with served.server.test_client() as client:
        answer = client.get(f"{module.PAGE.path}?org=demo")
        again = client.get(f"{module.PAGE.path}?org=thurrock")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert again.headers.get("Cache-Control") != "no-store"


def asked(served: dash.Dash, org: str, check: str, day: str) -> Any:
    """What the server answers when a check and a day are chosen."""
    output = {"id": "housing-checks-if-said", "property": "children"}
    chosen = {"which": check, "day": day}
    inputs = [
        {"id": f"housing-checks-if-{name}", "property": "value", "value": value}
        for name, value in chosen.items()
    ]
    body = {
        "output": "housing-checks-if-said.children",
        "outputs": output,
        "inputs": inputs,
        "state": [
            {"id": "housing-checks-org", "property": "value", "value": org},
            {"id": "housing-checks-page", "property": "data-edition", "value": ""},
        ],
        "changedPropIds": ["housing-checks-if-which.value"],
    }
    with served.server.test_client() as client:
        return client.post("/_dash-update-component", json=body)


def test_what_would_follow_from_a_check_is_said_and_kept_by_nobody(served: dash.Dash) -> None:
    answer = asked(served, "demo", "FRA|B0001", "2026-12-10")
    said = answer.get_data(as_text=True)
    assert "it would bring 84 homes back into date in BS02" in said
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_would_follow_is_not_said_of_a_register_that_may_not_be_seen(
    served: dash.Dash,
) -> None:
    answer = asked(served, "thurrock", "FRA|B0001", "2026-12-10")
    assert "may not be seen one by one" in answer.get_data(as_text=True)


def test_the_figures_page_leads_to_the_pages_of_registers(draw: Draw) -> None:
    said = text(draw(housing))
    assert "Checks due" in said
    assert "Counted from November 2026" in said
    assert "Due December 2026" in said
