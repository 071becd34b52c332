"""What a measure means and where its figure came from, as facts; blanks say "Not stated"."""

from __future__ import annotations

from dashboard import formats
from dashboard.domain.periods import Period, PeriodKind
from dashboard.readmodels.assessed import Assessed, Series
from dashboard.readmodels.books import Books
from dashboard.readmodels.positions import grain
from dashboard.readmodels.rule_words import NOT_STATED, good_is, rule_words, target_by_period
from dashboard.readmodels.summary import outturn, queried
from dashboard.readmodels.trends import window
from dashboard.readmodels.types import Fact

_KINDS = {
    PeriodKind.MONTH: "Month",
    PeriodKind.QUARTER: "Quarter",
    PeriodKind.HALF: "Half-year",
    PeriodKind.YEAR: "Financial year",
    PeriodKind.CALENDAR_YEAR: "Calendar year",
    PeriodKind.SNAPSHOT: "On a day",
}


def definition(series: Series, period: Period) -> tuple[Fact, ...]:
    """The facts beside the chart, in the order a member asks for them."""
    measure = series.measure
    shown = [found for _, found in window(series, period) if found is not None]
    last_year, query = outturn(series, period), queried(series, period)
    return (
        Fact("What it counts", measure.definition or NOT_STATED),
        Fact("Good is", good_is(measure)),
        Fact("Target", target_by_period(shown)),
        Fact("Rating", rule_words(measure, shown[-1] if shown else None)),
        Fact("Data period", _data_period(series)),
        Fact("Where it comes from", measure.source or NOT_STATED),
        Fact("Answers for it", measure.owner_role or NOT_STATED),
        Fact("Reported to", measure.reported_to or NOT_STATED),
        Fact("Last year’s outturn", formats.capital(last_year) + (f": {query}" if query else "")),
        Fact("Statutory basis", measure.statutory_basis or NOT_STATED),
    )


def _data_period(series: Series) -> str:
    measure, kind = series.measure, grain(series)
    said = _KINDS[kind] if kind else _only_kind(series)
    frequency = measure.frequency
    if frequency and kind and frequency not in _usual(kind):
        said = f"{said}, reported {frequency}"
    if measure.in_arrears_months:
        late_by = measure.in_arrears_months
        months = f"{formats.count_words(late_by)} {formats.plural(late_by, 'month')}"
        said = f"{said}, {months} in arrears"
    return said


def _usual(kind: PeriodKind) -> tuple[str, ...]:
    return {
        PeriodKind.MONTH: ("monthly",),
        PeriodKind.QUARTER: ("quarterly",),
        PeriodKind.HALF: ("half-yearly",),
    }.get(kind, ("yearly", "annual"))


def _only_kind(series: Series) -> str:
    kinds = {point.period.kind for point in series.points}
    return _KINDS[kinds.pop()] if len(kinds) == 1 else NOT_STATED


def provenance(found: Assessed | None, books: Books) -> tuple[Fact, ...]:
    """Where the figure shown came from: source, file, when it was published, as at when."""
    if found is None:
        return ()
    arrived = books.kept.submission(found.submission)
    published = arrived.published_at
    on = formats.date_words(published.date()) if published else NOT_STATED
    as_at = found.observation.as_at
    return (
        Fact("Source", arrived.source or NOT_STATED),
        Fact("File", f"{arrived.filename}, submission {arrived.id}"),
        Fact("Published here", f"{on}, figures {arrived.revision}"),
        Fact("As at", formats.date_words(as_at) if as_at else f"End of {found.period.label}"),
    )
