"""Cells of registers that cannot be read: times of day and exceptions the law does not know."""

from __future__ import annotations

import pytest

from tests.unit.intake.sending import checked, codes, only, problems


@pytest.mark.parametrize("reason", ["other", "staff shortage", "e", "A and B"])
def test_unlawful_exception_is_refused_and_says_why(reason: str) -> None:
    problem = only("ehc_cases", {"exception": reason})
    assert (problem.code, problem.column) == ("unlawful_exception", "exception")
    assert "Shortage of staff" in problem.message
    assert problems("ehc_cases", {"exception": "C"}) == []


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("2026-01-07 14:30", "2026-01-07T14:30:00+00:00"),
        ("7/1/2026 9:05", "2026-01-07T09:05:00+00:00"),
        ("2026-07-01T14:30:15", "2026-07-01T14:30:15+01:00"),
        ("2026-07-01T14:30Z", "2026-07-01T15:30:00+01:00"),
        ("2026-07-01 14:30:00.250 +0200", "2026-07-01T13:30:00+01:00"),
        ("2026-10-25 01:30", "2026-10-25T01:30:00+01:00"),
        ("2026-01-07 00:00:00", "2026-01-07T00:00:00+00:00"),
        ("07/01/2026", "2026-01-07"),
    ],
)
def test_a_time_without_an_offset_is_london_time(typed: str, normal: str) -> None:
    ((_, row),) = checked("hazards", {"aware_at": typed}).rows()
    assert row["aware_at"] == normal


@pytest.mark.parametrize("typed", ["2026-01-07 2pm", "2026-01-07 24:01", "2026-01-07 14:30+99:00"])
def test_not_a_time_is_an_error(typed: str) -> None:
    assert codes(problems("hazards", {"aware_at": typed})) == [("not_a_time", 2)]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31/02/2026 14:30", "impossible_date"),
        ("07/01/26 14:30", "not_a_date"),
        ("soon", "not_a_date"),
        (" ", "required_blank"),
    ],
)
def test_a_timestamp_has_the_faults_of_a_date(typed: str, code: str) -> None:
    assert codes(problems("hazards", {"aware_at": typed})) == [(code, 2)]


def test_hour_skipped_when_the_clocks_go_forward_is_an_error() -> None:
    assert codes(problems("hazards", {"aware_at": "2026-03-29 01:30"})) == [("hour_skipped", 2)]
    assert problems("hazards", {"aware_at": "2026-03-29 01:30Z"}) == []
