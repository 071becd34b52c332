"""Which returns are owed, by which working day, and whether each came in time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dashboard.catalogue.rules import load_rules
from dashboard.domain.calendar import CalendarError, Owed, Receipt, Return, ReturnState, named_in
from dashboard.domain.periods import Period, PeriodKind

DAYS = load_rules().working_days
GAS = {
    "return_id": "GAS",
    "title": "Gas return",
    "dataset": "compliance_returns",
    "service": "Property services",
    "frequency": "monthly",
    "due_working_days": "10",
}
OCTOBER = Period.month(2026, 10)
DUE = date(2026, 11, 13)


def gas(**columns: str) -> Return:
    return Return.from_row({**GAS, **columns})


def stands(as_at: date, receipt: Receipt | None = None) -> Owed:
    return Owed(gas(), OCTOBER, DUE, as_at, receipt)


def test_a_row_is_typed_with_the_names_it_covers_parted() -> None:
    made = gas(covers=" GAS-DOM; housing ;; ", first_period="2026-10", last_period="2027-03")
    assert (made.frequency, made.due_working_days) == (PeriodKind.MONTH, 10)
    assert made.covers == ("GAS-DOM", "housing")
    assert (made.first_period, made.last_period) == (OCTOBER, Period.month(2027, 3))
    assert (gas().covers, gas().first_period, gas().last_period) == ((), None, None)
    assert named_in(None) == ()


@pytest.mark.parametrize(
    ("column", "value"), [("frequency", "weekly"), ("due_working_days", ""), ("service", "")]
)
def test_a_row_that_cannot_be_used_names_its_column(column: str, value: str) -> None:
    with pytest.raises(CalendarError) as refused:
        gas(**{column: value})
    assert refused.value.column == column


@pytest.mark.parametrize(
    ("period", "days", "due"),
    [
        ("2026-10", "10", date(2026, 11, 13)),  # 31 October is a Saturday
        ("2026-10", "0", date(2026, 10, 31)),  # due on the last day itself
        ("2026-12", "2", date(2027, 1, 5)),  # 1 January is a bank holiday, then a weekend
        ("2027-02", "20", date(2027, 3, 30)),  # Good Friday is 26 March, Easter Monday the 29th
        ("2026-04", "1", date(2026, 5, 1)),
        ("2026-04", "2", date(2026, 5, 5)),  # 4 May is the early May bank holiday
    ],
)
def test_a_return_is_due_working_days_of_england_after_its_period(
    period: str, days: str, due: date
) -> None:
    assert gas(due_working_days=days).due_on(Period.parse(period), DAYS) == due


@pytest.mark.parametrize(
    ("frequency", "first", "kept"),
    [
        ("monthly", "2026-08", ["2026-08", "2026-09", "2026-10", "2026-11"]),
        ("quarterly", "2026-27 Q1", ["2026-27 Q1", "2026-27 Q2", "2026-27 Q3"]),
        ("half-yearly", "2026-27 H1", ["2026-27 H1", "2026-27 H2"]),
        ("yearly", "2025-26", ["2025-26", "2026-27"]),
        ("monthly", "2026-12", []),
    ],
)
def test_a_return_is_for_every_period_begun_since_its_first(
    frequency: str, first: str, kept: list[str]
) -> None:
    entry = gas(frequency=frequency, first_period=first)
    assert [str(one) for one in entry.periods(DUE, date.max)] == kept


def test_without_a_first_period_it_is_owed_from_when_the_calendar_began() -> None:
    assert gas().periods(DUE, date(2026, 10, 20)) == (OCTOBER, OCTOBER.next())
    assert gas().periods(DUE, date(2026, 12, 1)) == ()


def test_after_its_last_period_no_return_is_owed() -> None:
    assert gas(last_period="2026-10").periods(DUE, date(2026, 10, 20)) == (OCTOBER,)
    assert gas(last_period="2027-10").periods(DUE, date(2026, 11, 1)) == (OCTOBER.next(),)


def test_a_period_is_owed_only_once_it_has_ended() -> None:
    last = OCTOBER.end
    assert [stands(last + timedelta(days=n)).ended for n in (-1, 0, 1)] == [False, False, True]


@pytest.mark.parametrize(
    ("period", "frequency", "brings"),
    [
        ("2026-10", "monthly", {"2026-10", "2026-10-31"}),
        ("2026-27 Q2", "quarterly", {"2026-09", "2026-27 Q2", "2026-09-30"}),
        ("2026-27 H1", "half-yearly", {"2026-09", "2026-27 Q2", "2026-27 H1", "2026-09-30"}),
        ("2026-27", "yearly", {"2027-03", "2026-27 Q4", "2026-27 H2", "2026-27", "2027-03-31"}),
    ],
)
def test_a_return_brings_the_figures_of_what_ends_with_its_period(
    period: str, frequency: str, brings: set[str]
) -> None:
    found = gas(frequency=frequency).brings(Period.parse(period))
    assert {str(one) for one in found} == brings


@pytest.mark.parametrize(
    ("covers", "brought_by", "covered"),
    [
        ("", {"compliance_returns"}, True),
        ("", {"observations"}, False),
        ("gas-dom", set(), True),
        ("GAS-COM", {"compliance_returns"}, False),
        ("Housing", {"compliance_returns"}, True),
        ("housing", {"observations"}, False),
        ("send", {"compliance_returns"}, False),
        ("send; GAS-DOM", {"observations"}, True),
    ],
)
def test_a_measure_is_covered_by_its_code_its_section_or_its_dataset(
    covers: str, brought_by: set[str], covered: bool
) -> None:
    assert gas(covers=covers).covers_measure("GAS-DOM", "housing", brought_by) is covered


@pytest.mark.parametrize(
    ("as_at", "receipt", "state", "days"),
    [
        (DUE, None, ReturnState.AWAITED, 0),
        (DUE + timedelta(days=1), None, ReturnState.MISSING, 1),
        (DUE + timedelta(days=9), Receipt(DUE, DUE), ReturnState.RECEIVED, 0),
        (DUE + timedelta(days=9), Receipt(DUE, DUE + timedelta(days=2)), ReturnState.LATE, 2),
        (DUE, Receipt(DUE), ReturnState.RECEIVED, 0),
        (DUE + timedelta(days=4), Receipt(DUE), ReturnState.LATE, 4),
    ],
)
def test_a_return_is_in_time_if_published_on_its_due_day(
    as_at: date, receipt: Receipt | None, state: ReturnState, days: int
) -> None:
    owed = stands(as_at, receipt)
    assert (owed.state, owed.days_late) == (state, days)
