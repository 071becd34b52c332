"""A file is held against what its organisation has published, which never keeps it out."""

from __future__ import annotations

from dashboard.ingest import Ingest
from dashboard.intake.batch import Batch
from tests.integration import files


def publish(ingest: Ingest, dataset: str, data: bytes, org: str = "thurrock") -> None:
    submission, _ = ingest.stage(dataset, data, org=org, by="officer")
    ingest.publish(submission.id, by="manager")


def said(batch: Batch) -> list[tuple[str, int | None, str | None]]:
    return [(one.code, one.row, one.value) for one in batch.problems]


def test_a_figure_of_a_measure_that_is_not_published_is_a_warning_once_a_code(
    ingest: Ingest,
) -> None:
    publish(ingest, "measures", files.MEASURES)
    data = files.OBSERVATIONS + b"GAS-DON,2023-06,99\nGAS-DON,2023-07,99\n"
    batch = ingest.check("observations", data, org="thurrock")
    assert (batch.ok, said(batch)) == (True, [("measure_not_published", 4, "GAS-DON")])
    assert said(ingest.check("observations", data)) == []


def test_another_organisations_measures_do_not_count(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES, org="kent")
    batch = ingest.check("observations", files.CORRECTION, org="thurrock")
    assert said(batch) == [("measure_not_published", 2, "GAS-DOM")]


def test_a_return_of_a_workstream_that_is_no_measure_is_a_warning(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    batch = ingest.check("compliance_returns", files.RETURNS, org="thurrock")
    unknown = [one for one in said(batch) if one[0] == "measure_not_published"]
    assert unknown == [
        ("measure_not_published", 3, "MANSAFE"),
        ("measure_not_published", 5, "EICR-DOM"),
    ]


def test_the_same_file_again_is_a_warning_that_names_the_first(ingest: Ingest) -> None:
    publish(ingest, "risks", files.RISKS)
    (problem,) = ingest.check("risks", files.RISKS, org="thurrock").problems
    assert (problem.code, problem.row) == ("loaded_before", None)
    assert "as S1, which is published" in problem.message
    assert ingest.check("risks", files.RISKS, org="kent").problems == ()
    assert ingest.check("risks", files.FEWER_RISKS, org="thurrock").problems == ()
