"""`scorecard score`: what a file's rows come to, worked out from the file alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from dashboard.commands.console import ERRORS, AsJson, known_dataset, print_json, say
from dashboard.commands.scoring import SCORERS, Definitions
from dashboard.commands.tables import read_file, show_problems, show_table, sum_up
from dashboard.domain.measures import Measure
from dashboard.intake.batch import Batch, check
from dashboard.intake.problems import Problem, Severity, UnreadableError, in_file_order


def _scored_dataset(name: str) -> str:
    if known_dataset(name) not in SCORERS:
        raise typer.BadParameter(f"{name} is not scored; {', '.join(SCORERS)} are.")
    return name


def score(
    dataset: Annotated[str, typer.Argument(metavar="DATASET", callback=_scored_dataset)],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV or XLSX file.")],
    as_at: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day to score as at.")],
    measures: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A measures file: how figures are rated.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Rate the rows of a file as at a day; nothing is uploaded and nothing kept."""
    document: dict[str, Any] = {"dataset": dataset, "as_at": as_at.date().isoformat()}
    try:
        definitions, said = _definitions(measures)
        batch = check(dataset, read_file(file), filename=file.name)
        rows, summary, found = _scored(batch, definitions, as_at.date())
        problems = [*said, *found]
        say(sum_up(batch.read, problems))
    except UnreadableError as error:
        rows, summary, problems = [], {}, [error.problem]
    _finish({**document, "rows": rows, "summary": summary}, problems, file, as_json)


def _definitions(file: Path | None) -> tuple[Definitions, list[Problem]]:
    """The measures of a file, and its problems, each with the file's name in its sentence."""
    if file is None:
        return Definitions(()), []
    batch = check("measures", read_file(file), filename=file.name)
    measures = tuple(Measure.from_row(row) for _, row in batch.rows())
    said = [replace(one, message=f"In {file.name}: {one.message}") for one in batch.problems]
    return Definitions(measures), said


def _scored(
    batch: Batch, definitions: Definitions, as_at: date
) -> tuple[list[dict[str, Any]], dict[str, Any], list[Problem]]:
    """The scored rows, their summary, and all problems, in the file's order."""
    scorer = SCORERS[batch.dataset]
    lines = batch.rows()
    found = [problem for line in lines for problem in scorer.problems(*line, definitions)]
    refused = {problem.row for problem in found if problem.severity is Severity.ERROR}
    problems = in_file_order([*batch.problems, *found], scorer.columns)
    by_row: dict[int | None, list[Problem]] = {}
    for one in problems:
        by_row.setdefault(one.row, []).append(one)
    rows = [
        scorer.row(row, definitions, as_at, by_row.get(number, []))
        for number, row in lines
        if number not in refused
    ]
    return rows, scorer.summary(rows), list(problems)


def _finish(document: dict[str, Any], problems: list[Problem], file: Path, as_json: bool) -> None:
    if as_json:
        print_json({**document, "problems": [problem.as_dict() for problem in problems]})
    else:
        rows: list[dict[str, Any]] = document["rows"]
        if rows:
            shown = [name for name, value in rows[0].items() if not isinstance(value, list)]
            cells = [[row[name] for name in shown] for row in rows]
            show_table(document["dataset"], shown, cells)
        show_problems(problems, file)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise typer.Exit(ERRORS)
