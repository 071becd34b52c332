"""The summary table of a section: each measure's number, reports, outturn, target and position."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.domain.cadence import containing
from dashboard.domain.measures import RuleKind
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.rating import Rag, display
from dashboard.readmodels.assessed import Assessed, Series
from dashboard.readmodels.books import Books
from dashboard.readmodels.cells import line
from dashboard.readmodels.commentary import said
from dashboard.readmodels.positions import position
from dashboard.readmodels.titles import at_start, fitting, mid_sentence, short
from dashboard.readmodels.types import Line, TallyItem


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A measure in the summary table; what a paper does not say is "not stated"."""

    line: Line
    reports: str
    outturn: str  # last financial year's, as published
    queried: str  # what is queried of it
    data_period: str
    owner: str


@dataclass(frozen=True, slots=True)
class SummaryGroup:
    name: str
    rows: tuple[SummaryRow, ...]


NOT_STATED = "not stated"


def summary_groups(
    series: Sequence[Series], books: Books, org: str, period: Period
) -> tuple[SummaryGroup, ...]:
    """The measures in their groups, both in the order the definitions file gives them."""
    names = list(dict.fromkeys(one.measure.group or "" for one in series))
    return tuple(
        SummaryGroup(
            name,
            tuple(
                summary_row(one, books, org, period)
                for one in series
                if (one.measure.group or "") == name
            ),
        )
        for name in names
    )


def summary_row(series: Series, books: Books, org: str, period: Period) -> SummaryRow:
    """One measure as the summary table shows it."""
    measure, shown = series.measure, line(series, books, org, period)
    return SummaryRow(
        line=shown,
        reports=measure.reported_to or NOT_STATED,
        outturn=outturn(series, period),
        queried=queried(series, period),
        data_period=shown.cell.period_label,
        owner=measure.owner_role or NOT_STATED,
    )


def outturn(series: Series, period: Period) -> str:
    """The figure published for the financial year before the one `period` falls in."""
    found = _last_year(series, period)
    return display(found.measure, found.observation) if found else NOT_STATED


def queried(series: Series, period: Period) -> str:
    """What is queried of that figure, such as that it is another month's; "" where nothing is."""
    found = _last_year(series, period)
    marks = said(found.observation.commentary).marks if found else ()
    return "; ".join(mid_sentence(mark.words) for mark in marks if mark.kind == "query")


def _last_year(series: Series, period: Period) -> Assessed | None:
    year = containing(PeriodKind.YEAR, period.end).previous()
    return next((p for p in series.points if p.period == year and p.has_figure), None)


def tally(series: Sequence[Series], period: Period) -> tuple[TallyItem, ...]:
    """How many of the measures are red, amber, green and not rated at `period`."""
    return counted([position(one, period).rag for one in series])


def counted(rags: Sequence[Rag]) -> tuple[TallyItem, ...]:
    """Each colour with its count, nought written too."""
    words = {Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green", Rag.NONE: "not rated"}
    return tuple(TallyItem(str(rag), said, rags.count(rag)) for rag, said in words.items())


def headline(counts: Sequence[TallyItem], red: str = "") -> str:
    """The tally as a sentence of ten words at most, worst first; `red` names the only red one."""
    by_kind = {item.kind: item.count for item in counts}
    measures, unrated = sum(by_kind.values()), by_kind.get("none", 0)
    if measures == unrated:
        return _unrated(measures)
    worst, amber, green = (by_kind[kind] for kind in ("red", "amber", "green"))
    said = _and([(worst, "red"), (amber, "amber"), (green, "green")])
    if worst == 1 and red:
        names = (f"One measure is red: {mid_sentence(name)}" for name in (red, short(red)))
        return fitting(*names, said)
    if worst:
        return said
    if amber:
        return f"No measure is red; {formats.count_words(amber)} {_are(amber)} amber"
    if green == 1:
        return "The one rated measure meets target"
    return f"{some_of(green, green)} rated measures meet target"


def some_of(count: int, of: int) -> str:
    """A part of a number in words, to start a sentence: "None of 23", "Neither of two", "Both"."""
    if 0 < count == of:
        return "Both" if of == 2 else f"All {formats.count_words(of)}"
    none = "Neither" if of == 2 else "None"
    part = at_start(count) if count else none
    return f"{part} of {formats.count_words(of)}"


def _and(counts: Sequence[tuple[int, str]]) -> str:
    """ "Two measures are red, five amber and seven green"; what there is none of is left out."""
    (first, rag), *rest = [(count, rag) for count, rag in counts if count]
    noun = f"{at_start(first)} {formats.plural(first, 'measure')}"
    parts = [f"{noun} {_are(first)} {rag}"]
    parts += [f"{formats.count_words(count)} {rag}" for count, rag in rest]
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _unrated(measures: int) -> str:
    if not measures:
        return "No figures have been published for this section"
    if measures == 1:
        return "The one measure here cannot be rated"
    return f"{some_of(0, measures)} measures can be rated"


def performance(series: Sequence[Series]) -> list[Series]:
    """Leave out the rules for actions and risks, which have pages of their own."""
    return [s for s in series if s.measure.rule not in (RuleKind.MATRIX, RuleKind.STATUS)]
