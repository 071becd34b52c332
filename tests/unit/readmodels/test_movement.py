"""What changed since the period before, how the missed moved, and whose figures are late."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.periods import Period
from dashboard.readmodels.assessed import assess
from dashboard.readmodels.movement import before, changes, late_figures, moved
from dashboard.readmodels.positions import Position, position
from tests.unit.readmodels.calendars import OCTOBER, to_september
from tests.unit.readmodels.figures import JANUARY, delays, monthly, series
from tests.unit.readmodels.papers import Papers


def at(values: list[str | None], **columns: str | None) -> Position:
    """Where a measure against a target of 8.7 stands in January."""
    return position(series(monthly(Papers(), "ASC-06", values, "8.7", **columns)), JANUARY)


UP, DOWN, LEVEL, FIRST = ["10", "11"], ["11", "10"], ["10", "10"], ["10"]
ONCE = {"frequency": None}


@pytest.mark.parametrize(
    ("missed", "said"),
    [
        ([DOWN] * 3 + [UP] * 2 + [LEVEL],
         "Of the six that miss it, three moved the right way since December 2018, "
         "two the wrong way and one did not move."),
        ([DOWN, DOWN], "Of the two that miss it, two moved the right way since December 2018."),
        ([UP, LEVEL],
         "Of the two that miss it, one moved the wrong way since December 2018 "
         "and one did not move."),
        ([LEVEL, FIRST, FIRST],
         "Of the three that miss it, one did not move since December 2018 "
         "and two have no figure to compare."),
        ([DOWN, FIRST],
         "Of the two that miss it, one moved the right way since December 2018 "
         "and one has no figure to compare."),
        ([UP], "The one that misses it moved the wrong way since December 2018."),
        ([FIRST], ""),
        ([], ""),
    ],
)  # fmt: skip
def test_how_the_missed_moved_is_one_sentence(missed: list[list[str | None]], said: str) -> None:
    assert moved([at(values) for values in missed]) == said


def test_measures_of_different_periods_moved_since_the_period_before() -> None:
    arrears = at([*DOWN, None], in_arrears_months="1")
    assert moved([at(DOWN), arrears]) == (
        "Of the two that miss it, two moved the right way since the period before."
    )


@pytest.mark.parametrize(
    ("polarity", "values", "way"),
    [
        ("higher", ["5", "6"], "right"),
        ("higher", ["6", "5"], "wrong"),
        ("lower", ["6", "5"], "right"),
    ],
)
def test_G8_the_right_way_is_the_measures_own(
    polarity: str, values: list[str | None], way: str
) -> None:
    assert f"moved the {way} way" in moved([at(values, polarity=polarity)])


def test_G8_within_a_range_nearer_is_the_right_way() -> None:
    columns: dict[str, str | None] = {"polarity": "range", "tolerance_kind": "points"}
    given = monthly(Papers(), "ASC-06", ["70", "65"], "40..60", **columns)
    assert "right way" in moved([position(series(given), JANUARY)])


def test_a_missing_month_leaves_nothing_to_compare() -> None:
    place = at(["9", None, "11"])
    assert before(place) is None
    assert moved([place]) == ""
    assert before(at(UP, **ONCE)) is None


def test_a_rating_that_changed_is_listed_with_both_figures_the_worse_first() -> None:
    given = monthly(Papers(), "ASC-07", ["20", "8"], "8.7", title="Admissions")
    monthly(given, "ASC-17", ["8", "9"], "8.7", title="DoLS")
    monthly(given, "ASC-08", ["9", "9"], "8.7", title="Unmoved")
    monthly(given, "ASC-09", ["9"], "8.7", title="First")
    held = [series(given, code) for code in ("ASC-07", "ASC-17", "ASC-08", "ASC-09")]
    found = changes([(one, JANUARY) for one in held], "kent")
    assert [(c.title, c.before.rag, c.after.rag, c.better) for c in found] == [
        ("DoLS", "green", "amber", False),
        ("Admissions", "red", "green", True),
    ]
    assert found[0].figures == "8 in December 2018, 9 in January 2019"
    assert found[0].href == "/measure?org=kent&measure=ASC-17&period=2019-01"


def test_a_rating_lost_is_not_a_rating_that_changed() -> None:
    given = monthly(Papers(), "ASC-06", ["20", "8"], ["8.7", None])
    assert changes([(series(given), JANUARY)], "kent") == ()


def test_a_figure_that_should_be_here_is_late_and_its_owner_is_named() -> None:
    place = at(["9", "8", "7", None], owner_role="Division")
    (late,) = late_figures([place], "kent")
    assert late.title == "Delayed transfers of care per 100,000 people"
    assert late.words == (
        "No figure for January 2019; last received December 2018. Owner: Division."
    )
    assert late.href.endswith("period=2019-01")


def test_a_return_left_blank_is_late_and_what_never_came_is_not() -> None:
    blank = Papers().measure("kent", "GAS", frequency="monthly")
    blank.observed("kent", "GAS", "2019-01")
    (late,) = late_figures([position(series(blank, "GAS"), JANUARY)], "kent")
    assert late.words == "No figure for January 2019."
    never = position(series(blank, "GAS"), Period.parse("2019-02"))
    assert late_figures([never, position(series(delays()), JANUARY)], "kent") == ()


def test_a_figure_held_up_by_a_return_is_told_of_with_the_return() -> None:
    found = assess(to_september().books(date(2023, 11, 20)), "thurrock")["GAS-DOM"]
    place = position(found, OCTOBER)
    assert place.state == "late"
    assert late_figures([place], "thurrock") == ()
