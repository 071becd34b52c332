"""The table of what is wrong with a file."""

from __future__ import annotations

from dashboard.components.problem_table import problem_table
from dashboard.readmodels.parts import ProblemLine
from tests.drawn import rows

PROBLEMS = (
    ProblemLine("error", None, None, "", "No column called period.", "Add it."),
    ProblemLine("error", 10, "period", "", "Not a month.", "Write 2023-08.", "not_a_period"),
    ProblemLine(
        *("warning", 3, "annual_target", "473", "It changed.", "Say why."),
        alike="12 more like these, in rows 4 to 15.",
    ),
)


def test_a_problem_is_told_with_its_row_its_column_and_the_code_of_its_check() -> None:
    said = rows(problem_table(PROBLEMS))
    assert said[0][:2] == ["Must fix", "File"]
    assert said[1][1:] == ["10", "period", "(blank)", "Not a month. not_a_period", "Write 2023-08."]
    assert said[2][:2] == ["Check", "3"]


def test_where_the_others_of_a_kind_are_stands_below_the_last_that_is_listed() -> None:
    assert rows(problem_table(PROBLEMS))[3:] == [
        ["More", "annual_target   12 more like these, in rows 4 to 15."]
    ]
