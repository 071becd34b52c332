"""Whether the headings and the shape of a table are sound.

`find` is handed the row of headings, a row's width or the dataset's columns, as each check says.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dashboard.intake.checks.registry import check
from dashboard.intake.columns import Column
from dashboard.intake.limits import Limits
from dashboard.intake.problems import Severity

_MONTHS_ACROSS = 3  # two may be a comparison with the month before


@check(
    "bad_quotes",
    topic="table",
    message="A quotation mark in this row is never closed, or stands where none may.",
    fix='Look for a stray " in the row, take it out, and save as CSV UTF-8.',
)
def bad_quotes(error: Exception) -> bool:
    """Given what the CSV reader said of the row."""
    return "field larger" not in str(error)


@check(
    "cell_too_long",
    topic="table",
    message="A cell in this row is longer than 131,072 characters; a quotation mark may be open.",
    fix='Look for a stray " in or above the row, or shorten the cell.',
)
def cell_too_long(error: Exception) -> bool:
    """Given what the CSV reader said of the row."""
    return "field larger" in str(error)


@check(
    "too_many_columns",
    topic="table",
    message="The file has more than {columns:,} columns.",
    fix="Delete the columns the template does not have, blank ones too, and save again.",
)
def too_many_columns(headings: Sequence[str], limits: Limits) -> bool:
    return len(headings) > limits.columns


@check(
    "too_many_rows",
    topic="table",
    message="The file has more than {rows:,} rows.",
    fix="Split it by year or by measure and send the parts one after the other.",
)
def too_many_rows(rows: int, limits: Limits) -> bool:
    return rows > limits.rows


@check(
    "no_rows",
    topic="table",
    message="The file has headings but no rows under them.",
    fix="Put at least one row under the headings.",
)
def no_rows(rows: int) -> bool:
    return rows == 0


@check(
    "ragged_row",
    topic="table",
    message="This row has {width} cells but the headings have {headings}, so its figures may stand "
    "under the wrong headings.",
    fix="Look for a missing or extra comma in the row; put text that holds a comma in quotation "
    "marks.",
)
def ragged_row(width: int, headings: int) -> bool:
    return width not in (0, headings)


@check(
    "other_sheets",
    topic="table",
    severity=Severity.WARNING,
    message="Only the sheet “{read}” was read. Others hold something too: {others}.",
    fix="Check that it is the right one; send what else belongs to the return as rows of that "
    "sheet, or each sheet as its own file.",
)
def other_sheets(filled: Sequence[object]) -> bool:
    """Given the other sheets with anything at their top."""
    return bool(filled)


@check(
    "hidden_rows",
    topic="table",
    severity=Severity.WARNING,
    message="Rows are hidden, {count} in all from this one on, and they were read like the others.",
    fix="Show them (clear the filter) and delete what should not be sent.",
)
def hidden_rows(found: Collection[int]) -> bool:
    """Given the rows that are hidden and not blank."""
    return bool(found)


@check(
    "merged_cells",
    topic="table",
    message="The cells {value} are merged, so only the first of them holds what all seem to say.",
    fix="Unmerge them (Home, Merge & Centre) and fill in every cell.",
)
def merged_cells(rows: range, columns: range, start: int, width: int) -> bool:
    """Given the rows and columns that are merged, the row of headings and how many there are."""
    return rows.stop > start and columns.start <= width


@check(
    "rows_above_headings",
    topic="table",
    severity=Severity.WARNING,
    message="The headings were found in this row; what stands above them was not read.",
    fix="Nothing need be done if these are the headings; else put the headings in row 1.",
)
def rows_above_headings(before: int) -> bool:
    """Given how many rows that are not blank stand above the headings."""
    return before > 0


@check(
    "months_across",
    topic="table",
    message="Months stand across the top, from “{value}” on, {count} in all; here each is a row.",
    fix="Turn the table so that each month of each line is a row of its own, with the month in the "
    "column “period” and its figure in one column for all.",
)
def months_across(headings: Sequence[str]) -> bool:
    """Given the headings that are a month or a day."""
    return len(headings) >= _MONTHS_ACROSS


@check(
    "too_many_problems",
    topic="table",
    message="There are more problems than the {most:,} that are listed.",
    fix="Put right what is listed first and check the file again; look for a column in the wrong "
    "place.",
)
def too_many_problems(found: Collection[object], most: int) -> bool:
    """Given the problems of one severity found so far."""
    return len(found) == most


@check(
    "blank_heading",
    topic="table",
    severity=Severity.WARNING,
    message="Column number {number} holds text but has no heading; it was not read.",
    fix="Give it a heading from the template, or delete the column.",
)
def blank_heading(heading: str) -> bool:
    return not heading


@check(
    "duplicate_heading",
    topic="table",
    message="Two columns are headed “{column}”.",
    fix="Keep the one that is right and delete the other.",
)
def duplicate_heading(heading: str, before: Collection[str]) -> bool:
    return heading in before


@check(
    "unknown_column",
    topic="table",
    severity=Severity.WARNING,
    message="“{value}” is not a column of {dataset}; it was not read.",
    fix="If it is not part of the return nothing need be done{missing}.",
)
def unknown_column(heading: str, known: Collection[str]) -> bool:
    return heading not in known


@check(
    "missing_column",
    topic="table",
    message="There is no column headed “{column}”, and every row needs one.",
    fix="Add the column, or correct its heading. An empty file with them all is on the page for "
    "sending, and `scorecard template {dataset}` writes one.",
)
def missing_column(column: Column, headings: Collection[str]) -> bool:
    return column.required and column.name not in headings
