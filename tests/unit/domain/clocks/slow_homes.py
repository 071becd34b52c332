"""Scores safety checks, hazards and homes the slow way, from plain rows: a second opinion.

It shares no code with the product and is written from the rules' words alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from tests.unit.domain.clocks.slow_days import (
    days_between,
    hours_on,
    months_on,
    walk,
    working_days_on,
)

Row = dict[str, Any]
MONTHS = {"GAS-DOM": 12, "GAS-COM": 12, "EICR-DOM": 60, "LIFT-PAS": 6, "ASB": 12}
AHEAD = {"EICR-DOM": 60, "FRA": 60}
WANTED = {
    "BS01": {"GAS-DOM", "GAS-COM"},
    "BS02": {"FRA"},
    "BS03": {"ASB"},
    "BS04": {"LRA"},
    "BS05": {"LIFT-PAS"},
}


def check_due(row: Row) -> date | str | None:
    """The day a required check is due, None without a record, or "error"."""
    gas = row["workstream"].startswith("GAS")
    months = row["interval_months"] or MONTHS.get(row["workstream"])
    last, before = row["last_completed"], row["previous_due"]
    if row["next_due"]:
        return row["next_due"]
    if row["outcome"] == "no_access" and before:
        return before
    if not last:
        new = gas and row["installed_on"]
        return months_on(row["installed_on"], months) if new else None
    if months is None:
        return "error"
    if gas and before and last >= date(2018, 4, 6):
        day = before
        while day >= months_on(before, -2):
            if day == last:
                return months_on(before, months)
            day = walk(day, -1)
    return months_on(last, months)


def check_status(row: Row, as_at: date) -> str:
    """How a check stands on a day; its due day must be known not to be an error."""
    if row["required"] == "N":
        return "not_required"
    due = check_due(row)
    if not isinstance(due, date):
        return "no_record"
    left = days_between(as_at, due)
    if left < 0:
        return "overdue"
    return "due_soon" if left <= AHEAD.get(row["workstream"], 30) else "in_date"


def timed(due: str | date | None, done: Any, as_at: date) -> str:
    """Where a limit stands; `due` and `done` are both timestamps or both days."""
    if due is None:
        return "open"
    if done is not None:
        return "met" if done <= due else "late"
    last = date.fromisoformat(due[:10]) if isinstance(due, str) else due
    return "overdue" if as_at > last else "open"


def hazard(row: Row, as_at: date) -> dict[str, tuple[str | None, str]]:
    """One hazard: its four limits as printed, with their states. Times are London readings."""
    aware, ended, safe = row["aware_at"], row["investigated_at"], row["made_safe_at"]
    names = ("investigate", "summary", "make_safe", "further_work")
    if aware.date() < date(2025, 10, 27):
        return dict.fromkeys(names, (None, "not_applicable"))
    dues: dict[str, Any] = dict.fromkeys(names)
    done = {"summary": row["summary_sent_on"], "further_work": row["further_work_started_on"]}
    if row["kind"] == "emergency":
        dues["investigate"] = dues["make_safe"] = hours_on(aware, 24)
        done |= {"investigate": stamp(ended), "make_safe": stamp(safe)}
    else:
        dues["investigate"] = working_days_on(aware.date(), 10)
        done |= {"investigate": ended and ended.date(), "make_safe": safe and safe.date()}
        dues["make_safe"] = ended and working_days_on(ended.date(), 5)
    dues["summary"] = ended and working_days_on(ended.date(), 3)
    dues["further_work"] = ended and walk(ended.date(), 84)
    answer = {}
    for name in names:
        due = dues[name]
        state = timed(utc(due), utc(done[name]), as_at) if due else "open"
        if isinstance(due, str) and state in ("open", "overdue"):
            state = timed(due, None, as_at)
        if name in ("make_safe", "further_work"):
            last = date.fromisoformat(str(due)[:10]) if due else None
            away = row["rehoused_on"] and last and row["rehoused_on"] <= last
            if row["hazard_found"] == "N" or (away and state != "met"):
                state = "not_applicable"
        answer[name] = (str(due) if due else None, state)
    return answer


def stamp(local: datetime | None) -> str | None:
    """A London reading with its offset."""
    return None if local is None else hours_on(local, 0)


def utc(value: Any) -> Any:
    """A timestamp with its offset as comparable text in universal time; a day stays a day."""
    if not isinstance(value, str):
        return value
    at = datetime.fromisoformat(value)
    return (at.replace(tzinfo=None) - (at.utcoffset() or at - at)).isoformat(sep="T")


def safety(assets: list[Row], checks: list[Row], as_at: date) -> dict[str, Any]:
    """Each measure as (homes, compliant, failing checks with their homes), home by home.

    Every home is written out one by one, with a list of all that stands above it.
    """
    parent = {one["asset_id"]: one["parent_id"] for one in assets}

    def above(asset_id: str | None) -> list[str]:
        return [asset_id, *above(parent[asset_id])] if asset_id else []

    def beneath(asset_id: str) -> list[Row]:
        return [two for two in assets if asset_id in above(two["parent_id"])]

    homes: list[list[str]] = []
    for one in assets:
        managed = (one["managed_from"] or as_at) <= as_at <= (one["managed_to"] or as_at)
        homes += [above(one["asset_id"])] * (_own_homes(one, beneath) if managed else 0)
    served = {}
    for one in assets:
        at = one
        while at["kind"] == "installation" and at["parent_id"]:
            if any(_may_hold_homes(two) for two in beneath(at["asset_id"])):
                break
            at = next(two for two in assets if two["asset_id"] == at["parent_id"])
        served[one["asset_id"]] = at["asset_id"]
    answer = {}
    for code, wanted in WANTED.items():
        needed = [one for one in checks if one["workstream"] in wanted and one["required"] == "Y"]
        bad = [one for one in needed if check_status(one, as_at) in ("overdue", "no_record")]
        within = [home for home in homes if any(served[one["asset_id"]] in home for one in needed)]
        fine = [home for home in within if not any(served[one["asset_id"]] in home for one in bad)]
        fails = {
            (one["asset_id"], one["workstream"]): sum(served[one["asset_id"]] in h for h in homes)
            for one in bad
        }
        answer[code] = (len(within), len(fine), {key: n for key, n in fails.items() if n})
    return answer


def _may_hold_homes(one: Row) -> bool:
    return one["kind"] == "dwelling" or bool(one["kind"] != "installation" and one["homes"])


def _own_homes(one: Row, beneath: Callable[[str], list[Row]]) -> int:
    """A dwelling is one home; a block or site without dwellings has its own less its blocks'."""
    if one["kind"] == "dwelling":
        return 1
    under = beneath(one["asset_id"])
    if one["kind"] == "installation" or any(two["kind"] == "dwelling" for two in under):
        return 0
    blocks = [two for two in under if two["homes"] and two["kind"] == "block"]
    return max((one["homes"] or 0) - sum(two["homes"] for two in blocks), 0)
