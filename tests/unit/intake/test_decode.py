"""Encodings and separators, in the ways spreadsheets save them."""

from __future__ import annotations

import pytest

from dashboard.intake.batch import check
from dashboard.intake.decode import decode, separator
from tests.unit.intake.sending import csv_file

ROWS = (("measure", "period", "commentary"), ("GAS-DOM", "Jul-23", "£5 – café"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("comma", [",", ";", "\t"])
def test_every_way_a_spreadsheet_saves_text_reads_the_same(encoding: str, comma: str) -> None:
    batch = check("observations", csv_file(*ROWS, comma=comma, encoding=encoding))
    ((number, row),) = batch.rows()
    assert batch.problems == ()
    assert (number, row["period"], row["commentary"]) == (2, "2023-07", "£5 – café")


def test_utf_16_of_either_byte_order_is_known_by_its_mark() -> None:
    assert decode("\ufeffété".encode("utf-16-le")) == "été"
    assert decode("\ufeffété".encode("utf-16-be")) == "été"


def test_commas_inside_quoted_headings_do_not_count_as_separators() -> None:
    assert separator('"a,b,c,d";period;value\n1,2,3,4;x;y\n') == ";"


def test_a_file_of_one_column_is_parted_by_commas() -> None:
    assert separator("measure\nGAS-DOM\n") == ","
    assert separator("") == ","


def test_blank_rows_above_the_headings_do_not_settle_the_separator() -> None:
    assert separator(",,,\n\nmeasure;period\n") == ";"
