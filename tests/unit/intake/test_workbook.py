"""Workbooks read as the officer sees them: dates, percentages, sheets and errors."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime, time
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from dashboard.intake.batch import Batch, check
from dashboard.intake.cell_text import cell_text
from dashboard.intake.limits import Limits
from tests.unit.intake.sending import codes, csv_file, sheet_of, with_part, workbook

HEADINGS = ("measure", "period", "value", "as_at")


def observations(*rows: object, **more: object) -> Batch:
    return check("observations", workbook(HEADINGS, *rows, **more))  # type: ignore[arg-type]


def test_a_workbook_and_a_csv_of_the_same_figures_give_the_same_rows() -> None:
    as_csv = check("observations", csv_file(HEADINGS, ("A", "2023", "99.68", "31/07/2023")))
    as_workbook = observations(("A", 2023, 99.68, datetime(2023, 7, 31)))  # noqa: DTZ001
    assert as_workbook.rows() == as_csv.rows()
    assert as_workbook.problems == ()


@pytest.mark.parametrize("filename", ["figures.csv", "figures.xlsx", ""])
def test_a_file_is_read_by_its_content_whatever_it_is_called(filename: str) -> None:
    book = workbook(HEADINGS, ("A", 2023, 1, None))
    text = csv_file(HEADINGS, ("A", "2023", "1", ""))
    for data in (book, text):
        assert check("observations", data, filename=filename).ok


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        (True, "General", "Y"),
        (False, "General", "N"),
        (8609, "#,##0", "8609"),
        (100, "General", "100"),
        (0.1 + 0.2, "0.00", "0.3"),
        (0.9968, "0.00%", "99.68%"),
        (123, "00000", "00123"),
        (12.5, "000.0", "12.5"),
        (0.5, '0.0 "% of homes"', "0.5"),
        (1e21, "General", "1000000000000000000000"),
        (datetime(2023, 7, 31), "dd/mm/yyyy", "2023-07-31"),  # noqa: DTZ001
        (datetime(2003, 4, 1), "mmm-yy", "April 2003"),  # noqa: DTZ001
        (datetime(2023, 4, 1), "yyyy", "2023"),  # noqa: DTZ001
        (datetime(2023, 7, 31, 9, 30), "dd/mm/yyyy hh:mm", "2023-07-31 09:30:00"),  # noqa: DTZ001
        (datetime(2023, 7, 31), "[$-809]mmm-yy", "July 2023"),  # noqa: DTZ001
        (time(9, 30), "hh:mm", "09:30:00"),
        ("GAS-DOM", "@", "GAS-DOM"),
    ],
)
def test_a_cell_reads_as_it_is_shown(value: object, number_format: str, text: str) -> None:
    assert cell_text(value, number_format) == text


def test_a_month_that_excel_made_a_date_of_is_a_month() -> None:
    data = workbook(
        HEADINGS,
        ("A", datetime(2023, 7, 1), 0.9968, None),  # noqa: DTZ001
        formats={"B2": "mmm-yy", "C2": "0.00%"},
    )
    ((_, row),) = check("observations", data).rows()
    assert (row["period"], row["value"]) == ("2023-07", "99.68")


def test_cells_that_hold_an_error_are_errors_and_not_blank() -> None:
    batch = observations(("A", "2023-07", "#N/A", None), ("A", "2023-08", "#DIV/0!", None))
    assert codes(batch.problems) == [("excel_error", 2), ("excel_error", 3)]


def test_cells_that_are_formatted_but_blank_are_no_fault() -> None:
    data = workbook(HEADINGS, ("A", "2023-07"), formats={"Z2": "0.00", "AA9": "0.00"})
    batch = check("observations", data)
    assert (batch.problems, batch.read) == ((), 1)


def test_blank_rows_and_short_rows_are_no_fault_in_a_workbook() -> None:
    batch = observations(("A", "2023-07"), (), ("A", "2023-08", None, "  "))
    assert (batch.problems, [number for number, _ in batch.rows()]) == ((), [2, 4])


def test_text_to_the_right_of_the_headings_is_a_ragged_row() -> None:
    batch = observations(("A", "2023-07", 1, None, "see note"), ("A", "2023-08", 1))
    assert codes(batch.problems) == [("ragged_row", 2)]
    assert (batch.read, len(batch.rows())) == (2, 1)


def test_a_workbook_without_anything_in_it_is_empty() -> None:
    assert codes(check("observations", workbook()).problems) == [("empty_file", None)]


@pytest.mark.parametrize(
    ("limits", "code"),
    [(Limits(columns=3), "too_many_columns"), (Limits(rows=1), "too_many_rows")],
)
def test_limits_are_kept_while_a_sheet_is_read(limits: Limits, code: str) -> None:
    data = workbook(HEADINGS, ("A", 2022), ("A", 2023))
    assert codes(check("observations", data, limits=limits).problems) == [(code, None)]


def test_a_workbook_whose_insides_are_damaged_gets_a_sentence() -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    (problem,) = check("observations", data.getvalue()).problems
    assert (problem.code, problem.row) == ("damaged_workbook", None)


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
HEAD = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in HEADINGS)
START = f"<row>{HEAD}</row>"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet(rows: str, book: bytes | None = None) -> Batch:
    """What comes of rows in XML under the headings."""
    data = with_part(book or workbook(), SHEET, sheet_of(START + rows))
    return check("observations", data)


def first(batch: Batch) -> dict[str, str | None]:
    assert batch.problems == ()
    return batch.rows()[0][1]


def test_texts_that_cells_share_are_read_without_their_phonetic_guides() -> None:
    texts = f"<sst {MAIN}><si><r><t>GAS</t></r><r><t>-DOM</t></r><rPh><t>x</t></rPh></si></sst>"
    book = with_part(workbook(), STRINGS, texts.encode())
    guided = '<c t="inlineStr"><is><t>2023</t><rPh><t>x</t></rPh></is></c>'
    row = first(sheet(f'<row><c t="s"><v>0</v></c>{guided}</row>', book))
    assert (row["measure"], row["period"]) == ("GAS-DOM", "2023")


@pytest.mark.parametrize(
    ("typed", "text"),
    [("a_x000D__x000A_b", "a\nb"), ("_x005F_x0041_", "_x0041_"), ("a_x0001_b_xD83D_", None)],
)
def test_what_xml_cannot_hold_is_read_as_excel_means_it(typed: str, text: str | None) -> None:
    data = workbook(("measure", "period", "commentary"), ("A", 2023, typed))
    assert first(check("observations", data))["commentary"] == (text or typed)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c t="d"><v>2023-07-31T00:00:00</v></c>', "2023-07-31"),
        ('<c s="1"><v>45138</v></c>', "2023-07-31"),
        ('<c s="1"><v>44927.5</v></c>', "not_a_date"),
        ('<c s="1"><v>-3</v></c>', "excel_error"),
        ('<c s="1"><v>99999999</v></c>', "excel_error"),
        ('<c s="9"><v>45138</v></c>', "spreadsheet_day_number"),
    ],
)
def test_a_date_is_read_by_its_cells_format(cell: str, text: str) -> None:
    dated = workbook((), formats={"A1": "dd/mm/yyyy"})
    written = '<row><c t="inlineStr"><is><t>A</t></is></c><c><v>2023</v></c><c/>'
    batch = sheet(f"{written}{cell}</row>", dated)
    found = [one.code for one in batch.problems] or [batch.rows()[0][1]["as_at"]]
    assert found == [text]


def test_a_workbook_of_the_old_macintosh_counts_its_days_from_1904() -> None:
    dated = workbook((), formats={"A1": "dd/mm/yyyy"})
    with zipfile.ZipFile(BytesIO(dated)) as archive:
        contents = archive.read("xl/workbook.xml")
    old = contents.replace(b"<workbookPr ", b'<workbookPr date1904="1" ')
    row = (
        '<row><c t="inlineStr"><is><t>A</t></is></c><c><v>2023</v></c><c/><c s="1"><v>43676</v></c>'
    )
    assert first(sheet(f"{row}</row>", with_part(dated, "xl/workbook.xml", old)))["as_at"] == (
        "2023-07-31"
    )


def test_parts_whose_names_have_a_prefix_are_read_alike() -> None:
    plain = sheet_of(f"{START}<row><c><v>1</v></c><c><v>2023</v></c></row>").decode()
    prefixed = re.sub(r"<(/?)(\w)", r"<\1x:\2", plain).replace("xmlns=", "xmlns:x=")
    data = with_part(workbook(), SHEET, prefixed.encode())
    assert first(check("observations", data))["measure"] == "1"


def test_the_first_sheet_that_is_shown_is_the_one_that_is_read() -> None:
    book = openpyxl.Workbook()
    lists = book.worksheets[0]
    lists.append(["green", "amber"])
    lists.sheet_state = "hidden"
    shown = book.create_sheet("Figures")
    shown.append(HEADINGS[:2])
    shown.append(("A", 2023))
    data = BytesIO()
    book.save(data)
    assert first(check("observations", data.getvalue()))["measure"] == "A"


def sheets(**rows: list[tuple[Any, ...]]) -> bytes:
    """A workbook of sheets by their names."""
    book, data = openpyxl.Workbook(), BytesIO()
    book.remove(book.worksheets[0])
    for name, lines in rows.items():
        made = book.create_sheet(name)
        for line in lines:
            made.append(line)
    book.save(data)
    return data.getvalue()


COVER = [("Gas return",), ("Prepared by", "Property services")]
FIGURES = [("Figures for July",), ("measure", "period", "value"), ("A", 2023, 1)]


def test_a_cover_is_passed_over_for_the_sheet_with_the_headings_of_the_return() -> None:
    data = sheets(Cover=COVER, Half=[("measure", "note"), ("B", "x")], Figures=FIGURES)
    batch = check("observations", data)
    assert [row["measure"] for _, row in batch.rows()] == ["A"]
    assert codes(batch.problems) == [("other_sheets", None), ("rows_above_headings", 2)]
    assert batch.problems[0].message == (
        "Only the sheet “Figures” was read. Others hold something too: “Cover”, “Half”."
    )


def test_of_two_sheets_with_the_headings_the_first_is_read_and_the_other_told_of() -> None:
    batch = check("observations", sheets(Cover=COVER, July=FIGURES, August=FIGURES))
    assert batch.problems[0].message.startswith("Only the sheet “July” was read.")
    assert batch.problems[0].message.endswith("“Cover”, “August” (with the same headings).")


def test_an_organisations_own_headings_choose_the_sheet_too() -> None:
    data = sheets(Cover=COVER, Figures=[("KPI", "Month"), ("A", 2023)])
    batch = check("observations", data, own={"kpi": "measure", "month": "period"})
    assert [row["measure"] for _, row in batch.rows()] == ["A"]


def test_where_no_sheet_has_any_heading_the_first_is_read_and_many_others_are_counted() -> None:
    data = sheets(**{f"S{at}": COVER for at in range(9)})
    batch = check("observations", data)
    (told,) = [one for one in batch.problems if one.code == "other_sheets"]
    assert told.message.startswith("Only the sheet “S0” was read.")
    assert told.message.endswith("“S4”, “S5”, 3 more.")


@pytest.mark.parametrize(
    ("rows", "limits", "code"),
    [
        ('<row r="1"/>', Limits(), "damaged_workbook"),
        ("<a>" * 70 + "</a>" * 70, Limits(), "damaged_workbook"),
        ("<row><c><v>1</v></c></row>", Limits(cells=4), "workbook_too_large"),
        ("<row><c><v>123456789</v></c></row>", Limits(size=2_000_000, cell=8), "cell_too_long"),
        (
            "</sheetData><m>" + '<mergeCell ref="A1"/>' * 100_001 + "</m><sheetData>",
            Limits(),
            "workbook_too_large",
        ),
    ],
)
def test_a_sheet_is_read_no_further_than_its_limits(rows: str, limits: Limits, code: str) -> None:
    data = with_part(workbook(), SHEET, sheet_of(START + rows))
    assert [one.code for one in check("observations", data, limits=limits).problems] == [code]


def test_a_workbook_holds_no_more_text_than_a_file_may() -> None:
    data = workbook(HEADINGS, *((f"A{at}", "2023", None, "x" * 1000) for at in range(40)))
    found = check("observations", data, limits=Limits(size=len(data)))
    assert [one.code for one in found.problems] == ["workbook_too_large"]


@pytest.mark.parametrize(
    ("part", "content"),
    [
        (STRINGS, f"<sst {MAIN}>" + "<si><t>x</t></si>" * 9 + "</sst>"),
        ("xl/styles.xml", f"<styleSheet {MAIN}><cellXfs>" + "<xf/>" * 70_000),
        (SHEET, f'<!DOCTYPE l [<!ENTITY a "b">]><worksheet {MAIN}/>'),
    ],
)
def test_parts_made_to_fill_the_memory_are_refused(part: str, content: str) -> None:
    data = with_part(workbook(), part, content.encode())
    (problem,) = check("observations", data, limits=Limits(cells=8)).problems
    assert problem.code in ("workbook_too_large", "damaged_workbook")


def test_true_and_false_are_yes_and_no() -> None:
    data = workbook(("measure", "period", "provisional"), ("A", 2023, True))
    assert first(check("observations", data))["provisional"] == "Y"


def test_a_second_sheet_that_cannot_be_read_is_said_to_hold_something() -> None:
    data = workbook(HEADINGS, ("A", 2023))
    data = with_part(data, "xl/worksheets/sheet2.xml", b"<!DOCTYPE l><worksheet/>")
    assert codes(check("observations", data).problems) == [("other_sheets", None)]
