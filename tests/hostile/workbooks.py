"""Workbooks as spreadsheets keep them: what is shown is not always what is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any

import openpyxl

from tests.hostile.cases import Case, Kept, a
from tests.unit.intake.sending import sheet_of, with_part, workbook

HEAD = ("measure", "period", "value", "as_at", "commentary")
SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
START = (
    "<row>" + "".join(f'<c t="inlineStr"><is><t>{one}</t></is></c>' for one in HEAD[:3]) + "</row>"
)
ROW = '<row><c t="inlineStr"><is><t>A</t></is></c><c t="str"><v>2023-07</v></c>{}</row>'
A = a()
DAY = datetime(2023, 7, 31)  # noqa: DTZ001


def _case(name: str, build: Callable[[], bytes], said: str = "", *kept: Kept) -> Case:
    return Case(name, "observations", build, tuple(said.split("; ")) if said else (), kept)


def _book(*rows: Sequence[Any], **formats: str) -> Callable[[], bytes]:
    return lambda: workbook(HEAD, *rows, formats=formats)


def _shown(name: str, value: object, shown: str, answer: str) -> Case:
    """A value in the cell C2 with a number format: what is stored, or the refusal after a !."""
    build = _book(("A", "2023-07", value), C2=shown)
    if answer.startswith("!"):
        return _case(name, build, f"{answer[1:]} 2 value")
    return _case(name, build, "", a(value=answer))


def _sheet(name: str, cell: str, said: str = "", *kept: Kept) -> Case:
    """A value cell written in XML."""
    return _case(
        name, lambda: with_part(workbook(), SHEET, sheet_of(START + ROW.format(cell))), said, *kept
    )


def _made(change: Callable[[Any], None]) -> Callable[[], bytes]:
    """A sound workbook, changed."""

    def build() -> bytes:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        for row in (HEAD, ("A", "2023-07", 1), ("B", "2023-07", 2)):
            sheet.append(row)
        change(book)
        data = BytesIO()
        book.save(data)
        return data.getvalue()

    return build


def _merge(reference: str) -> Callable[[Any], None]:
    return lambda book: book.worksheets[0].merge_cells(reference)


def _title(book: Any) -> None:
    book.worksheets[0].insert_rows(1, 2)
    book.worksheets[0]["A1"] = "Safety checks, July 2023"
    book.worksheets[0].merge_cells("A1:E1")


def _hide_row(book: Any) -> None:
    book.worksheets[0].row_dimensions[3].hidden = True


def _hide_column(book: Any) -> None:
    book.worksheets[0].column_dimensions["C"].hidden = True


def _hide_first(book: Any) -> None:
    first = book.worksheets[0]
    book.create_sheet("Lists", 0).append(["green"])
    book.worksheets[0].sheet_state = "hidden"
    book.active = first


def _second(book: Any) -> None:
    book.create_sheet("More").append(["x"])


def _blank_second(book: Any) -> None:
    book.create_sheet("Sheet2")


def _chart(book: Any) -> None:
    book.create_chartsheet("Chart")


def _far(book: Any) -> None:
    for cell in ("XFD1", "A1048576"):
        book.worksheets[0][cell].number_format = "0.00"


def _wide(book: Any) -> None:
    book.worksheets[0]["GZ2"] = "x"


def _filter(book: Any) -> None:
    book.worksheets[0].auto_filter.ref = "A1:E3"


def _note(book: Any) -> None:
    book.worksheets[0]["C2"].comment = openpyxl.comments.Comment("Is this right?", "Officer")


B = a(measure="B", value="2")
NOT_WORKED_OUT = "formula_without_result 2 -"

SHOWN = (
    _shown("a share shown as a percentage", 0.98, "0%", "98"),
    _shown("a share shown as a percentage with places", 0.9968, "0.00%", "99.68"),
    _shown("98 in a cell of percentages is 9,800%, as it is shown", 98, "0%", "9800"),
    _shown("a figure rounded on screen is kept whole", 99.996, "0.0", "99.996"),
    _shown("a figure with thousands commas on screen", 1721065, "#,##0", "1721065"),
    _shown("a sum of money", 1721065.5, '"£"#,##0.00', "1721065.5"),
    _shown("a figure below nought in red brackets", -5, "#,##0;[Red](#,##0)", "-5"),
    _shown("a sum that floating point cannot hold", 0.1 + 0.2, "General", "0.3"),
    _shown("a very small figure", 1e-7, "General", "0.0000001"),
    _shown("a very large figure", 1e21, "General", "1000000000000000000000"),
    _shown("text that looks like a number", "98", "@", "98"),
    _shown("text with a percent sign", "98%", "@", "98"),
    _shown("true in place of a figure", True, "General", "!not_a_number"),
    _shown("a date in place of a figure", DAY, "dd/mm/yyyy", "!not_a_number"),
    _shown("a time in place of a figure", time(9, 30), "hh:mm", "!not_a_number"),
    _shown("the error #N/A", "#N/A", "General", "!excel_error"),
    _shown("the error #DIV/0!", "#DIV/0!", "General", "!excel_error"),
    _shown("a mark for a figure held back", "<5", "General", "!suppressed_figure"),
    _shown("words around a number are the format's", 0.5, '0.0 "% of homes"', "0.5"),
    _case("a date", _book(("A", "2023-07", 1, DAY), D2="dd/mm/yyyy"), "", a(as_at="2023-07-31")),
    _case("a date as a serial number", _book(("A", "2023-07", 1, 45138)),
          "spreadsheet_day_number 2 as_at"),
    _case("a date before Excel's days", _book(("A", "2023-07", 1, "31/12/1899")),
          "unlikely_year 2 as_at"),
    _case("a date as text, month first", _book(("A", "2023-07", 1, "07/31/2023")),
          "impossible_date 2 as_at"),
    _case("a date with a time", _book(("A", "2023-07", 1, DAY.replace(hour=9)),
          D2="dd/mm/yyyy hh:mm"),
          "not_a_date 2 as_at"),
    _case("day nought", _book(("A", "2023-07", 1, 0), D2="dd/mm/yyyy"), "not_a_date 2 as_at"),
    _case("a date below nought", _book(("A", "2023-07", 1, -1), D2="dd/mm/yyyy"),
          "excel_error 2 as_at"),
    _case("a date past the end of time", _book(("A", "2023-07", 1, 99999999), D2="dd/mm/yyyy"),
          "excel_error 2 as_at"),
    _case("a month that Excel made a date of", _book(("A", DAY.replace(day=1), 1), B2="mmm-yy"),

          "", A),
    _case("a year that is a number", _book(("A", 2023, 1)), "", a("2023")),
    _case("a code whose noughts are the format's", _book((123, "2023-07", 1), A2="00000"), "",
          a(measure="00123")),
    _case("a code that is a number", _book((123, "2023-07", 1)), "", a(measure="123")),
    _case("blanks around words", _book(("  A ", "2023-07", 1, None, "  words ")), "",
          a(commentary="words")),
    _case("text that looks like a formula", _book(("A", "2023-07", 1, None, "'=1+1")), "",
          a(commentary="=1+1")),
    _case("a cell of a sheet of several lines", _book(("A", "2023-07", 1, None, "a\nb_x000D_\nc")),
          "", a(commentary="a\nb\nc")),
)  # fmt: skip

WRITTEN = (
    _sheet("a formula with its result", '<c><f>A1*2</f><v>98</v></c>', "", a(value="98")),
    _sheet("a formula that gives text", '<c t="str"><f>"9"&amp;"8"</f><v>98</v></c>', "",
          a(value="98")),
    _sheet("a formula that gives no text", '<c t="str"><f>""</f><v></v></c>', "", a(value="")),
    _sheet("a formula that gives an error", '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
          "excel_error 2 value"),
    _sheet("a formula never worked out", "<c><f>A1*2</f></c>", NOT_WORKED_OUT),
    _sheet("a shared formula never worked out", '<c><f t="shared" si="0"/></c>', NOT_WORKED_OUT),
    _sheet("a number in scientific form", "<c><v>9.8E1</v></c>", "", a(value="98")),
    _sheet("a number that is not one", "<c><v>NaN</v></c>", "not_a_number 2 value"),
    _sheet("a number with no end", "<c><v>INF</v></c>", "not_a_number 2 value"),
    _sheet("a number of letters", "<c><v>abc</v></c>", "damaged_workbook - -"),
    _sheet("a text that the workbook lacks", '<c t="s"><v>99</v></c>', "damaged_workbook - -"),
    _sheet("a kind of cell that is unknown", '<c t="zz"><v>98</v></c>', "", a(value="98")),
    _sheet("a style that the workbook lacks", '<c s="999"><v>98</v></c>', "", a(value="98")),
    _sheet("a cell to the left of the last", '<c r="C2"><v>98</v></c><c r="A2"><v>7</v></c>', "",
           a(measure="7", value="98")),
    _sheet("a cell without a column", '<c r="2"><v>98</v></c>', "damaged_workbook - -"),
    _sheet("a sheet cut off in the middle", "<c><v>98", "damaged_workbook - -"),
)  # fmt: skip

SHEETS = (
    _case("a title merged above the headings", _made(_title), "~rows_above_headings 3 -", A, B),
    _case("merged headings", _made(_merge("C1:D1")), "merged_cells 1 -"),
    _case("a figure merged over two rows", _made(_merge("C2:C3")),
          "merged_cells 2 -; merged_cells 3 -"),
    _case("a figure merged over two columns", _made(_merge("C2:D2")), "merged_cells 2 -", B),
    _case("cells merged beside the table", _made(_merge("G2:H3")), "", A, B),
    _case("a hidden row", _made(_hide_row), "~hidden_rows 3 -", A, B),
    _case("a hidden column", _made(_hide_column), "", A, B),
    _case("a filter that hides nothing", _made(_filter), "", A, B),
    _case("a hidden first sheet", _made(_hide_first), "", A, B),
    _case("a second sheet with something on it", _made(_second), "~other_sheets - -", A, B),
    _case("a second sheet that is blank", _made(_blank_second), "", A, B),
    _case("a sheet that is a chart", _made(_chart), "", A, B),
    _case("a comment on a cell", _made(_note), "", A, B),
    _case("formatting to the last row and column", _made(_far), "", A, B),
    _case("words far to the right", _made(_wide), "too_many_columns - -"),
    _case("words beside the table", _book(("A", "2023-07", 1, None, None, "note")),
          "ragged_row 2 -"),
    _case("blank rows in the middle", _book((), ("A", "2023-07", 1), (), ("B", "soon", 2)),
          "bad_period 5 period", A),
    _case("a row of totals under a sheet", _book(("A", "2023-07", 1), ("Total", None, 1)),
          "totals_row 3 measure; required_blank 3 period", A),
    _case("nothing in it", lambda: workbook(), "empty_file - -"),
    _case("headings alone", _book(), "no_rows - -"),
)  # fmt: skip

CASES = (*SHOWN, *WRITTEN, *SHEETS)
