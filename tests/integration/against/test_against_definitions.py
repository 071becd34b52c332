"""What the definitions published make of a file: targets that cannot rate, spells that meet."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.catalogue import load_catalogue
from dashboard.domain.edition import Edition
from dashboard.ingest import Ingest
from dashboard.readmodels.assessed import assess
from dashboard.readmodels.books import Books
from tests.integration.against.test_against_published import publish, said

HEADINGS = (
    b"measure,title,section,unit,polarity,rule,"
    b"green,amber,tolerance,tolerance_kind,minimum,valid_from,valid_to\n"
)
TOLERANCE = HEADINGS + b"A,A,housing,percent,higher,tolerance,,,10,percent,,,\n"
MINIMUM = HEADINGS + b"A,A,housing,percent,higher,minimum,,,,,80,,\n"
BANDS = b"A,A,housing,percent,higher,bands,100,90,,,,"
LATER = b"A,A,housing,percent,higher,bands,95,90,,,,"


@pytest.mark.parametrize(
    ("measures", "target", "told"),
    [
        (TOLERANCE, b"0,", [("target_cannot_rate", 2, "0")]),
        (TOLERANCE, b"40..60,", [("target_cannot_rate", 2, "40..60")]),
        (TOLERANCE, b"95,", []),
        (MINIMUM, b"75,", [("target_cannot_rate", 2, None)]),
        (MINIMUM, b"85,90", [("target_cannot_rate", 2, "90")]),
        (MINIMUM, b"85,80", []),
    ],
)
def test_target_cannot_rate_is_a_warning_beside_the_definition_published(
    ingest: Ingest, measures: bytes, target: bytes, told: list[tuple[str, int, str | None]]
) -> None:
    publish(ingest, "measures", measures)
    data = b"measure,period,value,target,minimum\nA,2023-07,85," + target + b"\n"
    batch = ingest.check("observations", data, org="thurrock")
    assert (batch.ok, said(batch)) == (True, told)


def test_target_cannot_rate_looks_at_the_definition_of_the_rows_own_period(ingest: Ingest) -> None:
    spells = (
        BANDS + b",2023-03-31\nA,A,housing,percent,higher,tolerance,,,10,percent,,2023-04-01,\n"
    )
    publish(ingest, "measures", HEADINGS + spells)
    data = b"measure,period,value,target\nA,2023-03,85,0\nA,2023-04,85,0\nA,2023-05,85,9\n"
    found = said(ingest.check("observations", data, org="thurrock"))
    assert [one for one in found if one[0] == "target_cannot_rate"] == [
        ("target_cannot_rate", 3, "0")
    ]


def test_unknown_measure_where_no_definition_published_is_in_force(ingest: Ingest) -> None:
    publish(ingest, "measures", HEADINGS + BANDS + b"2022-04-01,2023-03-31\n")
    data = b"measure,period,value\nA,2022-03,85\nA,2022-04,86\nA,2023-04,87\n"
    (problem,) = ingest.check("observations", data, org="thurrock").problems
    assert (problem.code, problem.row, problem.severity) == ("unknown_measure", 2, "warning")
    assert "2022-03" in problem.message


def test_spells_are_told_beside_those_that_stay_published(ingest: Ingest) -> None:
    publish(ingest, "measures", HEADINGS + BANDS + b",2024-06-30\n")
    overlapping = ingest.check("measures", HEADINGS + LATER + b"2024-04-01,\n", org="thurrock")
    assert said(overlapping) == [("spells_overlap", 2, "2024-04-01")]
    assert "the one published before it" in overlapping.problems[0].message
    apart = ingest.check("measures", HEADINGS + LATER + b"2024-08-01,\n", org="thurrock")
    assert said(apart) == [("spells_apart", 2, "2024-08-01")]
    shortened = HEADINGS + BANDS + b",2024-03-31\n" + LATER + b"2024-04-01,\n"
    assert said(ingest.check("measures", shortened, org="thurrock")) == []
    publish(ingest, "measures", shortened)
    lengthened = ingest.check("measures", HEADINGS + BANDS + b",2024-05-31\n", org="thurrock")
    assert said(lengthened) == [("spells_overlap", 2, "2024-05-31")]
    others = HEADINGS + LATER.replace(b"A,A", b"B,B") + b"2024-04-01,\n"
    assert said(ingest.check("measures", others, org="thurrock")) == []


def test_a_wrong_first_day_is_put_right_by_withdrawing_its_file_and_sending_it_again(
    ingest: Ingest,
) -> None:
    publish(ingest, "measures", HEADINGS + BANDS + b",\n")
    publish(ingest, "observations", b"measure,period,value\nA,2024-06,96\n")
    submission, _ = ingest.stage(
        "measures", HEADINGS + LATER + b"2024-04-01,\n", org="thurrock", by="officer"
    )
    ingest.publish(submission.id, by="manager")
    assert _rating(ingest) == "green"
    ingest.rollback(submission.id, by="manager", why="It starts in July.")
    publish(ingest, "measures", HEADINGS + LATER + b"2024-07-01,\n")
    assert _rating(ingest) == "amber"


def _rating(ingest: Ingest) -> str:
    catalogue = load_catalogue()
    edition = Edition("1.0", catalogue.digest, ingest.store.revision(), date(2024, 8, 1))
    (point,) = assess(Books(ingest.store, catalogue, edition), "thurrock")["A"].points
    return str(point.rating.rag)
