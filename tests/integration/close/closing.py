"""Short ways of closing a month in tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dashboard.ingest import Ingest
from dashboard.services import Services, make_services
from dashboard.settings import Settings
from dashboard.store import Store
from tests.integration import files

DAY = date(2024, 2, 7)
OFFICER, MANAGER = "officer", "manager"


class Uncached:
    """A cache that keeps nothing."""

    def get(self, _key: str) -> None:
        return None

    def set(self, _key: str, _value: bytes) -> None:
        return None


def services_in(folder: Path, **settings: object) -> Services:
    """What pages are handed over an empty SQLite store, as at the day of the Cabinet meeting."""
    given = {"data_dir": folder, "database_url": f"sqlite:///{folder}/figures.db", "today": DAY}
    chosen = Settings(**{**given, **settings})
    Store(chosen.database_url).migrate()
    return make_services(chosen, Uncached())


def stage(ingest: Ingest, dataset: str, data: bytes, *, as_at: date | None = None) -> str:
    """Send a file of Thurrock's as the officer; the submission's id."""
    name = f"{dataset}.csv"
    found, _ = ingest.stage(
        dataset, data, org="thurrock", by=OFFICER, filename=name, as_at=as_at or DAY
    )
    return found.id


def publish(ingest: Ingest, dataset: str, data: bytes, *, as_at: date | None = None) -> str:
    """Send a file and publish it as the manager; the submission's id."""
    identity = stage(ingest, dataset, data, as_at=as_at)
    ingest.publish(identity, by=MANAGER, why="month end")
    return identity


def csv(*lines: str) -> bytes:
    """A file of these lines."""
    return "".join(f"{line}\n" for line in lines).encode()


CASES = csv(
    "case_id,received_on,decided_on,decision,assessment_outcome,final_plan_on",
    "C1,2023-06-01,2023-07-01,assess,plan,2023-10-10",
    "C2,2023-06-01,2023-07-01,assess,plan,2023-12-20",
)
MORE_CASES = CASES + b"C3,2023-08-01,2023-08-20,assess,plan,2023-12-18\n"
FEWER_CASES = csv("case_id,received_on,decided_on,decision", "C2,2023-06-01,2023-07-01,refuse")
STRICTER = files.MEASURES.replace(b"100,90", b"100,98")
