"""Withdrawing brings back exactly what showed before; each edition goes on saying what it said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.ingest import Ingest
from dashboard.readmodels.assessed import assess
from dashboard.readmodels.books import Books
from dashboard.services import Services, make_services
from dashboard.settings import Settings
from tests.integration import files
from tests.integration.conftest import Remembered

ASSETS = b"asset_id,kind,homes\nH1,dwelling,1\nH2,dwelling,1\n"
FEWER_ASSETS = b"asset_id,kind,homes\nH1,dwelling,1\n"
CORRECTED_RETURNS = (
    b"workstream,period,annual_target,annual_completed,period_due,period_completed,basis\n"
    b"LIFT-ADP,2023-24 Q2,,,148,120,\n"
)
DATASETS = ("measures", "observations", "compliance_returns", "rollups", "risks", "actions")


@pytest.fixture
def services(ingest: Ingest, store_url: str, tmp_path: Path) -> Services:
    """What pages read from, over the store that `ingest` writes to."""
    settings = Settings(database_url=store_url, data_dir=tmp_path, today=date(2024, 2, 7))
    return make_services(settings, Remembered())


def publish(ingest: Ingest, dataset: str, data: bytes) -> str:
    found, _ = ingest.stage(dataset, data, org="thurrock", by="officer", filename="file.csv")
    return ingest.publish(found.id, by="manager").id


def said(books: Books) -> tuple[object, ...]:
    """Everything that an edition says of the council: rows, registers, figures and ratings."""
    rows = [books.rows("thurrock", dataset) for dataset in DATASETS]
    register = books.register("thurrock", "assets")
    return rows, register and (register.submission, register.rows()), assess(books, "thurrock")


@pytest.mark.parametrize(
    ("dataset", "first", "correction"),
    [
        ("observations", files.OBSERVATIONS, files.CORRECTION),
        ("compliance_returns", files.RETURNS, CORRECTED_RETURNS),
        ("risks", files.RISKS, files.FEWER_RISKS),
        ("actions", files.ACTIONS, files.FEWER_ACTIONS),
        ("assets", ASSETS, FEWER_ASSETS),
    ],
)
def test_what_is_withdrawn_leaves_row_for_row_what_was_there_and_both_can_be_asked_for(
    ingest: Ingest, services: Services, dataset: str, first: bytes, correction: bytes
) -> None:
    publish(ingest, "measures", files.MEASURES)
    publish(ingest, dataset, first)
    earlier = services.read.edition()
    before = said(services.read.books())
    wrong = publish(ingest, dataset, correction)
    corrected = services.read.edition()
    between = said(services.read.books())
    ingest.rollback(wrong, by="manager", why="the month was wrong")
    now = services.read.edition()

    assert said(services.read.books()) == before != between
    assert [one.revision for one in (earlier, corrected, now)] == [2, 3, 4]
    assert said(services.read.books(earlier)) == before
    assert said(services.read.books(corrected)) == between
    assert said(services.read.books(replace(now, revision=3))) == between
    assert ingest.store.verify() is None
