"""The rows behind a figure: those its roll-up counted, found by the places it counted them by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.domain.periods import Period
from dashboard.registers.clocks import Stood
from dashboard.registers.frames import RegisterFrame
from dashboard.registers.rollup import places

_OPEN = ("EHC-OPEN", "EHC-OVER")
# The day that puts a row in the period of a figure, where it is the row's own.
_DONE = {
    "EHC-REQ": "received_on",
    "EHC-6W": "decided_on",
    "EHC-16W": "no_plan_notified_on",
    "EHC-20W": "final_plan_on",
    "EHC-20W-EX": "final_plan_on",
    "EHC-EXC": "final_plan_on",
    "EHC-52W": "final_plan_on",
    "EHC-ADV": "received_on",
    "AR-12M": "decided_on",
    "AR-4W": "decided_on",
    "AR-FINAL": "final_amended_on",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A row that a figure counts below the line, and above it too where `above`.

    `at` is where it stands in the register, from 0; rows of one `group` stand alike.
    """

    at: int
    group: int
    stood: Stood
    above: bool


def likely(register: RegisterFrame, measure: str, period: Period) -> RegisterFrame:
    """The rows that can be behind a figure at all, so that no clock is run for the others.

    Safety checks by their workstream, what was done by its day, what was open by not having ended.
    """
    frame, code = register.frame, measure.removesuffix("-CY")
    if register.dataset == "inspections":
        return register.where(frame["workstream"] == measure)
    if code in _OPEN:
        return register.where(_open(register, min(period.end, register.as_at)))
    if _DONE.get(code) in frame:
        return register.where(_on(frame[_DONE[code]], period.start, period.end))
    return register


def behind(register: RegisterFrame, measure: str, period: Period) -> list[Counted]:
    """Every row below the line of a figure of this register, in the register's order.

    As many as its denominator, and as many `above` as its numerator.
    """
    stands = register.stood()
    placed = [_above(register, one, measure, period) for one in stands.made]
    found = ((at, group, placed[group]) for at, group in enumerate(stands.groups))
    return [
        Counted(at, group, stands.made[group], above)
        for at, group, above in found
        if above is not None
    ]


def _above(register: RegisterFrame, one: Stood, measure: str, period: Period) -> bool | None:
    """Whether rows that stand so are above the line; None where they are not counted at all."""
    found = places(register.dataset, one, register.as_at, lambda _code, _day: period)
    return next(
        (place.counted for place in found if (place.measure, place.period) == (measure, period)),
        None,
    )


def _open(register: RegisterFrame, end: date) -> pd.Series[bool]:
    """The cases received by a day that had neither a plan by then nor left."""
    frame = register.frame
    found = _on(frame["received_on"], date.min, end)
    for ended in {"final_plan_on", "left_on"} & set(frame):
        found &= ~_on(frame[ended], date.min, end)
    return found


def _on(column: pd.Series[Any], first: date, last: date) -> pd.Series[bool]:
    """The rows whose day is neither before the first nor after the last."""
    days = [day for day in column.cat.categories if first.isoformat() <= day <= last.isoformat()]
    return column.isin(days)
