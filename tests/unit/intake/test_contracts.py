"""The datasets: what each declares, kept to the published contract."""

from __future__ import annotations

import pytest

from dashboard.domain.actions import Action
from dashboard.domain.calendar import Return
from dashboard.domain.clocks.advice import AdviceRequest
from dashboard.domain.clocks.ehc import EhcCase
from dashboard.domain.clocks.hazards import Hazard
from dashboard.domain.clocks.housing import Inspection
from dashboard.domain.clocks.reviews import AnnualReview
from dashboard.domain.commentaries import Commentary
from dashboard.domain.contracts import Contract
from dashboard.domain.funds import FundLine
from dashboard.domain.measures import Measure
from dashboard.domain.observations import Observation
from dashboard.domain.returns import ComplianceReturn
from dashboard.domain.risks import Risk
from dashboard.domain.tsm import Asset
from dashboard.intake.batch import check
from dashboard.intake.columns import Column, Kind, fold
from dashboard.intake.contracts import DATASETS
from tests.unit.intake.sending import SOUND, csv_file

DATASET_NAMES = list(DATASETS)
BUILT = {
    "measures": Measure,
    "observations": Observation,
    "compliance_returns": ComplianceReturn,
    "commentaries": Commentary,
    "actions": Action,
    "risks": Risk,
    "funds": FundLine,
    "contracts": Contract,
    "assets": Asset,
    "inspections": Inspection,
    "hazards": Hazard,
    "ehc_cases": EhcCase,
    "ehc_advice": AdviceRequest,
    "annual_reviews": AnnualReview,
    "returns_calendar": Return,
}


@pytest.mark.parametrize("name", DATASET_NAMES)
def test_key_and_scope_are_columns_of_the_dataset(name: str) -> None:
    dataset = DATASETS[name]
    assert {*dataset.key, *dataset.scope} <= set(dataset.names)
    assert set(dataset.scope) <= set(dataset.key)


@pytest.mark.parametrize("name", DATASET_NAMES)
def test_no_two_headings_are_read_as_one(name: str) -> None:
    folded = [fold(column) for column in (*DATASETS[name].names, "org")]
    assert len(set(folded)) == len(folded)


@pytest.mark.parametrize("name", DATASET_NAMES)
def test_the_example_of_every_column_is_a_sound_row(name: str) -> None:
    columns = DATASETS[name].columns
    data = csv_file(DATASETS[name].names, [column.example for column in columns])
    batch = check(name, data)
    assert batch.problems == ()
    assert all(column.example for column in columns if column.required)


@pytest.mark.parametrize("name", BUILT)
def test_a_checked_row_is_all_the_domain_asks_for(name: str) -> None:
    every = {column.name: column.example for column in DATASETS[name].columns}
    for given in (SOUND[name], every):
        ((_, row),) = check(name, csv_file(list(given), list(given.values()))).rows()
        assert BUILT[name].from_row(row)  # type: ignore[attr-defined]


def test_choices_are_read_however_they_are_typed_and_every_one_is_its_own_normal_form() -> None:
    for dataset in DATASETS.values():
        for column in dataset.columns:
            assert len({fold(choice) for choice in column.choices}) == len(column.choices)
            assert bool(column.choices) == (column.kind is Kind.CHOICE)


@pytest.mark.parametrize(
    ("column", "allowed"),
    [
        (Column("a", Kind.YES_NO, ""), ("Y", "N")),
        (Column("a", Kind.INTEGER, "", low=1, high=5), ("1 to 5",)),
        (Column("a", Kind.INTEGER, "", low=0), ("0 or more",)),
        (Column("a", Kind.CHOICE, "", choices=("x", "y")), ("x", "y")),
        (Column("a", Kind.TEXT, ""), ()),
    ],
)
def test_allowed_values_are_given_in_words(column: Column, allowed: tuple[str, ...]) -> None:
    assert column.allowed == allowed
