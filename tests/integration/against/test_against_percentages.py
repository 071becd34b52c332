"""Figures that cannot well be what their measure counts are told of, and never kept out."""

from __future__ import annotations

from dashboard.ingest import Ingest
from tests.integration.against.test_against_published import publish, said

MEASURES = (
    b"measure,title,section,unit,polarity,rule,green,amber\n"
    b"A,A,housing,percent,higher,bands,90,80\nB,B,housing,percent,higher,bands,90,80\n"
    b"C,C,housing,percent,higher,none,,\nN,N,housing,number,none,none,,\n"
    b"P,P,housing,gbp,none,none,,\n"
)
HEAD = b"measure,period,value,numerator,denominator,target\n"


def told(ingest: Ingest, *rows: str) -> list[tuple[str, int | None, str | None]]:
    data = HEAD + "\n".join(rows).encode()
    found = said(ingest.check("observations", data, org="thurrock"))
    return [one for one in found if one[0] not in ("target_not_used", "measure_not_published")]


def test_a_lone_1_in_a_file_of_fractions_is_one_of_them(ingest: Ingest) -> None:
    publish(ingest, "measures", MEASURES)
    rows = ("A,2023-07,0.92,,,", "B,2023-07,1,,,", "C,2023-07,0,,,", "N,2023-07,40,,,")
    fractions = [("fraction_for_percent", 2, "0.92"), ("fraction_for_percent", 3, "1")]
    assert told(ingest, *rows) == fractions
    assert told(ingest, *rows, "C,2023-08,98,,,") == fractions[:1]
    assert told(ingest, *rows, "C,2023-08,9B,,,")[:1] == fractions[:1]
    assert told(ingest, "A,2023-07,1,,,", "B,2023-07,1,,,") == []


def test_percentages_over_100_and_figures_below_0_are_warnings(ingest: Ingest) -> None:
    publish(ingest, "measures", MEASURES)
    rows = (
        "A,2023-07,,12,10,",
        "B,2023-07,102,,,",
        "C,2023-07,-4,,,",
        "N,2023-07,-4,,,",
        "P,2023-07,-4,,,",
        "N,2023-08,400,,,",
        "B,2023-08,,0,0,",
        "X,2023-08,140,,,",
        "A,2023-08,12O,,,",
    )
    assert [line[:2] for line in told(ingest, *rows)] == [
        ("more_than_all", 2),
        ("more_than_all", 3),
        ("below_nought", 4),
        ("below_nought", 5),
        ("letter_for_digit", 10),
    ]
    data = HEAD + b"A,2023-07,,12,10,\n"
    messages = [one.message for one in ingest.check("observations", data, org="thurrock").problems]
    assert messages == ["The figure comes to 120%, which is more than all."]


def test_a_measure_that_has_been_over_100_before_is_no_surprise(ingest: Ingest) -> None:
    publish(ingest, "measures", MEASURES)
    publish(ingest, "observations", HEAD + b"A,2023-06,101,,,\nN,2023-06,-1,,,\n")
    rows = ("A,2023-07,102,,,", "A,2023-08,103,,,", "B,2023-07,102,,,", "N,2023-07,-2,,,")
    assert told(ingest, *rows) == [("more_than_all", 4, "102")]


def test_a_target_that_is_a_fraction_beside_a_percentage_is_a_warning(ingest: Ingest) -> None:
    publish(ingest, "measures", MEASURES)
    rows = ("C,2023-07,55,,,0.6", "C,2023-08,55,,,60", "N,2023-07,55,,,0.6", "C,2023-09,55,,,")
    assert told(ingest, *rows) == [("fraction_for_target", 2, "0.6")]
    data = b"measure,period,value\nC,2023-07,55\n"
    assert said(ingest.check("observations", data, org="thurrock")) == []
