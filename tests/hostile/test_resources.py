"""The worst files, each checked in a process of its own: none takes more memory than allowed.

Time is measured by `make bench`; here a file that never ends is stopped, and that is a failure.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.hostile import bombs
from tests.hostile.cases import Case, text
from tests.house.repository import ROOT

pytestmark = pytest.mark.slow

HOSTILE_MB, LARGE_MB, HANGS_AFTER = 150, 250, 240
HEAD = "measure,period,value,commentary\n"
NOTE = "Checked against the register on the day and signed off."


def _wrong(row: str, times: int) -> Callable[[], bytes]:
    return lambda: HEAD.encode() + "".join(row.format(at) for at in range(times)).encode()


def _flood(name: str, row: str, times: int) -> Case:
    return Case(name, "observations", _wrong(row, times), ("too_many_problems - -",))


FLOODS = (
    _flood("a million rows too short", "x,y,z\n", 990_000),
    _flood("half a million rows of nonsense", "x,y,z,w\n", 500_000),
    _flood("100,000 different periods that are none", "A,soon {0},1,\n", 100_000),
    _flood("half a million times the same row", "A,2023-07,1,\n", 500_000),
    _flood("100,000 rows of a hundred cells", "," * 100 + "\n", 100_000),
    Case(
        "50 bytes short of too large",
        "observations",
        text(b"x" * 49_999_950),
        ("cell_too_long 1 -",),
    ),
)
MEASURED = (*bombs.HEAVY, *FLOODS, *(case for case in bombs.QUICK if "egabytes" in case.name))


def measured(dataset: str, data: bytes, folder: Path) -> dict[str, Any]:
    """What came of the file, and the megabytes that checking it took."""
    file = folder / "file"
    file.write_bytes(data)
    command = [sys.executable, "-m", "tests.hostile.measured", dataset, str(file)]
    done = subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=HANGS_AFTER
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize("case", MEASURED, ids=[case.name for case in MEASURED])
def test_a_hostile_file_is_answered_within_150_megabytes(case: Case, tmp_path: Path) -> None:
    found = measured(case.dataset, case.build(), tmp_path)
    assert found["said"][: len(case.said)] == list(case.said)
    assert found["rows"] == len(case.kept)
    assert found["megabytes"] < HOSTILE_MB


def test_a_return_of_22_megabytes_is_checked_within_250_megabytes(tmp_path: Path) -> None:
    rows = (f"M-{at:06d},2023-07,{at % 100},{NOTE}\n" for at in range(290_000))
    data = (HEAD + "".join(rows)).encode()
    assert len(data) > 22_000_000
    found = measured("observations", data, tmp_path)
    assert (found["said"][:1], found["megabytes"] < LARGE_MB) == ([], True)
