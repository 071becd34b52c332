"""Whether a file can be read as a table at all; the first check to object stops the reading.

`find` is handed the file's bytes and the limits, unless it says otherwise.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

from dashboard.intake.checks.registry import check
from dashboard.intake.limits import Limits

WORKBOOK_MARK = b"PK\x03\x04"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_OLD_WORKBOOK_MARK = b"\xd0\xcf\x11\xe0"
_OTHER_MARKS = (
    *(b"%pdf", b"\x89png", b"\xff\xd8\xff", b"gif8", b"{\\rtf", b"from: ", b"mime-version"),
    *(b"<!doctype", b"<html", b"<table", b"<?xml", b"<!--", b'{"', b"{\n", b"{\r", b"[{", b"[\n"),
)
_ZIPPED_MARKS = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"BZh",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\xfd7zXZ",
)
_HEAD = 1000
# All but tab, line feed, vertical tab, form feed and carriage return.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r"))
CONTROL = re.compile(b"[" + _CONTROLS + b"]")


@check(
    "cannot_be_opened",
    topic="file",
    message="The file {value} cannot be opened: {reason}.",
    fix="Check its name and folder, and that no other program holds it open.",
)
def cannot_be_opened(file: Path) -> bool:
    """Given the file's place."""
    return not file.is_file()


@check(
    "empty_file",
    topic="file",
    message="The file is empty.",
    fix="Check that the right file was saved, then try again.",
)
def empty_file(data: bytes, limits: Limits) -> bool:
    return not data.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")


@check(
    "too_large",
    topic="file",
    message="The file is larger than {size:,} bytes.",
    fix="Split it by year or by measure and send the parts one after the other.",
)
def too_large(data: bytes, limits: Limits) -> bool:
    return len(data) > limits.size


@check(
    "old_workbook",
    topic="file",
    message="This is an old Excel workbook (.xls), or one protected by a password.",
    fix="In Excel, take off any password, choose Save As and pick Excel Workbook (.xlsx) or CSV "
    "UTF-8.",
)
def old_workbook(data: bytes, limits: Limits) -> bool:
    return data.startswith(_OLD_WORKBOOK_MARK)


@check(
    "not_a_table",
    topic="file",
    message="This is a document, a picture, a web page or data for programs, not a table.",
    fix="Send the spreadsheet the figures come from, saved as .xlsx or CSV UTF-8.",
)
def not_a_table(data: bytes, limits: Limits) -> bool:
    return data[:_HEAD].lstrip(b"\xef\xbb\xbf \r\n").lower().startswith(_OTHER_MARKS)


@check(
    "damaged_workbook",
    topic="file",
    message="The workbook cannot be opened: it is damaged or was not saved to the end.",
    fix="Open it in Excel, save it again as Excel Workbook (.xlsx) and send that copy.",
)
def damaged_workbook(data: bytes, limits: Limits) -> bool:
    return data.startswith(WORKBOOK_MARK) and _members(data) is None


@check(
    "not_a_workbook",
    topic="file",
    message="This is a zipped file, but not an Excel workbook.",
    fix="Send the spreadsheet itself, saved as .xlsx or CSV UTF-8.",
)
def not_a_workbook(data: bytes, limits: Limits) -> bool:
    return data.startswith(_ZIPPED_MARKS) and "xl/workbook.xml" not in (_members(data) or {})


@check(
    "workbook_too_large",
    topic="file",
    message="The workbook unzips to more than {unzipped:,} bytes, or has more than {cells:,} "
    "filled cells.",
    fix="Save the sheet as CSV UTF-8, which may be longer; or copy the rows into a new workbook as "
    "values only, without pictures or formatting.",
)
def workbook_too_large(data: bytes, limits: Limits) -> bool:
    return data.startswith(WORKBOOK_MARK) and sum((_members(data) or {}).values()) > limits.unzipped


@check(
    "formula_without_result",
    topic="file",
    message="The workbook holds formulas that have never been worked out, so they read as blank.",
    fix="Open it in Excel, let it calculate, save it and send that copy.",
)
def formula_without_result(formula: bool, kind: str) -> bool:
    """Given of a cell without a value whether it has a formula, and its kind.

    Excel keeps the empty text a formula may give as kind str; else no result is never worked out.
    """
    return formula and kind != "str"


@check(
    "not_text",
    topic="file",
    message="The file is damaged, or is not a CSV file.",
    fix="Open it in Excel and save it again as CSV UTF-8.",
)
def not_text(data: bytes, limits: Limits) -> bool:
    if data.startswith(UTF16_MARKS):
        return not _decodes(data, "utf-16")
    return not (_decodes(data, "utf-8") or _decodes(data, "cp1252"))


@check(
    "control_characters",
    topic="file",
    message="The file holds characters that are not text, so its figures cannot be trusted.",
    fix="Open it in Excel and save it again as CSV UTF-8.",
)
def control_characters(data: bytes, limits: Limits) -> bool:
    """`data` is the decoded text, as UTF-8."""
    return len(data.translate(None, delete=_CONTROLS)) != len(data)


def _members(data: bytes) -> dict[str, int] | None:
    """The zipped files and their unzipped sizes; None where the archive cannot be opened."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return {member.filename: member.file_size for member in archive.infolist()}
    except zipfile.BadZipFile:
        return None


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
