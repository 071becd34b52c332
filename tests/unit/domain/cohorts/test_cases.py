"""Which EHC cases and advice each SEND figure counts, and in which month."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from dashboard.domain.cadence import month_of, run_of
from dashboard.domain.clocks import advice, ehc
from dashboard.domain.clocks.ehc_sums import summarise
from dashboard.domain.clocks.limits import State
from dashboard.domain.cohorts.cases import of_advice, of_case
from tests.unit.domain.clocks.agreement import agrees
from tests.unit.domain.clocks.law import BOOK, day
from tests.unit.domain.clocks.test_send_agrees import cases
from tests.unit.domain.cohorts.placed import counted
from tests.unit.domain.cohorts.unanswered import unanswered, undated

CASE = {"case_id": "1", "received_on": "2025-01-02"}
REFUSED = {"decided_on": "2025-02-10", "decision": "refuse"}
NO_PLAN = {"decided_on": "2025-02-10", "decision": "assess", "assessment_outcome": "no_plan"}
LAST_DAY = "2025-05-22"  # of the 20 weeks
JUNE = day("2025-06-10")


def placed(as_at: date = JUNE, **columns: str) -> dict[str, dict[str, bool]]:
    case = ehc.EhcCase.from_row(CASE | columns)
    return counted(of_case(case, ehc.clock(case, as_at, BOOK), as_at))


def test_a_request_counts_in_the_month_and_the_year_it_came() -> None:
    found = placed()
    assert (found["EHC-REQ"], found["EHC-REQ-CY"]) == ({"2025-01": True}, {"2025": True})


@pytest.mark.parametrize(("told", "in_time"), [("2025-02-13", True), ("2025-02-14", False)])
def test_S14_a_decision_counts_in_the_month_it_was_told(told: str, in_time: bool) -> None:
    found = placed(decided_on=told, decision="assess")
    assert (found["EHC-6W"], found["EHC-6W-CY"]) == ({"2025-02": in_time}, {"2025": in_time})


@pytest.mark.parametrize(("told", "in_time"), [("2025-04-24", True), ("2025-04-25", False)])
def test_S15_a_decision_not_to_issue_a_plan_counts_when_it_was_told(
    told: str, in_time: bool
) -> None:
    found = placed(**NO_PLAN, no_plan_notified_on=told)
    assert (found["EHC-16W"], found["EHC-16W-CY"]) == ({"2025-04": in_time}, {"2025": in_time})


def test_S15_a_date_that_the_outcome_contradicts_counts_nowhere() -> None:
    assert "EHC-16W" not in placed(no_plan_notified_on="2025-04-24", assessment_outcome="plan")


@pytest.mark.parametrize(("issued", "in_time"), [(LAST_DAY, True), ("2025-05-23", False)])
def test_S10_a_plan_counts_in_the_month_it_was_issued(issued: str, in_time: bool) -> None:
    found = placed(final_plan_on=issued)
    for code in ("EHC-20W", "EHC-20W-EX"):
        assert (found[code], found[f"{code}-CY"]) == ({"2025-05": in_time}, {"2025": in_time})
    assert found["EHC-EXC"] == {"2025-05": False}


def test_S9_a_plan_with_an_exception_is_late_in_one_figure_and_left_out_of_the_other() -> None:
    found = placed(final_plan_on="2025-05-23", exception="a")
    assert found["EHC-20W"] == {"2025-05": False}
    assert "EHC-20W-EX" not in found
    assert found["EHC-EXC"] == {"2025-05": True}


@pytest.mark.parametrize(("issued", "too_long"), [("2026-01-01", False), ("2026-01-02", True)])
def test_S12_a_plan_is_over_52_weeks_after_364_days(issued: str, too_long: bool) -> None:
    found = placed(day("2026-03-01"), final_plan_on=issued)
    assert found["EHC-52W"] == {"2026-01": too_long}


@pytest.mark.parametrize("code", ["EHC-6W", "EHC-16W", "EHC-20W", "EHC-EXC", "EHC-52W"])
def test_S11_a_step_not_done_counts_in_no_period(code: str) -> None:
    assert code not in placed()


def test_S11_a_step_before_the_law_counts_in_no_period() -> None:
    found = placed(day("2014-12-31"), received_on="2014-08-01", final_plan_on="2014-12-01")
    assert set(found) == {"EHC-REQ", "EHC-REQ-CY", "EHC-OPEN"}
    assert found["EHC-OPEN"] == {f"2014-{month:02}": True for month in (8, 9, 10, 11)}


def test_D10_an_open_case_is_past_20_weeks_from_the_first_month_end_after_its_last_day() -> None:
    found = placed()
    assert found["EHC-OPEN"] == {f"2025-0{month}": True for month in range(1, 7)}
    assert list(found["EHC-OVER"].values()) == [False] * 4 + [True] * 2
    assert not placed(day(LAST_DAY))["EHC-OVER"]["2025-05"]  # the as-at day ends the last month


@pytest.mark.parametrize(
    "ended",
    [
        {"final_plan_on": "2025-03-31"},
        {"left_on": "2025-03-31"},
        REFUSED | {"decided_on": "2025-03-31"},
        NO_PLAN | {"no_plan_notified_on": "2025-03-31"},
    ],
)
def test_a_case_is_open_at_the_end_of_no_month_it_ended_in(ended: dict[str, str]) -> None:
    assert set(placed(**ended)["EHC-OPEN"]) == {"2025-01", "2025-02"}


def test_a_case_received_after_the_registers_day_is_not_open_on_it() -> None:
    assert "EHC-OPEN" not in placed(day("2025-01-01"))
    assert placed(day("2025-01-02"))["EHC-OPEN"] == {"2025-01": True}


@pytest.mark.parametrize("ended", [{"decision": "refuse"}, NO_PLAN])
def test_D10_an_answer_without_its_day_has_not_been_given_but_20_weeks_bind_no_longer(
    ended: dict[str, str],
) -> None:
    found = placed(**ended)
    assert max(found["EHC-OPEN"]) == max(placed()["EHC-OPEN"])
    assert "EHC-OVER" not in found


def test_a_case_refused_first_is_not_open_between_the_refusal_and_its_plan() -> None:
    found = placed(**REFUSED, final_plan_on=LAST_DAY)
    assert found["EHC-OPEN"] == {"2025-01": True}


def test_S8_a_restart_moves_the_last_day_from_its_own_month_on() -> None:
    assert not any(placed(clock_restarted_on="2025-04-01")["EHC-OVER"].values())
    later = placed(day("2025-07-31"), clock_restarted_on="2025-07-01")["EHC-OVER"]
    assert {month: over for month, over in later.items() if month >= "2025-04"} == {
        "2025-04": False,
        "2025-05": True,
        "2025-06": True,
        "2025-07": False,
    }


@pytest.mark.parametrize(("came", "in_time"), [("2025-02-13", True), ("2025-02-14", False)])
def test_S2_advice_counts_in_the_month_it_came(came: str, in_time: bool) -> None:
    assert advised(received_on=came) == {"EHC-ADV": {"2025-02": in_time}}


def test_S2_advice_not_come_or_asked_for_before_the_law_counts_nowhere() -> None:
    assert advised() == {}
    assert advised(requested_on="2014-01-02", received_on="2014-02-01") == {}


def advised(**columns: str) -> dict[str, dict[str, bool]]:
    asked = {"case_id": "1", "service": "Health", "requested_on": "2025-01-02"}
    request = advice.AdviceRequest.from_row(asked | columns)
    return counted(of_advice(request, advice.clock(request, JUNE, BOOK), JUNE))


def typed(row: dict[str, Any]) -> ehc.EhcCase:
    """A row of plain dates as the checks hand it over."""
    texts = {name: None if value is None else str(value) for name, value in row.items()}
    return ehc.EhcCase.from_row(texts)


def known_by(case: ehc.EhcCase, end: date, as_at: date) -> ehc.EhcCase:
    """The case as it stood at a month's end: nothing later had happened.

    What has no day is known of only on the register's own.
    """
    days = ("decided_on", "no_plan_notified_on", "draft_sent_on", "final_plan_on", "left_on")
    later = {name for name in days if (on := getattr(case, name)) and on > end}
    if "decided_on" in later or (case.decided_on is None and end < as_at):
        later.add("decision")
    if "no_plan_notified_on" in later or (case.no_plan_notified_on is None and end < as_at):
        later.add("assessment_outcome")
    return replace(case, **dict.fromkeys(later))


@agrees(row=cases, passed=st.integers(0, 900))
def test_S19_open_months_are_those_the_clock_found_open_at_their_end(
    row: dict[str, Any], passed: int
) -> None:
    as_at = row["received_on"] + timedelta(days=passed)
    # A register holds nothing of days to come (D12).
    case = known_by(typed(row | {"clock_restarted_on": None}), as_at, as_at)
    found = counted(of_case(case, ehc.clock(case, as_at, BOOK), as_at))
    was_open, was_over = dict[str, bool](), dict[str, bool]()
    for month in run_of(month_of(case.received_on), month_of(as_at)):
        end = min(month.end, as_at)
        state = ehc.clock(known_by(case, end, as_at), end, BOOK).plan.state
        if state in (State.OPEN, State.OVERDUE) or unanswered(case, end):
            was_open[str(month)] = True
        if state in (State.OPEN, State.OVERDUE) and not undated(case):
            was_over[str(month)] = state is State.OVERDUE
    assert (found.get("EHC-OPEN", {}), found.get("EHC-OVER", {})) == (was_open, was_over)


@pytest.mark.slow
@agrees(rows=st.lists(cases, max_size=6))
def test_S20_every_period_together_is_what_the_cases_add_up_to(rows: list[dict[str, Any]]) -> None:
    as_at = date(2034, 1, 1)  # after everything
    held = [typed(row) for row in rows]
    clocks = [ehc.clock(case, as_at, BOOK) for case in held]
    above, below, last = Counter[str](), Counter[str](), Counter[str]()
    for case, one in zip(held, clocks, strict=True):
        for place in of_case(case, one, as_at):
            below[place.measure] += 1
            above[place.measure] += place.counted
            if place.period == month_of(as_at):
                last[place.measure] += place.counted
    sums = summarise(clocks)
    undated = sum(unanswered(case, as_at) for case in held)
    assert (last["EHC-OPEN"], last["EHC-OVER"]) == (sums.open + undated, sums.open_over_20w)
    for suffix in ("", "-CY"):
        expected = {
            "EHC-20W": (sums.issued_within_20w, sums.issued),
            "EHC-20W-EX": (sums.within_20w_excluding_exceptions, sums.issued_excluding_exceptions),
            "EHC-6W": (sums.decided_within_6w, sums.decided),
            "EHC-16W": (sums.refused_within_16w, sums.refused_a_plan),
            "EHC-EXC": (sums.issued - sums.issued_excluding_exceptions, sums.issued),
            "EHC-52W": (sums.over_52w, sums.issued),
        }
        assert {code: (above[code + suffix], below[code + suffix]) for code in expected} == expected
