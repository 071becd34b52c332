"""Decides how the days and instants of a checked row are read, naming the column that cannot be."""

from __future__ import annotations

from datetime import date, datetime

from dashboard.domain.clocks.dates import has_time, read_moment
from dashboard.domain.rows import Cells, Choice


def needed_day(cells: Cells, column: str) -> date:
    """A date that may not be blank."""
    cells.required(column)
    day = cells.day(column)
    assert day is not None  # not blank, so read or refused
    return day


def needed_choice(cells: Cells, column: str, choices: type[Choice]) -> Choice:
    """One of a list of words, which may not be blank."""
    cells.required(column)
    chosen = cells.choice(column, choices)
    assert chosen is not None  # not blank, so read or refused
    return chosen


def needed_moment(cells: Cells, column: str, *, timed: bool) -> datetime:
    """A timestamp that may not be blank, as an instant; without an offset it is London time.

    A day alone is its first instant, and is refused where the time matters (`timed`).
    """
    text = cells.required(column)
    try:
        read = read_moment(text)
    except ValueError:
        message = f"'{text}' is not a date and time: write 2026-01-07 14:30."
        raise cells.error(column, message) from None
    if timed and not has_time(text):
        raise cells.error(column, f"'{text}' has no time: write {text} 14:30.")
    return read


def moment(cells: Cells, column: str, *, timed: bool) -> datetime | None:
    """A timestamp as an instant, or None where it is blank."""
    return None if cells.text(column) is None else needed_moment(cells, column, timed=timed)


def answer(cells: Cells, column: str) -> bool | None:
    """Y or N, or None where it is blank: not said is not no."""
    return None if cells.text(column) is None else cells.yes(column)
