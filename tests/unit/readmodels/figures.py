"""Months of figures for a measure, published by hand for the read-model tests."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.periods import Period
from dashboard.readmodels.assessed import Series, assess
from tests.unit.readmodels.papers import Papers

# Kent's delayed transfers of care: lower is better, amber to 10% of the month's own target.
CARE: dict[str, str | None] = {
    "title": "Delayed transfers of care per 100,000 people",
    "section": "adult-social-care",
    "unit": "per 100,000",
    "polarity": "lower",
    "rule": "tolerance",
    "tolerance": "10",
    "tolerance_kind": "percent",
    "green": None,
    "amber": None,
    "decimals": "1",
    "frequency": "monthly",
}
DELAYS = ["11.1", "14.2", "12", "12.8", "10.4", "9.2", "11.8", "11", "10.3", "12.8", "11.5", "11.3"]
TARGETS = ["9.3"] * 6 + ["8.7"] * 6
JANUARY = Period.parse("2019-01")


def months(count: int, last: Period = JANUARY) -> list[Period]:
    """The `count` months that end with `last`, oldest first."""
    found = [last]
    while len(found) < count:
        found.insert(0, found[0].previous())
    return found


def monthly(
    papers: Papers,
    code: str,
    values: Sequence[str | None],
    targets: Sequence[str | None] | str | None = None,
    **columns: str | None,
) -> Papers:
    """Publish a measure of Kent's and its figures to January 2019; None is a month never sent."""
    papers.measure("kent", code, **(CARE | columns))
    if targets is None or isinstance(targets, str):
        targets = [targets] * len(values)
    for period, value, target in zip(months(len(values)), values, targets, strict=True):
        if value is not None:
            papers.observed("kent", code, str(period), value=value, target=target)
    return papers


def delays(papers: Papers | None = None) -> Papers:
    """Kent's delays as printed."""
    return monthly(papers or Papers(), "ASC-06", DELAYS, TARGETS)


def series(papers: Papers, code: str = "ASC-06", org: str = "kent") -> Series:
    """The series of one measure."""
    return assess(papers.books(), org)[code]
