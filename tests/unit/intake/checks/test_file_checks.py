"""Files that cannot be read at all, and what the officer is told."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from dashboard.intake.batch import check
from dashboard.intake.checks.files import cannot_be_opened
from dashboard.intake.limits import Limits
from dashboard.intake.problems import Problem
from tests.unit.intake.sending import codes, csv_file, sheet_of, with_part, workbook

SOUND = csv_file(("measure", "period"), ("A", "2023"))


def refusal(data: bytes, limits: Limits | None = None) -> Problem:
    batch = check("observations", data, limits=limits)
    (problem,) = batch.problems
    assert (problem.row, batch.read, batch.rows()) == (None, 0, [])
    return problem


def archive(members: dict[str, bytes]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return data.getvalue()


def test_cannot_be_opened_is_said_of_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert cannot_be_opened.find(tmp_path / "lost.csv")
    assert cannot_be_opened.find(tmp_path)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\n", "\ufeff\n".encode("utf-16")])
def test_empty_file_is_said_of_nothing_but_blanks(data: bytes) -> None:
    assert refusal(data).code == "empty_file"


def test_too_large_names_the_limit() -> None:
    problem = refusal(SOUND, Limits(size=10))
    assert (problem.code, problem.message) == ("too_large", "The file is larger than 10 bytes.")


def test_old_workbook_is_told_how_to_save_it_anew() -> None:
    problem = refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    assert problem.code == "old_workbook"
    assert ".xlsx" in problem.fix


@pytest.mark.parametrize("start", [b"%PDF-1.7", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"<html>"])
def test_not_a_table_is_said_of_documents_and_pictures(start: bytes) -> None:
    assert refusal(start + b" and more").code == "not_a_table"


def test_damaged_workbook_is_said_of_half_a_workbook() -> None:
    assert refusal(workbook(("measure",))[:2000]).code == "damaged_workbook"


def test_not_a_workbook_is_said_of_any_other_zip() -> None:
    assert refusal(archive({"word/document.xml": b"<w/>"})).code == "not_a_workbook"


def test_workbook_too_large_is_said_before_anything_is_unzipped() -> None:
    bomb = archive({"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": bytes(5_000_000)})
    assert len(bomb) < 10_000
    assert refusal(bomb, Limits(unzipped=1_000_000)).code == "workbook_too_large"


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ('<c r="A2"><f>A1*2</f><v></v></c>', [("formula_without_result", 2)]),
        ('<c r="A2" s="0"><f>A1*2</f><v/></c>', [("formula_without_result", 2)]),
        ('<c r="A2"><f t="shared" si="0"/></c>', [("formula_without_result", 2)]),
        ('<c r="A2" t="str"><f>""</f><v></v></c>', [("no_rows", None)]),
        ('<c r="A2"><f>A1*2</f><v>4</v></c>', [("required_blank", 2)]),
    ],
)
def test_formula_without_result_is_not_read_as_a_blank(
    cell: str, found: list[tuple[str, int | None]]
) -> None:
    rows = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in ("measure", "period"))
    sheet = sheet_of(f"<row>{rows}</row><row>{cell}</row>")
    data = with_part(workbook(), "xl/worksheets/sheet1.xml", sheet)
    assert codes(check("observations", data).problems) == found


def test_formula_without_result_is_found_in_a_workbook_no_one_calculated() -> None:
    data = workbook(("measure", "period", "value"), ("A", 2023, "=1+1"))
    assert codes(check("observations", data).problems) == [("formula_without_result", 2)]


@pytest.mark.parametrize("data", [b"measure,\x81\x8d\n", b"\xff\xfem\x00\x00\xd8"])
def test_not_text_is_said_of_bytes_no_encoding_has(data: bytes) -> None:
    assert refusal(data).code == "not_text"


def test_control_characters_are_refused() -> None:
    for data, row in ((SOUND + b"\x00", 3), ("measure,period\n".encode("utf-16-le"), 1)):
        assert codes(check("observations", data).problems) == [("control_characters", row)]
