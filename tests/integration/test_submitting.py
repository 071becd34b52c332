"""From a file that is kept to figures that show: submitting, locking, headings, and purging."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from dashboard.domain.periods import Period
from dashboard.ingest import Ingest
from dashboard.purging import purge
from dashboard.refusals import (
    FileGoneError,
    FileRefusedError,
    MissingWordsError,
    SamePersonError,
)
from dashboard.store import ChangedSinceError, WrongStateError
from tests.integration import files
from tests.integration.close.closing import csv, publish, stage

UNKNOWN = csv("measure,period,value", "GAS-DON,2023-06,99")
OWN_HEADINGS = csv("measure,Month,Figure", "GAS-DOM,2023-06,99")


def told(ingest: Ingest, data: bytes, org: str = "thurrock") -> list[str]:
    """The codes of what is wrong with a file of observations."""
    return [one.code for one in ingest.check("observations", data, org=org).problems]


def test_a_file_without_warnings_is_submitted_without_a_word(ingest: Ingest, clock: Any) -> None:
    publish(ingest, "measures", files.MEASURES)
    identity = stage(ingest, "observations", files.OBSERVATIONS)
    done = ingest.submit(identity, by=" An  officer ")
    assert (done.state, done.submitted_by, done.submitted_at) == (
        "submitted",
        "An officer",
        clock.moment,
    )
    assert done.submitted_why == ""
    assert [line.action for line in ingest.store.audit()][-1] == "submitted"
    assert ingest.store.revision() == 1


def test_a_file_with_warnings_needs_a_reason_which_is_kept(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    identity = stage(ingest, "observations", UNKNOWN)
    with pytest.raises(MissingWordsError, match="although it has warnings"):
        ingest.submit(identity, by="officer", why="  ")
    assert ingest.store.submission(identity).state == "staged"
    done = ingest.submit(identity, by="officer", why="the measure\ncomes next")
    assert done.submitted_why == "the measure comes next"
    ingest.publish(identity, by="manager", why="agreed")
    assert ingest.store.submission(identity).submitted_why == "the measure comes next"


def test_that_the_file_is_there_already_is_no_warning_of_itself(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    identity = stage(ingest, "observations", files.OBSERVATIONS)
    assert ingest.recheck(identity).problems == ()
    again = stage(ingest, "observations", files.OBSERVATIONS)
    assert [one.code for one in ingest.recheck(again).problems] == []


def test_what_was_published_meanwhile_is_found_when_it_is_submitted(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    identity = stage(ingest, "observations", csv("measure,period,value", "GAS-DOM,2023-06,0.98"))
    assert [one.code for one in ingest.recheck(identity).problems] == ["fraction_for_percent"]


def test_a_submission_is_submitted_once_and_may_go_back(ingest: Ingest) -> None:
    publish(ingest, "measures", files.MEASURES)
    identity = stage(ingest, "observations", files.OBSERVATIONS)
    ingest.submit(identity, by="officer")
    with pytest.raises(WrongStateError, match=r"is submitted, so .* Approve it or send it back"):
        ingest.submit(identity, by="officer")
    assert ingest.reject(identity, by="manager", why="not signed off").state == "rejected"
    with pytest.raises(WrongStateError):
        ingest.submit(identity, by="officer")


@pytest.mark.parametrize("name", ["officer", "colleague", "COLLEAGUE "])
def test_neither_who_loaded_nor_who_submitted_it_may_publish_it(ingest: Ingest, name: str) -> None:
    publish(ingest, "measures", files.MEASURES)
    identity = stage(ingest, "observations", files.OBSERVATIONS)
    ingest.submit(identity, by="colleague")
    with pytest.raises(SamePersonError):
        ingest.publish(identity, by=name)
    assert ingest.publish(identity, by="manager").published_by == "manager"


def test_what_was_published_since_somebody_looked_is_not_overrun(ingest: Ingest) -> None:
    first = stage(ingest, "observations", files.OBSERVATIONS)
    second = stage(ingest, "observations", files.CORRECTION)
    seen = ingest.store.revision()
    ingest.publish(first, by="manager", seen=seen)
    with pytest.raises(ChangedSinceError) as late:
        ingest.publish(second, by="manager", seen=seen)
    assert late.value.newer == first


def test_a_period_is_locked_in_normal_form_and_opened_with_a_reason(ingest: Ingest) -> None:
    ingest.lock("thurrock", Period.parse("Q1 23-24"), by="manager")
    assert ingest.book.locked("thurrock") == ("2023-24 Q1",)
    with pytest.raises(MissingWordsError, match="why the period is opened"):
        ingest.unlock("thurrock", Period.parse("2023-24 Q1"), by="manager", why=" ")
    with pytest.raises(MissingWordsError, match="who is locking"):
        ingest.lock("thurrock", Period.parse("2023-06"), by="")
    ingest.unlock("thurrock", Period.parse("2023-24-Q1"), by="manager", why="an error in May")
    assert ingest.book.locked("thurrock") == ()
    assert [line.action for line in ingest.store.audit()] == ["locked", "unlocked"]


def test_a_councils_own_headings_are_read_once_they_are_named(ingest: Ingest) -> None:
    assert "missing_column" in told(ingest, OWN_HEADINGS)
    named = {"Month": "period", " FIGURE": "value"}
    ingest.remember_headings("observations", named, org="thurrock", by="officer")
    assert ingest.check("observations", OWN_HEADINGS, org="thurrock").ok
    assert "missing_column" in told(ingest, OWN_HEADINGS, org="kent")
    identity = stage(ingest, "observations", OWN_HEADINGS)
    assert ingest.recheck(identity).headings == (
        ("measure", "measure"),
        ("Month", "period"),
        ("Figure", "value"),
    )


def test_a_heading_that_was_named_wrongly_is_named_again_or_forgotten(ingest: Ingest) -> None:
    def name(column: str) -> None:
        ingest.remember_headings("observations", {"Aim": column}, org="thurrock", by="officer")

    data = csv("measure,period,Aim,value", "GAS-DOM,2023-06,100,99")
    name("value")
    assert "duplicate_heading" in told(ingest, data)
    name("target")
    assert "duplicate_heading" not in told(ingest, data)
    name("")
    assert "unknown_column" in told(ingest, data)


def test_a_heading_of_the_dataset_itself_means_what_it_says(ingest: Ingest) -> None:
    ingest.remember_headings("observations", {"value": "target"}, org="thurrock", by="officer")
    batch = ingest.check("observations", files.CORRECTION, org="thurrock")
    assert dict(batch.headings)["value"] == "value"


def test_a_column_that_the_dataset_has_not_is_never_remembered(ingest: Ingest) -> None:
    with pytest.raises(KeyError):
        ingest.remember_headings("observations", {"A": "surname"}, org="thurrock", by="officer")
    with pytest.raises(MissingWordsError, match="who names"):
        ingest.remember_headings("observations", {"A": "value"}, org="thurrock", by=" ")
    assert ingest.store.audit() == []


def test_a_purge_keeps_what_waits_for_approval(ingest: Ingest, clock: Any) -> None:
    publish(ingest, "measures", files.MEASURES)
    stage(ingest, "observations", files.OBSERVATIONS)
    waiting = stage(ingest, "observations", files.OBSERVATIONS)
    ingest.submit(waiting, by="officer")
    clock.move(days=100)
    assert purge(ingest, timedelta(days=90), by="officer") == []
    assert ingest.publish(waiting, by="manager").state == "published"


def test_a_purged_register_goes_with_its_rows_and_can_only_be_sent_back(
    ingest: Ingest, clock: Any
) -> None:
    cases = csv("case_id,received_on", "C1,2023-06-01")
    identity = stage(ingest, "ehc_cases", cases)
    clock.move(days=100)
    assert len(purge(ingest, timedelta(days=90), by="officer")) == 2
    for decided in (ingest.recheck, lambda one: ingest.submit(one, by="officer")):
        with pytest.raises(FileGoneError):
            decided(identity)
    with pytest.raises(FileGoneError):
        ingest.publish(identity, by="manager")
    assert ingest.reject(identity, by="manager", why="never used").state == "rejected"


def test_a_file_that_was_checked_just_now_is_not_checked_again(ingest: Ingest) -> None:
    batch = ingest.check("observations", files.WRONG, org="thurrock")
    with pytest.raises(FileRefusedError) as refused:
        ingest.stage("observations", files.WRONG, org="thurrock", by="officer", checked=batch)
    assert refused.value.batch is batch
