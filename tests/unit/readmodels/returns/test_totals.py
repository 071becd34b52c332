"""What a file adds up to, beside what it takes the place of and the period before."""

from __future__ import annotations

import pandas as pd

from dashboard.readmodels.returns.totals import Total, totals

NAMES = ("period_due", "spent")


def rows(*lines: tuple[str | None, ...]) -> pd.DataFrame:
    frame = pd.DataFrame(lines, columns=["workstream", "period", *NAMES])
    return frame.astype("category")


PUBLISHED = rows(
    ("GAS", "2023-06", "100", "0.1"),
    ("FRA", "2023-06", "20", "0.2"),
    ("GAS", "2023-05", "1000", None),
    ("FRA", "2023-05", "234", None),
)


def test_rows_and_columns_are_added_up_exactly_beside_what_they_replace_and_the_period_before() -> (
    None
):
    new = rows(("GAS", "2023-06", "101", "0.1"), ("FRA", "2023-06", "21", "0.2"))
    assert totals(NAMES, new, PUBLISHED, [0, 1]) == (
        Total("Rows", "2", "2", "2"),
        Total("Period due", "122", "120", "1,234"),
        Total("Spent", "0.3", "0.3", ""),
    )


def test_the_period_before_is_that_of_what_the_file_has_rows_of_alone() -> None:
    new = rows(("GAS", "2023-06", "101", "0.1"), ("ASB", "2023-06", "21", "0.2"))
    found = totals(NAMES, new, PUBLISHED, [0])
    assert [one.period_before for one in found] == ["1 (1 of the file's has none)", "1,000", ""]
    more = rows(("ASB", "2023-06", "1", None), ("LIFT", "2023-06", "1", None))
    assert [one.period_before for one in totals(NAMES, more, PUBLISHED, [])] == ["", ""]


def test_a_line_of_a_fund_is_told_from_another_by_its_kind_too() -> None:
    names = ["fund", "line", "kind", "period", "budget"]
    old = pd.DataFrame(
        [["BCF", "Care", "income", "2022-23", "5"], ["BCF", "Care", None, "2022-23", "7"]],
        columns=names,
    )
    new = pd.DataFrame([["BCF", "Care", None, "2023-24", "8"]], columns=names)
    found = totals(["budget"], new, old, [])
    assert [one.period_before for one in found] == ["1", "7"]


def test_a_column_that_nobody_fills_is_left_out_and_one_that_is_now_blank_is_not() -> None:
    new = rows(("GAS", "2023-06", None, None))
    found = totals(NAMES, new, PUBLISHED, [0])
    assert [(one.column, one.file, one.published) for one in found[1:]] == [
        ("Period due", "", "100"),
        ("Spent", "", "0.1"),
    ]
    assert totals(NAMES, new, PUBLISHED.iloc[:0], []) == (Total("Rows", "1", "", ""),)


def test_there_is_no_one_period_before_the_two_that_a_file_is_of() -> None:
    new = rows(("GAS", "2023-06", "1", None), ("GAS", "2023-07", "2", None))
    assert {one.period_before for one in totals(NAMES, new, PUBLISHED, [0])} == {""}


def test_a_file_without_periods_or_the_first_there_is_has_nothing_beside_it() -> None:
    homes = pd.DataFrame({"homes": ["1", "84"]}, dtype="category")
    assert totals(("homes",), homes, pd.DataFrame(), []) == (
        Total("Rows", "2", "", ""),
        Total("Homes", "85", "", ""),
    )


def test_a_total_is_exact_however_long_the_numbers_are() -> None:
    most = "9" * 40
    new = rows(("GAS", "2023-06", most, "-0.1"), ("FRA", "2023-06", most, "0.3"))
    found = totals(NAMES, new, new.iloc[:0], [])
    assert [one.file.replace(",", "") for one in found] == ["2", str(2 * int(most)), "0.2"]
