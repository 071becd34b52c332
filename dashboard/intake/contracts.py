"""Which datasets there are: the checker, the templates and the documentation derive from these."""

from __future__ import annotations

from dashboard.intake.columns import Column, Dataset, Kind
from dashboard.intake.contracts_calendar import RETURNS_CALENDAR
from dashboard.intake.contracts_cases import ANNUAL_REVIEWS, EHC_ADVICE, EHC_CASES
from dashboard.intake.contracts_estate import ASSETS, HAZARDS, INSPECTIONS
from dashboard.intake.contracts_figures import (
    COMMENTARIES,
    COMPLIANCE_RETURNS,
    MEASURES,
    OBSERVATIONS,
)
from dashboard.intake.contracts_registers import ACTIONS, CONTRACTS, FUNDS, PRINTED, RISKS

__all__ = ["DATASETS", "Column", "Dataset", "Kind"]

DATASETS: dict[str, Dataset] = {
    dataset.name: dataset
    for dataset in (
        MEASURES,
        OBSERVATIONS,
        COMPLIANCE_RETURNS,
        COMMENTARIES,
        ACTIONS,
        RISKS,
        FUNDS,
        CONTRACTS,
        PRINTED,
        ASSETS,
        INSPECTIONS,
        HAZARDS,
        EHC_CASES,
        EHC_ADVICE,
        ANNUAL_REVIEWS,
        RETURNS_CALENDAR,
    )
}
