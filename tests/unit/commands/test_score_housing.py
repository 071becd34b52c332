"""`scorecard score` on safety checks and hazards: documents, measures and problems."""

from __future__ import annotations

from typing import Any

from tests.unit.commands.estate import CHECKS, ESTATE


def test_hazards_have_timestamps_for_emergencies_and_days_for_the_rest(score_register: Any) -> None:
    code, document = score_register(
        "hazards",
        {"investigated_at": "2026-01-07 10:00", "summary_sent_on": "2026-01-13"},
        {
            "hazard_id": "HZ2",
            "kind": "emergency",
            "aware_at": "2026-03-28 18:00",
            "investigated_at": "2026-03-29 19:00",
            "made_safe_at": "2026-03-29 19:01",
        },
        {"hazard_id": "HZ3", "aware_at": "2025-10-26"},
    )
    first, second, third = document["rows"]
    assert code == 0
    assert first == {
        "hazard_id": "HZ1",
        "investigate_by": "2026-01-06",
        "summary_by": "2026-01-12",
        "make_safe_by": "2026-01-14",
        "further_work_by": "2026-04-01",
        "state_investigate": "late",
        "state_summary": "late",
        "state_make_safe": "overdue",
        "state_further_work": "open",
    }
    assert second["investigate_by"] == second["make_safe_by"] == "2026-03-29T19:00:00+01:00"
    assert (second["state_investigate"], second["state_make_safe"]) == ("met", "late")
    assert {third[name] for name in third if name.startswith("state_")} == {"not_applicable"}
    assert document["summary"]["rows"] == 3


def test_inspections_with_assets_give_the_safety_measures(score_register: Any) -> None:
    code, document = score_register("inspections", *CHECKS, assets=ESTATE)
    assert code == 0
    assert document["rows"][2] == {
        "asset_id": "H1",
        "workstream": "GAS-DOM",
        "due": "2026-05-20",
        "status": "in_date",
        "earliest_visit": "2026-03-20",
    }
    statuses = [row["status"] for row in document["rows"]]
    assert statuses == ["in_date", "overdue", "in_date", "not_required"]
    fra = document["summary"]["FRA"]
    assert (fra["required"], fra["in_date"], fra["percent"], fra["rating"]) == (2, 1, 50, "red")
    none = document["summary"]["ASB"]
    assert (none["percent"], none["rating"], none["rating_reason"]) == (None, "none", "nothing_due")
    assert document["tsm"]["BS02"] == {
        "homes": 11,
        "compliant": 1,
        "percent": 9.1,
        "out_of_date_by": [{"asset_id": "B", "workstream": "FRA", "homes": 10}],
    }
    assert document["tsm"]["BS01"]["percent"] == 100
    assert document["tsm"]["BS05"]["percent"] is None


def test_inspections_without_assets_have_no_safety_measures(score_register: Any) -> None:
    _, document = score_register("inspections", *CHECKS)
    assert (document["tsm"], len(document["rows"])) == (None, 4)


def test_inspections_are_held_against_their_assets(score_register: Any) -> None:
    code, document = score_register(
        "inspections",
        {"asset_id": "H9"},
        {"asset_id": "H1", "last_completed": "2025-06-02"},
        {"asset_id": "H2", "last_completed": "2025-06-02"},
        assets=(
            {"asset_id": "H1", "managed_to": "2025-06-01"},
            {"asset_id": "H2", "parent_id": "B9"},
        ),
    )
    assert (code, [row["asset_id"] for row in document["rows"]]) == (1, ["H2"])
    assert [(one["code"], one["row"]) for one in document["problems"]] == [
        ("parent_not_listed", 3),
        ("asset_not_listed", 2),
        ("checked_after_managed", 3),
    ]
    assert document["problems"][0]["message"].startswith("In assets.csv: ")


def test_a_safety_measure_is_never_rounded_up_to_100(score_register: Any) -> None:
    assets = [{"asset_id": f"B{n}", "kind": "block", "homes": n} for n in ("2499", "1")]
    done = {"workstream": "FRA", "last_completed": "2026-01-01"}
    _, document = score_register(
        "inspections",
        {**done, "asset_id": "B2499", "next_due": "2027-01-01"},
        {**done, "asset_id": "B1", "next_due": "2026-03-01"},
        assets=assets,
    )
    assert document["tsm"]["BS02"]["percent"] == 99.9
