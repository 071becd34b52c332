"""The synthetic borough: an estate, its checks and hazards, and a SEND service with a backlog."""

from dashboard.sources.demo.made import (
    DEMO_DATASETS,
    DEMO_ORG,
    FEWEST_HOMES,
    HOMES,
    MOST_HOMES,
    SYNTHETIC,
    demo_deliveries,
    homes_of,
)

__all__ = [
    "DEMO_DATASETS",
    "DEMO_ORG",
    "FEWEST_HOMES",
    "HOMES",
    "MOST_HOMES",
    "SYNTHETIC",
    "demo_deliveries",
    "homes_of",
]
