"""An officer's workbook given back: the same sheets, values and looks, and what is wrong."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from dashboard import exports
from dashboard.exports import with_problems
from dashboard.intake.batch import check
from dashboard.intake.problems import Problem
from tests.hostile import workbooks
from tests.hostile.cases import Case, kept, said
from tests.unit.intake.sending import codes, sheet_of, with_part, without_part, workbook

HEAD = ("measure", "period", "value")
SHEET, OTHER = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"


def back(data: bytes) -> bytes:
    ending, given = with_problems(data, check("observations", data))
    assert ending == ".xlsx"
    return given


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


def found(data: bytes) -> list[Problem]:
    return list(check("observations", data).problems)


def marked(cell: Any) -> bool:
    return bool(cell.fill.fgColor.rgb == "FFFFE9A8")


def test_the_other_sheets_and_the_number_formats_come_back() -> None:
    data = workbook(HEAD, ("A", "soon", 0.985), formats={"C2": "0.0%"}, others=("Lookup", 12))
    book = opened(back(data))
    assert book.sheetnames == ["Sheet", "Notes"]
    assert [cell.value for cell in book["Notes"][1]] == ["Lookup", 12]
    cell = book["Sheet"]["C2"]
    assert (cell.value, cell.number_format) == (0.985, "0.0%")


def test_the_cells_that_something_is_said_of_are_marked_and_keep_their_looks() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ((*HEAD, "Ward"), ("A", "soon", 0.985), ("", "2023-07", 2), ("C", "2023-07", 3)):
        sheet.append([one or None for one in row])
    sheet["B2"].font, sheet["B2"].fill = Font(bold=True), PatternFill("solid", "FF00FF00")
    data = BytesIO()
    book.save(data)
    sheet = opened(back(data.getvalue())).worksheets[0]
    assert sheet["B2"].font.bold
    places = {one.coordinate for row in sheet.iter_rows() for one in row if marked(one)}
    assert places == {"D1", "B2", "A3"}, "the heading, the bad cell and the blank one"
    assert str(sheet["E3"].value).startswith("measure: measure is blank")
    assert sheet["E1"].value == "Problems"
    assert sheet.column_dimensions["E"].width == 80


def test_formulas_come_back_as_what_they_came_to_on_every_sheet() -> None:
    row = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A()</f><v>x</v></c></row>'
    )
    data = with_part(workbook(HEAD, ("A", "soon", 1)), OTHER, sheet_of(row))
    given = back(data)
    with zipfile.ZipFile(BytesIO(given)) as archive:
        assert all(b"<f>" not in archive.read(name) for name in archive.namelist())
    assert [cell.value for cell in opened(given)["Notes"][1]] == [2, "x"]


def test_what_leads_out_of_the_sheets_does_not_come_back() -> None:
    data = with_part(workbook(HEAD, ("A", "soon", 1)), "xl/vbaProject.bin", b"macro")
    link = '<hyperlinks><hyperlink ref="A1" r:id="rId1" xmlns:r="x"/></hyperlinks>'
    plain = zipfile.ZipFile(BytesIO(data)).read(SHEET).replace(b"</sheetData>", b"</sheetData>@")
    given = back(with_part(data, SHEET, plain.replace(b"@", link.encode())))
    with zipfile.ZipFile(BytesIO(given)) as archive:
        assert b"hyperlink" not in archive.read(SHEET)
        assert {name.partition("/")[0] for name in archive.namelist()} == {
            "[Content_Types].xml",
            "_rels",
            "xl",
        }
        assert "xl/vbaProject.bin" not in archive.namelist()


def test_an_earlier_column_of_problems_is_written_over_and_a_row_put_right_has_none() -> None:
    book = opened(back(workbook(HEAD, ("A", "soon", 1), ("B", "later", 2))))
    book["Sheet"]["B2"].value = "2023-07"
    data = BytesIO()
    book.save(data)
    sheet = opened(back(data.getvalue())).worksheets[0]
    assert [cell.value for cell in sheet[1]] == [*HEAD, "Problems"]
    assert sheet["D2"].value in (None, "")
    assert str(sheet["D3"].value).startswith("period: The period cannot be read. 'later'")


def test_a_row_with_more_cells_than_headings_keeps_them_and_is_refused_again() -> None:
    data = workbook(HEAD, ("A", "2023-07", 1, "x", "y"), ("B", "2023-07", 1))
    given = back(data)
    row = [cell.value for cell in opened(given)["Sheet"][2]]
    assert row[:5] == ["A", "2023-07", 1, "x", "y"]
    assert str(row[5]).startswith("This row has 5 cells")
    assert codes(found(given)) == [("ragged_row", 2)]


def test_cells_without_references_and_with_prefixes_are_written_into_all_the_same() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = ["measure", "period", "A", "soon"]
    made = [f'<x:c t="inlineStr"><x:is><x:t>{one}</x:t></x:is></x:c>' for one in cells]
    rows = f"<x:row>{made[0]}{made[1]}</x:row><x:row>{made[2]}{made[3]}</x:row>"
    part = f'<x:worksheet xmlns:x="{main}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    given = back(with_part(workbook(), SHEET, part.encode()))
    sheet = opened(given)["Sheet"]
    assert [cell.value for cell in sheet[1]] == ["measure", "period", "Problems"]
    assert codes(found(given)) == [("bad_period", 2)]


def test_a_sheet_of_too_many_cells_is_left_and_the_values_come_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = workbook(HEAD, ("A", "soon", 1))
    checked = check("observations", data)
    many = sheet_of('<row r="1"><c r="A1"><v>1</v></c></row>' + "<row/>" * 50)
    monkeypatch.setattr("dashboard.intake.copied._MOST_A_CELL", 0.00002)
    given = with_problems(with_part(data, OTHER, many), checked)[1]
    assert opened(given).sheetnames == ["Observations"]
    assert codes(found(given)) == [("bad_period", 2)]


@pytest.mark.parametrize(
    "row",
    [
        f'<row q="{"x" * 2_000_000}"/>',
        f"<!--{'x' * 2_000_000}-->",
        f'<row><c t="str"><v>{"x" * 51_000_000}</v></c></row>',
    ],
    ids=["an attribute", "a comment", "a text"],
)
def test_another_sheet_with_something_of_no_end_is_left(row: str) -> None:
    start = '<row r="1"><c r="A1"><v>1</v></c></row>'
    data = with_part(workbook(HEAD, ("A", "soon", 1)), OTHER, sheet_of(start + row))
    given = back(data)
    assert opened(given).sheetnames == ["Observations"]
    assert codes(found(given)) == [("bad_period", 2)]


def test_a_workbook_of_the_other_date_system_keeps_its_days() -> None:
    book = opened(workbook(HEAD, ("A", "soon", 1)))
    book.epoch = openpyxl.utils.datetime.MAC_EPOCH
    data = BytesIO()
    book.save(data)
    with zipfile.ZipFile(BytesIO(back(data.getvalue()))) as archive:
        assert b'date1904="1"' in archive.read("xl/workbook.xml")


READABLE = [case for case in workbooks.CASES if check(case.dataset, case.build()).headings]


@pytest.mark.parametrize("case", READABLE, ids=range(len(READABLE)))
def test_a_hostile_workbook_given_back_says_and_keeps_what_it_did(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_given: object) -> bytes:
        raise AssertionError("it was not given back whole")

    monkeypatch.setattr(exports, "_xlsx", never)
    data = case.build()
    batch = check(case.dataset, data)
    again = check(case.dataset, with_problems(data, batch)[1])
    assert (said(again), kept(again)) == (said(batch), kept(batch))
    twice = check(case.dataset, with_problems(data, again)[1])
    assert said(twice) == said(batch)


def test_a_workbook_without_looks_comes_back_without_marks() -> None:
    data = without_part(workbook(HEAD, ("A", "soon", 1)), "xl/styles.xml")
    book = opened(back(data))
    assert not marked(book["Sheet"]["B2"])
    assert book["Sheet"]["D2"].value.startswith("period: The period cannot be read.")


def test_a_cell_with_a_look_that_the_workbook_has_not_is_left_as_it_is() -> None:
    row = '<row r="1">{}</row><row r="2"><c r="B2" s="999" t="str"><v>soon</v></c></row>'
    heads = "".join(f'<c t="str"><v>{one}</v></c>' for one in HEAD)
    data = with_part(workbook(HEAD), SHEET, sheet_of(row.format(heads)))
    with zipfile.ZipFile(BytesIO(back(data))) as given:
        assert b'<c r="B2" s="999"' in given.read(SHEET)


def test_texts_that_cells_share_come_back_with_their_numbers() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    texts = "".join(f"<si><t>{one}</t></si>" for one in (*HEAD, "A", "soon"))
    shared = f'<sst xmlns="{main}">{texts}</sst>'.encode()
    cells = "".join(f'<c t="s"><v>{at}</v></c>' for at in (3, 4)) + "<c><v>1</v></c>"
    heads = "".join(f'<c t="s"><v>{at}</v></c>' for at in range(3))
    data = with_part(workbook(), SHEET, sheet_of(f"<row>{heads}</row><row>{cells}</row>"))
    book = opened(back(with_part(data, "xl/sharedStrings.xml", shared)))
    assert [cell.value for cell in book["Sheet"][2]][:3] == ["A", "soon", 1]
    assert marked(book["Sheet"]["B2"])


def test_what_is_wrong_is_written_into_the_sheet_that_was_read() -> None:
    made, data = openpyxl.Workbook(), BytesIO()
    made.worksheets[0].append(("Gas return",))
    figures = made.create_sheet("Figures")
    for row in (HEAD, ("A", "soon", 1)):
        figures.append(row)
    made.save(data)
    book = opened(back(data.getvalue()))
    assert "cannot be read" in book["Figures"]["D2"].value
    assert marked(book["Figures"]["B2"])
    assert (book["Sheet"].max_column, book.active.title) == (1, "Figures")


def test_of_sheets_that_are_all_hidden_the_first_is_read_and_the_others_are_told_of() -> None:
    data = workbook(HEAD, ("A", "2023-07", 1), others=("Lookup", 12))
    with zipfile.ZipFile(BytesIO(data)) as book:
        contents = book.read("xl/workbook.xml").replace(b'state="visible"', b'state="hidden"')
    batch = check("observations", with_part(data, "xl/workbook.xml", contents))
    assert batch.read == 1
    assert codes(batch.problems) == [("other_sheets", None)]
