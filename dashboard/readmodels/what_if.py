"""A question about one row of a register on one day, as the boxes under the lists ask it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class WhatIfQuery:
    """A row of an organisation's register, and a day written 2024-12-20; either may be wrong."""

    org: str
    chosen: str | None = None
    day: str | None = None


def given_day(query: WhatIfQuery) -> date | None:
    """The day asked about, or None where it is no date."""
    try:
        return date.fromisoformat(query.day or "")
    except ValueError:
        return None
