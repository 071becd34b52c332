"""What is said of checks and hazards of assets that the published register does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.against.published import Published
from dashboard.formats import count_words
from dashboard.intake.batch import Batch
from dashboard.intake.checks.registry import Check
from dashboard.intake.checks.whole import asset_no_longer_managed, asset_not_published
from dashboard.intake.problems import Problem
from dashboard.intake.sheet import Cells, Sheet

_NAMED = 3  # rows that are named; the others are counted


def against_assets(batch: Batch, published: Published) -> Iterator[Problem]:
    """At most two warnings: of rows of unknown assets, and of those no longer managed."""
    seen = batch.seen
    if seen is None or batch.dataset not in asset_not_published.datasets:
        return
    named, assets = seen.cells.get("asset_id"), published.register("assets")
    if named is None or assets is None:
        return
    ends = assets.texts("managed_to")
    managed_to = dict(zip(assets.texts("asset_id"), ends, strict=True))
    yield from _once(asset_not_published, seen, named, _unknown(named, managed_to))
    left = {asset: ended for asset, ended in managed_to.items() if asset and ended}
    yield from _once(asset_no_longer_managed, seen, named, _left(seen, named, left))


def _unknown(named: Cells, listed: dict[str | None, str | None]) -> list[int]:
    absent = [at for at, one in enumerate(named.normal) if asset_not_published.find(one, listed)]
    return [row for row, _ in named.where(absent)]


def _left(sheet: Sheet, named: Cells, left: dict[str, str]) -> list[int]:
    """The rows of assets that were left by the day that counts."""
    today, aware = sheet.today, sheet.cells.get("aware_at")
    needed = sheet.cells.get("required")
    found = []
    for row, at in named.where([at for at, one in enumerate(named.normal) if one in left]):
        day = today.isoformat() if today else None
        if aware is not None:
            day = aware.normal[aware.codes[row]]
        elif needed is not None and needed.normal[needed.codes[row]] != "Y":
            continue  # a check that is needed no longer is nobody's worry
        ended = left[named.normal[at] or ""]
        if day is not None and asset_no_longer_managed.find(day[:10], ended):
            found.append(row)
    return found


def _once(check: Check, sheet: Sheet, named: Cells, rows: Sequence[int]) -> Iterator[Problem]:
    """One warning of all the rows, with the first of them named."""
    rows = [row for row in rows if row not in sheet.astray]
    if rows:
        asset = named.normal[named.codes[rows[0]]]
        yield check.problem(row=rows[0], column="asset_id", value=asset, rows=_are(rows))


def _are(rows: Sequence[int]) -> str:
    """The rows as the subject of a sentence: "Rows 2, 5, 9 and 306 more are of assets"."""
    if len(rows) == 1:
        return f"Row {rows[0]:,} is of an asset"
    first = [f"{row:,}" for row in rows[:_NAMED]]
    more = len(rows) - len(first)
    last = f"{count_words(more)} more" if more else first.pop()
    return f"Rows {', '.join(first)} and {last} are of assets"
