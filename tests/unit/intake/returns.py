"""A small SEN2 return as COLLECT exports it, by specification; every value is made up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.intake.sending import csv_file

Rows = Sequence[Mapping[str, str]]
_PREFIX = "Blade-Export_20-01-2026_"

PERSON = {
    "persontableid": "P1",
    "surname": "Orchard",
    "forename": "Long",
    "personbirthdate": "2012-Mar-04 00:00:00",
    "sex": "F",
    "postcode": "SS2 6ER",
    "upn": "A123456789012",
}
REQUEST = {
    "requeststableid": "R1",
    "persontableid": "P1",
    "receiveddate": "2025-Jan-02 00:00:00",
    "requestsource": "2",
    "rya": "0",
    "requestoutcomedate": "2025-Feb-10 00:00:00",
    "requestoutcome": "Y",
    "requestmediation": "0",
    "requesttribunal": "0",
    "exported": "",
}
ASSESSMENT = {
    "assessmenttableid": "A1",
    "requeststableid": "R1",
    "assessmentoutcome": "Y",
    "assessmentoutcomedate": "2025-May-22 00:00:00",
    "week20": "0",
}
PLAN = {"namedplantableid": "N1", "assessmenttableid": "A1", "startdate": "2025-May-22 00:00:00"}
ACTIVE = {
    "activeplanstableid": "V1",
    "requeststableid": "R1",
    "reviewmeeting": "2025-Nov-12 00:00:00",
    "reviewoutcome": "A",
    "lastreview": "2025-Dec-10 00:00:00",
    "reviewdraft": "",
    "phasetransferduedate": "2026-Feb-15 00:00:00",
    "phasetransferfinaldate": "",
}
NEED = {"senneedtableid": "S1", "activeplanstableid": "V1", "sentype": "SLCN", "sentyperank": "1"}


def module(name: str, *rows: Mapping[str, str]) -> tuple[str, bytes]:
    """One module's file: its name and its bytes."""
    headings = list(rows[0])
    lines = [[row.get(heading, "") for heading in headings] for row in rows]
    return f"{_PREFIX}{name}.csv", csv_file(headings, *lines)


def a_return(
    requests: Rows = (REQUEST,),
    assessments: Rows = (ASSESSMENT,),
    plans: Rows = (PLAN,),
    active: Rows = (ACTIVE,),
    persons: Rows = (PERSON,),
) -> dict[str, bytes]:
    """The files of a return, by name; a module without rows is left out."""
    modules = {
        "person": persons,
        "requests": requests,
        "assessment": assessments,
        "namedplan": plans,
        "activeplans": active,
        "senneed": (NEED,),
    }
    return dict(module(name, *rows) for name, rows in modules.items() if rows)
