"""The measure page over the sample: every measure of every council has one, and it is honest."""

from __future__ import annotations

import pytest

from dashboard.readmodels.assessed import assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.measure import MeasureQuery, MeasureView, build
from dashboard.services import Services
from pages import measure
from tests.integration.drawn import classed, words


def view(services: Services, *query: str) -> MeasureView:
    return services.read.answer(build, MeasureView, MeasureQuery(*query))


@pytest.mark.slow
def test_every_measure_of_every_council_has_a_page(sample_services: Services) -> None:
    read = sample_services.read
    books = Books(read.kept, read.catalogue, read.edition())
    for org in ("thurrock", "kent", "southend"):
        for code, series in assess(books, org).items():
            if series.measure.rule == "matrix":
                continue
            shown = build(MeasureQuery(org, code), books)
            assert shown.frame.head.headline == series.measure.title, code
            assert shown.frame.head.notices == (), code


def test_the_red_measure_of_kent_is_drawn_in_full(sample_services: Services) -> None:
    page = words(measure.layout(sample_services, org="kent", measure="ASC-06", period="2019-01"))
    for phrase in (
        "Delayed transfers of care per 100,000 people",
        "Missed target in 11 of 12 months",
        "30% worse than target; amber ends at 10%.",
        "9.3 to July 2018, then 8.7",
        "At 8.7, amber ends at 9.57.",
        "Twelve months, each against its own target",
        "No clear change.",
        "909 too many.",
        "The paper says the latest month leaves out adult mental health",
    ):
        assert phrase in page


def test_gas_in_september_is_amber_and_prints_as_the_paper_does(sample_services: Services) -> None:
    shown = view(sample_services, "thurrock", "GAS-DOM", "2023-24-Q2")
    assert shown.cell is not None
    assert (shown.cell.period, shown.cell.text) == ("2023-09", "99.68%")
    assert shown.cell.rating.rag == "amber"
    assert shown.cell.counts is None


def test_a_workstream_shows_the_returns_and_the_programme(sample_services: Services) -> None:
    page = words(measure.layout(sample_services, org="thurrock", measure="LIFT-ADP"))
    for phrase in ("What each return says", "148", "142", "A stock in date", "The programme"):
        assert phrase in page


def test_england_stands_beside_southend_where_both_publish(sample_services: Services) -> None:
    shown = view(sample_services, "southend", "SEN-C09", "2024-01")
    assert shown.comparison == "England, January 2024: 71.96%."


def test_projected_it_is_one_slide(sample_services: Services) -> None:
    page = measure.layout(sample_services, org="kent", measure="ASC-06", view="present")
    assert len(classed(page, "slide")) == 1
    assert "against a target of" in words(page)


def test_a_measure_without_a_figure_says_so(sample_services: Services) -> None:
    page = words(measure.layout(sample_services, org="southend", measure="BM02"))
    assert "No figure" in page
    assert "Not rated: no figure" in page
