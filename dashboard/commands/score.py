"""`scorecard score`: what a file's rows come to, worked out from the file alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from dashboard.commands.console import ERRORS, AsJson, known_dataset, print_json, say, write_file
from dashboard.commands.score_document import finish
from dashboard.commands.score_registers import REGISTERS, Asked, score_register
from dashboard.commands.scored_file import scored_file
from dashboard.commands.scoring import SCORERS, Definitions
from dashboard.commands.tables import read_file, show_problems, show_table, sum_up
from dashboard.domain.measures import Measure
from dashboard.intake.batch import Batch, check
from dashboard.intake.problems import Problem, Severity, UnreadableError, in_file_order


def _scored_dataset(name: str) -> str:
    scored = (*SCORERS, *REGISTERS)
    if name not in scored and known_dataset(name):
        raise typer.BadParameter(f"{name} is not scored; {', '.join(scored)} are.")
    return name


def score(
    dataset: Annotated[str, typer.Argument(metavar="DATASET", callback=_scored_dataset)],
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A CSV or XLSX file; sen2: a folder or ZIP.")
    ],
    as_at: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day to score as at.")],
    measures: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A measures file: how figures are rated.")
    ] = None,
    assets: Annotated[
        Path | None, typer.Option(metavar="FILE", help="With inspections: the assets, for BS01-05.")
    ] = None,
    as_json: AsJson = False,
    as_csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write the rows to a CSV file.")
    ] = None,
) -> None:
    """Rate the rows of a file as at a day; nothing is uploaded and nothing kept."""
    if assets is not None and dataset != "inspections":
        raise typer.BadParameter("only inspections are scored with assets.")
    document: dict[str, Any] = {"dataset": dataset, "as_at": as_at.date().isoformat()}
    try:
        definitions, said = _definitions(measures)
        if dataset in REGISTERS:
            asked = Asked(as_at.date(), assets, definitions)
            part, read = score_register(dataset, file, asked)
            if as_csv:
                write_file(scored_file(part.rows()), as_csv)
            finish(document, replace(part, problems=(*said, *part.problems)), read, file, as_json)
            return
        batch = check(dataset, read_file(file), filename=file.name)
        rows, summary, found = _scored(batch, definitions, as_at.date())
        problems = [*said, *found]
        say(sum_up(batch.read, problems))
    except UnreadableError as error:
        rows, summary, problems = [], {}, [error.problem]
    if as_csv:
        write_file(scored_file(rows), as_csv)
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
