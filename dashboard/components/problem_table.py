"""What is wrong with a file: what must be fixed, then what is worth a look, in row order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dash import html

from dashboard.components import table_parts as parts
from dashboard.components.marks import severity
from dashboard.components.table_parts import Words
from dashboard.readmodels.parts import ProblemLine

_HEADS = ("Severity", "Row", "Column", "Found", "What is wrong", "How to fix it")


def problem_table(problems: Sequence[ProblemLine]) -> html.Table:
    """Severity, row as the spreadsheet shows it, column, found, what is wrong with the code of the
    check that says so, how to fix it."""
    head = parts.row([parts.column_head(words, numeric=words == "Row") for words in _HEADS])
    return parts.table(
        "Row numbers are as your spreadsheet shows them, from row 1 at its top.",
        [head],
        [row for problem in problems for row in _rows(problem)],
        "sheet sheet--stack problems",
    )


def _rows(problem: ProblemLine) -> Iterator[html.Tr]:
    """A problem, and after the last of its kind that is listed where the others are."""
    yield _row(problem)
    if problem.alike:
        about = [html.Code(problem.column), " "] if problem.column else []
        said = html.Td([*about, problem.alike], colSpan=len(_HEADS) - 1, role="cell")
        yield parts.row([parts.row_head("More"), said], "problems-alike")


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
    """What is wrong, with its code under it; a column it begins with is marked as one, for "what"
    is a word as well."""
    name, _, rest = problem.message.partition(" ")
    marked = [html.Code(name), f" {rest}"] if name == problem.column else [problem.message]
    return [*marked, html.Small(problem.code)] if problem.code else marked


def _with_code(sentence: str) -> list[str | html.Code]:
    """A sentence whose words between backticks are to be typed as they stand."""
    return [
        html.Code(words) if number % 2 else words
        for number, words in enumerate(sentence.split("`"))
        if words
    ]
