"""Files of a SEN2 return that are missing, doubled, damaged or do not hang together."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from dashboard.intake.checks import sen2 as checks
from dashboard.intake.limits import Limits
from dashboard.intake.problems import UnreadableError
from dashboard.intake.sen2 import Return, check_return
from dashboard.intake.sen2_files import files_in, unzipped
from tests.unit.intake.returns import ACTIVE, ASSESSMENT, PLAN, REQUEST, a_return, module


def codes(made: Return) -> list[tuple[str, int | None]]:
    return [(one.code, one.row) for one in made.problems]


def zipped(files: dict[str, bytes]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"SEN2/{name}", text)
        archive.writestr("__MACOSX/SEN2/_requests.csv", "x")
        archive.writestr("SEN2/readme.txt", "x")
    return data.getvalue()


def test_a_folder_and_a_zip_file_of_it_are_read_alike(tmp_path: Path) -> None:
    files = a_return()
    folder = tmp_path / "return" / "inner"
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    packed = tmp_path / "return.zip"
    packed.write_bytes(zipped(files))
    opened = check_return(files_in(tmp_path / "return"))
    unpacked = check_return(files_in(packed))
    assert opened.problems == unpacked.problems == ()
    assert opened.cases.rows() == unpacked.cases.rows()


def test_not_a_return_is_refused_with_a_problem(tmp_path: Path) -> None:
    assert checks.not_a_return.find(opened=False)
    for place in (tmp_path / "lost", tmp_path / "note.zip"):
        (tmp_path / "note.zip").write_bytes(b"not a zip")
        with pytest.raises(UnreadableError) as refused:
            files_in(place)
        assert refused.value.problem.code == "not_a_return"


def test_a_zip_file_that_unzips_too_large_is_refused() -> None:
    with pytest.raises(UnreadableError) as refused:
        unzipped(zipped(a_return()), "return.zip", Limits(unzipped=10))
    assert refused.value.problem.code == "workbook_too_large"


def test_module_missing_is_an_error_for_the_requests_only() -> None:
    assert codes(check_return({})) == [("module_missing", None)]


def test_module_twice_is_an_error() -> None:
    files = a_return()
    files["older_requests.csv"] = files["Blade-Export_20-01-2026_requests.csv"]
    (problem,) = check_return(files).problems
    assert (problem.code, problem.value) == ("module_twice", "older_requests.csv")


def test_module_heading_missing_is_an_error_that_names_the_file() -> None:
    without = {heading: text for heading, text in REQUEST.items() if heading != "requestoutcome"}
    problem = check_return(a_return(requests=(without,))).problems[0]
    assert (problem.code, problem.column) == ("module_heading_missing", "requestoutcome")
    assert problem.message.startswith("In Blade-Export_20-01-2026_requests.csv: ")


def test_a_module_that_cannot_be_read_is_a_problem_of_that_file() -> None:
    files = a_return()
    files["Blade-Export_20-01-2026_senneed.csv"] = b"%PDF-1.7"
    (problem,) = check_return(files).problems
    assert problem.code == "not_a_table"
    assert "senneed" in problem.message


def test_a_row_of_the_wrong_width_is_a_problem_of_its_file() -> None:
    files = a_return()
    name, data = module("namedplan", PLAN)
    made = check_return({**files, name: data + b"N2,A1\r\n"})
    assert codes(made) == [("ragged_row", 3)]
    assert "namedplan" in made.problems[0].message


def test_record_without_parent_is_a_warning_and_left_out() -> None:
    made = check_return(
        a_return(
            assessments=(
                ASSESSMENT,
                {**ASSESSMENT, "assessmenttableid": "A9", "requeststableid": "R9"},
            )
        )
    )
    assert (codes(made), made.ok) == ([("record_without_parent", 3)], True)
    assert made.problems[0].value == "R9"


def test_unknown_outcome_is_a_warning_and_read_as_none() -> None:
    made = check_return(a_return(active=({**ACTIVE, "reviewoutcome": "Q"},)))
    assert codes(made) == [("unknown_outcome", 2)]
    assert made.reviews.rows()[0][1]["decision"] is None


def test_plan_dates_differ_where_the_days_are_not_the_same() -> None:
    assert checks.plan_dates_differ.find("2025-05-22", "2025-05-23")
    assert not checks.plan_dates_differ.find("2025-05-22", "2025-05-22")


def test_left_undated_is_said_of_who_left() -> None:
    assert checks.left_undated.find(left=True)


def test_exception_unstated_is_said_once_with_its_count() -> None:
    made = check_return(a_return(assessments=({**ASSESSMENT, "week20": "1"},)))
    assert codes(made) == [("exception_unstated", None)]
    assert made.problems[0].message.startswith("1 ")


def test_decided_before_is_said_once_and_in_place_of_a_warning_for_each() -> None:
    request = {**REQUEST, "requestoutcome": "H", "requestoutcomedate": ""}
    assert codes(check_return(a_return(requests=(request,)))) == [("decided_before", None)]
    dated = {**request, "requestoutcomedate": "2025-01-20"}
    assert codes(check_return(a_return(requests=(dated,)))) == []


def test_plan_without_start_is_an_error() -> None:
    made = check_return(a_return(plans=()))
    assert ("plan_without_start", 2) in codes(made)
