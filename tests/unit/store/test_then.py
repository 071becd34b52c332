"""The store as it was at a revision, for whoever asks without naming one."""

from __future__ import annotations

from dashboard.store import Store, StoreThen
from tests.unit.store.loading import figures, publish, risk, shown


def test_rows_are_those_of_the_revision_where_none_is_named(store: Store) -> None:
    publish(store, figures(GAS="99.7"))
    publish(store, figures(GAS="99.8"))
    then = StoreThen(store, 1)
    assert shown(then) == {"GAS": "99.7"}
    assert shown(then, revision=2) == {"GAS": "99.8"}
    assert [one.id for one in then.submissions("thurrock")] == ["S1", "S2"]


def test_a_register_is_that_of_the_revision_where_none_is_named(store: Store) -> None:
    publish(store, [risk(2, "R1", "Fire")])
    publish(store, [risk(2, "R1", "Flood")])
    then = StoreThen(store, 1)
    now, before = store.register("thurrock", "risks"), then.register("thurrock", "risks")
    assert (now and now.id, before and before.id) == ("S2", "S1")
