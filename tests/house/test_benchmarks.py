"""The benchmark runs from end to end and reports every row; how fast is for `make bench` to say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.pairs import compare
from benchmarks.results import Row
from tests.house.repository import ROOT

SMALL = ["--pairs", "1", "--requests", "20", "--seconds", "1", "--rows", "300"]
ROWS = [
    "First load, painted",
    "First load, filters live",
    "First load, nothing kept",
    "First load, on the wire",
    "Filter change, painted",
    "Filter change, on the wire",
    "Filter change kept, server CPU",
    "Filter change not kept, server CPU",
    "Kept callbacks",
    "Chart page, chart painted",
    "Chart page, on the wire",
    "300 rows checked",
    "Rows checked",
    "435 rows sent and previewed",
    "435 rows sent, memory over idle",
    "300 checks scored",
    "300 checks, CPU",
    "300 checks, over 2 readings",
    "300 checks, memory",
    "75 EHC cases scored",
    "75 EHC cases, CPU",
    "75 EHC cases, over 1 reading",
]


@pytest.mark.browser
@pytest.mark.slow
def test_every_row_is_measured_printed_and_saved(tmp_path: Path) -> None:
    saved = tmp_path / "results.json"
    line = [sys.executable, "-m", "benchmarks", *SMALL, "--json", str(saved)]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    rows = json.loads(saved.read_text(encoding="utf-8"))["rows"]
    assert [row["name"] for row in rows] == ROWS
    assert all(row["ours"] >= 0 for row in rows if "over" not in row["name"])
    assert [name for name in ROWS if name not in done.stdout] == []
    assert "answers came from the cache" in done.stdout


def test_a_goal_bounds_the_ratio_where_there_is_one_and_else_the_figure() -> None:
    assert Row("load", "ms", 300, "static", 100, 3.0, at_most=1.5).met is False
    assert Row("load", "ms", 300, at_most=400).met is True
    assert Row("callbacks", "a second", 70, "empty", 100, 0.7, at_least=0.6).met is True
    assert Row("bytes", "kB", 70).met is None


def test_turns_are_taken_one_after_the_other_and_the_first_is_not_counted() -> None:
    turns: list[str] = []
    ours, theirs = iter([90.0, 1.0, 3.0, 5.0]), iter([90.0, 1.0, 1.0, 10.0])

    def mine() -> float:
        turns.append("ours")
        return next(ours)

    def yours() -> float:
        turns.append("theirs")
        return next(theirs)

    compared = compare(mine, yours, pairs=3)
    assert turns == ["ours", "theirs"] * 4
    assert (compared.ours, compared.theirs, compared.ratio) == (3.0, 1.0, 1.0)
