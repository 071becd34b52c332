"""One contract, two databases: a council that moves up must see the same figures."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest

from dashboard.store import Organisation, Store, UnknownSubmissionError, WrongStateError
from tests.unit.store.loading import (
    MORNING,
    figures,
    observation,
    publish,
    risk,
    shown,
    stage,
)

KENT = Organisation("kent", "Kent County Council")


def test_a_new_store_is_at_revision_nought_and_shows_nothing(store: Store) -> None:
    assert (store.revision(), store.head(), store.organisations()) == (0, "", ())
    assert store.rows("thurrock", "observations") == []


def test_a_staged_submission_shows_nothing_and_is_no_revision(store: Store) -> None:
    submission = stage(store, figures(GAS="99.7"))
    assert (submission.id, submission.state, submission.rows) == ("S1", "staged", 1)
    assert (shown(store), store.revision()) == ({}, 0)


def test_rows_come_back_as_they_were_checked_blanks_and_all(store: Store) -> None:
    identity = publish(store, [observation(7, "GAS", "2023-06", None)])
    (record,) = store.rows("thurrock", "observations")
    assert record.row == {"measure": "GAS", "period": "2023-06", "value": None}
    assert (record.number, record.submission, record.revision) == (7, identity, 1)


def test_a_later_submission_replaces_its_scopes_and_leaves_the_rest(store: Store) -> None:
    publish(store, figures(GAS="99.7", LIFT="95"))
    publish(store, figures(GAS="99.8"))
    assert shown(store) == {"GAS": "99.8", "LIFT": "95"}


def test_withdrawing_brings_the_earlier_figures_back_row_for_row(store: Store) -> None:
    publish(store, figures(GAS="99.7", LIFT="95"))
    before = store.rows("thurrock", "observations")
    later = publish(store, figures(GAS="99.8", ASB="100"))
    withdrawn = store.withdraw(later, by="manager", at=MORNING, why="wrong month")
    assert store.rows("thurrock", "observations") == before
    assert (withdrawn.state, withdrawn.why, withdrawn.withdrawn_revision) == (
        "withdrawn",
        "wrong month",
        3,
    )
    assert store.revision() == 3


def test_what_would_show_without_a_submission_is_what_shows_once_it_is_withdrawn(
    store: Store,
) -> None:
    publish(store, figures(GAS="99.7", LIFT="95"))
    later = publish(store, figures(GAS="99.8", ASB="100"))
    publish(store, figures(ASB="98"))
    would = store.rows("thurrock", "observations", without=later)
    store.withdraw(later, by="manager", at=MORNING, why="wrong month")
    assert store.rows("thurrock", "observations") == would


def test_a_read_as_of_a_revision_never_changes(store: Store) -> None:
    publish(store, figures(GAS="99.7"))
    later = publish(store, figures(GAS="99.8"))
    store.withdraw(later, by="manager", at=MORNING, why="")
    seen = [shown(store, revision=revision) for revision in range(4)]
    assert seen == [{}, {"GAS": "99.7"}, {"GAS": "99.8"}, {"GAS": "99.7"}]


def test_a_register_is_replaced_as_a_whole_and_comes_back_as_a_whole(store: Store) -> None:
    publish(store, [risk(2, "R1", "Fire"), risk(3, "R2", "Flood")])
    later = publish(store, [risk(2, "R3", "Fraud")])
    titles = [record.row["title"] for record in store.rows("thurrock", "risks")]
    assert titles == ["Fraud"]
    assert store.rows("thurrock", "risks", subject="R1") == []
    store.withdraw(later, by="manager", at=MORNING, why="incomplete")
    titles = [record.row["title"] for record in store.rows("thurrock", "risks", subject="R2")]
    assert titles == ["Flood"]


def test_rows_can_be_narrowed_to_a_subject_and_a_period(store: Store) -> None:
    publish(
        store,
        [
            observation(2, "GAS", "2023-05", "1"),
            observation(3, "GAS", "2023-06", "2"),
            observation(4, "LIFT", "2023-06", "3"),
        ],
    )
    narrowed = store.rows("thurrock", "observations", subject="GAS", period="2023-06")
    assert [record.row["value"] for record in narrowed] == ["2"]
    assert len(store.rows("thurrock", "observations", subject="GAS")) == 2


def test_one_organisation_never_sees_the_figures_of_another(store: Store) -> None:
    publish(store, figures(GAS="99.7"))
    publish(store, figures(GAS="12"), org=KENT)
    assert (shown(store), shown(store, "kent")) == ({"GAS": "99.7"}, {"GAS": "12"})
    assert [org.code for org in store.organisations()] == ["kent", "thurrock"]
    assert [found.org for found in store.submissions("kent")] == ["kent"]


def test_a_rejected_submission_never_shows_and_keeps_the_reason(store: Store) -> None:
    identity = stage(store, figures(GAS="99.7")).id
    rejected = store.reject(identity, by="manager", at=MORNING, why="not signed off")
    assert (rejected.state, rejected.why, rejected.closed_by) == (
        "rejected",
        "not signed off",
        "manager",
    )
    assert (shown(store), store.revision()) == ({}, 0)


@pytest.mark.parametrize(
    ("done", "asked"),
    [
        ("published", "publish"),
        ("published", "reject"),
        ("rejected", "publish"),
        ("withdrawn", "withdraw"),
        ("withdrawn", "publish"),
        ("staged", "withdraw"),
    ],
)
def test_a_decision_that_no_longer_applies_is_refused(store: Store, done: str, asked: str) -> None:
    identity = stage(store, figures(GAS="99.7")).id
    if done in {"published", "withdrawn"}:
        store.publish(identity, by="manager", at=MORNING)
    if done == "withdrawn":
        store.withdraw(identity, by="manager", at=MORNING, why="")
    if done == "rejected":
        store.reject(identity, by="manager", at=MORNING, why="")
    lines = len(store.audit())
    with pytest.raises(WrongStateError, match=f"{identity} is {done}"):
        getattr(store, asked)(identity, by="manager", at=MORNING, why="")
    assert len(store.audit()) == lines


def test_an_unknown_submission_is_refused_by_name(store: Store) -> None:
    with pytest.raises(UnknownSubmissionError, match="There is no submission S99"):
        store.publish("S99", by="manager", at=MORNING)


def test_derived_rows_show_and_go_with_their_submission(store: Store) -> None:
    returned = observation(2, "GAS", "2023-06", None)
    returned = type(returned)("compliance_returns", 2, returned.scope, "GAS", "2023-06", {"a": "1"})
    row = {"measure": "GAS", "period": "2023-06", "value": "97"}
    derived = type(returned)("rollups", 2, returned.scope, "GAS", "2023-06", row)
    identity = stage(store, [returned]).id
    store.publish(identity, by="manager", at=MORNING, derived=[derived])
    assert [record.row for record in store.rows("thurrock", "rollups")] == [row]
    assert [record.row for record in store.rows_of(identity)] == [{"a": "1"}]
    assert [record.row for record in store.rows_of(identity, "rollups")] == [row]
    store.withdraw(identity, by="manager", at=MORNING, why="")
    assert store.rows("thurrock", "rollups") == []
    assert store.verify() is None


def test_the_same_file_loaded_twice_is_told_to_both(store: Store) -> None:
    first = stage(store, figures(GAS="99.7"), digest="a" * 64)
    second = stage(store, figures(GAS="99.7"), digest="a" * 64)
    stage(store, figures(GAS="99.7"), digest="b" * 64)
    assert second.same_file == (first.id,)
    assert store.submission(first.id).same_file == (second.id,)
    assert [found.same_file for found in store.submissions()] == [("S2",), ("S1",), ()]


def test_moments_are_kept_in_utc_whatever_the_clock_says(store: Store) -> None:
    summer = datetime(2024, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    identity = stage(store, figures(GAS="99.7")).id
    published = store.publish(identity, by="manager", at=summer)
    assert published.published_at == datetime(2024, 6, 30, 23, 30, tzinfo=UTC)
    assert published.created_at == MORNING


def test_migrating_twice_changes_nothing(store: Store) -> None:
    publish(store, figures(GAS="99.7"))
    store.migrate()
    assert shown(store) == {"GAS": "99.7"}


def test_the_head_moves_with_every_change(store: Store) -> None:
    heads = {store.head()}
    identity = publish(store, figures(GAS="99.7"))
    heads.add(store.head())
    store.withdraw(identity, by="manager", at=MORNING, why="")
    heads.add(store.head())
    store.note("purged", by="officer", at=MORNING, detail={"files": ["a"]})
    heads.add(store.head())
    assert len(heads) == 4


def test_twenty_people_staging_at_once_lose_nothing(store: Store) -> None:
    with ThreadPoolExecutor(20) as people:
        ids = list(people.map(lambda n: stage(store, figures(GAS=str(n))).id, range(20)))
    assert sorted(ids) == sorted(f"S{number}" for number in range(1, 21))
    assert sorted(found.id for found in store.submissions()) == sorted(ids)
    assert store.verify() is None


def test_publishing_at_once_takes_turns_and_leaves_no_gap(store: Store) -> None:
    ids = [stage(store, figures(GAS=str(number))).id for number in range(6)]
    with ThreadPoolExecutor(6) as people:
        done = list(people.map(lambda s: store.publish(s, by="manager", at=MORNING), ids))
    assert sorted(found.revision or 0 for found in done) == [1, 2, 3, 4, 5, 6]
    assert store.verify() is None


def test_of_two_people_publishing_the_same_submission_one_is_refused(store: Store) -> None:
    identity = stage(store, figures(GAS="1")).id

    def attempt(_number: int) -> str:
        try:
            return store.publish(identity, by="manager", at=MORNING).state
        except WrongStateError as error:
            return f"refused: {error.state}"

    with ThreadPoolExecutor(2) as people:
        assert sorted(people.map(attempt, range(2))) == ["published", "refused: published"]
    assert store.revision() == 1


def test_what_was_sent_for_a_period_is_found_whatever_became_of_it(store: Store) -> None:
    first = publish(store, figures(GAS="99.7", LIFT="95"))
    waiting = stage(store, [observation(2, "GAS", "2023-07", "99")]).id
    found = store.sent("thurrock", "observations", {"2023-06", "2023-07"})
    assert {(one.submission, one.row["measure"], one.row["period"]) for one in found} == {
        (first, "GAS", "2023-06"),
        (first, "LIFT", "2023-06"),
        (waiting, "GAS", "2023-07"),
    }
    assert store.sent("thurrock", "observations", {"2023-08"}) == []
    assert store.sent("thurrock", "observations", set()) == []
    assert store.sent("kent", "observations", {"2023-06"}) == []
