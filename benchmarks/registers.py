"""How long a register takes to be scored by the command, against pandas reading the same file."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.servers import ROOT, TODAY
from dashboard.intake.contracts import DATASETS

AS_AT = date.fromisoformat(TODAY)
_SEED = 20_241_210
# What a home, and what anything else, is checked for: ten kinds of check each.
_OF_HOMES = (
    ("GAS-DOM", 12), ("EICR-DOM", 60), ("FIRE-ALM", 12), ("ASB", 12), ("WAT-HYG", 12),
    ("VENT-FAN", 24), ("FRA", 12), ("LRA", 24), ("ENT-MAN", 12), ("LIFT-ADP", 6),
)  # fmt: skip
_OF_BUILDINGS = (
    ("GAS-COM", 12), ("EICR-LR", 60), ("FIRE-ALM", 12), ("ASB", 12), ("WAT-HYG", 12),
    ("CHUTE", 12), ("FRA", 12), ("LRA", 24), ("ENT-AUTO", 12), ("LIFT-PAS", 6),
)  # fmt: skip
_HOMES_A_BLOCK = 12
_MONTH = 30.4
_EXCEPTIONS = ("", "", "", "", "", "", "", "", "a", "c")
_NEEDS = ("SLCN", "ASD", "SEMH", "MLD", "SPLD", "PD")


@dataclass(frozen=True, slots=True)
class Run:
    """A process that ran to its end: wall clock and processor seconds, and memory at its peak."""

    seconds: float
    cpu: float
    megabytes: float


def write_estate(folder: Path, inspections: int) -> tuple[Path, Path]:
    """Files of so many checks, ten for each asset, and of the assets: homes, and their blocks."""
    chance = random.Random(_SEED)
    assets: list[tuple[object, ...]] = []
    checks: list[tuple[object, ...]] = []
    for at in range(inspections // 10):
        block, flat = divmod(at, _HOMES_A_BLOCK + 1)
        is_home = flat > 0
        name = f"H{at:06d}" if is_home else f"B{block:05d}"
        kind, parent = ("dwelling", f"B{block:05d}") if is_home else ("block", "")
        homes_in = 1 if is_home else ""
        assets.append((name, kind, parent, homes_in, f"Ward {block % 20}", "2010-04-01", ""))
        for workstream, months in _OF_HOMES if is_home else _OF_BUILDINGS:
            checks.append((name, workstream, *_check(chance, workstream, months)))
    return (
        _written(folder / "inspections.csv", "inspections", checks),
        _written(folder / "assets.csv", "assets", assets),
    )


def write_cases(folder: Path, cases: int) -> Path:
    """A file of so many EHC cases received over three years, most with a history of their own."""
    chance = random.Random(_SEED)
    rows = [(f"C{at:06d}", f"L{at:06d}", *_case(chance)) for at in range(cases)]
    return _written(folder / "ehc_cases.csv", "ehc_cases", rows)


def scored(dataset: str, file: Path, assets: Path | None = None) -> Run:
    """Score a file by the command, as a process of its own; the file must be without an error."""
    line = ["dashboard", "score", dataset, str(file), "--as-at", TODAY, "--json"]
    return _run(["-m", *line, *(["--assets", str(assets)] if assets else [])])


def read(file: Path) -> Run:
    """Read a file with pandas and do nothing with it, as a process of its own."""
    return _run(["-c", "import sys, pandas; pandas.read_csv(sys.argv[1])", str(file)])


def _run(arguments: list[str]) -> Run:
    line = [sys.executable, "-m", "benchmarks.timed", sys.executable, *arguments]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{arguments[:4]} ended in {done.returncode}: {done.stderr[-2000:]}")
    return Run(*json.loads(done.stdout))


def _check(chance: random.Random, workstream: str, months: int) -> Iterator[object]:
    """The other columns of one check: done in its time or a little late, a few never."""
    required = "Y" if chance.random() < 0.97 else "N"
    done = AS_AT - timedelta(days=chance.randrange(min(round(months * _MONTH) + 20, 730)))
    answered = done + timedelta(days=chance.randrange(-10, 50))
    never, in_vain = chance.random() < 0.01, chance.random() < 0.01
    outcome = "no_access" if in_vain else "satisfactory"
    booked = AS_AT + timedelta(days=chance.randrange(60)) if chance.random() < 0.2 else ""
    yield from (required, "2015-06-01" if workstream == "GAS-DOM" else "")
    yield from ("", "", "") if never else (done, answered, months)
    yield from ("", "" if never else outcome, booked, int(in_vain), chance.randrange(3), 0)


def _case(chance: random.Random) -> Iterator[object]:
    """The other columns of one case, as far as it has come by the day scored."""
    received = AS_AT - timedelta(days=chance.randrange(3 * 365))
    decided = received + timedelta(days=chance.randrange(20, 50))
    refused, no_plan = chance.random() < 0.25, chance.random() < 0.06
    drafted = decided + timedelta(days=chance.randrange(50, 130))
    final = drafted + timedelta(days=chance.randrange(16, 60))
    told = decided + timedelta(days=chance.randrange(50, 90))
    assessed = decided <= AS_AT and not refused
    with_plan = assessed and not no_plan
    outcome = ("no_plan" if told <= AS_AT else "") if no_plan else "plan" * (final <= AS_AT)
    yield from (received, "school", decided if decided <= AS_AT else "")
    yield ("refuse" if refused else "assess") if decided <= AS_AT else ""
    yield decided + timedelta(weeks=6) if assessed else ""
    yield from (outcome if assessed else "", told if assessed and outcome == "no_plan" else "")
    yield from (day if with_plan and day <= AS_AT else "" for day in (drafted, final))
    yield from (chance.choice(_EXCEPTIONS), "", "", chance.randrange(1, 12))
    yield from (chance.choice(_NEEDS), "mainstream", chance.choice("FM"), chance.choice("YN"))


def _written(file: Path, dataset: str, rows: list[tuple[object, ...]]) -> Path:
    lines = [DATASETS[dataset].names, *rows]
    file.write_text("\n".join(",".join(map(str, line)) for line in lines) + "\n", encoding="utf-8")
    return file
