"""The overview over the sample: what three councils' papers print, counted, moved and explained."""

from __future__ import annotations

import pytest

from dashboard.readmodels.overview import OverviewQuery, OverviewView, build
from dashboard.services import Services
from pages import overview
from tests.drawn import text


def view(services: Services, *query: str) -> OverviewView:
    return services.read.answer(build, OverviewView, OverviewQuery(*query))


def counts(shown: OverviewView) -> list[int]:
    return [item.count for item in shown.frame.head.tally]


def test_kents_january_is_one_red_five_amber_seven_green_and_seven_not_rated(
    sample_services: Services,
) -> None:
    shown = view(sample_services, "kent", "adult-social-care", "2019-01")
    head = shown.frame.head
    assert counts(shown) == [1, 5, 7, 7]
    assert head.headline == "One measure is red: delayed transfers of care"
    assert head.lead == (
        "Seven of 13 rated measures meet target. Of the six that miss it, two are getting "
        "better and four show no clear change."
    )
    assert shown.changes_heading == "What changed since December 2018"
    assert [(one.title, one.before.rag, one.after.rag) for one in shown.changes] == [
        ("Deprivation of liberty (DoLS) applications", "green", "amber"),
        ("Admissions to residential or nursing care", "red", "green"),
    ]
    assert shown.amber_heading == "Five are amber, all within 10% of target"
    assert shown.amber_caption.endswith("Lower is better for all five.")


def test_kents_red_one_says_how_it_stands_and_whose_it_is(sample_services: Services) -> None:
    (red,) = view(sample_services, "kent").red
    assert (red.cell.text, red.cell.target) == ("11.3", "8.7")
    assert red.why == "30% worse than target; amber ends at 10%. Missed 11 of 12 months."
    assert red.direction.startswith("No clear change.")
    assert "7.2 to 15.8" in red.direction
    page = text(overview.layout(sample_services, org="kent"))
    assert "Owner: Older People and Physical Disability division" in page


def test_each_month_is_judged_by_its_own_target(sample_services: Services) -> None:
    july = view(sample_services, "kent", "adult-social-care", "2018-07")
    delays = [line for line in july.green if line.measure == "ASC-06"]
    assert [(line.cell.text, line.cell.target) for line in delays] == [("9.2", "9.3")]


def test_thurrocks_second_quarter_is_three_amber_eight_green_and_ten_not_rated(
    sample_services: Services,
) -> None:
    shown = view(sample_services, "thurrock", "housing", "2023-24-Q2")
    assert counts(shown) == [0, 3, 8, 10]
    assert shown.frame.head.headline == "No measure is red; three are amber"
    assert [line.measure for line in shown.amber] == ["LIFT-ADP", "ASB", "GAS-DOM"]
    (homes,) = [line for line in shown.unrated if line.measure == "EICR-DOM"]
    assert (homes.cell.text, homes.cell.rating.rag) == ("57%", "none")


def test_southend_is_each_section_at_its_newest_and_every_figure_is_dated(
    sample_services: Services,
) -> None:
    shown = view(sample_services, "southend")
    assert shown.frame.head.kicker.endswith("All sections, Latest of each section")
    lines = (*shown.red, *shown.amber, *shown.green, *shown.unrated)
    assert {line.measure.split("-")[0] for line in lines} >= {"SEN", "BCF"}
    assert all(any(mark.kind in ("clock", "note") for mark in line.marks) for line in lines)
    assert shown.frame.head.headline == "Three measures are red"
    sections = [option.value for option in shown.frame.filters[1].options]
    assert sections == ["all", "send", "strategies", "partnership"]


@pytest.mark.parametrize("org", ["kent", "thurrock", "southend"])
def test_the_headline_counts_are_the_lines_on_the_page(org: str, sample_services: Services) -> None:
    shown = view(sample_services, org)
    lines = [len(held) for held in (shown.red, shown.amber, shown.green, shown.unrated)]
    assert counts(shown) == lines
