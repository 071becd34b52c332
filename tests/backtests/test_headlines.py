"""The counts members read first come out of the transcribed figures."""

from __future__ import annotations

from collections import Counter

from dashboard.domain.actions import rate_action
from dashboard.domain.periods import Period
from dashboard.domain.rating import Rag, Reason
from dashboard.readmodels.assessed import Assessed
from dashboard.readmodels.data.reconciliation import AGREES
from dashboard.readmodels.data.reconciliation_papers import Papers
from tests.backtests.published import paper, reconciled

_Q1, _Q2 = Period.parse("2023-24 Q1"), Period.parse("2023-24 Q2")


def _period(code: str, quarter: Period) -> Period:
    if code != "GAS-DOM":
        return quarter
    return Period.parse("2023-09" if quarter == _Q2 else "2023-06")


def _all(held: Papers) -> list[Assessed]:
    return [point for one in held.series.values() for point in one.points]


def test_thurrock_has_three_workstreams_short_of_100_and_ten_without_a_q2_rating() -> None:
    held = paper("thurrock")
    rags = {code: held.rag(code, _period(code, _Q2)) for code in held.series}
    assert Counter(rags.values()) == {Rag.GREEN: 8, Rag.AMBER: 3, Rag.NONE: 10}
    short = {code for code, rag in rags.items() if rag is Rag.AMBER}
    assert short == {"GAS-DOM", "ASB", "LIFT-ADP"}


def test_a_running_total_is_never_rated_as_if_it_were_compliance() -> None:
    held = paper("thurrock")
    for code, period in (("EICR-DOM", _Q2), ("ENT-AUTO", _Q1)):
        rating = held.figure(code, period).rating
        assert (rating.rag, rating.reason) == (Rag.NONE, Reason.UNRATED)


def test_nothing_due_is_not_nought_and_not_a_hundred() -> None:
    held = paper("thurrock")
    for code in ("MANSAFE", "LIGHTN"):
        rating = held.figure(code, _Q2).rating
        assert (rating.rag, rating.reason) == (Rag.NONE, Reason.NOTHING_DUE)


def test_kent_s_sixty_readable_month_ratings_all_come_out() -> None:
    cells = [line for line in reconciled("kent") if "Rating: monthly table" in line.what]
    assert len(cells) == 60
    assert {line.outcome for line in cells} == {AGREES}


def test_kent_s_latest_month_has_one_red_and_it_is_delays() -> None:
    held = paper("kent")
    month = Period.parse("2019-01")
    red = [code for code in held.series if held.rag(code, month) is Rag.RED]
    assert red == ["ASC-06"]
    assert [p.short for p in held.months("ASC-06") if held.rag("ASC-06", p) is Rag.GREEN] == ["Jul"]


def test_southend_rates_only_where_a_figure_can_be_held_to_its_target() -> None:
    held = paper("southend")
    rated = {found.measure.code for found in _all(held) if found.rating.rag is not Rag.NONE}
    assert rated == {"BCF-02", "BCF-05", "AW-5.7a-A01"}


def test_the_send_plan_carries_no_rating_but_complete() -> None:
    plan = [a for a in paper("southend").actions if a.plan == "SEND strategic action plan"]
    rags = Counter(rate_action(action, action.as_at).rag for action in plan if action.as_at)
    assert rags == {Rag.BLUE: 19, Rag.NONE: 29}


def test_a_date_that_passed_before_the_meeting_without_an_outcome_is_red() -> None:
    late = [
        action.action_id
        for action in paper("southend").actions
        if action.as_at and rate_action(action, action.as_at).rag is Rag.RED
    ]
    assert late == ["CM-2b-A06", "LW-4.2-A04"]
