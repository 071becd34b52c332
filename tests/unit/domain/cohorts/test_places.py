"""What being counted is: a month, a calendar year, and the codes they go by."""

from __future__ import annotations

from dashboard.domain.cohorts.places import Place, months_and_years, yearly
from dashboard.domain.periods import Period
from tests.unit.domain.clocks.law import day


def test_S11_a_measure_by_calendar_year_has_a_code_of_its_own() -> None:
    assert yearly("EHC-20W") == "EHC-20W-CY"


def test_S11_a_day_counts_in_its_month_and_in_its_calendar_year() -> None:
    assert list(months_and_years("M", day("2025-01-31"), counted=False)) == [
        Place("M", Period.month(2025, 1), counted=False),
        Place("M-CY", Period.calendar_year(2025), counted=False),
    ]
