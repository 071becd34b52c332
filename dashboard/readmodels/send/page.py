"""SEND: statutory timeliness, reviews, backlog, demand and cohort, with England beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.catalogue.register_measures import by_calendar_year
from dashboard.domain.periods import Period
from dashboard.domain.rating import display
from dashboard.readmodels.assessed import Assessed, Series, assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.cells import line
from dashboard.readmodels.commentary import said, sentence
from dashboard.readmodels.comparators import Comparator, comparators
from dashboard.readmodels.families import beside
from dashboard.readmodels.frames import Settled, foot, notices, settle_org, settle_period
from dashboard.readmodels.positions import choices, position
from dashboard.readmodels.summary import NOT_STATED, performance, some_of, tally
from dashboard.readmodels.titles import at_start, fitting, mid_sentence, short
from dashboard.readmodels.types import Frame, Line, PageHead

SECTION = "send"
STATUTORY = "Statutory timeliness"
YEARLY = by_calendar_year(STATUTORY)
FIRST = (STATUTORY, "EHC demand", "EHC plan cohort")


@dataclass(frozen=True, slots=True)
class SendQuery:
    org: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class SendRow:
    line: Line
    said: str  # what the paper says of the figure, in a sentence
    period: str
    england: str
    limit: str  # the statutory limit the measure is held to, "" where there is none


@dataclass(frozen=True, slots=True)
class SendGroup:
    name: str
    statutory: bool
    first: bool  # one of the groups a leader looks for; the rest is context
    said: str  # how many of the group have a figure
    rows: tuple[SendRow, ...]

    @property
    def red(self) -> tuple[SendRow, ...]:
        """The rows that are red, which no page folds away and no slides leave out."""
        return tuple(row for row in self.rows if row.line.cell.rating.rag == "red")


@dataclass(frozen=True, slots=True)
class SendView:
    frame: Frame
    groups: tuple[SendGroup, ...]


def build(query: SendQuery, books: Books) -> SendView:
    """Every SEND measure of one organisation, the statutory ones first."""
    org = settle_org(books, query.org, ("measures",))
    series = performance(list(assess(books, org.value, SECTION).values()))
    period = settle_period(query.period, choices(series), "Up to")
    shown = Period.parse(period.value) if period.value else None
    groups = _groups(series, books, org.value, shown) if shown else ()
    submissions = {point.submission for one in series for point in one.points}
    bands = "A measure is rated only where a target or band is published for its period."
    return SendView(
        Frame(
            (org.filter, period.filter),
            _head(org, period, series, shown),
            foot(books, submissions, bands),
            beside("send", "/send", org.value, books),
        ),
        groups,
    )


def _groups(
    series: Sequence[Series], books: Books, org: str, period: Period
) -> tuple[SendGroup, ...]:
    names = list(dict.fromkeys(one.measure.group or "Other" for one in series))
    names.sort(key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))
    nation = comparators(SECTION, books)
    found = []
    for name in names:
        members = [one for one in series if (one.measure.group or "Other") == name]
        rows = tuple(_row(one, books, org, period, nation) for one in members)
        statutory, first = name in (STATUTORY, YEARLY), name in FIRST
        found.append(SendGroup(name, statutory, first, _coverage(rows), rows))
    return tuple(found)


def _row(
    series: Series, books: Books, org: str, period: Period, nation: dict[str, Comparator]
) -> SendRow:
    shown = line(series, books, org, period)
    place = position(series, period)
    return SendRow(
        line=shown,
        said=sentence(said(shown.cell.commentary).words),
        period=shown.cell.period_label if place.found else NOT_STATED,
        england=_beside(place.found, nation.get(series.measure.code)),
        limit=series.measure.statutory_basis or "",
    )


def _beside(found: Assessed | None, nation: Comparator | None) -> str:
    """England's figure for the very same period, or that none is stated."""
    there = nation.figured(found.period) if nation and found else None
    return display(there.measure, there.observation) if there else NOT_STATED


def _coverage(rows: tuple[SendRow, ...]) -> str:
    """How many have a figure, and how many of the others are described in words in its stead."""
    blank = [row for row in rows if row.line.cell.text is None]
    told = sum(bool(row.said) for row in blank)
    if len(rows) == 1:
        return _alone(rows[0])
    figured = len(rows) - len(blank)
    said = f"{some_of(figured, len(rows))} {formats.plural(figured, 'has', 'have')} a figure"
    if not told:
        return f"{said}."
    some = f"{formats.count_words(told)} {formats.plural(told, 'is', 'are')}"
    return f"{said}; {'the rest are' if told == len(blank) else some} described in words only."


def _alone(row: SendRow) -> str:
    """What is said of a group of one: nothing where its line shows a figure or nothing due."""
    if row.line.cell.text is not None:
        return ""
    if row.said:
        return "It has no figure: it is described in words only."
    return "" if row.line.cell.state == "nothing_due" else "It has no figure."


def _head(
    org: Settled, period: Settled, series: Sequence[Series], shown: Period | None
) -> PageHead:
    upto = f", up to {shown.label}" if shown else ""
    return PageHead(
        title=f"SEND: {org.label}",
        kicker=f"{org.label}: special educational needs and disabilities{upto}",
        headline=_headline(series, shown),
        lead=_lead(series, shown),
        tally=tally(series, shown) if shown else (),
        notices=notices(org, period),
    )


def _headline(series: Sequence[Series], period: Period | None) -> str:
    """The first statutory measure that has a figure: the one inspectors ask for first."""
    if period is None:
        return "No SEND figures have been published here"
    for one in series:
        found = _figured(one, period)
        if one.measure.group == STATUTORY and found:
            so_far = " so far" if found.observation.provisional else ""
            figure = f"{display(found.measure, found.observation)}{so_far}"
            return fitting(
                f"{one.measure.title}: {figure}", f"{short(one.measure.title)}: {figure}"
            )
    if _last(series, period):
        return f"No statutory timeliness figure for {period.label}"
    return "No statutory timeliness figure has been published"


def _last(series: Sequence[Series], period: Period) -> Assessed | None:
    """The newest statutory figure before the period, of the measure inspectors ask for first."""
    statutory = [one for one in series if one.measure.group == STATUTORY]
    return next((last for one in statutory if (last := position(one, period).last)), None)


def _lead(series: Sequence[Series], period: Period | None) -> str:
    if period is None:
        return ""
    statutory = [one for one in series if one.measure.group == STATUTORY]
    blank = sum(not _figured(one, period) for one in statutory)
    rated = len(series) - tally(series, period)[-1].count
    words = formats.count_words(rated) if rated else "none"
    noun = formats.plural(len(series), "measure")
    said = f"{at_start(len(series))} {noun}; {words} can be rated."
    last = _last(series, period) if blank == len(statutory) else None
    if last:
        figure = display(last.measure, last.observation)
        title = mid_sentence(last.measure.title)
        said = f"The last of {title} is {last.period.label}: {figure}. {said}"
    if not blank:
        return said
    have = formats.plural(blank, "has", "have")
    of = some_of(blank, len(statutory))
    return f"{said} {of} statutory timeliness measures {have} no figure."


def _figured(series: Series, period: Period) -> Assessed | None:
    found = position(series, period).found
    return found if found and found.has_figure else None
