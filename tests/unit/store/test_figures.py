"""A register is as new as its day, whenever it is sent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.store import NewRecord, Store
from tests.unit.store.loading import MORNING, observation, publish, risk, stage


def test_a_register_of_an_earlier_day_sent_late_takes_no_place_of_a_later_one(
    store: Store,
) -> None:
    october = [risk(2, "R1", "Fire")]
    later = publish(store, [risk(2, "R1", "Fire"), risk(3, "R2", "Flood")], as_at="2023-11-30")
    publish(store, october, as_at="2023-10-31")
    found = store.register("thurrock", "risks")
    assert found is not None
    assert (found.id, found.day) == (later, "2023-11-30")
    assert [record.row["title"] for record in store.rows("thurrock", "risks")] == ["Fire", "Flood"]
    store.withdraw(later, by="manager", at=MORNING, why="incomplete")
    assert [record.row["title"] for record in store.rows("thurrock", "risks")] == ["Fire"]
    assert store.verify() is None


def test_a_register_without_a_day_is_as_at_the_day_it_was_loaded(store: Store) -> None:
    publish(store, [risk(2, "R1", "Fire")])
    publish(store, [risk(2, "R2", "Flood")], as_at="2024-02-06")
    publish(store, [risk(2, "R3", "Fraud")], as_at="2024-02-07")
    found = [store.rows("thurrock", "risks", revision=number)[0].row["title"] for number in (1, 2)]
    assert found == ["Fire", "Fire"]
    assert [record.row["title"] for record in store.rows("thurrock", "risks")] == ["Fraud"]
    publish(store, [risk(2, "R4", "Theft")])
    assert [record.row["title"] for record in store.rows("thurrock", "risks")] == ["Theft"]


@pytest.mark.parametrize("days", [("2023-10-31", "2023-11-30"), ("2023-11-30", "2023-10-31")])
def test_of_what_two_registers_add_up_to_the_later_day_stands_whichever_came_first(
    store: Store, days: tuple[str, str]
) -> None:
    for day in days:
        identity = stage(store, [NewRecord("hazards", 2, "", "H1", "", {})], as_at=day).id
        month = observation(2, "HAZ", day[:7], day[5:7])
        year = observation(3, "HAZ", "2023", day[5:7])
        derived = [replace(one, dataset="rollups") for one in (month, year)]
        store.publish(identity, by="manager", at=MORNING, derived=derived)
    found = {one.row["period"]: one.row["value"] for one in store.rows("thurrock", "rollups")}
    assert found == {"2023-10": "10", "2023-11": "11", "2023": "11"}


def test_a_return_takes_the_place_of_what_a_register_added_up_to_before_it(store: Store) -> None:
    stated = replace(observation(2, "GAS", "2023-11", "97"), dataset="rollups")
    counted = replace(stated, row={**stated.row, "value": "98"})
    checks = stage(store, [NewRecord("inspections", 2, "", "A1", "", {})], as_at="2023-11-30").id
    store.publish(checks, by="manager", at=MORNING, derived=[counted])
    returned = stage(store, [replace(stated, dataset="compliance_returns")]).id
    store.publish(returned, by="manager", at=MORNING, derived=[stated])
    assert [one.row["value"] for one in store.rows("thurrock", "rollups")] == ["97"]
