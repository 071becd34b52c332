"""The DfE percentages, against the counts and percentages that DfE printed (rules S9 to S20)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dashboard.domain.clocks.ehc import EhcCase, EhcSettings, Outcome, clock
from dashboard.domain.clocks.ehc_sums import FIGURES, EhcSummary, summarise
from dashboard.domain.shares import Share
from dashboard.formats import half_up
from tests.unit.domain.clocks.law import BOOK, day

# As DfE printed them: issued, the same without exceptions, within 20 weeks, the same without
# exceptions, and the two percentages.
PRINTED = {
    "England 2019": (53327, 49519, 31313, 29895, "58.7", "60.4"),
    "England 2022": (65512, 62108, 31226, 30536, "47.7", "49.2"),
    "England 2023": (80945, 76506, 39784, 38471, "49.1", "50.3"),
    "England 2024": (90392, 84866, 41448, 39407, "45.9", "46.4"),
    "Kent 2023": (1804, 1796, 324, 324, "18.0", "18.0"),
    "Kent 2024": (2424, 2354, 784, 783, "32.3", "33.3"),
    "Thurrock 2023": (296, 296, 262, 262, "88.5", "88.5"),
    "Thurrock 2024": (288, 286, 139, 139, "48.3", "48.6"),
    "Southend 2023": (240, 239, 9, 9, "3.8", "3.8"),
    "Southend 2024": (299, 299, 48, 48, "16.1", "16.1"),
    "Essex 2024": (1833, 1797, 297, 270, "16.2", "15.0"),
}


def shown(value: Fraction | None) -> str:
    assert value is not None
    return f"{float(half_up(value, 1)):.1f}"


def of_counts(issued: int, plain: int, within: int, plain_within: int) -> EhcSummary:
    return EhcSummary(
        issued=issued,
        issued_within_20w=within,
        issued_excluding_exceptions=plain,
        within_20w_excluding_exceptions=plain_within,
    )


@pytest.mark.parametrize("area", PRINTED)
def test_S9_S10_S17_both_percentages_are_those_dfe_printed(area: str) -> None:
    *counts, percent, percent_plain = PRINTED[area]
    summary = of_counts(*(int(count) for count in counts))
    assert shown(summary.percent_20w) == percent
    assert shown(summary.percent_20w_excluding_exceptions) == percent_plain


def test_S9_leaving_exceptions_out_may_make_a_council_look_worse() -> None:
    essex = of_counts(*(int(count) for count in PRINTED["Essex 2024"][:4]))
    assert essex.percent_20w_excluding_exceptions is not None
    assert essex.percent_20w is not None
    assert essex.percent_20w_excluding_exceptions < essex.percent_20w


@pytest.mark.parametrize(
    ("over", "issued", "percent"),
    [(6478, 90392, "7.2"), (343, 2424, "14.2"), (64, 299, "21.4"), (1, 288, "0.3")],
)
def test_S12_the_share_of_plans_over_52_weeks(over: int, issued: int, percent: str) -> None:
    assert shown(Share(over, issued).percent) == percent


def test_S12_the_three_bands_add_up_to_the_plans_issued() -> None:
    rows = [("2025-05-22", 0), ("2025-05-23", 1), ("2026-01-01", 2), ("2026-01-02", 3)]
    cases = [
        EhcCase(str(n), day("2025-01-02"), decided_on=day("2025-02-01"), final_plan_on=day(final))
        for final, n in rows
    ]
    summary = summarise(clock(case, day("2026-02-01"), BOOK) for case in cases)
    bands = (summary.issued_within_20w, summary.between_20w_and_52w, summary.over_52w)
    assert bands == (1, 2, 1)
    assert sum(bands) == summary.issued == 4


@pytest.mark.parametrize(("within", "over", "percent"), [(126160, 22593, "84.8")])
def test_S14_the_six_week_percentage_of_england(within: int, over: int, percent: str) -> None:
    summary = EhcSummary(decided=within + over, decided_within_6w=within)
    assert shown(summary.percent_6w) == percent


def test_S14_open_cases_are_left_out_unless_the_overdue_count_as_late() -> None:
    received = day("2025-01-02")
    cases = [
        EhcCase("1", received, decided_on=day("2025-02-13")),
        EhcCase("2", received, decided_on=day("2025-02-14")),
        EhcCase("3", received),
        EhcCase("4", day("2025-02-20")),
    ]
    reading = EhcSettings(overdue_counts_as_late=True)
    clocks = [clock(case, day("2025-03-01"), BOOK) for case in cases]
    assert summarise(clocks).percent_6w == 50
    assert summarise(clocks, reading).percent_6w == Fraction(100, 3)


def test_S15_the_sixteen_week_percentage_is_of_decisions_not_to_issue() -> None:
    received, decided = day("2025-01-02"), day("2025-02-10")
    told = [day("2025-04-24"), day("2025-04-25"), None]
    cases = [
        EhcCase(
            str(n),
            received,
            decided_on=decided,
            assessment_outcome=Outcome.NO_PLAN,
            no_plan_notified_on=notified,
        )
        for n, notified in enumerate(told)
    ]
    cases += [EhcCase("plan", received, decided_on=decided, final_plan_on=day("2025-09-01"))]
    cases += [EhcCase("open", received, decided_on=decided)]
    summary = summarise(clock(case, day("2025-10-01"), BOOK) for case in cases)
    assert (summary.refused_within_16w, summary.refused_a_plan) == (1, 2)
    assert summary.percent_16w == 50


def test_S11_the_cohort_is_the_plans_issued_and_not_the_requests_received() -> None:
    decided = day("2024-12-02")
    cases = [
        EhcCase("asked last year", day("2024-11-04"), decided_on=decided, final_plan_on=final)
        for final in (day("2025-03-24"), day("2025-03-25"))
    ]
    cases += [EhcCase("asked this year", day("2025-01-02"))]
    summary = summarise(clock(case, day("2025-12-31"), BOOK) for case in cases)
    assert (summary.issued, summary.percent_20w, summary.open) == (2, 50, 1)


def test_S17_counts_stand_beside_percentages() -> None:
    # DfE's own row for 2023 prints 84.8 where its counts give 84.9: the counts settle it.
    summary = EhcSummary(decided=1000, decided_within_6w=849)
    assert (summary.decided_within_6w, summary.decided, shown(summary.percent_6w)) == (
        849,
        1000,
        "84.9",
    )


def test_S18_S20_nothing_below_the_line_is_no_percentage() -> None:
    figures = summarise([]).figures()
    assert tuple(figures) == FIGURES
    for name in FIGURES:
        expected = None if name.startswith("percent") or name == "exception_rate" else 0
        assert figures[name] == expected, name


def test_S9_a_council_that_marks_every_plan_as_an_exception_is_pointed_out() -> None:
    every = of_counts(40, 0, 30, 0)
    assert every.exception_rate == 100
    assert every.percent_20w_excluding_exceptions is None
    said = every.exception_warning()
    assert said is not None
    assert said.startswith("100% of plans issued carry an exception, above 6.1%")


def test_S9_the_level_that_draws_attention_is_a_setting() -> None:
    england = of_counts(*(int(count) for count in PRINTED["England 2024"][:4]))
    assert shown(england.exception_rate) == "6.1"
    assert england.exception_warning(EhcSettings(exception_warning=Fraction(5))) is not None
    assert england.exception_warning(EhcSettings(exception_warning=Fraction(7))) is None
    assert EhcSummary().exception_warning() is None
