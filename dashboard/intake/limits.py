"""How large a file may be before it is refused unread."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes as sent, bytes unzipped, columns, rows, filled cells of a workbook, characters of a
    cell, and problems listed. A spreadsheet has 1,048,576 rows, blank ones at its end included.
    """

    size: int = 50_000_000
    unzipped: int = 500_000_000
    columns: int = 200
    rows: int = 1_048_576
    cells: int = 1_000_000
    cell: int = 131_072
    problems: int = 50_000
