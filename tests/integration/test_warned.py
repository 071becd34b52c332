"""What a submission's page says of its file's warnings, without checking the file each time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.close.warned import Warned, warned
from dashboard.ingest import Ingest
from dashboard.refusals import FileGoneError
from dashboard.services import Services, make_services
from dashboard.settings import Settings
from dashboard.store import Submission
from tests.integration import files
from tests.integration.conftest import Remembered

ASSETS = b"asset_id,kind,homes,colour\nH1,dwelling,1,red\n"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    settings = Settings(
        database_url=f"sqlite:///{tmp_path}/figures.db", data_dir=tmp_path, today=date(2024, 2, 7)
    )
    made = make_services(settings, Remembered())
    made.ingest.store.migrate()
    return made


@pytest.fixture
def checks(services: Services, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The submissions whose files are checked again."""
    asked: list[str] = []
    real = services.ingest.recheck

    def recheck(identity: str) -> object:
        asked.append(identity)
        return real(identity)

    monkeypatch.setattr(services.ingest, "recheck", recheck)
    return asked


def send(services: Services, dataset: str, data: bytes) -> tuple[Submission, Warned]:
    found, batch = services.ingest.stage(dataset, data, org="thurrock", by="officer")
    return found, warned(services, found, batch)


def publish_measures(ingest: Ingest) -> None:
    found, _ = ingest.stage("measures", files.MEASURES, org="thurrock", by="officer")
    ingest.publish(found.id, by="manager")


def test_a_file_just_checked_is_not_checked_again_for_its_page(
    services: Services, checks: list[str]
) -> None:
    found, told = send(services, "observations", files.OBSERVATIONS)
    assert (told.count, len(told.lines)) == (2, 2)
    assert "No measure GAS-DOM is published" in told.lines[0].message
    assert warned(services, found) == told
    assert checks == []


def test_once_something_is_published_the_file_is_held_against_it(
    services: Services, checks: list[str]
) -> None:
    found, _ = send(services, "observations", files.OBSERVATIONS)
    publish_measures(services.ingest)
    assert warned(services, found) == warned(services, found) == Warned(0, (), ())
    assert checks == [found.id]


def test_the_warnings_of_a_register_are_kept_nowhere(services: Services, checks: list[str]) -> None:
    found, told = send(services, "assets", ASSETS)
    assert told.count == 1
    assert warned(services, found) == told
    assert checks == [found.id]


def test_a_file_that_was_purged_says_so_although_its_warnings_are_kept(services: Services) -> None:
    found, _ = send(services, "observations", files.OBSERVATIONS)
    services.ingest.vault.remove(found.digest)
    with pytest.raises(FileGoneError):
        warned(services, found)


def test_a_file_sent_before_is_not_warned_of_as_itself(services: Services) -> None:
    publish_measures(services.ingest)
    send(services, "observations", files.OBSERVATIONS)
    found, told = send(services, "observations", files.OBSERVATIONS)
    assert found.same_file == ("S2",)
    assert told.count == 0
