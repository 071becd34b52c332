"""Small files as officers save them, and what the checker says of them."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import openpyxl
from hypothesis import strategies as st

from dashboard.intake.batch import Batch, check
from dashboard.intake.problems import Problem

_ZIPPED = zipfile.ZIP_DEFLATED
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

# The least each dataset asks for.
SOUND: dict[str, dict[str, str]] = {
    "measures": {
        "measure": "GAS-DOM",
        "title": "Homes with a gas check in date",
        "section": "housing",
        "unit": "percent",
        "polarity": "higher",
        "rule": "bands",
        "green": "100",
        "amber": "90",
    },
    "observations": {"measure": "GAS-DOM", "period": "2023-07"},
    "compliance_returns": {"workstream": "LIFT-ADP", "period": "2023-24 Q2"},
    "commentaries": {"measure": "GAS-DOM", "period": "2023-07", "what": "It fell."},
    "actions": {
        "plan": "Carers strategy",
        "plan_year": "2024-25",
        "priority": "P1",
        "action_id": "P1-A03",
        "title": "Set up a forum",
    },
    "risks": {"risk_id": "R1", "title": "Provider failure", "likelihood": "4", "impact": "3"},
    "funds": {"fund": "Better Care Fund", "line": "Reablement", "period": "2023-24"},
    "contracts": {"contract_id": "C-014", "title": "Supported living"},
    "printed": {"subject": "GAS-DOM", "kind": "percent", "item": "overall", "printed": "99.8%"},
    "assets": {"asset_id": "H1", "kind": "dwelling"},
    "inspections": {"asset_id": "H1", "workstream": "GAS-DOM", "required": "Y"},
    "hazards": {"hazard_id": "HZ1", "kind": "significant", "aware_at": "2025-12-18 10:15"},
    "ehc_cases": {"case_id": "C1", "received_on": "2025-01-02"},
    "ehc_advice": {
        "case_id": "C1",
        "service": "educational psychology",
        "requested_on": "2025-02-10",
    },
    "annual_reviews": {"case_id": "C1", "plan_made_on": "2024-01-15"},
    "returns_calendar": {
        "return_id": "GAS",
        "title": "Gas return",
        "dataset": "compliance_returns",
        "service": "Property services",
        "frequency": "monthly",
        "due_working_days": "10",
    },
}


# What may stand in a cell, near misses above all.
TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=12),
    st.sampled_from(["1", "0", "-3", "99.5", "2023-07", "31/03/2025", "Y", "higher", "1..2..3"]),
    st.from_regex(r"[-–(£]?[0-9O]{1,4}[.,/ -]?[0-9]{0,3}[%)]?", fullmatch=True),
)


def csv_file(*rows: Sequence[str], comma: str = ",", encoding: str = "utf-8") -> bytes:
    """A CSV file of the rows given, the headings first."""
    text = StringIO()
    csv.writer(text, delimiter=comma).writerows(rows)
    return text.getvalue().encode(encoding)


def file_of(dataset: str, *rows: Mapping[str, str]) -> bytes:
    """A CSV file of rows that differ from a sound one as given."""
    lines = [{**SOUND[dataset], **row} for row in rows]
    names = list(dict.fromkeys(name for line in lines for name in line))
    return csv_file(names, *([line.get(name, "") for name in names] for line in lines))


def checked(
    dataset: str, *rows: Mapping[str, str], org: str | None = None, today: date | None = None
) -> Batch:
    """What comes of such a file."""
    return check(dataset, file_of(dataset, *rows), org=org, today=today)


def problems(
    dataset: str, *rows: Mapping[str, str], org: str | None = None, today: date | None = None
) -> list[Problem]:
    """The problems of such a file."""
    return list(checked(dataset, *rows, org=org, today=today).problems)


def only(
    dataset: str, *rows: Mapping[str, str], org: str | None = None, today: date | None = None
) -> Problem:
    """The one problem of such a file."""
    (problem,) = problems(dataset, *rows, org=org, today=today)
    return problem


def codes(found: Sequence[Problem]) -> list[tuple[str, int | None]]:
    """Problems by code and row."""
    return [(problem.code, problem.row) for problem in found]


def with_part(book: bytes, name: str, content: bytes) -> bytes:
    """The workbook with a part of it replaced, or added."""
    data = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as old, zipfile.ZipFile(data, "w", _ZIPPED) as new:
        for member in {*old.namelist(), name}:
            new.writestr(member, content if member == name else old.read(member))
    return data.getvalue()


def without_part(book: bytes, name: str) -> bytes:
    """The workbook without one of its parts."""
    data = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as old, zipfile.ZipFile(data, "w", _ZIPPED) as new:
        for member in [one for one in old.namelist() if one != name]:
            new.writestr(member, old.read(member))
    return data.getvalue()


def sheet_of(rows: str) -> bytes:
    """A worksheet as it stands in a workbook, of rows given in XML."""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def workbook(
    *rows: Sequence[Any], formats: Mapping[str, str] | None = None, others: Sequence[Any] = ()
) -> bytes:
    """A workbook of the rows given. `formats` by cell; `others` is put on a second sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    book.create_sheet("Notes").append(list(others))
    data = BytesIO()
    book.save(data)
    return data.getvalue()
