"""Safety checks, hazards and measures agree with a slow second working of the rules."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from dashboard.domain.clocks import hazards, housing
from dashboard.domain.tsm import Asset, safety_measures
from tests.unit.domain.clocks import slow_homes
from tests.unit.domain.clocks.agreement import (
    agrees,
    any_days,
    any_moments,
    days_from,
    moments_of,
)
from tests.unit.domain.clocks.law import BOOK

CODES = ["GAS-DOM", "GAS-COM", "EICR-DOM", "LIFT-PAS", "ASB", "FRA", "LRA"]
_blank = st.none()


def _text(row: dict[str, Any]) -> dict[str, str | None]:
    return {name: None if value is None else str(value) for name, value in row.items()}


def _inspection(last: date, row: dict[str, Any], before: int | None) -> dict[str, Any]:
    """A row whose last check is so many days before the limit that it answered."""
    row = {**row, "last_completed": last if row["last_completed"] else None}
    return {**row, "previous_due": None if before is None else last + timedelta(days=before)}


inspections = st.builds(
    _inspection,
    any_days,
    st.fixed_dictionaries(
        {
            "asset_id": st.just("A"),
            "workstream": st.sampled_from([*CODES, "GAS-DOM", "GAS-COM"]),
            "required": st.sampled_from(["Y", "Y", "Y", "N"]),
            "installed_on": st.one_of(_blank, any_days),
            "last_completed": st.sampled_from([True, True, False]),
            "interval_months": st.one_of(_blank, _blank, st.integers(1, 60)),
            "next_due": st.one_of(_blank, _blank, any_days),
            "outcome": st.sampled_from([None, "satisfactory", "unsatisfactory", "no_access"]),
        }
    ),
    st.one_of(_blank, st.integers(-3, 70), st.integers(57, 64)),
)


@agrees(row=inspections, as_at=any_days, near=st.one_of(_blank, st.integers(-61, 61)))
def test_H1_to_H16_checks_agree(row: dict[str, Any], as_at: date, near: int | None) -> None:
    inspection = housing.Inspection.from_row(_text(row))
    due = slow_homes.check_due(row) if row["required"] == "Y" else None
    if due == "error":
        with pytest.raises(housing.InspectionError):
            housing.check(inspection, as_at, BOOK)
        return
    if near is not None and isinstance(due, date):
        as_at = due + timedelta(days=near)
    one = housing.check(inspection, as_at, BOOK)
    assert (one.due, one.status.value) == (due, slow_homes.check_status(row, as_at))


def _hazard(aware: datetime, row: dict[str, Any]) -> dict[str, Any]:
    """A row whose numbers (minutes or days) have become times after becoming aware."""
    made = {**row, "hazard_id": "1", "aware_at": aware}
    for name in ("investigated_at", "made_safe_at"):
        made[name] = None if row[name] is None else aware + timedelta(minutes=row[name])
    for name in ("summary_sent_on", "further_work_started_on", "rehoused_on"):
        made[name] = None if row[name] is None else aware.date() + timedelta(days=row[name])
    return made


_minutes = st.one_of(_blank, st.integers(1400, 1520), st.integers(0, 40 * 24 * 60))
_days = st.one_of(_blank, st.integers(0, 30), st.integers(0, 130))
reported = st.builds(
    _hazard,
    st.one_of(any_moments, moments_of(days_from(date(2025, 10, 26)))),
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["emergency", "significant"]),
            "investigated_at": _minutes,
            "hazard_found": st.sampled_from([None, "Y", "Y", "N"]),
            "summary_sent_on": _days,
            "made_safe_at": _minutes,
            "further_work_started_on": _days,
            "rehoused_on": st.one_of(_blank, _days),
        }
    ),
)


@agrees(row=reported, passed=st.integers(0, 130))
def test_A3_to_A14_hazards_agree(row: dict[str, Any], passed: int) -> None:
    as_at = row["aware_at"].date() + timedelta(days=passed)
    one = hazards.clock(hazards.Hazard.from_row(_text(row)), as_at, BOOK)
    limits = {"investigate": one.investigate, "summary": one.summary}
    limits |= {"make_safe": one.make_safe, "further_work": one.further_work}
    found = {
        name: (limit.due.isoformat() if limit.due else None, limit.state.value)
        for name, limit in limits.items()
    }
    assert found == slow_homes.hazard(row, as_at)


_managed = st.sampled_from([(None, None), (None, None), (None, -1), (None, 0), (0, None), (1, 9)])


def _asset(name: str, kind: str, parent: str | None, homes: Any, managed: Any) -> dict[str, Any]:
    """A row; the days on which it is first and last managed are still days after the as-at day."""
    row = {"asset_id": name, "kind": kind, "parent_id": parent, "homes": homes}
    return {**row, "managed_from": managed[0], "managed_to": managed[1]}


def _estate(
    blocks: list[Any], plant: list[int], dwellings: list[Any], site: int | None
) -> list[dict[str, Any]]:
    """A site with blocks, plant in any of these or of its own, and dwellings under any of all."""
    estate = [_asset("S", "site", None, site, (None, None))]
    for n, (homes, managed) in enumerate(blocks):
        estate.append(_asset(f"B{n}", "block", "S", homes, managed))
    for n, place in enumerate(plant):
        parents = [None, *(one["asset_id"] for one in estate)]
        estate.append(
            _asset(f"P{n}", "installation", parents[place % len(parents)], 9, (None, None))
        )
    parents = [None, *(one["asset_id"] for one in estate)]
    for n, (place, managed) in enumerate(dwellings):
        estate.append(_asset(f"D{n}", "dwelling", parents[place % len(parents)], None, managed))
    return estate


estates = st.builds(
    _estate,
    st.lists(st.tuples(st.one_of(_blank, st.integers(0, 5)), _managed), max_size=3),
    st.lists(st.integers(0, 9), max_size=2),
    st.lists(st.tuples(st.integers(0, 9), _managed), max_size=4),
    st.one_of(_blank, st.integers(0, 12)),
)
placed = st.dictionaries(
    st.tuples(st.integers(0, 9), st.sampled_from(["GAS-DOM", "GAS-COM", "FRA", "LIFT-PAS"])),
    st.tuples(st.sampled_from(["Y", "Y", "N"]), st.one_of(_blank, st.integers(-2, 40))),
    max_size=6,
)


@agrees(estate=estates, wanted=placed, as_at=any_days)
def test_T1_to_T8_measures_agree(
    estate: list[dict[str, Any]], wanted: dict[Any, Any], as_at: date
) -> None:
    def on(days: int | None) -> date | None:
        return None if days is None else as_at + timedelta(days=days)

    assets = [
        {**one, "managed_from": on(one["managed_from"]), "managed_to": on(one["managed_to"])}
        for one in estate
    ]
    rows = {}
    for (at, code), (required, ahead) in wanted.items():
        asset = assets[at % len(assets)]["asset_id"]
        row = dict.fromkeys(("interval_months", "last_completed", "previous_due", "outcome"))
        row |= {"asset_id": asset, "workstream": code, "required": required}
        rows[asset, code] = {**row, "next_due": on(ahead), "installed_on": None}
    checks = [
        housing.check(housing.Inspection.from_row(_text(row)), as_at, BOOK) for row in rows.values()
    ]
    typed = [Asset.from_row(_text(row)) for row in assets]
    found = {
        one.code: (
            one.homes,
            one.compliant,
            {(two.asset_id, two.workstream): two.homes for two in one.out_of_date_by},
        )
        for one in safety_measures(typed, checks, as_at, BOOK)
    }
    assert found == slow_homes.safety(assets, list(rows.values()), as_at)
