"""The commands that need nothing but a file: what datasets hold, templates, checking, scoring."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path
from typing import Annotated, Any

import typer

from dashboard.commands.bundles import BUNDLES, check_bundle
from dashboard.commands.console import (
    ERRORS,
    AsJson,
    known_dataset,
    now,
    organisation_code,
    print_json,
    say,
)
from dashboard.commands.score import score
from dashboard.commands.tables import read_file, show_problems, show_table, sum_up
from dashboard.intake.batch import Batch
from dashboard.intake.batch import check as check_file
from dashboard.intake.columns import KIND_WORDS, Column, Dataset
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import Problem, Severity, UnreadableError, in_file_order
from dashboard.intake.workstreams import known_workstreams

# Given the organisation and the checked file: what it is at odds with among published figures.
Compare = Callable[[str, Batch], Iterable[Problem]]
NAMES = ("datasets", "template", "check", "score")


def _checked_dataset(name: str) -> str:
    return name if name in BUNDLES else known_dataset(name)


CheckedName = Annotated[str, typer.Argument(metavar="DATASET", callback=_checked_dataset)]
DatasetName = Annotated[str, typer.Argument(metavar="DATASET", callback=known_dataset)]


def register(app: typer.Typer, compare: Compare | None = None) -> None:
    """Add the commands to the command line; `compare` looks a file up against the store."""

    def check(
        dataset: CheckedName,
        file: Annotated[
            Path,
            typer.Argument(metavar="FILE", help="CSV or XLSX; sen2, dfe_ehc: a folder or ZIP."),
        ],
        org: Annotated[
            str | None,
            typer.Option(callback=organisation_code, help="Check against what it has published."),
        ] = None,
        as_json: AsJson = False,
    ) -> None:
        """Check a file and change nothing. Ends in 1 where there are errors."""
        _check(dataset, file, org, as_json, compare)

    for command in (datasets, template, check, score):
        app.command(command.__name__)(command)


def datasets(as_json: AsJson = False) -> None:
    """List the datasets: their columns, kinds, which are required and what they may hold."""
    if as_json:
        print_json({"datasets": [_described(dataset) for dataset in DATASETS.values()]})
        return
    for dataset in DATASETS.values():
        rows = [_column_words(column) for column in dataset.columns]
        title = f"{dataset.name}: {dataset.description}"
        show_table(title, ("Column", "", "Type", "Allowed", "What it is", "Example"), rows)


def template(
    dataset: DatasetName,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write it.")
    ] = None,
) -> None:
    """Write an empty CSV file with the dataset's headings."""
    text = StringIO()
    csv.writer(text).writerow(DATASETS[dataset].names)
    if output is None:
        sys.stdout.write(text.getvalue().replace("\r\n", "\n"))
        return
    try:
        # With its mark, Excel reads UTF-8 as UTF-8 and keeps it so.
        output.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
    except OSError as error:
        say(f"{output} cannot be written: {error.strerror}.")
        raise typer.Exit(ERRORS) from error
    say(f"Wrote {output}.")


def _check(
    dataset: str, file: Path, org: str | None, as_json: bool, compare: Compare | None
) -> None:
    rows, problems = 0, list[Problem]()
    try:
        if dataset in BUNDLES:
            rows, problems = check_bundle(dataset, file, now().date())
        else:
            data, today = read_file(file), now().date()
            batch = check_file(dataset, data, filename=file.name, org=org, today=today)
            rows, problems = batch.read, [*batch.problems]
            if not org:
                problems += known_workstreams(batch)
            elif compare and batch.seen:
                problems += compare(org, batch)
    except UnreadableError as error:
        problems = [error.problem]
    ordered = _in_order(dataset, problems)
    if as_json:
        listed = [problem.as_dict() for problem in ordered]
        print_json({"dataset": dataset, "rows": rows, "submission": None, "problems": listed})
    else:
        show_problems(ordered, file)
    say(sum_up(rows, ordered))
    if any(problem.severity is Severity.ERROR for problem in ordered):
        raise typer.Exit(ERRORS)


def _in_order(dataset: str, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """One file's problems in its order; those of several files as they come, file by file."""
    if dataset in BUNDLES:
        return tuple(problems)
    return in_file_order(problems, DATASETS[dataset].names)


def _described(dataset: Dataset) -> dict[str, Any]:
    return {
        "name": dataset.name,
        "title": dataset.title,
        "description": dataset.description,
        "key": list(dataset.key),
        "columns": [
            {
                "name": column.name,
                "type": column.kind.value,
                "required": column.required,
                "allowed": list(column.allowed),
                "description": column.description,
                "example": column.example or None,
            }
            for column in dataset.columns
        ],
    }


def _column_words(column: Column) -> tuple[str, ...]:
    required = "required" if column.required else ""
    allowed = ", ".join(column.allowed) or KIND_WORDS[column.kind]
    return (column.name, required, column.kind, allowed, column.description, column.example)
