"""What the calendar of returns holds: which return each service owes, and by when."""

from __future__ import annotations

from dashboard.domain.cadence import CADENCES
from dashboard.intake.columns import Column, Dataset, Kind

RETURNED = (
    "observations",
    "compliance_returns",
    "actions",
    "risks",
    "funds",
    "contracts",
    "assets",
    "inspections",
    "hazards",
    "ehc_cases",
    "ehc_advice",
    "annual_reviews",
)

RETURNS_CALENDAR = Dataset(
    name="returns_calendar",
    title="Calendar of returns",
    description="Which return each service owes, how often, and by which working day. A file "
    "replaces the organisation's whole calendar.",
    key=("return_id",),
    scope=(),
    columns=(
        Column("return_id", Kind.CODE, "The return's code", "GAS", required=True),
        Column("title", Kind.TEXT, "What the return is called", "Gas return", required=True),
        Column(
            "dataset",
            Kind.CHOICE,
            "The dataset it is sent as",
            "compliance_returns",
            required=True,
            choices=RETURNED,
        ),
        Column(
            "service",
            Kind.TEXT,
            "The post or team that owes it, never a person",
            "Property services",
            required=True,
        ),
        Column(
            "frequency",
            Kind.CHOICE,
            "How often it is owed",
            "monthly",
            required=True,
            choices=tuple(CADENCES),
        ),
        Column(
            "due_working_days",
            Kind.INTEGER,
            "Working days in England from the end of the period to the day it is due",
            "10",
            required=True,
            low=0,
            high=250,
        ),
        Column(
            "covers",
            Kind.TEXT,
            "The measures it brings: codes, or a section's name, parted by semicolons; blank: "
            "every measure that comes in its dataset",
            "GAS-DOM; GAS-COM",
        ),
        Column(
            "first_period",
            Kind.PERIOD,
            "The first period it is owed for; blank: the one in which the organisation's first "
            "calendar was published",
            "2026-10",
        ),
        Column("last_period", Kind.PERIOD, "The last period it is owed for; blank: no end"),
    ),
)
