"""Registers published by hand, with the figures they roll up to, for read-model tests."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date

from dashboard.catalogue import load_catalogue
from dashboard.readmodels.books import Books
from dashboard.registers.frames import RegisterFrame, framed
from dashboard.registers.rollup import roll_up
from tests.unit.readmodels.papers import Papers

DAY = date(2024, 12, 10)


@dataclass(frozen=True, slots=True)
class RegisterBooks(Books):
    """Books whose registers are at hand, and in no vault."""

    registers: dict[str, RegisterFrame] = field(default_factory=dict)

    def register(self, org: str, dataset: str) -> RegisterFrame | None:
        return self.registers.get(dataset)

    def has_register(self, org: str, dataset: str) -> bool:
        return dataset in self.registers


def registered(
    as_at: date = DAY, day: date = DAY, **registers: list[dict[str, str | None]]
) -> RegisterBooks:
    """The books of Kent on a day, with these registers, each as at another day if told."""
    papers = Papers()
    papers.measure("kent", "ANY", section="send")
    known = load_catalogue().register_measures
    papers.catalogue = load_catalogue()
    frames = {}
    for dataset, rows in registers.items():
        columns = {name: [row.get(name) for row in rows] for row in rows for name in row}
        frames[dataset] = framed(dataset, range(2, len(rows) + 2), columns, as_at)
        rolled = [one.as_row() for one in roll_up(frames[dataset], known)]
        papers.publish("kent", "rollups", *rolled)
        object.__setattr__(frames[dataset], "submission", f"S{papers.count}")
    books = papers.books(day)
    kept = {one.name: getattr(books, one.name) for one in fields(Books) if one.init}
    return RegisterBooks(**kept, registers=frames)


def case(case_id: str, received: str, **given: str) -> dict[str, str | None]:
    """A row of ehc_cases; a case of which nothing is told waits for its decision."""
    return {"case_id": case_id, "received_on": received, **given}


def issued(case_id: str, received: str, final: str, **given: str) -> dict[str, str | None]:
    """A case that ended with a plan, decided within 6 weeks."""
    decided = {"decided_on": received, "decision": "assess", "assessment_outcome": "plan"}
    return case(case_id, received, **decided, final_plan_on=final, **given)
