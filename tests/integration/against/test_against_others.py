"""A file that is another council's is told of once, and that council is not named."""

from __future__ import annotations

from dashboard.ingest import Ingest
from tests.integration import files
from tests.integration.against.test_against_published import publish, said

OTHERS = files.MEASURES.replace(b"GAS-DOM", b"KPI-1").replace(b"LIFT-ADP", b"KPI-2")
FIGURES = b"measure,period,value\nKPI-1,2023-07,12\nKPI-2,2023-07,13\n"
TOLD = [("another_councils_file", None, None)]


def test_a_file_all_of_whose_codes_are_one_other_council_s_is_told_of_once(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    publish(ingest, "measures", OTHERS, org="kent")
    (problem,) = ingest.check("observations", FIGURES, org="thurrock").problems
    assert (problem.code, problem.row, str(problem.severity)) == (
        "another_councils_file",
        None,
        "warning",
    )
    assert "kent" not in f"{problem.message} {problem.fix}".casefold()
    assert ingest.check("observations", FIGURES, org="kent").problems == ()
    one = b"measure,period,value\nKPI-1,2023-07,12\n"
    assert said(ingest.check("observations", one, org="thurrock"))[0][0] == "measure_not_published"
    mixed = FIGURES + b"GAS-DOM,2023-07,99\n"
    assert {line[0] for line in said(ingest.check("observations", mixed, org="thurrock"))} == {
        "measure_not_published"
    }


def test_codes_that_several_others_have_say_nothing_of_whose_file_it_is(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    for org in ("kent", "southend"):
        publish(ingest, "measures", OTHERS, org=org)
    found = ingest.check("observations", FIGURES, org="thurrock")
    assert {line[0] for line in said(found)} == {"measure_not_published"}
    assert {line[0] for line in said(ingest.check("observations", FIGURES, org="essex"))} == {
        "measure_not_published"
    }


def test_the_very_file_that_is_published_for_another_council_is_a_warning(ingest: Ingest) -> None:
    publish(ingest, "risks", files.RISKS)
    assert said(ingest.check("risks", files.RISKS, org="kent")) == TOLD
    ingest.rollback("S1", by="manager", why="wrong council")
    assert said(ingest.check("risks", files.RISKS, org="kent")) == []
