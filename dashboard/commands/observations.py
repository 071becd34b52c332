"""`scorecard observations`: what is published, rated and explained, on the command line."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import orjson
import typer

from dashboard.commands.console import USAGE, Org, say, write_file
from dashboard.commands.rated import rated_file
from dashboard.domain.edition import EditionError
from dashboard.domain.periods import PeriodError
from dashboard.formats import plural
from dashboard.readmodels.published import Published, PublishedQuery, build, unknown
from dashboard.services import open_books
from dashboard.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("observations")(observations)


def observations(
    org: Org,
    measure: Annotated[str | None, typer.Option(help="One measure's code.")] = None,
    period: Annotated[str | None, typer.Option(help="One period, such as 2023-24 Q2.")] = None,
    edition: Annotated[
        str | None,
        typer.Option(help="As an earlier edition had them, by its number of figures: 34."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
    as_csv: Annotated[
        Path | None,
        typer.Option(
            "--csv", metavar="FILE", help="Write them to a CSV file, with edition and source."
        ),
    ] = None,
    as_xlsx: Annotated[
        Path | None,
        typer.Option(
            "--xlsx", metavar="FILE", help="Write them to a workbook, with edition and source."
        ),
    ] = None,
) -> None:
    """Print the published observations with their rating and its explanation, or write a file."""
    try:
        query, books = PublishedQuery(org, measure, period=period), open_books(Settings(), edition)
        found = build(query, books)
    except (PeriodError, EditionError) as error:
        say(str(error))
        raise typer.Exit(USAGE) from error
    if not found.observations and (nobody := unknown(query, books)):
        say(nobody)
        raise typer.Exit(USAGE)
    files = [(ending, path) for ending, path in (("csv", as_csv), ("xlsx", as_xlsx)) if path]
    for ending, path in files:
        write_file(rated_file(books, found.observations, ending), path)
    if as_json or not files:
        _print(found, as_json)


def _print(found: Published, as_json: bool) -> None:
    if as_json:
        document = {"observations": [asdict(one) for one in found.observations]}
        sys.stdout.write(orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n")
        return
    for one, figure in zip(found.observations, found.shown, strict=True):
        typer.echo(f"{one.measure}  {one.period}  {figure}  {one.rating}  {one.why}")
    count = len(found.observations)
    say(f"{count:,} {plural(count, 'observation')}")
