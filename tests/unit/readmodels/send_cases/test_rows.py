"""The list of open cases and what one plan would change: for those who may see case ids."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dashboard.readmodels.pager import ROWS, cut
from dashboard.readmodels.send_cases import if_issued as send_cases_if
from dashboard.readmodels.send_cases.rows import CaseListQuery, build
from dashboard.readmodels.what_if import WhatIfQuery
from tests.unit.readmodels.registered import DAY, RegisterBooks, case, issued, registered

ASSESSED = {"decided_on": "2024-07-10", "decision": "assess"}
CASES = [
    case("A", "2024-11-20"),
    case("B", "2024-10-01"),
    case("C", "2024-06-03", **ASSESSED),
    case("D", "2024-08-20", **ASSESSED),
    case("E", "2024-07-23", **ASSESSED, assessment_outcome="plan", exception="a"),
    issued("F", "2024-07-01", "2024-11-18"),
    case("G", "2024-01-15", left_on="2024-02-20"),
    issued("H", "2024-06-01", "2024-12-02"),
    case("I", "2014-08-01"),  # before the law: no limit
]
BOOKS = registered(ehc_cases=CASES)


def test_those_longest_over_their_next_limit_come_first_and_the_ended_are_left_out() -> None:
    found = build(CaseListQuery("kent"), BOOKS)
    rows = [(row.head.text, *(i.text for i in row.cells)) for row in found.sheet.groups[0].rows]
    decision = "Decision to assess"
    assert rows == [
        ("C", "50 days over", "21 October 2024", "20 weeks", "Assessment", "3 June 2024"),
        ("B", "28 days over", "12 November 2024", "6 weeks", decision, "1 October 2024"),
        ("D", "0: today", "10 December 2024", "16 weeks", "Assessment", "20 August 2024"),
        ("E", "0: today", "10 December 2024", "20 weeks", "Draft plan", "23 July 2024"),
        ("A", "22", "1 January 2025", "6 weeks", decision, "20 November 2024"),
    ]
    assert [one.value for one in found.choices] == ["C", "B", "D", "E", "A"]
    assert found.said == "Five open cases"


def test_the_list_is_turned_over_fifty_at_a_time_and_no_address_holds_a_case() -> None:
    many = [case(f"X{n:03}", str(DAY - timedelta(days=n % 40))) for n in range(120)]
    books = registered(ehc_cases=many)
    second = build(CaseListQuery("kent", "2024", "2"), books)
    assert second.said == "Rows 51 to 100 of 120 open cases"
    assert len(second.choices) == ROWS
    assert second.before == "/send/cases?org=kent&received=2024#page"
    assert second.after == "/send/cases?org=kent&received=2024&page=3#page"
    assert len(build(CaseListQuery("kent", page="99"), books).choices) == 20


@pytest.mark.parametrize("asked", [None, "", "0", "-1", "x", "1", "²"])
def test_a_page_that_cannot_be_is_the_first(asked: str | None) -> None:
    assert cut(asked, 120) == (1, slice(0, ROWS))


def test_without_rows_there_is_one_empty_page() -> None:
    found = build(CaseListQuery("kent"), registered())
    assert (found.said, found.before, found.after) == ("No open cases", None, None)


def asked(case_id: str | None, day: str | None, books: RegisterBooks = BOOKS) -> tuple[str, ...]:
    return send_cases_if.build(WhatIfQuery("kent", case_id, day), books)


def test_a_plan_by_its_limit_is_met_and_counts_in_its_month() -> None:
    stands, month, rule = asked("D", "2024-12-20")
    assert stands == "Met: issued on 20 December 2024, 18 days before the limit of 7 January 2025."
    assert month == "December 2024 would be 1 of 2, 50%; without this plan it is 0 of 1, 0%."
    assert rule.startswith("Rule S5: The final plan is sent within 20 weeks")
    assert "reg 13(2)" in rule


def test_a_plan_on_the_last_day_is_met() -> None:
    stands, _, _ = asked("E", "2024-12-10")
    assert stands == "Met: issued on 10 December 2024, the last day of the limit."


def test_a_plan_after_it_is_late_by_days_even_with_an_exception() -> None:
    late, _, _ = asked("C", "2024-10-22")
    assert late == "Late by 1 day: issued on 22 October 2024, and the limit was 21 October 2024."
    excepted, month, _ = asked("E", "2025-01-10")
    assert excepted.startswith("Late by 31 days")
    assert "left out of the figure without exceptions" in excepted
    assert month == (
        "January 2025 would be 0 of 1, 0%: no other plan is recorded as issued in it so far."
    )


def test_a_request_older_than_the_law_has_no_limit_to_miss() -> None:
    stands, _ = asked("I", "2024-12-20")
    assert "has no limit" in stands


@pytest.mark.parametrize(
    ("case_id", "day", "said"),
    [
        (None, "2024-12-20", "Choose a case and a day."),
        ("", None, "Choose a case and a day."),
        ("A", None, "Give the day as a date, such as 20 December 2024."),
        ("A", "20/12/2024", "Give the day as a date, such as 20 December 2024."),
        ("F", "2024-12-20", "There is no open case of that number in the register."),
        ("Z", "2024-12-20", "There is no open case of that number in the register."),
        ("A", "2024-11-19", "19 November 2024 is before the request came, on 20 November 2024."),
    ],
)
def test_a_wrong_question_gets_a_sentence(case_id: str | None, day: str | None, said: str) -> None:
    assert asked(case_id, day) == (said,)


def test_without_a_register_no_case_is_there() -> None:
    assert asked("A", "2024-12-20", registered())[0].startswith("There is no open case")


def test_a_day_far_ahead_is_late_and_one_beyond_every_calendar_no_day() -> None:
    assert asked("A", "2199-12-31")[0].startswith("Late by")
    assert asked("A", "9999-12-31")[0].startswith("Give the day as a date")
