"""The file commands on a command line of their own, with no store behind them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer
from click.testing import Result
from typer.testing import CliRunner

from dashboard.commands import files
from tests.unit.intake.sending import file_of

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Runs a command; `.stdout`, `.stderr` and `.exit_code` say what came of it."""
    app = typer.Typer(pretty_exceptions_enable=False)
    files.register(app)

    def on(*arguments: object) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return on


@pytest.fixture
def sent(tmp_path: Path) -> Callable[..., Path]:
    """Puts a file where a command can read it."""

    def put(data: bytes, name: str = "figures.csv") -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return put


@pytest.fixture
def score_register(run: Any, sent: Any) -> Any:
    """Scores rows of a register; gives the exit code and the document."""

    def on(
        dataset: str, *rows: dict[str, str], as_at: str = "2026-03-31", assets: Any = ()
    ) -> tuple[int, Any]:
        arguments = ["score", dataset, sent(file_of(dataset, *rows)), "--as-at", as_at, "--json"]
        if assets:
            arguments += ["--assets", sent(file_of("assets", *assets), "assets.csv")]
        done = run(*arguments)
        return done.exit_code, json.loads(done.stdout)

    return on
