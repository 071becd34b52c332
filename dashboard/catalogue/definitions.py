"""Decides which definition a measure has: the council's own, filled in from the catalogue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dashboard.domain.measures import Measure
from dashboard.domain.periods import Period
from dashboard.domain.rows import Row

# What a council's own row may leave to the catalogue, of a figure counted as the catalogue says.
_FILLED = ("group", "definition", "source", "statutory_basis", "frequency")


def own_definitions(rows: Iterable[Row]) -> dict[str, list[Measure]]:
    """Each measure's definitions by code, earliest first, in the order the rows give them."""
    definitions: dict[str, list[Measure]] = defaultdict(list)
    for row in rows:
        measure = Measure.from_row(row)
        definitions[measure.code].append(measure)
    for versions in definitions.values():
        versions.sort(key=lambda version: version.valid_from or date.min)
    return dict(definitions)


def in_force(versions: Sequence[Measure], period: Period) -> Measure:
    """The last definition valid on the period's last day; the first where none was yet."""
    begun = [v for v in versions if v.valid_from is None or v.valid_from <= period.end]
    return begun[-1] if begun else versions[0]


def filled_in(own: Measure, known: Measure) -> Measure:
    """A council's own definition, with the catalogue's words where it is blank."""
    blank = [name for name in _FILLED if getattr(own, name) is None]
    return replace(own, **{name: getattr(known, name) for name in blank})
