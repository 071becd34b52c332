"""England's figure beside an organisation's: the same measure, the same period, or none."""

from __future__ import annotations

from dashboard.domain.rating import display
from dashboard.readmodels.assessed import Assessed, Series, assess
from dashboard.readmodels.books import Books

ENGLAND = "england"


def england(books: Books, section: str | None = None) -> dict[str, Series]:
    """England's series by measure code."""
    return assess(books, ENGLAND, section)


def beside(found: Assessed | None, comparator: dict[str, Series]) -> Assessed | None:
    """The comparator's observation for the same measure and period, if it has a figure.

    A comparator of another year is left out: a newer local figure against an older national one
    would be a comparison nobody made.
    """
    series = comparator.get(found.measure.code) if found else None
    point = series.at(found.period) if series and found else None
    return point if point and point.has_figure else None


def beside_words(found: Assessed | None, comparator: dict[str, Series]) -> str:
    """The comparator's figure as it prints, or that it is not stated."""
    point = beside(found, comparator)
    return display(point.measure, point.observation) if point else "not stated"
