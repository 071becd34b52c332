"""Plans with a transfer ahead: ready in time, late, or still to do, by the day the law names."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from dashboard.domain.clocks.reviews import AnnualReview, Phase, clock
from dashboard.domain.cohorts.transfers import Transfers, transfers
from tests.unit.domain.clocks.agreement import agrees
from tests.unit.domain.clocks.law import BOOK, day
from tests.unit.domain.clocks.made_send import AFTER, annual, as_text


def moving(phase: str, **given: str) -> AnnualReview:
    row = {"case_id": "1", "plan_made_on": "2023-01-10", "phase": phase, **given}
    return AnnualReview.from_row({"phase_transfer_on": "2025-09-01", **row})


def counted(*reviews: AnnualReview, as_at: str = "2025-03-01") -> tuple[Transfers, ...]:
    return transfers((one, clock(one, day(as_at), BOOK)) for one in reviews)


def ready(on: str) -> dict[str, str]:
    return {"meeting_on": "2025-01-20", "decided_on": on, "decision": "maintain"}


def test_P1_P3_each_kind_of_transfer_has_its_day_the_earliest_first() -> None:
    found = counted(moving("within_post16"), moving("post16"), moving("other"))
    assert [(one.phase, one.due, one.to_do) for one in found] == [
        (Phase.OTHER, day("2025-02-15"), 1),
        (Phase.POST16, day("2025-03-31"), 1),
        (Phase.WITHIN_POST16, day("2025-04-01"), 1),
    ]


def test_P2_ready_on_the_day_is_in_time_and_marked() -> None:
    days = ("2025-02-14", "2025-02-15", "2025-02-16")
    (found,) = counted(*(moving("other", **ready(on)) for on in days), moving("other"))
    assert (found.in_time, found.on_the_day, found.late, found.to_do) == (2, 1, 1, 1)
    assert found.plans == 4


def test_a_plan_without_a_transfer_is_in_none() -> None:
    assert counted(AnnualReview("1", day("2023-01-10"))) == ()


@agrees(rows=st.lists(annual, max_size=8), passed=AFTER)
def test_P1_every_plan_with_a_day_is_counted_once(rows: list[dict[str, Any]], passed: int) -> None:
    typed = [AnnualReview.from_row(as_text(row)) for row in rows]
    clocks = [clock(one, one.plan_made_on + timedelta(days=passed), BOOK) for one in typed]
    found = transfers(zip(typed, clocks, strict=True))
    assert sum(one.plans for one in found) == sum(one.phase.due is not None for one in clocks)
