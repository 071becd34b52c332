"""Periods are read exactly or refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.periods import Period, PeriodError, PeriodKind


@pytest.mark.parametrize(
    ("text", "normal", "kind"),
    [
        ("2023-07", "2023-07", "month"),
        ("Jul-23", "2023-07", "month"),
        ("jul 2023", "2023-07", "month"),
        ("July 2023", "2023-07", "month"),
        ("Sept 2023", "2023-09", "month"),
        ("December-2023", "2023-12", "month"),
        ("Jan-98", "1998-01", "month"),
        ("10/2026", "2026-10", "month"),
        ("2026/10", "2026-10", "month"),
        ("4-2003", "April 2003", "month"),
        ("2023-24 Q1", "2023-24 Q1", "quarter"),
        ("Q1 23-24", "2023-24 Q1", "quarter"),
        ("q4 2023/24", "2023-24 Q4", "quarter"),
        ("2003-04 Q1", "2003-04 Q1", "quarter"),
        ("2023-24-Q1", "2023-24 Q1", "quarter"),
        ("2023-24 H2", "2023-24 H2", "half"),
        ("2023-24", "2023-24", "year"),
        ("2023\u201324", "2023-24", "year"),
        ("2023/24", "2023-24", "year"),
        ("2023-2024", "2023-24", "year"),
        ("1999-00", "1999-00", "year"),
        ("2003-2004", "2003-2004", "year"),
        ("April 2003", "April 2003", "month"),
        ("2003-05", "2003-05", "month"),
        ("2012-13", "2012-13", "year"),
        ("  2023  ", "2023", "calendar_year"),
        ("2023-09-30", "2023-09-30", "snapshot"),
    ],
)
def test_every_accepted_form_is_printed_back_in_its_normal_form(text, normal, kind):
    period = Period.parse(text)
    assert str(period) == normal
    assert period.kind == kind


@pytest.mark.parametrize("text", ["2003-04", "2011-12", "2000-01", "2003/04"])
def test_a_month_that_could_be_a_financial_year_is_refused_not_guessed(text):
    with pytest.raises(PeriodError, match="or the financial year"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2023-13", "neither a month"),
        ("2023-25", "neither a month"),
        ("2023-2025", "neither a month"),
        ("2023-00", "neither a month"),
        ("2023-02-30", "not a day in the calendar"),
        ("2023-24 Q5", "There is no Q5"),
        ("2023-24 H3", "There is no H3"),
        ("2023-25 Q1", "not a financial year"),
        ("Q1 23-25", "not a financial year"),
        ("Smarch 2023", "not the name of a month"),
        ("0207", "impossible"),
        ("2999-01-01", "impossible"),
        ("Q1 2023", "not a period"),
        ("23-24", "not a period"),
        ("next year", "not a period"),
        ("", "not a period"),
        ("\u0662\u0660\u0662\u0663", "not a period"),
        ("2023-7", "not a period"),
        ("13/2026", "13 is not the number of a month"),
        ("0/2026", "not the number of a month"),
    ],
)
def test_an_impossible_period_is_refused_with_the_reason(text, reason):
    with pytest.raises(PeriodError, match=reason):
        Period.parse(text)


def test_the_message_for_an_ambiguous_period_says_what_to_write():
    with pytest.raises(PeriodError) as caught:
        Period.parse("2003-04")
    suggestions = str(caught.value).split("write ")[1].rstrip(".").split(" or ")
    assert [Period.parse(text).kind for text in suggestions] == ["month", "year"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-24 Q1", "2023-04-01", "2023-06-30"),
        ("2023-24 Q4", "2024-01-01", "2024-03-31"),
        ("2023-24 H1", "2023-04-01", "2023-09-30"),
        ("2023-24 H2", "2023-10-01", "2024-03-31"),
        ("2023-24", "2023-04-01", "2024-03-31"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-09-30", "2023-09-30", "2023-09-30"),
    ],
)
def test_a_period_runs_from_its_first_day_to_its_last(text, start, end):
    period = Period.parse(text)
    assert (period.start, period.end) == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("text", "label", "short", "year"),
    [
        ("2023-07", "July 2023", "Jul", "2023-24"),
        ("2024-01", "January 2024", "Jan", "2023-24"),
        ("2023-24 Q4", "Q4 2023-24", "Q4", "2023-24"),
        ("2023-24 H2", "H2 2023-24", "H2", "2023-24"),
        ("2023-24", "2023-24", "2023-24", "2023-24"),
        ("2023", "2023", "2023", "2023-24"),
        ("2023-09-30", "30 September 2023", "30 Sep", "2023-24"),
    ],
)
def test_a_period_names_itself_in_words_for_axes_and_by_its_year(text, label, short, year):
    period = Period.parse(text)
    assert (period.label, period.short, period.financial_year) == (label, short, year)


@pytest.mark.parametrize(
    ("text", "before", "after", "year_earlier"),
    [
        ("2023-01", "2022-12", "2023-02", "2022-01"),
        ("2023-24 Q1", "2022-23 Q4", "2023-24 Q2", "2022-23 Q1"),
        ("2023-24 H1", "2022-23 H2", "2023-24 H2", "2022-23 H1"),
        ("2023-24", "2022-23", "2024-25", "2022-23"),
        ("2023", "2022", "2024", "2022"),
        ("2024-02-29", "2024-02-28", "2024-03-01", "2023-02-28"),
    ],
)
def test_a_period_knows_its_neighbours(text, before, after, year_earlier):
    period = Period.parse(text)
    assert str(period.previous()) == before
    assert str(period.next()) == after
    assert str(period.year_earlier()) == year_earlier


def test_a_year_contains_its_quarters_and_a_quarter_not_its_year():
    year, quarter = Period.parse("2023-24"), Period.parse("2023-24 Q4")
    assert year.contains(quarter)
    assert not quarter.contains(year)
    assert not year.contains(Period.parse("2024-04"))


def test_periods_are_in_order_of_their_last_day_then_their_first():
    texts = ["2023-06", "2023-24 Q1", "2023-07", "2023-24 Q2", "2023-24 H1", "2023", "2023-24"]
    ordered = [str(p) for p in sorted(map(Period.parse, texts))]
    assert ordered == [
        *("2023-24 Q1", "2023-06", "2023-07", "2023-24 H1", "2023-24 Q2", "2023", "2023-24")
    ]


years = st.integers(1950, 2150)
periods = st.one_of(
    st.builds(Period.month, years, st.integers(1, 12)),
    st.builds(Period.quarter, years, st.integers(1, 4)),
    st.builds(Period.half, years, st.integers(1, 2)),
    st.builds(Period.year, years),
    st.builds(Period.calendar_year, years),
    st.builds(Period.snapshot, st.dates(date(1950, 1, 1), date(2150, 1, 1))),
)


@given(periods)
def test_what_a_period_prints_it_can_read_and_its_slug_too(period):
    assert Period.parse(str(period)) == period
    assert Period.parse(period.slug) == period
    assert " " not in period.slug


@given(periods)
def test_next_undoes_previous_and_leaves_no_day_between(period):
    assert period.previous().next() == period == period.next().previous()
    assert (period.start - period.previous().end).days == 1


def test_kinds_are_named_as_in_the_catalogue():
    assert list(PeriodKind) == [*("month", "quarter", "half", "year", "calendar_year", "snapshot")]
