"""How a scored register is given: one JSON document written as it is made, or tables to read."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
import typer

from dashboard.commands.console import ERRORS, say
from dashboard.commands.score_parts import Part
from dashboard.commands.tables import MOST_SHOWN, show_problems, show_table, sum_up
from dashboard.intake.problems import Severity

_AT_ONCE = 5_000


def finish(document: Mapping[str, Any], part: Part, read: int, file: Path, as_json: bool) -> None:
    """Print a scored register and end in 1 where there are errors.

    `document` is what stands before the rows; a document of 200,000 rows is never held whole.
    """
    say(sum_up(read, part.problems))
    if as_json:
        _write(document, part)
    else:
        _show(str(document["dataset"]), part)
        show_problems(part.problems, file)
    if any(problem.severity is Severity.ERROR for problem in part.problems):
        raise typer.Exit(ERRORS)


def _write(document: Mapping[str, Any], part: Part) -> None:
    problems = [problem.as_dict() for problem in part.problems]
    after = {"summary": part.summary, **part.beside, "problems": problems}
    write = sys.stdout.write
    write(_json(document)[:-1] + ',"rows":[')
    rows, comma = part.rows(), "\n"
    while some := list(islice(rows, _AT_ONCE)):
        write(comma + _json(some)[1:-1])
        comma = ",\n"
    write("],\n" + _json(after)[1:] + "\n")


def _show(name: str, part: Part) -> None:
    rows = list(islice(part.rows(), MOST_SHOWN + 1))
    if rows:
        show_table(name, list(rows[0]), [list(row.values()) for row in rows])
    for title, figures in (("summary", part.summary), *part.beside.items()):
        if isinstance(figures, dict) and figures:
            show_table(title, ("", ""), [(key, _words(value)) for key, value in figures.items()])


def _words(value: Any) -> Any:
    """A figure as a person reads it; a group of figures on one line, lists by their length."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {_words(one)}" for key, one in value.items() if one is not None)
    return f"{len(value):,}" if isinstance(value, list) else value


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()
