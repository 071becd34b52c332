"""What is said of a checked file once it is held against what its organisation has published."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.intake.batch import Batch
from dashboard.intake.checks.published import loaded_before, measure_not_published
from dashboard.intake.problems import Problem
from dashboard.store import Store

# The column whose codes have to be measures of the organisation.
_MEASURED_BY = {"observations": "measure", "compliance_returns": "workstream"}


def against_published(batch: Batch, store: Store, org: str) -> list[Problem]:
    """Warnings, where a checked file does not fit what the organisation has published."""
    return [*_loaded_before(batch, store, org), *_measures_not_published(batch, store, org)]


def _measures_not_published(batch: Batch, store: Store, org: str) -> Iterator[Problem]:
    column = _MEASURED_BY.get(batch.dataset)
    if column is None:
        return
    published = {record.row["measure"] for record in store.rows(org, "measures")}
    named = [(number, str(row[column])) for number, row in batch.rows()]
    for row, code in measure_not_published.find(named, published):
        yield measure_not_published.problem(row=row, column=column, value=code)


def _loaded_before(batch: Batch, store: Store, org: str) -> Iterator[Problem]:
    for earlier in reversed(store.submissions(org)):
        same = loaded_before.find(batch.digest, earlier.digest)
        if same and earlier.dataset == batch.dataset:
            yield loaded_before.problem(submission=earlier.id, state=earlier.state)
            return
