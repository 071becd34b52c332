"""A return is rated on its period; progress through a year is never compliance (rule T9)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dashboard.domain.observations import Observation
from dashboard.domain.rating import display, rate
from dashboard.domain.returns import (
    ComplianceReturn,
    ReturnError,
    annual_share,
    period_share,
    roll_up,
)
from dashboard.domain.shares import Share

from .made import measure

KEY = measure(decimals="2")


def made(**columns: str) -> ComplianceReturn:
    return ComplianceReturn.from_row({"workstream": "M1", "period": "2023-24 Q2"} | columns)


def test_a_return_is_typed_column_by_column():
    ret = made(
        annual_target="320",
        annual_completed="314",
        period_due="148",
        period_completed="142",
        basis="stock",
        overdue="6",
        no_access="2",
        as_at="2023-10-10",
        agreed_reduction="N",
        commentary="Six to do.",
    )
    assert (ret.workstream, str(ret.period), ret.basis) == ("M1", "2023-24 Q2", "stock")
    assert (ret.overdue, ret.no_access, ret.agreed_reduction) == (6, 2, False)
    assert period_share(ret) == Share(142, 148)
    assert annual_share(ret) == Share(314, 320)


@pytest.mark.parametrize(
    ("columns", "column"),
    [
        ({"workstream": ""}, "workstream"),
        ({"period": "soon"}, "period"),
        ({"period_due": "1.5"}, "period_due"),
        ({"annual_target": "-1"}, "annual_target"),
        ({"basis": "both"}, "basis"),
        ({"agreed_reduction": "some"}, "agreed_reduction"),
    ],
)
def test_a_return_that_cannot_be_used_names_its_column(columns, column):
    with pytest.raises(ReturnError) as caught:
        made(**columns)
    assert caught.value.column == column


def test_T9_a_return_is_rated_on_the_period_even_where_the_year_looks_better():
    ret = made(
        annual_target="320", annual_completed="314", period_due="148", period_completed="142"
    )
    rolled = roll_up(ret, "stock")
    assert rolled.value == Fraction(14200, 148)
    rating = rate(KEY, rolled)
    assert (rating.rag, rating.to_green) == ("amber", "6 more of 148")
    assert rating.why == "6 short of 148: 95.95% where green is 100%."


@pytest.mark.parametrize(
    ("basis", "default"), [("stock", None), ("stock", "running"), ("", "stock")]
)
def test_T9_with_no_period_due_a_stock_is_rated_on_the_year(basis, default):
    rolled = roll_up(made(annual_target="8624", annual_completed="8609", basis=basis), default)
    assert rate(KEY, rolled).rag == "amber"
    assert display(KEY, rolled) == "99.83%"


def test_T9_a_running_total_alone_is_progress_and_never_rated():
    ret = made(annual_target="2691", annual_completed="1540", basis="running")
    rating = rate(KEY, roll_up(ret, "stock"))
    assert (rating.rag, rating.reason) == ("none", "unrated")
    assert rating.why == ("Progress through the year (1,540 of 2,691), not compliance: not rated.")
    assert display(KEY, roll_up(ret)) == "57.23%"


def test_T9_a_return_that_does_not_say_what_it_counts_is_not_rated():
    rating = rate(KEY, roll_up(made(annual_target="457", annual_completed="430")))
    assert rating.reason == "unrated"
    assert rating.why == (
        "The return does not say whether 430 of 457 is a stock in date or a running total."
    )


@pytest.mark.parametrize(
    "columns",
    [
        {"period_due": "0", "period_completed": "0"},
        {"period_due": "0"},
        {"period_due": "0", "period_completed": "2"},
        {"period_due": "0", "period_completed": "0", "annual_target": "29", "basis": "stock"},
        {"annual_target": "0", "annual_completed": "0"},
    ],
)
def test_nothing_due_is_said_and_not_rated(columns):
    rating = rate(KEY, roll_up(made(**columns), "stock"))
    assert (rating.rag, rating.reason) == ("none", "nothing_due")


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"period_due": "61"}, " 61 due; how many were done is not stated."),
        ({"period_completed": "55"}, " 55 done; out of how many is not stated."),
        ({"annual_completed": "363"}, " 363 done; out of how many is not stated."),
        ({"annual_target": "30"}, " 30 due in the year; how many were done is not stated."),
        ({}, ""),
    ],
)
def test_half_a_share_is_no_figure_but_says_what_is_known(columns, said):
    rolled = roll_up(made(**columns), "stock")
    assert (rolled.value, rolled.numerator, rolled.denominator) == (None, None, None)
    rating = rate(KEY, rolled)
    assert (rating.reason, rating.why) == ("no_data", f"No figure for Q2 2023-24.{said}")


def test_a_reduction_that_was_agreed_is_said_with_the_rating():
    ret = made(period_due="4", period_completed="2", agreed_reduction="Y")
    assert rate(KEY, roll_up(ret)).why == (
        "2 short of 4: 50% where amber is 90% or more. A reduction in this service was agreed."
    )


@pytest.mark.parametrize(
    ("columns", "severity"), [({}, "error"), ({"commentary": "Two done early."}, "warning")]
)
def test_T9_more_done_than_due_is_an_error_unless_explained(columns, severity):
    (finding,) = made(period_due="4", period_completed="6", **columns).findings()
    assert (finding.severity, finding.code) == (severity, "completed_over_due")
    assert (finding.column, finding.message) == ("period_completed", "More done than due: 6 of 4.")


def test_T9_both_pairs_of_counts_are_looked_at():
    ret = made(annual_target="531", annual_completed="1062", period_due="4", period_completed="4")
    assert [finding.column for finding in ret.findings()] == ["annual_completed"]
    assert made(annual_target="531").findings() == ()


def test_what_a_return_rolls_up_to_can_be_stored_and_read_again():
    rolled = roll_up(made(annual_target="2691", annual_completed="1540", basis="running"))
    assert Observation.from_row(rolled.as_row()) == rolled
