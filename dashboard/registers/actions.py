"""The remedial actions that safety checks left, counted apart from the checks (rule T2)."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from dashboard.registers.due import required
from dashboard.registers.frames import RegisterFrame

# The column that each figure adds up.
ACTIONS = {"ACT-OPEN": "actions_open", "ACT-OVER": "actions_overdue"}


def actions_left(checks: RegisterFrame) -> Iterator[tuple[str, int]]:
    """How many actions the required checks left, by the figure's code.

    A figure that no check says anything of is left out: not said is not none.
    """
    for code in ACTIONS:
        counts = counted(required(checks), code)
        if counts.notna().any():
            yield code, int(counts.sum())


def leaving(checks: RegisterFrame, code: str) -> RegisterFrame:
    """The required checks that left such actions, those that left most first."""
    found = required(checks)
    counts = counted(found, code).fillna(0)
    most_first = counts[counts > 0].sort_values(ascending=False, kind="stable").index
    return RegisterFrame(found.dataset, found.frame.loc[most_first], found.as_at, found.submission)


def counted(checks: RegisterFrame, code: str) -> pd.Series[int]:
    """The actions of a figure that each check left; <NA> where it does not say."""
    frame = checks.frame
    if ACTIONS[code] not in frame:
        return pd.Series(pd.NA, index=frame.index, dtype="Int64")
    return pd.to_numeric(frame[ACTIONS[code]].astype("string")).astype("Int64")
