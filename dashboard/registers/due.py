"""Which checks of a register need looking at on a day, found without working out the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.domain.clocks.housing import DEFAULTS, HousingSettings, is_kind
from dashboard.registers.clocks import Stood
from dashboard.registers.frames import DUE, RegisterFrame

_REQUIRED, _NO = "Y", "N"
_HAZARD_STEPS = (
    *("investigated_at", "summary_sent_on", "made_safe_at"),
    "further_work_started_on",
)


def required(checks: RegisterFrame) -> RegisterFrame:
    """The checks that are needed at all."""
    return checks.where(checks.frame["required"] == _REQUIRED)


def needing(
    checks: RegisterFrame, day: date, settings: HousingSettings = DEFAULTS
) -> RegisterFrame:
    """The required checks that on the day are overdue, without a record, or due soon (H16).

    The day each was due was worked out at publication: only its text is compared here.
    """
    found = required(checks)
    due, codes = found.frame[DUE], found.frame["workstream"]
    near = due.isna()
    ahead = {code: settings.days_ahead(code) for code in codes.cat.categories}
    for days in sorted(set(ahead.values())):
        last = (day + timedelta(days=days)).isoformat()
        alike = codes.isin([code for code in ahead if ahead[code] == days])
        near |= alike & _between(due, last=last)
    return found.where(near)


def out_of_date(checks: RegisterFrame, day: date) -> RegisterFrame:
    """The required checks that are overdue on the day or without a record (T8)."""
    found = required(checks)
    due = found.frame[DUE]
    yesterday = (day - timedelta(days=1)).isoformat()
    return found.where(due.isna() | _between(due, last=yesterday))


def gas_due(checks: RegisterFrame, first: date, last: date) -> RegisterFrame:
    """The required gas checks whose limit falls between two days, both included."""
    found = required(checks)
    codes = found.frame["workstream"]
    gas = codes.isin([code for code in codes.cat.categories if is_kind(code, "GAS")])
    near = _between(found.frame[DUE], first=first.isoformat(), last=last.isoformat())
    return found.where(gas & near)


def unfinished(hazards: RegisterFrame, since: date) -> RegisterFrame:
    """The hazards with something still to come, or whose investigation ended on a day or after.

    What is told apart by its columns alone is left out: all done, or nothing found and said so.
    """
    done = {name: _filled(hazards, name) for name in _HAZARD_STEPS}
    nothing, no_more = (_says_no(hazards, one) for one in ("hazard_found", "further_work_needed"))
    worked = done["made_safe_at"] & (done["further_work_started_on"] | no_more)
    finished = done["investigated_at"] & done["summary_sent_on"] & (nothing | worked)
    before = since.isoformat()
    ended = hazards.texts("investigated_at")
    old = pd.Series([(end or before) < before for end in ended], hazards.frame.index)
    return hazards.where(~(finished & old))


def _says_no(register: RegisterFrame, column: str) -> pd.Series[bool]:
    return pd.Series(register.texts(column), index=register.frame.index) == _NO


def _filled(register: RegisterFrame, column: str) -> pd.Series[bool]:
    texts = register.texts(column)
    return pd.Series([text is not None for text in texts], index=register.frame.index)


def standings(checks: RegisterFrame, day: date) -> list[Stood]:
    """Where each check stands on the day by the limit worked out for it, in the register's order.

    Like `RegisterFrame.stood`, but for the rule, which is that of a day that was given; the time
    it takes grows with the number of different limits and not with that of checks.
    """
    frame = checks.frame
    kept = [name for name in ("asset_id", "workstream", "required", "outcome") if name in frame]
    limits = frame[kept].assign(next_due=frame[DUE])
    return replace(checks, frame=limits).stood(day).each()


def _between(days: pd.Series[Any], *, first: str = "", last: str) -> pd.Series[bool]:
    """Whether each row's day lies between two, both included; a blank does not."""
    return days.isin([day for day in days.cat.categories if first <= day <= last])
