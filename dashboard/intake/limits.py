"""How large a file may be before it is refused unread."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes as sent, bytes unzipped, columns and rows."""

    size: int = 50_000_000
    unzipped: int = 500_000_000
    columns: int = 200
    rows: int = 1_000_000
