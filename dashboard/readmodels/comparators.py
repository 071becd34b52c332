"""What a measure is set beside: the same measure of a comparator, such as England."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.domain.measures import Measure
from dashboard.domain.periods import Period
from dashboard.domain.rating import display
from dashboard.readmodels.assessed import Assessed, Series, assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.types import Cell, ChartView, Point


@dataclass(frozen=True, slots=True)
class Comparator:
    """The comparator's name and its figures for the same measure."""

    name: str
    series: Series

    def figured(self, period: Period) -> Assessed | None:
        """Its figure for exactly this period; another period's never stands in."""
        found = self.series.at(period)
        return found if found and found.has_figure else None


def comparators(section: str, books: Books) -> dict[str, Comparator]:
    """The first comparator that publishes each measure of a section, by measure code."""
    found: dict[str, Comparator] = {}
    for organisation in books.organisations():
        if books.catalogue.is_comparator(organisation.code):
            for code, series in assess(books, organisation.code, section).items():
                if series.points:
                    found.setdefault(code, Comparator(organisation.name, series))
    return found


def comparator_for(measure: Measure, books: Books) -> Comparator | None:
    """The first comparator that publishes a measure of this code, if in the same unit."""
    comparator = comparators(measure.section, books).get(measure.code)
    return comparator if comparator and comparator.series.measure.unit == measure.unit else None


def beside(view: ChartView, comparator: Comparator | None) -> ChartView:
    """The chart with the comparator's figures for the same periods, where it has any."""
    if comparator is None:
        return view
    points = tuple(_point(point, comparator) for point in view.points)
    if not any(point.comparator_text for point in points):
        return view
    return replace(view, points=points, comparator_name=comparator.name)


def _point(point: Point, comparator: Comparator) -> Point:
    found = comparator.figured(Period.parse(point.period))
    if found is None or found.observation.value is None:
        return point
    text = display(found.measure, found.observation)
    return replace(point, comparator=float(found.observation.value), comparator_text=text)


def comparison(comparator: Comparator | None, shown: Cell) -> str:
    """The comparator beside the figure in a sentence: "England, 2024: 46.4%."."""
    if comparator is None:
        return ""
    found = comparator.figured(Period.parse(shown.period))
    if found is None:
        newest = [point for point in comparator.series.points if point.has_figure]
        if not newest:
            return ""
        last = newest[-1]
        text = display(last.measure, last.observation)
        return (
            f"{comparator.name} has no figure for {shown.period_label}; "
            f"its newest is {text} for {last.period.label}."
        )
    return f"{comparator.name}, {found.period.label}: {display(found.measure, found.observation)}."
