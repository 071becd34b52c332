"""What an organisation's figures said at a revision, and which of them a change makes say else."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from dashboard.catalogue.definitions import in_force, own_definitions
from dashboard.domain.measures import Measure
from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period
from dashboard.domain.rating import Rag, rate
from dashboard.store import figures
from dashboard.store.standing import AIMS, Key, has_figure, standing
from dashboard.store.types import NewRecord, Record, Row

_SAID = ("value", "numerator", "denominator")


@dataclass(frozen=True, slots=True)
class Judged:
    """The figures at a revision, by measure and period, and the definitions they are judged by.

    `definitions` is empty where a change does not touch them.
    """

    figures: Mapping[Key, Record]
    definitions: Mapping[str, Sequence[Measure]] = field(default_factory=dict)

    def rating(self, key: Key) -> tuple[Rag, str]:
        """The colour of a figure, and the reason for having none."""
        versions = self.definitions.get(key[0])
        measure = in_force(versions, Period.parse(key[1])) if versions else None
        found = rate(measure, Observation.from_row(self.figures[key].row, measure))
        return found.rag, found.reason or ""


def judged(connection: Connection, org: str, revision: int, defined: bool) -> Judged:
    """What an organisation's figures said at a revision; with the definitions where asked."""
    kept = [
        record
        for dataset in ("rollups", "observations")
        for record in figures.visible(connection, org, dataset, revision)
    ]
    found = {key: one for key, one in standing(kept).items() if _states_a_figure(one.row)}
    measures = figures.visible(connection, org, "measures", revision) if defined else ()
    return Judged(found, own_definitions(record.row for record in measures))


def _states_a_figure(row: Row) -> bool:
    """Whether a row states one to be judged by: progress that is shown only does not."""
    return has_figure(row) and not row.get("unrated")


def restated(
    before: Judged, after: Judged, closed: Sequence[Period], gone: Container[Key]
) -> Iterator[NewRecord]:
    """The figures that say something else: their number, what they are held against, or, where
    their measure was defined anew, their rating.

    A figure that is new changes nothing, unless its period is one of `closed` or the figure
    before it was taken out (`gone`). A provisional one may change until its period is closed.
    """
    for key in sorted({*before.figures, *after.figures}):
        locked = any(period.contains(Period.parse(key[1])) for period in closed)
        was, now = before.figures.get(key), after.figures.get(key)
        if was is None and not (locked or key in gone):
            continue
        if was is not None and was.row.get("provisional") and not locked:
            continue
        rating_was, rating_is = _ratings(before, after, key, locked)
        if rating_was == rating_is and _same(was, now, locked):
            continue
        row: Row = {
            "measure": key[0],
            "period": key[1],
            "before": _kept(was, rating_was),
            "after": _kept(now, rating_is),
            "locked": "Y" if locked else None,
        }
        yield NewRecord("", 0, "", key[0], key[1], row)


def _same(was: Record | None, now: Record | None, locked: bool) -> bool:
    """Whether a figure says what it said. A target where there was none takes nothing back."""
    if was is None or now is None:
        return was is now
    aims = [name for name in AIMS if locked or was.row.get(name) is not None]
    return all(was.row.get(name) == now.row.get(name) for name in (*_SAID, *aims))


def _ratings(before: Judged, after: Judged, key: Key, locked: bool) -> tuple[str, str]:
    """The colours of a figure that another definition moves; both blank where none does."""
    code, both = key[0], key in before.figures and key in after.figures
    if not both or before.definitions.get(code) == after.definitions.get(code):
        return "", ""
    was, now = before.rating(key), after.rating(key)
    said = locked or was[0] is not Rag.NONE
    return (was[0].value, now[0].value) if was != now and said else ("", "")


def _kept(record: Record | None, rating: str) -> str | None:
    if record is None:
        return None
    row = {**record.row, "rating": rating} if rating else record.row
    return json.dumps(row, ensure_ascii=False)
