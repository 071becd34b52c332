"""Files that leave open safely in Excel, and come back as the rows they were made of."""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.exports import csv_bytes, with_problems, xlsx_bytes
from dashboard.intake.batch import Batch, check
from dashboard.intake.columns import Column, Kind
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import UnreadableError
from dashboard.intake.sheet import Row
from tests.unit.intake.sending import SOUND, TEXTS, codes, csv_file, file_of, workbook

TEXT, NUMBER = Column("note", Kind.TEXT, "Any words"), Column("value", Kind.NUMBER, "A figure")
FORMULAS = ["=1+1", "+SUM(A1)", "-cmd|' /C calc'!A0", "@SUM(1)", "＝1", "=HYPERLINK(0)", "'=1"]
UNSAFE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
HARD = st.one_of(
    TEXTS,
    st.sampled_from([*FORMULAS, "''=1", "_x0041_", "\uffff", "a\nb", "'", '"', "'x", "-", "+4"]),
)
KINDS = {
    Kind.NUMBER: st.decimals(min_value=0, max_value=10**6, places=3).map(str),
    Kind.INTEGER: st.integers(1, 5).map(str),
    Kind.SPAN: st.sampled_from(["95", "40..60", "-1"]),
    Kind.DATE: st.dates().map(str),
    Kind.TIMESTAMP: st.datetimes().map(lambda moment: f"{moment:%Y-%m-%d %H:%M:%S}"),
    Kind.PERIOD: st.sampled_from(["2023-07", "2023-24 Q1", "2023-24", "2023", "2023-09-30"]),
    Kind.YES_NO: st.sampled_from(["Y", "N"]),
}


def cells(column: Column) -> st.SearchStrategy[str]:
    if column.choices:
        return st.sampled_from(column.choices)
    texts = KINDS.get(column.kind, HARD)
    return texts if column.required else st.just("") | texts


def rows_of(dataset: str) -> st.SearchStrategy[list[dict[str, str]]]:
    columns = {one.name: cells(one) for one in DATASETS[dataset].columns}
    return st.lists(st.fixed_dictionaries(columns), min_size=1, max_size=3)


def kept(batch: Batch) -> list[Row]:
    """The rows as they are stored, whatever is said of them."""
    return [row for _, row in batch.sheet.rows] if batch.sheet else []


def figures(dataset: str, rows: list[Row]) -> list[dict[str, object]]:
    """The rows with their numbers as numbers: a workbook keeps no noughts at the end."""
    numbers = {
        one.name for one in DATASETS[dataset].columns if one.kind in (Kind.NUMBER, Kind.SPAN)
    }

    def number(text: str) -> object:
        return tuple(Fraction(part) for part in text.split(".."))

    return [
        {name: number(text) if text and name in numbers else text for name, text in row.items()}
        for row in rows
    ]


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(DATASETS)), st.data())
def test_what_leaves_is_read_back_unchanged(dataset: str, data: st.DataObject) -> None:
    columns = DATASETS[dataset].columns
    names = [one.name for one in columns]
    typed = data.draw(rows_of(dataset))
    rows = kept(check(dataset, csv_file(names, *([row[name] for name in names] for row in typed))))
    rows = [row for row in rows if any(row.values())]
    if rows:
        again = check(dataset, csv_bytes(columns, rows))
        assert kept(again) == rows
        again = check(dataset, xlsx_bytes(dataset, columns, rows))
        assert figures(dataset, kept(again)) == figures(dataset, rows)


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_looks_like_a_formula_is_neutral_in_both_kinds_of_file(text: str) -> None:
    cell = csv_bytes([TEXT], [{"note": text}]).decode("utf-8-sig").splitlines()[1].strip('"')
    assert not cell.startswith(UNSAFE)
    sheet = openpyxl.load_workbook(BytesIO(xlsx_bytes("Notes", [TEXT], [{"note": text}]))).active
    assert sheet is not None
    assert (sheet["A2"].data_type, sheet["A2"].number_format) == ("s", "@")


def test_a_number_below_nought_stays_a_number_in_both_kinds_of_file() -> None:
    rows = [{"value": "-5.25"}, {"value": None}, {"value": "0.1"}]
    assert csv_bytes([NUMBER], rows).decode("utf-8-sig").split() == ["value", "-5.25", '""', "0.1"]
    sheet = openpyxl.load_workbook(BytesIO(xlsx_bytes("Figures", [NUMBER], rows))).active
    assert sheet is not None
    assert [cell.value for cell in sheet["A"]] == ["value", -5.25, None, 0.1]


def test_a_number_that_excel_cannot_hold_is_kept_as_text() -> None:
    digits = "12345678901234567890.12"
    sheet = openpyxl.load_workbook(
        BytesIO(xlsx_bytes("Long", [NUMBER], [{"value": digits}]))
    ).active
    assert sheet is not None
    assert sheet["A2"].value == digits


def test_a_date_is_a_date_in_a_workbook() -> None:
    column = Column("as_at", Kind.DATE, "A day")
    data = xlsx_bytes("A/B: " + "x" * 40, [column], [{"as_at": "2025-03-31"}])
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    assert sheet is not None
    assert (sheet["A2"].is_date, f"{sheet['A2'].value:%d/%m/%Y}") == (True, "31/03/2025")
    assert len(sheet.title) == 31


def test_text_longer_than_a_cell_of_excel_says_that_it_was_cut() -> None:
    sheet = openpyxl.load_workbook(
        BytesIO(xlsx_bytes("Long", [TEXT], [{"note": "x" * 40_000}]))
    ).active
    assert sheet is not None
    assert str(sheet["A2"].value).endswith("(cut: a cell of Excel holds no more)")


def faulty(dataset: str, data: bytes) -> tuple[str, bytes]:
    return with_problems(data, check(dataset, data))


def test_a_file_comes_back_in_its_order_with_what_is_wrong_beside_each_row() -> None:
    given = "Returns;;;|measure;period;value;odd|A;2023-07;<5;|;;;|B;soon;98%;=1+1|C;2023-08;-3;x|"
    data = given.replace("|", "\n").encode()
    ending, back = faulty("observations", data)
    lines = back.decode("utf-8-sig").split("\r\n")
    assert ending == ".csv"
    assert lines[:2] == ["Returns,,,", "measure,period,value,odd,Problems"]
    assert lines[2].startswith('A,2023-07,<5,,"the headings')
    assert "value: “<5” is a mark for a figure held back" in back.decode()
    assert "B,soon,98%,'=1+1,\"period: The period cannot be read." in back.decode()
    assert "C,2023-08,-3,x,\r\n" in back.decode()


def test_a_file_put_right_can_be_sent_with_its_column_of_problems() -> None:
    _, back = faulty("observations", csv_file(("measure", "period"), ("A", "soon"), ("B", "2023")))
    batch = check("observations", back.replace(b"A,soon", b"A,2022"))
    assert (batch.problems, [row["measure"] for row in kept(batch)]) == ((), ["A", "B"])
    assert with_problems(back, check("observations", back))[1] == back


@pytest.mark.parametrize("row", ["A,2023-07", "A,2023-07,1,2"])
def test_a_row_of_the_wrong_width_is_refused_again_until_it_is_put_right(row: str) -> None:
    _, back = faulty("observations", f"measure,period,value\n{row}\nB,2023-08,2\n".encode())
    assert "This row has" in back.decode()
    assert codes(check("observations", back).problems) == [("ragged_row", 2)]


def test_a_workbook_comes_back_as_a_workbook_of_values() -> None:
    data = workbook(("measure", "period", "value", "commentary"), ("A", "soon", 0.5), ("B", 2023))
    ending, back = faulty("observations", data)
    sheet = openpyxl.load_workbook(BytesIO(back)).active
    assert (ending, sheet is not None) == (".xlsx", True)
    assert sheet is not None
    assert [cell.value for cell in sheet[1]][-1] == "Problems"
    assert (sheet["C2"].value, str(sheet["E2"].value)[:8]) == (0.5, "period: ")
    assert codes(check("observations", back).problems) == [("bad_period", 2)]


def test_a_workbooks_text_comes_back_as_it_was_also_where_it_looks_like_a_date() -> None:
    rows = ("A", "2023-07", "2025-03-31", "=1+1", "2025-02-31")
    data = xlsx_bytes(
        "Given",
        [Column(name, Kind.TEXT, "") for name in ("measure", "period", "as_at", "x", "y")],
        [dict(zip(("measure", "period", "as_at", "x", "y"), rows, strict=True))],
    )
    sheet = openpyxl.load_workbook(BytesIO(faulty("observations", data)[1])).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:5] == [*rows]
    assert (sheet["C2"].is_date, sheet["D2"].data_type) == (False, "s")


def test_what_is_said_of_the_whole_file_stands_in_its_first_row() -> None:
    _, back = faulty("risks", file_of("risks", {}).replace(b"likelihood", b"chance"))
    assert "the whole file, likelihood: There is no column headed" in back.decode()
    assert "the headings, chance, a warning: " in back.decode()


@pytest.mark.parametrize("data", [b"", b'measure,period\n"A,2023\n', b"%PDF-1.7 and more"])
def test_a_file_that_cannot_be_read_has_nothing_to_come_back(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        faulty("observations", data)


def test_every_sound_row_leaves_and_comes_back_without_a_problem() -> None:
    for dataset, row in SOUND.items():
        columns = DATASETS[dataset].columns
        assert check(dataset, csv_bytes(columns, [row])).ok
        assert check(dataset, xlsx_bytes(dataset, columns, [row])).ok
