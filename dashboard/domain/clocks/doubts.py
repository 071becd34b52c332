"""Decides which dates of a record cannot be right, and says why (rule D12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.domain.returns import Finding
from dashboard.formats import date_words


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a record, with the column and day it cannot come before, where there is one."""

    column: str
    day: date | None
    start_column: str = ""
    start: date | None = None


def doubtful_dates(
    dates: Iterable[Dated], as_at: date, earliest: date | None = None
) -> tuple[Finding, ...]:
    """An error for each date after the as-at day, before what started it, or before `earliest`."""
    return tuple(
        finding
        for dated in dates
        if dated.day is not None
        for finding in _doubts(dated, dated.day, as_at, earliest)
    )


def _doubts(dated: Dated, day: date, as_at: date, earliest: date | None) -> Iterator[Finding]:
    said = date_words(day)
    if day > as_at:
        yield Finding(
            "error",
            "date_in_the_future",
            dated.column,
            f"{said} is after {date_words(as_at)}, the day scored.",
            "Correct the date, or leave it blank until it has happened.",
        )
    if dated.start is not None and day < dated.start:
        yield Finding(
            "error",
            "date_before_its_start",
            dated.column,
            f"{said} is before {dated.start_column}, {date_words(dated.start)}.",
            "Correct whichever of the two dates is wrong.",
        )
    if earliest is not None and day < earliest:
        yield Finding(
            "error",
            "date_too_early",
            dated.column,
            f"{said} is before {date_words(earliest)}, when these rules began.",
            "Correct the year.",
        )


def warning(code: str, column: str, message: str, fix: str) -> Finding:
    """Something the reader of a scored record has to know; it does not stop the scoring."""
    return Finding("warning", code, column, message, fix)
