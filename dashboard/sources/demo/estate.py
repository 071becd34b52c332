"""Decides what the borough owns: wards, sites, blocks, houses, lifts and boilers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import cycle

from dashboard.domain.tsm import Asset, AssetKind
from dashboard.sources.demo.chance import Chance

# Plain words for places that are nowhere.
WARDS = (
    "North Quay",
    "South Quay",
    "Canal Basin",
    "Old Foundry",
    "Upper Terraces",
    "Lower Terraces",
    "Ropewalk",
    "Kiln Bank",
    "Long Meadow",
    "Gasworks",
    "Orchard Top",
    "Far Common",
)
HIGH_RISE_HOMES = 84
_MANAGED_FROM = date(1998, 4, 1)


class Shape(StrEnum):
    """What kind of building a block is."""

    HIGH_RISE = "high-rise"
    LOW_RISE = "low-rise"
    SHELTERED = "sheltered"


class Heating(StrEnum):
    """What warms a home: a gas boiler of its own, the block's boiler, or electricity."""

    GAS = "gas"
    COMMUNAL = "communal"
    ELECTRIC = "electric"


# The share of all homes in blocks of a shape, homes in each, and heatings in turn.
_SHAPES = {
    Shape.HIGH_RISE: (0.07, (HIGH_RISE_HOMES,), (Heating.COMMUNAL, Heating.ELECTRIC)),
    Shape.SHELTERED: (0.06, (28, 32, 36, 40, 44), (Heating.COMMUNAL,) * 2 + (Heating.ELECTRIC,)),
    Shape.LOW_RISE: (0.30, (6, 8, 9, 10, 12, 15), (Heating.GAS,) * 4 + (Heating.ELECTRIC,)),
}
_LIFTS = {Shape.HIGH_RISE: 2, Shape.SHELTERED: 1, Shape.LOW_RISE: 0}
_ON_A_SITE = 10  # blocks
_ALL_ELECTRIC_HOUSES = 0.1


@dataclass(frozen=True, slots=True)
class Block:
    """A building with what is in it; `boiler` heats a block that has a communal one."""

    asset: Asset
    shape: Shape
    heating: Heating
    homes: tuple[Asset, ...]
    lifts: tuple[Asset, ...]
    boiler: Asset | None


@dataclass(frozen=True, slots=True)
class Estate:
    """All the borough owns. `gone` are homes it no longer manages, each with its last day."""

    sites: tuple[Asset, ...]
    blocks: tuple[Block, ...]
    houses: tuple[Asset, ...]
    electric_houses: frozenset[str]
    gone: tuple[Asset, ...]

    @property
    def homes(self) -> list[Asset]:
        """The homes it manages, those in blocks first."""
        return [home for block in self.blocks for home in block.homes] + list(self.houses)

    @property
    def gas_homes(self) -> list[Asset]:
        """The homes with a gas boiler of their own."""
        flats = [one for it in self.blocks if it.heating is Heating.GAS for one in it.homes]
        return flats + [one for one in self.houses if one.asset_id not in self.electric_houses]

    @property
    def all_electric_homes(self) -> list[Asset]:
        """The homes that need no gas check because there is no gas in them."""
        flats = [one for it in self.blocks if it.heating is Heating.ELECTRIC for one in it.homes]
        return flats + [one for one in self.houses if one.asset_id in self.electric_houses]

    def assets(self) -> Iterator[Asset]:
        """The register's rows: what others stand on comes before them."""
        yield from self.sites
        for block in self.blocks:
            yield block.asset
            yield from block.lifts
            if block.boiler:
                yield block.boiler
            yield from block.homes
        yield from self.houses
        yield from self.gone


def build(homes: int, as_at: date, seed: int) -> Estate:
    """An estate of so many managed homes; the first block is a high-rise of 84 homes."""
    return _Builder(homes, as_at, seed).estate()


class _Builder:
    """Numbers what it builds; the number says nothing of where a home is."""

    def __init__(self, homes: int, as_at: date, seed: int) -> None:
        self.wanted, self.as_at = homes, as_at
        self.chance = Chance.of(seed, "estate")
        self.width = max(5, len(str(homes)))
        self.made = self.parts = 0

    def estate(self) -> Estate:
        first, *others = [(shape, *plan) for shape in _SHAPES for plan in self.plan(shape)]
        shapes = [first, *self.chance.sample(others, len(others))]
        count = -(-len(shapes) // _ON_A_SITE)
        blocks = [self.block(number, *it) for number, it in enumerate(shapes)]
        sites = [self.site(on, blocks[on * _ON_A_SITE :][:_ON_A_SITE]) for on in range(count)]
        houses = [self.home(None, ward) for ward in self.wards(self.wanted - self.made)]
        electric = self.chance.some(houses, _ALL_ELECTRIC_HOUSES)
        gone = tuple(self.gone(ward) for ward in self.wards(max(3, self.wanted // 1000)))
        all_electric = frozenset(one.asset_id for one in electric)
        return Estate(tuple(sites), tuple(blocks), tuple(houses), all_electric, gone)

    def plan(self, shape: Shape) -> Iterator[tuple[int, Heating]]:
        """How many homes each block of a shape has, and how it is heated."""
        share, sizes, warmths = _SHAPES[shape]
        left, warmth = round(self.wanted * share), cycle(warmths)
        while left > 0:
            size = self.chance.choice(sizes)
            yield size, next(warmth)
            left -= size

    def wards(self, count: int) -> Iterator[str]:
        return (self.chance.choice(WARDS) for _ in range(count))

    def site(self, number: int, blocks: list[Block]) -> Asset:
        homes = sum(len(block.homes) for block in blocks)
        return Asset(_site_id(number), AssetKind.SITE, None, homes, _ward(number), _MANAGED_FROM)

    def block(self, number: int, shape: Shape, size: int, heating: Heating) -> Block:
        on = number // _ON_A_SITE
        asset_id, ward = f"B{number + 1:04}", _ward(on)
        return Block(
            Asset(asset_id, AssetKind.BLOCK, _site_id(on), size, ward, _MANAGED_FROM),
            shape,
            heating,
            tuple(self.home(asset_id, ward) for _ in range(size)),
            tuple(self.part(asset_id, ward) for _ in range(_LIFTS[shape])),
            self.part(asset_id, ward) if heating is Heating.COMMUNAL else None,
        )

    def home(self, parent: str | None, ward: str, last_day: date | None = None) -> Asset:
        self.made += 1
        number = f"H{self.made:0{self.width}}"
        return Asset(number, AssetKind.DWELLING, parent, 1, ward, _MANAGED_FROM, last_day)

    def part(self, parent: str, ward: str) -> Asset:
        self.parts += 1
        number = f"I{self.parts:04}"
        return Asset(number, AssetKind.INSTALLATION, parent, None, ward, _MANAGED_FROM)

    def gone(self, ward: str) -> Asset:
        """A house that was sold or pulled down one to four years ago."""
        return self.home(None, ward, self.as_at - timedelta(self.chance.whole(365, 1460)))


def _site_id(number: int) -> str:
    return f"S{number + 1:03}"


def _ward(site: int) -> str:
    return WARDS[site % len(WARDS)]
