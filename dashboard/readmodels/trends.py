"""A series as a chart: twelve periods, gaps as gaps, each against its own target."""

from __future__ import annotations

from fractions import Fraction

from dashboard import formats
from dashboard.domain.control import PointType
from dashboard.domain.levels import verdict
from dashboard.domain.measures import Measure, Polarity
from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.rating import Rag, display, rate
from dashboard.domain.signals import getting_better, in_brief, moved_since, signal
from dashboard.readmodels.assessed import Assessed, Series
from dashboard.readmodels.books import Books
from dashboard.readmodels.positions import (
    each,
    expected_period,
    grain,
    missed,
    period_before,
    position,
    reached,
)
from dashboard.readmodels.ratings import (
    gap_words,
    rating_view,
    target_number,
    target_of,
    target_words,
)
from dashboard.readmodels.titles import fitting, mid_sentence, short
from dashboard.readmodels.types import ChartView, Point

LENGTH = 12


def window(
    series: Series, period: Period, length: int = LENGTH
) -> list[tuple[Period, Assessed | None]]:
    """The `length` newest periods up to `period`, oldest first; a missing one is kept as a gap.

    A series that keeps no rhythm has only the periods it has.
    """
    last = expected_period(series, period)
    if last is None:
        return [(point.period, point) for point in reached(series, period)[-length:]]
    kind = grain(series)
    regular = {p.period: p for p in series.points if p.period.kind is kind and p.period <= last}
    if not regular:
        return []
    shown = [last]
    while len(shown) < length and shown[0] > min(regular):
        shown.insert(0, shown[0].previous())
    return [(one, regular.get(one)) for one in shown]


def figured(series: Series, period: Period) -> list[Assessed]:
    """The observations of the window that hold a figure, oldest first."""
    return [found for _, found in window(series, period) if found and found.has_figure]


def direction(series: Series, period: Period) -> str:
    """The same as `change` in a few words for a table; a period without a figure breaks the run.

    Where the one before has none, the last of the period before the one looked at stands for it.
    """
    polarity, unit = series.measure.polarity, series.measure.unit
    values, place = _values(series, period), position(series, period)
    wanted = period_before(place)
    earlier = series.at(wanted) if wanted else None
    if len(values) > 1 and values[-2] is None and earlier and place.found:
        was, now = earlier.observation.value, place.found.observation.value
        if was is not None and now is not None:
            return moved_since(earlier.period.label, was, now, unit=unit)
    return in_brief(values, polarity, each=each(series), unit=unit)


def turning(series: Series, period: Period) -> PointType | None:
    """Whether it is getting better or worse; None where there are too few figures to say."""
    return verdict(signal(_values(series, period), series.measure.polarity))


def _values(series: Series, period: Period) -> list[Fraction | None]:
    return [found.observation.value if found else None for _, found in window(series, period)]


def change(series: Series, period: Period) -> str:
    """Whether it is getting better: the usual range from twelve figures, plain runs under that."""
    shown, measure = window(series, period), series.measure
    newest = figured(series, period)
    if not newest:
        return "No figure to compare."
    return getting_better(
        [one.label for one, _ in shown],
        _values(series, period),
        measure.polarity,
        target_of(newest[-1]),
        each=each(series),
        unit=measure.unit,
        places=measure.decimals,
    )


def trend(series: Series, period: Period, books: Books) -> ChartView:
    """The chart of a measure up to `period`: its title is the message, its summary the figures."""
    measure, shown = series.measure, window(series, period)
    points = tuple(_point(found or _gap(one, measure)) for one, found in shown)
    rated = [found for _, found in shown if found is not None]
    title, message = _message(series, rated)
    return ChartView(
        title=title,
        subtitle=_subtitle(series, points),
        summary=_summary(message, points),
        points=points,
        unit=measure.unit,
        rag=str(rated[-1].rating.rag) if rated else str(Rag.NONE),
        lower_is_better=measure.polarity is Polarity.LOWER,
        series_name=measure.title,
        source=books.source(rated[-1].submission) if rated else "",
    )


def _gap(period: Period, measure: Measure) -> Assessed:
    """A period nothing was published for: no figure, but bands that never change still stand."""
    blank = Observation(measure.code, period)
    return Assessed(blank, measure, rate(measure, blank), "")


def _year(period: Period) -> str:
    """A quarter or a half belongs to its financial year: Q1 2023-24 is not January to March."""
    parts = (PeriodKind.QUARTER, PeriodKind.HALF)
    return period.financial_year if period.kind in parts else str(period.end.year)


def _point(found: Assessed) -> Point:
    period = found.period
    observation, value = found.observation, found.observation.value
    return Point(
        period=str(period),
        label=period.label,
        short=period.short,
        year=_year(period),
        text=None if value is None else display(found.measure, observation),
        number=None if value is None else float(value),
        rating=rating_view(found.rating),
        target=target_words(found),
        target_number=target_number(found),
        gap=gap_words(found),
        provisional=observation.provisional,
    )


def _message(series: Series, rated: list[Assessed]) -> tuple[str, str]:
    """The chart's title, and the same in full."""
    name = series.measure.title
    times, of = missed(rated)
    if not of:
        return fitting(name, short(name)), name
    said = record(times, of, each(series))
    whole, brief = (f"{one}: {mid_sentence(said)}" for one in (name, short(name)))
    return fitting(whole, brief, said), whole


def record(times: int, of: int, noun: str) -> str:
    """How often target was missed, as a chart's title: "Missed target in 11 of 12 months"."""
    if times:
        return f"Missed target in {times} of {of} {formats.plural(of, noun)}"
    return f"Target met in all {of} {noun}s" if of > 1 else "Target met"


def _subtitle(series: Series, points: tuple[Point, ...]) -> str:
    measure = series.measure
    unit = {"percent": "Percent", "gbp": "Pounds", "number": "Number"}.get(
        measure.unit, measure.unit.capitalize()
    )
    rhythm = f", {measure.frequency}" if measure.frequency else ""
    against = any(point.target_number is not None for point in points)
    shades = against and measure.polarity is not Polarity.NONE
    shaded = " Shaded where worse than target." if shades else ""
    return f"{unit}{rhythm}.{shaded}"


def first_and_last(found: list[Assessed]) -> str:
    """A series without a target, as its title: "From 77 in May 2018 to 15 in June 2019"."""
    first, last = found[0], found[-1]
    start, end = (display(one.measure, one.observation) for one in (first, last))
    if first is last:
        return f"{end} in {last.period.label}"
    return f"From {start} in {first.period.label} to {end} in {last.period.label}"


def _summary(message: str, points: tuple[Point, ...]) -> str:
    figured = [point for point in points if point.text is not None]
    if not figured:
        return f"{message}. No figures in these periods."
    first, last = figured[0], figured[-1]
    gaps = len(points) - len(figured)
    said = f"{message}. From {first.text} in {first.label} to {last.text} in {last.label}"
    against = f", against a target of {last.target}" if last.target else ""
    absent = f" {gaps} of {len(points)} periods have no figure." if gaps else ""
    return f"{said}{against}.{absent}"
