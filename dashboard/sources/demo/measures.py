"""Decides what the borough's housing measures are called and how they are rated."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.catalogue import Workstream, load_catalogue
from dashboard.domain.tsm import MEASURES

COLUMNS = (
    "measure",
    "title",
    "section",
    "unit",
    "polarity",
    "rule",
    "green",
    "amber",
    "decimals",
    "frequency",
    "group",
    "definition",
    "source",
    "statutory_basis",
)
_RULED = ("housing", "percent", "higher", "bands", 100, 90, 2)
_SAFETY = {
    "BS01": "Homes with every gas safety check in date",
    "BS02": "Homes with every fire risk assessment in date",
    "BS03": "Homes with every asbestos survey in date",
    "BS04": "Homes with every legionella risk assessment in date",
    "BS05": "Homes with every passenger lift check in date",
}
_TSM = "Regulator of Social Housing, Tenant Satisfaction Measures"
_GROUPS = {"FRA": "Fire", "LRA": "Asbestos and water"}


def measures(source: str) -> Iterator[tuple[object, ...]]:
    """A row for each workstream and each building-safety measure, rated by the housing key."""
    for known in load_catalogue().workstreams.values():
        yield _workstream(known, source)
    for code, workstreams in MEASURES.items():
        counted = f"Homes for which every check of {' and '.join(workstreams)} is in date."
        group = "Building safety (homes)"
        yield (code, _SAFETY[code], *_RULED, "monthly", group, counted, source, _TSM)


def _workstream(known: Workstream, source: str) -> tuple[object, ...]:
    frequency = "monthly" if known.frequency == "monthly" else "quarterly"
    group = known.group or _GROUPS[known.code]
    counted = f"{known.inspected} Counted as checks in date of those required.".strip()
    return (known.code, known.name, *_RULED, frequency, group, counted, source, known.standard)
