"""What will be overdue if nothing is finished is what the clocks say once the day has come."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from dashboard.domain.clocks.ehc import EhcCase, clock
from dashboard.domain.clocks.limits import State
from dashboard.domain.forecast import MonthEnd, if_issued, if_nothing_is_finished
from dashboard.domain.periods import Period
from dashboard.domain.shares import Share
from tests.unit.domain.clocks.agreement import agrees, any_days
from tests.unit.domain.clocks.law import BOOK, day
from tests.unit.domain.clocks.made_send import AFTER, as_text, cases

OPEN = EhcCase("1", day("2025-01-02"))  # its 20 weeks end on 22 May 2025


def test_a_case_is_past_its_limit_the_day_after_it() -> None:
    limits = [day("2025-05-31"), day("2025-06-01"), day("2025-04-01")]
    assert if_nothing_is_finished(limits, day("2025-05-12")) == (
        MonthEnd(day("2025-05-31"), past=1, newly=0),
        MonthEnd(day("2025-06-30"), past=3, newly=2),
        MonthEnd(day("2025-07-31"), past=3, newly=0),
    )


def test_on_the_last_day_of_a_month_the_next_ends_are_those_to_come() -> None:
    (only,) = if_nothing_is_finished([], day("2025-05-31"), ends=1)
    assert only == MonthEnd(day("2025-06-30"), past=0, newly=0)


@pytest.mark.slow
@agrees(rows=st.lists(cases, max_size=8), passed=AFTER)
def test_S5_it_is_what_the_clocks_say_with_the_day_moved_on(
    rows: list[dict[str, Any]], passed: int
) -> None:
    typed = [EhcCase.from_row(as_text(row)) for row in rows]
    as_at = max((one.received_on for one in typed), default=OPEN.received_on)
    as_at += timedelta(days=passed)
    clocks = [clock(one, as_at, BOOK).plan for one in typed]
    still_open = [limit.state in (State.OPEN, State.OVERDUE) for limit in clocks]
    limits = [limit.due for limit, is_open in zip(clocks, still_open, strict=True) if is_open]
    for end in if_nothing_is_finished([due for due in limits if due], as_at):
        then = [clock(one, end.day, BOOK).plan.state for one in typed]
        assert end.past == then.count(State.OVERDUE)


@pytest.mark.parametrize(
    ("issued", "state", "done"),
    [("2025-05-22", State.MET, 14), ("2025-05-23", State.LATE, 13)],
)
def test_S10_a_plan_more_is_counted_in_its_month_above_the_line_only_if_in_time(
    issued: str, state: State, done: int
) -> None:
    may = Period.month(2025, 5)
    found = if_issued(OPEN, day(issued), BOOK, {may: Share(13, 21)})
    assert (found.plan.state, found.month) == (state, may)
    assert (found.before, found.after) == (Share(13, 21), Share(done, 22))


def test_a_plan_may_be_the_first_of_its_month() -> None:
    assert if_issued(OPEN, day("2025-06-02"), BOOK, {}).after == Share(0, 1)


def test_a_plan_cannot_come_before_the_request() -> None:
    with pytest.raises(ValueError, match="before the request"):
        if_issued(OPEN, day("2025-01-01"), BOOK, {})


@agrees(row=cases, after=st.integers(0, 800), day_of_asking=any_days)
def test_S5_it_stands_as_the_clock_has_it_once_issued(
    row: dict[str, Any], after: int, day_of_asking: Any
) -> None:
    one = EhcCase.from_row(as_text({**row, "final_plan_on": None, "left_on": None}))
    issued = one.received_on + timedelta(days=after)
    found = if_issued(one, issued, BOOK, {}).plan
    again = EhcCase.from_row(as_text({**row, "final_plan_on": issued, "left_on": None}))
    assert found == clock(again, max(issued, day_of_asking), BOOK).plan
