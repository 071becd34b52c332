"""Decides when each asset was last checked and what is out of date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dashboard.domain.clocks.dates import months_after
from dashboard.domain.clocks.housing import Inspection, Visit
from dashboard.domain.tsm import Asset
from dashboard.sources.demo import gas
from dashboard.sources.demo.chance import Chance
from dashboard.sources.demo.estate import Estate
from dashboard.sources.demo.programmes import FIRE_RISK, PROGRAMMES, Programme

_DAYS_IN_A_MONTH = 365.25 / 12
_UNSATISFACTORY = 0.02
_FIRE_RISK_LATE_DAYS = 37
_BOOKED_AHEAD = timedelta(days=30)
# A limit 31 August less 6 months is 28 February, and 6 months on from there 28 August.
_LOST_AT_MONTH_ENDS = 4


@dataclass(frozen=True, slots=True)
class Stock:
    """How many checks of a workstream are needed, and how many of them are not in date."""

    required: int
    missed: int


def inspect(estate: Estate, as_at: date, seed: int) -> tuple[list[Inspection], dict[str, Stock]]:
    """The register of inspections, and what each workstream comes to on the as-at day."""
    made: list[Inspection] = []
    stocks: dict[str, Stock] = {}
    for programme in PROGRAMMES:
        checks = list(_checks(programme, estate, as_at, seed))
        missed = _missed(programme, len(checks))
        stocks[programme.workstream] = Stock(len(checks), missed)
        made += checks
    gassed, missed = gas.checks(estate, as_at, Chance.of(seed, "GAS-DOM"))
    stocks["GAS-DOM"] = Stock(len(estate.gas_homes), missed)
    assessed = _fire_risk(estate, as_at, seed)
    stocks["FRA"] = Stock(len(assessed), 1)
    return [*gassed, *made, *assessed], stocks


def _missed(programme: Programme, required: int) -> int:
    return min(max(round(required * programme.missed), programme.least), required)


def _checks(programme: Programme, estate: Estate, as_at: date, seed: int) -> Iterator[Inspection]:
    chance = Chance.of(seed, programme.workstream)
    assets = programme.on(estate, chance)
    missed = set(chance.sample(range(len(assets)), _missed(programme, len(assets))))
    span = int(programme.months * _DAYS_IN_A_MONTH) - 2  # so that the last check lies behind us
    for at, asset in enumerate(assets):
        ahead = -chance.whole(1, 60) if at in missed else chance.whole(_LOST_AT_MONTH_ENDS, span)
        yield _check(programme, asset, as_at + timedelta(ahead), as_at, chance)


def _check(
    programme: Programme, asset: Asset, due: date, as_at: date, chance: Chance
) -> Inspection:
    sound = not chance.happens(_UNSATISFACTORY)
    near = due - _BOOKED_AHEAD <= as_at
    actions = 0 if sound else chance.whole(1, 4)
    return Inspection(
        asset_id=asset.asset_id,
        workstream=programme.workstream,
        required=True,
        last_completed=months_after(due, -programme.months),
        interval_months=programme.months,
        next_due=due if programme.dated else None,
        outcome=Visit.SATISFACTORY if sound else Visit.UNSATISFACTORY,
        booked_for=as_at + chance.days(1, 28) if near and chance.happens(0.8) else None,
        actions_open=actions,
        actions_overdue=chance.whole(0, actions) if actions else 0,
    )


def _fire_risk(estate: Estate, as_at: date, seed: int) -> list[Inspection]:
    """All in date but the first block's, which has actions past their date as well."""
    checks = list(_checks(FIRE_RISK, estate, as_at, seed))
    first = estate.blocks[0].asset.asset_id
    expired = as_at - timedelta(_FIRE_RISK_LATE_DAYS)
    return [
        replace(
            check,
            last_completed=months_after(expired, -FIRE_RISK.months),
            next_due=expired,
            booked_for=as_at + timedelta(days=12),
            actions_open=9,
            actions_overdue=4,
        )
        if check.asset_id == first
        else check
        for check in checks
    ]
