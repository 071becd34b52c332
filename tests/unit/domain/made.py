"""Small measures and figures for the tests, in the text of checked rows."""

from __future__ import annotations

from dashboard.domain.measures import Measure
from dashboard.domain.observations import Observation


def measure(**columns: str) -> Measure:
    """A measure in percent, higher is better, rated by the housing key unless told otherwise."""
    row = {"measure": "M1", "title": "Homes in date", "section": "housing", "unit": "percent"}
    row |= {"polarity": "higher", "rule": "bands"}
    if columns.get("rule", "bands") == "bands" and "green" not in columns:
        row |= {"green": "100", "amber": "90"}
    return Measure.from_row(row | columns)


def tolerance(size: str, kind: str, **columns: str) -> Measure:
    """A measure rated by how far it misses its target."""
    return measure(rule="tolerance", tolerance=size, tolerance_kind=kind, **columns)


def figure(measured: Measure | None = None, /, **columns: str) -> Observation:
    """A figure for July 2023."""
    return Observation.from_row({"measure": "M1", "period": "2023-07"} | columns, measured)
