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
_ANY_ID = ("-",) * len(_IDS)


@dataclass(frozen=True, slots=True)
class Register:
    """What its clock reads, apart from what a row is called; a row typed; where it stands.

    `typed` raises ColumnError where the row cannot be used, `clock` where it cannot say.
    """

    columns: tuple[str, ...]
    typed: Callable[[Row], Any]
    clock: Callable[[Any, date, Rulebook], Any]


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


def combinations(
    index: pd.Index[Any], columns: Mapping[str, tuple[pd.Series[int], Sequence[str | None]]]
) -> tuple[pd.Series[int], list[Row]]:
    """A number for each different combination of the columns, row by row, and each as a row.

    A column is its codes (from 0), by row, and the texts they stand for. What identifies a row is
    filled with a dash: clocks are alike whatever the row is called.
    """
    key = pd.Series(0, index=index)
    for codes, texts in columns.values():
        together = key * len(texts) + codes
        key = pd.Series(pd.factorize(together)[0], index=index)
    first = ~key.duplicated()
    found = {
        name: [texts[at] for at in codes[first].tolist()]
        for name, (codes, texts) in columns.items()
    }
    names = (*_IDS, *found)
    each = zip(*found.values(), strict=True)
    return key, [dict(zip(names, (*_ANY_ID, *values), strict=True)) for values in each]
