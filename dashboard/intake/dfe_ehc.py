"""Which figures the DfE's open data on EHC plans give, of England and of each council known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from dashboard.catalogue import load_catalogue
from dashboard.domain.observations import Observation
from dashboard.domain.rows import Row
from dashboard.intake.checks import sen2 as checks
from dashboard.intake.columns import fold
from dashboard.intake.limits import Limits
from dashboard.intake.precheck import read_table
from dashboard.intake.problems import Problem, Severity, UnreadableError
from dashboard.intake.sen2_files import in_file

ENGLAND = "england"
_PLACES = ("time_period", "geographic_level", "region_name", "la_name", "breakdown")
_COUNCIL = (" city council", " county council", " borough council", " council")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of the open data: the counts above and below the line, and the percentage.

    `below` are added up. `printed` is the DfE's own rounding, to compare with; nothing is made
    of it.
    """

    code: str
    title: str
    file: str
    above: str
    below: tuple[str, ...]
    printed: str
    polarity: str = "higher"


FIGURES = (
    Figure(
        "EHC-20W",
        "EHC plans issued within 20 weeks, all plans",
        "timeliness_20_week",
        "plans_issued_within_20_weeks",
        ("plans_issued_den",),
        "pc_plans_issued_within_20_weeks",
    ),
    Figure(
        "EHC-20W-EX",
        "EHC plans issued within 20 weeks, exceptions left out",
        "timeliness_20_week",
        "plans_issued_20_weeks_ex",
        ("plans_issued_den_ex",),
        "PC_plans_issued_20_weeks_ex",
    ),
    Figure(
        "EHC-52W",
        "EHC plans issued after more than a year",
        "timeliness_20_week",
        "plans_issued_gt_1_year",
        ("plans_issued_den",),
        "pc_plans_issued_gt_1_year",
        "lower",
    ),
    Figure(
        "EHC-6W",
        "Requests for assessment decided within 6 weeks",
        "requests",
        "request_outcome_six_weeks",
        ("request_outcome_six_weeks", "request_outcome_over_6_weeks"),
        "request_outcome_six_weeks_pc",
    ),
    Figure(
        "EHC-AR-4W",
        "Annual review decisions within 4 weeks of the meeting",
        "annual_reviews",
        "number_decsion_4weeks",
        ("number_decsion_4weeks", "number_decision_gt_4weeks"),
        "pc_decsion_4weeks",
    ),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One published figure of one area and year: its counts, and the percentage as printed."""

    figure: Figure
    row: int
    level: str
    area: str
    year: str
    breakdown: str
    above: int
    below: int
    printed: str


@dataclass(frozen=True, slots=True)
class Published:
    """What the files give: every figure in them, and what is wrong with the files."""

    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...]
    read: int

    @property
    def ok(self) -> bool:
        """Whether every file could be read."""
        return not any(one.severity is Severity.ERROR for one in self.problems)

    def observations(self) -> dict[str, list[Row]]:
        """The whole-area figures of England and each council known, as checked rows, by org."""
        known = councils()
        made: dict[str, list[Row]] = {}
        for cell in self.cells:
            org = ENGLAND if cell.level == "National" else known.get(cell.area.casefold())
            if org and cell.level != "Regional" and cell.breakdown.startswith("All "):
                row = {
                    "measure": cell.figure.code,
                    "period": cell.year,
                    "numerator": str(cell.above),
                    "denominator": str(cell.below),
                }
                made.setdefault(org, []).append(Observation.from_row(row).as_row())
        return made


def measures() -> list[Row]:
    """The definitions of the measures, as checked rows: shown for comparison, never rated."""
    return [
        {
            "measure": one.code,
            "title": one.title,
            "section": "send",
            "unit": "percent",
            "polarity": one.polarity,
            "rule": "none",
            "source": "Department for Education, Education, health and care plans",
        }
        for one in FIGURES
    ]


def councils() -> dict[str, str]:
    """The organisations known, by the name the DfE gives their area, without regard to case."""
    return {
        _area(one.name): one.code
        for one in load_catalogue().organisations.values()
        if not one.comparator
    }


def check_published(files: Mapping[str, bytes]) -> Published:
    """Read the DfE's files by name: timeliness_20_week, requests and annual_reviews.

    A figure the DfE does not give ("x") is left out.
    """
    cells: list[Cell] = []
    problems: list[Problem] = []
    read = 0
    for stem in dict.fromkeys(figure.file for figure in FIGURES):
        name = next((one for one in files if PurePosixPath(one).stem.lower().endswith(stem)), None)
        if name is None:
            problems.append(checks.module_missing.problem(value=stem))
            continue
        rows, found = _rows(name, files[name], stem)
        problems += found
        read += len(rows)
        cells += (cell for number, row in rows.items() for cell in _cells(stem, number, row))
    return Published(tuple(cells), tuple(problems), read)


def _rows(name: str, data: bytes, stem: str) -> tuple[dict[int, dict[str, str]], list[Problem]]:
    try:
        table = read_table(data, Limits())
    except UnreadableError as error:
        return {}, [in_file(name, error.problem)]
    at = {fold(heading): number for number, heading in enumerate(table.headings)}
    wanted = [*_PLACES, *_columns(stem)]
    problems = [
        in_file(name, checks.module_heading_missing.problem(row=table.heading_row, column=heading))
        for heading in wanted
        if checks.module_heading_missing.find(fold(heading), at)
    ]
    if problems:
        return {}, [*problems, *(in_file(name, one) for one in table.problems)]
    texts = zip(*(table.cells[at[fold(one)]].str.strip().tolist() for one in wanted), strict=True)
    rows = (dict(zip(wanted, values, strict=True)) for values in texts)
    found = [in_file(name, one) for one in table.problems]
    return dict(zip(table.cells.index.tolist(), rows, strict=True)), found


def _columns(stem: str) -> tuple[str, ...]:
    figures = [one for one in FIGURES if one.file == stem]
    names = (name for one in figures for name in (one.above, *one.below, one.printed))
    return tuple(dict.fromkeys(names))


def _cells(stem: str, number: int, row: Mapping[str, str]) -> Iterator[Cell]:
    area = row["la_name"] or row["region_name"] or "England"
    place = (row["geographic_level"], area, row["time_period"], row["breakdown"])
    for figure in FIGURES:
        if figure.file == stem:
            counts = [row[figure.above], *(row[name] for name in figure.below)]
            if all(text.isdecimal() for text in counts):
                above, *below = map(int, counts)
                yield Cell(figure, number, *place, above, sum(below), row[figure.printed])


def _area(name: str) -> str:
    folded = name.casefold()
    for ending in _COUNCIL:
        folded = folded.removesuffix(ending)
    return folded
