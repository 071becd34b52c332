"""Pooled funds: both sides by line, every sum checked, and spend against budget."""

from __future__ import annotations

import pytest

from dashboard.readmodels.partnership.money import FundYear, fund_years
from tests.unit.readmodels.papers import Papers

IN, OUT = {"kind": "income"}, {"kind": "expenditure"}


def years(*rows: dict[str, str | None]) -> tuple[FundYear, ...]:
    line: dict[str, str | None] = {"fund": "Pool", "line": "Grant", "period": "2023-24"}
    made = [line | {"line": f"Line {place}"} | row for place, row in enumerate(rows)]
    return fund_years(Papers().publish("kent", "funds", *made).books(), "kent")


def test_each_side_is_drawn_from_nought_with_its_share_of_the_whole() -> None:
    (year,) = years(IN | {"budget": "75"}, IN | {"budget": "25"}, OUT | {"budget": "100"})
    assert year.income is not None
    assert [(bar.text, bar.share, bar.number) for bar in year.income.bars] == [
        ("£75", "75%", 75.0), ("£25", "25%", 25.0),
    ]  # fmt: skip
    assert year.income.caption == "Income planned, Pool, 2023-24."
    assert (year.agrees, year.checked) == (
        True, "Checked: income and expenditure both add to £100.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "agrees", "said"),
    [
        ([IN | {"budget": "75"}, OUT | {"budget": "100.50"}], False,
         "Income adds to £75 and expenditure to £100.50: a difference of £25.50."),
        ([IN | {"budget": "75"}], None, "The lines add to £75; only one side is published."),
        ([OUT | {"budget": "75"}, OUT], None,
         "The lines add to £75; only one side is published. 1 line not stated and left out."),
        ([IN, OUT], None, "No amount is stated. 2 lines not stated and left out."),
    ],
)  # fmt: skip
def test_sums_that_disagree_or_are_missing_are_said(
    rows: list[dict[str, str | None]], agrees: bool | None, said: str
) -> None:
    (year,) = years(*rows)
    assert (year.agrees, year.checked) == (agrees, said)


def test_a_line_without_an_amount_has_no_bar_and_a_nought_has_one() -> None:
    (year,) = years(OUT, OUT | {"budget": "0"})
    assert year.income is None
    assert year.expenditure is not None
    assert [(bar.text, bar.share) for bar in year.expenditure.bars] == [
        ("not stated", ""), ("£0", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"budget": "10"}], "Plan figures only: no actual or forecast spend is published."),
        ([{"budget": "10", "actual": "12"}, {"budget": "5"}],
         "Spent: £2 over budget on 1 of 2 lines."),
        ([{"budget": "10", "forecast": "9"}], "Forecast: £1 under budget on 1 of 1 line."),
        ([{"budget": "10", "actual": "10"}], "Spent: on budget on 1 of 1 line."),
    ],
)  # fmt: skip
def test_spend_is_set_against_budget_where_it_is_published(
    rows: list[dict[str, str | None]], said: str
) -> None:
    (year,) = years(*[OUT | row for row in rows])
    assert year.spent == said


def test_more_income_than_planned_is_not_spending() -> None:
    (year,) = years(IN | {"budget": "10", "actual": "20"}, OUT | {"budget": "10", "actual": "9"})
    assert year.spent == "Spent: £1 under budget on 1 of 1 line."


def test_within_a_fund_the_newest_year_stands_first() -> None:
    held = years(IN | {"period": "2022-23"}, IN | {"period": "2023-24"}, IN | {"fund": "Another"})
    assert [(year.name, year.period) for year in held] == [
        ("Another", "2023-24"), ("Pool", "2023-24"), ("Pool", "2022-23"),
    ]  # fmt: skip
