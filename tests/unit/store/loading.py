"""Short ways of putting figures into a store in tests."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from dashboard.store import Arrival, NewRecord, Organisation, Store, Submission

MORNING = datetime(2024, 2, 7, 9, 30, tzinfo=UTC)
THURROCK = Organisation("thurrock", "Thurrock Council")


def observation(number: int, measure: str, period: str, value: str | None) -> NewRecord:
    """A row of observations as ingest hands it over."""
    row = {"measure": measure, "period": period, "value": value}
    scope = json.dumps([measure, period])
    return NewRecord("observations", number, scope, measure, period, row)


def figures(**values: str) -> list[NewRecord]:
    """Observations of one period by measure: `figures(GAS="99.7")`."""
    return [
        observation(number, measure, "2023-06", value)
        for number, (measure, value) in enumerate(values.items(), start=2)
    ]


def risk(number: int, identity: str, title: str) -> NewRecord:
    """A row of a register that is replaced as a whole."""
    return NewRecord("risks", number, "", identity, "", {"risk_id": identity, "title": title})


def stage(
    store: Store,
    rows: list[NewRecord],
    *,
    by: str = "officer",
    org: Organisation = THURROCK,
    digest: str | None = None,
    as_at: str = "",
) -> Submission:
    """Stage rows that all belong to one dataset."""
    dataset = rows[0].dataset
    register = rows[0].scope == ""
    name, digest = f"{dataset}.csv", digest or "d" * 64
    arrival = Arrival(org, dataset, name, digest, "a paper", register, as_at=as_at)
    return store.stage(arrival, rows, by=by, at=MORNING)


def publish(store: Store, rows: list[NewRecord], **how: object) -> str:
    """Stage and publish rows; the submission's id."""
    identity = stage(store, rows, **how).id  # type: ignore[arg-type]
    store.publish(identity, by="manager", at=MORNING + timedelta(hours=1))
    return identity


def shown(
    store: Store, org: str = "thurrock", revision: int | None = None
) -> dict[str, str | None]:
    """The value that shows for each measure."""
    rows = store.rows(org, "observations", revision=revision)
    return {str(record.row["measure"]): record.row["value"] for record in rows}
