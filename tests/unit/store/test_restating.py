"""Restatements: which changes of published figures are written down, and what a lock asks for."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from dashboard.store import ChangedSinceError, CloseBook, LockedPeriodError, NewRecord, Store
from tests.unit.store.loading import MORNING, THURROCK, figures, observation, publish, stage


def given(measure: str, period: str, **row: str | None) -> NewRecord:
    """A row of observations with more than a value."""
    kept = {"measure": measure, "period": period, **row}
    return NewRecord("observations", 2, json.dumps([measure, period]), measure, period, kept)


def put(store: Store, *rows: NewRecord, why: str = "") -> str:
    """Stage and publish rows, with a reason if given."""
    identity = stage(store, list(rows)).id
    store.publish(identity, by="manager", at=MORNING + timedelta(hours=1), why=why)
    return identity


def lock(store: Store, period: str, *, locked: bool = True) -> None:
    CloseBook(store.database).lock(THURROCK, period, locked, by="manager", at=MORNING, why="")


def ledger(store: Store) -> list[tuple[str, str | None, str | None]]:
    """Each restatement: its measure, and the value before and after."""
    return [
        (one.measure, one.before and one.before["value"], one.after and one.after["value"])
        for one in store.restatements("thurrock")
    ]


def test_a_first_figure_restates_nothing(store: Store) -> None:
    publish(store, figures(GAS="99.7"))
    assert store.restatements("thurrock") == ()


def test_a_changed_figure_is_written_down_with_who_when_and_why(store: Store) -> None:
    publish(store, figures(GAS="99.7", LIFT="95"))
    later = put(store, *figures(GAS="99.8", LIFT="95"), why="two late returns")
    (one,) = store.restatements("thurrock")
    assert (one.measure, one.period, one.locked) == ("GAS", "2023-06", False)
    assert (one.before or {})["value"] == "99.7"
    assert (one.after or {})["value"] == "99.8"
    assert (one.submission, one.revision, one.by) == (later, 2, "manager")
    assert (one.at, one.why) == (MORNING + timedelta(hours=1), "two late returns")
    assert store.verify() is None


def test_the_same_figure_with_other_words_is_no_restatement(store: Store) -> None:
    put(store, given("GAS", "2023-06", value="99.7", commentary="on the way"))
    put(store, given("GAS", "2023-06", value="99.7", commentary="there"))
    assert store.restatements("thurrock") == ()


@pytest.mark.parametrize("counts", [("149", "150"), ("150", "151")])
def test_counts_that_change_are_one_although_no_value_is_given(
    store: Store, counts: tuple[str, str]
) -> None:
    put(store, given("GAS", "2023-06", value=None, numerator="149", denominator="151"))
    done, due = counts
    put(store, given("GAS", "2023-06", value=None, numerator=done, denominator=due))
    assert [one.period for one in store.restatements("thurrock")] == ["2023-06"]


def test_a_provisional_figure_is_expected_to_change(store: Store) -> None:
    put(store, given("GAS", "2023-06", value="99.7", provisional="Y"))
    put(store, given("GAS", "2023-06", value="99.8", provisional=None))
    assert ledger(store) == []
    put(store, given("GAS", "2023-06", value="99.9"))
    assert ledger(store) == [("GAS", "99.8", "99.9")]


def test_progress_that_is_not_rated_is_no_figure_to_restate(store: Store) -> None:
    put(store, given("EICR", "2023-06", value="40", unrated="a running total"))
    put(store, given("EICR", "2023-06", value="55", unrated="a running total"))
    assert ledger(store) == []


def test_a_figure_taken_away_is_restated_to_none(store: Store) -> None:
    publish(store, figures(GAS="99.7"))
    put(store, observation(2, "GAS", "2023-06", None))
    assert ledger(store) == [("GAS", "99.7", None)]
    store.withdraw("S2", by="manager", at=MORNING, why="it was right")
    assert ledger(store) == [("GAS", None, "99.7"), ("GAS", "99.7", None)]
    store.withdraw("S1", by="manager", at=MORNING, why="another council's")
    assert ledger(store)[0] == ("GAS", "99.7", None)


def test_another_figure_in_the_place_of_one_taken_out_is_restated_as_well(store: Store) -> None:
    publish(store, figures(GAS="99.7"))
    put(store, observation(2, "GAS", "2023-06", None))
    put(store, *figures(GAS="88.9", LIFT="95"))
    assert ledger(store) == [("GAS", None, "88.9"), ("GAS", "99.7", None)]
    put(store, *figures(GAS="99.7"))
    assert ledger(store)[0] == ("GAS", "88.9", "99.7"), "no step is missing"


@pytest.mark.parametrize("aim", ["target", "minimum"])
def test_what_a_figure_is_held_against_is_restated_as_well(store: Store, aim: str) -> None:
    put(store, given("GAS", "2023-06", value="55"))
    put(store, given("GAS", "2023-06", value="55", **{aim: "60"}))
    assert ledger(store) == [], "one where there was none takes nothing back"
    put(store, given("GAS", "2023-06", value="55", **{aim: "50"}))
    (one,) = store.restatements("thurrock")
    assert ((one.before or {})[aim], (one.after or {})[aim]) == ("60", "50")
    lock(store, "2023-06")
    with pytest.raises(LockedPeriodError):
        put(store, given("GAS", "2023-06", value="55", **{aim: "40"}))


def test_the_reason_that_a_file_was_submitted_with_is_reason_enough(store: Store) -> None:
    publish(store, figures(GAS="99.7"))
    lock(store, "2023-06")
    later = stage(store, figures(GAS="99.8")).id
    store.submit(later, by="sam", at=MORNING, why="two late returns")
    store.publish(later, by="manager", at=MORNING)
    assert ledger(store) == [("GAS", "99.7", "99.8")]
    assert store.submission(later).published_why == "", "nobody else said it"
    written = [line.detail["why"] for line in store.audit() if line.action.startswith("restated")]
    assert written == ["two late returns"]


def test_a_withdrawal_restates_what_it_brings_back_and_the_newest_stands_first(
    store: Store,
) -> None:
    publish(store, figures(GAS="99.7"))
    later = put(store, *figures(GAS="99.8"))
    store.withdraw(later, by="director", at=MORNING + timedelta(days=1), why="wrong month")
    assert ledger(store) == [("GAS", "99.8", "99.7"), ("GAS", "99.7", "99.8")]
    newest = store.restatements("thurrock")[0]
    assert (newest.by, newest.why, newest.submission) == ("director", "wrong month", later)
    assert [one.revision for one in store.restatements("thurrock", revision=2)] == [2]
    assert store.verify() is None


def test_a_rollup_is_restated_like_a_figure_that_was_sent(store: Store) -> None:
    rolled = [
        NewRecord("rollups", 2, '["GAS", "2023-06"]', "GAS", "2023-06", row)
        for row in (
            {"measure": "GAS", "period": "2023-06", "value": "99", "numerator": "99"},
            {"measure": "GAS", "period": "2023-06", "value": "98", "numerator": "98"},
        )
    ]
    for one in rolled:
        returned = NewRecord("compliance_returns", 2, "[]", "GAS", "2023-06", {})
        store.publish(stage(store, [returned]).id, by="manager", at=MORNING, derived=[one])
    assert ledger(store) == [("GAS", "99", "98")]


@pytest.mark.parametrize("closed", ["2023-06", "2023-24 Q1", "2023-24 H1", "2023-24"])
def test_a_figure_within_a_locked_period_changes_only_with_a_reason(
    store: Store, closed: str
) -> None:
    publish(store, figures(GAS="99.7"))
    lock(store, closed)
    correction = stage(store, figures(GAS="99.8")).id
    with pytest.raises(LockedPeriodError, match="June 2023 would change, and it is locked"):
        store.publish(correction, by="manager", at=MORNING, why=" ")
    assert (store.revision(), store.submission(correction).state) == (1, "staged")
    assert store.verify() is None
    store.publish(correction, by="manager", at=MORNING, why="two returns came late")
    assert [(one.locked, one.why) for one in store.restatements("thurrock")] == [
        (True, "two returns came late")
    ]


def test_a_lock_on_a_part_leaves_the_whole_open(store: Store) -> None:
    put(store, given("GAS", "2023-24 Q1", value="99"))
    lock(store, "2023-06")
    put(store, given("GAS", "2023-24 Q1", value="98"))
    assert [one.locked for one in store.restatements("thurrock")] == [False]


def test_a_new_figure_or_a_provisional_one_in_a_locked_period_needs_a_reason_too(
    store: Store,
) -> None:
    put(store, given("LIFT", "2023-06", value="95", provisional="Y"))
    lock(store, "2023-06")
    for row in (figures(GAS="99.7")[0], given("LIFT", "2023-06", value="96", provisional="Y")):
        identity = stage(store, [row]).id
        with pytest.raises(LockedPeriodError):
            store.publish(identity, by="manager", at=MORNING)
        store.publish(identity, by="manager", at=MORNING, why="came late")
    assert ledger(store) == [("LIFT", "95", "96"), ("GAS", None, "99.7")]


def test_every_locked_period_that_would_change_is_named(store: Store) -> None:
    lock(store, "2023-24")
    rows = [observation(2, "GAS", "2023-06", "99"), observation(3, "GAS", "2023-05", "98")]
    with pytest.raises(LockedPeriodError, match=r"May 2023, June 2023 .* they are locked") as held:
        put(store, *rows)
    assert held.value.periods == ("May 2023", "June 2023")


def test_withdrawing_from_a_locked_period_needs_a_reason(store: Store) -> None:
    identity = publish(store, figures(GAS="99.7"))
    lock(store, "2023-06")
    with pytest.raises(LockedPeriodError):
        store.withdraw(identity, by="manager", at=MORNING, why="")
    assert store.submission(identity).state == "published"


def test_a_period_that_was_opened_again_asks_for_nothing(store: Store) -> None:
    publish(store, figures(GAS="99.7"))
    lock(store, "2023-06")
    lock(store, "2023-06", locked=False)
    put(store, *figures(GAS="99.8"))
    assert [one.locked for one in store.restatements("thurrock")] == [False]


def test_another_councils_locks_and_restatements_are_its_own(store: Store) -> None:
    publish(store, figures(GAS="99.7"))
    lock(store, "2023-06")
    put(store, *figures(GAS="99.8"), why="late")
    assert store.restatements("kent") == ()
    assert CloseBook(store.database).locked("kent") == ()


def test_whoever_publishes_second_is_told_of_the_first(store: Store) -> None:
    publish(store, figures(GAS="99.7"))
    seen = store.revision()
    first, second = (stage(store, figures(GAS=value)).id for value in ("99.8", "99.9"))
    store.publish(first, by="sam", at=MORNING, seen=seen)
    said = f"{first} was published by sam on 7 February 2024, 09:30, after you looked"
    with pytest.raises(ChangedSinceError, match=said) as late:
        store.publish(second, by="alex", at=MORNING, seen=seen)
    assert late.value.newer == first
    assert store.submission(second).state == "staged"
    assert store.publish(second, by="alex", at=MORNING, seen=store.revision()).revision == 3


def test_a_withdrawal_since_they_looked_is_told_as_well(store: Store) -> None:
    first = publish(store, figures(GAS="99.7"))
    second = stage(store, figures(GAS="99.9")).id
    seen = store.revision()
    store.withdraw(first, by="sam", at=MORNING, why="wrong month")
    with pytest.raises(ChangedSinceError, match=f"{first} was withdrawn by sam on 7 February"):
        store.publish(second, by="alex", at=MORNING, seen=seen)
    assert store.publish(second, by="alex", at=MORNING, seen=store.revision()).revision == 3


def test_nothing_is_withdrawn_over_what_was_published_since_they_looked(store: Store) -> None:
    first = publish(store, figures(GAS="99.7"))
    seen = store.revision()
    publish(store, figures(GAS="99.8"))
    with pytest.raises(ChangedSinceError, match="was published by"):
        store.withdraw(first, by="sam", at=MORNING, why="wrong month", seen=seen)
    assert store.submission(first).state == "published"
    withdrawn = store.withdraw(first, by="sam", at=MORNING, why="wrong month", seen=2)
    assert withdrawn.state == "withdrawn"


def test_what_was_published_of_another_dataset_or_council_is_no_conflict(store: Store) -> None:
    mine = stage(store, figures(GAS="99.7")).id
    publish(store, [NewRecord("risks", 2, "", "R1", "", {"risk_id": "R1"})])
    assert store.publish(mine, by="manager", at=MORNING, seen=0).state == "published"
