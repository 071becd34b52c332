"""A position in words: the cell, the line and the chart that every page draws."""

from __future__ import annotations

from dashboard import formats
from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.rating import Rag, display
from dashboard.domain.signals import runs
from dashboard.readmodels.addresses import measure_address
from dashboard.readmodels.assessed import Assessed, Series
from dashboard.readmodels.books import Books
from dashboard.readmodels.commentary import said
from dashboard.readmodels.positions import Position, each, missed, position
from dashboard.readmodels.ratings import gap_words, rating_view, target_number, target_words
from dashboard.readmodels.trends import figured, trend, window
from dashboard.readmodels.types import Cell, Line, Mark, RatingView

_NO_RATING = {
    "no_figure": "no figure",
    "late": "late",
    "not_due": "not due yet",
}


def cell(place: Position, books: Books, period: Period) -> Cell:
    """The cell of a position: an absent observation says what was last received."""
    found, measure = place.found, place.series.measure
    wanted = place.expected or period
    if found is None:
        return Cell(
            measure=measure.code,
            period=str(wanted),
            period_label=wanted.label,
            state=place.state,
            text=None,
            rating=_absent(place, wanted),
            note=_last_words(place),
            source="",
        )
    return _filled(found, place, books)


def observed_cell(found: Assessed, books: Books) -> Cell:
    """The cell of one observation as it stands, whatever page or period it is shown on."""
    series = Series(found.measure, (found,))
    return _filled(found, position(series, found.period), books)


def _filled(found: Assessed, place: Position, books: Books) -> Cell:
    observation, measure = found.observation, found.measure
    value = observation.value
    return Cell(
        measure=measure.code,
        period=str(found.period),
        period_label=found.period.label,
        state=place.state,
        text=display(measure, observation) if value is not None else None,
        rating=rating_view(found.rating),
        number=float(value) if value is not None else None,
        counts=_counts(found),
        target=target_words(found),
        target_number=target_number(found),
        gap=gap_words(found),
        note=None if value is not None else (_reason(observation) or _last_words(place)),
        commentary=observation.commentary,
        as_at=formats.date_words(observation.as_at) if observation.as_at else None,
        source=books.source(found.submission),
        marks=marks(found, place),
    )


def _reason(observation: Observation) -> str | None:
    """Why there is no figure, as the commentary says it; its queries and notes are left out."""
    told = said(observation.commentary)
    return told.reason or told.words or None


def marks(found: Assessed, place: Position) -> tuple[Mark, ...]:
    """What to know about a figure beside its rating: in arrears, provisional, of another date."""
    told = []
    if found.measure.in_arrears_months and place.expected == found.period:
        late_by = found.measure.in_arrears_months
        months = f"{formats.count_words(late_by)} {formats.plural(late_by, 'month')}"
        month = found.period.label.split(" ")[0]
        told.append(Mark("clock", f"{month}: {months} in arrears"))
    if found.observation.provisional:
        told.append(Mark("provisional", "Provisional"))
    if place.expected is None and found.period.kind is not PeriodKind.YEAR:
        told.append(Mark("note", found.period.label))
    return tuple(told)


def line(series: Series, books: Books, org: str, period: Period) -> Line:
    """A measure on one line: figure, reason, how often missed, direction and its trend."""
    place = position(series, period)
    measure = series.measure
    points = figured(series, period)
    shown = cell(place, books, period)
    return Line(
        measure=measure.code,
        title=measure.title,
        href=measure_address(org, measure.code, period),
        cell=shown,
        why=_why(shown, points),
        direction=_direction(series, period),
        trend=trend(series, period, books) if len(points) > 1 else None,
        marks=shown.marks,
    )


def _direction(series: Series, period: Period) -> str:
    """The newest moves in a few words; a month without a figure breaks a run."""
    shown = [found.observation.value if found else None for _, found in window(series, period)]
    return runs(shown, series.measure.polarity, each=each(series), unit=series.measure.unit)


def _why(shown: Cell, points: list[Assessed]) -> str:
    if shown.rating.rag not in (Rag.AMBER, Rag.RED):
        return shown.rating.why
    times, rated = missed(points)
    if rated < 2:
        return shown.rating.why
    return f"{shown.rating.why} Missed {times} of {rated}."


def _counts(found: Assessed) -> str | None:
    numerator, denominator = found.observation.numerator, found.observation.denominator
    if numerator is None or denominator is None:
        return None
    return formats.counts(numerator, denominator)


def _absent(place: Position, wanted: Period) -> RatingView:
    reason = "late_return" if place.state == "late" else "no_data"
    words = _NO_RATING[place.state]
    why = f"No figure for {wanted.label}"
    last = _last_words(place)
    return RatingView(
        "none", f"Not rated: {words}", f"{why}; {last}." if last else f"{why}.", None, reason
    )


def _last_words(place: Position) -> str | None:
    if place.last is None:
        return None
    return f"last received {place.last.period.label}"
