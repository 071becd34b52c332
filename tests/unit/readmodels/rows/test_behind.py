"""What is said where a figure has no rows of a register behind it."""

from __future__ import annotations

from dashboard.readmodels.rows.behind import BehindQuery, build
from tests.unit.readmodels.figures import delays


def test_a_measure_without_rows_is_not_said_not_to_be_there() -> None:
    books = delays().books()
    (said,) = build(BehindQuery("kent", "ASC-06"), books).frame.head.notices
    assert said == (
        "No rows of a register are held behind Delayed transfers of care per 100,000 people."
    )
    (said,) = build(BehindQuery("kent", "NONE"), books).frame.head.notices
    assert said == "There is no measure “NONE” here."
