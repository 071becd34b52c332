"""What scoring a register is made of: the rows fit to be scored, each with where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dashboard.domain.clocks.limits import Limit
from dashboard.intake.batch import Batch
from dashboard.intake.clocked import clocked
from dashboard.intake.problems import Problem, Severity, in_file_order
from dashboard.intake.sheet import Sheet

Scored = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Lines:
    """The rows of a sheet that have no error, in the file's order.

    `groups` says which of `made` each stands like: rows that differ in no date share one.
    """

    sheet: Sheet
    numbers: list[int]
    groups: list[int]
    made: list[Any]

    def clocks(self) -> Iterator[Any]:
        """Where each row stands."""
        return map(self.made.__getitem__, self.groups)

    def texts(self, column: str) -> list[str | None]:
        """A column of the rows in normal form; None throughout where the file lacks it."""
        cells = self.sheet.cells.get(column)
        if cells is None:
            return [None] * len(self.numbers)
        return [cells.normal[at] for at in cells.codes[self.numbers].tolist()]

    def rows(
        self, keys: Iterable[str], shown: Callable[[Any], Scored]
    ) -> Callable[[], Iterator[Scored]]:
        """The rows as printed: their keys, then what `shown` makes of where they stand."""
        names = list(keys)
        columns = [self.texts(name) for name in names]
        # A row's clock is shown once for all that share it.
        tails = {group: shown(self.made[group]) for group in set(self.groups)}

        def each() -> Iterator[Scored]:
            for group, ids in zip(self.groups, zip(*columns, strict=True), strict=True):
                yield dict(zip(names, ids, strict=True)) | tails[group]

        return each


@dataclass(frozen=True, slots=True)
class Part:
    """A register as scored: `rows` gives its rows anew, one at a time, as there may be many."""

    rows: Callable[[], Iterator[Scored]] = lambda: iter(())
    summary: Scored = field(default_factory=dict)
    beside: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def lines_of(batch: Batch, problems: Iterable[Problem]) -> Lines | None:
    """The rows of a checked register that none of the problems keeps out."""
    if batch.sheet is None:
        return None
    faulty = {one.row for one in problems if one.severity is Severity.ERROR}
    kept = clocked(batch.sheet)
    groups = kept.groups[~kept.groups.index.isin(list(faulty))] if faulty else kept.groups
    return Lines(batch.sheet, groups.index.tolist(), groups.tolist(), kept.made)


def ordered(batch: Batch, found: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems of a file with those found in scoring it, in the file's order."""
    more = list(found)
    if not more or batch.sheet is None:
        return (*batch.problems, *more)
    return in_file_order([*batch.problems, *more], batch.sheet.dataset.names)


def limit(name: str, one: Limit) -> Scored:
    """A limit's last day (or instant) and state, under the names of the step."""
    return {f"due_{name}": when(one.due), f"state_{name}": one.state.value}


def when(due: date | None) -> str | None:
    """A day or an instant as printed."""
    return due.isoformat() if due else None


def by_state(limits: Iterable[Limit]) -> dict[str, int]:
    """How many limits stand in each state, those that occur."""
    counted = Counter(one.state.value for one in limits)
    return dict(sorted(counted.items()))
