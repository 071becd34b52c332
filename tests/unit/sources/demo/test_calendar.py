"""The borough's services owe returns, and one is missing whatever the day."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.catalogue.rules import load_rules
from dashboard.domain.calendar import Owed, Receipt, Return, ReturnState
from dashboard.intake.batch import check
from dashboard.sources.demo.calendar import COLUMNS, calendar
from tests.unit.intake.sending import csv_file

DAYS = [date(2026, 4, 1), date(2026, 11, 27), date(2027, 1, 1), date(2028, 2, 29)]


def returns(day: date) -> list[Return]:
    rows = [[str(one) for one in row] for row in calendar(day)]
    batch = check("returns_calendar", csv_file(COLUMNS, *rows))
    assert batch.problems == ()
    return [Return.from_row(row) for _, row in batch.rows()]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_return_nobody_sends_is_missing_on_any_day(day: date) -> None:
    (risks,) = [one for one in returns(day) if one.dataset == "risks"]
    first = risks.periods(day, day)[0]
    owed = Owed(risks, first, risks.due_on(first, load_rules().working_days), day)
    assert (owed.ended, owed.state) == (True, ReturnState.MISSING)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_what_is_published_on_the_day_is_in_time_or_not_long_late(day: date) -> None:
    for one in returns(day):
        if one.dataset == "compliance_returns":
            first = one.periods(day, day)[0]
            due = one.due_on(first, load_rules().working_days)
            assert Owed(one, first, due, day, Receipt(day, day)).days_late < 60
