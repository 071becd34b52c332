"""How much of the code the tests have to run: all of the rules, nearly all of the rest."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

EVERYTHING = "all of the code"
LIMITS = {
    "dashboard/domain/": 100.0,
    "dashboard/catalogue/": 100.0,
    "dashboard/intake/": 100.0,
    EVERYTHING: 90.0,
}


def percent(files: dict[str, Any], part: str) -> float:
    """Lines and branches run, in percent, of the files whose path starts with `part`."""
    sums = [
        measured["summary"]
        for path, measured in files.items()
        if part == EVERYTHING or path.replace("\\", "/").startswith(part)
    ]
    due = sum(one["num_statements"] + one["num_branches"] for one in sums)
    done = sum(one["covered_lines"] + one["covered_branches"] for one in sums)
    return 100 * done / due if due else 100.0


def missed(files: dict[str, Any], part: str) -> list[str]:
    """The files of `part` with something not run, and the lines, worst first."""
    if part == EVERYTHING:
        return []
    short = [
        (path, measured)
        for path, measured in files.items()
        if path.startswith(part) and measured["summary"]["percent_covered"] < LIMITS[part]
    ]
    short.sort(key=lambda item: item[1]["summary"]["percent_covered"])
    return [f"  {path}: {_places(measured)}" for path, measured in short]


def main(report: str) -> int:
    """Print each part's share; 1 if any is under its limit."""
    files = json.loads(Path(report).read_text(encoding="utf-8"))["files"]
    short = False
    for part, limit in LIMITS.items():
        share = percent(files, part)
        short |= share < limit
        verdict = "" if share >= limit else f", and {limit:g}% is needed"
        sys.stdout.write(f"{part}: {share:.2f}% run by tests{verdict}\n")
        if share < limit:
            sys.stdout.writelines(f"{line}\n" for line in missed(files, part))
    return int(short)


def _places(measured: dict[str, Any]) -> str:
    lines = [str(line) for line in measured["missing_lines"]]
    branches = [f"{start}->{end}" for start, end in measured.get("missing_branches", [])]
    places = ", ".join([*lines, *branches])
    return places if len(places) <= 160 else f"{places[:160]}..."


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
