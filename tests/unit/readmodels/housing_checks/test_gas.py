"""The gas windows: what opens when, and which bookings lose the anniversary (H2, H2A, H3)."""

from __future__ import annotations

from dashboard.readmodels.housing_checks.found import ChecksQuery
from dashboard.readmodels.housing_checks.gas import GasPlan
from dashboard.readmodels.housing_checks.page import build
from dashboard.readmodels.housing_checks.rows import RowsQuery
from dashboard.readmodels.housing_checks.rows import build as build_rows
from tests.unit.readmodels.shelf import Row, Shelf, cells, check, home


def gas(asset: str, due: str, booked: str | None = None) -> Row:
    return {**check(asset, "GAS-DOM", next_due=due), "booked_for": booked}


def shelf(*checks: Row) -> Shelf:
    ids = [str(row["asset_id"]) for row in checks]
    return Shelf().put("inspections", *checks).put("assets", *(home(one) for one in ids))


def plan(*checks: Row) -> GasPlan | None:
    return build(ChecksQuery("thurrock"), shelf(*checks).books()).gas


def test_H2_each_week_says_what_opens_and_how_its_limits_are_booked() -> None:
    made = plan(
        gas("H1", "2026-12-02", "2026-12-01"),
        gas("H2", "2026-12-03", "2026-12-04"),
        gas("H3", "2026-12-04"),
        gas("H4", "2027-02-01", "2026-11-30"),
        gas("H5", "2027-03-22"),
        gas("H6", "2027-03-23"),
    )
    assert made is not None
    weeks = cells(made.weeks)
    assert weeks[0] == ("23 November 2026", "0", "0", "0", "0", "0")
    assert weeks[1] == ("30 November 2026", "1", "3", "1", "1", "1")
    assert weeks[-1] == ("18 January 2027", "1", "0", "0", "0", "0")
    assert len(weeks) == 9
    assert made.said == (
        "3 windows are open and 2 more open by 22 January 2027. "
        "1 booking before the window would lose the anniversary. 1 booking is past the limit."
    )
    assert "opens on the same day of the month" in made.rule


def test_nothing_is_planned_where_no_gas_check_is_near() -> None:
    assert plan(check("H1", "ASB", next_due="2026-12-02")) is None
    assert plan(gas("H1", "2026-11-26"), gas("H2", "2027-06-01")) is None


def test_H3_the_list_names_the_bookings_that_are_wrong_first_and_the_date_each_would_set() -> None:
    given = shelf(
        gas("H1", "2026-12-02", "2026-12-01"),
        gas("H2", "2026-12-03", "2026-12-04"),
        gas("H4", "2027-02-01", "2026-11-30"),
    )
    rows = build_rows(RowsQuery(ChecksQuery("thurrock")), given.books())
    assert rows is not None
    assert [(name, *words) for name, _, *words in cells(rows.gas)] == [
        ("H2", "3 October 2026", "3 December 2026", "4 December 2026", "After the limit"),
        (
            *("H4", "1 December 2026", "1 February 2027", "30 November 2026"),
            "Loses the anniversary: new date would be 30 November 2027",
        ),
        ("H1", "2 October 2026", "2 December 2026", "1 December 2026", "Nothing"),
    ]
