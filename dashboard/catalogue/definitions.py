"""Decides which definition a measure has: the council's own, filled in from the catalogue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dashboard.domain.measures import Measure, RuleKind
from dashboard.domain.periods import Period
from dashboard.domain.rows import Row

# What a council's own row may leave to the catalogue, of a figure counted as the catalogue says.
_FILLED = ("group", "definition", "source", "statutory_basis", "frequency")


def own_definitions(rows: Iterable[Row]) -> dict[str, list[Measure]]:
    """Each measure's definitions by code, earliest first, in the order the rows give them."""
    return by_code(Measure.from_row(row) for row in rows)


def by_code(measures: Iterable[Measure]) -> dict[str, list[Measure]]:
    """Definitions by code, earliest first, in the order they are given."""
    definitions: dict[str, list[Measure]] = defaultdict(list)
    for measure in measures:
        definitions[measure.code].append(measure)
    return {code: earliest_first(versions) for code, versions in definitions.items()}


def earliest_first(versions: Iterable[Measure]) -> list[Measure]:
    """Definitions by the day they begin to hold."""
    return sorted(versions, key=lambda version: version.valid_from or date.min)


def in_force(versions: Sequence[Measure], period: Period) -> Measure | None:
    """The definition in force on the period's last day, None where none is."""
    return in_force_on(versions, period.end)


def in_force_on(versions: Sequence[Measure], day: date) -> Measure | None:
    """Of definitions, earliest first, the one that holds on a day; None where none does.

    Of several the last begun. One without a last day holds until the next begins, and not again
    after that one has ended.
    """
    begun = [one for one in versions if (one.valid_from or date.min) <= day]
    if begun and begun[-1].valid_to is None:
        return begun[-1]
    return next((one for one in reversed(begun) if one.valid_to and day <= one.valid_to), None)


def defined(versions: Sequence[Measure], period: Period) -> tuple[Measure, str | None]:
    """The definition of a figure of the period, and why nothing rates it, None where that does.

    Where none is in force the nearest names the figure, without its rule.
    """
    found = in_force(versions, period)
    if found is not None:
        return found, None
    begun = [one for one in versions if one.valid_from and one.valid_from <= period.end]
    near = begun[-1] if begun else versions[0]
    why = f"No definition is in force for {period.label}, so it is not rated."
    return replace(near, rule=RuleKind.NONE, green=None, amber=None), why


def matrix_on(measures: Iterable[Measure], day: date) -> Measure | None:
    """The row that sets an organisation's levels of risk on a day, None where none does (G13)."""
    return in_force_on(earliest_first(m for m in measures if m.rule is RuleKind.MATRIX), day)


def filled_in(own: Measure, known: Measure) -> Measure:
    """A council's own definition, with the catalogue's words where it is blank."""
    blank = [name for name in _FILLED if getattr(own, name) is None]
    return replace(own, **{name: getattr(known, name) for name in blank})
