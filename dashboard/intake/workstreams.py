"""Whether the workstreams of inspections and returns are known, to the release or the council."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dashboard.catalogue import load_catalogue
from dashboard.intake.batch import Batch
from dashboard.intake.checks.published import workstream_unknown
from dashboard.intake.problems import Problem


def known_workstreams(batch: Batch, own: Iterable[str] = ()) -> Iterator[Problem]:
    """A warning of each workstream that neither the catalogue nor `own` measures have."""
    if batch.dataset not in workstream_unknown.datasets:
        return
    known = sorted({*load_catalogue().workstreams, *own})
    for row, code, nearest in workstream_unknown.find(batch.column("workstream"), known):
        yield workstream_unknown.problem(row=row, column="workstream", value=code, nearest=nearest)
