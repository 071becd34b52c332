"""Where an organisation is red, why, whether it is getting better, and what is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.domain.measures import RuleKind
from dashboard.domain.periods import Period
from dashboard.domain.rating import Rag
from dashboard.readmodels.assessed import Series, assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.cells import line
from dashboard.readmodels.frames import Settled, foot, notices, settle, settle_org, settle_period
from dashboard.readmodels.movement import Change, Late, changes, late_figures, moved
from dashboard.readmodels.overdue import late_records
from dashboard.readmodels.positions import Position, choices, distance, position
from dashboard.readmodels.types import Frame, Line, Option, PageHead, TallyItem

SECTION_NAMES = {
    "housing": "Housing",
    "send": "SEND",
    "strategies": "Strategies",
    "adult-social-care": "Adult social care",
    "partnership": "Partnership",
    "risks": "Risks",
}
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
    changes: tuple[Change, ...]
    changes_words: str
    late: tuple[Late, ...]
    worst_in_full: int  # how many of `red` are drawn in full


@dataclass(frozen=True, slots=True)
class _Placed:
    """A measure, the period its section is looked at, and where it stands there."""

    series: Series
    period: Period
    place: Position


def build(query: OverviewQuery, books: Books) -> OverviewView:
    """The overview of one organisation: every rated measure of the sections asked for."""
    org = settle_org(books, query.org, ("measures",))
    measured = [s for s in assess(books, org.value).values() if _shown(s)]
    section = settle("section", "Section", query.section, _section_options(measured))
    wanted = [s for s in measured if section.value in ("all", s.measure.section)]
    period = _settle_period(query.period, wanted)
    placed = _place(wanted, period.value)
    by_rag = {rag: [p for p in placed if p.place.rag is rag] for rag in Rag}
    lines = {rag: _lines(some, books, org.value) for rag, some in by_rag.items()}
    return OverviewView(
        frame=Frame(
            (org.filter, section.filter, period.filter),
            _head((org, section, period), placed),
            foot(books, _submissions(placed), _bands(placed)),
        ),
        red=lines[Rag.RED],
        amber=lines[Rag.AMBER],
        green=lines[Rag.GREEN],
        unrated=lines[Rag.NONE],
        changes=changes([(p.series, p.period) for p in placed], org.value),
        changes_words=_since(placed),
        late=late_figures([p.place for p in placed], org.value) + late_records(books, org.value),
        worst_in_full=len(by_rag[Rag.RED]) if len(by_rag[Rag.RED]) <= _RED_IN_FULL else 1,
    )


def _shown(series: Series) -> bool:
    """Action statuses and risk levels have pages of their own."""
    return series.measure.rule not in (RuleKind.MATRIX, RuleKind.STATUS)


def _section_options(measured: Sequence[Series]) -> list[Option]:
    codes = [code for code in SECTION_NAMES if any(s.measure.section == code for s in measured)]
    options = [Option(code, SECTION_NAMES[code]) for code in codes]
    return [_ALL, *options] if len(options) > 1 else options


def _settle_period(asked: str | None, wanted: Sequence[Series]) -> Settled:
    sections = {s.measure.section for s in wanted}
    if len(sections) <= 1:
        return settle_period(asked, choices(wanted))
    options = [Option(period.slug, period.label) for period in choices(wanted)]
    return settle("period", "Period", asked, [_LATEST, *options])


def _place(wanted: Sequence[Series], chosen: str) -> list[_Placed]:
    placed = []
    for section in sorted({s.measure.section for s in wanted}):
        members = [s for s in wanted if s.measure.section == section]
        offered = choices(members)
        if chosen and chosen != _LATEST.value:
            period = Period.parse(chosen)
        elif offered:
            period = offered[0]
        else:
            continue
        placed += [_Placed(s, period, position(s, period)) for s in members]
    return placed


def _lines(placed: list[_Placed], books: Books, org: str) -> tuple[Line, ...]:
    worst_first = sorted(placed, key=_order)
    return tuple(line(p.series, books, org, p.period) for p in worst_first)


def _order(placed: _Placed) -> tuple[float, str]:
    found = placed.place.found
    return (-float(distance(found)) if found else 0.0, placed.series.measure.title)


def _submissions(placed: list[_Placed]) -> set[str]:
    return {p.place.found.submission for p in placed if p.place.found}


def _bands(placed: list[_Placed]) -> str:
    rules = {p.series.measure.rule for p in placed}
    said = []
    if RuleKind.BANDS in rules:
        said.append("Bands are each measure's own and are printed on its page.")
    if RuleKind.TOLERANCE in rules:
        said.append("Amber: target missed by up to the tolerance on the measure's page.")
    return " ".join([*said, "Each period is rated against its own target."])


def _head(settled: tuple[Settled, ...], placed: list[_Placed]) -> PageHead:
    org, section, period = settled
    counts = {rag: sum(p.place.rag is rag for p in placed) for rag in Rag}
    council = _label(org)
    return PageHead(
        title=f"Overview: {council}",
        kicker=f"{council}: {_label(section)}, {_label(period)}",
        headline=_headline(placed, counts),
        lead=_lead(placed, counts),
        tally=(
            TallyItem("red", "red", counts[Rag.RED]),
            TallyItem("amber", "amber", counts[Rag.AMBER]),
            TallyItem("green", "green", counts[Rag.GREEN]),
            TallyItem("none", "not rated", counts[Rag.NONE]),
        ),
        notices=notices(*settled),
    )


def _label(settled: Settled) -> str:
    return next(o.label for o in settled.filter.options if o.value == settled.value)


def _headline(placed: list[_Placed], counts: dict[Rag, int]) -> str:
    red, amber = counts[Rag.RED], counts[Rag.AMBER]
    rated = red + amber + counts[Rag.GREEN]
    if red == 1:
        worst = next(p for p in placed if p.place.rag is Rag.RED)
        return f"One measure is red: {worst.series.measure.title}"
    if red:
        words = formats.count_words(red).capitalize()
        return f"{words} measures are red and {formats.count_words(amber)} amber"
    if amber:
        verb = "is" if amber == 1 else "are"
        return f"No measure is red; {formats.count_words(amber)} {verb} amber"
    if rated:
        return f"All {rated} rated {formats.plural(rated, 'measure')} meet target"
    return f"None of {len(placed)} {formats.plural(len(placed), 'measure')} can be rated"


def _lead(placed: list[_Placed], counts: dict[Rag, int]) -> str:
    rated = counts[Rag.RED] + counts[Rag.AMBER] + counts[Rag.GREEN]
    if not rated:
        return "No measure here has both a figure and a published target or band."
    said = _met(counts[Rag.GREEN], rated)
    missing = [p for p in placed if p.place.rag in (Rag.RED, Rag.AMBER)]
    return f"{said} {moved([(p.series, p.place) for p in missing])}".strip()


def _met(green: int, rated: int) -> str:
    if not green:
        return f"None of {rated} rated measures meets target." if rated > 1 else ""
    if green == rated:
        return "Every rated measure meets target."
    verb = "meets" if green == 1 else "meet"
    return f"{formats.count_words(green).capitalize()} of {rated} rated measures {verb} target."


def _since(placed: list[_Placed]) -> str:
    earlier = {p.place.expected.previous().label for p in placed if p.place.expected}
    return f"since {earlier.pop()}" if len(earlier) == 1 else "since each measure's last period"
