"""How a printed figure is worked out again, and what comes of comparing the two."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.readmodels.data.reconciliation import (
    AGREES,
    DIFFERS,
    NOT_COMPARABLE,
    UNEXPECTED,
    Reconciled,
    reconcile,
)
from tests.unit.readmodels.papers import BANDS, Row, books_of

TODAY, ORG = date(2024, 2, 7), "thurrock"
RATE = {
    "unit": "number",
    "polarity": "lower",
    "rule": "tolerance",
    "tolerance": "10",
    "tolerance_kind": "percent",
}
MEASURES: tuple[Row, ...] = (
    {"measure": "GAS", "title": "Gas", "section": "housing", "group": "Fire and gas", **BANDS},
    {"measure": "LIFT", "title": "Lifts", "section": "housing", **BANDS},
    {"measure": "DELAY", "title": "Delays", "section": "adult-social-care", **RATE},
    {
        "measure": "LATE",
        "title": "Admissions",
        "section": "adult-social-care",
        "in_arrears_months": "1",
        **RATE,
    },
    # What a council has added since: not there when the paper counted.
    {"measure": "OWN", "title": "Own", "section": "adult-social-care", **RATE},
    {
        "measure": "LATER",
        "title": "Later",
        "section": "adult-social-care",
        "valid_from": "2024-04-01",
        **RATE,
    },
    {
        "measure": "LEVELS",
        "title": "Levels",
        "section": "risks",
        "unit": "number",
        "polarity": "lower",
        "rule": "matrix",
        "green": "6",
        "amber": "15",
    },
)
OBSERVATIONS: tuple[Row, ...] = (
    {"measure": "GAS", "period": "2023-24 Q2", "numerator": "142", "denominator": "148"},
    {"measure": "LIFT", "period": "2023-24 Q2", "numerator": "0", "denominator": "0"},
    {"measure": "DELAY", "period": "2018-12", "value": "8", "target": "8"},
    {"measure": "DELAY", "period": "2019-01", "value": "12", "target": "8"},
    {"measure": "LATE", "period": "2018-12", "value": "0", "target": "5"},
    {"measure": "OWN", "period": "2024-01", "value": "3", "target": "5"},
    {"measure": "LATER", "period": "2019-01", "value": "3", "target": "5"},
)
RETURNS: tuple[Row, ...] = (
    {
        "workstream": "GAS",
        "period": "2023-24 Q2",
        "annual_target": "308",
        "annual_completed": "77",
        "period_due": "148",
        "period_completed": "142",
    },
)
ACTION = {"plan": "Ageing Well", "plan_year": "2023-24", "title": "Health checks"}
ACTIONS: tuple[Row, ...] = (
    {**ACTION, "priority": "1", "action_id": "A1", "baseline": "2866", "latest": "3444"},
    {**ACTION, "priority": "2", "action_id": "A2"},
    {**ACTION, "priority": "2", "action_id": "A3", "kind": "impact"},
)
RISKS: tuple[Row, ...] = (
    {
        "risk_id": "R1",
        "title": "Demand",
        "likelihood": "4",
        "impact": "5",
        "target_likelihood": "2",
        "target_impact": "3",
        "previous_score": "15",
    },
    {"risk_id": "R2", "title": "Market", "likelihood": "2", "impact": "4", "previous_score": "9"},
)
FUND = {"fund": "Pooled", "period": "2023-24", "kind": "income"}
FUNDS: tuple[Row, ...] = (
    {**FUND, "line": "core", "source": "Council", "budget": "100"},
    {**FUND, "line": "grant: discharge", "source": "NHS", "budget": "50.5"},
    {**FUND, "line": "gift", "source": "NHS"},
)
CONTRACTS: tuple[Row, ...] = (
    {"contract_id": "C-1", "title": "Care", "annual_value": "6000000"},
    {"contract_id": "C-2", "title": "Meals"},
)


def line(subject: str, kind: str, item: str, printed: str, **given: str | None) -> Reconciled:
    """One printed figure, set beside figures that are the same in every test."""
    row = {"subject": subject, "kind": kind, "item": item, "printed": printed, "expected": "same"}
    held = books_of(
        ORG,
        TODAY,
        measures=MEASURES,
        observations=OBSERVATIONS,
        compliance_returns=RETURNS,
        actions=ACTIONS,
        risks=RISKS,
        funds=FUNDS,
        contracts=CONTRACTS,
        printed=({"period": None, "reason": None, "source_line": None, **row, **given},),
    )
    return reconcile(held, ORG)[0]


Q2, JANUARY = "2023-24 Q2", "2019-01"


@pytest.mark.parametrize(
    ("subject", "period", "kind", "item", "printed"),
    [
        ("GAS", Q2, "rating", "page", "Amber"),
        ("GAS", Q2, "percent", "page", "96%"),
        ("GAS", Q2, "percent", "progress through the year", "25%"),
        ("GAS", Q2, "count", "due", "148"),
        ("GAS", Q2, "count", "done", "142"),
        ("GAS", Q2, "count", "not done", "6"),
        ("DELAY", JANUARY, "value", "current position", "12"),
        ("DELAY", JANUARY, "target", "current target", "8"),
        ("DELAY", JANUARY, "percent", "change since 2018-12", "50%"),
        ("DELAY", JANUARY, "percent", "of target", "150%"),
        ("DELAY", "2018-12", "percent", "DELAY + LATE", "8%"),
        ("DELAY", JANUARY, "variance", "points from target", "4"),
        ("DELAY", JANUARY, "variance", "side of target", "above target"),
        ("DELAY", None, "rating", "in printed order", "Green Green Red"),
        ("section:adult-social-care", JANUARY, "count", "measures", "2"),
        ("section:adult-social-care", JANUARY, "count", "rated", "2"),
        ("section:adult-social-care", JANUARY, "count", "red", "1"),
        ("section:adult-social-care", JANUARY, "count", "green", "1"),
        ("plan:Ageing Well", None, "count", "all", "2"),
        ("plan:Ageing Well", None, "count", "2", "1"),
        ("plan:Ageing Well", None, "percent", "2", "50%"),
        ("action:A1", None, "variance", "change from baseline", "578"),
        ("risks", None, "count", "all", "2"),
        ("risks", None, "count", "high", "1"),
        ("risks", None, "variance", "net change", "4"),
        ("risk:R1", None, "value", "score", "20"),
        ("risk:R1", None, "value", "target score", "6"),
        ("risk:R1", None, "rating", "target level", "Low"),
        ("risk:R1", None, "variance", "change in score", "5"),
        ("fund:Pooled", "2023-24", "total", "income", "£150.50"),
        ("fund:Pooled", "2023-24", "total", "income: NHS (rounded)", "51"),
        ("fund:Pooled", "2023-24", "total", "income: discharge", "50.5"),
        ("contracts:C", None, "count", "contracts", "2"),
        ("contracts:C", None, "total", "annual value", "£6 million"),
    ],
)
def test_ours_is_worked_out_as_the_documentation_says(
    subject: str, period: str | None, kind: str, item: str, printed: str
) -> None:
    found = line(subject, kind, item, printed, period=period)
    assert (found.outcome, found.why) == (AGREES, "")


@pytest.mark.parametrize(
    ("subject", "period", "kind", "item"),
    [
        ("NONE", Q2, "percent", "page"),
        ("GAS", "2023-24 Q3", "percent", "page"),
        ("GAS", None, "percent", "page"),
        ("GAS", Q2, "target", "page"),
        ("GAS", Q2, "total", "page"),
        ("GAS", Q2, "count", "somehow"),
        ("GAS", Q2, "percent", "change since never"),
        ("LIFT", Q2, "percent", "page"),
        ("LIFT", Q2, "rating", "page"),
        ("LIFT", Q2, "percent", "progress through the year"),
        ("DELAY", JANUARY, "count", "due"),
        ("DELAY", JANUARY, "variance", "somehow"),
        ("LATE", "2018-12", "percent", "change since 2018-12"),
        ("section:send", JANUARY, "count", "red"),
        ("plan:None", None, "count", "all"),
        ("action:A2", None, "variance", "change from baseline"),
        ("action:A9", None, "variance", "change from baseline"),
        ("risk:R2", None, "value", "target score"),
        ("risk:R9", None, "value", "score"),
        ("fund:Pooled", "2022-23", "total", "income"),
        ("contracts:X", None, "count", "contracts"),
        ("odd:subject", Q2, "value", "page"),
    ],
)
def test_what_the_figures_do_not_say_is_unexpected_and_never_nought(
    subject: str, period: str | None, kind: str, item: str
) -> None:
    found = line(subject, kind, item, "0", period=period)
    assert (found.outcome, found.ours) == (UNEXPECTED, None)
    assert found.why.startswith("Expected to be comparable, but: ")
    assert found.title
    assert found.href


def test_a_level_needs_levels_that_the_organisation_set() -> None:
    printed: Row = {
        "subject": "risk:R1",
        "period": None,
        "kind": "rating",
        "item": "level",
        "printed": "High",
        "expected": "same",
        "reason": None,
        "source_line": None,
    }
    assert reconcile(books_of(ORG, TODAY, risks=RISKS, printed=(printed,)), ORG)[0].ours is None


def test_a_difference_with_its_reason_is_only_a_difference() -> None:
    found = line("GAS", "percent", "page", "95%", period=Q2, expected="differs", reason="Cut off.")
    assert (found.outcome, found.why) == (DIFFERS, "Cut off.")
    assert found.ours == "95.95%, rounds to 96%"


@pytest.mark.parametrize(
    ("printed", "expected", "reason", "why"),
    [
        ("95%", "same", None, "Said to be the same, and differs."),
        ("95%", None, None, "Said to be the same, and differs."),
        ("95%", "differs", None, "Differs, with no reason given."),
        (
            "96%",
            "differs",
            "Cut.",
            "Said to differ, and no longer does; the reason given was: Cut.",
        ),
        ("1", "not_comparable", None, "Said not to be comparable, with no reason given."),
        (
            "most",
            "same",
            None,
            "Expected to be comparable, but: “most” cannot be read as a number.",
        ),
    ],
)
def test_a_figure_that_comes_out_other_than_said_is_unexpected(
    printed: str, expected: str | None, reason: str | None, why: str
) -> None:
    found = line("GAS", "percent", "page", printed, period=Q2, expected=expected, reason=reason)
    assert (found.outcome, found.why) == (UNEXPECTED, why)


def test_a_figure_that_cannot_be_compared_is_not_worked_out() -> None:
    found = line("GAS", "percent", "page", "95%", expected="not_comparable", reason="No base.")
    assert (found.outcome, found.ours, found.why) == (NOT_COMPARABLE, None, "No base.")


def test_a_printed_figure_says_what_it_is_about_and_where_ours_is() -> None:
    found = line("GAS", "percent", "page", "96%", period=Q2, source_line="852")
    assert (found.group, found.title, found.place) == ("Measures", "Gas", "852")
    assert found.what == "Fire and gas. Percent: page, Q2 2023-24"
    assert found.href == f"/measure?org={ORG}&measure=GAS&period=2023-24-Q2"
    plan = line("plan:Ageing Well", "count", "2", "1")
    assert (plan.group, plan.what) == ("Plans and actions", "Count: priority 2")
