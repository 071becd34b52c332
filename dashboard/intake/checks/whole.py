"""Whether a register fits the one whose place it takes, the day it counts as at and the assets.

`find` is handed what the file holds and what is published; `against_registers` does that.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from dashboard.intake.checks.registry import check
from dashboard.intake.problems import Severity

FEWEST = 10  # rows: fewer are easily looked through, and easily gone for good reason
# A register of the last twelve months loses a twelfth of its rows each month: that is usual.
_SHARE = 10
_FOUR_WEEKS = timedelta(days=27)  # of a register that is in use, something is as new as that


@check(
    "register_loses_rows",
    topic="published",
    severity=Severity.WARNING,
    datasets=(
        *("actions", "risks", "contracts", "printed", "assets", "inspections", "hazards"),
        *("ehc_cases", "ehc_advice", "annual_reviews", "returns_calendar"),
    ),
    message="{gone:,} of the {published:,} rows published would go: a file takes the place of "
    "{whole}.",
    fix="Send the whole of it, not an extract or what is new; if these rows really are to go, say "
    "why.",
)
def register_loses_rows(gone: int, published: int) -> bool:
    """Given how many of the rows published the file leaves out: at least ten, and over a tenth."""
    return gone >= FEWEST and gone * _SHARE > published


@check(
    "register_seems_older",
    topic="published",
    severity=Severity.WARNING,
    datasets=("inspections", "hazards", "ehc_cases", "ehc_advice", "annual_reviews"),
    message="Nothing in it is later than {newest}, and it counts as at {today}.",
    fix="Say the day it was taken, if that was earlier.",
)
def register_seems_older(newest: date, today: date, rows: int) -> bool:
    """Given the latest day on which anything happened, the day it counts as at and its length.

    Not of a register of fewer than ten rows, in which a month may well bring nothing.
    """
    return rows >= FEWEST and today - newest > _FOUR_WEEKS


@check(
    "asset_not_published",
    topic="published",
    severity=Severity.WARNING,
    datasets=("inspections", "hazards"),
    message="{rows} that the published register of assets does not hold.",
    fix="Correct asset_id, or send the whole register of assets first: homes are counted from "
    "both.",
)
def asset_not_published(asset: str | None, listed: Collection[str | None]) -> bool:
    """Told once for a file, of the first such row."""
    return asset is not None and asset not in listed


@check(
    "asset_no_longer_managed",
    topic="published",
    severity=Severity.WARNING,
    datasets=("inspections", "hazards"),
    message="{rows} no longer managed, by the published register of assets.",
    fix="Leave them out, or correct managed_to in the register of assets.",
)
def asset_no_longer_managed(day: str, managed_to: str | None) -> bool:
    """Given the day that counts: of a check the register's own, of a hazard that it was known of.

    Told once for a file, of the first such row.
    """
    return managed_to is not None and managed_to < day
