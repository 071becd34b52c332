"""The rows behind a figure are those its roll-up counted: as many, and as many above the line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalogue import load_catalogue
from dashboard.domain.periods import Period
from dashboard.registers.behind import behind, likely
from dashboard.registers.frames import RegisterFrame, framed
from dashboard.registers.rollup import roll_up
from tests.unit.domain.clocks.agreement import any_days
from tests.unit.domain.clocks.test_send_agrees import annual, cases
from tests.unit.registers.held import DAY, case, check, held

DEFINED = load_catalogue().register_measures
_FIGURES = 6


def add_up(register: RegisterFrame) -> int:
    """Hold figures of a register to the rows behind them; how many figures there were.

    One period of each measure for each way it came out, as months of an open case are alike, and
    a few of those from first to last: the figures of a whole borough are held to theirs elsewhere.
    """
    rolled = {
        (one.measure, one.value, one.numerator, one.denominator): one
        for one in roll_up(register, DEFINED)
    }
    figures = list(rolled.values())
    for one in figures[:: len(figures) // _FIGURES + 1]:
        rows = behind(likely(register, one.measure, one.period), one.measure, one.period)
        above = sum(row.above for row in rows)
        if one.denominator is None:
            assert one.value == above, one
        else:
            assert (one.numerator, one.denominator) == (above, len(rows)), one
    return len(rolled)


def texts(rows: Iterable[dict[str, Any]]) -> list[dict[str, str | None]]:
    return [
        {name: None if value is None else str(value) for name, value in row.items()} for row in rows
    ]


@settings(max_examples=25)
@given(rows=st.lists(cases, min_size=1, max_size=12), as_at=any_days)
def test_S20_cases_add_up_whatever_became_of_them(rows: list[dict[str, Any]], as_at: date) -> None:
    add_up(held("ehc_cases", *texts(rows), as_at=as_at))


@settings(max_examples=25)
@given(rows=st.lists(annual, min_size=1, max_size=12), as_at=any_days)
def test_R1_to_P3_reviews_add_up_whatever_became_of_them(
    rows: list[dict[str, Any]], as_at: date
) -> None:
    assert add_up(held("annual_reviews", *texts(rows), as_at=as_at))


def test_A3_to_A8_hazards_add_up() -> None:
    noted = {"hazard_id": "Z1", "kind": "significant", "aware_at": "2025-11-03T09:00:00+00:00"}
    seen = noted | {"investigated_at": "2025-11-10T09:00:00+00:00", "hazard_found": "Y"}
    urgent = noted | {"kind": "emergency"}
    assert add_up(held("hazards", noted, seen, urgent, as_at=DAY.replace(year=2026)))


def test_S2_advice_adds_up() -> None:
    asked = {"case_id": "C1", "service": "Health", "requested_on": "2025-01-02"}
    assert add_up(held("ehc_advice", asked, asked | {"received_on": "2025-02-14"}))


def test_T8_checks_add_up_under_whatever_period_their_workstream_reports() -> None:
    register = held(
        "inspections",
        check("A1", "FRA", "2026-01-01"),
        check("A2", "FRA", "2025-01-01"),
        check("A3", "FRA", None, required="N"),
        check("A1", "LRA", None),
    )
    assert add_up(register) == 2
    quarter = Period.parse("2025-26 Q1")
    rows = behind(likely(register, "FRA", quarter), "FRA", quarter)
    assert [(one.at, one.above) for one in rows] == [(0, True), (1, False)]


def test_a_row_is_told_by_its_place_among_the_likely_ones_and_rows_alike_share_a_group() -> None:
    issued = {"final_plan_on": "2025-05-01"}
    register = held(
        "ehc_cases",
        case(1, "2025-01-02", final_plan_on="2025-04-30"),
        case(2, "2025-01-02", **issued),
        case(3, "2025-01-02", **issued, setting="special"),
    )
    likely_rows = likely(register, "EHC-20W", Period.parse("2025-05"))
    rows = behind(likely_rows, "EHC-20W", Period.parse("2025-05"))
    assert [likely_rows.at([one.at]).texts("case_id") for one in rows] == [["C2"], ["C3"]]
    assert len({one.group for one in rows}) == 1


@pytest.mark.parametrize("measure", ["EHC-20W", "EHC-OVER"])
def test_a_file_without_the_day_of_a_figure_has_rows_to_look_through_all_the_same(
    measure: str,
) -> None:
    columns = {"case_id": ["C1"], "received_on": ["2025-01-02"]}
    register = framed("ehc_cases", [2], columns, DAY)
    assert len(likely(register, measure, Period.parse("2025-02")).frame) == 1
    assert add_up(register)


def test_a_figure_that_counts_nothing_has_no_row_behind_it() -> None:
    register = held("ehc_cases", case(1, "2025-01-02"))
    assert behind(register, "EHC-20W", Period.parse("2025-02")) == []
