"""Imports point one way, and only the edge of the product looks at the clock."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.repository import ROOT, modules, relative, tree

CLOCKS = {"today", "now", "utcnow", "time", "monotonic"}
CLOCK_OWNERS = {"date", "datetime", "time"}
NO_CLOCK = ("dashboard/formats", "dashboard/domain/", "dashboard/catalogue/", "dashboard/intake/")
NO_CLOCK += ("dashboard/readmodels/", "dashboard/charts/", "dashboard/components/", "pages/")


def test_every_import_points_down() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports; import sys;"]
    command[-1] += "sys.exit(lint_imports(no_cache=True, verbose=False))"
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_module_has_its_layer() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = [one for one in settings["tool"]["importlinter"]["contracts"] if "layers" in one]
    placed = re.findall(r"dashboard\.(\w+)", " ".join(contract["layers"]))
    inside = {path.relative_to(ROOT / "dashboard").parts[0] for path in modules("dashboard")}
    assert sorted(placed) == sorted({name.removesuffix(".py") for name in inside} - {"__init__"})


@pytest.mark.parametrize(
    "path",
    [path for path in modules("dashboard", "pages") if relative(path).startswith(NO_CLOCK)],
    ids=relative,
)
def test_only_the_edge_looks_at_the_clock(path: Path) -> None:
    looks = [
        f"line {node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and ast.unparse(node.func.value).split(".")[0] in CLOCK_OWNERS
    ]
    assert looks == [], "hand the day in: an answer must be the same whenever it is asked"
