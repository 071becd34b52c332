"""Every printed figure comes out of the transcribed ones, or differs for a stated reason."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.backtests.papers import COUNCILS, Row, rows
from tests.backtests.recompute import agree, ours, paper

PRINTED = [(org, row) for org in COUNCILS for row in rows(org, "printed")]


def _name(case: tuple[str, Row]) -> str:
    org, row = case
    parts = [org, *(row[name] for name in ("subject", "period", "kind", "item"))]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    "case", [case for case in PRINTED if case[1]["expected"] == "same"], ids=_name
)
def test_ours_is_the_figure_in_the_paper(case: tuple[str, Row]) -> None:
    org, row = case
    assert agree(str(row["printed"]), ours(paper(org), row))


@pytest.mark.parametrize(
    "case", [case for case in PRINTED if case[1]["expected"] == "differs"], ids=_name
)
def test_ours_differs_from_the_paper_and_the_reason_is_given(case: tuple[str, Row]) -> None:
    org, row = case
    worked_out = ours(paper(org), row)
    assert worked_out is not None
    assert not agree(str(row["printed"]), worked_out)
    assert row["reason"]


def test_a_figure_that_cannot_be_compared_says_why() -> None:
    left_out = [row for _, row in PRINTED if row["expected"] == "not_comparable"]
    assert left_out
    assert [row for row in left_out if not row["reason"]] == []


def test_every_printed_figure_says_what_is_expected_and_where_it_stands() -> None:
    assert [row for _, row in PRINTED if not row["expected"] or not row["source_line"]] == []


@pytest.mark.parametrize(
    ("printed", "worked_out", "same"),
    [
        ("95%", Fraction(14200, 148), False),
        ("96%", Fraction(14200, 148), True),
        ("99.83%", Fraction(860900, 8624), True),
        ("£8.1 million", Fraction(8_120_961), True),
        ("£6,543,128", Fraction(6_493_128), False),
        ("12.772M", Fraction(12_772_000), True),
        ("-6", Fraction(-6), True),
        ("2.5", Fraction("2.45"), True),
        ("Green", "green", True),
        ("Green Green Amber Amber Green", "green amber green", True),
        ("0", None, False),
    ],
)
def test_ours_is_compared_at_the_last_place_printed(
    printed: str, worked_out: Fraction | str | None, same: bool
) -> None:
    assert agree(printed, worked_out) is same
