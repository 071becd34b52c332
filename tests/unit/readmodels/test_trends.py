"""A series as a chart, in plain runs, and as one honest sentence."""

from __future__ import annotations

import pytest

from dashboard.domain.periods import Period
from dashboard.readmodels.trends import (
    change,
    direction,
    figured,
    first_and_last,
    record,
    trend,
    window,
)
from dashboard.readmodels.types import ChartView
from tests.unit.readmodels.figures import JANUARY, delays, monthly, series
from tests.unit.readmodels.papers import Papers


def chart(given: Papers, period: Period = JANUARY) -> ChartView:
    return trend(series(given), period, given.books())


def of(values: list[str | None], **columns: str | None) -> Papers:
    return monthly(Papers(), "ASC-06", values, "8.7", **columns)


def test_a_chart_is_twelve_months_each_with_its_own_target() -> None:
    shown = chart(delays())
    assert [point.target for point in shown.points] == ["9.3"] * 6 + ["8.7"] * 6
    assert (shown.points[0].label, shown.points[-1].text) == ("February 2018", "11.3")
    assert (shown.unit, shown.rag, shown.lower_is_better) == ("per 100,000", "red", True)
    assert shown.subtitle == "Per 100,000, monthly. Shaded where worse than target."
    assert shown.source == "Paper S13"


def test_its_title_is_the_message_in_ten_words_and_its_summary_names_the_measure() -> None:
    shown = chart(delays())
    assert shown.title == "Missed target in 11 of 12 months"
    assert shown.summary == (
        "Delayed transfers of care per 100,000 people: missed target in 11 of 12 months. "
        "From 11.1 in February 2018 to 11.3 in January 2019, against a target of 8.7."
    )


@pytest.mark.parametrize(
    ("title", "values", "said"),
    [
        ("Delays", ["9", "8"], "Delays: missed target in 1 of 2 months"),
        ("Delays of care per 1,000", ["9", "9"], "Delays of care: missed target in 2 of 2 months"),
        ("Delays", ["8", "8"], "Delays: target met in all 2 months"),
        ("Delays", ["8"], "Delays: target met"),
    ],
)
def test_a_short_name_stands_in_the_title(title: str, values: list[str | None], said: str) -> None:
    shown = chart(of(values, title=title, frequency="monthly"))
    assert shown.title == said


def test_a_chart_of_what_is_not_rated_is_titled_by_its_name() -> None:
    shown = chart(monthly(Papers(), "ASC-06", ["9", "8"], polarity="none", rule="none"))
    assert shown.title == "Delayed transfers of care per 100,000 people"
    assert shown.subtitle == "Per 100,000, monthly."


def test_a_month_not_sent_is_a_gap_and_is_counted() -> None:
    shown = chart(of(["9", None, "7", None]))
    assert [point.number for point in shown.points] == [9.0, None, 7.0, None]
    assert [point.text for point in shown.points][1] is None
    assert shown.points[1].rating.rag == "none"
    assert shown.summary.endswith("2 of 4 periods have no figure.")


def test_a_chart_without_figures_says_so() -> None:
    shown = chart(Papers().measure("kent", "ASC-06"))
    assert shown.points == ()
    assert shown.summary.endswith("No figures in these periods.")
    assert (shown.rag, shown.source) == ("none", "")
    assert change(series(Papers().measure("kent", "ASC-06")), JANUARY) == "No figure to compare."


def test_only_a_chart_with_a_target_is_said_to_be_shaded() -> None:
    assert chart(of(["9", "8"])).subtitle.endswith("Shaded where worse than target.")
    bare = monthly(Papers(), "ASC-06", ["9", "8"])
    assert "Shaded" not in chart(bare).subtitle


def test_a_series_without_a_target_is_titled_from_its_first_to_its_last() -> None:
    given = series(monthly(Papers(), "ASC-06", ["77", "30", "15"]))
    found = figured(given, JANUARY)
    assert first_and_last(found) == "From 77 in November 2018 to 15 in January 2019"
    assert first_and_last(found[-1:]) == "15 in January 2019"


def test_last_years_outturn_is_not_one_of_the_months() -> None:
    given = delays().observed("kent", "ASC-06", "2017-18", value="99", target="9.3")
    assert 99.0 not in [point.number for point in chart(given).points]


def test_a_window_ends_at_the_period_looked_at_and_holds_no_later_figure() -> None:
    shown = window(series(delays()), Period.parse("2018-06"), 3)
    assert [str(period) for period, _ in shown] == ["2018-04", "2018-05", "2018-06"]
    assert window(series(delays()), Period.parse("2017-01")) == []


def test_a_series_without_rhythm_has_the_periods_it_has() -> None:
    given = of(["9", "8"], frequency=None)
    assert [str(period) for period, _ in window(series(given), JANUARY)] == ["2018-12", "2019-01"]
    assert len(figured(series(given), JANUARY)) == 2


@pytest.mark.parametrize(
    ("values", "columns", "words"),
    [
        (["9", "10", "11"], {}, "Up 2 months running"),
        (["9", None, "11"], {}, "No figure the month before"),
        (["9", "10", None], {}, "No figure"),
        (["9", "9"], {}, "Level for 2 months"),
        (["9", "8"], {"unit": "percent"}, "Down this month, by 1 point"),
        (["9"], {}, "No earlier figure"),
    ],
)
def test_runs_are_plain_and_a_missing_month_breaks_them(
    values: list[str | None], columns: dict[str, str], words: str
) -> None:
    assert direction(series(of(values, **columns)), JANUARY) == words


def test_a_quarter_is_called_a_quarter() -> None:
    given = Papers().measure("kent", "ASB", frequency="quarterly")
    given.observed("kent", "ASB", "2018-19 Q2", value="94")
    given.observed("kent", "ASB", "2018-19 Q3", value="99")
    assert direction(series(given, "ASB"), JANUARY) == "Up this quarter, by 5 points"


def test_a_month_looked_at_by_the_quarter_is_compared_with_the_quarter_before() -> None:
    given = of(["9", "8", "7", None, "6"])  # September to January
    assert direction(series(given), JANUARY) == "No figure the month before"
    looked_at = Period.parse("2018-19 Q3")  # October to December; September is the last before
    gap = of(["9", "9", "8", None, "7", "20"])  # August to January
    assert direction(series(gap), looked_at) == "Down since September 2018, by 2"
    blank = of(["9", None, "8", None, "7", "20"])
    assert direction(series(blank), looked_at) == "No figure the month before"


def test_from_twelve_figures_the_usual_range_is_asked_and_under_that_nothing_is_claimed() -> None:
    said = change(series(delays()), JANUARY)
    assert said.startswith("No clear change. The last two months fell")
    assert "7.2 to 15.8" in said
    few = change(series(of(["9", "10", "11"])), JANUARY)
    assert few.startswith("Too few figures to say")


def test_a_record_is_said_of_any_number() -> None:
    assert record(1, 1, "quarter") == "Missed target in 1 of 1 quarter"
    assert record(0, 1, "month") == "Target met"
    assert record(0, 3, "month") == "Target met in all 3 months"
