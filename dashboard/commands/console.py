"""How commands speak: one JSON document on standard output, sentences on standard error."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from dashboard.catalogue import ORGANISATION_CODE
from dashboard.intake.contracts import DATASETS

ERRORS, USAGE = 1, 2


def _in_capitals(submission: str) -> str:
    return submission.upper()


SubmissionId = Annotated[
    str,
    typer.Argument(metavar="ID", callback=_in_capitals, help="The submission's id, as in S12."),
]
AsUser = Annotated[str, typer.Option("--as", help="Who is doing this, for the audit.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
Why = Annotated[str, typer.Option("--why", help="The reason, kept in the audit.")]


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def say(sentence: str) -> None:
    """Tell the person something without disturbing what a program reads."""
    typer.echo(sentence, err=True)


def print_json(document: Any) -> None:
    """The one JSON document of a command."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2, default=_plain) + "\n")


def refuse(sentence: str) -> NoReturn:
    """End the command because it could not be done, saying why."""
    say(sentence)
    raise typer.Exit(ERRORS)


def write_file(data: bytes, output: Path) -> None:
    """Write what a command made, and say so; end it with a sentence where that cannot be."""
    try:
        output.write_bytes(data)
    except OSError as error:
        refuse(f"{output} cannot be written: {error.strerror}.")
    say(f"Wrote {output}.")


def known_dataset(name: str) -> str:
    """A dataset's name as typed. Raises a usage error for one there is none of."""
    if name not in DATASETS:
        raise typer.BadParameter(f"there is no dataset {name}; there are {', '.join(DATASETS)}.")
    return name


def organisation_code(code: str | None) -> str | None:
    """An organisation's code as typed. Raises a usage error where it cannot be one."""
    if code is not None and not ORGANISATION_CODE.fullmatch(code):
        raise typer.BadParameter(
            f"{code!r} cannot be an organisation's code: use 2 to 32 lower-case letters, digits "
            "and hyphens, such as milton-keynes."
        )
    return code


Org = Annotated[str, typer.Option(callback=organisation_code, help="The organisation's code.")]
AnyOrg = Annotated[
    str | None, typer.Option("--org", callback=organisation_code, help="Only this organisation.")
]


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    raise TypeError(f"{type(value).__name__} has no place in a command's JSON")
