"""The board of Awaab's Law: limits by month, what is open, what is over, both readings of A4."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.readmodels.housing_hazards.found import HazardsQuery
from dashboard.readmodels.housing_hazards.page import HazardsView, build
from dashboard.readmodels.housing_hazards.rows import HazardRowsQuery
from dashboard.readmodels.housing_hazards.rows import build as build_rows
from dashboard.readmodels.parts import Listing
from tests.unit.readmodels.shelf import DAY, Row, Shelf, cells, home, rows_of


def hazard(name: str, kind: str, aware_at: str, **columns: str) -> Row:
    return {"hazard_id": name, "asset_id": "H1", "kind": kind, "aware_at": aware_at, **columns}


GONE_WRONG = hazard(
    *("E1", "emergency", "2026-11-25T14:05:00+00:00"),
    investigated_at="2026-11-26T10:00:00+00:00",
    hazard_found="Y",
    summary_sent_on="2026-11-26",
)
READ_APART = hazard(
    *("E2", "emergency", "2026-11-10T09:00:00+00:00"),
    investigated_at="2026-11-11T08:00:00+00:00",
    hazard_found="Y",
    summary_sent_on="2026-11-12",
    made_safe_at="2026-11-11T20:00:00+00:00",
    further_work_started_on="2026-11-20",
)
NOT_LOOKED_AT = hazard("S1", "significant", "2026-11-10T09:00:00+00:00")
JUST_IN = hazard("S2", "significant", "2026-11-26T09:00:00+00:00")
OLD = hazard("S3", "significant", "2025-10-01T09:00:00+01:00")


def shelf(*hazards: Row, as_at: date = DAY) -> Shelf:
    return Shelf().put("hazards", *hazards, as_at=as_at).put("assets", home("H1", ward="Mill"))


def view(*hazards: Row, as_at: date = DAY) -> HazardsView:
    return build(HazardsQuery("thurrock"), shelf(*hazards).rolled().books(as_at))


def rows(*hazards: Row, page: str | None = None) -> Listing:
    found = build_rows(HazardRowsQuery(HazardsQuery("thurrock"), page), shelf(*hazards).books())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("hazards", "said"),
    [
        ((GONE_WRONG, NOT_LOOKED_AT), "One emergency is past 24 hours"),
        ((GONE_WRONG, GONE_WRONG | {"hazard_id": "E9"}), "Two emergencies are past 24 hours"),
        ((NOT_LOOKED_AT, JUST_IN), "One hazard is past a limit"),
        ((JUST_IN,), "No hazard is past a limit"),
    ],
)
def test_the_gravest_overdue_is_the_message(hazards: tuple[Row, ...], said: str) -> None:
    assert view(*hazards).frame.head.headline == said


def test_A3_A5_each_limit_is_counted_by_kind_and_linked_to_its_measure() -> None:
    shown = view(GONE_WRONG, READ_APART, NOT_LOOKED_AT, JUST_IN)
    table = {name: tuple(words) for name, *words in cells(shown.limits)}
    links = {row.head.text: row.head.href for row in rows_of(shown.limits)}
    assert table["Investigate: emergency hazards"] == (
        "24 hours",
        "2",
        "2",
        "0",
        "0",
        "0",
        "0",
    )
    assert links["Investigate: emergency hazards"] == "/measure?org=thurrock&measure=HAZ-EM"
    assert table["Investigate: significant hazards"] == (
        *("10 working days", "1", "0", "1", "0", "1", "1"),
    )
    assert table["Make safe: emergency hazards"] == ("24 hours", "2", "0", "2", "0", "0", "1")
    assert table["Make safe: significant hazards"][0] == "5 working days"
    alone = rows_of(view(JUST_IN).limits)
    assert alone[0].head.href == ""  # nothing of it is counted, so it has no page
    assert table["Begin further work: emergency hazards"] == (
        *("12 weeks", "0", "0", "0", "0", "1", "0"),
    )


def test_A4_both_readings_stand_side_by_side_and_the_one_in_force_is_named() -> None:
    readings = view(GONE_WRONG, READ_APART).readings
    assert cells(readings) == [
        ("24 hours from becoming aware", "2", "0", "2", "0", "0", "1"),
        ("24 hours from the finding", "2", "1", "0", "1", "1", "0"),
    ]
    assert [row.head.small for row in rows_of(readings)] == [
        *("In force here", "The other reading"),
    ]


def test_the_time_left_is_counted_by_kind() -> None:
    counted = cells(view(GONE_WRONG, NOT_LOOKED_AT, JUST_IN).left)
    left = {name: counts for name, *counts in counted}
    assert left["Past a limit"] == ["1", "1", "2"]
    assert left["6 to 10 working days"] == ["0", "1", "1"]
    assert left["Today"] == ["0", "0", "0"]


def test_the_lead_counts_what_is_over_to_come_and_new() -> None:
    assert view(GONE_WRONG, JUST_IN, READ_APART).frame.head.lead == (
        "1 past a limit and 1 with one still to come; 3 were reported in November 2026."
    )


def test_A1_what_was_known_before_the_law_has_no_limits() -> None:
    shown = view(OLD, JUST_IN)
    assert shown.said[0] == (
        "One hazard was known before 27 October 2025 and was under no limits in law."
    )
    assert view(JUST_IN).said[0] == "What was known before 27 October 2025 has no limits in law."
    early = build(
        HazardsQuery("thurrock"), shelf(OLD, as_at=date(2025, 10, 26)).books(date(2025, 10, 26))
    )
    assert (early.frame.head.headline, early.frame.head.lead) == ("No limits in law yet", "")
    assert early.limits is None


def test_D9_bank_holidays_that_an_open_limit_runs_over_are_named() -> None:
    late = hazard("S9", "significant", "2026-12-22T09:00:00+00:00")
    shown = build(HazardsQuery("thurrock"), shelf(late).books(date(2026, 12, 23)))
    assert shown.said[-1] == (
        "Bank holidays before the last open limit in working days: 25 December 2026, "
        "28 December 2026, 1 January 2027."
    )


def test_the_readings_in_force_stand_with_the_rules() -> None:
    rules = {rule.id: rule for rule in view(JUST_IN).rules}
    assert rules["A4"].reading.startswith("24 hours from becoming aware")
    assert rules["A6"].reading == ("A summary is owed even so (summary_waived_once_safe is off).")


def test_the_registers_own_day_is_said_where_it_is_another() -> None:
    shown = view(JUST_IN, as_at=date(2026, 11, 30))
    assert shown.frame.head.kicker == (
        "Thurrock Council: hazards in homes, 30 November 2026, "
        "from the register as at 27 November 2026"
    )


def test_without_a_register_it_says_so() -> None:
    shown = build(HazardsQuery("thurrock"), Shelf().measure("thurrock", "FRA").books())
    assert shown.frame.head.headline == "No register of hazards is published"
    asked = HazardRowsQuery(HazardsQuery("thurrock"))
    assert build_rows(asked, Shelf().measure("thurrock", "FRA").books()) is None


def test_the_list_says_what_presses_most_and_how_much_time_is_left() -> None:
    found = rows(JUST_IN, NOT_LOOKED_AT, GONE_WRONG, READ_APART)
    assert cells(found.sheet) == [
        (
            *("S1", "H1, Mill", "Significant", "10 November 2026, 09:00", "Investigate"),
            *("24 November 2026", "3 working days over", "A5"),
        ),
        (
            *("E1", "H1, Mill", "Emergency", "25 November 2026, 14:05", "Make safe"),
            *("26 November 2026, 14:05", "9 hours over", "A4"),
        ),
        (
            *("S2", "H1, Mill", "Significant", "26 November 2026, 09:00", "Investigate"),
            *("10 December 2026", "9 working days left", "A5"),
        ),
    ]
    assert found.said == "Three hazards"


@pytest.mark.parametrize(
    ("made", "left"),
    [
        (hazard("E", "emergency", "2026-11-26T14:05:00+00:00"), "14 hours left"),
        (hazard("E", "emergency", "2026-10-01T14:05:00+01:00"), "56 days over"),
        (hazard("S", "significant", "2026-11-13T09:00:00+00:00"), "Today"),
        (hazard("S", "significant", "2026-11-12T09:00:00+00:00"), "1 working day over"),
        (
            GONE_WRONG
            | {"made_safe_at": "2026-11-26T11:00:00+00:00", "investigated_at": "2026-11-26T10:00"},
            "83 days left",
        ),
    ],
)
def test_A11_hours_run_and_working_days_are_counted(made: Row, left: str) -> None:
    assert cells(rows(made).sheet)[0][6] == left


def test_D9_a_bank_holiday_between_is_named_and_a_weekend_after_the_limit_is_no_working_day() -> (
    None
):
    made = hazard("S", "significant", "2026-12-22T09:00:00+00:00")
    given = shelf(made)
    asked = HazardRowsQuery(HazardsQuery("thurrock"))

    def left(day: date) -> str:
        found = build_rows(asked, given.books(day))
        return cells(found.sheet)[0][6] if found else ""

    assert left(date(2026, 12, 31)) == ("5 working days left, as 1 January 2027 is not one")
    assert left(date(2027, 1, 9)) == "Over since its day ended"


def test_a_hazard_without_a_home_says_so_and_others_past_are_counted() -> None:
    made = hazard(
        *("E", "emergency", "2026-08-20T09:00:00+01:00"),
        investigated_at="2026-08-20T12:00:00+01:00",
        hazard_found="Y",
    )
    ((_, where, _, _, presses, *_),) = cells(rows({**made, "asset_id": None}).sheet)
    assert (where, presses) == ("Home not stated", "Make safe; 2 more past")
