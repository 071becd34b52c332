"""A position in words: the cell, the line and the chart that every page draws."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard import formats
from dashboard.domain.cadence import containing
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.rating import Rag, Reason, display, not_rated
from dashboard.readmodels.addresses import measure_address
from dashboard.readmodels.assessed import Assessed, Series
from dashboard.readmodels.books import Books
from dashboard.readmodels.commentary import said, sentence
from dashboard.readmodels.positions import Position, each, missed, next_due, position
from dashboard.readmodels.ratings import gap_words, rating_view, target_number, target_words
from dashboard.readmodels.returns.owed import held_up
from dashboard.readmodels.trends import direction, figured, trend
from dashboard.readmodels.types import Cell, Fact, Line, Mark, RatingView


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
            commentary=told.words if (told := place.series.told.get(wanted)) else None,
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
        rating=rating_view(held_up(place.owed, found.period) if place.owed else found.rating),
        number=float(value) if value is not None else None,
        counts=_counts(found),
        target=target_words(found),
        target_number=target_number(found),
        gap=gap_words(found),
        note=None if value is not None else _blank_words(found, place),
        commentary=observation.commentary,
        as_at=formats.date_words(observation.as_at) if observation.as_at else None,
        source=books.source(found.submission),
        marks=marks(found, place),
    )


def marks(found: Assessed, place: Position) -> tuple[Mark, ...]:
    """What to know about a figure beside its rating: in arrears, of another date, provisional."""
    told = []
    if found.measure.in_arrears_months and place.expected == found.period:
        months = formats.numbered(found.measure.in_arrears_months, "month")
        told.append(Mark("clock", f"{found.period.label}: {months} in arrears"))
    elif found.period != place.asked:
        told.append(Mark("note", found.period.label))
    if found.observation.provisional:
        told.append(Mark("provisional", "Provisional"))
    return tuple(told)


def line(series: Series, books: Books, org: str, period: Period) -> Line:
    """A measure on one line: figure, reason, how often missed, direction and its trend."""
    measure = series.measure
    shown = cell(position(series, period), books, period)
    drawn = trend(series, period, books)
    told = series.told.get(Period.parse(shown.period)) if shown.text is not None else None
    queries = [mark for mark in said(shown.commentary).marks if mark.kind == "query"]
    return Line(
        measure=measure.code,
        title=measure.title,
        href=measure_address(org, measure.code, period),
        cell=shown,
        why=_why(shown, series, period),
        direction=direction(series, period),
        trend=drawn if sum(point.text is not None for point in drawn.points) > 1 else None,
        marks=(*shown.marks, *queries),
        facts=(Fact("Owner", measure.owner_role or "not stated"),),
        told=told.words if told else "",
    )


def dated(made: Line) -> Line:
    """The line with its figure's period, for a page whose head names no period that it could be."""
    if _says_when(made):
        return made
    return replace(made, marks=(Mark("note", made.cell.period_label), *made.marks))


def figure_head(lines: Sequence[Line]) -> str:
    """What heads a column of figures: their period, unless a line's own mark says another."""
    labels = {one.cell.period_label for one in lines if not _says_when(one)}
    return labels.pop() if len(labels) == 1 else "Figure"


def _says_when(made: Line) -> bool:
    return any(mark.kind in ("clock", "note") for mark in made.marks)


def _why(shown: Cell, series: Series, period: Period) -> str:
    """The rating's reason and how often target was missed; of a blank, what was said of it."""
    if shown.text is None:
        return sentence(said(shown.commentary).words) or shown.rating.why
    if shown.rating.rag not in (Rag.AMBER, Rag.RED):
        return shown.rating.why
    why = shown.rating.why
    if shown.rating.rag == Rag.AMBER:
        why = re.sub(r"; amber ends at [^;]*\.$", ".", why)  # how far red is matters to a red one
    times, rated = missed(figured(series, period))
    return why if rated < 2 else f"{why} Missed {times} of {rated} {each(series)}s."


def _counts(found: Assessed) -> str | None:
    numerator, denominator = found.observation.numerator, found.observation.denominator
    if numerator is None or denominator is None:
        return None
    return formats.counts(numerator, denominator)


def _absent(place: Position, wanted: Period) -> RatingView:
    """The rating of a period nothing was published for."""
    if place.owed:
        return rating_view(held_up(place.owed, wanted))
    if place.state == "not_due" and (due := next_due(place.series, wanted, place.last)):
        return rating_view(not_rated(Reason.NOT_DUE, not_due_words(place.series, place.last, due)))
    last = _last_words(place)
    why = f"No figure for {wanted.label}; {last}." if last else f"No figure for {wanted.label}."
    if place.state == "late":
        return rating_view(not_rated(Reason.LATE_RETURN, why))
    return rating_view(not_rated(Reason.NO_DATA, why))


def not_due_words(series: Series, last: Assessed | None, due: Period) -> str:
    """ "Reported half-yearly: last in Q1 2023-24, next due March 2024"."""
    month = containing(PeriodKind.MONTH, due.end).label
    came = f"last in {last.period.label}, " if last else ""
    return f"Reported {series.measure.frequency}: {came}next due {month}."


def _blank_words(found: Assessed, place: Position) -> str | None:
    return said(found.observation.commentary).words or _last_words(place)


def _last_words(place: Position) -> str | None:
    if place.last is None:
        return None
    return f"last received {place.last.period.label}"
