"""The data page over the sample: what agrees with the papers, how old it is, what is missing."""

from __future__ import annotations

import pytest

from dashboard.services import Services
from pages import about, data
from tests.drawn import text


def drawn(services: Services, **query: str) -> str:
    return text(data.layout(services, **query))


@pytest.mark.parametrize(
    ("org", "headline"),
    [
        ("thurrock", "39 of 48 printed figures agree; nine differ, each explained"),
        ("kent", "188 of 200 printed figures agree; 12 differ, each explained"),
        ("southend", "45 of 56 printed figures agree; 11 differ, each explained"),
    ],
)
def test_the_headline_is_worked_out_from_the_printed_figures(
    org: str, headline: str, sample_services: Services
) -> None:
    page = drawn(sample_services, org=org)
    assert headline in page
    assert "Unexpected" not in page


def test_a_difference_shows_both_figures_and_its_reason(sample_services: Services) -> None:
    page = drawn(sample_services, org="thurrock", show="differs")
    assert "95.95%, rounds to 96%" in page
    assert "which the page cuts to 95 where rounding gives 96" in page
    assert "39 agree" not in page


def test_every_printed_figure_is_on_the_page(sample_services: Services) -> None:
    page = drawn(sample_services, org="kent")
    assert "Of 202 printed figures, 200 worked out again" in page
    assert "188 agree" in page
    assert page.count("Rating: monthly table") == 60


def test_each_file_names_its_paper_and_when_it_was_transcribed(sample_services: Services) -> None:
    page = drawn(sample_services, org="kent")
    assert "published 18 February 2019. Transcribed 22 November 2026" in page
    assert "31 January 2019 5 years and 10 months" in page


def test_workstreams_without_a_second_quarter_are_missing(sample_services: Services) -> None:
    page = drawn(sample_services, org="thurrock")
    assert "Housing: two of 21 measures lack a figure, one never had any" in page
    assert "Extractor fans" in page


@pytest.mark.parametrize("show", ["all", "agree", "nonsense"])
def test_the_page_can_be_projected_whatever_is_shown(show: str, sample_services: Services) -> None:
    page = drawn(sample_services, org="southend", show=show, view="present")
    assert "45 of 56 printed figures agree" in page


def test_the_about_page_says_kent_s_rules(sample_services: Services) -> None:
    page = text(about.layout(sample_services, org="kent"))
    assert "Green at or under target; amber up to 10% over; red beyond." in page
    assert "low to 6, medium from 7 to 15, high from 16" in page
    assert "not the councils’ own publication" in page
