"""What the tests of the clocks share: the rules as shipped, and days written short."""

from __future__ import annotations

from datetime import date

from dashboard.catalogue.rules import load_rules
from dashboard.domain.clocks.limits import Limit

BOOK = load_rules()


def day(text: str) -> date:
    """A day written 2025-01-02."""
    return date.fromisoformat(text)


def said(limit: Limit) -> tuple[str | None, str]:
    """The last day of a limit as it is printed, and where it stands."""
    return (limit.due.isoformat() if limit.due else None, limit.state.value)
