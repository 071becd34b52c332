"""What is wrong with a file: what must be fixed, then what is worth a look, in row order."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard.components import table_parts as parts
from dashboard.components.marks import severity
from dashboard.components.table_parts import Words
from dashboard.readmodels.parts import ProblemLine


def problem_table(problems: Sequence[ProblemLine]) -> html.Table:
    """Severity, row as the spreadsheet shows it, column, found, what is wrong, how to fix it."""
    head = parts.row(
        [
            parts.column_head("Severity"),
            parts.column_head("Row", numeric=True),
            parts.column_head("Column"),
            parts.column_head("Found"),
            parts.column_head("What is wrong"),
            parts.column_head("How to fix it"),
        ]
    )
    return parts.table(
        "Row numbers are as your spreadsheet shows them, from row 1 at its top.",
        [head],
        [_row(problem) for problem in sorted(problems, key=_order)],
        "sheet sheet--stack problems",
    )


def _order(problem: ProblemLine) -> tuple[bool, int]:
    return problem.severity != "error", problem.row or 0


def _row(problem: ProblemLine) -> html.Tr:
    place = str(problem.row) if problem.row is not None else "File"
    return parts.row(
        [
            parts.row_head(severity(problem.severity)),
            parts.cell(place, numeric=True, label="Row"),
            parts.cell(html.Code(problem.column) if problem.column else "", label="Column"),
            parts.cell("(blank)" if problem.found == "" else problem.found or "", label="Found"),
            parts.cell(_message(problem), label="What is wrong"),
            parts.cell(_with_code(problem.fix), label="How to fix it"),
        ]
    )


def _message(problem: ProblemLine) -> Words:
    """What is wrong; a column it begins with is marked as one, for "what" is a word as well."""
    name, _, rest = problem.message.partition(" ")
    return [html.Code(name), f" {rest}"] if name == problem.column else problem.message


def _with_code(sentence: str) -> list[str | html.Code]:
    """A sentence whose words between backticks are to be typed as they stand."""
    return [
        html.Code(words) if number % 2 else words
        for number, words in enumerate(sentence.split("`"))
        if words
    ]
