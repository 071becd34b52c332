"""Where an organisation is red, why, whether it is getting better, and what is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard import formats
from dashboard.domain.cadence import containing
from dashboard.domain.measures import Measure, Polarity, RuleKind, ToleranceKind
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.rating import Rag
from dashboard.domain.sections import SECTIONS
from dashboard.readmodels.assessed import Series, assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.cells import dated, line
from dashboard.readmodels.frames import Settled, foot, notices, settle, settle_org, settle_period
from dashboard.readmodels.movement import Change, Late, changes, changing, compared, late_figures
from dashboard.readmodels.overdue import late_records, late_returns
from dashboard.readmodels.positions import Position, choices, distance, position
from dashboard.readmodels.rule_words import rule_words
from dashboard.readmodels.summary import counted, headline, performance, some_of
from dashboard.readmodels.titles import at_start
from dashboard.readmodels.trends import change
from dashboard.readmodels.types import Frame, Line, Option, PageHead, TallyItem

_ALL = Option("all", "All sections")
_LATEST = Option("latest", "Latest of each section")
_RED_IN_FULL = 3


@dataclass(frozen=True, slots=True)
class OverviewQuery:
    org: str | None = None
    section: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class OverviewView:
    """Reds in full, ambers furthest from target first, green and not rated compact."""

    frame: Frame
    red: tuple[Line, ...]
    amber: tuple[Line, ...]
    green: tuple[Line, ...]
    unrated: tuple[Line, ...]
    amber_heading: str
    amber_caption: str
    changes: tuple[Change, ...]
    changes_heading: str
    compared: str  # the ratings lost and new since then, or that none changed
    late: tuple[Late, ...]
    none_late: str  # what is said where nothing is late
    worst_in_full: int  # how many of `red` are drawn in full


@dataclass(frozen=True, slots=True)
class _Placed:
    """A measure where it stands, the period its section is looked at, and whether the page says it.

    Sections looked at together have no period in common that could stand in the page's head.
    """

    place: Position
    period: Period
    said: bool

    @property
    def measure(self) -> Measure:
        return self.place.series.measure


def build(query: OverviewQuery, books: Books) -> OverviewView:
    """The overview of one organisation: every rated measure of the sections asked for."""
    org = settle_org(books, query.org, ("measures",))
    measured = performance(list(assess(books, org.value).values()))
    section = settle("section", "Section", query.section, _section_options(measured))
    wanted = [s for s in measured if section.value in (_ALL.value, s.measure.section)]
    period = _settle_period(query.period, wanted)
    placed = sorted(_place(wanted, period.value, books), key=_worst_first)
    by_rag = {rag: [p for p in placed if p.place.rag is rag] for rag in Rag}
    lines = {rag: tuple(_line(p, books, org.value) for p in some) for rag, some in by_rag.items()}
    full = len(by_rag[Rag.RED]) if len(by_rag[Rag.RED]) <= _RED_IN_FULL else 1
    submissions = {p.place.found.submission for p in placed if p.place.found}
    head = _head((org, section, period), placed)
    late = _late(placed, books, (org, section, period))
    return OverviewView(
        frame=Frame(
            (org.filter, section.filter, period.filter),
            head,
            foot(books, submissions, _bands(placed)),
        ),
        red=_in_full(by_rag[Rag.RED], lines[Rag.RED], full),
        amber=lines[Rag.AMBER],
        green=lines[Rag.GREEN],
        unrated=lines[Rag.NONE],
        amber_heading=_amber_heading(by_rag[Rag.AMBER]),
        amber_caption=_amber_caption(by_rag[Rag.AMBER]),
        changes=changes([(p.place.series, p.period) for p in placed], org.value),
        compared=compared([p.place for p in placed]),
        changes_heading=f"What changed since {_period_before(placed)}",
        late=late,
        none_late=_none_late(placed),
        worst_in_full=full,
    )


def _late(
    placed: Sequence[_Placed], books: Books, settled: tuple[Settled, Settled, Settled]
) -> tuple[Late, ...]:
    """What is late of the sections and by the end of the period looked at.

    Plans and risks are of no section that has measures: they stand with every section together.
    What is late now is so of the newest period, and of the sections' latest.
    """
    org, section, period = settled
    offered = [one.value for one in period.filter.options if one.value != _LATEST.value]
    day = Period.parse(period.value).end if period.value in offered[1:] else None
    every = section.value == _ALL.value or len(section.filter.options) == 1
    own = None if every else {one.entry for p in placed for one in p.place.series.owed}
    records = late_records(books, org.value, day) if every else ()
    figures = late_figures([p.place for p in placed], org.value)
    return (*late_returns(books, org.value, day, own), *figures, *records)


def _none_late(placed: Sequence[_Placed]) -> str:
    """That nothing is late, and no more than that where a figure has never come."""
    never = sum(
        not any(
            point.has_figure or point.observation.nothing_due for point in p.place.series.points
        )
        for p in placed
    )
    if never == len(placed):
        return "No figure is published here yet, so none can be said to be late."
    if never:
        have = formats.plural(never, "measure has", "measures have")
        return f"Nothing is late; {formats.count_words(never)} {have} never had a figure."
    return "Nothing is late: every figure expected is here."


def _section_options(measured: Sequence[Series]) -> list[Option]:
    codes = [code for code in SECTIONS if any(s.measure.section == code for s in measured)]
    options = [Option(code, SECTIONS[code]) for code in codes]
    return [_ALL, *options] if len(options) > 1 else options


def _settle_period(asked: str | None, wanted: Sequence[Series]) -> Settled:
    several = len({s.measure.section for s in wanted}) > 1
    return settle_period(asked, choices(wanted), first=_LATEST if several else None)


def _place(wanted: Sequence[Series], chosen: str, books: Books) -> list[_Placed]:
    """Each measure at the period chosen, or at its own section's newest.

    A section that has never had a figure is looked at on the day of the edition.
    """
    placed = []
    for section in sorted({s.measure.section for s in wanted}):
        members = [s for s in wanted if s.measure.section == section]
        if chosen and chosen != _LATEST.value:
            period = Period.parse(chosen)
        else:
            today = containing(PeriodKind.MONTH, books.edition.as_at)
            period = next(iter(choices(members)), today)
        said = chosen != _LATEST.value
        placed += [_Placed(position(s, period), period, said) for s in members]
    return placed


def _worst_first(placed: _Placed) -> tuple[float, str]:
    found = placed.place.found
    return (-float(distance(found)) if found else 0.0, placed.measure.title)


def _line(placed: _Placed, books: Books, org: str) -> Line:
    made = line(placed.place.series, books, org, placed.period)
    return made if placed.said else dated(made)


def _in_full(placed: Sequence[_Placed], lines: Sequence[Line], full: int) -> tuple[Line, ...]:
    """The reds; those drawn in full say whether they are really changing, not only how they ran."""
    said = [
        replace(one, direction=change(p.place.series, p.period))
        for p, one in zip(placed[:full], lines, strict=False)
    ]
    return (*said, *lines[full:])


def _amber_heading(ambers: Sequence[_Placed]) -> str:
    """ "Five are amber, all within 10% of target", where one tolerance holds for them all."""
    count = len(ambers)
    said = f"{at_start(count)} {'is' if count == 1 else 'are'} amber"
    reach = _tolerance([p.measure for p in ambers])
    if not reach:
        return said
    return f"{said}, {'all ' if count > 1 else ''}within {reach} of target"


def _amber_caption(ambers: Sequence[_Placed]) -> str:
    count = len(ambers)
    order = ["Furthest from target first."] if count > 1 else []
    ways = {p.measure.polarity for p in ambers}
    if ways in ({Polarity.LOWER}, {Polarity.HIGHER}):
        way = ways.pop().capitalize()
        whom = {1: "", 2: " for both"}.get(count, f" for all {formats.count_words(count)}")
        order.append(f"{way} is better{whom}.")
    return " ".join(order)


def _tolerance(measures: Sequence[Measure]) -> str:
    """The tolerance that holds for them all, in percent of target; blank where none does."""
    shared = {(m.rule, m.tolerance_kind, m.tolerance) for m in measures}
    if len(shared) != 1:
        return ""
    rule, kind, tolerance = shared.pop()
    if rule is not RuleKind.TOLERANCE or kind is not ToleranceKind.PERCENT or not tolerance:
        return ""
    return formats.exact(tolerance, "percent")


def _period_before(placed: Sequence[_Placed]) -> str:
    periods = {p.period for p in placed if p.place.expected}
    return periods.pop().previous().label if len(periods) == 1 else "the period before"


def _bands(placed: Sequence[_Placed]) -> str:
    """How these measures are rated, in words: the one key they share, or where each key stands."""
    said = []
    banded = [p.measure for p in placed if p.measure.rule is RuleKind.BANDS]
    if banded:
        keys = {rule_words(measure, None) for measure in banded}
        own = "Bands are each measure’s own and are printed on its page."
        said.append(keys.pop() if len(keys) == 1 else own)
    within = [p.measure for p in placed if p.measure.rule is RuleKind.TOLERANCE]
    if within:
        reach = _tolerance(within)
        same = f"Amber: target missed by up to {reach} of target. Red: missed by more."
        own = "Amber: target missed by up to the tolerance on the measure’s page."
        said.append(same if reach else own)
    return " ".join([*said, "Each period is rated against its own target."])


def _head(settled: tuple[Settled, Settled, Settled], placed: Sequence[_Placed]) -> PageHead:
    org, section, period = settled
    counts = counted([p.place.rag for p in placed])
    red = next((p.measure.title for p in placed if p.place.rag is Rag.RED), "")
    shown = [one.label for one in (section, period) if one.value]
    return PageHead(
        title=f"Overview: {org.label}",
        kicker=": ".join([org.label, *([", ".join(shown)] if shown else [])]),
        headline=headline(counts, red),
        lead=_lead(placed, counts),
        tally=counts,
        notices=notices(*settled),
    )


def _lead(placed: Sequence[_Placed], counts: Sequence[TallyItem]) -> str:
    number = {item.kind: item.count for item in counts}
    rated = number["red"] + number["amber"] + number["green"]
    if not rated:
        return "No measure here has both a figure and a published target or band."
    missing = [p.place for p in placed if p.place.rag in (Rag.RED, Rag.AMBER)]
    return f"{_met(number['green'], rated)} {changing(missing)}".strip()


def _met(green: int, rated: int) -> str:
    if rated == 1:
        return f"The one rated measure {'meets' if green else 'misses'} target."
    if green == rated:
        return "Every rated measure meets target."
    verb = "meets" if green <= 1 else "meet"
    return f"{some_of(green, rated)} rated measures {verb} target."
