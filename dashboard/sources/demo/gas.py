"""Decides how the yearly gas checks of homes stand: done, booked, shut out or never made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dashboard.domain.clocks.dates import months_after
from dashboard.domain.clocks.housing import Inspection, Visit
from dashboard.domain.tsm import Asset
from dashboard.sources.demo.chance import Chance
from dashboard.sources.demo.estate import Estate
from dashboard.sources.demo.programmes import GAS

_WINDOW = 55  # days: a little short of the two months before the limit
_YEAR = 364


def checks(estate: Estate, as_at: date, chance: Chance) -> tuple[list[Inspection], int]:
    """The gas check of every home that has or had gas or needs none, and how many are missed."""
    homes = estate.gas_homes
    count = max(round(len(homes) * GAS.missed), GAS.least)
    missed = set(chance.sample(range(len(homes)), count))
    made = [
        _missed(home, as_at, chance, at % 4) if at in missed else _in_date(home, as_at, chance)
        for at, home in enumerate(homes)
    ]
    made += [_without_gas(home) for home in estate.all_electric_homes]
    return made + [_gone(home, chance) for home in estate.gone], count


def _without_gas(home: Asset) -> Inspection:
    return Inspection(home.asset_id, GAS.workstream, required=False)


def _in_date(home: Asset, as_at: date, chance: Chance) -> Inspection:
    """Due within a year; in the two months before its limit it may have been done already."""
    it = Inspection(home.asset_id, GAS.workstream, required=True, access_attempts=0)
    if chance.happens(0.01):
        return replace(it, installed_on=as_at - chance.days(5, 350))
    ahead = chance.whole(1, _YEAR)  # 29 February less a year loses a day
    due = as_at + timedelta(ahead)
    if ahead < _WINDOW:
        return _in_window(it, due, ahead, as_at, chance)
    before = months_after(due, -12)
    return _done(it, before, before - chance.days(0, _WINDOW), chance)


def _in_window(it: Inspection, due: date, ahead: int, as_at: date, chance: Chance) -> Inspection:
    if chance.happens(0.6):
        return _done(it, due, as_at - chance.days(0, _WINDOW - ahead), chance)
    before = months_after(due, -12)
    it = _done(it, before, before - chance.days(0, _WINDOW), chance)
    if chance.happens(0.08):
        tries = chance.whole(1, 3)
        return replace(it, outcome=Visit.NO_ACCESS, access_attempts=tries, next_due=due)
    booked = chance.happens(0.8)
    return replace(it, booked_for=as_at + chance.days(0, ahead) if booked else None)


def _done(it: Inspection, limit: date, done: date, chance: Chance) -> Inspection:
    sound = not chance.happens(0.015)
    actions = 0 if sound else chance.whole(1, 3)
    return replace(
        it,
        last_completed=done,
        previous_due=limit,
        outcome=Visit.SATISFACTORY if sound else Visit.UNSATISFACTORY,
        actions_open=actions,
        actions_overdue=chance.whole(0, actions) if actions else 0,
    )


def _missed(home: Asset, as_at: date, chance: Chance, how: int) -> Inspection:
    """Half could not be got into, a quarter is booked late, a quarter was never checked."""
    it = Inspection(home.asset_id, GAS.workstream, required=True, access_attempts=0)
    due = as_at - chance.days(1, 75)
    if how == 3:
        fitted = months_after(due, -12) if chance.happens(0.7) else None
        return replace(it, installed_on=fitted, booked_for=as_at + chance.days(2, 20))
    before = months_after(due, -12)
    it = _done(it, before, before - chance.days(0, _WINDOW), chance)
    if how == 2:
        return replace(it, booked_for=as_at + chance.days(1, 14))
    tries = chance.whole(2, 5)
    return replace(it, outcome=Visit.NO_ACCESS, access_attempts=tries, next_due=due)


def _gone(home: Asset, chance: Chance) -> Inspection:
    """The last check of a home that is no longer managed, made before it went."""
    done = (home.managed_to or date.min) - chance.days(20, 300)
    return replace(_without_gas(home), last_completed=done)
