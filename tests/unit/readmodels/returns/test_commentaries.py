"""Approved commentary: with its own figure everywhere, never with another, and in its parts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from dashboard.domain.commentaries import Commentary
from dashboard.domain.periods import Period
from dashboard.readmodels.assessed import assess
from dashboard.readmodels.cells import line
from dashboard.readmodels.commentary import in_words
from dashboard.readmodels.housing.page import HousingQuery
from dashboard.readmodels.housing.page import build as housing
from dashboard.readmodels.measure import MeasureQuery, MeasureView
from dashboard.readmodels.measure import build as measure
from dashboard.readmodels.published import PublishedQuery
from dashboard.readmodels.published import build as published
from dashboard.readmodels.returns.commentaries import parts, proposed, slot, spoken
from dashboard.store import Record, Restatement
from tests.unit.readmodels.figures import JANUARY, delays, series
from tests.unit.readmodels.papers import Papers

WHOLE = {
    "what": "Delays rose",
    "why": "home care ran short.",
    "action": "Buy weekend hours.",
    "owner_role": "Director of care",
    "action_due": "2019-03-31",
}
WORDS = (
    "Delays rose. Home care ran short. "
    "Action: Buy weekend hours (Director of care, by 31 March 2019)."
)


def commented(
    papers: Papers, period: str = "2019-01", code: str = "ASC-06", **columns: str | None
) -> Papers:
    blank = dict.fromkeys(WHOLE)
    row = {"measure": code, "period": period, **blank, **(columns or WHOLE)}
    return papers.publish("kent", "commentaries", row)


def page(papers: Papers, **query: str) -> MeasureView:
    return measure(MeasureQuery("kent", "ASC-06", **query), papers.books())


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (WHOLE, WORDS),
        ({"what": "It fell."}, "It fell."),
        ({"action": "Book visits"}, "Action: Book visits."),
        ({"why": "Frost", "action_due": "2019-03-31"}, "Frost. (by 31 March 2019)."),
    ],
)
def test_a_commentary_reads_as_sentences(given: Mapping[str, str], words: str) -> None:
    made = Commentary.from_row({"measure": "ASC-06", "period": "2019-01", **given})
    assert in_words(made) == words


def test_the_approved_commentary_is_the_figures_own_and_no_other_periods() -> None:
    found = series(commented(delays(), "2018-12"))
    assert [point.observation.commentary for point in found.points[-3:]] == [None, WORDS, None]


def test_it_stands_in_place_of_what_came_with_the_figure_but_for_its_notes_and_queries() -> None:
    given = delays().observed(
        *("kent", "ASC-06", "2019-01"), value="11.3", target="8.7",
        commentary="909 too many. Query: The paper leaves some out",
    )  # fmt: skip
    (point,) = series(commented(given)).points[-1:]
    assert point.observation.commentary == f"{WORDS} Query: The paper leaves some out"
    shown = page(given)
    assert shown.spoken is not None
    assert [(one.period, one.words) for one in shown.remarks] == [("January 2019", "909 too many.")]
    assert [mark.words for mark in shown.remarks[0].marks] == ["The paper leaves some out"]


def test_it_is_among_the_published_observations() -> None:
    found = published(PublishedQuery("kent", period="2019-01"), commented(delays()).books())
    assert [one.commentary for one in found.observations] == [WORDS]


def test_a_line_of_any_list_says_it_with_its_figure() -> None:
    given = commented(delays())
    assert line(series(given), given.books(), "kent", JANUARY).told == WORDS
    before = JANUARY.previous()
    assert line(series(given), given.books(), "kent", before).told == ""


def test_a_period_without_a_figure_is_explained_by_its_commentary() -> None:
    given = commented(delays(), "2019-02", what="The system was down")
    february = JANUARY.next()
    shown = line(series(given), given.books(), "kent", february)
    assert (shown.cell.text, shown.why, shown.told) == (None, "The system was down.", "")
    assert shown.cell.period == "2019-02"


def test_a_housing_measure_shows_how_it_begins_beside_the_newest_figure() -> None:
    given = Papers().measure("kent", "GAS", frequency="monthly")
    given.observed("kent", "GAS", "2019-01", value="99.7")
    commented(given, code="GAS")
    table = housing(HousingQuery("kent"), given.books()).table
    notes = [mark.words for group in table.groups for row in group.rows for mark in row.notes]
    assert "Delays rose." in notes


def test_a_housing_period_that_gave_no_figure_takes_its_reason_from_the_commentary() -> None:
    given = Papers().measure("kent", "GAS", frequency="monthly")
    given.observed("kent", "GAS", "2018-12", value="99.7")
    given.measure("kent", "OIL", frequency="monthly").observed("kent", "OIL", "2019-01", value="99")
    given.returned("kent", "GAS", "2019-01", commentary="Lost")
    commented(given, code="GAS", what="The contractor changed")
    shown = measure(MeasureQuery("kent", "GAS", "2019-01"), given.books())
    assert shown.cell is not None
    assert shown.cell.note == "The contractor changed"
    assert shown.cell.commentary == "The contractor changed."
    assert [one.words for one in shown.remarks] == ["Lost."]


def test_the_measures_page_has_it_in_parts_with_who_approved_it_and_when() -> None:
    shown = page(commented(delays()))
    assert shown.spoken is not None
    assert [(one.label, one.words) for one in shown.spoken.parts] == [
        ("What happened", "Delays rose"),
        ("Why", "home care ran short."),
        ("Action", "Buy weekend hours."),
        ("Who", "Director of care"),
        ("By", "31 March 2019"),
    ]
    said = "Written by officer, approved by manager, 7 February 2024, 12:00."
    assert (shown.spoken.period, shown.spoken.approved) == ("January 2019", said)
    assert shown.silence == ""
    assert shown.remarks == ()


def test_an_older_commentary_stands_in_the_list_and_never_for_the_present_period() -> None:
    shown = page(commented(delays(), "2018-12"))
    assert shown.spoken is None
    assert [(one.period, one.words) for one in shown.remarks] == [("December 2018", WORDS)]
    assert shown.silence.startswith("No officer commentary for January 2019. What happened, why")
    assert page(commented(delays()), period="2018-12").remarks == ()


def test_a_slot_has_the_figure_what_is_published_and_what_was_said_last() -> None:
    given = commented(commented(delays(), "2018-10", what="Earlier"), "2018-11", what="Last")
    found = slot(given.books(), "kent", "ASC-06", JANUARY)
    assert found is not None
    assert (found.cell.text, found.cell.rating.rag, found.cell.rating.to_green) == (
        *("11.3", "red"), None,
    )  # fmt: skip
    assert (found.published, found.approved) == (None, "")
    assert found.last is not None
    assert (found.last.period, found.last.parts[0].words) == ("November 2018", "Last")
    again = slot(given.books(), "kent", "ASC-06", Period.parse("2018-11"))
    assert again is not None
    assert again.published is not None
    assert (again.published.what, again.approved[:10]) == ("Last", "Written by")


def test_a_slot_without_a_figure_says_so_and_an_unknown_measure_has_none() -> None:
    found = slot(delays().books(), "kent", "ASC-06", Period.parse("2019-02"))
    assert found is not None
    assert (found.cell.text, found.cell.rating.why) == (None, "No figure for February 2019.")
    assert found.last is None
    assert slot(delays().books(), "kent", "NONE", JANUARY) is None


def test_what_waits_stands_beside_what_another_file_published() -> None:
    given = commented(delays(), what="Before")
    row = {"measure": "ASC-06", "period": "2019-01", "what": "After"}
    waiting, own = Record(row, 2, "S99", 0), given.rows("kent", "commentaries")
    (one,) = proposed(given.books(), "kent", [waiting])
    assert (one.period, one.parts[0].words) == ("January 2019", "After")
    assert one.now is not None
    assert one.now.parts[0].words == "Before"
    assert [shown.now for shown in proposed(given.books(), "kent", own)] == [None]
    unknown = Record({**row, "measure": "NONE"}, 2, "S99", 0)
    assert [(one.title, one.now) for one in proposed(given.books(), "kent", [unknown])] == [
        ("NONE", None)
    ]


def test_what_waits_stands_under_its_figure_and_beside_what_was_said_last() -> None:
    papers = commented(delays(), "2018-12", what="It fell in December.")
    (one,) = proposed(papers.books(), "kent", [waiting("2019-01")])
    assert one.cell is not None
    assert (one.cell.period_label, one.cell.rating.word) == ("January 2019", "Red")
    assert one.last is not None
    assert (one.last.period, one.last.parts[0].words) == ("December 2018", "It fell in December.")
    assert "approved by" in one.last.approved


def test_where_nobody_wrote_one_what_came_with_the_figure_before_was_said_last() -> None:
    given = delays().observed(*("kent", "ASC-06", "2018-12"), value="9", commentary="Late returns.")
    (one,) = proposed(given.books(), "kent", [waiting("2019-01")])
    assert one.last is not None
    assert [fact.words for fact in one.last.parts] == ["Late returns."]
    (first,) = proposed(delays().books(), "kent", [waiting("2019-01", "ASC-99")])
    assert (first.cell, first.last) == (None, None), "a measure that nobody defined"


def waiting(period: str, code: str = "ASC-06") -> Record:
    """A commentary that is not published yet."""
    row = {"measure": code, "period": period, **dict.fromkeys(WHOLE), "what": "It rose."}
    return Record(row, 2, "S99", 0)


def test_only_what_is_given_has_a_part() -> None:
    one = Commentary("ASC-06", JANUARY, action="Book visits")
    assert [(part.label, part.words) for part in parts(one)] == [("Action", "Book visits")]
    assert spoken(series(delays()), JANUARY, delays().books()) is None


def test_a_commentary_of_a_measure_nobody_defined_is_left_out() -> None:
    assert set(assess(commented(delays(), code="OIL").books(), "kent")) == {"ASC-06"}


class Restating(Papers):
    """Papers one of whose figures was published anew."""

    def restatements(self, org: str, *, revision: int | None = None) -> tuple[Restatement, ...]:
        row = {"measure": "ASC-06", "period": "2018-12", "value": "12"}
        now = {**row, "value": "11.5"}
        at = datetime(2024, 2, 7, tzinfo=UTC)
        one = Restatement("ASC-06", "2018-12", row, now, True, "S9", 9, "manager", at, "Recount")
        return (one,)


def test_restated_figures_stand_on_the_measures_page_and_mark_their_period() -> None:
    shown = page(delays(Restating()))
    (one,) = shown.restated
    assert (one.period, one.before, one.after, one.why, one.by) == (
        *("December 2018", "12", "11.5", "Recount", "manager"),
    )  # fmt: skip
    assert shown.chart is not None
    assert [point.label for point in shown.chart.points if point.restated] == ["December 2018"]


def test_a_figure_before_and_after_never_print_alike() -> None:
    given = Restating().measure("kent", "ASC-06", decimals="0")
    given.observed("kent", "ASC-06", "2018-12", value="11.5")
    (one,) = page(given).restated
    assert (one.before, one.after) == ("12%", "11.5%")


def test_a_measure_without_restatements_has_no_such_part() -> None:
    given = Restating().measure("kent", "GAS").observed("kent", "GAS", "2019-01", value="99")
    shown = measure(MeasureQuery("kent", "GAS"), given.books())
    assert shown.restated == ()
    assert shown.chart is not None
    assert not any(point.restated for point in shown.chart.points)
