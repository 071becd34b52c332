"""Which columns each register's clock reads, and its clocks, worked out once for like rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalogue.rules import load_rules
from dashboard.domain.clocks import advice, ehc, hazards, housing, reviews
from dashboard.domain.clocks.rules import Rulebook
from dashboard.domain.rows import ColumnError, Row

_IDS = ("case_id", "service", "asset_id", "hazard_id")
_LARGEST = 2**62  # of the whole numbers that a column holds

Coded = tuple["pd.Series[int]", Sequence[str | None]]


@dataclass(frozen=True, slots=True)
class Seldom:
    """A column that a clock looks at in some rows only: those that `looks` says, by `others`."""

    column: str
    others: tuple[str, ...]
    looks: Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class Register:
    """What its clock reads, apart from what a row is called; a row typed; where it stands.

    `typed` raises ColumnError where the row cannot be used, `clock` where it cannot say.
    """

    columns: tuple[str, ...]
    typed: Callable[[Row], Any]
    clock: Callable[[Any, date, Rulebook], Any]
    seldom: tuple[Seldom, ...] = ()


REGISTERS: Mapping[str, Register] = {
    "ehc_cases": Register(
        (
            "received_on",
            "decided_on",
            "decision",
            "assessment_outcome",
            "no_plan_notified_on",
            "draft_sent_on",
            "final_plan_on",
            "exception",
            "left_on",
            "clock_restarted_on",
        ),
        ehc.EhcCase.from_row,
        ehc.clock,
    ),
    "ehc_advice": Register(
        ("requested_on", "received_on"), advice.AdviceRequest.from_row, advice.clock
    ),
    "annual_reviews": Register(
        (
            "plan_made_on",
            "last_decision_on",
            "meeting_on",
            "decided_on",
            "decision",
            "amendment_notice_on",
            "final_amended_on",
            "phase_transfer_on",
            "phase",
        ),
        reviews.AnnualReview.from_row,
        reviews.clock,
    ),
    "inspections": Register(
        (
            "workstream",
            "required",
            "installed_on",
            "last_completed",
            "previous_due",
            "interval_months",
            "next_due",
            "outcome",
        ),
        housing.Inspection.from_row,
        housing.check,
        (
            Seldom("installed_on", ("workstream",), housing.asks_installed_on),
            Seldom("previous_due", ("workstream", "outcome"), housing.asks_previous_due),
        ),
    ),
    "hazards": Register(
        (
            "kind",
            "aware_at",
            "investigated_at",
            "hazard_found",
            "summary_sent_on",
            "made_safe_at",
            "further_work_started_on",
            "rehoused_on",
            "further_work_needed",
        ),
        hazards.Hazard.from_row,
        hazards.clock,
    ),
}
# What is kept of a register as one file, and not row by row in the store's own tables.
KEPT_WHOLE = frozenset({*REGISTERS, "assets"})


@dataclass(frozen=True, slots=True)
class Stood:
    """A combination of a register's dates, typed, and where whatever has it stands."""

    row: Any
    clock: Any


def stood(dataset: str, row: Row, as_at: date, book: Rulebook | None = None) -> Stood:
    """Where a checked row stands; raises ColumnError where it cannot say."""
    register = REGISTERS[dataset]
    typed = register.typed(row)
    return Stood(typed, register.clock(typed, as_at, book or load_rules()))


def stood_or_error(dataset: str, row: Row, as_at: date, book: Rulebook) -> Stood | ColumnError:
    """Where a checked row stands, or the error that says why that cannot be told."""
    try:
        return stood(dataset, row, as_at, book)
    except ColumnError as error:
        return error


def looked_at(
    dataset: str, index: pd.Index[Any], columns: Mapping[str, Coded]
) -> Mapping[str, Coded]:
    """The columns with those blank that the clock does not look at, row by row.

    Rows that differ in nothing that is looked at then share a combination, and so a clock.
    """
    seen = dict(columns)
    for one in REGISTERS[dataset].seldom:
        if one.column in columns:
            others = {name: columns[name] for name in one.others if name in columns}
            key, rows = combinations(index, others)
            looks = pd.Series([one.looks(row) for row in rows]).take(key.to_numpy()).to_numpy()
            codes, texts = columns[one.column]
            seen[one.column] = (codes.where(looks, len(texts)), [*texts, None])
    return seen


def combinations(
    index: pd.Index[Any], columns: Mapping[str, Coded]
) -> tuple[pd.Series[int], list[Row]]:
    """A number for each different combination of the columns, row by row, and each as a row.

    A column is its codes (from 0), by row, and the texts they stand for. What identifies a row is
    filled with a dash: clocks are alike whatever the row is called.
    """
    key, size = pd.Series(0, index=index), 1
    for codes, texts in columns.values():
        if size * len(texts) > _LARGEST:
            key, size = _renumbered(key), len(key)
        key, size = key * len(texts) + codes, size * len(texts)
    key = _renumbered(key)
    first = ~key.duplicated()
    found: dict[str, list[str | None]] = {name: ["-"] * int(first.sum()) for name in _IDS}
    for name, (codes, texts) in columns.items():
        found[name] = [texts[at] for at in codes[first].tolist()]
    each = zip(*found.values(), strict=True)
    return key, [dict(zip(found, values, strict=True)) for values in each]


def _renumbered(key: pd.Series[int]) -> pd.Series[int]:
    """The same with the numbers from nought on that its different values come in."""
    return pd.Series(pd.factorize(key)[0], index=key.index)
