"""What a visit would come to: rules H1 to H4, H10 and H16 asked ahead of the day."""

from __future__ import annotations

import pytest

from dashboard.domain.clocks.housing import HousingSettings, Inspection, InspectionError
from dashboard.domain.clocks.housing_visits import (
    Booking,
    IfDone,
    booking,
    next_due_if_done,
)
from tests.unit.domain.clocks.law import BOOK, day

GAS = {"asset_id": "H1", "workstream": "GAS-DOM", "required": "Y", "last_completed": "2018-02-10"}


def if_done(on: str, row: dict[str, str] = GAS, **columns: str) -> IfDone:
    return next_due_if_done(Inspection.from_row(row | columns), day(on), BOOK)


@pytest.mark.parametrize(
    ("on", "due", "rule", "keeps"),
    [
        ("2018-12-09", "2019-12-09", "H3", False),
        ("2018-12-10", "2020-02-10", "H2", True),
        ("2019-02-10", "2020-02-10", "H2", True),
        ("2019-02-11", "2020-02-11", "H1", False),
    ],
)
def test_H2_H3_a_gas_check_done_in_its_window_keeps_the_anniversary(
    on: str, due: str, rule: str, keeps: bool
) -> None:
    one = if_done(on)
    assert (one.next_due, one.rule.id, one.keeps_anniversary) == (day(due), rule, keeps)
    assert (one.limit, one.opens) == (day("2019-02-10"), day("2018-12-10"))
    assert one.days_late == max((day(on) - day("2019-02-10")).days, 0)


def test_H2A_the_other_reading_of_the_window_loses_the_anniversary_on_its_first_day() -> None:
    later = HousingSettings(window_opens_a_day_later=True)
    one = next_due_if_done(Inspection.from_row(GAS), day("2018-12-10"), BOOK, later)
    assert (one.opens, one.rule.id) == (day("2018-12-11"), "H3")


def test_H4_a_first_check_in_the_window_keeps_the_day_the_appliance_set() -> None:
    new = {"asset_id": "H1", "workstream": "GAS-DOM", "required": "Y", "installed_on": "2018-06-01"}
    one = if_done("2019-04-20", new)
    assert (one.limit, one.next_due, one.rule.id) == (day("2019-06-01"), day("2020-06-01"), "H2")


def test_H16_a_visit_without_access_left_the_limit_and_a_check_then_answers_it() -> None:
    row = GAS | {"outcome": "no_access", "previous_due": "2019-02-10"}
    assert if_done("2019-01-05", row).next_due == day("2020-02-10")


def test_H16_the_day_the_last_report_set_does_not_outlive_the_next_check() -> None:
    row = GAS | {"workstream": "EICR-DOM", "next_due": "2019-03-01", "interval_months": "36"}
    one = if_done("2019-03-11", row)
    assert (one.limit, one.days_late, one.next_due) == (day("2019-03-01"), 10, day("2022-03-11"))
    assert (one.opens, one.keeps_anniversary) == (None, False)


def test_H10_where_no_interval_is_known_the_report_sets_the_next_day() -> None:
    row = GAS | {"workstream": "FRA", "next_due": "2019-03-01"}
    one = if_done("2019-02-20", row)
    assert (one.next_due, one.rule.id) == (None, "H10")


def test_H16_what_was_never_recorded_has_no_limit_to_be_late_for() -> None:
    row = {"asset_id": "L1", "workstream": "LIFT-PAS", "required": "Y"}
    one = if_done("2019-02-20", row)
    assert (one.limit, one.days_late, one.next_due) == (None, 0, day("2019-08-20"))


def test_H16_a_check_whose_own_limit_cannot_be_told_is_refused() -> None:
    with pytest.raises(InspectionError, match="interval_months"):
        if_done("2019-02-20", GAS | {"workstream": "FRA"})


@pytest.mark.parametrize(
    ("booked_for", "found"),
    [
        (None, Booking.NONE),
        ("2018-12-09", Booking.EARLY),
        ("2018-12-10", Booking.IN_WINDOW),
        ("2019-02-10", Booking.IN_WINDOW),
        ("2019-02-11", Booking.LATE),
    ],
)
def test_H2_H3_a_booking_lies_before_the_window_in_it_or_past_the_limit(
    booked_for: str | None, found: Booking
) -> None:
    booked = day(booked_for) if booked_for else None
    assert booking(day("2019-02-10"), day("2018-12-10"), booked) is found


def test_H16_without_a_window_any_day_up_to_the_limit_is_in_time() -> None:
    assert booking(day("2019-02-10"), None, day("2018-01-01")) is Booking.IN_WINDOW
