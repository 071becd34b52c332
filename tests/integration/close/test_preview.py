"""What a preview says that publishing a submission would do."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.rating import Rag
from dashboard.readmodels.assessed import assess
from dashboard.readmodels.returns.preview import Moved
from dashboard.services import Services
from tests.integration import files
from tests.integration.close.closing import (
    CASES,
    FEWER_CASES,
    MORE_CASES,
    STRICTER,
    csv,
    publish,
    services_in,
    stage,
)

OBSERVED = "measure,period,value"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return services_in(tmp_path)


def counts(services: Services, identity: str) -> tuple[int, int, int, int]:
    """Rows added, changed, removed and unchanged."""
    rows = services.preview(identity).rows
    return rows["added"], rows["changed"], rows["removed"], rows["unchanged"]


def moved(services: Services, identity: str) -> list[tuple[str, str, str, str, str]]:
    """Each figure that would differ: measure, period, kind, before, after."""
    return [
        (one.measure, one.period, one.kind, one.before, one.after)
        for one in services.preview(identity).moved
    ]


def figures(books: Any, org: str = "thurrock") -> dict[tuple[str, Period], Any]:
    """Every figure with its rating, by measure and period."""
    return {
        (code, point.period): (point.observation, point.rating)
        for code, series in assess(books, org).items()
        for point in series.points
    }


def test_a_reason_is_needed_where_a_published_figure_changes_and_not_for_a_first_or_provisional_one(
    services: Services,
) -> None:
    publish(services.ingest, "measures", files.MEASURES)
    first = csv("measure,period,value,provisional", "GAS-DOM,2023-06,99,", "LIFT-ADP,2023-06,95,Y")
    assert not services.preview(stage(services.ingest, "observations", first)).corrects
    publish(services.ingest, "observations", first)
    lifts = csv(OBSERVED, "LIFT-ADP,2023-06,96", "GAS-DOM,2023-06,99")
    assert not services.preview(stage(services.ingest, "observations", lifts)).corrects
    both = csv(OBSERVED, "LIFT-ADP,2023-06,96", "GAS-DOM,2023-06,98")
    would = services.preview(stage(services.ingest, "observations", both))
    assert (would.corrects, would.restated) == (True, 1)


# How many rows would change, for each way that a dataset replaces what is there.


def test_a_first_file_is_all_new(services: Services) -> None:
    identity = stage(services.ingest, "observations", files.OBSERVATIONS)
    assert counts(services, identity) == (2, 0, 0, 0)


def test_figures_replace_those_of_their_key_and_leave_the_rest(services: Services) -> None:
    publish(services.ingest, "observations", files.OBSERVATIONS)
    data = csv(OBSERVED, "GAS-DOM,2023-06,99.8", "GAS-DOM,2023-07,99")
    assert counts(services, stage(services.ingest, "observations", data)) == (1, 1, 0, 1)


def test_a_file_written_otherwise_that_says_the_same_changes_nothing(services: Services) -> None:
    publish(services.ingest, "observations", files.OBSERVATIONS)
    data = csv("value;period;measure", "95;June 2023;LIFT-ADP", "99.75;2023-06;GAS-DOM")
    identity = stage(services.ingest, "observations", data)
    assert counts(services, identity) == (0, 0, 0, 2)
    assert services.preview(identity).moved == ()


def test_a_plan_is_replaced_whole_and_other_plans_stay(services: Services) -> None:
    publish(services.ingest, "actions", files.ACTIONS)
    identity = stage(services.ingest, "actions", files.FEWER_ACTIONS)
    assert counts(services, identity) == (1, 0, 1, 1)


def test_a_register_of_risks_is_replaced_whole(services: Services) -> None:
    publish(services.ingest, "risks", files.RISKS)
    assert counts(services, stage(services.ingest, "risks", files.FEWER_RISKS)) == (0, 1, 1, 0)


@pytest.mark.parametrize(
    ("data", "expected"),
    [(CASES, (0, 0, 0, 2)), (MORE_CASES, (1, 0, 0, 2)), (FEWER_CASES, (0, 1, 1, 0))],
)
def test_a_register_kept_as_one_file_is_compared_row_by_row(
    services: Services, data: bytes, expected: tuple[int, int, int, int]
) -> None:
    publish(services.ingest, "ehc_cases", CASES)
    assert counts(services, stage(services.ingest, "ehc_cases", data)) == expected


def test_a_register_of_an_earlier_day_says_that_the_later_one_goes_on_showing(
    services: Services,
) -> None:
    publish(services.ingest, "ehc_cases", MORE_CASES)
    earlier = stage(services.ingest, "ehc_cases", FEWER_CASES, as_at=date(2023, 12, 31))
    would = services.preview(earlier)
    assert (would.behind, would.rows["unchanged"], would.moved) == ("7 February 2024", 3, ())
    publish(services.ingest, "risks", files.RISKS)
    late = stage(services.ingest, "risks", files.FEWER_RISKS, as_at=date(2023, 12, 31))
    would = services.preview(late)
    assert (would.behind, counts(services, late)) == ("7 February 2024", (0, 0, 0, 2))
    again = stage(services.ingest, "risks", files.FEWER_RISKS)
    assert services.preview(again).behind == ""


# Which figures and ratings would move.


def test_a_correction_shows_both_figures_and_whether_the_rating_moves(services: Services) -> None:
    publish(services.ingest, "measures", files.MEASURES)
    publish(services.ingest, "observations", files.OBSERVATIONS)
    data = csv(OBSERVED, "GAS-DOM,2023-06,89", "LIFT-ADP,2023-06,96")
    would = services.preview(stage(services.ingest, "observations", data))
    assert would.ratings_moving == 1
    first, second = would.moved
    assert (first.title, first.before, first.after) == ("Domestic gas", "99.8%", "89%")
    assert first.rating_before
    assert first.rating_after
    assert (first.rating_before.rag, first.rating_after.rag) == (Rag.AMBER, Rag.RED)
    assert (first.rating_moves, second.rating_moves) == (True, False)
    assert second.measure == "LIFT-ADP"


def test_new_figures_gone_figures_and_blanks_are_told_apart(services: Services) -> None:
    publish(services.ingest, "measures", files.MEASURES)
    publish(services.ingest, "observations", files.OBSERVATIONS)
    data = csv(OBSERVED, "GAS-DOM,2023-06,", "LIFT-ADP,2023-07,95", "LIFT-ADP,2023-08,")
    assert sorted(moved(services, stage(services.ingest, "observations", data))) == [
        ("GAS-DOM", "June 2023", "removed", "99.8%", "no figure"),
        ("LIFT-ADP", "July 2023", "added", "no figure", "95%"),
    ]


def test_a_target_that_changes_moves_a_rating_without_a_new_figure(services: Services) -> None:
    measures = csv(
        "measure,title,section,unit,polarity,rule,tolerance,tolerance_kind",
        "DTOC,Delays,adult-social-care,percent,higher,tolerance,2,points",
    )
    publish(services.ingest, "measures", measures)
    publish(services.ingest, "observations", csv(f"{OBSERVED},target", "DTOC,2023-06,80,80"))
    stricter = csv(f"{OBSERVED},target", "DTOC,2023-06,80,90")
    (one,) = services.preview(stage(services.ingest, "observations", stricter)).moved
    assert (one.before, one.after, one.rating_moves) == (
        "80% (target 80%)",
        "80% (target 90%)",
        True,
    )


def test_measures_whose_bands_change_move_ratings_of_figures_that_stay(services: Services) -> None:
    publish(services.ingest, "measures", files.MEASURES)
    publish(services.ingest, "observations", files.OBSERVATIONS)
    identity = stage(services.ingest, "measures", STRICTER)
    would = services.preview(identity)
    assert [(one.measure, one.before, one.after) for one in would.moved] == [
        ("LIFT-ADP", "95%", "95%")
    ]
    assert (would.ratings_moving, would.rows["changed"]) == (1, 2)


def test_figures_of_locked_periods_are_marked_and_the_periods_named(services: Services) -> None:
    publish(services.ingest, "measures", files.MEASURES)
    publish(services.ingest, "observations", files.OBSERVATIONS)
    services.ingest.lock("thurrock", Period.parse("2023-24 Q1"), by="manager")
    data = csv(OBSERVED, "GAS-DOM,2023-06,99", "GAS-DOM,2023-07,99")
    would = services.preview(stage(services.ingest, "observations", data))
    assert would.locked_periods == ("June 2023",)
    assert {one.period: one.locked for one in would.moved} == {
        "June 2023": True,
        "July 2023": False,
    }


def test_each_figure_stands_beside_the_period_before_and_the_year_before(
    services: Services,
) -> None:
    publish(services.ingest, "measures", files.MEASURES)
    data = csv(OBSERVED, "GAS-DOM,2022-06,97", "GAS-DOM,2023-05,98", "GAS-DOM,2023-04,94")
    publish(services.ingest, "observations", data)
    (one,) = services.preview(
        stage(services.ingest, "observations", csv(OBSERVED, "GAS-DOM,2023-06,99"))
    ).neighbours
    assert (one.figure, one.period_before, one.year_before) == ("99%", "98%", "97%")


def test_a_preview_is_compared_with_the_newest_revision_and_changes_nothing(
    services: Services,
) -> None:
    publish(services.ingest, "measures", files.MEASURES)
    identity = stage(services.ingest, "observations", files.OBSERVATIONS)
    audit = services.ingest.store.audit()
    assert services.preview(identity).seen == services.ingest.store.revision() == 1
    publish(services.ingest, "risks", files.RISKS)
    assert services.preview(identity).seen == 2
    assert services.ingest.store.audit()[: len(audit)] == audit


def test_another_councils_file_is_compared_with_its_own_figures(services: Services) -> None:
    publish(services.ingest, "measures", files.MEASURES)
    publish(services.ingest, "observations", files.OBSERVATIONS)
    found, _ = services.ingest.stage(
        "observations", files.OBSERVATIONS, org="southend", by="officer"
    )
    assert services.preview(found.id).rows["added"] == 2


def test_a_rating_moves_where_the_reason_for_having_none_does() -> None:
    none = Moved("M", "M", "June 2023", "removed", "1", "no figure", None, None, locked=False)
    assert not none.rating_moves
