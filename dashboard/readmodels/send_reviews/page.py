"""SEND: where the annual review of each plan stands, and which plans have a transfer ahead."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import formats
from dashboard.catalogue.rules import load_rules
from dashboard.domain.cadence import month_of
from dashboard.domain.clocks.limits import Limit, State
from dashboard.domain.clocks.reviews import Phase, ReviewClock
from dashboard.domain.cohorts.progress import age_band
from dashboard.domain.cohorts.transfers import Transfers, transfers
from dashboard.readmodels.addresses import measure_address
from dashboard.readmodels.assessed import Series, assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.families import beside
from dashboard.readmodels.frames import Settled, foot, notices, settle_org
from dashboard.readmodels.parts import Item, RuleUsed, Section, Sheet, SheetGroup, SheetRow
from dashboard.readmodels.register_words import as_at_words, left
from dashboard.readmodels.rules_used import rules_used
from dashboard.readmodels.send.readings import READINGS
from dashboard.readmodels.trends import change
from dashboard.readmodels.types import Frame, PageHead
from dashboard.registers.clocks import Stood

SECTION, PATH, REVIEWS = "send", "/send/reviews", "annual_reviews"
PHASES = {
    Phase.OTHER: "Into or between schools",
    Phase.POST16: "From school to post-16",
    Phase.WITHIN_POST16: "Within post-16",
}
# Each limit: what it is called, the measure that follows it, and where it is on a review's clock.
LIMITS: tuple[tuple[str, str, Callable[[ReviewClock], Limit]], ...] = (
    ("Reviewed within 12 months", "AR-12M", lambda clock: clock.yearly),
    ("Decision told within 4 weeks of the meeting", "AR-4W", lambda clock: clock.decision),
    ("Notice of amendments within 4 weeks of the meeting", "", lambda clock: clock.notice),
    ("Amended plan within 8 weeks of the notice", "AR-FINAL", lambda clock: clock.final),
)
_TOPS = (4, 13, 26, 52)
_BANDS = ("Up to 4 weeks", "4 to 13 weeks", "13 to 26 weeks", "26 to 52 weeks", "Over 52 weeks")
_NEXT_TOO = "next_review_overdue"
_RULES = ("R1", "R2", "R3", "R4", "R5", "R6", "S16", "P1", "P1-POST16", "P2", "P3", "D5", "D6")


@dataclass(frozen=True, slots=True)
class SendReviewsQuery:
    org: str | None = None


@dataclass(frozen=True, slots=True)
class SendReviewsView:
    """`org` is the organisation shown."""

    frame: Frame
    org: str
    sections: tuple[Section, ...]
    rules: tuple[RuleUsed, ...]


def build(query: SendReviewsQuery, books: Books) -> SendReviewsView:
    """The register of reviews of one organisation, counted on the edition's day."""
    org = settle_org(books, query.org, (REVIEWS,))
    register, day = books.register(org.value, REVIEWS), books.edition.as_at
    pages = beside(SECTION, PATH, org.value, books)
    if register is None:
        head = _head(org, "", "No register of annual reviews is published here", "")
        frame = Frame((org.filter,), head, foot(books, (), ""), pages)
        return SendReviewsView(frame, org.value, (), ())
    series = assess(books, org.value, SECTION)
    reviews = register.stood(day).each()
    ahead = transfers((one.row, one.clock) for one in reviews)
    sections = (
        _positions(reviews, org.value, series),
        _overdue(reviews),
        *([_board(ahead, day)] if ahead else []),
    )
    lead = f"{_latest(series, register.as_at)}{_next(ahead, day)}"
    head = _head(org, f", {as_at_words(register.as_at, day)}", _headline(reviews), lead)
    bands = "Nothing here is rated: a limit binds one review."
    frame = Frame((org.filter,), head, foot(books, (register.submission,), bands), pages)
    rules = rules_used(load_rules(), _RULES, day, READINGS)
    return SendReviewsView(frame, org.value, sections, rules)


def _head(org: Settled, when: str, headline: str, lead: str) -> PageHead:
    return PageHead(
        title=f"Annual reviews: {org.label}",
        kicker=f"{org.label}: annual reviews of EHC plans{when}",
        headline=headline,
        lead=lead,
        notices=notices(org),
    )


def _headline(reviews: Sequence[Stood]) -> str:
    over = sum(one.clock.yearly.state is State.OVERDUE for one in reviews)
    of = f"{len(reviews):,} annual {formats.plural(len(reviews), 'review')}"
    if not over:
        return f"None of {of} is past 12 months"
    return f"{over:,} of {of} {formats.plural(over, 'is', 'are')} past 12 months"


def _latest(series: Mapping[str, Series], as_at: date) -> str:
    """The newest full month's decisions within 4 weeks, and whether that is getting better."""
    month = month_of(as_at)
    month = month if month.end <= as_at else month.previous()
    told = series.get("AR-4W")
    found = told.at(month) if told else None
    if told is None or found is None or found.observation.value is None:
        return f"No review was decided in {month.label}."
    counts = found.observation
    percent = formats.figure(found.observation.value, "percent", 1)
    of = formats.counts(counts.numerator or 0, counts.denominator or 0)
    said = f"In {month.label}, {of} decisions were told within 4 weeks of the meeting, {percent}."
    return f"{said} {change(told, month)}"


def _next(ahead: Sequence[Transfers], day: date) -> str:
    """The day of the transfers that comes next, and what is still to do for it."""
    soonest = next((one for one in ahead if one.due >= day and one.to_do), None)
    if soonest is None:
        return ""
    of = f"{soonest.to_do:,} of {soonest.plans:,} {formats.plural(soonest.plans, 'plan')}"
    verb = formats.plural(soonest.to_do, "is", "are")
    by = formats.date_words(soonest.due)
    return f" By {by}, {of} {verb} still to be made ready for a transfer."


def _positions(reviews: Sequence[Stood], org: str, series: Mapping[str, Series]) -> Section:
    """How many reviews met each limit, missed it, are within it and are past it."""
    rows = []
    for name, code, limit in LIMITS:
        states = [_state(limit(one.clock)) for one in reviews]
        counts = [states.count(state) for state in _STATES]
        *before, overdue = (Item(f"{count:,}") for count in counts)
        marked = Item(overdue.text, shape="clock" if counts[-1] else "")
        href = measure_address(org, code) if code in series else ""
        rows.append(SheetRow(Item(name, href=href), (*before, marked)))
    columns = ("Limit", "In time", "Late", "Not begun", "Still in time", "Overdue now")
    caption = (
        "The present review of each plan: 4 weeks have not begun where no meeting has been held. "
        "Each limit has its own page, month by month."
    )
    sheet = Sheet(caption, columns, (SheetGroup("", tuple(rows)),), strong=len(columns) - 1)
    return Section("positions", "Where the present reviews stand", "", sheet)


_STATES = ("met", "late", "not_begun", "open", "overdue")


def _state(limit: Limit) -> str:
    """Where a limit stands; one whose clock nothing has started has not begun."""
    if limit.state is State.OPEN and limit.due is None:
        return "not_begun"
    return limit.state.value


def _overdue(reviews: Sequence[Stood]) -> Section:
    """How long what is overdue has been so, for each limit."""
    bands = [[0] * len(LIMITS) for _ in _BANDS]
    for one in reviews:
        for place, (_, _, limit) in enumerate(LIMITS):
            found = limit(one.clock)
            if found.state is State.OVERDUE:
                bands[age_band(found.days_late, _TOPS)][place] += 1
    rows = tuple(_band(name, counts) for name, counts in zip(_BANDS, bands, strict=True))
    columns = ("Overdue by", "12 months", "4 weeks", "Notice", "8 weeks")
    sheet = Sheet("Steps that are overdue, by limit.", columns, (SheetGroup("", rows),), bars=True)
    longest = sum(bands[-1]) + sum(bands[-2])
    heading = f"{longest:,} {formats.plural(longest, 'step')} overdue by more than 26 weeks"
    if not longest:
        heading = "No step is overdue by more than 26 weeks"
    return Section("overdue", heading, _next_too(reviews), sheet)


def _band(name: str, counts: Sequence[int]) -> SheetRow:
    cells = tuple(Item(f"{count:,}") for count in counts)
    return SheetRow(Item(name), cells, bar=counts[0], past=True)


def _next_too(reviews: Sequence[Stood]) -> str:
    """Reviews that were done so long ago that the next one is overdue, and is not recorded."""
    told = [warning.code for one in reviews for warning in one.clock.warnings]
    count = told.count(_NEXT_TOO)
    if not count:
        return ""
    have = formats.plural(count, "plan has", "plans have")
    return f"{count:,} {have} a decision so old that the next review is overdue, and none is there."


def _board(ahead: Sequence[Transfers], day: date) -> Section:
    """The transfers by kind and day: ready in time, ready late, still to do, days left."""
    to_do = sum(one.to_do for one in ahead)
    heading = f"{to_do:,} {formats.plural(to_do, 'plan')} still to be made ready for a transfer"
    columns = ("Transfer", "Ready by", "Plans", "Ready in time", "Ready late", "To do", "Days left")
    rows = tuple(_transfer(one, day) for one in ahead)
    caption = "A plan is ready once it is reviewed and, where it is to change, amended."
    sheet = Sheet(caption, columns, (SheetGroup("", rows),), words=(0, 1), strong=5)
    return Section("board", heading, "", sheet)


def _transfer(one: Transfers, day: date) -> SheetRow:
    on_the_day = f"{one.on_the_day:,} on the day – regulation says before"
    in_time = Item(f"{one.in_time:,}", on_the_day if one.on_the_day else "")
    counts = (Item(f"{one.plans:,}"), in_time, Item(f"{one.late:,}"), Item(f"{one.to_do:,}"))
    days = (one.due - day).days
    when = left(days) if one.to_do or days >= 0 else Item("Past")
    return SheetRow(Item(PHASES[one.phase]), (Item(formats.date_words(one.due)), *counts, when))
