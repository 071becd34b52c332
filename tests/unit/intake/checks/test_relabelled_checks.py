"""Last period's file, sent again under a new period."""

from __future__ import annotations

from datetime import date

from dashboard.intake.batch import check
from dashboard.intake.checks.relabelled import same_as_period_before
from dashboard.intake.lines import Beside
from tests.unit.intake.sending import checked, only, problems

JULY = [
    {"measure": measure, "period": "2023-07", "numerator": top, "denominator": "150"}
    for measure, top in (("A", "141"), ("B", "142"), ("C", "0"), ("D", "144"))
]
AUGUST = [{**row, "period": "2023-08"} for row in JULY]


def test_same_as_period_before_is_said_once_of_a_period_all_of_whose_figures_are_alike() -> None:
    problem = only("observations", *JULY, *AUGUST)
    assert (problem.code, problem.row, problem.column) == ("same_as_period_before", 6, "period")
    assert problem.message == (
        "Every figure that the file gives for August 2023 is that of July 2023: 4 of them."
    )
    other = {**AUGUST[0], "numerator": "140"}
    assert problems("observations", *JULY, other, *AUGUST[1:]) == []
    new = {**AUGUST[0], "measure": "E"}
    assert problems("observations", *JULY, *AUGUST, new) == []
    assert problems("observations", *JULY[:2], *AUGUST[:2]) == []
    october = [{**row, "period": "2023-10"} for row in JULY]
    assert problems("observations", *JULY, *october) == []


def test_same_as_period_before_leaves_out_what_is_0_or_100_every_month() -> None:
    rows = [
        {"measure": measure, "period": period, "value": "100"}
        for period in ("2023-07", "2023-08")
        for measure in "ABCD"
    ]
    assert problems("observations", *rows) == []


def test_same_as_period_before_looks_at_every_count_of_a_return() -> None:
    def rows(period: str, **more: str) -> list[dict[str, str]]:
        names = ("ASB", "FRA", "LIFT-ADP")
        counts = [{"period_due": f"8{at}", "period_completed": f"7{at}"} for at in range(3)]
        return [
            {"workstream": name, "period": period, **count, **more}
            for name, count in zip(names, counts, strict=True)
        ]

    both = rows("2023-07"), rows("2023-08")
    assert only("compliance_returns", *both[0], *both[1]).code == "same_as_period_before"
    late = rows("2023-08", overdue="2")
    assert problems("compliance_returns", *both[0], *late) == []


def test_same_as_period_before_says_nothing_of_what_was_published_before() -> None:
    first, second = checked("observations", *JULY).seen, checked("observations", *AUGUST).seen
    assert first is not None
    assert second is not None
    published = [row for _, row in first.found]
    assert [
        it.row
        for it in same_as_period_before.find(Beside.of(first.dataset, second.found, published))
    ] == [2]
    both = [*published, *(row for _, row in second.found)]
    assert list(same_as_period_before.find(Beside.of(first.dataset, [], both))) == []


def test_same_as_period_before_needs_its_key() -> None:
    data = b"measure,value\nA,1\nB,2\nC,3\n"
    assert {one.code for one in check("observations", data).problems} == {"missing_column"}


def test_dated_before_period_is_said_of_a_day_before_it_begins() -> None:
    row = {"measure": "A", "period": "2023-08", "value": "1"}
    today = date(2024, 1, 1)
    problem = only("observations", {**row, "as_at": "2023-07-31"}, today=today)
    assert (problem.code, problem.row, problem.column) == ("dated_before_period", 2, "as_at")
    assert problem.message == "The figure was taken on 2023-07-31, before August 2023 began."
    assert problems("observations", {**row, "as_at": "2023-08-01"}, today=today) == []
