"""The monthly close: checked, kept, published by a second person, and taken back if need be."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from dashboard.ingest import Ingest
from dashboard.purging import purge
from dashboard.refusals import FileGoneError, FileRefusedError, MissingWordsError, SamePersonError
from dashboard.store import WrongStateError
from tests.integration import files


def load(ingest: Ingest, dataset: str, data: bytes, by: str = "officer") -> str:
    submission, _ = ingest.stage(dataset, data, org="thurrock", by=by, filename=f"{dataset}.csv")
    return submission.id


def publish(ingest: Ingest, dataset: str, data: bytes) -> str:
    identity = load(ingest, dataset, data)
    ingest.publish(identity, by="manager")
    return identity


def shown(ingest: Ingest, dataset: str, *columns: str) -> list[Any]:
    rows = [record.row for record in ingest.store.rows("thurrock", dataset)]
    return sorted(tuple(row[column] for column in columns) for row in rows)


def test_a_file_is_published_by_someone_else_and_shows_in_normal_form(ingest: Ingest) -> None:
    identity = load(ingest, "observations", files.OBSERVATIONS)
    assert shown(ingest, "observations", "measure") == []
    published = ingest.publish(identity, by="manager", why="month end")
    assert (published.state, published.by, published.published_by) == (
        "published",
        "officer",
        "manager",
    )
    assert shown(ingest, "observations", "measure", "period", "value") == [
        ("GAS-DOM", "2023-06", "99.75"),
        ("LIFT-ADP", "2023-06", "95"),
    ]
    assert ingest.vault.get(published.digest) == files.OBSERVATIONS
    assert [org.name for org in ingest.store.organisations()] == ["Thurrock Council"]


def test_a_row_keeps_the_number_it_has_in_the_spreadsheet(ingest: Ingest) -> None:
    publish(ingest, "observations", files.OBSERVATIONS)
    numbers = {
        record.row["measure"]: record.number
        for record in ingest.store.rows("thurrock", "observations")
    }
    assert numbers == {"GAS-DOM": 2, "LIFT-ADP": 3}


def test_a_file_with_errors_is_refused_whole_with_every_problem(ingest: Ingest) -> None:
    with pytest.raises(FileRefusedError, match="2 errors, so nothing was loaded") as refused:
        load(ingest, "observations", files.WRONG)
    assert {problem.row for problem in refused.value.batch.errors} == {2, 3}
    assert ingest.store.submissions() == ()
    assert not ingest.vault.folder.exists()


@pytest.mark.parametrize("name", ["officer", "OFFICER", " Officer "])
def test_whoever_loaded_a_file_cannot_publish_it_however_the_name_is_typed(
    ingest: Ingest, name: str
) -> None:
    identity = load(ingest, "observations", files.OBSERVATIONS)
    with pytest.raises(SamePersonError, match="S1 was loaded by officer, so someone else"):
        ingest.publish(identity, by=name)
    assert ingest.store.revision() == 0


def test_one_person_is_enough_where_the_setting_says_so(ingest: Ingest) -> None:
    alone = Ingest(
        ingest.store,
        ingest.vault,
        ingest.settings.model_copy(update={"approvals": "one"}),
        ingest.clock,
    )
    identity = load(alone, "observations", files.OBSERVATIONS)
    assert alone.publish(identity, by="officer").state == "published"


def test_a_correction_replaces_its_figures_and_rolling_it_back_brings_them_back(
    ingest: Ingest,
) -> None:
    publish(ingest, "observations", files.OBSERVATIONS)
    before = ingest.store.rows("thurrock", "observations")
    correction = publish(ingest, "observations", files.CORRECTION)
    assert shown(ingest, "observations", "measure", "value") == [
        ("GAS-DOM", "99.8"),
        ("LIFT-ADP", "95"),
    ]
    withdrawn = ingest.rollback(correction, by="manager", why="the month was wrong")
    assert (withdrawn.state, withdrawn.why) == ("withdrawn", "the month was wrong")
    assert ingest.store.rows("thurrock", "observations") == before


def test_a_register_is_replaced_whole_and_a_plan_by_itself(ingest: Ingest) -> None:
    publish(ingest, "risks", files.RISKS)
    publish(ingest, "risks", files.FEWER_RISKS)
    assert shown(ingest, "risks", "risk_id", "likelihood") == [("R2", "1")]
    publish(ingest, "actions", files.ACTIONS)
    publish(ingest, "actions", files.FEWER_ACTIONS)
    assert shown(ingest, "actions", "plan", "action_id") == [("Autism", "B1"), ("Carers", "A2")]
    assert len(ingest.store.rows("thurrock", "actions", subject="Carers")) == 1


def test_returns_roll_up_when_they_are_published(ingest: Ingest) -> None:
    identity = load(ingest, "compliance_returns", files.RETURNS)
    assert shown(ingest, "rollups", "measure") == []
    ingest.publish(identity, by="manager")
    found = shown(ingest, "rollups", "measure", "period", "numerator", "denominator")
    assert found == [
        ("EICR-DOM", "2023-24 Q2", "1200", "2691"),
        ("GAS-DOM", "2023-04", "8609", "8624"),
        ("LIFT-ADP", "2023-24 Q2", "142", "148"),
        ("MANSAFE", "2023-24 Q2", "0", "0"),
    ]
    unrated = {row[0]: bool(row[1]) for row in shown(ingest, "rollups", "measure", "unrated")}
    assert unrated["EICR-DOM"], "a running total is not rated"
    assert not unrated["GAS-DOM"], "the catalogue says that the yearly figure is the stock"
    ingest.rollback(identity, by="manager", why="restated")
    assert shown(ingest, "rollups", "measure") == []


def test_a_rejected_file_says_why_and_can_be_loaded_again(ingest: Ingest) -> None:
    identity = load(ingest, "observations", files.OBSERVATIONS)
    rejected = ingest.reject(identity, by="manager", why="not  signed off\n")
    assert (rejected.state, rejected.why) == ("rejected", "not signed off")
    with pytest.raises(WrongStateError, match="S1 is rejected, so it cannot be published"):
        ingest.publish(identity, by="manager")
    again = ingest.store.submission(load(ingest, "observations", files.OBSERVATIONS))
    assert (again.id, again.same_file) == ("S2", ("S1",))


def test_the_same_file_twice_is_kept_once(ingest: Ingest) -> None:
    load(ingest, "observations", files.OBSERVATIONS)
    load(ingest, "observations", files.OBSERVATIONS, by="another officer")
    kept = [place for place in ingest.vault.folder.rglob("*") if place.is_file()]
    assert len(kept) == 1
    assert ingest.store.submission("S1").same_file == ("S2",)


@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_a_name_and_a_reason_are_asked_for(ingest: Ingest, blank: str) -> None:
    with pytest.raises(MissingWordsError, match="who is loading"):
        load(ingest, "observations", files.OBSERVATIONS, by=blank)
    identity = load(ingest, "observations", files.OBSERVATIONS)
    with pytest.raises(MissingWordsError, match="why the submission is rejected"):
        ingest.reject(identity, by="manager", why=blank)
    with pytest.raises(MissingWordsError, match="who is publishing"):
        ingest.publish(identity, by=blank)
    with pytest.raises(MissingWordsError, match="why the submission is rolled back"):
        ingest.rollback(identity, by="manager", why=blank)


def test_a_file_name_that_is_no_text_is_kept_as_near_as_can_be(ingest: Ingest) -> None:
    strange = "caf\udce9\0.csv"
    submission, _ = ingest.stage(
        "risks", files.RISKS, org="thurrock", by="officer", filename=strange
    )
    assert submission.filename == "caf?.csv"


def test_every_step_has_a_line_in_the_audit(ingest: Ingest, clock: Any) -> None:
    identity = load(ingest, "observations", files.OBSERVATIONS)
    clock.move(hours=1)
    ingest.publish(identity, by="manager")
    clock.move(days=1)
    ingest.rollback(identity, by="director", why="restated")
    lines = [(line.action, line.by, line.submission) for line in ingest.store.audit()]
    assert lines == [
        ("staged", "officer", "S1"),
        ("published", "manager", "S1"),
        ("withdrawn", "director", "S1"),
        ("restated by withdrawn", "director", "S1"),
    ]
    assert ingest.store.audit()[-1].at == clock.moment
    assert ingest.store.verify() is None


def test_a_purge_takes_only_old_files_that_nothing_published_needs(
    ingest: Ingest, clock: Any
) -> None:
    publish(ingest, "risks", files.RISKS)
    load(ingest, "risks", files.RISKS)  # the same bytes, never published
    waiting = ingest.store.submission(load(ingest, "observations", files.OBSERVATIONS))
    ingest.reject(load(ingest, "measures", files.MEASURES), by="manager", why="draft")
    clock.move(days=100)
    recent = load(ingest, "risks", files.FEWER_RISKS)
    gone = purge(ingest, timedelta(days=90), by="officer")
    assert len(gone) == 2
    assert waiting.digest in gone
    assert ingest.vault.has(ingest.store.submission("S1").digest)
    assert ingest.vault.has(ingest.store.submission(recent).digest)
    assert ingest.store.audit()[-1].detail["files"] == gone
    with pytest.raises(FileGoneError, match="Load the file again"):
        ingest.publish(waiting.id, by="manager")
    assert purge(ingest, timedelta(days=90), by="officer") == []
    assert ingest.store.verify() is None


def test_a_purge_keeps_the_file_that_waits_for_approval_although_the_same_was_sent_back(
    ingest: Ingest, clock: Any
) -> None:
    ingest.reject(load(ingest, "observations", files.OBSERVATIONS), by="manager", why="draft")
    waiting = load(ingest, "observations", files.OBSERVATIONS)
    ingest.submit(waiting, by="officer", why="right after all")
    clock.move(days=100)
    assert purge(ingest, timedelta(days=90), by="officer") == []
    assert ingest.publish(waiting, by="manager").state == "published"


def test_a_purge_takes_old_files_of_no_submission_whose_sender_was_cut_off(
    ingest: Ingest, clock: Any
) -> None:
    kept, stray = load(ingest, "risks", files.RISKS), ingest.vault.put(b"never staged")
    assert purge(ingest, timedelta(days=90), by="officer") == []
    place = next(ingest.vault.folder.rglob(stray))
    moment = clock().timestamp()
    os.utime(place, (moment, moment))
    clock.move(days=100)
    ingest.publish(kept, by="manager")
    assert purge(ingest, timedelta(days=90), by="officer") == [stray]
    assert not ingest.vault.has(stray)


def test_twenty_people_loading_at_once_lose_nothing(ingest: Ingest) -> None:
    def send(number: int) -> str:
        data = f"measure,period,value\nGAS-DOM,2023-06,{number}\n".encode()
        return load(ingest, "observations", data, by=f"officer {number}")

    with ThreadPoolExecutor(20) as people:
        ids = list(people.map(send, range(20)))
    assert len({*ids}) == 20
    assert {found.by for found in ingest.store.submissions()} == {
        f"officer {number}" for number in range(20)
    }
    with ThreadPoolExecutor(2) as people:
        done = list(people.map(lambda one: ingest.publish(one, by="manager"), ids[:2]))
    assert sorted(found.revision or 0 for found in done) == [1, 2]
    assert ingest.store.verify() is None
