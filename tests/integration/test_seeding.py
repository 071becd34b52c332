"""The sample figures load once, whole, and never push aside what was uploaded."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard.commands.demo import Borough
from dashboard.commands.sample import SAMPLE_USER, only_sample, seed
from dashboard.commands.stores import open_ingest
from dashboard.ingest import Ingest
from dashboard.sources import (
    DEMO_ORG,
    demo_deliveries,
    sample_deliveries,
    sample_organisations,
)
from dashboard.sources.demo import DEMO_DATASETS, SYNTHETIC
from tests.integration.conftest import Clock


@pytest.mark.slow
def test_every_sample_file_is_published_with_its_source(ingest: Ingest) -> None:
    orgs = sample_organisations()
    wanted = {
        (org, file.dataset, file.filename, file.source)
        for org in orgs
        for file in sample_deliveries(org)
    }
    assert seed(ingest, orgs) == len(wanted)
    found = ingest.store.submissions()
    assert {(one.org, one.dataset, one.filename, one.source) for one in found} == wanted
    assert {one.state for one in found} == {"published"}
    assert only_sample(ingest)
    assert seed(ingest, orgs) == 0
    assert ingest.store.verify() is None
    assert {org.code for org in ingest.store.organisations()} == set(orgs)


def test_what_was_uploaded_stays_in_front_and_what_was_withdrawn_stays_withdrawn(
    ingest: Ingest,
) -> None:
    seed(ingest, ("england",))
    first = ingest.store.submissions()[0]
    ingest.rollback(first.id, by="manager", why="not wanted")
    own = b"measure,period,value\nOWN,2023-06,1\n"
    submission, _ = ingest.stage("observations", own, org="england", by="officer")
    ingest.publish(submission.id, by="manager")
    assert seed(ingest, ("england",)) == 0
    assert ingest.store.submission(first.id).state == "withdrawn"
    assert len(ingest.store.rows("england", "observations", subject="OWN")) == 1
    assert not only_sample(ingest)


def test_seeding_that_was_cut_off_is_taken_up_where_it_stopped(ingest: Ingest) -> None:
    delivery = sample_deliveries("england")[0]
    ingest.stage(
        delivery.dataset,
        delivery.data,
        org="england",
        by=SAMPLE_USER,
        filename=delivery.filename,
        source=delivery.source,
    )
    assert only_sample(ingest)
    seed(ingest, ("england",))
    assert {one.state for one in ingest.store.submissions()} == {"published"}
    assert len(ingest.store.submissions()) == len(sample_deliveries("england"))


def test_a_sample_file_that_an_officer_has_staged_is_left_for_them(ingest: Ingest) -> None:
    delivery = sample_deliveries("england")[0]
    ingest.stage(delivery.dataset, delivery.data, org="england", by="officer")
    seed(ingest, ("england",))
    assert ingest.store.submission("S1").state == "staged"


def test_the_command_seeds_one_organisation_and_says_so(scorecard: Any) -> None:
    files = len(sample_deliveries("england"))
    assert f"Published {files} sample files." in scorecard("seed", "--org", "england").said
    assert "all there already" in scorecard("seed", "--org", "england").said
    refused = scorecard("seed", "--org", "leeds")
    assert (refused.code, "no sample figures for leeds" in refused.said) == (1, True)
    assert {one.by for one in open_ingest().store.submissions()} == {SAMPLE_USER}


def borough(ingest: Ingest) -> dict[str, tuple[str, str]]:
    """The newest submission of each of the borough's datasets: its state and its file's name."""
    return {one.dataset: (one.state, one.filename) for one in ingest.store.submissions(DEMO_ORG)}


@pytest.mark.slow
def test_the_borough_is_made_once_though_the_day_moves_on(ingest: Ingest, clock: Clock) -> None:
    assert seed(ingest, (DEMO_ORG,), demo_homes=1_000) == len(DEMO_DATASETS)
    clock.move(days=40)
    assert seed(ingest, (DEMO_ORG,)) == 0
    assert seed(ingest, (DEMO_ORG,), demo_homes=1_000) == 0
    assert len(ingest.store.submissions()) == len(DEMO_DATASETS)
    assert {one.source for one in ingest.store.submissions()} == {SYNTHETIC}
    assert only_sample(ingest)


@pytest.mark.slow
def test_another_size_makes_the_borough_anew_and_the_size_is_kept(
    ingest: Ingest, clock: Clock
) -> None:
    seed(ingest, (DEMO_ORG,), demo_homes=1_000)
    assert seed(ingest, (DEMO_ORG,), demo_homes=1_100) == len(DEMO_DATASETS)
    assert seed(ingest, (DEMO_ORG,)) == 0
    assert borough(ingest)["assets"] == ("published", "assets-1100-homes.csv")


@pytest.mark.slow
def test_a_borough_cut_off_is_finished_in_its_size_and_what_was_withdrawn_stays_so(
    ingest: Ingest,
) -> None:
    files = demo_deliveries(1_000, as_at=ingest.clock().date())
    for file in files[:2]:
        ingest.stage(file.dataset, file.data, org=DEMO_ORG, by=SAMPLE_USER, filename=file.filename)
    ingest.publish("S1", by="manager")
    ingest.rollback("S1", by="manager", why="not wanted")
    assert seed(ingest, (DEMO_ORG,)) == len(DEMO_DATASETS) - 1
    found = borough(ingest)
    assert found.pop("measures") == ("withdrawn", "measures-1000-homes.csv")
    assert {state for state, _ in found.values()} == {"published"}
    assert {name.split("-")[1] for _, name in found.values()} == {"1000"}
    assert len(ingest.store.submissions()) == len(DEMO_DATASETS)


@pytest.mark.slow
def test_what_an_officer_loaded_for_the_borough_is_not_taken_for_the_sample(
    ingest: Ingest,
) -> None:
    own = b"measure,title,section,unit,polarity,rule\nOWN,Own,housing,number,higher,none\n"
    ingest.stage("measures", own, org=DEMO_ORG, by="officer", filename="measures-1000-homes.csv")
    assert seed(ingest, (DEMO_ORG,), demo_homes=1_000) == len(DEMO_DATASETS)
    assert ingest.store.submission("S1").state == "staged"


def test_the_borough_is_no_younger_than_the_day_that_pages_are_held_to(
    ingest: Ingest, clock: Clock
) -> None:
    held = ingest.settings.model_copy(update={"today": date(2024, 1, 5)})
    pinned = Ingest(ingest.store, ingest.vault, held, clock)
    assert Borough(pinned, SAMPLE_USER, None).day == date(2024, 1, 5)
    assert Borough(ingest, SAMPLE_USER, None).day == clock().date()


@pytest.mark.slow
def test_the_command_makes_a_borough_of_the_size_asked_for(scorecard: Any) -> None:
    made = scorecard("seed", "--org", "demo", "--demo-homes", "1000")
    assert f"Published {len(DEMO_DATASETS)} sample files." in made.said
    assert "all there already" in scorecard("seed", "--org", "demo").said
    assert len(open_ingest().store.submissions(DEMO_ORG)) == len(DEMO_DATASETS)


@pytest.mark.parametrize(
    ("typed", "said"),
    [(("--org", "kent", "--demo-homes", "2000"), "is about demo"), (("--demo-homes", "9"), "1000")],
)
def test_a_size_that_cannot_be_meant_is_wrong_use(
    typed: tuple[str, ...], said: str, scorecard: Any
) -> None:
    refused = scorecard("seed", *typed)
    assert (refused.code, said in refused.said) == (2, True)
