"""Decides the five building-safety measures, home by home (rules BS01 to BS05, T1 to T8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from dashboard.domain.clocks.cells import needed_choice
from dashboard.domain.clocks.housing import Check
from dashboard.domain.clocks.rules import Rule, Rulebook
from dashboard.domain.rows import Cells, ColumnError, Row
from dashboard.domain.shares import Share

# The workstreams whose checks each measure asks for.
MEASURES: Mapping[str, tuple[str, ...]] = {
    "BS01": ("GAS-DOM", "GAS-COM"),
    "BS02": ("FRA",),
    "BS03": ("ASB",),
    "BS04": ("LRA",),
    "BS05": ("LIFT-PAS",),
}


class AssetError(ColumnError):
    """An asset that cannot be used, by the column that is wrong."""


class AssetKind(StrEnum):
    """What an asset is: a home, or something that homes are in or are served by."""

    DWELLING = "dwelling"
    BLOCK = "block"
    SITE = "site"
    INSTALLATION = "installation"


@dataclass(frozen=True, slots=True)
class Asset:
    """One home, block, site or installation: a row of the `assets` dataset, typed."""

    asset_id: str
    kind: AssetKind
    parent_id: str | None = None
    homes: int | None = None
    ward: str | None = None
    managed_from: date | None = None
    managed_to: date | None = None

    @classmethod
    def from_row(cls, row: Row) -> Asset:
        """Build an asset from a checked row; raises AssetError naming the column at fault."""
        cells = Cells(row, AssetError)
        return cls(
            asset_id=cells.required("asset_id"),
            kind=needed_choice(cells, "kind", AssetKind),
            parent_id=cells.text("parent_id"),
            homes=cells.whole("homes"),
            ward=cells.text("ward"),
            managed_from=cells.day("managed_from"),
            managed_to=cells.day("managed_to"),
        )

    @property
    def holds_homes(self) -> bool:
        """Whether homes are counted of it: a dwelling, or a block or site that says how many."""
        if self.kind is AssetKind.DWELLING:
            return True
        return self.kind is not AssetKind.INSTALLATION and bool(self.homes)

    def managed_on(self, day: date) -> bool:
        """Whether it is managed on the day, the first and the last day included (T8)."""
        begun = self.managed_from is None or self.managed_from <= day
        return begun and (self.managed_to is None or day <= self.managed_to)


@dataclass(frozen=True, slots=True)
class OutOfDate:
    """A required check that is not in date, and how many managed homes it fails."""

    asset_id: str
    workstream: str
    homes: int


@dataclass(frozen=True, slots=True)
class SafetyMeasure:
    """One measure: homes that need a check, those with all in date, and what fails the others.

    `unplaced` are assets with a required check that are not among the assets given, so that no
    home could be counted for them.
    """

    code: str
    rule: Rule
    homes: int
    compliant: int
    out_of_date_by: tuple[OutOfDate, ...]
    unplaced: tuple[str, ...]

    @property
    def percent(self) -> Fraction | None:
        """Homes with every check in date, of those that need one; None where none does (T5)."""
        return Share(self.compliant, self.homes).percent


def safety_measures(
    assets: Iterable[Asset], checks: Iterable[Check], as_at: date, book: Rulebook
) -> tuple[SafetyMeasure, ...]:
    """The five measures as a snapshot of the homes managed on the as-at day (T1).

    A check of a block or site counts for every home under it; one of an installation for the
    homes under that, or, where there are none, under what it is part of.
    """
    return measures_of_shared(assets, ((one.asset_id, one) for one in checks), as_at, book)


def measures_of_shared(
    assets: Iterable[Asset], checks: Iterable[tuple[str, Check]], as_at: date, book: Rulebook
) -> tuple[SafetyMeasure, ...]:
    """`safety_measures` where assets that stand alike share a check: each with its asset's id."""
    estate = _Estate.of(assets, as_at)
    asked_by = {workstream: code for code, wanted in MEASURES.items() for workstream in wanted}
    sorted_out: dict[str, list[tuple[str, Check]]] = {code: [] for code in MEASURES}
    for asset, check in checks:
        if check.workstream in asked_by and check.required:
            sorted_out[asked_by[check.workstream]].append((asset, check))
    return tuple(_measure(code, found, estate, book) for code, found in sorted_out.items())


@dataclass(frozen=True, slots=True)
class _Estate:
    """How many managed homes each asset counts itself, and where the homes of a check are.

    `above` gives, for each asset with homes, itself and what it is part of; `serves` gives, for
    any asset, the one under which the homes of a check of it are: see `safety_measures`.
    """

    as_at: date
    homes: Mapping[str, int]
    above: Mapping[str, tuple[str, ...]]
    serves: Mapping[str, str]

    @classmethod
    def of(cls, assets: Iterable[Asset], as_at: date) -> _Estate:
        by_id = {asset.asset_id: asset for asset in assets}
        chains = {one: _upwards(asset, by_id) for one, asset in by_id.items()}
        holders = [chain for one, chain in chains.items() if by_id[one].holds_homes]
        below = {each.asset_id for _, *above in holders for each in above}
        counted = _homes_of(holders)
        homes = {one: n for one, n in counted.items() if n > 0 and by_id[one].managed_on(as_at)}
        above = {one: tuple(it.asset_id for it in chains[one]) for one in homes}
        serves = {one: _served_by(chain, below) for one, chain in chains.items()}
        return cls(as_at, homes, above, serves)


def _served_by(chain: tuple[Asset, ...], with_homes_below: Set[str]) -> str:
    for one in chain:
        is_part = one.kind is AssetKind.INSTALLATION
        if not is_part or one.asset_id in with_homes_below:
            return one.asset_id
    return chain[0].asset_id


def _upwards(asset: Asset, assets: Mapping[str, Asset]) -> tuple[Asset, ...]:
    """The asset, what it is part of, and so on; a ring of parents is gone round once."""
    chain: dict[str, Asset] = {}
    at: Asset | None = asset
    while at is not None and at.asset_id not in chain:
        chain[at.asset_id] = at
        at = assets.get(at.parent_id) if at.parent_id else None
    return tuple(chain.values())


def _homes_of(holders: Iterable[tuple[Asset, ...]]) -> dict[str, int]:
    """The homes each asset counts itself, so that none is counted twice (T8).

    Given each asset with homes and what it is part of. A dwelling is one. A block or site with no
    dwelling under it counts its homes, less those that blocks listed under it count.
    """
    dwellings = [chain for chain in holders if chain[0].kind is AssetKind.DWELLING]
    listed = {each.asset_id for _, *above in dwellings for each in above}
    others = [
        (above, asset.asset_id, asset.homes or 0)
        for asset, *above in holders
        if asset.kind is not AssetKind.DWELLING and asset.asset_id not in listed
    ]
    left = {one: homes for _, one, homes in others}
    for above, _, homes in others:
        nearest = next((one.asset_id for one in above if one.asset_id in left), None)
        if nearest is not None:
            left[nearest] -= homes
    return {**left, **{chain[0].asset_id: 1 for chain in dwellings}}


def _measure(
    code: str, checks: list[tuple[str, Check]], estate: _Estate, book: Rulebook
) -> SafetyMeasure:
    placed: set[str] = set()
    missed: dict[str, list[tuple[str, str]]] = {}
    for asset, check in checks:
        if serves := estate.serves.get(asset):
            placed.add(serves)
            if not check.status.counts_as_in_date:
                missed.setdefault(serves, []).append((asset, check.workstream))
    homes = compliant = 0
    failed: Counter[tuple[str, str]] = Counter()
    for home, count in estate.homes.items():
        above = estate.above[home]
        if placed.isdisjoint(above):
            continue  # it needs none of these checks
        failing = [each for asset in above for each in missed.get(asset, ())]
        homes += count
        compliant += 0 if failing else count
        for each in failing:
            failed[each] += count
    worst_first = sorted(failed.items(), key=lambda item: (-item[1], item[0]))
    return SafetyMeasure(
        code=code,
        rule=book.nearest(code, estate.as_at),
        homes=homes,
        compliant=compliant,
        out_of_date_by=tuple(OutOfDate(*key, count) for key, count in worst_first),
        unplaced=tuple(sorted({asset for asset, _ in checks if asset not in estate.serves})),
    )
