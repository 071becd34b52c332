"""What to try the clocks on: 300 cases each, or 10,000 with SCORECARD_THOROUGH=1."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.unit.domain.clocks.slow_days import ONE, clock_change, easter

THOROUGH = bool(os.environ.get("SCORECARD_THOROUGH"))
CASES = 10_000 if THOROUGH else 300
FIRST, LAST = date(2015, 1, 1), date(2030, 12, 31)
_YEARS = range(FIRST.year, LAST.year + 1)

# Where counting goes wrong. A thorough check is tried on every one of these kinds, or fails.
SPECIAL: Mapping[str, frozenset[date]] = {
    "a leap day": frozenset(date(year, 2, 29) for year in _YEARS if year % 4 == 0),
    "the end of a month": frozenset(
        date(year, month, 1) - ONE for year in _YEARS for month in range(2, 13)
    ),
    "the clocks going forward": frozenset(clock_change(year, 3) for year in _YEARS),
    "the clocks going back": frozenset(clock_change(year, 10) for year in _YEARS),
    "Christmas": frozenset(date(year, 12, day) for year in _YEARS for day in (25, 26)),
    "Easter": frozenset(easter(year) + n * ONE for year in _YEARS for n in (-2, 0, 1)),
    "a one-off bank holiday": frozenset(
        (date(2020, 5, 8), date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8))
    ),
}


def days_from(first: date) -> st.SearchStrategy[date]:
    """Days from about the first to the end of 2030, most of them on or near a special one."""
    kinds = [sorted(day for day in days if day > first) for days in SPECIAL.values()]
    return st.builds(
        lambda day, days: day + timedelta(days=days),
        st.one_of(*(st.sampled_from(days) for days in kinds if days), st.dates(first, LAST)),
        st.one_of(st.just(0), st.integers(-3, 3)),
    )


def moments_of(days: st.SearchStrategy[date]) -> st.SearchStrategy[datetime]:
    """Clock readings in London, to the minute, on such days."""
    return st.builds(
        lambda day, minutes: datetime.combine(day, time()) + timedelta(minutes=minutes),
        days,
        st.integers(0, 24 * 60 - 1),
    )


any_days = days_from(FIRST)
any_moments = moments_of(any_days)


def agrees(**cases: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Make a check into a test on a few hundred cases, or on thousands where that is asked for.

    The cases are the same at every run. Thousands that missed a kind of special day would be a
    failure, so that agreement means agreement on leap days and bank holidays too; a few hundred
    may miss one.
    """
    tried = settings(
        max_examples=CASES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )

    def wrap(check: Callable[..., None]) -> Callable[[], None]:
        met: set[date] = set()
        tries = 0

        def noted(**case: Any) -> None:
            nonlocal tries
            tries += 1
            met.update(_days_in(case.values()))
            check(**case)

        noted.__name__ = noted.__qualname__ = check.__name__
        made: Callable[[], None] = tried(given(**cases)(noted))

        def run() -> None:
            made()
            assert tries >= CASES, f"only {tries} cases"
            missed = [kind for kind, days in SPECIAL.items() if met.isdisjoint(days)]
            assert not (THOROUGH and missed), f"never tried on {missed}"

        return run

    return wrap


def _days_in(values: Iterable[Any]) -> Iterator[date]:
    """Every day in a case, however deep in its rows."""
    for value in values:
        if isinstance(value, datetime):
            yield value.date()
        elif isinstance(value, date):
            yield value
        elif isinstance(value, dict):
            yield from _days_in(value.values())
        elif isinstance(value, list):
            yield from _days_in(value)
