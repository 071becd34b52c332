"""Which period a day belongs to, by how often something reports."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.cadence import CADENCES, containing, month_of, run_of
from dashboard.domain.periods import Period, PeriodKind

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("kind", "day", "said"),
    [
        (PeriodKind.MONTH, date(2024, 2, 29), "2024-02"),
        (PeriodKind.QUARTER, date(2024, 3, 31), "2023-24 Q4"),
        (PeriodKind.QUARTER, date(2024, 4, 1), "2024-25 Q1"),
        (PeriodKind.HALF, date(2024, 9, 30), "2024-25 H1"),
        (PeriodKind.HALF, date(2024, 10, 1), "2024-25 H2"),
        (PeriodKind.YEAR, date(2024, 3, 31), "2023-24"),
        (PeriodKind.YEAR, date(2024, 4, 1), "2024-25"),
        (PeriodKind.CALENDAR_YEAR, date(2024, 3, 31), "2024"),
    ],
)
def test_a_day_belongs_to_the_period_of_the_financial_year_it_falls_in(
    kind: PeriodKind, day: date, said: str
) -> None:
    assert str(containing(kind, day)) == said


@given(day=DAYS, kind=st.sampled_from(sorted(CADENCES.values())))
def test_every_day_lies_within_its_period_which_is_of_the_kind_asked_for(
    day: date, kind: PeriodKind
) -> None:
    found = containing(kind, day)
    assert found.kind is kind
    assert found.start <= day <= found.end
    assert containing(kind, found.end + timedelta(days=1)) == found.next()


def test_a_run_has_both_its_ends() -> None:
    first, last = Period.month(2024, 11), Period.month(2025, 2)
    assert [str(one) for one in run_of(first, last)] == ["2024-11", "2024-12", "2025-01", "2025-02"]
    assert list(run_of(first, first)) == [month_of(date(2024, 11, 30))]


def test_a_run_whose_end_comes_first_is_none() -> None:
    assert list(run_of(Period.month(2025, 2), Period.month(2024, 11))) == []
