"""The command line `scorecard`: which commands there are, and how their refusals end."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from dashboard.catalogue import CatalogueError
from dashboard.commands import files, observations, operations, submissions
from dashboard.commands.console import ERRORS, USAGE, compare, say
from dashboard.ingest import IngestError
from dashboard.settings import SettingsError
from dashboard.sources import SourceError
from dashboard.store import StoreError, VaultError

_REFUSALS = (IngestError, SourceError, StoreError, VaultError)
_WRONG_SET_UP = (SettingsError, CatalogueError)


class Sentences(TyperGroup):
    """Ends a refusal with its sentence and exit code; anything else is our mistake and shows."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except _REFUSALS as refusal:
            say(str(refusal))
            raise typer.Exit(ERRORS) from refusal
        except _WRONG_SET_UP as wrong:
            say(str(wrong))
            raise typer.Exit(USAGE) from wrong


def make_app() -> typer.Typer:
    """The command line with every command."""
    app = typer.Typer(
        cls=Sentences,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        help="Performance and compliance figures of councils: checked, published and explained.",
    )
    files.register(app, compare)
    for commands in (submissions, observations, operations):
        commands.register(app)
    return app


def main() -> None:
    """Run `scorecard`: exit code 0 done, 1 refused or problems found, 2 used wrongly."""
    make_app()(prog_name="scorecard")
