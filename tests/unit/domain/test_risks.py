"""Risks stand where their own organisation's levels put them (rule G13)."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.risks import Risk, RiskError, level, matrix_tops

from .made import measure

AS_AT = date(2019, 6, 1)


def made(**columns: str) -> Risk:
    row = {"risk_id": "AH0005", "title": "Funding", "likelihood": "5", "impact": "4"}
    return Risk.from_row(row | columns)


def test_a_score_is_likelihood_times_impact():
    risk = made(target_likelihood="4", target_impact="4", previous_score="25")
    assert (risk.score, risk.target_score, risk.change) == (20, 16, -5)


def test_a_target_half_stated_is_not_stated():
    assert made().target_score is None
    assert made(target_likelihood="4").target_score is None
    assert made().change is None


@pytest.mark.parametrize(
    ("columns", "column"),
    [
        ({"likelihood": ""}, "likelihood"),
        ({"impact": ""}, "impact"),
        ({"likelihood": "0"}, "likelihood"),
        ({"title": ""}, "title"),
    ],
)
def test_a_risk_that_cannot_be_used_names_its_column(columns, column):
    with pytest.raises(RiskError) as caught:
        made(**columns)
    assert caught.value.column == column


@pytest.mark.parametrize(
    ("score", "name"),
    [(2, "low"), (6, "low"), (8, "medium"), (9, "medium"), (15, "medium"), (16, "high")],
)
def test_G13_kents_levels_are_low_to_6_and_high_from_16(score, name):
    assert level(score, *matrix_tops(measure(rule="matrix", green="6", amber="15"))) == name


def test_G13_without_levels_a_score_has_none():
    assert level(25, None, None) is None
    assert level(25, 6, None) is None
    assert matrix_tops(measure(rule="matrix")) == (None, None)
    assert matrix_tops(measure()) == (None, None)
    assert matrix_tops(None) == (None, None)


@pytest.mark.parametrize(
    ("due", "reviewed", "overdue"),
    [
        ("", "", False),
        ("2019-06-01", "", False),
        ("2019-05-14", "", True),
        ("2019-05-14", "2019-02-14", True),
        ("2019-05-14", "2019-05-14", False),
    ],
)
def test_a_review_is_overdue_when_its_day_has_passed_without_one(due, reviewed, overdue):
    assert made(review_due_on=due, reviewed_on=reviewed).review_overdue(AS_AT) is overdue
