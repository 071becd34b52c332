"""Check one file in a process of its own, and say what came of it and what memory it took.

Arguments: the dataset and the file. Prints JSON: `said` (nine at most), how many
`rows` are kept, and `megabytes` beyond those of a process that has checked small files and holds
this one.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from dashboard.intake.batch import check
from tests.hostile.cases import kept, said
from tests.unit.intake.sending import SOUND, file_of, workbook


def peak() -> float:
    """The most memory this process has held, in megabytes."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main(dataset: str, place: str) -> None:
    """Measure the check and print what came of it."""
    data = Path(place).read_bytes()
    for small in (file_of("risks", {}), workbook(list(SOUND["risks"]), ["R", "t", 1, 1])):
        check("risks", small)
    before = peak()
    batch = check(dataset, data)
    megabytes = peak() - before
    answer = {"said": said(batch)[:9], "rows": len(kept(batch)), "megabytes": megabytes}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
