"""What a preview shows is what is there once the submission is published."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.periods import Period
from dashboard.readmodels.assessed import assess
from dashboard.readmodels.returns.if_published import if_published
from dashboard.services import Services
from tests.integration import files
from tests.integration.close.closing import (
    CASES,
    FEWER_CASES,
    MORE_CASES,
    STRICTER,
    csv,
    services_in,
    stage,
)

OBSERVED = "measure,period,value"
ASSETS = csv("asset_id,kind,homes", "A,block,40", "B,block,10")
CHECKS = csv(
    "asset_id,workstream,required,last_completed,next_due",
    "A,FRA,Y,2023-01-01,2024-12-31",
    "B,FRA,Y,2023-01-01,2024-01-15",
)
LATER_CHECKS = csv(
    "asset_id,workstream,required,last_completed,next_due",
    "A,FRA,Y,2023-01-01,2024-12-31",
    "B,FRA,Y,2024-01-30,2025-01-30",
)
FUNDS = csv("fund,line,period,kind,budget,actual", "BCF,Equipment,2023-24 Q1,expenditure,100,90")


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return services_in(tmp_path)


def figures(books: Any, org: str = "thurrock") -> dict[tuple[str, Period], Any]:
    """Every figure with its rating, by measure and period."""
    return {
        (code, point.period): (point.observation, point.rating)
        for code, series in assess(books, org).items()
        for point in series.points
    }


SEQUENCES = [
    [("measures", files.MEASURES), ("observations", files.OBSERVATIONS)],
    [
        ("measures", files.MEASURES),
        ("observations", files.OBSERVATIONS),
        ("observations", files.CORRECTION),
        ("measures", STRICTER),
    ],
    [
        ("compliance_returns", files.RETURNS),
        ("measures", files.MEASURES),
        ("compliance_returns", files.RETURNS.replace(b"8609", b"8000")),
        ("observations", csv(OBSERVED, "GAS-DOM,2023-04,12")),
        ("compliance_returns", files.RETURNS),
    ],
    [("ehc_cases", CASES), ("ehc_cases", MORE_CASES), ("ehc_cases", FEWER_CASES)],
    [
        ("inspections", CHECKS),
        ("assets", ASSETS),
        ("inspections", LATER_CHECKS),
        ("assets", ASSETS.replace(b"40", b"60")),
    ],
    [("risks", files.RISKS), ("actions", files.ACTIONS), ("funds", FUNDS), ("risks", files.RISKS)],
]


@pytest.mark.parametrize("sequence", SEQUENCES, ids=lambda steps: f"{steps[-1][0]} {len(steps)}")
def test_what_would_be_is_what_is_afterwards(
    services: Services, sequence: list[tuple[str, bytes]]
) -> None:
    for dataset, data in sequence:
        _publishes_what_it_shows(services, dataset, data)


CODES = st.sampled_from(["GAS-DOM", "LIFT-ADP"])
PERIODS = st.sampled_from(["2023-05", "2023-06", "2023-24 Q1", "2022-06"])
VALUES = st.sampled_from(["", "100", "99.75", "90", "89.99", "0"])
OBSERVATIONS = st.dictionaries(st.tuples(CODES, PERIODS), VALUES, min_size=1).map(
    lambda rows: csv(
        OBSERVED, *(f"{code},{period},{value}" for (code, period), value in rows.items())
    )
)
RETURNED = st.dictionaries(
    st.tuples(CODES, PERIODS),
    st.tuples(st.integers(0, 9), st.sampled_from(["", "stock", "running"])),
    min_size=1,
).map(
    lambda rows: csv(
        "workstream,period,period_due,period_completed,basis",
        *(f"{code},{period},9,{done},{basis}" for (code, period), (done, basis) in rows.items()),
    )
)
STEPS = st.lists(
    st.one_of(
        OBSERVATIONS.map(lambda data: ("observations", data)),
        RETURNED.map(lambda data: ("compliance_returns", data)),
        st.sampled_from([("measures", files.MEASURES), ("measures", STRICTER)]),
    ),
    min_size=1,
    max_size=4,
)


@given(steps=STEPS)
@settings(max_examples=12)
def test_whatever_was_published_before_the_preview_tells_what_comes(
    steps: list[tuple[str, bytes]],
) -> None:
    for services in _emptied():
        for dataset, data in steps:
            _publishes_what_it_shows(services, dataset, data)


def _emptied() -> Iterator[Services]:
    with tempfile.TemporaryDirectory() as folder:
        services = services_in(Path(folder))
        yield services
        services.ingest.store.database.close()


def _publishes_what_it_shows(services: Services, dataset: str, data: bytes) -> None:
    identity = stage(services.ingest, dataset, data, as_at=date(2024, 1, 31))
    submission, books = services.ingest.store.submission(identity), services.read.books()
    would = services.preview(identity)
    after = figures(
        if_published(books, submission, services.ingest.rows_of(submission, range(submission.rows)))
    )
    before = figures(books)
    services.ingest.publish(identity, by="manager", why="month end")
    really = figures(services.read.books())
    assert after == really
    told = {(one.measure, one.period) for one in would.moved}
    differs = {key for key in {*before, *really} if _said(before, key) != _said(really, key)}
    assert told == {(code, period.label) for code, period in differs}


def _said(found: dict[tuple[str, Period], Any], key: tuple[str, Period]) -> Any:
    """A figure with its rating; None where there is none, or nothing was due."""
    observation, rating = found.get(key, (None, None))
    if observation is None:
        return None
    if observation.value is None:
        return None
    counts = observation.numerator, observation.denominator
    return (observation.value, *counts, observation.target, rating)


def test_all_else_is_answered_as_it_is_kept(services: Services) -> None:
    for dataset, data in SEQUENCES[1]:
        _publishes_what_it_shows(services, dataset, data)
    kept, identity = services.ingest.store, stage(services.ingest, "ehc_cases", CASES)
    mine = kept.submission(identity)
    would = if_published(services.read.books(), mine, {}).kept
    assert would.revision() == kept.revision()
    assert would.organisations() == kept.organisations()
    assert would.submissions("thurrock") == kept.submissions("thurrock")
    assert would.submission("S1") == kept.submission("S1")
    assert would.restatements("thurrock") == kept.restatements("thurrock")
    asked = ("thurrock", "observations", ["2023-06"])
    assert would.sent(*asked) == kept.sent(*asked)
    assert would.rows("kent", "observations") == []
    assert would.register("thurrock", "ehc_cases") == mine
    assert would.register("kent", "ehc_cases") is None
