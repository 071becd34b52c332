"""The problems of a file as a page lists them: a few of each kind, and where the others are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dashboard import formats
from dashboard.intake.checks.rows import required_blank
from dashboard.intake.problems import Problem, Severity
from dashboard.readmodels.parts import ProblemLine

FEW = 5  # problems of a kind that are listed where there are more than can be taken in
MANY = 10  # problems of a kind that are all listed
MOST = 500  # lines of a page; the file sent back has every problem
_STRETCHES = 20  # stretches of rows that are named


def problem_line(problem: Problem) -> ProblemLine:
    """A problem as the table of problems takes it."""
    return ProblemLine(
        severity=problem.severity.value,
        row=problem.row,
        column=problem.column,
        found="" if problem.code == required_blank.code else problem.value,
        message=problem.message,
        fix=problem.fix,
        code=problem.code,
    )


def listed(problems: Iterable[Problem]) -> tuple[ProblemLine, ...]:
    """What must be fixed, then what is worth a look, each in the order of the spreadsheet.

    Of a kind (one check, one column) with more than MANY problems the first FEW are listed, and
    the last of those says in which rows the others are.
    """
    lines = [line for kind in _kinds(problems) for line in _few(kind)]
    lines.sort(key=lambda one: (one.severity != Severity.ERROR.value, one.row or 0))
    return tuple(lines[:MOST])


def unlisted(problems: Sequence[Problem]) -> int:
    """How many problems the page neither lists nor names the rows of."""
    return max(sum(len(_few(kind)) for kind in _kinds(problems)) - MOST, 0)


def rows_words(rows: Sequence[int]) -> str:
    """Where several rows are: "rows 3, 5 to 9 and 12"; the first of them where they are many."""
    stretches = list(_stretches(sorted(set(rows))))
    said = [f"{a:,}" if a == b else f"{a:,} to {b:,}" for a, b in stretches]
    if len(said) > _STRETCHES:
        return f"rows {', '.join(said[:_STRETCHES])} and on, as far as {stretches[-1][1]:,}"
    first, last = ", ".join(said[:-1]), said[-1]
    return f"rows {first} and {last}" if first else f"rows {last}"


def _kinds(problems: Iterable[Problem]) -> list[list[Problem]]:
    kinds: dict[tuple[Severity, str, str | None], list[Problem]] = defaultdict(list)
    for one in problems:
        kinds[one.severity, one.code, one.column].append(one)
    return list(kinds.values())


def _few(kind: Sequence[Problem]) -> list[ProblemLine]:
    if len(kind) <= MANY or any(one.row is None for one in kind):
        return list(map(problem_line, kind))
    *first, last = map(problem_line, kind[:FEW])
    others = [one.row for one in kind[FEW:] if one.row is not None]
    count = formats.count_words(len(others)).capitalize()
    return [*first, replace(last, alike=f"{count} more like these, in {rows_words(others)}.")]


def _stretches(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Rows in order, as the first and last of each unbroken stretch."""
    for _, unbroken in groupby(enumerate(rows), key=lambda one: one[1] - one[0]):
        stretch = [row for _, row in unbroken]
        yield stretch[0], stretch[-1]
