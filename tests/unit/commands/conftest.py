"""The file commands on a command line of their own, with no store behind them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from click.testing import Result
from typer.testing import CliRunner

from dashboard.commands import files

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
