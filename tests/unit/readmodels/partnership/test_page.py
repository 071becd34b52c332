"""Partnership and money: metrics against plan, pooled funds, contracts, and what has no figure."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.readmodels.partnership.page import PartnershipQuery, PartnershipView, build
from tests.unit.readmodels.papers import Papers

Q1, Q2 = "2023-24 Q1", "2023-24 Q2"
HOME: dict[str, str | None] = {
    "section": "partnership",
    "title": "Still at home",
    "rule": "tolerance",
    "tolerance": "0",
    "tolerance_kind": "points",
    "green": None,
    "amber": None,
    "frequency": "quarterly",
    "group": "Better Care Fund",
}
COUNT = HOME | {"rule": "none", "tolerance": None, "tolerance_kind": None, "unit": "number"}


def view(given: Papers, **query: str) -> PartnershipView:
    return build(PartnershipQuery(**query), given.books(date(2024, 12, 10)))


def metric(*values: str | None, target: str | None = "80", **columns: str | None) -> Papers:
    """A metric with a figure for each quarter of 2023-24 so far."""
    given = Papers().measure("kent", "BCF", **(HOME | columns))
    for period, value in zip((Q1, Q2), values, strict=False):
        given.observed("kent", "BCF", period, value=value, target=target)
    return given


def test_a_metric_shows_the_quarters_of_its_year_with_their_distance_from_target() -> None:
    given = metric("74.5", "78.6").observed("kent", "BCF", "2022-23 Q4", value="1", target="80")
    (shown,) = view(given).metrics
    assert (shown.title, shown.target, shown.rating.rag) == ("Still at home", "80%", "red")
    assert [(p.label, p.text, p.gap, p.rating.rag) for p in shown.periods] == [
        ("Q1 2023-24", "74.5%", "−5.5", "red"), ("Q2 2023-24", "78.6%", "−1.4", "red"),
    ]  # fmt: skip
    (earlier,) = view(given, period=Q1).metrics
    assert [p.label for p in earlier.periods] == ["Q1 2023-24"]


def test_a_quarter_left_blank_has_no_distance_and_no_rating() -> None:
    given = metric("74.5", None)
    given.observed("kent", "OTHER", Q2, value="1")
    (shown,) = view(given, period=Q1).metrics
    assert shown.rating.rag == "red"
    both = metric("74.5", None).measure("kent", "B2", **HOME)
    both.observed("kent", "B2", Q2, value="90", target="80")
    blank = view(both).metrics[0]
    assert (blank.rating.rag, blank.why) == ("none", "No figure for Q2 2023-24.")
    assert [(p.text, p.gap) for p in blank.periods] == [("74.5%", "−5.5"), ("No figure", "")]


def test_a_quarter_never_sent_is_late_and_nothing_older_stands_for_it() -> None:
    given = metric("74.5").measure("kent", "B2", **HOME)
    given.observed("kent", "B2", Q2, value="90", target="80")
    late = view(given).metrics[0]
    assert (late.rating.word, late.target) == ("Not rated: late", "not stated")
    assert late.why == "No figure for Q2 2023-24; last received Q1 2023-24."


def test_a_metric_nobody_rates_has_no_distance_from_its_target() -> None:
    (shown,) = view(metric("253", target="243.3", **COUNT)).metrics
    assert (shown.rating.rag, shown.periods[0].gap) == ("none", "")
    (rated,) = view(metric("74.5")).metrics
    assert rated.periods[0].gap == "−5.5"
    (ranged,) = view(metric("253", target="200..243", **COUNT)).metrics
    assert ranged.periods[0].gap == ""


def test_what_the_paper_says_of_a_metric_is_beside_it() -> None:
    given = metric("74.5")
    given.observed("kent", "BCF", Q2, value="78.6", target="80", commentary="rising. Query: Is it")
    (shown,) = view(given).metrics
    assert shown.commentary == "Rising."
    assert [mark.words for mark in shown.marks] == ["Is it"]


@pytest.mark.parametrize(
    ("values", "headline"),
    [
        (["70"], "The one rated metric misses target"),
        (["90"], "The one rated metric meets target"),
        (["70", "70"], "Both rated metrics miss target"),
        (["90", "90"], "Both rated metrics meet target"),
        (["70", "70", "70"], "All three rated metrics miss target"),
        (["70", "90"], "One of two rated metrics misses target"),
        (["70", "70", "90"], "Two of three rated metrics miss target"),
    ],
)
def test_the_headline_counts_the_metrics_that_miss(values: list[str], headline: str) -> None:
    given = Papers()
    for place, value in enumerate(values):
        code = f"B{place}"
        given.measure("kent", code, **HOME).observed("kent", code, Q2, value=value, target="80")
    shown = view(given)
    assert shown.frame.head.headline == headline
    assert sum(item.count for item in shown.frame.head.tally) == len(values)


FUND: dict[str, str | None] = {"fund": "Pool", "line": "Grant", "period": "2023-24", "budget": "75"}
CONTRACT: dict[str, str | None] = {"contract_id": "C1", "title": "Priory House"}


@pytest.mark.parametrize(
    ("funds", "contracts", "headline"),
    [
        (True, True, "Money and contracts are published; no metric is rated"),
        (True, False, "Money is published; no metric is rated"),
        (False, True, "Contracts are published; no metric is rated"),
        (False, False, "No partnership figures are published here"),
    ],
)
def test_without_a_rated_metric_the_headline_says_what_there_is(
    funds: bool, contracts: bool, headline: str
) -> None:
    given = Papers().measure("kent", "GAS")
    if funds:
        given.publish("kent", "funds", FUND | {"kind": "income"})
    if contracts:
        given.publish("kent", "contracts", CONTRACT)
    assert view(given).frame.head.headline == headline


def test_metrics_that_cannot_be_rated_are_said_to_be_that() -> None:
    head = view(metric("253", target="243.3", **COUNT)).frame.head
    assert head.headline == "No metric here can be rated"


def test_the_lead_says_whether_the_funds_balance_and_what_the_contracts_add_to() -> None:
    given = Papers()
    sides: list[dict[str, str | None]] = [
        FUND | {"kind": "income"},
        FUND | {"kind": "expenditure"},
        FUND | {"kind": "income", "period": "2022-23"},
        FUND | {"kind": "expenditure", "period": "2022-23", "budget": "70"},
        FUND | {"kind": "income", "period": "2021-22"},
    ]
    given.publish("kent", "funds", *sides)
    given.publish("kent", "contracts", CONTRACT | {"annual_value": "100"}, CONTRACT)
    assert view(given).frame.head.lead == (
        "Income equals expenditure in one of two fund years that publish both. "
        "1 contract adds to £100 a year. 1 states no value."
    )


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        (["2022-03-31", "2030-03-31"],
         "1 contract adds to £10 a year; what has ended came to £10 a year."),
        (["2022-03-31"] * 3, "All three contracts have ended; they came to £30 a year."),
        (["2022-03-31"] * 2, "Both contracts have ended; they came to £20 a year."),
        (["2022-03-31"], "The one contract has ended; it came to £10 a year."),
    ],
)  # fmt: skip
def test_contracts_that_have_ended_are_not_told_in_the_present(ends: list[str], said: str) -> None:
    rows = [
        CONTRACT | {"contract_id": f"C{n}", "annual_value": "10", "ends_on": end}
        for n, end in enumerate(ends)
    ]
    assert view(Papers().publish("kent", "contracts", *rows)).contracts_said == said


def test_a_contract_says_what_is_not_stated_and_how_it_stands_on_the_day() -> None:
    dated = {"starts_on": "2017-04-01", "ends_on": "2021-03-31", "extended_to": "2022-03-31"}
    given = Papers().publish("kent", "contracts", CONTRACT, CONTRACT | dated)
    shown = view(given)
    assert shown.contracts is not None
    assert shown.contracts.caption == "As at 10 December 2024: 1 of 2 has ended."
    assert shown.contracts.rows[0] == (
        "Priory House", *["not stated"] * 4, "End not stated", "not stated",
    )  # fmt: skip
    assert shown.contracts.rows[1][3:6] == ("1 April 2017", "31 March 2022", "Ended")
    assert shown.contracts_said == "No contract value is published."


def test_measures_without_rhythm_stand_in_groups_each_with_its_date_or_none() -> None:
    given = metric("74.5").measure(
        "kent", "IS1", **(COUNT | {"group": "Success", "frequency": None})
    )
    given.observed("kent", "IS1", "2021-09-14", value="60")
    given.measure("kent", "IS2", **(COUNT | {"group": None, "frequency": None}))
    other, success = view(given).groups
    assert (other.name, success.name) == ("Other", "Success")
    assert other.said == "None of one have a figure. What is not stated stays blank."
    assert other.lines[0].why == "No figure for December 2024."
    assert [mark.words for mark in success.lines[0].marks] == ["14 September 2021"]


def test_a_council_without_any_of_it_says_so() -> None:
    shown = view(Papers().measure("kent", "GAS"))
    assert (shown.metrics, shown.funds, shown.contracts, shown.groups) == ((), (), None, ())
    assert (shown.frame.head.lead, shown.frame.head.tally) == ("", ())
