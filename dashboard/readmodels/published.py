"""Published observations with their rating and its explanation, as scripts are handed them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from dashboard.domain.measures import Span
from dashboard.domain.periods import Period
from dashboard.domain.rating import display
from dashboard.readmodels.assessed import Assessed, assess
from dashboard.readmodels.books import Books

Number = int | float


@dataclass(frozen=True, slots=True)
class PublishedQuery:
    """`first` and `last` bound the periods by their last day; all but `org` may be left out."""

    org: str
    measure: str | None = None
    section: str | None = None
    period: str | None = None
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class PublishedObservation:
    """What `scorecard observations --json` prints of one: names and order are public interface."""

    org: str
    measure: str
    period: str
    value: Number | None
    numerator: Number | None
    denominator: Number | None
    target: Number | str | None
    rating: str
    rating_reason: str | None
    why: str
    provisional: bool
    commentary: str | None
    as_at: str | None
    submission: str
    rule: str


@dataclass(frozen=True, slots=True)
class Published:
    """`shown` is each observation's figure as a page prints it, in the same order."""

    observations: tuple[PublishedObservation, ...]
    shown: tuple[str, ...] = ()


def build(query: PublishedQuery, books: Books) -> Published:
    """The published observations asked for, by measure then period.

    Raises PeriodError where a period in the query is not one.
    """
    wanted = Period.parse(query.period) if query.period else None
    first = Period.parse(query.first) if query.first else None
    last = Period.parse(query.last) if query.last else None
    series = assess(books, query.org, query.section)
    points = [
        point
        for code in sorted(series)
        if query.measure in (None, code)
        for point in series[code].points
        if (wanted is None or point.period == wanted)
        and (first is None or point.period.end >= first.end)
        and (last is None or point.period.end <= last.end)
    ]
    return Published(
        tuple(_published(query.org, point) for point in points),
        tuple(display(point.measure, point.observation) for point in points),
    )


def unknown(query: PublishedQuery, books: Books) -> str:
    """A sentence that names what the query asks of and nobody knows; "" where all is known."""
    loaded = {one.code for one in books.organisations()}
    if query.org not in {*loaded, *books.catalogue.organisations}:
        return (
            f"There is no organisation {query.org}; loaded: {', '.join(sorted(loaded)) or 'none'}."
        )
    known = books.catalogue
    if query.measure in {None, *known.register_measures, *known.workstreams}:
        return ""
    if query.measure in assess(books, query.org):
        return ""
    return f"There is no measure {query.measure} of {query.org}."


def _published(org: str, point: Assessed) -> PublishedObservation:
    observation, rating = point.observation, point.rating
    return PublishedObservation(
        org=org,
        measure=observation.measure,
        period=str(observation.period),
        value=_number(observation.value),
        numerator=_number(observation.numerator),
        denominator=_number(observation.denominator),
        target=_target(observation.target),
        rating=str(rating.rag),
        rating_reason=str(rating.reason) if rating.reason else None,
        why=rating.why,
        provisional=observation.provisional,
        commentary=observation.commentary,
        as_at=observation.as_at.isoformat() if observation.as_at else None,
        submission=point.submission,
        rule=str(point.measure.rule),
    )


def _number(value: Fraction | None) -> Number | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def _target(target: Fraction | Span | None) -> Number | str | None:
    if isinstance(target, Span):
        return f"{_number(target.low)}..{_number(target.high)}"
    return _number(target)
