"""A value and its counts have to tell one story."""

from __future__ import annotations

import pytest

from dashboard.intake.problems import Severity
from tests.unit.intake.sending import codes, only, problems


def figure(value: str, numerator: str, denominator: str) -> dict[str, str]:
    return {"value": value, "numerator": numerator, "denominator": denominator}


@pytest.mark.parametrize(
    ("value", "numerator", "denominator"),
    [
        ("99.83", "8609", "8624"),
        ("100", "415", "415"),
        ("12.5", "1", "8"),
        ("0.125", "1", "8"),
        ("13", "1", "8"),
        ("12", "124", "1000"),
        ("99.826066790352505", "8609", "8624"),
        ("28.0", "56", "2000"),
        ("", "8609", "8624"),
        ("99.83", "", ""),
        ("99.83", "8609", ""),
        ("", "0", "0"),
        ("", "", ""),
    ],
)
def test_figures_that_agree_or_are_blank_are_let_through(
    value: str, numerator: str, denominator: str
) -> None:
    assert problems("observations", figure(value, numerator, denominator)) == []


def test_value_disagrees_is_an_error_and_gives_the_exact_percentage() -> None:
    problem = only("observations", figure("98.93", "8609", "8624"))
    assert (problem.code, problem.severity) == ("value_disagrees", Severity.ERROR)
    assert "8609 of 8624 comes to 99.826067%" in problem.message


def test_value_disagrees_is_a_warning_where_the_value_was_cut() -> None:
    problem = only("observations", figure("95", "142", "148"))
    assert (problem.code, problem.severity) == ("value_disagrees", Severity.WARNING)
    assert "cut, not rounded" in problem.message


def test_half_a_share_cannot_be_worked_out() -> None:
    found = problems(
        "observations",
        {**figure("", "12", ""), "period": "2023-07"},
        {**figure("", "", "15"), "period": "2023-08"},
    )
    assert codes(found) == [("half_a_share", 2), ("half_a_share", 3)]
    assert [one.column for one in found] == ["numerator", "denominator"]
    assert codes(problems("observations", {"numerator": "12"})) == [("half_a_share", 2)]


def test_some_of_none_is_an_error() -> None:
    assert codes(problems("observations", figure("", "3", "0"))) == [("some_of_none", 2)]


def test_value_of_nothing_is_a_warning() -> None:
    problem = only("observations", figure("100", "0", "0"))
    assert (problem.code, problem.severity) == ("value_of_nothing", Severity.WARNING)


def test_a_cell_that_cannot_be_read_is_not_compared() -> None:
    assert codes(problems("observations", figure("lots", "3", "4"))) == [("not_a_number", 2)]


def test_negative_count_is_a_warning() -> None:
    problem = only("observations", {"numerator": "-3", "denominator": "10"})
    assert (problem.code, problem.column, problem.value) == ("negative_count", "numerator", "-3")
    assert problem.severity is Severity.WARNING
    assert problems("observations", {"numerator": "0", "denominator": "10"}) == []
