"""Figures of periods that have not begun."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.intake.sending import checked, codes

TODAY = date(2023, 7, 1)
CODE = "figure_ahead_of_its_period"


@pytest.mark.parametrize(
    ("dataset", "row", "told"),
    [
        ("observations", {"period": "2023-08", "value": "99"}, True),
        ("observations", {"period": "2023-08", "numerator": "9", "denominator": "10"}, True),
        ("observations", {"period": "2023-07", "value": "99"}, False),
        ("observations", {"period": "2023-08", "target": "99"}, False),
        ("observations", {"period": "2023-24 Q2", "value": "99"}, False),
        ("compliance_returns", {"period": "2023-24 Q3", "period_completed": "9"}, True),
        ("compliance_returns", {"period": "2023-24 Q3", "period_due": "9"}, False),
        ("funds", {"period": "2024-25", "budget": "9"}, False),
    ],
)
def test_figure_ahead_of_its_period_is_a_warning_and_what_may_come_ahead_is_not(
    dataset: str, row: dict[str, str], told: bool
) -> None:
    found = checked(dataset, row, today=TODAY)
    assert ((CODE, 2) in codes(found.problems)) == told
    assert found.ok


def test_each_row_ahead_is_named_with_its_period() -> None:
    row = {"period": "2023-08", "value": "99"}
    found = checked("observations", row, {**row, "measure": "LIFT-ADP"}, today=TODAY)
    told = [one for one in found.problems if one.code == CODE]
    assert [(one.row, one.column, one.value) for one in told] == [
        (2, "period", "2023-08"),
        (3, "period", "2023-08"),
    ]
    assert told[0].message == "August 2023 has not begun, and the row has a figure for it."


def test_without_a_day_or_a_period_nothing_is_ahead() -> None:
    assert CODE not in dict(
        codes(checked("observations", {"period": "2999-01", "value": "9"}).problems)
    )
    unread = checked("observations", {"period": "soon", "value": "9"}, today=TODAY)
    assert CODE not in dict(codes(unread.problems))
