"""Days, weeks, months, working days and hours: the worked examples of rules D1 to D12."""

from __future__ import annotations

import pytest

from dashboard.domain.clocks.dates import (
    WorkingDays,
    day_of,
    days_after,
    has_time,
    hours_after,
    is_on_time,
    months_after,
    months_starting_with,
    read_moment,
    weeks_after,
)
from dashboard.domain.clocks.doubts import Dated, doubtful_dates
from dashboard.domain.clocks.limits import State, judged
from tests.unit.domain.clocks.law import BOOK, day

ENGLAND = BOOK.working_days
JANUARY = day("2025-01-02")


def test_D1_six_weeks_from_a_thursday_end_on_a_thursday() -> None:
    assert weeks_after(JANUARY, 6) == day("2025-02-13")


def test_D2_day_one_readings_end_a_day_earlier() -> None:
    assert weeks_after(JANUARY, 20) == day("2025-05-22")
    assert weeks_after(JANUARY, 20, count_first_day=True) == day("2025-05-21")


def test_D3_weeks_run_through_christmas() -> None:
    assert weeks_after(day("2024-08-19"), 20) == day("2025-01-06")


def test_D4_a_limit_that_ends_on_a_bank_holiday_stays_there() -> None:
    due = weeks_after(day("2025-07-14"), 6)
    assert due == day("2025-08-25")
    assert ENGLAND.is_bank_holiday(due)


@pytest.mark.parametrize(
    ("done", "state", "late"), [("2025-05-22", State.MET, 0), ("2025-05-23", State.LATE, 1)]
)
def test_D5_done_on_the_last_day_is_on_time(done: str, state: State, late: int) -> None:
    due = day("2025-05-22")
    limit = judged(None, due, day(done), day("2025-06-01"))
    assert is_on_time(day(done), due) is (late == 0)
    assert (limit.state, limit.days_late) == (state, late)


@pytest.mark.parametrize(
    ("start", "last"),
    [("2024-03-01", "2025-02-28"), ("2023-03-01", "2024-02-29"), ("2024-02-29", "2025-02-28")],
)
def test_D6_twelve_months_starting_with_a_day_end_before_its_anniversary(
    start: str, last: str
) -> None:
    assert months_starting_with(day(start)) == day(last)


@pytest.mark.parametrize(
    ("checked", "last"), [("2018-02-10", "2019-02-10"), ("2024-02-29", "2025-02-28")]
)
def test_D7_twelve_months_since_a_check_end_on_the_same_date(checked: str, last: str) -> None:
    assert months_after(day(checked), 12) == day(last)


@pytest.mark.parametrize(
    ("start", "last"), [("2023-08-31", "2024-02-29"), ("2024-08-31", "2025-02-28")]
)
def test_D8_six_months_from_the_end_of_august_end_in_february(start: str, last: str) -> None:
    assert months_after(day(start), 6) == day(last)


def test_D8_months_can_be_taken_away() -> None:
    assert months_after(day("2024-04-30"), -2) == day("2024-02-29")
    assert months_after(day("2025-01-15"), -2) == day("2024-11-15")


def test_D9_ten_working_days_over_christmas() -> None:
    assert ENGLAND.after(day("2025-12-18"), 10) == day("2026-01-06")


def test_D9_no_working_days_are_no_wait() -> None:
    assert ENGLAND.after(day("2025-12-25"), 0) == day("2025-12-25")


@pytest.mark.parametrize(
    "one_off", ["2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"]
)
def test_D9_a_proclaimed_day_is_no_working_day(one_off: str) -> None:
    assert not ENGLAND.is_working_day(day(one_off))


@pytest.mark.parametrize("moved", ["2020-05-04", "2022-05-30"])
def test_D9_a_bank_holiday_that_was_moved_is_a_working_day(moved: str) -> None:
    assert ENGLAND.is_working_day(day(moved))


def test_D9_a_day_proclaimed_after_the_release_is_added_as_data() -> None:
    wednesday = day("2026-07-15")
    told = WorkingDays.of(added=[wednesday], removed=[day("2026-12-25")])
    assert ENGLAND.is_working_day(wednesday)
    assert not told.is_working_day(wednesday)
    assert told.is_working_day(day("2026-12-25"))
    assert told.after(day("2026-07-14"), 1) == day("2026-07-16")


def test_D9_a_day_cannot_be_both_added_and_removed() -> None:
    with pytest.raises(ValueError, match="2026-07-15 is both added and removed"):
        WorkingDays.of([day("2026-07-15")], [day("2026-07-15")])


@pytest.mark.parametrize(
    ("as_at", "state", "late", "left"),
    [
        ("2025-05-22", State.OPEN, 0, 0),
        ("2025-05-20", State.OPEN, 0, 2),
        ("2025-05-23", State.OVERDUE, 1, None),
    ],
)
def test_D10_not_done_is_open_until_the_last_day_has_passed(
    as_at: str, state: State, late: int, left: int | None
) -> None:
    limit = judged(None, day("2025-05-22"), None, day(as_at))
    assert (limit.state, limit.days_late, limit.days_left(day(as_at))) == (state, late, left)


def test_D11_hours_are_elapsed_hours_when_the_clocks_go_back() -> None:
    due = hours_after(read_moment("2026-10-24T18:00"), 24)
    assert due.isoformat() == "2026-10-25T17:00:00+00:00"


def test_D11_hours_are_elapsed_hours_when_the_clocks_go_forward() -> None:
    due = hours_after(read_moment("2026-03-28 18:00"), 24)
    assert due.isoformat() == "2026-03-29T19:00:00+01:00"


def test_D11_a_given_offset_is_believed_and_the_day_is_londons() -> None:
    at = read_moment("2026-07-01T23:30:00+00:00")
    assert day_of(at) == day("2026-07-02")
    assert has_time("2026-07-01T23:30")
    assert not has_time("2026-07-01")


def test_D11_of_the_hour_that_comes_twice_the_first_is_meant() -> None:
    assert read_moment("2026-10-25T01:30").isoformat() == "2026-10-25T00:30:00+00:00"


def test_D12_a_date_that_cannot_be_is_refused_with_its_reason() -> None:
    dates = [
        Dated("done_on", day("2025-03-01"), "received_on", JANUARY),
        Dated("done_on", None, "received_on", JANUARY),
        Dated("done_on", day("2025-01-01"), "received_on", JANUARY),
        Dated("done_on", day("2025-03-02")),
        Dated("received_on", day("2014-08-31")),
    ]
    found = doubtful_dates(dates, day("2025-03-01"), earliest=day("2014-09-01"))
    assert {one.severity for one in found} == {"error"}
    assert [(one.code, one.message) for one in found] == [
        ("date_before_its_start", "1 January 2025 is before received_on, 2 January 2025."),
        ("date_in_the_future", "2 March 2025 is after 1 March 2025, the day scored."),
        ("date_too_early", "31 August 2014 is before 1 September 2014, when these rules began."),
    ]


def test_D1_a_limit_in_days_does_not_count_the_first_day() -> None:
    assert days_after(JANUARY, 15) == day("2025-01-17")
    assert days_after(JANUARY, 15, count_first_day=True) == day("2025-01-16")


def test_D9_working_days_between_two_days_leave_out_the_first_and_bank_holidays() -> None:
    days = WorkingDays.of()
    assert days.between(day("2026-12-24"), day("2026-12-29")) == 1
    assert days.between(day("2026-12-24"), day("2026-12-24")) == 0
    assert days.between(day("2026-12-29"), day("2026-12-24")) == 0


def test_D9_bank_holidays_between_two_days_are_named_where_they_take_a_working_day() -> None:
    days = WorkingDays.of()
    # Boxing Day of 2026 is a Saturday, and its substitute the Monday after.
    found = days.bank_holidays(day("2026-12-24"), day("2026-12-29"))
    assert found == (day("2026-12-25"), day("2026-12-28"))
    assert days.bank_holidays(day("2026-12-25"), day("2026-12-27")) == ()
