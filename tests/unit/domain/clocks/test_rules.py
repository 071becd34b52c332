"""Rules are data: each has its limit and its days, and a change of law is a new wording."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.domain.clocks.ehc import EhcCase, clock
from dashboard.domain.clocks.rules import (
    DayOfYear,
    Length,
    Rule,
    Rulebook,
    Sure,
    Unit,
    read_limit,
)
from tests.unit.domain.clocks.law import BOOK, day, said

PLAN = Rule("S5", "20 weeks.", "Regulations", Sure.READ, read_limit("20 weeks"))


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("20 weeks", Length(20, Unit.WEEKS)),
        ("10 working days", Length(10, Unit.WORKING_DAYS)),
        ("24 hours", Length(24, Unit.HOURS)),
        ("15 February", DayOfYear(15, 2)),
    ],
)
def test_a_limit_is_read_as_it_is_written(text: str, limit: Length | DayOfYear) -> None:
    assert read_limit(text) == limit


@pytest.mark.parametrize("text", ["", "weeks", "0 weeks", "20 fortnights", "twenty weeks"])
def test_a_limit_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write it as '20 weeks' or '15 February'"):
        read_limit(text)


@pytest.mark.parametrize("text", ["31 April", "29 February"])
def test_a_limit_on_a_day_that_not_every_year_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="day"):
        read_limit(text)


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        ("3 days", "2026-01-04"),
        ("1 weeks", "2026-01-08"),
        ("1 months", "2026-02-01"),
        ("1 working days", "2026-01-02"),
    ],
)
def test_a_rule_sets_its_last_day_by_its_own_unit(limit: str, due: str) -> None:
    rule = replace(PLAN, limit=read_limit(limit))
    assert BOOK.due(rule, day("2026-01-01")) == day(due)


def test_hours_cannot_run_from_a_day() -> None:
    rule = replace(PLAN, limit=read_limit("24 hours"))
    with pytest.raises(ValueError, match="S5 counts hours"):
        BOOK.due(rule, day("2026-01-01"))


def test_a_rule_says_which_kind_of_limit_it_does_not_set() -> None:
    with pytest.raises(ValueError, match="S5 sets no day of the year"):
        _ = PLAN.day_of_year
    with pytest.raises(ValueError, match="S5 sets no length of time"):
        _ = replace(PLAN, limit=read_limit("15 February")).length


def test_a_rule_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="valid_from 2026-01-02 is after valid_to 2026-01-01"):
        replace(PLAN, valid_from=day("2026-01-02"), valid_to=day("2026-01-01"))


def test_two_wordings_of_a_rule_cannot_hold_on_one_day() -> None:
    changed = replace(PLAN, valid_from=day("2029-09-01"))
    for first in (PLAN, replace(PLAN, valid_to=day("2029-09-01"))):
        with pytest.raises(ValueError, match=r"\[S5\]: two wordings hold on the same day"):
            Rulebook.of([changed, first])
    with pytest.raises(ValueError, match=r"\[S5\]"):
        Rulebook.of([PLAN, PLAN])


def test_a_new_wording_holds_from_its_day_and_the_old_one_before_it() -> None:
    old = replace(PLAN, valid_from=day("2014-09-01"), valid_to=day("2029-08-31"))
    new = replace(PLAN, limit=read_limit("15 weeks"), valid_from=day("2029-09-01"))
    book = Rulebook.of([new, old])
    assert book.on("S5", day("2029-08-31")) == book.nearest("S5", day("2029-08-31")) == old
    assert book.on("S5", day("2029-09-01")) == book.nearest("S5", day("2029-09-01")) == new
    assert book.on("S5", day("2014-08-31")) is None
    assert book.nearest("S5", day("2014-08-31")) == old


def test_a_clock_keeps_the_wording_of_the_day_it_started() -> None:
    kept = [rule for code, both in BOOK.wordings.items() if code != "S5" for rule in both]
    old = replace(BOOK.wordings["S5"][0], valid_to=day("2029-08-31"))
    new = replace(PLAN, limit=read_limit("15 weeks"), valid_from=day("2029-09-01"))
    book = Rulebook.of([*kept, old, new], BOOK.working_days)
    before, after = (
        clock(EhcCase("1", day(received)), day("2029-10-01"), book)
        for received in ("2029-08-31", "2029-09-03")
    )
    assert said(before.plan) == ("2030-01-18", "open")
    assert said(after.plan) == ("2029-12-17", "open")
    assert (before.plan.rule, after.plan.rule) == (old, new)


def test_a_limit_is_worked_out_once_for_a_day_and_a_reading() -> None:
    book = Rulebook.of([replace(PLAN, valid_from=day("2014-09-01"))])
    start = day("2025-01-02")
    first = book.limit("S5", start)
    assert first is not None
    assert first[1] == day("2025-05-22")
    assert book.limit("S5", start) is first
    counted = book.limit("S5", start, count_first_day=True)
    assert counted is not None
    assert counted[1] == day("2025-05-21")


def test_there_is_no_limit_before_the_rule_was_law() -> None:
    book = Rulebook.of([replace(PLAN, valid_from=day("2014-09-01"))])
    assert book.limit("S5", day("2014-08-31")) is None


def test_how_sure_a_rule_is_reads_as_words() -> None:
    assert all(sure.words.endswith(".") for sure in Sure)
    assert Sure.DESIGN.words == "A rule of this dashboard, not of law."
