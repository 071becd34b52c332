"""Files that are not what they are called, or no tables at all."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable

from tests.hostile.cases import Case, Kept, a, text
from tests.unit.intake.sending import csv_file, with_part, workbook

ROWS = (("measure", "period", "value"), ("A", "2023-07", "1"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
NOT_A_TABLE, NOT_TEXT, CONTROL = "not_a_table - -", "not_text - -", "control_characters 1 -"
NOT_A_WORKBOOK, DAMAGED = "not_a_workbook - -", "damaged_workbook - -"


def _case(name: str, data: bytes | str | Callable[[], bytes], said: str = "", *kept: Kept) -> Case:
    build = data if callable(data) else text(data)
    return Case(name, "observations", build, (said,) if said else (), kept)


def _zip(*members: tuple[str, bytes]) -> Callable[[], bytes]:
    def build() -> bytes:
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            for name, content in members:
                archive.writestr(name, content)
        return data.getvalue()

    return build


def _tar() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("figures.csv"), io.BytesIO())
    return data.getvalue()


def _book() -> bytes:
    return workbook(*ROWS)


def _flipped() -> bytes:
    """A workbook with a byte changed on the way, within its sheet."""
    data = bytearray(_book())
    at = data.find(b"xl/worksheets/sheet1.xml") + 60
    data[at] ^= 0xFF
    return bytes(data)


CASES = (
    _case("a workbook that is called a CSV file", _book, "", a()),
    _case("a CSV file that is called a workbook", csv_file(*ROWS), "", a()),
    _case("an old workbook, or one with a password", OLE, "old_workbook - -"),
    _case("an OpenDocument sheet", _zip(("mimetype", b"ods"), ("content.xml", b"<x/>")),
          NOT_A_WORKBOOK),
    _case("a Word document", _zip(("word/document.xml", b"<w/>")), NOT_A_WORKBOOK),
    _case("a binary workbook", _zip(("xl/workbook.bin", b"\x83")), NOT_A_WORKBOOK),
    _case("a CSV file that was zipped", _zip(("figures.csv", csv_file(*ROWS))), NOT_A_WORKBOOK),
    _case("a zipped file with nothing in it", _zip(), NOT_A_WORKBOOK),
    _case("a gzipped file", lambda: gzip.compress(csv_file(*ROWS), mtime=0), NOT_A_WORKBOOK),
    _case("a file packed with bzip2", lambda: bz2.compress(csv_file(*ROWS)), NOT_A_WORKBOOK),
    _case("a file packed with xz", lambda: lzma.compress(csv_file(*ROWS)), NOT_A_WORKBOOK),
    _case("a tape archive", _tar, CONTROL),
    _case("a PDF document", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", NOT_A_TABLE),
    _case("a PNG picture", b"\x89PNG\r\n\x1a\n" + bytes(64), NOT_A_TABLE),
    _case("a JPEG picture", b"\xff\xd8\xff\xe0\x00\x10JFIF", NOT_A_TABLE),
    _case("a GIF picture", b"GIF89a\x01", NOT_A_TABLE),
    _case("a rich text document", rb"{\rtf1\ansi figures}", NOT_A_TABLE),
    _case("a web page", "<!DOCTYPE html><html><body>figures</body></html>", NOT_A_TABLE),
    _case("a web page in capitals", "<HTML><BODY>figures</BODY></HTML>", NOT_A_TABLE),
    _case("a web page saved as .xls", "\n\n<table><tr><td>measure</td></tr></table>", NOT_A_TABLE),
    _case("a workbook of 2003 in XML", '<?xml version="1.0"?><Workbook/>', NOT_A_TABLE),
    _case("a list for programs", '[{"measure": "A", "period": "2023-07"}]', NOT_A_TABLE),
    _case("an object for programs", '{"measure": "A"}', NOT_A_TABLE),
    _case("an e-mail", "From: an officer\nSubject: figures\n\nmeasure,period\n", NOT_A_TABLE),
    _case("a Parquet file", b"PAR1" + bytes(64), CONTROL),
    _case("a database", b"SQLite format 3\x00" + bytes(64), CONTROL),
    _case("a program", b"\x7fELF\x02\x01\x01" + bytes(64), CONTROL),
    _case("noise", bytes(range(256)) * 40, NOT_TEXT),
    _case("a letter", "Dear colleague, please find the figures attached.\n", "no_rows - -"),
    _case("half of a workbook", lambda: _book()[:2000], DAMAGED),
    _case("a workbook changed on its way", _flipped, DAMAGED),
    _case("a workbook without its sheets", _zip(("xl/workbook.xml", b"<workbook/>")), DAMAGED),
    _case("a workbook with no sheet named", lambda: with_part(
        _book(), "xl/workbook.xml", b"<workbook><sheets/></workbook>"), DAMAGED),
    _case("a sheet that is no XML", lambda: with_part(
        _book(), "xl/worksheets/sheet1.xml", b"\x00\x01figures"), DAMAGED),
    _case("styles that are no XML", lambda: with_part(_book(), "xl/styles.xml", b"none"), DAMAGED),
)  # fmt: skip
