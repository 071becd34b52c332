"""Which registers are scored and how: the file is checked as at the day, then its clocks summed."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from dashboard.commands import score_cases, score_housing
from dashboard.commands.score_parts import Part
from dashboard.commands.scoring import Definitions
from dashboard.commands.tables import read_file
from dashboard.intake.batch import Batch, check
from dashboard.intake.sen2 import check_return
from dashboard.intake.sen2_files import files_in

REGISTERS = ("ehc_cases", "ehc_advice", "annual_reviews", "inspections", "hazards", "sen2")
_ALONE: dict[str, Callable[[Batch], Part]] = {
    "ehc_cases": score_cases.ehc_cases,
    "ehc_advice": score_cases.ehc_advice,
    "annual_reviews": score_cases.annual_reviews,
    "hazards": score_housing.hazards,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a register is scored by: the day, and for inspections assets and measures."""

    as_at: date
    assets: Path | None = None
    definitions: Definitions = field(default_factory=lambda: Definitions(()))


def score_register(dataset: str, file: Path, asked: Asked) -> tuple[Part, int]:
    """A register's file as scored, and how many rows it holds.

    Raises UnreadableError where a file cannot be opened.
    """
    gc.freeze()  # what was imported stays to the end: the collector need not walk it again
    if dataset == "sen2":
        made = check_return(files_in(file), today=asked.as_at)
        return score_cases.sen2(made), made.read
    data, today = read_file(file), asked.as_at
    batch = check(dataset, data, filename=file.name, today=today, as_read=True)
    if dataset == "inspections":
        estate = _estate(asked)
        return score_housing.inspections(batch, asked.as_at, estate, asked.definitions), batch.read
    return _ALONE[dataset](batch), batch.read


def _estate(asked: Asked) -> score_housing.Estate | None:
    if asked.assets is None:
        return None
    data, name = read_file(asked.assets), asked.assets.name
    batch = check("assets", data, filename=name, today=asked.as_at, as_read=True)
    name = asked.assets.name
    told = tuple(replace(one, message=f"In {name}: {one.message}") for one in batch.problems)
    return score_housing.Estate(batch, told)
