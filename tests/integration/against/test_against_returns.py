"""Compliance returns are held against the figures published, which never keeps them out."""

from __future__ import annotations

from dashboard.ingest import Ingest
from tests.integration import files
from tests.integration.against.test_against_published import publish

COLUMNS = "workstream,period,annual_target,annual_completed,period_due,period_completed,basis"


def returns(*rows: str) -> bytes:
    return "\n".join([COLUMNS, *rows]).encode()


def removed(ingest: Ingest, data: bytes) -> list[tuple[int | None, str]]:
    found = ingest.check("compliance_returns", data, org="thurrock").problems
    return [(one.row, one.message) for one in found if one.code == "figure_removed"]


def test_a_blank_return_that_would_erase_a_published_figure_is_a_warning(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    july = ("GAS-DOM,2023-07,,,148,142,", "LIFT-ADP,2023-07,320,314,,,stock", "X,2023-07,,,0,,")
    publish(ingest, "compliance_returns", returns(*july))
    removes = "published, and this row has none: publishing it removes the figure."
    data = returns("GAS-DOM,2023-07,,,,,", "LIFT-ADP,2023-07,320,,,,stock", "GAS-DOM,2023-08,,,,,")
    assert removed(ingest, data) == [
        (2, f"July 2023 has a figure of 95.9% {removes}"),
        (3, f"July 2023 has a figure of 98.1% {removes}"),
    ]
    # What was due is given, what was done is not: the year does not stand in for the period.
    assert len(removed(ingest, returns("GAS-DOM,2023-07,320,314,148,,stock"))) == 1
    assert removed(ingest, returns("GAS-DOM,2023-07,320,314,,,stock")) == []
    assert removed(ingest, returns("GAS-DOM,2023-07,,,0,,", "X,2023-07,,,0,0,")) == []
    assert removed(ingest, returns("GAS-DOM,2023-07,,,148,l42,")) == []


def test_a_blank_return_removes_nothing_where_a_figure_is_given_beside_it(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    publish(ingest, "compliance_returns", returns("GAS-DOM,2023-07,,,148,142,"))
    publish(ingest, "observations", b"measure,period,value\nGAS-DOM,2023-07,95.9\n")
    assert removed(ingest, returns("GAS-DOM,2023-07,,,,,")) == []


def test_last_month_s_file_with_another_month_in_it_is_a_warning(ingest: Ingest) -> None:
    july = [f"W{at},2023-07,,,14{at},13{at}," for at in range(4)]
    publish(ingest, "compliance_returns", returns(*july))
    august = returns(*(row.replace("2023-07", "2023-08") for row in july))
    found = ingest.check("compliance_returns", august, org="thurrock").problems
    told = [(one.row, one.message) for one in found if one.code == "same_as_period_before"]
    said = "Every figure that the file gives for August 2023 is that of July 2023: 4 of them."
    assert told == [(2, said)]
