"""Scored rows as a file for a spreadsheet, in the columns that `scorecard score` prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.intake.cell_text import cell_text
from dashboard.intake.columns import Column, Kind


def scored_file(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The rows as CSV, blank where there is nothing.

    Numbers have the 15 digits that a spreadsheet keeps, and text is safe to open in one. Warnings
    are left out: they are listed by row.
    """
    from dashboard.exports import csv_bytes  # brings workbooks, which only this needs

    kept = [
        {name: value for name, value in row.items() if not isinstance(value, list)} for row in rows
    ]
    names = [*kept[0]] if kept else []
    columns = [Column(name, _kind([row[name] for row in kept]), "") for name in names]
    texts = ({name: _text(value) for name, value in row.items()} for row in kept)
    return csv_bytes(columns, texts)


def _kind(values: list[Any]) -> Kind:
    numbers = all(value is None or isinstance(value, int | float) for value in values)
    return Kind.NUMBER if numbers else Kind.TEXT


def _text(value: object) -> str | None:
    return None if value is None else cell_text(value, "General")
