"""The borough is made the same each time, passes every check, and names nobody."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.intake.batch import check
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import Severity
from dashboard.sources import SourceError, demo_deliveries
from dashboard.sources.demo import (
    DEMO_DATASETS,
    DEMO_ORG,
    FEWEST_HOMES,
    MOST_HOMES,
    SYNTHETIC,
    homes_of,
)
from tests.unit.sources.demo.conftest import TODAY, Borough

# Days at the ends of months and years, a leap day, one before there was a law on hazards.
DAYS = [date(2024, 2, 7), date(2026, 3, 31), date(2026, 4, 1), date(2027, 1, 1), date(2028, 2, 29)]
EVERY = pytest.mark.parametrize("dataset", DEMO_DATASETS)


def test_the_same_size_day_and_seed_make_the_same_bytes(small: Borough) -> None:
    assert demo_deliveries(FEWEST_HOMES, as_at=TODAY) == small.deliveries
    other = demo_deliveries(FEWEST_HOMES, as_at=TODAY, seed=7)
    assert [one.dataset for one in other if one in small.deliveries] == [
        "measures",
        "returns_calendar",
    ]


def test_every_file_says_that_it_is_synthetic_and_how_large_a_borough_it_is_of(
    small: Borough,
) -> None:
    assert tuple(one.dataset for one in small.deliveries) == DEMO_DATASETS
    assert {one.source for one in small.deliveries} == {SYNTHETIC}
    assert {homes_of(one.filename) for one in small.deliveries} == {FEWEST_HOMES}
    assert homes_of("assets.csv") is None


@EVERY
def test_a_file_has_only_the_columns_of_its_dataset(dataset: str, small: Borough) -> None:
    columns = small.rows(dataset)[0].keys()
    assert set(columns) <= set(DATASETS[dataset].names)


@EVERY
def test_a_file_of_the_usual_borough_is_without_a_problem(dataset: str, borough: Borough) -> None:
    (file,) = [one for one in borough.deliveries if one.dataset == dataset]
    batch = check(dataset, file.data, filename=file.filename, org=DEMO_ORG, today=TODAY)
    assert batch.problems == ()
    assert batch.read


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_file_of_the_smallest_borough_has_an_error_on_any_day(day: date) -> None:
    for file in demo_deliveries(FEWEST_HOMES, as_at=day):
        batch = check(file.dataset, file.data, org=DEMO_ORG, today=day)
        assert batch.errors == ()
        warned = {one.code for one in batch.problems if one.severity is Severity.WARNING}
        # Few things of each kind count alike, and a plan may be ready on the very day.
        assert warned <= {"same_figures", "phase_on_the_day"}


def test_a_child_is_a_number_of_the_borough_and_a_home_a_number_without_a_place(
    borough: Borough,
) -> None:
    assert all((case.child_id or "")[1:].isdecimal() for case in borough.cases)
    assert all(case.case_id[1:].isdecimal() for case in borough.cases)
    assert all(asset.asset_id[1:].isdecimal() for asset in borough.assets)


@pytest.mark.parametrize("homes", [FEWEST_HOMES - 1, MOST_HOMES + 1])
def test_a_size_it_cannot_be_made_in_is_refused(homes: int) -> None:
    with pytest.raises(SourceError, match=r"can have from 1,000 to 300,000 homes, not"):
        demo_deliveries(homes, as_at=TODAY)
