"""Decides which assets each workstream checks, how often, and how each is going."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.domain.tsm import Asset
from dashboard.sources.demo.chance import Chance
from dashboard.sources.demo.estate import Block, Estate, Shape

HIGH, LOW, SHELTERED = Shape.HIGH_RISE, Shape.LOW_RISE, Shape.SHELTERED
Pick = Callable[[Estate, Chance], Sequence[Asset]]


@dataclass(frozen=True, slots=True)
class Programme:
    """How one workstream is checked.

    `months` lie between checks; `missed` is the share out of date now and `missed_before` the
    share two years ago; `least` is how many are out of date at least. `dated` says that the
    report sets the next day, so that the register gives it.
    """

    workstream: str
    on: Pick
    months: int
    missed: float = 0.0
    missed_before: float = 0.0
    least: int = 0
    dated: bool = False
    remark: str = ""


def blocks(*shares: tuple[Shape, float]) -> Pick:
    """A fixed share of the blocks of each shape."""

    def pick(estate: Estate, chance: Chance) -> list[Asset]:
        return [one.asset for shape, share in shares for one in _of(estate, shape, chance, share)]

    return pick


def _of(estate: Estate, shape: Shape, chance: Chance, share: float) -> list[Block]:
    return chance.some([one for one in estate.blocks if one.shape is shape], share, least=1)


def lifts(estate: Estate, chance: Chance) -> list[Asset]:
    """Every passenger lift."""
    return [lift for block in estate.blocks for lift in block.lifts]


def boilers(estate: Estate, chance: Chance) -> list[Asset]:
    """Every communal boiler."""
    return [block.boiler for block in estate.blocks if block.boiler]


def adapted(estate: Estate, chance: Chance) -> list[Asset]:
    """The houses fitted with a stair lift or a hoist."""
    return chance.some(estate.houses, 0.03, least=2)


def offices(estate: Estate, chance: Chance) -> list[Asset]:
    """The sites with an office or a concierge."""
    return chance.some(estate.sites, 0.12, least=1)


# Gas in homes has rules of its own: see `gas`.
GAS = Programme("GAS-DOM", lambda estate, chance: estate.gas_homes, 12, 0.004, 0.002, least=4)
# Shares of blocks differ from one workstream to the next, as they do in life, so that few count
# the very same things.
PROGRAMMES = (
    Programme("GAS-COM", boilers, 12),
    Programme("EICR-HR", blocks((HIGH, 1)), 60, dated=True),
    Programme("EICR-SH", blocks((SHELTERED, 1)), 60, dated=True),
    Programme("EICR-LR", blocks((LOW, 1)), 60, 0.012, 0.05, dated=True),
    Programme("EICR-DOM", lambda estate, chance: estate.homes, 60, 0.048, 0.13, dated=True),
    Programme("FIRE-ALM", blocks((HIGH, 1), (SHELTERED, 1)), 3),
    Programme("FIRE-EML", blocks((HIGH, 1), (SHELTERED, 1), (LOW, 0.05)), 3, 0.01, 0.01),
    Programme("FIRE-DRY", blocks((HIGH, 0.94)), 6),
    Programme(
        "ASB",
        blocks((HIGH, 1), (SHELTERED, 0.9), (LOW, 0.65)),
        12,
        0.041,
        0.31,
        remark="Surveys are catching up after a change of contractor.",
    ),
    Programme("WAT-HYG", blocks((SHELTERED, 1), (HIGH, 1), (LOW, 0.55)), 3, 0.017, 0.02),
    Programme("WAT-PUMP", blocks((HIGH, 1), (SHELTERED, 0.3)), 6),
    Programme(
        "LIFT-PAS",
        lifts,
        6,
        0.03,
        0.0,
        least=2,
        remark="Parts for two lifts are awaited.",
    ),
    Programme("LIFT-ADP", adapted, 12, 0.02, 0.04),
    Programme("ENT-AUTO", blocks((HIGH, 1), (SHELTERED, 0.8)), 3),
    Programme("ENT-MAN", blocks((LOW, 0.7)), 6, 0.01, 0.02),
    Programme("MANSAFE", blocks((HIGH, 0.3)), 12),
    Programme("VENT-FAN", blocks((HIGH, 0.75)), 3),
    Programme("CHUTE", blocks((HIGH, 1), (LOW, 0.01)), 6),
    Programme("LIGHTN", blocks((HIGH, 1), (SHELTERED, 0.35)), 12),
    Programme("AIRCON", offices, 6),
    Programme("LRA", blocks((SHELTERED, 1), (HIGH, 1), (LOW, 0.1)), 24, dated=True),
)
# The risk assessment of the first block, a high-rise, ran out: the others are in date.
FIRE_RISK = Programme("FRA", blocks((HIGH, 1), (SHELTERED, 1), (LOW, 1)), 24, dated=True)
