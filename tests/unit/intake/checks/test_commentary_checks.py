"""Figures and commentary left from another period, or copied from another measure."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.intake.checks.commentary import commentary_repeated
from dashboard.intake.contracts import DATASETS
from dashboard.intake.lines import Beside
from dashboard.intake.problems import Severity
from tests.unit.intake.sending import codes, only, problems

LONG = "Two sites could not be entered and their visits have been booked again."
FIGURES = pytest.mark.parametrize("dataset", ["observations", "compliance_returns"])
PERIODS = [f"2018-{month:02}" for month in range(4, 9)]


def series(measure: str, *values: str, periods: list[str] = PERIODS) -> list[dict[str, str]]:
    pairs = zip(periods, values, strict=False)
    return [{"measure": measure, "period": period, "value": value} for period, value in pairs]


@FIGURES
def test_commentary_of_another_period_is_a_warning_that_does_not_repeat_it(dataset: str) -> None:
    problem = only(dataset, {"period": "2019-01", "commentary": "In December 29.4% waited."})
    assert (problem.code, problem.severity, problem.value) == (
        "commentary_of_another_period",
        Severity.WARNING,
        None,
    )
    assert problem.message == "The commentary speaks of December, but stands with January 2019."
    assert problems(dataset, {"period": "2018-12", "commentary": "In December 29.4% waited."}) == []


@FIGURES
def test_commentary_repeated_is_a_warning_on_the_later_row(dataset: str) -> None:
    june, july = ({"period": f"2023-{month}", "commentary": LONG} for month in ("06", "07"))
    problem = only(dataset, july, {**june, "commentary": LONG.upper() + " "})
    assert (problem.code, problem.row) == ("commentary_repeated", 2)
    assert problem.message == "The commentary is word for word that of June 2023 (row 3)."
    august = {"period": "2023-08", "commentary": LONG}
    assert problems(dataset, june, august) == []
    assert (
        problems(dataset, {**june, "commentary": LONG[:59]}, {**july, "commentary": LONG[:59]})
        == []
    )
    exact = {"commentary": LONG[:60]}
    assert codes(problems(dataset, june | exact, july | exact)) == [("commentary_repeated", 3)]


def test_commentary_repeated_is_found_in_what_was_published() -> None:
    row = {"measure": "GAS", "period": "2023-06", "commentary": LONG}
    lines = Beside.of(DATASETS["observations"], [(2, {**row, "period": "2023-07"})], [row])
    (found,) = commentary_repeated.find(lines)
    assert (found.row, found.words["where"]) == (2, "as published")
    replaced = Beside.of(DATASETS["observations"], [(2, {**row, "commentary": None})], [row])
    assert list(replaced.sound()) == [
        (
            2,
            {
                **dict.fromkeys(DATASETS["observations"].names),
                **row,
                "commentary": None,
                "org": None,
            },
        )
    ]


@FIGURES
def test_dated_after_period_is_a_warning(dataset: str) -> None:
    day = {"period": "2023-24 Q2", "as_at": "2023-10-01"}
    problem = only(dataset, day)
    assert (problem.code, problem.column, problem.value) == (
        "dated_after_period",
        "as_at",
        "2023-10-01",
    )
    assert "after Q2 2023-24 had ended" in problem.message
    assert problems(dataset, {**day, "as_at": "2023-09-30"}) == []


@FIGURES
def test_a_figure_cannot_be_taken_after_today(dataset: str) -> None:
    day = {"period": "2023-24", "as_at": "2023-10-02"}
    assert only(dataset, day, today=date(2023, 10, 1)).code == "date_in_the_future"
    assert problems(dataset, day, today=date(2023, 10, 2)) == []


def test_same_as_another_is_a_warning_on_the_last_of_a_run() -> None:
    rows = [
        *series("A", "73", "75", "74", "78", "81"),
        *series("B", "73.0", "75", "74", "78", "80"),
    ]
    problem = only("observations", *rows)
    assert (problem.code, problem.row, problem.value) == ("same_as_another", 10, "B")
    assert problem.message == "B has the very figures of A in 4 periods running."
    longer = [*rows[:-1], {**rows[-1], "value": "81"}]
    assert "in 5 periods" in only("observations", *longer).message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("73", "75", "74"), ("73", "75", "74")),  # three periods may be chance
        (("73", "75", "73", "75"), ("73", "75", "73", "75")),  # so may two figures
        (("73", "100", "74", "78", "80"), ("73", "100", "74", "78", "80")),  # and 100 is common
        (("73", "75", "74", "78"), ("73", "75", "74", "79")),
        (("", "", "", ""), ("", "", "", "")),
    ],
)
def test_same_as_another_is_not_said_of_what_may_be_chance(
    first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    rows = [*series("A", *first), *series("B", *second)]
    assert problems("observations", *rows) == []


def test_same_as_another_is_about_periods_that_follow_on_and_are_of_one_kind() -> None:
    gap = ["2018-04", "2018-05", "2018-07", "2018-08"]
    values = ("73", "75", "74", "78")
    assert (
        problems(
            "observations", *series("A", *values, periods=gap), *series("B", *values, periods=gap)
        )
        == []
    )
    years = ["2015-16", "2016-17", "2017-18", "2018-19"]
    mixed = [*series("A", *values), *series("B", *values, periods=years)]
    assert problems("observations", *mixed) == []
