"""Hazards in social homes: the worked cases of rules A1 to A14."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.domain.clocks.hazards import (
    Hazard,
    HazardClock,
    HazardError,
    HazardSettings,
    clock,
    doubts,
)
from dashboard.domain.clocks.rules import Rulebook, read_limit
from tests.unit.domain.clocks.law import BOOK, day, said

MOULD = {"hazard_id": "1", "kind": "significant", "aware_at": "2025-12-18T09:00"}
FALL = MOULD | {"kind": "emergency", "aware_at": "2026-10-24T18:00"}
FOUND = MOULD | {"investigated_at": "2026-01-07T12:00", "hazard_found": "Y"}


def scored(
    row: dict[str, str],
    as_at: str = "2026-11-30",
    settings: HazardSettings | None = None,
    **columns: str,
) -> HazardClock:
    hazard = Hazard.from_row(row | columns)
    return clock(hazard, day(as_at), BOOK, settings or HazardSettings())


@pytest.mark.parametrize(
    ("aware", "due"),
    [
        ("2025-12-18T09:00", "2026-01-06"),
        ("2026-03-27T09:00", "2026-04-14"),
        ("2025-12-20T23:59", "2026-01-07"),
    ],
)
def test_A5_a_significant_hazard_is_investigated_in_ten_working_days(aware: str, due: str) -> None:
    assert said(scored(MOULD, aware_at=aware, as_at="2025-12-21").investigate) == (due, "open")
    met = scored(MOULD, aware_at=aware, investigated_at=f"{due}T23:30")
    assert said(met.investigate) == (due, "met")


def test_A6_A7_A8_the_limits_that_run_from_the_end_of_the_investigation() -> None:
    one = scored(FOUND, as_at="2026-01-08")
    assert said(one.summary) == ("2026-01-12", "open")
    assert said(one.make_safe) == ("2026-01-14", "open")
    assert said(one.further_work) == ("2026-04-01", "open")
    assert one.make_safe_other is None


def test_A6_A7_A8_done_by_the_limit_is_met_and_after_it_late() -> None:
    done = {"summary_sent_on": "2026-01-12", "made_safe_at": "2026-01-14T23:59"}
    one = scored(FOUND | done, further_work_started_on="2026-04-01")
    assert {one.summary.state, one.make_safe.state, one.further_work.state} == {"met"}
    done = {"summary_sent_on": "2026-01-13", "made_safe_at": "2026-01-15T00:01"}
    two = scored(FOUND | done, further_work_started_on="2026-04-02")
    assert {two.summary.state, two.make_safe.state, two.further_work.state} == {"late"}
    assert {limit.days_late for limit in (two.summary, two.make_safe, two.further_work)} == {1}


def test_A3_D11_an_emergency_has_24_elapsed_hours_over_the_clock_change() -> None:
    one = scored(FALL, as_at="2026-10-25")
    assert said(one.investigate) == ("2026-10-25T17:00:00+00:00", "open")
    assert said(one.make_safe) == ("2026-10-25T17:00:00+00:00", "open")
    assert scored(FALL, as_at="2026-10-26").make_safe.state == "overdue"


def test_A3_an_emergency_is_judged_to_the_minute() -> None:
    met = scored(FALL, investigated_at="2026-10-25T17:00")
    assert (met.investigate.state, met.investigate.days_late) == ("met", 0)
    late = scored(FALL, investigated_at="2026-10-25T17:01")
    assert (late.investigate.state, late.investigate.days_late) == ("late", 1)


def test_A11_an_emergency_on_christmas_eve_is_due_on_christmas_day() -> None:
    one = scored(FALL, aware_at="2025-12-24T15:00", as_at="2025-12-24")
    assert said(one.investigate) == ("2025-12-25T15:00:00+00:00", "open")


def test_A4_both_readings_of_the_emergency_work_limit_are_kept() -> None:
    row = FALL | {"investigated_at": "2026-10-25T12:00", "made_safe_at": "2026-10-26T10:00"}
    one = scored(row)
    assert said(one.make_safe) == ("2026-10-25T17:00:00+00:00", "late")
    assert one.make_safe_other is not None
    assert said(one.make_safe_other) == ("2026-10-26T12:00:00+00:00", "met")
    other = scored(row, settings=HazardSettings(emergency_work_from_awareness=False))
    assert (other.make_safe, other.make_safe_other) == (one.make_safe_other, one.make_safe)


def test_A14_until_the_investigation_ends_what_runs_from_it_waits() -> None:
    one = scored(MOULD, rehoused_on="2026-01-02", summary_sent_on="2026-01-02")
    assert said(one.investigate) == ("2026-01-06", "overdue")
    waiting = {said(limit) for limit in (one.summary, one.make_safe, one.further_work)}
    assert waiting == {(None, "open")}


def test_A14_where_no_hazard_was_found_there_is_no_work_to_do() -> None:
    one = scored(FOUND, hazard_found="N")
    assert (one.investigate.state, one.summary.state) == ("late", "overdue")
    assert {one.make_safe.state, one.further_work.state} == {"not_applicable"}


@pytest.mark.parametrize(
    ("rehoused", "safe", "state"),
    [
        ("2026-01-14", "", "not_applicable"),
        ("2026-01-15", "", "overdue"),
        ("2026-01-14", "2026-01-13T10:00", "met"),
        ("2026-01-14", "2026-02-01T10:00", "not_applicable"),
        ("2026-01-15", "2026-02-01T10:00", "late"),
    ],
)
def test_A9_A14_rehousing_by_the_limit_stops_the_work_clock(
    rehoused: str, safe: str, state: str
) -> None:
    one = scored(FOUND, rehoused_on=rehoused, made_safe_at=safe)
    assert said(one.make_safe) == ("2026-01-14", state)
    assert one.further_work.state == "not_applicable"


def test_A9_rehousing_on_the_day_stops_an_emergencys_clock() -> None:
    one = scored(FALL, rehoused_on="2026-10-25", investigated_at="2026-10-25T09:00")
    assert (one.investigate.state, one.make_safe.state) == ("met", "not_applicable")


def test_A1_A14_before_the_law_there_are_no_limits() -> None:
    old = FOUND | {"aware_at": "2025-10-26T23:59", "investigated_at": "2025-11-01T10:00"}
    one = scored(old)
    limits = (one.investigate, one.summary, one.make_safe, one.further_work)
    assert {said(limit) for limit in limits} == {(None, "not_applicable")}
    assert one.make_safe_other is None
    assert scored(old, aware_at="2025-10-27T00:00").investigate.due == day("2025-11-10")


def test_A6_the_summary_can_be_waived_once_the_home_is_safe() -> None:
    waive = HazardSettings(summary_waived_once_safe=True)
    safe = FOUND | {"made_safe_at": "2026-01-12T17:00"}
    assert scored(safe).summary.state == "overdue"
    assert said(scored(safe, settings=waive).summary) == ("2026-01-12", "not_applicable")
    for row in (FOUND, FOUND | {"made_safe_at": "2026-01-13T17:00"}):
        assert scored(row, settings=waive).summary.state == "overdue"
    assert scored(MOULD, settings=waive).summary.state == "open"


def test_A12_a_new_phase_switches_on_by_date_and_old_hazards_keep_their_rules() -> None:
    kept = [rule for code, both in BOOK.wordings.items() if code not in "A5 A6" for rule in both]
    days, summary = (BOOK.wordings[code][0] for code in ("A5", "A6"))
    book = Rulebook.of(
        [
            *kept,
            replace(days, valid_to=day("2026-12-31")),
            replace(days, limit=read_limit("48 hours"), valid_from=day("2027-01-01")),
            replace(summary, valid_to=day("2026-12-31")),
            replace(summary, limit=read_limit("24 hours"), valid_from=day("2027-01-01")),
        ],
        BOOK.working_days,
    )
    old = Hazard.from_row(MOULD | {"aware_at": "2026-12-31T12:00"})
    new = Hazard.from_row(
        MOULD
        | {"aware_at": "2027-01-01T12:00", "investigated_at": "2027-01-02T12:00"}
        | {"summary_sent_on": "2027-01-03"}
    )
    as_at = day("2027-02-01")
    assert said(clock(old, as_at, book).investigate) == ("2027-01-15", "overdue")
    assert said(clock(new, as_at, book).investigate) == ("2027-01-03T12:00:00+00:00", "met")
    assert said(clock(new, as_at, book).summary) == ("2027-01-03", "met")


def test_every_limit_names_its_rule_and_its_source() -> None:
    one, two = scored(FALL), scored(FOUND)
    limits = (one.investigate, one.make_safe, one.summary, one.further_work)
    limits += (two.investigate, two.make_safe)
    assert [limit.rule.id for limit in limits if limit.rule] == ["A3", "A4", "A6", "A8", "A5", "A7"]
    assert all(limit.rule and "2025/1042" in limit.rule.source for limit in limits)


@pytest.mark.parametrize(
    ("columns", "column"),
    [
        ({"kind": ""}, "kind"),
        ({"kind": "minor"}, "kind"),
        ({"aware_at": ""}, "aware_at"),
        ({"aware_at": "yesterday"}, "aware_at"),
        ({"kind": "emergency", "aware_at": "2026-01-07"}, "aware_at"),
        ({"kind": "emergency", "made_safe_at": "2026-01-07"}, "made_safe_at"),
        ({"hazard_found": "perhaps"}, "hazard_found"),
    ],
)
def test_a_hazard_that_cannot_be_used_names_its_column(
    columns: dict[str, str], column: str
) -> None:
    with pytest.raises(HazardError, match=f"^{column}:"):
        Hazard.from_row(MOULD | columns)


def test_A2_a_significant_hazard_may_be_dated_by_the_day() -> None:
    one = scored(MOULD, aware_at="2025-12-18", investigated_at="2026-01-06")
    assert said(one.investigate) == ("2026-01-06", "met")


def test_A2_D12_a_day_alone_is_not_taken_to_come_before_a_time_in_it() -> None:
    row = MOULD | {"investigated_at": "2025-12-18", "made_safe_at": "2025-12-18T08:59"}
    found = doubts(Hazard.from_row(row), day("2025-12-20"))
    assert [one.column for one in found] == ["made_safe_at"]


def test_D12_times_out_of_order_are_refused() -> None:
    row = FALL | {"investigated_at": "2026-10-24T17:59", "made_safe_at": "2026-10-23T10:00"}
    found = doubts(Hazard.from_row(row | {"rehoused_on": "2026-10-26"}), day("2026-10-25"))
    assert [(one.column, one.code) for one in found] == [
        ("made_safe_at", "date_before_its_start"),
        ("rehoused_on", "date_in_the_future"),
        ("investigated_at", "date_before_its_start"),
    ]
    assert doubts(Hazard.from_row(FOUND), day("2026-11-30")) == ()


def test_A8_no_further_work_is_owed_where_none_is_said_to_be_needed() -> None:
    none, owed, blank = (
        scored(FOUND, as_at="2026-05-01", further_work_needed=said_so) for said_so in ("N", "Y", "")
    )
    assert said(none.further_work) == ("2026-04-01", "not_applicable")
    assert (owed.further_work.state, blank.further_work.state) == ("overdue", "overdue")
