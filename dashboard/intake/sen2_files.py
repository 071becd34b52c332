"""Which files of a SEN2 return are which module, and the few columns of each that are read."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path, PurePosixPath

import pandas as pd

from dashboard.intake.checks import files as file_checks
from dashboard.intake.checks import sen2 as checks
from dashboard.intake.columns import fold
from dashboard.intake.limits import Limits
from dashboard.intake.precheck import read_table
from dashboard.intake.problems import Problem, UnreadableError

Row = dict[str, str]
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_EXPORTED_DAY = re.compile(r"(\d{4})-([A-Za-z]{3})-(\d{1,2})( 00:00:00)?")


@dataclass(frozen=True, slots=True)
class Module:
    """One module's file: the headings read, by every name they have had. Others are not kept."""

    name: str
    needed: tuple[str, ...]
    also: Mapping[str, tuple[str, ...]]
    required: bool = False


MODULES = (
    Module("person", ("persontableid",), {"sex": ("sex", "gendercurrent")}),
    Module(
        "requests",
        (
            "requeststableid",
            "persontableid",
            "receiveddate",
            "requestoutcomedate",
            "requestoutcome",
        ),
        # The export of specification 1.3 leaves a letter out of requestsource.
        {"requestsource": ("requestsource", "rquestsource"), "exported": ("exported",)},
        required=True,
    ),
    Module(
        "assessment",
        (
            "assessmenttableid",
            "requeststableid",
            "assessmentoutcome",
            "assessmentoutcomedate",
            "week20",
        ),
        {},
    ),
    Module("namedplan", ("assessmenttableid", "startdate"), {}),
    Module(
        "activeplans",
        ("requeststableid", "lastreview"),
        {
            "activeplanstableid": ("activeplanstableid",),
            "reviewmeeting": ("reviewmeeting",),
            "reviewoutcome": ("reviewoutcome",),
            "reviewdraft": ("reviewdraft",),
            "phasetransferduedate": ("phasetransferduedate",),
            "phasetransferfinaldate": ("phasetransferfinaldate",),
        },
    ),
    Module("senneed", ("activeplanstableid", "sentype", "sentyperank"), {}),
)


@dataclass(frozen=True, slots=True)
class Records:
    """A module's rows by spreadsheet row number, with the columns that are read and no other."""

    file: str
    rows: Mapping[int, Row]

    def of(self, column: str) -> dict[str, Row]:
        """The rows by a column; the last where several have the same."""
        return {row[column]: row for row in self.rows.values()}


def files_in(place: Path, limits: Limits | None = None) -> dict[str, bytes]:
    """The CSV files of a folder or a ZIP file, by name.

    Raises UnreadableError where the place is neither, or unzips to more than is allowed.
    """
    if place.is_dir():
        found = sorted(file for file in place.rglob("*") if file.suffix.lower() == ".csv")
        return {file.relative_to(place).as_posix(): file.read_bytes() for file in found}
    data = place.read_bytes() if place.is_file() else b""
    return unzipped(data, place.name, limits or Limits())


def unzipped(data: bytes, name: str, limits: Limits) -> dict[str, bytes]:
    """The CSV files of a ZIP file's bytes, by name; raises UnreadableError as `files_in`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if _is_csv(one.filename)]
            if sum(one.file_size for one in members) > limits.unzipped:
                large = file_checks.workbook_too_large
                raise UnreadableError(large.problem(unzipped=limits.unzipped, cells=limits.cells))
            return {one.filename: archive.read(one) for one in members}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise UnreadableError(checks.not_a_return.problem(value=name)) from error


def read_modules(files: Mapping[str, bytes]) -> tuple[dict[str, Records], list[Problem]]:
    """The modules found among the files, and what keeps any of them from being read."""
    read: dict[str, Records] = {}
    problems: list[Problem] = []
    for module in MODULES:
        names = [name for name in files if _module_of(name) == module.name]
        if checks.module_twice.find(names):
            problems.append(checks.module_twice.problem(value=names[1], module=module.name))
        for name in names[:1]:
            read[module.name], found = _records(module, name, files[name])
            problems += found
        if module.required and checks.module_missing.find(module.name, read):
            problems.append(checks.module_missing.problem(value=module.name))
    return read, problems


def in_file(name: str, problem: Problem) -> Problem:
    """The problem with the file it is in named in its sentence."""
    return replace(problem, message=f"In {PurePosixPath(name).name}: {problem.message}")


def _is_csv(name: str) -> bool:
    return name.lower().endswith(".csv") and not name.startswith("__MACOSX/")


def _module_of(name: str) -> str:
    return PurePosixPath(name).stem.rpartition("_")[2].lower()


def _records(module: Module, name: str, data: bytes) -> tuple[Records, list[Problem]]:
    try:
        table = read_table(data, Limits())
    except UnreadableError as error:
        return Records(name, {}), [in_file(name, error.problem)]
    at = {fold(heading): number for number, heading in enumerate(table.headings)}
    problems = [in_file(name, one) for one in table.problems]
    columns: dict[str, list[str]] = {}
    for heading, known_as in {**{one: (one,) for one in module.needed}, **module.also}.items():
        place = next((at[one] for one in known_as if one in at), None)
        if place is not None:
            columns[heading] = _texts(table.cells[place])
        elif heading in module.needed and checks.module_heading_missing.find(heading, at):
            missing = checks.module_heading_missing.problem(row=table.heading_row, column=heading)
            problems.append(in_file(name, missing))
    headings = [*module.needed, *module.also]
    blank = [""] * len(table.cells)
    texts = zip(*(columns.get(heading, blank) for heading in headings), strict=True)
    rows = (dict(zip(headings, values, strict=True)) for values in texts)
    return Records(name, dict(zip(table.cells.index.tolist(), rows, strict=True))), problems


def _texts(cells: pd.Series[str]) -> list[str]:
    return [_plain(text) for text in cells.str.strip().tolist()]


def _plain(text: str) -> str:
    """A day as COLLECT exports it (2022-Sep-28 00:00:00) in the usual form; other text as it is."""
    found = _EXPORTED_DAY.fullmatch(text)
    if found is None or found[2].lower() not in _MONTHS:
        return text
    return f"{found[1]}-{_MONTHS.index(found[2].lower()) + 1:02}-{found[3]:0>2}"
