"""The sample figures load once, whole, and never push aside what was uploaded."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.commands.console import open_ingest
from dashboard.commands.sample import SAMPLE_USER, only_sample, seed
from dashboard.ingest import Ingest
from dashboard.sources import sample_deliveries, sample_organisations


@pytest.mark.slow
def test_every_sample_file_is_published_with_its_source(ingest: Ingest) -> None:
    wanted = {
        (org, file.dataset, file.filename, file.source)
        for org in sample_organisations()
        for file in sample_deliveries(org)
    }
    assert seed(ingest) == len(wanted)
    found = ingest.store.submissions()
    assert {(one.org, one.dataset, one.filename, one.source) for one in found} == wanted
    assert {one.state for one in found} == {"published"}
    assert only_sample(ingest)
    assert seed(ingest) == 0
    assert ingest.store.verify() is None
    assert {org.code for org in ingest.store.organisations()} == set(sample_organisations())


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
