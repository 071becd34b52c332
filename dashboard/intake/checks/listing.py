"""Every check there is, gathered from the modules that declare them."""

from __future__ import annotations

from dashboard.intake.checks import (
    ahead,
    assets,
    calendar,
    cases,
    cells,
    code_cells,
    commentaries,
    commentary,
    commentary_actions,
    compliance,
    dates,
    figures,
    files,
    hazards,
    inspections,
    letters,
    likely,
    measures,
    observations,
    owners,
    personal,
    published,
    register_cells,
    registers,
    relabelled,
    reviews,
    rows,
    sen2,
    spells,
    tables,
    targets,
    whole,
)
from dashboard.intake.checks.registry import CHECKS, Check

__all__ = ["CHECKS", "MODULES", "checks_of"]

# In the order an officer meets them, which is the order the documentation lists them in.
MODULES = (
    files,
    tables,
    cells,
    code_cells,
    register_cells,
    rows,
    observations,
    measures,
    spells,
    compliance,
    commentaries,
    commentary,
    commentary_actions,
    owners,
    ahead,
    relabelled,
    registers,
    calendar,
    dates,
    assets,
    inspections,
    hazards,
    cases,
    reviews,
    sen2,
    personal,
    letters,
    published,
    figures,
    targets,
    likely,
    whole,
)


def checks_of(topic: str, dataset: str) -> tuple[Check, ...]:
    """The checks of a topic that look at the dataset."""
    return tuple(
        one
        for one in CHECKS.values()
        if one.topic == topic and dataset in (one.datasets or (dataset,))
    )
