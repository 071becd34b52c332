"""Decides the five building-safety measures, home by home (rules BS01 to BS05, T1 to T8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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
    estate = _Estate.of(assets, as_at)
    required = [check for check in checks if check.required]
    return tuple(
        _measure(code, [check for check in required if check.workstream in wanted], estate, book)
        for code, wanted in MEASURES.items()
    )


@dataclass(frozen=True, slots=True)
class _Estate:
    """The assets by id, how many managed homes each counts itself, and what has homes below."""

    as_at: date
    assets: Mapping[str, Asset]
    homes: Mapping[str, int]
    with_homes_below: frozenset[str]

    @classmethod
    def of(cls, assets: Iterable[Asset], as_at: date) -> _Estate:
        by_id = {asset.asset_id: asset for asset in assets}
        holders = [asset for asset in by_id.values() if asset.holds_homes]
        below = {each.asset_id for asset in holders for each in _above(asset, by_id)}
        counted = _homes_of(holders, by_id)
        homes = {one: n for one, n in counted.items() if n > 0 and by_id[one].managed_on(as_at)}
        return cls(as_at, by_id, homes, frozenset(below))

    def served_by(self, asset_id: str) -> str:
        """The asset under which the homes of a check are: see `safety_measures`."""
        for asset in _upwards(self.assets[asset_id], self.assets):
            is_part = asset.kind is AssetKind.INSTALLATION
            if not is_part or asset.asset_id in self.with_homes_below:
                return asset.asset_id
        return asset_id

    def needed_by(self, home: str, placed: Mapping[str, list[Check]]) -> list[Check]:
        """The checks that a home needs: its own and those of everything above it."""
        above = _upwards(self.assets[home], self.assets)
        return [check for asset in above for check in placed.get(asset.asset_id, ())]


def _upwards(asset: Asset, assets: Mapping[str, Asset]) -> Iterator[Asset]:
    """The asset, what it is part of, and so on; a ring of parents is gone round once."""
    seen: set[str] = set()
    at: Asset | None = asset
    while at is not None and at.asset_id not in seen:
        yield at
        seen.add(at.asset_id)
        at = assets.get(at.parent_id) if at.parent_id else None


def _above(asset: Asset, assets: Mapping[str, Asset]) -> Iterator[Asset]:
    return (each for each in _upwards(asset, assets) if each is not asset)


def _homes_of(holders: Iterable[Asset], assets: Mapping[str, Asset]) -> dict[str, int]:
    """The homes each asset counts itself, so that none is counted twice (T8).

    A dwelling is one. A block or site with no dwelling under it counts its homes, less those
    that blocks listed under it count.
    """
    dwellings = [asset for asset in holders if asset.kind is AssetKind.DWELLING]
    listed = {each.asset_id for asset in dwellings for each in _above(asset, assets)}
    others = [
        (asset, asset.homes or 0)
        for asset in holders
        if asset.kind is not AssetKind.DWELLING and asset.asset_id not in listed
    ]
    left = {asset.asset_id: homes for asset, homes in others}
    for asset, homes in others:
        nearest = next((one for one in _above(asset, assets) if one.asset_id in left), None)
        if nearest is not None:
            left[nearest.asset_id] -= homes
    return {**left, **{asset.asset_id: 1 for asset in dwellings}}


def _measure(code: str, checks: list[Check], estate: _Estate, book: Rulebook) -> SafetyMeasure:
    placed: dict[str, list[Check]] = {}
    for check in checks:
        if check.asset_id in estate.assets:
            placed.setdefault(estate.served_by(check.asset_id), []).append(check)
    homes = compliant = 0
    failed: Counter[tuple[str, str]] = Counter()
    for home, count in estate.homes.items():
        needed = estate.needed_by(home, placed)
        missed = [check for check in needed if not check.status.counts_as_in_date]
        homes += count if needed else 0
        compliant += count if needed and not missed else 0
        for check in missed:
            failed[check.asset_id, check.workstream] += count
    unplaced = {check.asset_id for check in checks if check.asset_id not in estate.assets}
    worst_first = sorted(failed.items(), key=lambda item: (-item[1], item[0]))
    return SafetyMeasure(
        code=code,
        rule=book.nearest(code, estate.as_at),
        homes=homes,
        compliant=compliant,
        out_of_date_by=tuple(OutOfDate(*key, count) for key, count in worst_first),
        unplaced=tuple(sorted(unplaced)),
    )
