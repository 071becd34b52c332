"""Which figure stands for a measure and period where several were published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dashboard.store.types import Record, Restatement

Key = tuple[str, str]  # measure and period
AIMS = ("target", "minimum")


def standing(records: Iterable[Record]) -> dict[Key, Record]:
    """One record a measure and period: the latest revision, but a figure before a blank.

    A row that gives no figure but a target, or a minimum, gives them to the figure that stands
    without: so a figure counted from a register has the target its council set for the period.
    """
    kept: dict[Key, Record] = {}
    aims: dict[Key, Record] = {}
    for record in records:
        key = (record.row["measure"] or "", record.row["period"] or "")
        rival = kept.get(key)
        if rival is None or _rank(record) >= _rank(rival):
            kept[key] = record
        if only_aims(record.row):
            aims[key] = record
    return {**kept, **{key: _aimed(kept[key], aim) for key, aim in aims.items()}}


def taken_out(restatements: Iterable[Restatement]) -> set[Key]:
    """The figures that were published and then taken out, with none in their place since."""
    newest = {(one.measure, one.period): one for one in sorted(restatements, key=_revision)}
    return {key for key, one in newest.items() if one.after is None}


def _revision(one: Restatement) -> int:
    return one.revision


def has_figure(row: Mapping[str, str | None]) -> bool:
    """Whether a row gives a value or counts."""
    return any(row.get(name) is not None for name in ("value", "numerator", "denominator"))


def only_aims(row: Mapping[str, str | None]) -> bool:
    """Whether a row gives what a figure is rated against, and no figure."""
    return _aims(row) and not has_figure(row)


def _aims(row: Mapping[str, str | None]) -> bool:
    return any(row.get(name) is not None for name in AIMS)


def _aimed(figure: Record, aim: Record) -> Record:
    """The record with the target and minimum of another, where it has none of its own."""
    if _aims(figure.row):
        return figure
    return replace(figure, row={**figure.row, **{name: aim.row.get(name) for name in AIMS}})


def _rank(record: Record) -> tuple[bool, bool, int]:
    """A figure before a blank, one that can be rated before mere progress, then the later."""
    return (has_figure(record.row), not record.row.get("unrated"), record.revision)
