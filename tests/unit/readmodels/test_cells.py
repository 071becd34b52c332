"""A position in words: what every page shows of one figure, or in place of one."""

from __future__ import annotations

import pytest

from dashboard.domain.periods import Period
from dashboard.readmodels.cells import cell, dated, figure_head, line, observed_cell
from dashboard.readmodels.positions import position
from dashboard.readmodels.types import Cell, Line
from tests.unit.readmodels.figures import JANUARY, delays, monthly, series
from tests.unit.readmodels.papers import Papers

Q2 = Period.parse("2023-24 Q2")


def shown(given: Papers, period: Period = JANUARY, code: str = "ASC-06") -> Cell:
    return cell(position(series(given, code), period), given.books(), period)


def lined(given: Papers, period: Period = JANUARY, code: str = "ASC-06") -> Line:
    return line(series(given, code), given.books(), "kent", period)


def of(*values: str | None, **columns: str | None) -> Papers:
    return monthly(Papers(), "ASC-06", values, "8.7", **columns)


def words(made: Line) -> list[str]:
    return [mark.words for mark in made.marks]


def test_a_figure_stands_with_its_target_distance_rating_and_source() -> None:
    seen = shown(delays())
    assert (seen.text, seen.number, seen.target, seen.gap) == ("11.3", 11.3, "8.7", "+2.6")
    assert (seen.state, seen.rating.rag, seen.period_label) == ("rated", "red", "January 2019")
    assert (seen.source, seen.note, seen.counts) == ("Paper S13", None, None)


def test_a_share_stands_with_its_counts_and_its_date() -> None:
    given = Papers().measure("kent", "ASB", frequency="quarterly")
    given.observed("kent", "ASB", str(Q2), numerator="470", denominator="473", as_at="2023-10-02")
    seen = shown(given, Q2, "ASB")
    assert (seen.text, seen.counts, seen.as_at) == ("99.37%", "470 of 473", "2 October 2023")


def test_a_month_not_sent_says_what_came_last_and_shows_no_figure() -> None:
    seen = shown(of("9", "8", None))
    assert (seen.text, seen.number, seen.rating.rag, seen.state) == (None, None, "none", "late")
    assert seen.rating.word == "Not rated: late"
    assert seen.rating.why == "No figure for January 2019; last received December 2018."
    assert (seen.note, seen.source) == ("last received December 2018", "")


def test_a_measure_that_never_had_a_figure_is_not_late() -> None:
    seen = shown(Papers().measure("kent", "ASC-06"))
    assert (seen.rating.word, seen.state) == ("Not rated: no figure", "no_figure")
    assert seen.rating.why == "No figure for January 2019."


def test_a_return_left_blank_gives_the_officers_reason() -> None:
    given = of("9", "8", None)
    given.observed("kent", "ASC-06", "2019-01", commentary="returned blank. Query: Why is it")
    assert shown(given).note == "returned blank."
    made = lined(given)
    assert made.why == "Returned blank."
    assert words(made) == ["Why is it"]


def test_a_blank_without_a_reason_says_what_came_last() -> None:
    given = of("9", "8", None).observed("kent", "ASC-06", "2019-01")
    assert shown(given).note == "last received December 2018"
    assert lined(given).why == "No figure for January 2019."


def test_an_observation_is_shown_as_it_stands() -> None:
    given = delays()
    assert observed_cell(series(given).points[0], given.books()).text == "11.1"


def test_a_figure_in_arrears_says_its_month() -> None:
    assert words(lined(of("9", "8", None, in_arrears_months="1"))) == [
        "December 2018: one month in arrears"
    ]


def test_a_figure_of_another_period_says_which_and_a_provisional_one_that_it_is() -> None:
    given = of("9").observed("kent", "ASC-06", "2018-12", value="9", provisional="Y")
    assert words(lined(given, Period.parse("2018-19 Q3"))) == ["December 2018", "Provisional"]


def test_a_line_says_how_often_target_was_missed_and_whose_it_is() -> None:
    made = lined(monthly(delays(), "ASC-09", ["9", "9"], "8.7", owner_role="Division"))
    assert made.why == "30% worse than target; amber ends at 10%. Missed 11 of 12 months."
    assert made.href == "/measure?org=kent&measure=ASC-06&period=2019-01"
    assert [(fact.label, fact.words) for fact in made.facts] == [("Owner", "not stated")]
    other = lined(
        monthly(Papers(), "ASC-09", ["9", "9"], "8.7", owner_role="Division"), code="ASC-09"
    )
    assert other.facts[0].words == "Division"


def test_an_amber_line_leaves_out_where_amber_ends_and_a_first_figure_its_record() -> None:
    assert lined(of("9", "9")).why == "3.4% worse than target. Missed 2 of 2 months."
    assert lined(of("9")).why == "3.4% worse than target."


def test_a_green_line_gives_its_reason_alone() -> None:
    assert lined(of("9", "8")).why == "8% better than target."


def test_two_figures_make_a_trend_and_one_does_not() -> None:
    assert lined(of("9", "8")).trend is not None
    assert lined(of("9")).trend is None
    assert lined(of("9", None)).trend is None


def test_a_line_is_dated_once() -> None:
    plain = dated(lined(of("9", "8")))
    assert words(plain) == ["January 2019"]
    assert dated(plain) == plain
    late = lined(of("9", "8", None, in_arrears_months="1"))
    assert dated(late) == late


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        ([of("9"), of("8")], "January 2019"),
        ([of("9"), of("8", None, in_arrears_months="1")], "January 2019"),
        ([of("8", None, in_arrears_months="1")], "Figure"),
        ([], "Figure"),
    ],
)
def test_figures_are_headed_by_the_period_they_share(lines: list[Papers], head: str) -> None:
    assert figure_head([lined(given) for given in lines]) == head
