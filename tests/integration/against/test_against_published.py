"""A file is held against what its organisation has published, which never keeps it out."""

from __future__ import annotations

import pytest

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


def test_a_measure_that_registers_add_up_to_needs_no_definition_of_its_own(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    data = b"measure,period,value,target\nEHC-20W,2023-07,,60\nEHC-20X,2023-07,,60\n"
    assert said(ingest.check("observations", data, org="thurrock")) == [
        ("measure_not_published", 3, "EHC-20X")
    ]


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
    assert ingest.check("risks", files.FEWER_RISKS, org="thurrock").problems == ()


def test_a_share_of_one_where_a_measure_is_in_percent_is_a_warning(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    data = b"measure,period,value\nGAS-DOM,2023-06,0.98\nGAS-DOM,2023-07,1\nGAS-DOM,2023-08,\n"
    batch = ingest.check("observations", data, org="thurrock")
    assert (batch.ok, [line[:2] for line in said(batch)]) == (
        True,
        [("fraction_for_percent", 2), ("fraction_for_percent", 3)],
    )


def test_a_calendar_that_covers_no_section_and_no_measure_is_a_warning(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    columns = "return_id,title,dataset,service,frequency,due_working_days,covers"
    row = "G,Gas return,observations,Property services,monthly,10"
    data = f"{columns}\n{row},housing; GAS-DOM; BS01; GAS-DON\n".encode()
    (problem,) = ingest.check("returns_calendar", data, org="thurrock").problems
    assert (problem.code, problem.row) == ("covers_nothing_published", 2)
    assert "covers GAS-DON" in problem.message


def test_a_month_s_file_is_held_against_the_months_published_before_it(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    columns = "workstream,period,annual_target,annual_completed,period_completed,basis,commentary"
    words = "Two lifts could not be serviced as their parts are still awaited from abroad."
    july = f"{columns}\nGAS-DOM,2023-07,100,25,9,running,{words}\n".encode()
    august = f"{columns}\nGAS-DOM,2023-08,110,40,9,running,{words}\n".encode()
    publish(ingest, "compliance_returns", july)
    found = ingest.check("compliance_returns", august, org="thurrock")
    assert {one.code for one in found.problems} == {
        "annual_target_changed",
        "running_total_gap",
        "commentary_repeated",
    }
    assert {(one.row, str(one.severity)) for one in found.problems} == {(2, "warning")}
    assert said(ingest.check("compliance_returns", august, org="kent"))[0][0] == (
        "measure_not_published"
    )
    assert said(ingest.check("compliance_returns", july, org="thurrock")) == [
        ("loaded_before", None, None)
    ]


def test_a_row_in_error_is_held_against_what_is_published_where_its_cells_can_be_read(
    ingest: Ingest,
) -> None:
    publish(ingest, "measures", files.MEASURES)
    columns = "workstream,period,annual_target,annual_completed,basis,as_at\n"
    july = f"{columns}GAS-DOM,2023-07,100,25,running,\n".encode()
    publish(ingest, "compliance_returns", july)
    # July is corrected, and its new figure cannot be read: August follows from neither.
    rows = "GAS-DOM,2023-07,,no,running,\nGAS-DOM,2023-08,,20,running,soon\n"
    found = said(ingest.check("compliance_returns", (columns + rows).encode(), org="thurrock"))
    assert [line[:2] for line in found] == [("not_a_number", 2), ("not_a_date", 3)]
    rows = "GAS-DOM,2023-08,110,20,running,soon\nGAS-DON,2023-08,1,1,stock,soon\n"
    found = said(ingest.check("compliance_returns", (columns + rows).encode(), org="thurrock"))
    assert [line[:2] for line in found] == [
        ("annual_target_changed", 2),
        ("running_total_fell", 2),
        ("not_a_date", 2),
        ("workstream_unknown", 3),
        ("not_a_date", 3),
    ]


def test_a_row_of_no_readable_period_may_be_any_of_those_published(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    columns = "workstream,period,annual_completed,basis\n"
    july = f"{columns}GAS-DOM,2023-07,25,running\n".encode()
    publish(ingest, "compliance_returns", july)
    rows = "GAS-DOM,Jully,5,running\nGAS-DOM,2023-08,20,running\n"
    found = said(ingest.check("compliance_returns", (columns + rows).encode(), org="thurrock"))
    assert found == [("bad_period", 2, "Jully")]


def test_shares_of_one_are_not_told_of_where_another_figure_cannot_be_read(
    ingest: Ingest,
) -> None:
    publish(ingest, "measures", files.MEASURES)
    rows = "GAS-DOM,2023-06,0.98\nGAS-DOM,2023-07,97O\n"
    batch = ingest.check("observations", f"measure,period,value\n{rows}".encode(), org="thurrock")
    assert said(batch) == [("letter_for_digit", 3, "97O")]


def test_what_a_file_says_of_itself_is_not_said_again_beside_what_is_published(
    ingest: Ingest,
) -> None:
    publish(ingest, "measures", files.MEASURES)
    columns = "workstream,period,annual_target,basis\n"
    publish(ingest, "compliance_returns", f"{columns}GAS-DOM,2023-06,90,running\n".encode())
    rows = "GAS-DOM,2023-07,100,running\nGAS-DOM,2023-08,110,running\n"
    found = said(ingest.check("compliance_returns", (columns + rows).encode(), org="thurrock"))
    assert found == [
        ("annual_target_changed", 2, "100"),
        ("annual_target_changed", 3, "110"),
    ]


def test_a_printed_share_is_held_against_the_counts_returned(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    returned = b"workstream,period,period_due,period_completed\nGAS-DOM,2023-07,148,142\n"
    publish(ingest, "compliance_returns", returned)
    printed = b"measure,period,value\nGAS-DOM,2023-07,95\n"
    (problem,) = ingest.check("observations", printed, org="thurrock").problems
    assert (problem.code, problem.row, problem.value) == ("return_disagrees", 2, "95")
    assert "142 of 148, come to 95.945946%" in problem.message
    right = printed.replace(b"95", b"95.9")
    assert ingest.check("observations", right, org="thurrock").problems == ()


def test_a_whole_history_is_held_against_itself_alone(
    ingest: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = "workstream,period,annual_target\n"
    publish(ingest, "measures", files.MEASURES)
    publish(ingest, "compliance_returns", f"{columns}GAS-DOM,2023-06,90\n".encode())
    august = f"{columns}GAS-DOM,2023-08,110\n".encode()
    assert said(ingest.check("compliance_returns", august, org="thurrock"))
    monkeypatch.setattr("dashboard.against.beside._MOST_ROWS", 0)
    assert said(ingest.check("compliance_returns", august, org="thurrock")) == []


def test_a_target_of_what_is_rated_by_its_bands_is_a_warning(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    data = (
        b"measure,period,value,target\nGAS-DOM,2023-07,99,95\nGAS-DOM,2023-08,99,\nX,2023-08,9,9\n"
    )
    found = ingest.check("observations", data, org="thurrock").problems
    (problem,) = [one for one in found if one.code == "target_not_used"]
    assert (problem.row, problem.column, problem.value) == (2, "target", "95")
    assert problem.message == "The measure is rated by its bands, so the target is not used here."
    assert "valid_from" in problem.fix


def test_a_target_that_bands_leave_unused_is_told_once_for_each_measure(ingest: Ingest) -> None:
    head = "measure,title,section,unit,polarity,rule,green,amber,valid_from"
    was = "GAS-DOM,Gas,housing,percent,higher,none,,,"
    bands = "GAS-DOM,Gas,housing,percent,higher,bands,100,90,2023-08-01"
    publish(ingest, "measures", f"{head}\n{was}\n{bands}\n".encode())
    rows = [f"GAS-DOM,2023-{month:02d},99,95" for month in range(7, 11)]
    data = "\n".join(["measure,period,value,target", *rows]).encode()
    (problem,) = ingest.check("observations", data, org="thurrock").problems
    assert (problem.code, problem.row) == ("target_not_used", 3)
    assert problem.message.endswith("is not used here, nor in 2 more rows of GAS-DOM.")
    fewer = "\n".join(["measure,period,value,target", *rows[1:3]]).encode()
    (problem,) = ingest.check("observations", fewer, org="thurrock").problems
    assert problem.message.endswith("is not used here, nor in 1 more row of GAS-DOM.")


def test_a_blank_row_that_would_erase_a_published_figure_is_a_warning(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    given = b"measure,period,numerator,denominator\nGAS-DOM,2023-07,142,148\nX,2023-07,3,4\n"
    publish(ingest, "observations", given)
    data = b"measure,period,value\nGAS-DOM,2023-07,\nGAS-DOM,2023-08,\nX,2023-07,\n"
    found = ingest.check("observations", data, org="thurrock").problems
    told = [(one.row, one.message) for one in found if one.code == "figure_removed"]
    removes = "published, and this row has none: publishing it removes the figure."
    assert told == [
        (2, f"July 2023 has a figure of 95.9% {removes}"),
        (4, f"July 2023 has a figure of 75 {removes}"),
    ]


def test_a_target_alone_for_what_a_return_gives_takes_nothing_away(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    returned = b"workstream,period,period_due,period_completed\nGAS-DOM,2023-07,148,142\n"
    publish(ingest, "compliance_returns", returned)
    data = b"measure,period,target\nGAS-DOM,2023-07,95\n"
    assert "figure_removed" not in {
        one.code for one in ingest.check("observations", data, org="thurrock").problems
    }


def test_a_workstream_of_inspections_that_nobody_knows_is_told_of_once(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES.replace(b"LIFT-ADP", b"POOL"))
    rows = [f"A1,{code},Y,2024-01-01,12" for code in ("GAS-DOM", "POOL", "FRAS", "FRA")]
    head = "asset_id,workstream,required,last_completed,interval_months"
    data = "\n".join([head, *rows]).encode()
    found = ingest.check("inspections", data, org="thurrock").problems
    told = [one for one in found if one.column == "workstream"]
    assert [(one.code, one.row) for one in told] == [
        ("workstream_unknown", 4),
        ("measure_not_published", 5),
    ]
    assert told[0].message == "There is no workstream FRAS; the nearest known code is FRA."


def _returned(*rows: str) -> bytes:
    return "\n".join(["workstream,period,period_due,period_completed", *rows, ""]).encode()


def test_a_return_of_a_workstream_that_nobody_knows_is_told_the_nearest_code(
    ingest: Ingest,
) -> None:
    publish(ingest, "measures", files.MEASURES)
    data = _returned("gas-dom,2023-07,1,1", "GAS-DON,2023-07,2,1", "ASB,2023-07,3,1")
    found = ingest.check("compliance_returns", data, org="thurrock").problems
    assert [(one.code, one.row, one.value) for one in found] == [
        ("workstream_unknown", 2, "gas-dom"),
        ("workstream_unknown", 3, "GAS-DON"),
        ("measure_not_published", 4, "ASB"),
    ]
    assert [one.message.partition("; ")[2] for one in found[:2]] == [
        "capitals matter, and the code is GAS-DOM.",
        "the nearest known code is GAS-DOM.",
    ]


def test_a_row_of_totals_is_told_to_be_one_and_nothing_else(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    data = _returned("GAS-DOM,2023-07,1,1", "Total,2023-07,2,1")
    (found,) = ingest.check("compliance_returns", data, org="thurrock").problems
    assert (found.code, found.row) == ("totals_row", 3)
    assert found.fix.startswith("Delete the row")


def test_a_measure_that_is_not_published_is_told_the_nearest_code_if_there_is_one_like_it(
    ingest: Ingest,
) -> None:
    publish(ingest, "measures", files.MEASURES)
    data = b"measure,period,value\ngas-dom,2023-07,99\nWOBBLE,2023-07,2\n"
    near, far = ingest.check("observations", data, org="thurrock").problems
    assert near.message.endswith("the figure is not rated; the nearest code is GAS-DOM.")
    assert far.message.endswith("the figure is not rated.")
