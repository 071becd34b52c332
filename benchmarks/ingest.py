"""How long a large return takes to be checked, against pandas reading the same file unchecked."""

from __future__ import annotations

import io
import time
from calendar import monthrange

import pandas as pd

from dashboard.intake.batch import check
from dashboard.intake.contracts import DATASETS

_MONTHS = 132  # from January 2013, since when 2013-02 can only be a month


def observations(rows: int, said: str = "Checked against the register.", often: int = 7) -> bytes:
    """A CSV of so many observations without a fault: counts, targets, notes and blanks.

    Every so many rows, `often`, have what is `said` for a note.
    """
    lines = [",".join(DATASETS["observations"].names)]
    for at in range(rows):
        measure, month = divmod(at, _MONTHS)
        period = f"{2013 + month // 12}-{month % 12 + 1:02d}"
        as_at = f"{period}-{monthrange(2013 + month // 12, month % 12 + 1)[1]}"
        done, note = 800 + at % 200, said if at % often == 0 else ""
        lines.append(f"M-{measure:04d},{period},,{done},1000,95,90,,{as_at},{note},")
    return "\n".join(lines).encode()


def measures(rows: int) -> bytes:
    """A CSV of the measures that so many observations are of."""
    lines = ["measure,title,section,unit,polarity,rule,green,amber"]
    for at in range(-(-rows // _MONTHS)):
        lines.append(f"M-{at:04d},Measure {at},housing,percent,higher,bands,95,90")
    return "\n".join(lines).encode()


def seconds_to_check(data: bytes) -> float:
    """Seconds to check the whole file; it must be found clean."""
    started = time.perf_counter()
    batch = check("observations", data)
    took = time.perf_counter() - started
    if not batch.ok:
        raise SystemExit(f"the generated file is not clean: {batch.errors[0]}")
    return took


def seconds_to_read(data: bytes) -> float:
    """Seconds for pandas to read the same bytes as text, checking nothing."""
    started = time.perf_counter()
    pd.read_csv(io.BytesIO(data), dtype=str)
    return time.perf_counter() - started
