"""What is said of observations once they are held against their organisation's figures."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.catalogue.definitions import in_force, own_definitions
from dashboard.domain.measures import Measure
from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period
from dashboard.domain.rating import display
from dashboard.intake.batch import Batch
from dashboard.intake.checks.figures import Key, figure_removed, target_not_used
from dashboard.intake.problems import Problem
from dashboard.intake.sheet import Row
from dashboard.store import Store
from dashboard.store.standing import has_figure

Definitions = dict[str, list[Measure]]
_LOOKED_AT = ("measure", "period", "value", "numerator", "denominator", "target", "minimum")


def against_figures(batch: Batch, store: Store, org: str) -> Iterator[Problem]:
    """Warnings, where observations do not fit what rates them, or take a figure away."""
    if batch.dataset != "observations":
        return
    definitions = own_definitions(record.row for record in store.rows(org, "measures"))
    for number, value, words in target_not_used.find(_defined(batch, definitions)):
        yield target_not_used.problem(row=number, column="target", value=value, **words)
    yield from _removed(batch, store, org, definitions)


def _defined(batch: Batch, definitions: Definitions) -> Iterator[tuple[int, Row, Measure | None]]:
    """The rows that give a target, each with the definition in force at its period."""
    for number, row in batch.sound("measure", "period", "target"):
        if row["target"]:
            yield number, row, _measure(definitions, str(row["measure"]), str(row["period"]))


def _removed(batch: Batch, store: Store, org: str, definitions: Definitions) -> Iterator[Problem]:
    published, counted = (_figures(store, org, name) for name in ("observations", "rollups"))
    for number, key in figure_removed.find(batch.sound(*_LOOKED_AT), published, counted):
        measure = _measure(definitions, *key)
        yield figure_removed.problem(
            row=number,
            column="value",
            period=Period.parse(key[1]).label,
            figure=display(measure, Observation.from_row(published[key], measure)),
        )


def _figures(store: Store, org: str, dataset: str) -> dict[Key, Row]:
    """The rows of a dataset that state a figure, by measure and period."""
    rows = (record.row for record in store.rows(org, dataset))
    return {(str(row["measure"]), str(row["period"])): row for row in rows if has_figure(row)}


def _measure(definitions: Definitions, code: str, period: str) -> Measure | None:
    """The definition in force at a period, None where none is published."""
    versions = definitions.get(code)
    return in_force(versions, Period.parse(period)) if versions else None
