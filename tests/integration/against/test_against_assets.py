"""Checks and hazards are held against the register of assets that is published."""

from __future__ import annotations

from dashboard.ingest import Ingest
from tests.integration.against.test_against_published import publish

ASSETS = "asset_id,kind,managed_to\nH1,dwelling,\nH2,dwelling,2023-12-31\n"
CHECKS = "asset_id,workstream,required,last_completed,interval_months\n"
HAZARDS = "hazard_id,asset_id,kind,aware_at\n"
CODES = ("asset_not_published", "asset_no_longer_managed")


def told(ingest: Ingest, dataset: str, data: str) -> list[tuple[int | None, str | None, str]]:
    found = ingest.check(dataset, data.encode(), org="thurrock").problems
    return [(one.row, one.value, one.message) for one in found if one.code in CODES]


def test_checks_of_assets_that_are_not_published_are_told_of_once(ingest: Ingest) -> None:
    data = CHECKS + "H1,GAS-DOM,Y,2023-06-01,12\nH9,GAS-DOM,Y,2023-06-01,12\n"
    assert told(ingest, "inspections", data) == []  # no assets are published
    publish(ingest, "assets", ASSETS.encode())
    holds = "that the published register of assets does not hold."
    assert told(ingest, "inspections", data) == [(3, "H9", f"Row 3 is of an asset {holds}")]
    more = [f"H{at},GAS-DOM,Y,2023-06-01,12\n" for at in range(10, 16)]
    assert told(ingest, "inspections", data + more[0]) == [
        (3, "H9", f"Rows 3 and 4 are of assets {holds}")
    ]
    assert told(ingest, "inspections", data + "".join(more)) == [
        (3, "H9", f"Rows 3, 4, 5 and four more are of assets {holds}")
    ]
    assert told(ingest, "inspections", CHECKS.replace("asset_id,", "") + "GAS-DOM,Y,,12\n") == []


def test_needed_checks_of_assets_no_longer_managed_are_told_of_once(ingest: Ingest) -> None:
    publish(ingest, "assets", ASSETS.encode())
    data = CHECKS + "H2,GAS-DOM,Y,2023-06-01,12\nH2,FRA,N,2023-06-01,12\n"
    said = "Row 2 is of an asset no longer managed, by the published register of assets."
    assert told(ingest, "inspections", data) == [(2, "H2", said)]


def test_hazards_known_of_after_a_home_was_left_are_told_of(ingest: Ingest) -> None:
    publish(ingest, "assets", ASSETS.encode())
    rows = (
        "Z1,H2,significant,2023-12-31 10:00\n",
        "Z2,H2,significant,2024-01-01 10:00\n",
        "Z3,H8,significant,2024-01-01 10:00\n",
        "Z4,,significant,2024-01-01 10:00\n",
    )
    assert [line[:2] for line in told(ingest, "hazards", HAZARDS + "".join(rows))] == [
        (3, "H2"),
        (4, "H8"),
    ]
