"""How long a large return takes to be checked, against pandas reading the same file unchecked."""

from __future__ import annotations

import io
import time

import pandas as pd

from dashboard.intake.batch import check
from dashboard.intake.contracts import DATASETS

_MONTHS = 132  # from January 2013, since when 2013-02 can only be a month


def observations(rows: int) -> bytes:
    """A CSV of so many observations without a fault: counts, targets, notes and blanks."""
    lines = [",".join(DATASETS["observations"].names)]
    for at in range(rows):
        measure, month = divmod(at, _MONTHS)
        period = f"{2013 + month // 12}-{month % 12 + 1:02d}"
        done, note = 800 + at % 200, "Checked against the register." if at % 7 == 0 else ""
        lines.append(f"M-{measure:04d},{period},,{done},1000,95,90,,2025-01-15,{note},")
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
