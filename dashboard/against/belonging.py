"""Whose file it is: known measures, or another council's, or one that was loaded before."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.against.published import Published
from dashboard.catalogue import load_catalogue
from dashboard.intake.batch import Batch
from dashboard.intake.checks.published import (
    another_councils_file,
    loaded_before,
    measure_not_published,
    nearest,
)
from dashboard.intake.problems import Problem
from dashboard.intake.workstreams import known_workstreams

# The column whose codes have to be measures of the organisation.
_MEASURED_BY = {
    "observations": "measure",
    "compliance_returns": "workstream",
    "commentaries": "measure",
    "inspections": "workstream",
}


def belonging(batch: Batch, published: Published) -> Iterator[Problem]:
    """Warnings of a file that was loaded before, is another council's, or names unknown codes."""
    yield from _loaded_before(batch, published)
    own = published.codes()
    if why := _another_councils(batch, published, own):
        yield another_councils_file.problem(why=why)
    else:
        yield from _measures_not_published(batch, own)


def _another_councils(batch: Batch, published: Published, own: set[str]) -> str:
    """Why the file seems to be of another council, "" where it does not."""
    for one in published.store.submissions():
        same = (one.dataset, one.digest) == (batch.dataset, batch.digest)
        if same and one.org != published.org and one.state == "published":
            return "the very same file is published for one"
    column = _MEASURED_BY.get(batch.dataset)
    named = {code for _, code in batch.column(column)} if column else set()
    known = {*own, *load_catalogue().register_measures}
    if not named or not named.isdisjoint(known):
        return ""  # asked first: most files name what is known
    others = [one.codes() for one in published.others()]
    found = another_councils_file.find(named, own, others)
    return (
        "every code in it is a measure of one other council, and none is of this" if found else ""
    )


def _measures_not_published(batch: Batch, own: set[str]) -> Iterator[Problem]:
    column = _MEASURED_BY.get(batch.dataset)
    if column is None:
        return
    unknown = list(known_workstreams(batch, own))
    yield from unknown
    # What registers add up to needs no row of its own, and nobody is told twice of one code.
    defined = {*own, *load_catalogue().register_measures}
    known = {*defined, *(one.value for one in unknown)}
    told = batch.dataset == "commentaries"
    outcome = "it is not shown" if told else "the figure is not rated"
    for row, code in measure_not_published.find(batch.column(column), known):
        like = nearest(code, defined)
        yield measure_not_published.problem(
            row=row,
            column=column,
            value=code,
            outcome=outcome,
            nearest=f"; the nearest code is {like}" if like else "",
        )


def _loaded_before(batch: Batch, published: Published) -> Iterator[Problem]:
    for earlier in reversed(published.store.submissions(published.org)):
        same = loaded_before.find(batch.digest, earlier.digest)
        if same and earlier.dataset == batch.dataset:
            yield loaded_before.problem(submission=earlier.id, state=earlier.state)
            return
