"""Two blocks and a home in one of them, and the checks they need."""

from __future__ import annotations

ESTATE = (
    {"asset_id": "A", "kind": "block", "homes": "40"},
    {"asset_id": "B", "kind": "block", "homes": "10"},
    {"asset_id": "H1", "parent_id": "A"},
)
CHECKS = (
    {
        "asset_id": "A",
        "workstream": "FRA",
        "next_due": "2027-01-01",
        "last_completed": "2026-01-01",
    },
    {
        "asset_id": "B",
        "workstream": "FRA",
        "next_due": "2026-03-30",
        "last_completed": "2025-01-01",
    },
    {"asset_id": "H1", "last_completed": "2025-05-01", "previous_due": "2025-05-20"},
    {"asset_id": "B", "workstream": "ASB", "required": "N"},
)
