"""What the housing registers hold: assets, the safety checks they need and hazards in homes."""

from __future__ import annotations

from dashboard.intake.columns import Column, Dataset, Kind

ASSETS = Dataset(
    name="assets",
    title="Assets",
    description="Homes, blocks, sites and installations. A file replaces the organisation's whole "
    "register.",
    key=("asset_id",),
    scope=(),
    columns=(
        Column(
            "asset_id", Kind.CODE, "The asset's own reference, not an address", "H1", required=True
        ),
        Column(
            "kind",
            Kind.CHOICE,
            "What the asset is",
            "dwelling",
            required=True,
            choices=("dwelling", "block", "site", "installation"),
        ),
        Column("parent_id", Kind.CODE, "The asset it stands in or belongs to"),
        Column("homes", Kind.INTEGER, "Homes in it; 1 for a dwelling", "1", low=0, adds_up=True),
        Column("ward", Kind.TEXT, "The ward it lies in", "West"),
        Column("managed_from", Kind.DATE, "The first day it was managed", "2019-04-01"),
        Column("managed_to", Kind.DATE, "The last day it was managed; blank: still is"),
    ),
)

INSPECTIONS = Dataset(
    name="inspections",
    title="Inspections",
    description="Safety checks of assets, one row for each asset and workstream. A file replaces "
    "the organisation's whole register.",
    key=("asset_id", "workstream"),
    scope=(),
    columns=(
        Column("asset_id", Kind.CODE, "The asset checked", "H1", required=True),
        Column("workstream", Kind.CODE, "The kind of check", "GAS-DOM", required=True),
        Column("required", Kind.YES_NO, "Whether the asset needs this check", "Y", required=True),
        Column("installed_on", Kind.DATE, "The day the appliance was installed"),
        Column("last_completed", Kind.DATE, "The day of the last check done", "2023-01-05"),
        Column("previous_due", Kind.DATE, "The limit that check answered", "2023-02-10"),
        Column(
            "interval_months",
            Kind.INTEGER,
            "Months between checks; blank where the law or usual practice sets them",
            "12",
            low=1,
            high=600,
        ),
        Column(
            "next_due",
            Kind.DATE,
            "The next limit as the report sets it; it wins over the interval",
            "2024-02-10",
        ),
        Column(
            "outcome",
            Kind.CHOICE,
            "How the last visit went",
            "satisfactory",
            choices=("satisfactory", "unsatisfactory", "no_access"),
        ),
        Column("booked_for", Kind.DATE, "The day of the next visit", "2024-01-12"),
        Column(
            "access_attempts",
            Kind.INTEGER,
            "Visits that could not get in",
            "0",
            low=0,
            adds_up=True,
        ),
        Column(
            "actions_open",
            Kind.INTEGER,
            "Remedial actions still to be done",
            "0",
            low=0,
            adds_up=True,
        ),
        Column(
            "actions_overdue",
            Kind.INTEGER,
            "Those of them past their date",
            "0",
            low=0,
            adds_up=True,
        ),
    ),
)

HAZARDS = Dataset(
    name="hazards",
    title="Hazards",
    description="Hazards in homes under Awaab's Law. A file replaces the organisation's whole "
    "register.",
    key=("hazard_id",),
    scope=(),
    columns=(
        Column("hazard_id", Kind.CODE, "The hazard's code", "HZ-0031", required=True),
        Column("asset_id", Kind.CODE, "The home it is in", "H1"),
        Column(
            "kind",
            Kind.CHOICE,
            "How grave it is",
            "significant",
            required=True,
            choices=("emergency", "significant"),
        ),
        Column(
            "aware_at",
            Kind.TIMESTAMP,
            "When the landlord became aware; an emergency needs the time",
            "2025-12-18 10:15",
            required=True,
        ),
        Column(
            "investigated_at", Kind.TIMESTAMP, "When the investigation ended", "2026-01-06 15:00"
        ),
        Column("hazard_found", Kind.YES_NO, "Whether it found a hazard", "Y"),
        Column(
            "summary_sent_on", Kind.DATE, "The day the tenant was sent the summary", "2026-01-08"
        ),
        Column("made_safe_at", Kind.TIMESTAMP, "When the home was made safe", "2026-01-12 11:00"),
        Column("further_work_started_on", Kind.DATE, "The day further work began on site"),
        Column(
            "further_work_needed", Kind.YES_NO, "N where making safe was all; else it is owed", "Y"
        ),
        Column("rehoused_on", Kind.DATE, "The day the household was offered other accommodation"),
    ),
)
