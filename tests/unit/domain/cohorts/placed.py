"""Where a row counts, written short: above the line or not, by measure and period."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.domain.cohorts.places import Place


def counted(places: Iterable[Place]) -> dict[str, dict[str, bool]]:
    """Each measure's periods, and whether the row is above the line; no row counts twice."""
    found: dict[str, dict[str, bool]] = {}
    for place in places:
        periods = found.setdefault(place.measure, {})
        assert str(place.period) not in periods
        periods[str(place.period)] = place.counted
    return found
