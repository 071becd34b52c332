"""Small registers of one council, sent and published, and the figures that then show."""

from __future__ import annotations

from datetime import date

from dashboard.ingest import Ingest
from dashboard.store import Record

OCTOBER, NOVEMBER = date(2025, 10, 31), date(2025, 11, 27)
CASES = "case_id,received_on,decided_on,decision,final_plan_on,left_on\n"
FIRST = "C1,2025-05-01,2025-06-02,assess,2025-09-18,\n"
OPEN = "C2,2025-06-02,2025-07-01,assess,,\n"
LATE = "C2,2025-06-02,2025-07-01,assess,2025-11-10,\n"
ASSETS = b"asset_id,kind,parent_id,homes\nB1,block,,\nH1,dwelling,B1,1\nH2,dwelling,B1,1\n"
MORE_ASSETS = ASSETS + b"H3,dwelling,B1,1\n"
CHECKS = b"asset_id,workstream,required,next_due\nB1,FRA,Y,2025-11-26\n"
BETTER_CHECKS = b"asset_id,workstream,required,next_due\nB1,FRA,Y,2026-11-26\n"


def load(ingest: Ingest, dataset: str, data: str | bytes, as_at: date | None = None) -> str:
    given = data.encode() if isinstance(data, str) else data
    staged, _ = ingest.stage(dataset, given, org="kent", by="officer", as_at=as_at)
    return staged.id


def publish(ingest: Ingest, dataset: str, data: str | bytes, as_at: date | None = None) -> str:
    identity = load(ingest, dataset, data, as_at)
    ingest.publish(identity, by="manager")
    return identity


def figures(ingest: Ingest, measure: str) -> dict[str, tuple[str | None, ...]]:
    """What shows of a measure: value, or above and below the line, by period."""
    found = ingest.store.rows("kent", "rollups", subject=measure)
    named = ("value", "numerator", "denominator")
    return {str(one.row["period"]): tuple(one.row.get(name) for name in named) for one in found}


def shown(ingest: Ingest) -> list[Record]:
    return sorted(
        ingest.store.rows("kent", "rollups"), key=lambda one: str(sorted(one.row.items()))
    )
