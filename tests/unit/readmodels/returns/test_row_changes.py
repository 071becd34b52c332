"""How the rows of a file stand beside those that they would replace."""

from __future__ import annotations

import pandas as pd

from dashboard.readmodels.returns.row_changes import Replaces, RowChanges, row_changes

BY_KEY = Replaces(("measure", "period"), ("measure", "period"))
WHOLE = Replaces(("risk_id",))
OLD = pd.DataFrame(
    [
        {"measure": "GAS", "period": "2023-06", "value": "99"},
        {"measure": "GAS", "period": "2023-07", "value": "98"},
        {"measure": "LIFT", "period": "2023-06", "value": "95"},
    ]
)


def test_each_row_is_new_changed_or_as_before_and_finds_the_one_it_replaces() -> None:
    new = pd.DataFrame(
        [
            {"measure": "LIFT", "period": "2023-06", "value": "95"},
            {"measure": "GAS", "period": "2023-06", "value": "99.5"},
            {"measure": "GAS", "period": "2023-08", "value": "97"},
        ]
    )
    found = row_changes(OLD, new, BY_KEY)
    assert found.kinds == ("unchanged", "changed", "added")
    assert found.beside == (2, 0, -1)
    assert (found.gone, found.left) == ((), 1)
    assert found.counts == {"added": 1, "changed": 1, "removed": 0, "unchanged": 2}


def test_what_a_whole_register_leaves_out_is_gone() -> None:
    old = pd.DataFrame([{"risk_id": "R1", "title": "A"}, {"risk_id": "R2", "title": "B"}])
    found = row_changes(old, old[1:], WHOLE)
    assert (found.kinds, found.beside, found.gone) == (("unchanged",), (1,), (0,))


def test_a_plan_that_the_file_does_not_name_is_left_alone() -> None:
    old = pd.DataFrame(
        [{"plan": "A", "id": "1"}, {"plan": "A", "id": "2"}, {"plan": "B", "id": "1"}]
    )
    found = row_changes(old, old[:1], Replaces(("plan", "id"), ("plan",)))
    assert (found.gone, found.left) == ((1,), 1)


def test_a_column_that_is_blank_throughout_may_as_well_be_missing() -> None:
    found = row_changes(OLD.assign(target=None), OLD, BY_KEY)
    assert set(found.kinds) == {"unchanged"}


def test_beside_nothing_every_row_is_new() -> None:
    found = row_changes(pd.DataFrame(), OLD, BY_KEY)
    assert found.counts == {"added": 3, "changed": 0, "removed": 0, "unchanged": 0}
    assert found.beside == (-1, -1, -1)


def test_rows_that_change_come_before_new_ones_and_those_as_before_last() -> None:
    found = RowChanges(("unchanged", "added", "changed", "added"), (0, -1, 1, -1), (), 0)
    assert found.first(3) == [2, 1, 3]
    assert found.first(9) == [2, 1, 3, 0]
