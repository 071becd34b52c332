"""The targets of observations are held against those that are published."""

from __future__ import annotations

from dashboard.ingest import Ingest
from tests.integration.against.test_against_published import publish

MEASURES = (
    b"measure,title,section,unit,polarity,rule,tolerance,tolerance_kind,green,amber\n"
    b"RENT,Rent,housing,percent,higher,tolerance,5,points,,\n"
    b"GAS,Gas,housing,percent,higher,bands,,,100,90\n"
)
HEAD = "measure,period,value,target\n"


def told(ingest: Ingest, *rows: str, head: str = HEAD) -> list[tuple[str, int | None, str]]:
    data = (head + "\n".join(rows)).encode()
    found = ingest.check("observations", data, org="thurrock").problems
    codes = ("target_missing", "target_removed")
    return [(one.code, one.row, one.message) for one in found if one.code in codes]


def test_a_figure_sent_again_without_its_target_is_a_warning(ingest: Ingest) -> None:
    publish(ingest, "measures", MEASURES)
    rows = "RENT,2023-07,55,60\nRENT,2023-08,55,\nGAS,2023-07,99,95\nX,2023-07,,7\n"
    publish(ingest, "observations", (HEAD + rows).encode())
    away = "published, and this row has none: publishing it takes the target away."
    again = ("RENT,2023-07,56,", "RENT,2023-08,56,", "GAS,2023-07,99,", "X,2023-07,1,")
    assert told(ingest, *again) == [
        ("target_removed", 2, f"July 2023 has a target of 60 {away}"),
        ("target_removed", 5, f"July 2023 has a target of 7 {away}"),
    ]
    bare = "measure,period,value\n"
    assert [line[:2] for line in told(ingest, "RENT,2023-07,56", head=bare)] == [
        ("target_removed", 2)
    ]
    assert told(ingest, "RENT,2023-07,56,61") == []
    assert told(ingest, "RENT,2023-07,56,sixty") == []
    assert told(ingest, "RENT,2023-07,,") == []  # the figure goes too, which is told


def test_a_new_figure_without_the_target_it_is_rated_against_is_told_once_a_measure(
    ingest: Ingest,
) -> None:
    publish(ingest, "measures", MEASURES)
    publish(ingest, "observations", (HEAD + "RENT,2023-07,55,\n").encode())
    rows = ("RENT,2023-07,56,", "RENT,2023-08,56,", "RENT,2023-09,,")
    others = ("GAS,2023-08,99,", "X,2023-08,99,")
    shown = "the figure is shown without a rating."
    needs = "RENT is rated against the target of each row, and this one has none"
    assert told(ingest, *rows, *others) == [("target_missing", 3, f"{needs}: {shown}")]
    assert told(ingest, *rows, "RENT,2023-11,5,", "RENT,2023-12,5,") == [
        ("target_missing", 3, f"{needs}, nor have two other rows of it: {shown}")
    ]


def test_figures_from_before_the_first_target_are_there_to_compare_with(ingest: Ingest) -> None:
    publish(ingest, "measures", MEASURES)
    assert told(ingest, "RENT,2023-07,56,", "RENT,2023-08,56,60", "RENT,2023-09,,61") == []
    later = told(ingest, "RENT,2023-07,56,", "RENT,2023-08,56,60", "RENT,2023-09,55,")
    assert [line[:2] for line in later] == [("target_missing", 4)]
