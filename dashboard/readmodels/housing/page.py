"""Which safety checks fell short, which gave no figure, and since when: workstream by period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard import formats
from dashboard.domain.periods import Period
from dashboard.readmodels.addresses import measure_address
from dashboard.readmodels.books import Books
from dashboard.readmodels.families import beside
from dashboard.readmodels.frames import Settled, foot, notices, settle, settle_org, settle_period
from dashboard.readmodels.housing.heat import HeatCell, HeatGroup, HeatRow, HeatTable
from dashboard.readmodels.housing.heat_rows import Placed, columns, months_to, place
from dashboard.readmodels.housing.words import bands_words, goal, headline, key, lead, things
from dashboard.readmodels.housing.work_notes import notes
from dashboard.readmodels.housing.workstreams import workstreams
from dashboard.readmodels.positions import choices
from dashboard.readmodels.types import Frame, Option, PageHead, TallyItem

_ORDERS = (Option("group", "By group"), Option("worst", "Worst first"))
_WORST = (  # state of the newest cell: the heading it falls under where the worst stand first
    ("red", "Red"),
    ("amber", "Amber"),
    ("no_figure", "No figure"),
    ("late", "Late"),
    ("unrated", "Shown, not rated"),
    ("suppressed", "Not shown"),
    ("not_due", "Not due yet"),
    ("nothing_due", "Nothing due"),
    ("green", "Green"),
)


@dataclass(frozen=True, slots=True)
class HousingQuery:
    org: str | None = None
    period: str | None = None
    sort: str | None = None


@dataclass(frozen=True, slots=True)
class HousingView:
    """The frame and the whole table; `table` has no groups where nothing is published."""

    frame: Frame
    table: HeatTable
    goal: str = ""  # what green asks of every workstream: "100%"


def build(query: HousingQuery, books: Books) -> HousingView:
    """The heat table of one organisation up to a period of the financial year."""
    org = settle_org(books, query.org, ("compliance_returns",))
    works = workstreams(books, org.value)
    offered = choices(work.series for work in works)
    period = settle_period(query.period, offered, "Up to")
    sort = settle("sort", "Order", query.sort, _ORDERS)
    filters = (org.filter, period.filter, sort.filter)
    if not offered:
        head = _empty_head(org, (org, period, sort))
        table = HeatTable("No workstream has a figure.", "Workstream", (), ())
        return HousingView(Frame(filters, head, foot(books, (), "")), table)
    chosen = Period.parse(period.value)
    months = months_to(chosen)
    placed = [place(work, months, chosen, books) for work in works]
    return HousingView(
        frame=Frame(
            filters,
            _head((org, period, sort), placed, chosen, months),
            foot(books, _submissions(placed), bands_words([one.work for one in placed])),
            beside("housing", "/housing", org.value, books),
        ),
        table=HeatTable(
            caption=_caption(placed, chosen, offered[0], books),
            row_head="Workstream",
            columns=columns(months),
            groups=tuple(_groups(placed, sort.value, org.value, chosen, books)),
            key=key([one.work for one in placed], {one.state for one in placed}),
        ),
        goal=goal([one.work for one in placed]),
    )


def _groups(
    placed: Sequence[Placed], sort: str, org: str, chosen: Period, books: Books
) -> Iterator[HeatGroup]:
    for title, members in _by_state(placed) if sort == "worst" else _by_group(placed):
        rows = tuple(_row(one, title, org, chosen, books) for one in members)
        yield HeatGroup(title, rows)


def _by_group(placed: Sequence[Placed]) -> list[tuple[str, list[Placed]]]:
    """Groups in the order the measures are defined, so that members find their row."""
    titles = dict.fromkeys(one.work.group for one in placed)
    ordered = sorted(titles, key=lambda title: title == "Other")
    return [(title, [one for one in placed if one.work.group == title]) for title in ordered]


def _by_state(placed: Sequence[Placed]) -> Iterator[tuple[str, list[Placed]]]:
    for state, title in _WORST:
        members = sorted((one for one in placed if one.state == state), key=_shortest)
        if members:
            yield title, members


def _shortest(one: Placed) -> tuple[float, str]:
    """Furthest from green first; the figure is for order only."""
    number = one.now.cell.number
    return (100.0 if number is None else number, one.work.series.measure.title)


def _row(one: Placed, heading: str, org: str, chosen: Period, books: Books) -> HeatRow:
    measure = one.work.series.measure
    return HeatRow(
        measure=measure.code,
        title=_short(measure.title, heading),
        href=measure_address(org, measure.code, chosen),
        cadence=(measure.frequency or "not stated").capitalize(),
        cells=tuple(_linked(cell, org) for cell in one.cells),
        notes=notes(one.work, one.now.cell, books.edition.as_at),
    )


def _linked(shown: HeatCell, org: str) -> HeatCell:
    """The cell with the address of its figure; a blank has none to look at."""
    cell = shown.cell
    if cell.text is None:
        return shown
    return replace(shown, href=measure_address(org, cell.measure, Period.parse(cell.period)))


def _short(title: str, heading: str) -> str:
    """A title under a heading that it need not repeat."""
    rest = title.removeprefix(f"{heading}: ")
    return formats.capital(rest)


def _submissions(placed: Iterable[Placed]) -> set[str]:
    points = (work.work.series.points for work in placed)
    return {point.submission for some in points for point in some}


def _caption(placed: Sequence[Placed], chosen: Period, newest: Period, books: Books) -> str:
    said = (
        f"{len(placed)} {things(placed, len(placed))}. One cell a month or a quarter: "
        "the share done of what was due, with its counts."
    )
    later = newest.next()
    if chosen == newest and later.end < books.edition.as_at:
        return f"{said} {newest.label} is the newest published; none has come for {later.label}."
    return said


def _head(
    settled: tuple[Settled, ...],
    placed: Sequence[Placed],
    chosen: Period,
    months: Sequence[Period],
) -> PageHead:
    states = Counter(one.state for one in placed)
    rated = {rag: states[rag] for rag in ("red", "amber", "green")}
    council = settled[0].label
    return PageHead(
        title=f"Housing: {council}",
        kicker=f"{council}: housing safety compliance, {_stretch_words(months)}",
        headline=headline(placed, chosen),
        lead=lead(placed, chosen),
        tally=(
            *(TallyItem(rag, rag, count) for rag, count in rated.items()),
            TallyItem("none", "not rated", len(placed) - sum(rated.values())),
        ),
        notices=notices(*settled),
    )


def _stretch_words(months: Sequence[Period]) -> str:
    first, last = months[0], months[-1]
    if first.start.year == last.start.year:
        return f"{first.label.split(' ')[0]} to {last.label}"
    return f"{first.label} to {last.label}"


def _empty_head(org: Settled, settled: tuple[Settled, ...]) -> PageHead:
    return PageHead(
        title=f"Housing: {org.label}",
        kicker=f"{org.label}: housing safety compliance",
        headline="No housing figures are published",
        lead=f"{org.label} has no compliance return here. Figures appear once one is published.",
        notices=notices(*settled[:1]),
    )
