"""What a source hands over: the bytes of one dataset's file, and where its figures come from."""

from __future__ import annotations

from dataclasses import dataclass

# Definitions come before the figures that are rated by them.
LOADING_ORDER = (
    "measures",
    "returns_calendar",
    "compliance_returns",
    "observations",
    "commentaries",
    "actions",
    "risks",
    "funds",
    "contracts",
    "printed",
    "assets",
    "inspections",
    "hazards",
    "ehc_cases",
    "ehc_advice",
    "annual_reviews",
)


class SourceError(Exception):
    """A source cannot be read; nothing was loaded from it."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file for intake to check. `source` is the sentence shown with its figures."""

    dataset: str
    filename: str
    data: bytes
    source: str


def loading_order(dataset: str) -> tuple[int, str]:
    """Where a dataset comes among others that arrive with it."""
    known = dataset in LOADING_ORDER
    return (LOADING_ORDER.index(dataset) if known else len(LOADING_ORDER), dataset)
