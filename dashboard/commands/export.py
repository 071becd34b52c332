"""`scorecard export`: what is published of a dataset as a file, to be corrected and sent back."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path
from typing import Annotated

import typer

from dashboard import visitor
from dashboard.commands.console import USAGE, Org, known_dataset, refuse, say, write_file
from dashboard.domain.edition import EditionError
from dashboard.domain.people import may_see_rows
from dashboard.downloads import ENDINGS, TooLargeError, file_of
from dashboard.registers.clocks import KEPT_WHOLE
from dashboard.services import RowsNotShownError, open_books
from dashboard.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("export")(export)


def _with_ending(output: Path | None) -> Path | None:
    """Where to write as typed. Raises a usage error where its ending names no kind of file."""
    if output is not None and _ending(output) not in ENDINGS:
        raise typer.BadParameter(f"{output} ends in neither .csv nor .xlsx.")
    return output


def export(
    dataset: Annotated[
        str,
        typer.Argument(metavar="DATASET", callback=known_dataset, help="The kind of file."),
    ],
    org: Org,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            callback=_with_ending,
            help="Where to write it, .csv or .xlsx; without it CSV goes to standard output.",
        ),
    ] = None,
    edition: Annotated[
        str | None,
        typer.Option(help="As an earlier edition had them, by its number of figures: 34."),
    ] = None,
) -> None:
    """Write the published rows of a dataset in its own columns, so that they can be sent back."""
    settings, ending = Settings(), _ending(output) if output else "csv"
    if dataset in KEPT_WHOLE and not may_see_rows(visitor.person(), org, settings.registers_shown):
        refuse(f"{RowsNotShownError(org)} SCORECARD_REGISTERS names those that may.")
    try:
        data = file_of(open_books(settings, edition), org, dataset, ending)
    except EditionError as error:
        say(str(error))
        raise typer.Exit(USAGE) from error
    except TooLargeError as error:
        refuse(str(error))
    if data is None:
        refuse(f"No {dataset} of {org} are published.")
    _write(data, output)


def _ending(output: Path) -> str:
    return output.suffix.removeprefix(".").lower()


def _write(data: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(data.removeprefix(codecs.BOM_UTF8))  # programs trip over the mark
        return
    write_file(data, output)
