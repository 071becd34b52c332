"""What a heat table is handed: workstreams by group, each cell as wide as the time it covers."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.readmodels.types import Cell, Mark


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """The narrowest stretch of time a cell can cover, under the longer one it belongs to."""

    label: str  # "Apr"
    group: str  # "Q1 2023-24"; neighbours with the same group share one heading


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A figure and how many columns it covers: 1 for a month, 3 for a quarter."""

    cell: Cell
    span: int
    label: str  # "Q1" or "Apr": stands before the figure where the columns have no room
    words: str | None = None  # in place of the state's own words: "Last figure is Q1’s"
    href: str | None = None  # the measure's page at that period, where there is a figure


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One workstream: how often it reports, its cells in order, and what to know about it.

    The spans of the cells add up to the number of columns.
    """

    measure: str
    title: str
    href: str
    cadence: str  # "Quarterly"
    cells: tuple[HeatCell, ...]
    notes: tuple[Mark, ...] = ()  # "3 sites short" (kind `note`), "Repeated commentary" (`query`)


@dataclass(frozen=True, slots=True)
class HeatGroup:
    """Rows under one heading, in the order members know."""

    title: str
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class HeatKey:
    """One state in the key above the table: `state` is a rag or a state of `Cell`."""

    state: str
    word: str  # "Amber"; blank where the words say it all
    words: str  # "90% to under 100%", as the paper prints the band


@dataclass(frozen=True, slots=True)
class HeatTable:
    """The whole table with its key."""

    caption: str
    row_head: str  # "Workstream"
    columns: tuple[HeatColumn, ...]
    groups: tuple[HeatGroup, ...]
    key: tuple[HeatKey, ...] = ()
