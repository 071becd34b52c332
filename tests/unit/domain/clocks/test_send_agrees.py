"""EHC cases, their sums and annual reviews agree with a slow second working of the rules."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from dashboard.domain.clocks import ehc, reviews
from dashboard.domain.clocks.ehc_sums import summarise
from dashboard.domain.clocks.limits import Limit
from tests.unit.domain.clocks import slow_send
from tests.unit.domain.clocks.agreement import agrees, any_days
from tests.unit.domain.clocks.law import BOOK
from tests.unit.domain.clocks.made_send import AFTER, annual, as_text, cases


def answer(limit: Limit) -> tuple[date | None, str]:
    return (limit.due, limit.state.value)


@agrees(row=cases, passed=AFTER)
def test_S19_states_dates_and_days_agree(row: dict[str, Any], passed: int) -> None:
    as_at = row["received_on"] + timedelta(days=passed)
    one = ehc.clock(ehc.EhcCase.from_row(as_text(row)), as_at, BOOK)
    expected = slow_send.ehc(row, as_at)
    assert answer(one.decision) == expected["6w"]
    assert answer(one.no_plan) == expected["16w"]
    assert answer(one.plan) == expected["20w"]
    assert one.days_20w == expected["days"]


@agrees(rows=st.lists(cases, max_size=4), as_at=any_days)
def test_S20_sums_agree(rows: list[dict[str, Any]], as_at: date) -> None:
    clocks = [ehc.clock(ehc.EhcCase.from_row(as_text(row)), as_at, BOOK) for row in rows]
    figures = summarise(clocks).figures()
    n = slow_send.ehc_sums(rows, as_at)

    def percent(part: str, whole: str) -> Fraction | None:
        return Fraction(n[part], n[whole]) * 100 if n[whole] else None

    plain = Fraction(n["plain"], n["issued"]) if n["issued"] else None
    assert figures == {
        "issued": n["issued"],
        "issued_within_20w": n["within"],
        "percent_20w": percent("within", "issued"),
        "issued_excluding_exceptions": n["plain"],
        "within_20w_excluding_exceptions": n["plain_within"],
        "percent_20w_excluding_exceptions": percent("plain_within", "plain"),
        "exception_rate": None if plain is None else 100 - 100 * plain,
        "open": n["open"],
        "open_over_20w": n["overdue"],
        "percent_6w": percent("six_met", "six"),
        "percent_16w": percent("sixteen_met", "sixteen"),
        "over_52w": n["over_52w"],
    }


@agrees(row=annual, passed=AFTER)
def test_R1_to_P3_reviews_agree(row: dict[str, Any], passed: int) -> None:
    as_at = row["plan_made_on"] + timedelta(days=passed)
    one = reviews.clock(reviews.AnnualReview.from_row(as_text(row)), as_at, BOOK)
    limits = {"review": one.review, "decision": one.decision}
    limits |= {"final": one.final, "phase": one.phase}
    assert {name: answer(limit) for name, limit in limits.items()} == slow_send.review(row, as_at)
