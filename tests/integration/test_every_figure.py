"""Every position of the sample: a missing figure is never green, nought or an older one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.returns import ComplianceReturn
from dashboard.readmodels.assessed import Series, assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.cells import cell
from dashboard.readmodels.positions import Position, position
from dashboard.services import Services

ORGANISATIONS = ["thurrock", "kent", "southend", "england"]


@pytest.fixture(scope="module")
def books(sample_services: Services) -> Books:
    read = sample_services.read
    return Books(read.kept, read.catalogue, read.edition())


def periods(series: Series) -> set[Period]:
    """Every period something was published for, those beside it, and the quarter around it."""
    held = {point.period for point in series.points if point.period.kind is not PeriodKind.SNAPSHOT}
    near = {beside for one in held for beside in (one.previous(), one.next())}
    return held | near | {point.period for point in series.points}


def positions(books: Books, org: str) -> Iterator[tuple[Position, Period]]:
    for series in assess(books, org).values():
        for period in periods(series):
            yield position(series, period), period


@pytest.mark.parametrize("org", ORGANISATIONS)
def test_without_a_figure_there_is_no_text_no_number_and_no_colour(org: str, books: Books) -> None:
    blank = 0
    for place, period in positions(books, org):
        shown = cell(place, books, period)
        if place.found is not None and place.found.has_figure:
            continue
        blank += 1
        assert (shown.text, shown.number, shown.gap) == (None, None, None)
        assert (shown.rating.rag, shown.counts is None or shown.state == "nothing_due") == (
            "none", True,
        )  # fmt: skip
        assert shown.rating.why
    assert blank or org == "england"


@pytest.mark.parametrize("org", ORGANISATIONS)
def test_a_figure_shown_is_that_of_the_period_looked_for_or_says_another(
    org: str, books: Books
) -> None:
    for place, period in positions(books, org):
        if place.found is None:
            continue
        if place.expected is not None:
            assert place.found.period == place.expected
        shown = cell(place, books, period)
        assert shown.period == str(place.found.period)
        says = any(mark.kind in ("clock", "note") for mark in shown.marks)
        assert says or place.found.period == period


def test_a_running_total_is_never_rated(books: Books) -> None:
    series = assess(books, "thurrock")
    returns = [
        ComplianceReturn.from_row(one.row) for one in books.rows("thurrock", "compliance_returns")
    ]
    rolled = {(one.row["measure"], one.row["period"]) for one in books.rows("thurrock", "rollups")}
    running = [one for one in returns if books.catalogue.basis(one.workstream) == "running"]
    assert running
    for one in running:
        assert (one.workstream, str(one.period)) in rolled
        found = series[one.workstream].at(one.period)
        if found is not None and found.observation.unrated:
            assert found.rating.rag == "none"


def test_every_target_is_that_of_its_own_period(books: Books) -> None:
    published = {
        (record.row["measure"], record.row["period"]): record.row["target"]
        for record in books.rows("kent", "observations")
    }
    for code, series in assess(books, "kent").items():
        for point in series.points:
            target = published[code, str(point.period)]
            assert (point.observation.target is None) is (target is None)
