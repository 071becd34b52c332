"""What to try the clocks on: 300 cases each, or 10,000 with SCORECARD_THOROUGH=1."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.domain.clocks.slow_days import easter

CASES = 10_000 if os.environ.get("SCORECARD_THOROUGH") else 300

# Where counting goes wrong: leap days, month ends, clock changes, Christmas, Easter, one-offs.
_YEARLY = [(2, 28), (3, 1), (3, 29), (3, 31), (8, 31), (10, 25), (12, 24), (12, 31)]
_ONE_OFF = [date(2020, 5, 8), date(2022, 6, 2), date(2022, 9, 19), date(2023, 5, 8)]
_LEAP = [date(year, 2, 29) for year in (2016, 2020, 2024, 2028)]
_HARD = [date(year, *day) for year in range(2015, 2031) for day in _YEARLY]
_HARD += _ONE_OFF + _LEAP + [easter(year) for year in range(2015, 2031)]

hard_days = st.builds(
    lambda day, days: day + timedelta(days=days), st.sampled_from(_HARD), st.integers(-3, 3)
)
any_days = st.one_of(hard_days, st.dates(date(2015, 1, 1), date(2030, 12, 31)))
any_moments = st.builds(
    lambda day, minutes: datetime.combine(day, time()) + timedelta(minutes=minutes),
    any_days,
    st.integers(0, 24 * 60 - 1),
)


def agrees(**cases: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Make a check into a test on a few hundred cases, or on thousands where that is asked for."""
    tried = settings(
        max_examples=CASES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )

    def wrap(check: Callable[..., None]) -> Callable[[], None]:
        made: Callable[[], None] = tried(given(**cases)(check))
        return made

    return wrap
