"""The housing page over the sample: what Thurrock's paper prints, rated and explained."""

from __future__ import annotations

import pytest

from dashboard.readmodels.housing.page import HousingQuery, HousingView, build
from dashboard.services import Services
from pages import housing
from tests.integration.drawn import classed, words

Q2 = HousingQuery("thurrock", "2023-24-Q2")

# What stands in the newest cell of each workstream at the end of the second quarter.
CELLS = [
    ("GAS-DOM", "rated", "99.68%", "no counts"),
    ("GAS-COM", "rated", "100%", None),
    ("EICR-HR", "rated", "100%", "printed, no counts"),
    ("EICR-DOM", "unrated", "57%", "progress, not rated"),
    ("FIRE-DRY", "not_due", None, "Next due March 2024"),
    ("ASB", "rated", "99.37%", None),
    ("WAT-PUMP", "not_due", None, "none given for Q2"),
    ("LIFT-ADP", "rated", "95.95%", None),
    ("ENT-AUTO", "no_figure", None, "cut off; 363 done so far this year"),
    ("ENT-MAN", "not_due", None, "Next due March 2024"),
    ("MANSAFE", "nothing_due", None, "0 due, 0 done"),
    ("VENT-FAN", "no_figure", None, "returned blank"),
    ("CHUTE", "not_due", None, "Next due March 2024"),
    ("LIGHTN", "nothing_due", None, "29 of 29 in date"),
    ("AIRCON", "no_figure", None, "returned blank"),
]


def view(services: Services, query: HousingQuery = Q2) -> HousingView:
    return services.read.answer(build, HousingView, query)


def test_the_headline_lead_and_tally_are_worked_out(sample_services: Services) -> None:
    head = view(sample_services).frame.head
    assert head.headline == "Three workstreams short of 100%; ten have no Q2 rating"
    assert head.lead == (
        "Adaptation lifts and hoists 95.95%, asbestos re-inspections 99.37%, domestic gas 99.68%. "
        "Of the ten unrated, four gave no usable figure, four last reported in Q1 "
        "and two had nothing due."
    )
    assert [item.count for item in head.tally] == [0, 3, 8, 10]


@pytest.mark.parametrize(("code", "state", "text", "note"), CELLS)
def test_the_newest_cell_says_what_the_paper_says(
    sample_services: Services, code: str, state: str, text: str | None, note: str | None
) -> None:
    groups = view(sample_services).table.groups
    row = next(row for group in groups for row in group.rows if row.measure == code)
    cell = row.cells[-1].cell
    assert (cell.state, cell.text, cell.note) == (state, text, note)


def test_groups_stand_in_the_order_members_know(sample_services: Services) -> None:
    assert [group.title for group in view(sample_services).table.groups] == [
        *("Gas", "Electrical tests", "Fire", "Asbestos and water", "Lifts"),
        *("Access and entrances", "Other"),
    ]


def test_every_workstream_is_drawn_with_its_reason(sample_services: Services) -> None:
    page = housing.layout(sample_services, org="thurrock", period="2023-24-Q2")
    said = words(page)
    assert len(classed(page, "heat-row")) == 21
    for phrase in ("3 sites short", "729 not compliant", "Last figure is Q1’s", "unreadable"):
        assert phrase in said
    assert "Due November 2023: outcome needed" in said


def test_a_council_without_returns_has_a_page_that_says_so(sample_services: Services) -> None:
    assert "No housing figures are published" in words(housing.layout(sample_services, org="kent"))


def test_projected_it_is_slides_with_one_headline(sample_services: Services) -> None:
    page = housing.layout(sample_services, org="thurrock", view="present")
    first, second, *_ = classed(page, "slide")
    assert "Three workstreams short of 100%" in words(first)
    assert "Three short of 100%" in words(second)
    assert len(classed(second, "heat-row")) == 3
    assert len(classed(page, "heat-row")) == 3 + 21


def test_every_figure_is_a_link_to_the_measure_at_its_period(sample_services: Services) -> None:
    page = housing.layout(sample_services, org="thurrock", period="2023-24-Q2")
    linked = [one.href for one in classed(page, "heat-cell") if hasattr(one, "href")]
    assert len(linked) == len(classed(page, "heat-figure"))
    assert "/measure?org=thurrock&measure=GAS-DOM&period=2023-07" in linked
