"""A register of an earlier day, sent late, takes the place of none that is of a later one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dashboard.ingest import Ingest
from dashboard.refusals import DayToComeError
from tests.integration.conftest import Clock
from tests.integration.registering import (
    ASSETS,
    BETTER_CHECKS,
    CASES,
    CHECKS,
    FIRST,
    LATE,
    MORE_ASSETS,
    NOVEMBER,
    OCTOBER,
    OPEN,
    figures,
    load,
    publish,
    shown,
)


@pytest.fixture(autouse=True)
def in_november(clock: Clock) -> None:
    clock.moment = datetime(2025, 11, 27, 9, 0, tzinfo=UTC)


def test_a_register_of_an_earlier_day_sent_late_removes_nothing_of_a_later_one(
    ingest: Ingest,
) -> None:
    later = publish(ingest, "ehc_cases", CASES + FIRST + LATE, NOVEMBER)
    before = shown(ingest)
    earlier = publish(ingest, "ehc_cases", CASES + FIRST + OPEN, OCTOBER)
    found = ingest.store.register("kent", "ehc_cases")
    assert found is not None
    assert (found.id, shown(ingest)) == (later, before)
    ingest.rollback(later, by="manager", why="wrong file")
    found = ingest.store.register("kent", "ehc_cases")
    assert found is not None
    assert (found.id, figures(ingest, "EHC-20W-CY")) == (earlier, {"2025": ("100", "1", "1")})


def test_no_register_was_taken_on_a_day_to_come(ingest: Ingest) -> None:
    with pytest.raises(DayToComeError, match="The day has not come yet"):
        load(ingest, "ehc_cases", CASES + FIRST, NOVEMBER + timedelta(days=1))
    assert ingest.store.submissions() == ()


def test_checks_of_an_earlier_day_add_their_own_month_and_homes(ingest: Ingest) -> None:
    publish(ingest, "assets", ASSETS, NOVEMBER)
    publish(ingest, "inspections", BETTER_CHECKS, NOVEMBER)
    publish(ingest, "inspections", CHECKS, OCTOBER)
    assert set(figures(ingest, "FRA")) == set(figures(ingest, "BS02")) == {"2025-10", "2025-11"}
    before = shown(ingest)
    publish(ingest, "assets", MORE_ASSETS, OCTOBER)
    assert shown(ingest) == before
