"""The command line `scorecard`: which commands there are, and how their refusals end."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import typer
from typer.core import TyperGroup

from dashboard.catalogue import CatalogueError
from dashboard.commands import files
from dashboard.commands.console import ERRORS, USAGE, say
from dashboard.intake.batch import Batch
from dashboard.intake.problems import Problem

# The store and all that stands on it are imported where they are needed: that takes longer than
# it takes to check or score a file of some thousand rows, for which nobody needs a store.


class Sentences(TyperGroup):
    """Ends a refusal with its sentence and exit code; anything else is our mistake and shows."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except typer.Exit:
            raise
        except _refusals() as refusal:
            say(str(refusal))
            raise typer.Exit(ERRORS) from refusal
        except _wrong_set_up() as wrong:
            say(str(wrong))
            raise typer.Exit(USAGE) from wrong


def make_app(asked: str = "") -> typer.Typer:
    """The command line with every command; where `asked` needs a file alone, with its like only."""
    app = typer.Typer(
        cls=Sentences,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        help="Performance and compliance figures of councils: checked, published and explained.",
    )
    files.register(app, _compare)
    if asked not in files.NAMES:
        from dashboard.commands import (
            close,
            due,
            export,
            observations,
            operations,
            submissions,
            users,
        )

        for commands in (submissions, close, due, observations, export, operations, users):
            commands.register(app)
    return app


def main() -> None:
    """Run `scorecard`: exit code 0 done, 1 refused or problems found, 2 used wrongly."""
    make_app("".join(sys.argv[1:2]))(prog_name="scorecard")


def _compare(org: str, batch: Batch) -> Iterable[Problem]:
    from dashboard.commands.stores import compare

    return compare(org, batch)


def _refusals() -> tuple[type[Exception], ...]:
    from dashboard.refusals import IngestError
    from dashboard.sources import SourceError
    from dashboard.store import StoreError, VaultError

    return IngestError, SourceError, StoreError, VaultError


def _wrong_set_up() -> tuple[type[Exception], ...]:
    from dashboard.settings import SettingsError

    return SettingsError, CatalogueError
