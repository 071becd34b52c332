"""Where a measure stands at a period: its figure, or exactly why there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from dashboard.domain.cadence import CADENCES, containing
from dashboard.domain.calendar import Owed, ReturnState
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.rating import Rag, Reason
from dashboard.readmodels.assessed import Assessed, Series
from dashboard.readmodels.returns.owed import HELD_UP, holding_up

_A_RHYTHM = 3  # times a figure has come before the next is awaited, where nothing says so
_EACH = {
    PeriodKind.MONTH: "month",
    PeriodKind.QUARTER: "quarter",
    PeriodKind.HALF: "half-year",
    PeriodKind.YEAR: "year",
}
_REGULAR = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR)


@dataclass(frozen=True, slots=True)
class Position:
    """A measure at a period.

    `state` is one of rated, unrated, nothing_due, no_figure, late, not_due, suppressed;
    `asked` is the period looked at, None where a measure never had one; `expected` the period a
    figure was looked for (in arrears, an earlier one), None where the measure keeps no rhythm;
    `last` is the newest earlier observation that has a figure; `owed` the return of the
    organisation's calendar that a figure is awaited from, or missed for.
    """

    series: Series
    state: str
    asked: Period | None
    expected: Period | None
    found: Assessed | None
    last: Assessed | None
    owed: Owed | None = None

    @property
    def rag(self) -> Rag:
        return self.found.rating.rag if self.found else Rag.NONE


def position(series: Series, period: Period) -> Position:
    """Where `series` stands at `period`; an older figure never stands in for a missing one."""
    expected = expected_period(series, period)
    newest = next(reversed(reached(series, period)), None)
    found = series.at(expected) if expected else newest
    last = _last_figure(series, expected or period)
    if found is None and expected and series.ended_before(expected):
        return Position(series, "unrated", period, expected, None, last)
    owed = _owed(series, expected, found)
    state = _state(found, expected, last) if owed is None else HELD_UP[owed.state]
    if state in ("late", "no_figure") and owed is None and next_due(series, expected, last):
        state = "not_due"
    return Position(series, state, period, expected, found, last, owed)


def reached(series: Series, period: Period) -> tuple[Assessed, ...]:
    """The observations up to a period; before any calendar year has ended, the running year's.

    A register counts the year it is in as it goes, and says that the figure is provisional.
    """
    ended = series.up_to(period)
    if any(point.has_figure for point in ended):
        return ended
    return ended + tuple(
        point
        for point in series.points
        if point.period.kind is PeriodKind.CALENDAR_YEAR
        and point.period.start <= period.end < point.period.end
        and point.observation.provisional
    )


def _owed(series: Series, expected: Period | None, found: Assessed | None) -> Owed | None:
    """The return that holds the figure up; a blank sent with its reason is held up only by a
    return that is overdue."""
    blank = found is not None and found.rating.reason is Reason.NO_DATA
    if expected is None or (found and not blank):
        return None
    owed = holding_up(series.owed, expected)
    return None if blank and owed and owed.state is ReturnState.AWAITED else owed


def _state(found: Assessed | None, expected: Period | None, last: Assessed | None) -> str:
    if found is None:
        return "late" if expected and last else "no_figure"
    if found.rating.rag is not Rag.NONE:
        return "rated"
    reason = str(found.rating.reason)
    named = {
        "no_data": "no_figure",
        "nothing_due": "nothing_due",
        "suppressed": "suppressed",
        "late_return": "late",
        "not_due": "not_due",
    }
    return named.get(reason, "unrated")


def expected_period(series: Series, period: Period) -> Period | None:
    """The period whose figure should be there at `period`, by the rhythm the series keeps."""
    kind = grain(series)
    if kind is None and series.owed and not series.points:
        kind = series.owed[-1].entry.frequency  # it has never come, but a calendar says it should
    if kind is None:
        return None
    expected = _begun(series, last_within(kind, period))
    if kind is PeriodKind.MONTH:
        for _ in range(series.measure.in_arrears_months):
            expected = expected.previous()
    return expected


def next_due(series: Series, expected: Period | None, last: Assessed | None) -> Period | None:
    """What it reports next, where it does so less often than it is printed and owes nothing now.

    A half-yearly figure that came in the first quarter is not missing from the second; it is due
    again by the end of the next half.
    """
    kind = CADENCES.get((series.measure.frequency or "").lower())
    if kind is None or expected is None:
        return None
    due = containing(kind, expected.end)
    if due == expected or not due.contains(expected):
        return None
    if last and due.contains(last.period):
        return due.next()
    return due if due.end > expected.end else None


def period_before(place: Position) -> Period | None:
    """The period to compare with: the last one of the period before the one looked at.

    Seen by the quarter a month is compared with the last month of the quarter before.
    """
    if place.expected is None or place.asked is None:
        return None
    if place.asked != place.expected and place.asked.contains(place.expected):
        return last_within(place.expected.kind, place.asked.previous())
    return place.expected.previous()


def _begun(series: Series, expected: Period) -> Period:
    """The period expected; while it has not ended, it is awaited only once it has come."""
    if series.as_at is None or expected.end <= series.as_at:
        return expected
    present = containing(expected.kind, series.as_at)
    return present if series.at(present) else present.previous()


def grain(series: Series) -> PeriodKind | None:
    """The kind of period a series keeps to: its commonest, the finest of equals.

    None for a figure that is not awaited again: one whose definition states no frequency and that
    has not come three times.
    """
    kind = commonest(series)
    often = sum(point.period.kind is kind for point in series.points)
    return kind if series.measure.frequency or often >= _A_RHYTHM else None


def commonest(series: Series) -> PeriodKind | None:
    """The kind of period most of its figures are of, the finest of equals, awaited or not."""
    kinds = Counter(point.period.kind for point in series.points if point.period.kind in _REGULAR)
    often = max(kinds.values(), default=0)
    return next((kind for kind in _REGULAR if kinds[kind] == often), None) if often else None


def each(series: Series) -> str:
    """What one point of the series stands for, as a word: "month", "quarter", "period"."""
    kind = grain(series)
    return _EACH.get(kind, "period") if kind else "period"


def last_within(kind: PeriodKind, period: Period) -> Period:
    """The newest period of `kind` that ends by the end of `period`."""
    candidate = containing(kind, period.end)
    return candidate if candidate.end <= period.end else candidate.previous()


def _last_figure(series: Series, before: Period) -> Assessed | None:
    earlier = [p for p in series.points if p.has_figure and p.period.end < before.end]
    return earlier[-1] if earlier else None


def choices(series: Iterable[Series]) -> tuple[Period, ...]:
    """The periods a set of series can be looked at, newest first.

    They are those of the commonest rhythm that hold a figure, so that months to come, printed as
    nought of nought, are not offered first; where no series keeps a rhythm, every dated period.
    """
    kept = [one for one in series if any(point.has_figure for point in one.points)]
    grains = Counter(kind for kind in map(grain, kept) if kind is not None)
    figured = [(one, point) for one in kept for point in one.points if point.has_figure]
    if not grains:
        return tuple(sorted({point.period for _, point in figured}, reverse=True))
    kind = grains.most_common(1)[0][0]
    return tuple(sorted({p.period for one, p in figured if grain(one) is kind}, reverse=True))


def missed(points: Iterable[Assessed]) -> tuple[int, int]:
    """How many of the rated observations missed green, and how many were rated."""
    rated = [point for point in points if point.rating.rag is not Rag.NONE]
    return sum(point.rating.rag is not Rag.GREEN for point in rated), len(rated)


def distance(found: Assessed) -> Fraction:
    """How far from green, as a share of where green ends: worse is over nought, better under.

    Nought where no distance is known; where green ends at nought the distance itself.
    """
    gap, value = found.rating.gap, found.observation.value
    if gap is None or value is None:
        return Fraction(0)
    share = abs(gap) / (abs(value - gap) or 1)
    return -share if found.rating.rag is Rag.GREEN else share
