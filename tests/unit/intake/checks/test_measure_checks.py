"""Definitions that cannot rate, and figures without one."""

from __future__ import annotations

import pytest

from dashboard.domain.measures import Measure, MeasureError
from dashboard.domain.observations import Observation
from dashboard.intake.batch import check
from dashboard.intake.checks.measures import target_cannot_rate, unknown_measure
from tests.unit.intake.sending import SOUND, checked, codes, csv_file, only

TOLERANCE = {"rule": "tolerance", "tolerance": "10", "tolerance_kind": "percent"}


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"amber": "100", "green": "90"}, "amber"),
        ({"green": ""}, "green"),
        ({"polarity": "range"}, "green"),
        ({**TOLERANCE, "tolerance_kind": ""}, "tolerance_kind"),
        ({**TOLERANCE, "tolerance": "-1"}, "tolerance"),
        ({"rule": "matrix", "amber": ""}, "amber"),
        ({"valid_from": "2024-04-01", "valid_to": "2023-04-01"}, "valid_to"),
    ],
)
def test_measure_cannot_rate_names_the_column(changes: dict[str, str], column: str) -> None:
    problem = only("measures", changes)
    assert (problem.code, problem.row, problem.column) == ("measure_cannot_rate", 2, column)
    assert problem.fix.startswith(
        f"Correct {column}. The rule {changes.get('rule', 'bands')} needs"
    )


def test_measure_cannot_rate_is_not_said_of_a_row_with_another_error() -> None:
    found = checked("measures", {"green": "<5"}, {"title": "", "valid_from": "2024-04-01"})
    assert codes(found.problems) == [("suppressed_figure", 2), ("required_blank", 3)]


def test_measure_cannot_rate_is_not_said_where_a_column_is_missing() -> None:
    names = [name for name in SOUND["measures"] if name != "title"]
    data = csv_file(names, [SOUND["measures"][name] for name in names])
    assert codes(check("measures", data).problems) == [("missing_column", None)]


def test_target_cannot_rate_where_a_percent_tolerance_meets_a_target_of_nought() -> None:
    ((_, row),) = checked("measures", TOLERANCE).rows()
    measure = Measure.from_row(row)

    def found(**columns: str) -> MeasureError | None:
        row = {"measure": "GAS-DOM", "period": "2023-07", **columns}
        error: MeasureError | None = target_cannot_rate.find(measure, Observation.from_row(row))
        return error

    nought, span = found(target="0"), found(target="1..2")
    assert nought is not None
    assert span is not None
    assert (nought.column, "percent of 0" in nought.message) == ("target", True)
    assert "range" in span.message
    assert found(target="95") is None


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"green": "0.95", "amber": "0.9"}, "green"),
        ({"green": "1", "amber": "0.9"}, "green"),
        ({"green": "950", "amber": "900"}, "green"),
        ({"polarity": "lower", "green": "0.05", "amber": "0.1"}, "amber"),
        ({"polarity": "range", "green": "0.4..0.6", "amber": "0.3..0.7"}, "amber"),
        ({"rule": "minimum", "green": "", "amber": "", "minimum": "0.8"}, "minimum"),
        ({**TOLERANCE, "tolerance": "0.05", "unit": "days"}, "tolerance"),
        ({"polarity": "lower", "green": "0.5", "amber": "1"}, None),
        ({"polarity": "lower", "green": "0", "amber": "0"}, None),
        ({"polarity": "lower", "green": "105", "amber": "110"}, None),
        ({"unit": "days", "green": "0.95", "amber": "0.9"}, None),
        ({**TOLERANCE, "tolerance": "0.05", "tolerance_kind": "points"}, None),
        (TOLERANCE, None),
    ],
)
def test_percentage_unlikely_where_a_share_of_one_or_ten_times_too_much_is_given(
    changes: dict[str, str], column: str | None
) -> None:
    found = [(one.code, one.column) for one in checked("measures", changes).problems]
    assert found == ([("percentage_unlikely", column)] if column else [])


def test_percentage_unlikely_says_what_the_cell_means() -> None:
    problem = only("measures", {**TOLERANCE, "tolerance": "0.05"})
    assert problem.message == "tolerance 0.05 means 0.05% of the target, which is unlikely."


@pytest.mark.parametrize(
    ("unit", "told"),
    [("% of homes", 1), ("Percentage of tenants", 1), ("percentage points", 0), ("%", 0)],
)
def test_unit_not_percent_where_a_percentage_is_written_as_words(unit: str, told: int) -> None:
    found = checked("measures", {"unit": unit})
    assert codes(found.problems) == [("unit_not_percent", 2)] * told


def test_a_frequency_is_kept_in_its_one_form_whatever_its_capitals() -> None:
    ((_, row),) = checked("measures", {"frequency": "Monthly"}).rows()
    assert row["frequency"] == "monthly"


@pytest.mark.parametrize(
    ("written", "unit"), [("%", "percent"), ("Per cent", "percent"), ("£", "gbp"), ("days", "days")]
)
def test_a_unit_is_kept_in_its_one_form(written: str, unit: str) -> None:
    ((_, row),) = checked("measures", {"unit": written}).rows()
    assert row["unit"] == unit


def test_unknown_measure_is_one_without_a_definition() -> None:
    assert unknown_measure.find(None)


@pytest.mark.parametrize(
    ("frequency", "told"),
    [("", 0), ("monthly", 0), ("Half yearly", 0), ("Annual", 0), ("weekly", 1), ("whenever", 1)],
)
def test_frequency_unknown_is_a_warning(frequency: str, told: int) -> None:
    found = checked("measures", {"frequency": frequency})
    assert codes(found.problems).count(("frequency_unknown", 2)) == told
