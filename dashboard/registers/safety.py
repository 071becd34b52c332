"""The safety measures of a register of checks and the assets they are of (rules T1 to T8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from dashboard.catalogue.rules import load_rules
from dashboard.domain.clocks.housing import Check
from dashboard.domain.tsm import MEASURES, Asset, SafetyMeasure, measures_of_shared
from dashboard.registers.due import out_of_date
from dashboard.registers.estate import Estate
from dashboard.registers.frames import RegisterFrame

MEASURED = frozenset(code for codes in MEASURES.values() for code in codes)


def safety(
    checks: RegisterFrame, assets: RegisterFrame, as_at: date | None = None
) -> tuple[SafetyMeasure, ...]:
    """BS01 to BS05 on a day, the register of checks' own unless another is given."""
    day = as_at or checks.as_at
    counted = checks.where(checks.frame["workstream"].isin(MEASURED))
    stands = counted.stood(day)
    named = checks_named(
        counted.texts("asset_id"), stands.groups, [one.clock for one in stands.made]
    )
    return measures_of_shared(map(Asset.from_row, assets.rows()), named, day, load_rules())


def failing(checks: RegisterFrame, assets: RegisterFrame, day: date) -> tuple[SafetyMeasure, ...]:
    """BS01 to BS05 of the homes that fail them alone: `homes` is how many those are.

    Only the checks that are not in date are worked out, and only the assets they concern.
    """
    late = out_of_date(checks, day)
    late = late.where(late.frame["workstream"].isin(MEASURED))
    named = {str(one) for one in late.texts("asset_id")}
    concerned = Estate.of(assets).concerned(named)
    return safety(late, assets.where(assets.frame["asset_id"].isin(concerned)), day)


def checks_named(
    assets: Iterable[str | None], groups: Iterable[int], made: Sequence[Any]
) -> Iterator[tuple[str, Check]]:
    """The required checks that a safety measure counts, each with the id of its asset."""
    counted = [check if _counts(check) else None for check in made]
    for asset, group in zip(assets, groups, strict=True):
        check = counted[group]
        if check is not None:
            yield str(asset), check


def _counts(check: object) -> bool:
    return isinstance(check, Check) and check.required and check.workstream in MEASURED
