"""The checks one by one: what matters most first, fifty to a page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dashboard.readmodels.housing_checks.found import ChecksQuery
from dashboard.readmodels.housing_checks.rows import ChecksRows, RowsQuery, build
from tests.unit.readmodels.shelf import DAY, Shelf, block, cells, check, home

ASSETS = (block("B1", ward="Quay"), home("F1", "B1"), home("F2", "B1"), home("H1", ward="Mill"))


def rows(given: Shelf, page: str | None = None) -> ChecksRows:
    found = build(RowsQuery(ChecksQuery("thurrock"), page), given.books())
    assert found is not None
    return found


def test_what_is_overdue_comes_first_then_what_has_no_record_then_what_is_due_soon() -> None:
    given = Shelf().put("assets", *ASSETS)
    given.put(
        "inspections",
        check("F1", "ASB", next_due="2026-12-01", booked_for="2026-11-20", outcome="satisfactory"),
        check("F2", "GAS-DOM", access_attempts="1"),
        check(
            *("H1", "GAS-DOM"),
            next_due="2026-11-20",
            last_completed="2025-11-20",
            outcome="no_access",
            access_attempts="3",
            booked_for="2026-12-03",
        ),
        check("B1", "EICR-LR", next_due="2026-11-01", last_completed="2021-11-01"),
        check("H1", "LRA", next_due="2027-11-01"),
    )
    assert cells(rows(given).listed.sheet) == [
        (
            *("B1", "Quay", "Electrical tests in the shared parts of low-rise blocks"),
            *("1 November 2026", "26 over", "Not stated, 1 November 2021", "Not booked", "H16"),
        ),
        (
            *("H1", "Mill", "Gas safety in homes", "20 November 2026", "7 over"),
            *("No access; three attempts", "3 December 2026", "H16"),
        ),
        (
            *("F2", "B1, Quay", "Gas safety in homes", "No record", "Not known"),
            *("Never; one attempt", "Not booked", "H1"),
        ),
        (
            *("F1", "B1, Quay", "Asbestos surveys and re-inspections", "1 December 2026"),
            *("4 left", "Satisfactory", "20 November 2026, which has passed", "H16"),
        ),
    ]
    assert [one.label for one in rows(given).choices][:2] == [
        "B1: Electrical tests in the shared parts of low-rise blocks",
        "H1: Gas safety in homes",
    ]


@pytest.mark.parametrize(
    ("page", "said", "first", "before", "after"),
    [
        (None, "Rows 1 to 50 of 101 checks", "H0", None, "2"),
        ("2", "Rows 51 to 100 of 101 checks", "H50", "", "3"),
        ("3", "Rows 101 to 101 of 101 checks", "H100", "2", None),
        ("99", "Rows 101 to 101 of 101 checks", "H100", "2", None),
        ("many", "Rows 1 to 50 of 101 checks", "H0", None, "2"),
    ],
)
def test_a_long_list_is_cut_and_says_where_it_is(
    page: str | None, said: str, first: str, before: str | None, after: str | None
) -> None:
    late = [(DAY - timedelta(days=300 - n)).isoformat() for n in range(101)]
    given = Shelf().put(
        "inspections", *(check(f"H{n}", "ASB", next_due=day) for n, day in enumerate(late))
    )
    found = rows(given, page)
    assert (found.listed.said, cells(found.listed.sheet)[0][0]) == (said, first)

    def address(number: str | None) -> str | None:
        if number is None:
            return None
        there = f"&page={number}" if number else ""
        return f"/housing/checks?org=thurrock&workstream=all&ward=all{there}#list"

    assert (found.listed.before, found.listed.after) == (address(before), address(after))


def test_a_short_list_is_counted_in_words() -> None:
    found = rows(Shelf().put("inspections", check("H1", "ASB")))
    assert (found.listed.said, found.listed.before, found.listed.after) == ("One check", None, None)
    assert (found.fails, found.gas, cells(found.blocks)) == (None, None, [])


def test_blocks_stand_worst_first_and_the_checks_that_fail_several_homes_by_asset() -> None:
    blocks = [block(f"B{n}", homes=str(n), ward="Quay") for n in range(1, 23)]
    given = Shelf().put("assets", *blocks, home("H1"))
    late = [check(f"B{n}", "FRA", next_due="2026-11-01") for n in range(1, 23)]
    given.put("inspections", *late, check("B7", "ASB"), check("H1", "GAS-DOM"))
    found = rows(given)
    assert cells(found.blocks)[0] == ("B7", "1", "0", "1", "0", "2")
    assert found.blocks.caption.startswith("The worst 20 of 22 blocks with a check overdue")
    assert found.fails is not None
    assert cells(found.fails)[0] == (
        *("B22", "Fire risk assessment", "Past its date", "BS02", "22"),
    )
    assert found.fails.caption == "The worst 10 of 22, by asset."


def test_there_is_nothing_without_a_register() -> None:
    given = Shelf().measure("thurrock", "FRA")
    assert build(RowsQuery(ChecksQuery("thurrock")), given.books()) is None
