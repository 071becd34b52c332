"""Rated figures as a file for a spreadsheet: each with why it is rated so, edition and source."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exports import csv_bytes, xlsx_bytes
from dashboard.intake.cell_text import cell_text
from dashboard.intake.columns import Column, Kind
from dashboard.readmodels.books import Books
from dashboard.readmodels.published import Number, PublishedObservation

_COLUMNS = (
    Column("measure", Kind.CODE, "The measure's code."),
    Column("period", Kind.PERIOD, "The period of the figure."),
    Column("value", Kind.NUMBER, "To the 15 digits that a spreadsheet keeps; blank: no figure."),
    Column("numerator", Kind.NUMBER, "The count above the line, where it was counted."),
    Column("denominator", Kind.NUMBER, "The count below the line, where it was counted."),
    Column("target", Kind.SPAN, "The target stated for it, a number or low..high."),
    Column("provisional", Kind.YES_NO, "Y where the figure may still change."),
    Column("rating", Kind.TEXT, "green, amber, red or none."),
    Column("reason", Kind.TEXT, "Why there is no rating, where there is none."),
    Column("why", Kind.TEXT, "The rating in a sentence."),
    Column("edition", Kind.TEXT, "The edition that the figures are of."),
    Column("source", Kind.TEXT, "Where the figure comes from."),
)
_SHEET = "Rated figures"


def rated_file(books: Books, found: Sequence[PublishedObservation], ending: str) -> bytes:
    """The observations as the kind of file that `ending` names, csv or xlsx.

    Numbers are not rounded to what a page prints: percentages are of 100, counts as they are. A
    figure that is missing is blank, with its reason. Text is safe to open in a spreadsheet.
    """
    rows = [_row(books, one) for one in found]
    return csv_bytes(_COLUMNS, rows) if ending == "csv" else xlsx_bytes(_SHEET, _COLUMNS, rows)


def _row(books: Books, one: PublishedObservation) -> dict[str, str | None]:
    return {
        "measure": one.measure,
        "period": one.period,
        "value": _text(one.value),
        "numerator": _text(one.numerator),
        "denominator": _text(one.denominator),
        "target": one.target if isinstance(one.target, str) else _text(one.target),
        "provisional": "Y" if one.provisional else None,
        "rating": one.rating,
        "reason": one.rating_reason,
        "why": one.why,
        "edition": str(books.edition),
        "source": books.source(one.submission),
    }


def _text(number: Number | None) -> str | None:
    return None if number is None else cell_text(number, "General")
