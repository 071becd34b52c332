"""Holds a checked file against what its organisation has published: every warning of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dashboard.against.assets import against_assets
from dashboard.against.belonging import belonging
from dashboard.against.definitions import against_definitions
from dashboard.against.figures import against_figures
from dashboard.against.percentages import against_percentages
from dashboard.against.periods import against_frequencies
from dashboard.against.published import Published
from dashboard.against.registers import against_registers
from dashboard.against.returns import against_returns
from dashboard.against.targets import against_targets
from dashboard.catalogue import load_catalogue
from dashboard.intake.batch import Batch
from dashboard.intake.checks.calendar import covers_nothing_published
from dashboard.intake.checks.commentary import commentary_repeated, same_as_another
from dashboard.intake.checks.compliance import (
    annual_target_changed,
    running_total_fell,
    running_total_gap,
    same_figures,
)
from dashboard.intake.checks.published import (
    loaded_before,
    return_disagrees,
)
from dashboard.intake.checks.registry import Check
from dashboard.intake.checks.relabelled import same_as_period_before
from dashboard.intake.contracts import DATASETS
from dashboard.intake.lines import Beside
from dashboard.intake.problems import Problem, in_file_order

# More rows than any month has: a whole history is held against itself alone.
_MOST_ROWS = 20_000
# What a file can only be caught in beside the periods before it.
_FOLLOWING: dict[str, tuple[Check, ...]] = {
    "observations": (commentary_repeated, same_as_another, same_as_period_before),
    "commentaries": (commentary_repeated,),
    "compliance_returns": (
        commentary_repeated,
        same_as_period_before,
        same_figures,
        annual_target_changed,
        running_total_fell,
        running_total_gap,
    ),
}


def against_published(batch: Batch, published: Published) -> list[Problem]:
    """Warnings, where a checked file does not fit what the organisation has published."""
    return [
        *belonging(batch, published),
        *against_frequencies(batch, published),
        *against_definitions(batch, published),
        *_covers_nothing(batch, published),
        *_does_not_follow(batch, published),
        *_not_what_was_counted(batch, published),
        *against_percentages(batch, published),
        *against_figures(batch, published),
        *against_targets(batch, published),
        *against_returns(batch, published),
        *against_registers(batch, published),
        *against_assets(batch, published),
    ]


def held_against(batch: Batch, published: Published) -> Batch:
    """The checked file with those warnings too, each in its place."""
    found = (*batch.problems, *against_published(batch, published))
    return replace(batch, problems=in_file_order(found, DATASETS[batch.dataset].names))


def not_of_itself(batch: Batch) -> Batch:
    """A submission's file without the warning that it was loaded before: it was, as this one."""
    others = [one for one in batch.problems if one.code != loaded_before.code]
    return replace(batch, problems=tuple(others))


def _covers_nothing(batch: Batch, published: Published) -> Iterator[Problem]:
    if batch.dataset not in covers_nothing_published.datasets:
        return
    known = published.codes() | set(load_catalogue().register_measures)
    named = ((number, row["covers"]) for number, row in batch.sound("covers"))
    for row, value, missing in covers_nothing_published.find(named, known):
        yield covers_nothing_published.problem(
            row=row, column="covers", value=value, missing=missing
        )


def _does_not_follow(batch: Batch, published: Published) -> Iterator[Problem]:
    """What is odd about a file only after what was published before it."""
    checks = _FOLLOWING.get(batch.dataset, ())
    seen, contract = batch.seen, DATASETS[batch.dataset]
    if not checks or batch.read > _MOST_ROWS or seen is None or not seen.has(*contract.key):
        return
    told = {(one.code, one.row) for one in batch.problems}
    lines = Beside.of(contract, seen.found, published.rows(batch.dataset), seen.not_read)
    for one in checks:
        for row, column, value, words, severity in one.find(lines):
            if row and (one.code, row) not in told:
                yield one.problem(row=row, column=column, value=value, severity=severity, **words)


def _not_what_was_counted(batch: Batch, published: Published) -> Iterator[Problem]:
    if batch.dataset not in return_disagrees.datasets:
        return
    rolled = published.rows("rollups")
    if not rolled:
        return
    counted = {(str(row["measure"]), str(row["period"])): row for row in rolled}
    lines = batch.sound("measure", "period", "value", "denominator")
    for row, value, words in return_disagrees.find(lines, counted):
        yield return_disagrees.problem(row=row, column="value", value=value, **words)
