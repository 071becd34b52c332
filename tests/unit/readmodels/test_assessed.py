"""Which of the published figures stand, and by which definition each is rated."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.catalogue import load_catalogue
from dashboard.domain.periods import Period
from dashboard.domain.rating import Rag
from dashboard.readmodels.assessed import assess
from dashboard.readmodels.ratings import target_words
from tests.unit.readmodels.figures import JANUARY, delays, months, series
from tests.unit.readmodels.papers import Papers

Q1, Q2 = "2023-24 Q1", "2023-24 Q2"


def test_each_month_is_rated_against_its_own_target() -> None:
    rags = [point.rating.rag for point in series(delays()).points]
    assert rags[5] is Rag.GREEN  # 9.2 in July against 9.3; red against today's 8.7
    assert set(rags[:5]) == {Rag.RED}
    assert rags[-1] is Rag.RED


def test_points_stand_oldest_first_however_they_were_published() -> None:
    given = Papers().measure("kent", "GAS", frequency="monthly")
    for period in ("2018-12", "2018-10", "2018-11"):
        given.observed("kent", "GAS", period, value="100")
    found = [str(point.period) for point in series(given, "GAS").points]
    assert found == ["2018-10", "2018-11", "2018-12"]


def test_the_later_publication_of_a_figure_stands() -> None:
    given = Papers().measure("kent", "GAS").observed("kent", "GAS", Q1, value="97")
    given.observed("kent", "GAS", Q1, value="98")
    (point,) = series(given, "GAS").points
    assert point.observation.value == 98
    assert point.submission == "S3"


def test_a_return_that_gives_no_figure_never_hides_one_that_was_published() -> None:
    given = Papers().measure("kent", "GAS").observed("kent", "GAS", Q1, value="97")
    given.returned("kent", "GAS", Q1)
    (point,) = series(given, "GAS").points
    assert point.observation.value == 97


def test_a_figure_that_can_be_rated_stands_before_mere_progress() -> None:
    given = Papers().measure("kent", "EICR").observed("kent", "EICR", Q2, value="100")
    given.returned(
        "kent", "EICR", Q2, annual_target="2691", annual_completed="1540", basis="running"
    )
    (point,) = series(given, "EICR").points
    assert point.rating.rag is Rag.GREEN


def test_a_running_total_is_never_rated_as_stock() -> None:
    given = Papers().measure("kent", "EICR")
    running = {"annual_target": "2691", "annual_completed": "2691", "basis": "running"}
    given.returned("kent", "EICR", Q2, **running)
    (point,) = series(given, "EICR").points
    assert point.rating.rag is Rag.NONE
    assert point.has_figure


def test_a_period_is_rated_by_the_definition_in_force_on_its_last_day() -> None:
    given = Papers().measure("kent", "GAS", green="90", amber="80")
    given.measure("kent", "GAS", green="100", amber="90", valid_from="2023-07-01", title="Now")
    given.observed("kent", "GAS", Q1, value="95").observed("kent", "GAS", Q2, value="95")
    found = series(given, "GAS")
    assert [point.rating.rag for point in found.points] == [Rag.GREEN, Rag.AMBER]
    assert found.measure.title == "Now"


@pytest.mark.parametrize("spell", [{"valid_from": "2023-07-01"}, {"valid_to": "2023-06-29"}])
def test_a_period_without_a_definition_in_force_is_shown_and_not_rated(
    spell: dict[str, str],
) -> None:
    given = Papers().measure("kent", "GAS", **spell).observed("kent", "GAS", Q1, value="95")
    (point,) = series(given, "GAS").points
    assert (point.rating.rag, point.has_figure, point.measure.title) == (Rag.NONE, True, "Gas")
    assert point.rating.why == "No definition is in force for Q1 2023-24, so it is not rated."
    assert target_words(point) is None


def test_a_figure_of_a_measure_nobody_defined_is_left_out() -> None:
    given = Papers().measure("kent", "GAS").observed("kent", "OIL", Q1, value="95")
    assert set(assess(given.books(), "kent")) == {"GAS"}
    assert assess(given.books(), "kent")["GAS"].points == ()


def test_one_section_holds_its_own_measures_alone() -> None:
    given = delays().measure("kent", "GAS")
    assert set(assess(given.books(), "kent", "housing")) == {"GAS"}


def test_a_series_is_read_at_one_period_or_up_to_it() -> None:
    found = series(delays())
    assert found.at(JANUARY) is found.points[-1]
    assert found.at(JANUARY.next()) is None
    assert [point.period for point in found.up_to(Period.parse("2018-04"))] == months(12)[:3]


def shipped(papers: Papers) -> Papers:
    """The papers beside the definitions that ship with a release."""
    known = load_catalogue().register_measures
    papers.catalogue = replace(papers.catalogue, register_measures=known)
    return papers


FIGURE = {"measure": "EHC-20W", "period": "2024-12", "numerator": "1", "denominator": "2"}


def test_the_catalogue_defines_what_a_register_adds_up_to_where_nobody_else_does() -> None:
    given = shipped(Papers().publish("kent", "rollups", FIGURE))
    (point,) = series(given, "EHC-20W").points
    assert point.measure.title == "EHC plans issued within 20 weeks"
    assert (point.observation.value, point.rating.rag) == (50, Rag.NONE)


def test_a_councils_own_definition_wins_over_the_catalogues() -> None:
    given = Papers().measure("kent", "EHC-20W", title="Plans in time", section="send")
    found = series(shipped(given.publish("kent", "rollups", FIGURE)), "EHC-20W")
    assert found.measure.title == "Plans in time"
    assert found.points[0].rating.rag is Rag.RED


def test_what_a_councils_own_definition_leaves_blank_the_catalogue_fills_in() -> None:
    given = Papers().measure("kent", "EHC-20W", section="send", source="Our system.")
    found = series(shipped(given.publish("kent", "rollups", FIGURE)), "EHC-20W").measure
    known = load_catalogue().register_measures["EHC-20W"].measure()
    assert (found.title, found.source, found.rule) == ("Ehc-20W", "Our system.", "bands")
    assert (found.group, found.definition) == (known.group, known.definition)
    assert found.statutory_basis == known.statutory_basis is not None


def test_a_register_measure_sent_as_a_figure_is_defined_but_not_said_to_be_counted() -> None:
    given = shipped(Papers().observed("kent", "EHC-20W", "2024-12", value="50"))
    (point,) = series(given, "EHC-20W").points
    assert (point.observation.value, point.measure.source) == (50, None)
    own = Papers().measure("kent", "EHC-20W").observed("kent", "EHC-20W", "2024-12", value="50")
    assert series(shipped(own), "EHC-20W").measure.definition is None


MINIMUM = {"rule": "minimum", "green": None, "amber": None, "section": "send"}


def test_a_row_with_a_target_alone_gives_it_to_the_figure_counted_from_a_register() -> None:
    given = Papers().measure("kent", "EHC-20W", **MINIMUM).publish("kent", "rollups", FIGURE)
    given.observed("kent", "EHC-20W", "2024-12", target="60", minimum="45")
    (point,) = series(shipped(given), "EHC-20W").points
    assert (point.observation.value, point.observation.target) == (50, 60)
    assert (point.rating.rag, point.submission) == (Rag.AMBER, "S2")


def test_the_target_stands_whichever_was_published_first_and_of_a_return_too() -> None:
    given = Papers().measure("kent", "GAS", **MINIMUM)
    given.observed("kent", "GAS", Q1, target="95", minimum="90")
    given.returned("kent", "GAS", Q1, period_due="100", period_completed="92")
    (point,) = series(given, "GAS").points
    assert (point.observation.value, point.rating.rag) == (92, Rag.AMBER)


def test_a_figure_with_a_target_of_its_own_keeps_it() -> None:
    given = Papers().measure("kent", "GAS", **MINIMUM)
    given.observed("kent", "GAS", Q1, value="92", target="90")
    given.observed("kent", "GAS", Q1, target="95")
    (point,) = series(given, "GAS").points
    assert (point.observation.target, point.rating.rag) == (90, Rag.GREEN)


def test_a_measure_without_a_figure_is_not_there_because_the_catalogue_knows_it() -> None:
    given = shipped(Papers().measure("kent", "GAS"))
    assert set(assess(given.books(), "kent")) == {"GAS"}


def test_a_figure_that_neither_defines_is_left_out() -> None:
    given = shipped(Papers().publish("kent", "rollups", FIGURE | {"measure": "FRA"}))
    assert assess(given.books(), "kent") == {}


def test_a_workstream_of_the_catalogue_is_shown_without_a_rating_until_it_is_defined() -> None:
    given = shipped(Papers(load_catalogue().workstreams))
    given.publish("kent", "rollups", FIGURE | {"measure": "FRA"})
    given.returned("kent", "GAS-DOM", "2024-12", period_due="10", period_completed="9")
    found = assess(given.books(), "kent", "housing")
    assert set(found) == {"FRA", "GAS-DOM"}
    (point,) = found["FRA"].points
    assert (point.observation.value, point.rating.rag) == (50, Rag.NONE)
    assert found["GAS-DOM"].measure.frequency == "monthly"
    given.measure("kent", "FRA", title="Fire risk")
    assert assess(given.books(), "kent")["FRA"].points[0].rating.rag is Rag.RED
