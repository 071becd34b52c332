"""What is said of a checked file once it is held against what its organisation has published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dashboard.intake.batch import Batch
from dashboard.intake.checks.published import loaded_before, measure_not_published
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import Problem, in_file_order
from dashboard.store import Store

# The column whose codes have to be measures of the organisation.
_MEASURED_BY = {"observations": "measure", "compliance_returns": "workstream"}


def against_published(batch: Batch, store: Store, org: str) -> Batch:
    """The batch with a warning wherever it does not fit what the organisation has published."""
    found = (*_unknown_measures(batch, store, org), *_loaded_before(batch, store, org))
    if not found:
        return batch
    columns = DATASETS[batch.dataset].names
    return replace(batch, problems=in_file_order((*batch.problems, *found), columns))


def _unknown_measures(batch: Batch, store: Store, org: str) -> Iterator[Problem]:
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
