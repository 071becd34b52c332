"""Whether an asset register holds together.

`find` is handed the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.intake.checks.registry import check
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Found, Sheet

_ASSETS = ("assets",)


@check(
    "parent_not_listed",
    topic="sheet",
    datasets=_ASSETS,
    message="The asset stands under “{value}”, which is not in the file.",
    fix="Add the row of {value}, or correct parent_id.",
)
def parent_not_listed(sheet: Sheet) -> Iterator[Found]:
    parents, assets = sheet.cells.get("parent_id"), sheet.cells.get("asset_id")
    if parents is None or assets is None or sheet.unread("asset_id"):
        return  # the parent may be the asset that could not be read
    listed = set(assets.normal)
    absent = [at for at, text in enumerate(parents.normal) if text and text not in listed]
    for row, at in parents.where(absent):
        yield Found(row, "parent_id", parents.typed[at], {})


@check(
    "parents_in_a_ring",
    topic="sheet",
    datasets=_ASSETS,
    message="The asset stands under itself: its parents lead back to it.",
    fix="Correct parent_id: a home stands in a block, a block on a site.",
)
def parents_in_a_ring(sheet: Sheet) -> Iterator[Found]:
    parents, assets = sheet.cells.get("parent_id"), sheet.cells.get("asset_id")
    if parents is None or assets is None:
        return
    above = dict(zip(assets.each(), parents.each(), strict=True))
    above.pop(None, None)  # what has no code of its own leads nowhere
    known: dict[str | None, bool] = {None: False}
    for row, asset in zip(sheet.numbers.tolist(), assets.each(), strict=True):
        if _in_ring(asset, above, known):
            yield Found(row, "parent_id", above[asset], {})


@check(
    "dwelling_is_one_home",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_ASSETS,
    message="A dwelling is one home, but homes is {value}; it is counted as one.",
    fix="Put 1, or make the row a block if several homes are meant.",
)
def dwelling_is_one_home(sheet: Sheet) -> Iterator[Found]:
    kinds, homes = sheet.cells.get("kind"), sheet.cells.get("homes")
    if kinds is None or homes is None:
        return
    others = [at for at, text in enumerate(homes.normal) if text not in (None, "1")]
    for row, at in homes.where(others):
        if kinds.normal[kinds.codes[row]] == "dwelling":
            yield Found(row, "homes", homes.typed[at], {})


def _in_ring(
    asset: str | None, above: dict[str | None, str | None], known: dict[str | None, bool]
) -> bool:
    """Whether the asset is part of a ring; `known` keeps what was found on the way."""
    path: list[str | None] = []
    at = asset
    while at not in known and at not in path:
        path.append(at)
        at = above.get(at)
    ring = path[path.index(at) :] if at in path else []
    known |= {one: one in ring for one in path}
    return known[asset]
