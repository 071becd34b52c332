"""Ratings that another definition of a measure moves: restated like the figures themselves."""

from __future__ import annotations

import json

import pytest

from dashboard.store import CloseBook, LockedPeriodError, NewRecord, Store
from tests.unit.store.loading import MORNING, THURROCK, figures, observation, publish, stage

DEFINED = {
    "measure": "GAS",
    "title": "Gas",
    "section": "housing",
    "unit": "percent",
    "polarity": "higher",
    "rule": "bands",
    "green": "99",
    "amber": "90",
}


def defined(**other: str | None) -> NewRecord:
    row = {**DEFINED, **other}
    scope = json.dumps([row["measure"], row.get("valid_from")])
    return NewRecord("measures", 2, scope, row["measure"] or "", "", row)


def put(store: Store, *rows: NewRecord, why: str = "") -> str:
    identity = stage(store, list(rows)).id
    store.publish(identity, by="manager", at=MORNING, why=why)
    return identity


def ledger(store: Store) -> list[tuple[str, str | None, str | None]]:
    """Each restatement: its period, and the rating before and after."""
    return [
        (one.period, (one.before or {}).get("rating"), (one.after or {}).get("rating"))
        for one in store.restatements("thurrock")
    ]


@pytest.fixture
def rated(store: Store) -> Store:
    """Two figures of a measure: green in June, amber in July."""
    put(store, defined())
    publish(store, figures(GAS="99.7"))
    publish(store, [observation(2, "GAS", "2023-07", "95")])
    return store


def test_ratings_that_another_definition_moves_are_restated_with_the_figure(rated: Store) -> None:
    put(rated, defined(green="99.9"), why="agreed in May")
    (one,) = rated.restatements("thurrock")
    assert ledger(rated) == [("2023-06", "green", "amber")]
    assert ((one.before or {})["value"], (one.after or {})["value"]) == ("99.7", "99.7")
    assert one.why == "agreed in May"
    assert rated.verify() is None


def test_a_definition_that_moves_no_rating_restates_nothing(rated: Store) -> None:
    put(rated, defined(green="99.5", title="Gas checks"))
    assert ledger(rated) == []


def test_a_definition_from_a_later_day_leaves_what_was_before_it(rated: Store) -> None:
    put(rated, defined(green="99.9", valid_from="2023-07-01"))
    assert ledger(rated) == []


def test_a_definition_that_is_withdrawn_takes_its_ratings_with_it(store: Store) -> None:
    first = put(store, defined())
    publish(store, figures(GAS="99.7"))
    store.withdraw(first, by="manager", at=MORNING, why="not agreed")
    assert ledger(store) == [("2023-06", "green", "none")]


def test_a_first_definition_restates_nothing_unless_the_period_is_locked(store: Store) -> None:
    publish(store, figures(GAS="99.7", LIFT="95"))
    put(store, defined())
    assert ledger(store) == []
    CloseBook(store.database).lock(THURROCK, "2023-06", True, by="sam", at=MORNING, why="")
    with pytest.raises(LockedPeriodError):
        put(store, defined(measure="LIFT"))
    put(store, defined(measure="LIFT"), why="agreed in May")
    assert ledger(store) == [("2023-06", "none", "amber")]


def test_bands_that_move_a_rating_of_a_locked_period_need_a_reason(rated: Store) -> None:
    CloseBook(rated.database).lock(THURROCK, "2023-06", True, by="sam", at=MORNING, why="")
    with pytest.raises(LockedPeriodError, match="June 2023"):
        put(rated, defined(green="99.9"))
    put(rated, defined(green="99.9"), why="agreed in May")
    assert [one.locked for one in rated.restatements("thurrock")] == [True]
