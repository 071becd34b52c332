"""Decides which hazards were reported in homes and how quickly each was dealt with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from dashboard.domain.clocks.dates import LONDON, day_of
from dashboard.domain.clocks.hazards import Hazard, Kind
from dashboard.sources.demo.chance import Chance, by
from dashboard.sources.demo.estate import Estate

_LAW_BEGAN = date(2025, 10, 27)
_LONGEST, _SHORTEST = 548, 60  # days: a year and a half of reports, or as long as the law has run
_A_YEAR, _FOR_HOMES, _LEAST = 430, 20_000, 150
_EMERGENCIES, _NO_HAZARD, _REHOUSED, _FURTHER_WORK = 0.3, 0.09, 0.03, 0.97
# Of those of late, some that nobody came to see, and some seen of which nothing was said or done.
_RECENT, _STUCK = timedelta(45), {"": 82, "unseen": 8, "unsaid": 10}


def hazards(estate: Estate, homes: int, as_at: date, seed: int) -> list[Hazard]:
    """The register of the year and a half before the as-at day, from the first day of the law."""
    chance = Chance.of(seed, "hazards")
    span = min(max((as_at - _LAW_BEGAN).days, _SHORTEST), _LONGEST)
    count = max(_A_YEAR * homes * span // (365 * _FOR_HOMES), _LEAST)
    ages = sorted((chance.whole(1, span) for _ in range(count)), reverse=True)
    at_risk = estate.homes
    return [
        _hazard(number, as_at - timedelta(age), chance.choice(at_risk).asset_id, as_at, chance)
        for number, age in enumerate(ages)
    ]


def _hazard(number: int, day: date, home: str, as_at: date, chance: Chance) -> Hazard:
    emergency = chance.happens(_EMERGENCIES)
    told = datetime(day.year, day.month, day.day, chance.whole(7, 20), tzinfo=LONDON)
    aware = told.astimezone(UTC) + timedelta(minutes=5 * chance.whole(0, 11))
    kind = Kind.EMERGENCY if emergency else Kind.SIGNIFICANT
    it = Hazard(f"HZ{number + 1:05}", kind, aware, asset_id=home)
    ended = aware + _until_looked_at(emergency, chance)
    stuck = chance.one_of(_STUCK) if as_at - day < _RECENT else ""
    if stuck == "unseen" or day_of(ended) >= as_at:
        return it
    if stuck == "unsaid":
        return replace(it, investigated_at=ended, hazard_found=True)
    found = not chance.happens(_NO_HAZARD)
    sent = day_of(ended) + chance.days(0, 8 if chance.happens(0.15) else 2)
    it = replace(it, investigated_at=ended, hazard_found=found, summary_sent_on=by(as_at, sent))
    return _worked_on(it, ended, as_at, chance) if found else it


def _worked_on(it: Hazard, ended: datetime, as_at: date, chance: Chance) -> Hazard:
    """Made safe, or the household moved out until it is; then the work that lasts."""
    safe = ended + _until_safe(it.is_emergency, chance)
    if chance.happens(_REHOUSED):
        moved = day_of(ended) + chance.days(0, 3)
        return replace(it, rehoused_on=by(as_at, moved))
    if day_of(safe) < as_at:
        it = replace(it, made_safe_at=safe)
    if chance.happens(_FURTHER_WORK):
        begun = day_of(safe) + chance.days(5, 70 if chance.happens(0.9) else 130)
        it = replace(it, further_work_started_on=by(as_at, begun))
    return it


def _until_looked_at(emergency: bool, chance: Chance) -> timedelta:
    quick = chance.happens(0.93 if emergency else 0.88)
    if emergency:
        return timedelta(minutes=5 * (chance.whole(8, 200) if quick else chance.whole(300, 700)))
    return chance.days(2, 12) if quick else chance.days(15, 32)


def _until_safe(emergency: bool, chance: Chance) -> timedelta:
    quick = chance.happens(0.92 if emergency else 0.86)
    if emergency:
        return timedelta(minutes=5 * (chance.whole(4, 60) if quick else chance.whole(200, 900)))
    return chance.days(1, 5) if quick else chance.days(9, 30)
