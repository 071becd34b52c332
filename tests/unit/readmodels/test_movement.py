"""What changed since the period before, how the missed moved, and whose figures are late."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.periods import Period
from dashboard.readmodels.assessed import assess
from dashboard.readmodels.movement import before, changes, changing, compared, late_figures
from dashboard.readmodels.positions import Position, position
from tests.unit.readmodels.calendars import OCTOBER, to_september
from tests.unit.readmodels.figures import JANUARY, delays, monthly, series
from tests.unit.readmodels.papers import Papers


def at(values: list[str | None], **columns: str | None) -> Position:
    """Where a measure against a target of 8.7 stands in January."""
    return position(series(monthly(Papers(), "ASC-06", values, "8.7", **columns)), JANUARY)


UP, ONCE = ["10", "11"], {"frequency": None}
STEADY = ["10", "11"] * 6
RISEN, FALLEN = [*STEADY, "20"], [*(["20", "19"] * 6), "9.9"]


@pytest.mark.parametrize(
    ("missed", "said"),
    [
        ([RISEN, FALLEN, STEADY, STEADY, UP],
         "Of the five that miss it, one is getting worse, one is getting better, two show no clear "
         "change and one has too few figures to say."),
        ([RISEN, RISEN, STEADY],
         "Of the three that miss it, two are getting worse and one shows no clear change."),
        ([STEADY, STEADY], "Both of those that miss it show no clear change."),
        ([RISEN] * 3, "All three of those that miss it are getting worse."),
        ([FALLEN], "The one that misses it is getting better."),
        ([UP], ""),
        ([UP, UP], ""),
        ([], ""),
    ],
)  # fmt: skip
def test_how_the_missed_are_changing_is_one_sentence(
    missed: list[list[str | None]], said: str
) -> None:
    assert changing([at(values) for values in missed]) == said


def test_G8_better_is_the_measures_own_way_and_a_range_has_none() -> None:
    assert "getting better" in changing([at(RISEN, polarity="higher", rule="none")])
    columns: dict[str, str | None] = {"polarity": "range", "tolerance_kind": "points"}
    given = monthly(Papers(), "ASC-06", RISEN, "40..60", **columns)
    found = changing([position(series(given), JANUARY)])
    assert found == "The one that misses it is changing."


def test_a_missing_month_leaves_nothing_to_compare() -> None:
    place = at(["9", None, "11"])
    assert before(place) is None
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


def test_a_change_of_colour_that_comes_with_a_new_target_says_both_targets() -> None:
    given = monthly(Papers(), "ASC-06", ["9", "9"], ["9.3", "8.7"])
    (found,) = changes([(series(given), JANUARY)], "kent")
    assert (found.before.rag, found.after.rag) == ("green", "amber")
    assert found.figures == (
        "9 in December 2018, 9 in January 2019; target changed from 9.3 to 8.7"
    )


KEPT, NEW, LOST = ["9", "9"], [None, "9"], ["9", None]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([KEPT, KEPT], "No rating changed."),
        ([["8", "20"]], ""),
        ([LOST, LOST], "Two measures rated in December 2018 have no rating in January 2019."),
        ([LOST, KEPT],
         "One measure rated in December 2018 has no rating in January 2019. "
         "No other rating changed."),
        ([LOST, NEW, ["8", "20"]],
         "One measure rated in December 2018 has no rating in January 2019. "
         "One measure rated in January 2019 had no rating in December 2018."),
        ([NEW, NEW], "Nothing rated is held before to compare with."),
        ([], ""),
    ],
)  # fmt: skip
def test_what_could_not_be_compared_is_not_said_to_be_unchanged(
    values: list[list[str | None]], said: str
) -> None:
    assert compared([at(some) for some in values]) == said


def test_measures_of_several_periods_are_compared_without_naming_one() -> None:
    arrears = at(["9", None, None], in_arrears_months="1")
    assert compared([at(LOST), arrears]) == (
        "Two measures rated in the period before have no rating now."
    )


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
