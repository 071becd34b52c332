"""The command line as a process: what a command brings with it, and what it leaves out."""

from __future__ import annotations

import subprocess
import sys

import typer

from dashboard.cli import make_app
from dashboard.commands import files
from tests.house.repository import ROOT

STORE = ("sqlalchemy", "alembic", "dash", "flask", "openpyxl")


def names(app: typer.Typer) -> list[str]:
    return list(typer.main.get_command(app).commands)


def test_scoring_and_checking_a_file_import_no_store_and_no_pages() -> None:
    said = "import sys; sys.argv[1:] = ['score', '--help']; from dashboard.cli import main\n"
    said += "try: main()\nexcept SystemExit: pass\n"
    said += f"print([name for name in {STORE} if name in sys.modules], file=sys.stderr)"
    line = [sys.executable, "-c", said]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "--as-at" in done.stdout
    assert done.stderr.strip() == "[]"


def test_a_command_for_a_file_alone_stands_among_its_like() -> None:
    for asked in files.NAMES:
        assert names(make_app(asked)) == list(files.NAMES)


def test_whatever_else_is_asked_for_is_sought_among_every_command() -> None:
    assert names(make_app("scroe")) == names(make_app())
    assert {*files.NAMES, "load", "observations", "serve"} <= set(names(make_app()))
