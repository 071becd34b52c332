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
_OTHER_MARKS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"<!DOCTYPE", b"<html")
# All but tab, line feed, vertical tab, form feed and carriage return.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r"))
# Excel keeps the empty text a formula may give as t="str"; no result at all means never worked out.
_NO_RESULT = re.compile(
    rb'<c\b(?![^>]*t="str")[^>]*><f(?:[^>]*/>|[^>]*>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>'
)


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
    message="This is a document, a picture or a web page, not a table.",
    fix="Send the spreadsheet the figures come from, saved as .xlsx or CSV UTF-8.",
)
def not_a_table(data: bytes, limits: Limits) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \r\n").startswith(_OTHER_MARKS)


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
    return data.startswith(WORKBOOK_MARK) and "xl/workbook.xml" not in (_members(data) or {})


@check(
    "workbook_too_large",
    topic="file",
    message="The workbook unzips to more than {unzipped:,} bytes.",
    fix="Copy the rows into a new workbook as values only, without pictures or formatting.",
)
def workbook_too_large(data: bytes, limits: Limits) -> bool:
    return data.startswith(WORKBOOK_MARK) and sum((_members(data) or {}).values()) > limits.unzipped


@check(
    "formula_without_result",
    topic="file",
    message="The workbook holds formulas that have never been worked out, so they read as blank.",
    fix="Open it in Excel, let it calculate, save it and send that copy.",
)
def formula_without_result(data: bytes, limits: Limits) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        sheets = (name for name in archive.namelist() if name.startswith("xl/worksheets/sheet"))
        return any(_NO_RESULT.search(archive.read(name)) for name in sheets)


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
