"""Which figure stands for a measure and period where several were published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.store.types import Record

Key = tuple[str, str]  # measure and period


def standing(records: Iterable[Record]) -> dict[Key, Record]:
    """One record a measure and period: the latest revision, but a figure before a blank."""
    kept: dict[Key, Record] = {}
    for record in records:
        key = (record.row["measure"] or "", record.row["period"] or "")
        rival = kept.get(key)
        if rival is None or _rank(record) >= _rank(rival):
            kept[key] = record
    return kept


def has_figure(row: Mapping[str, str | None]) -> bool:
    """Whether a row gives a value or counts."""
    return any(row.get(name) is not None for name in ("value", "numerator", "denominator"))


def _rank(record: Record) -> tuple[bool, bool, int]:
    """A figure before a blank, one that can be rated before mere progress, then the later."""
    return (has_figure(record.row), not record.row.get("unrated"), record.revision)
