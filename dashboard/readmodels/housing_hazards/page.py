"""The board of Awaab's Law: what each limit came to this month, what is open, what is overdue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard import formats
from dashboard.catalogue.rules import load_rules
from dashboard.domain.cadence import month_of
from dashboard.domain.clocks.dates import day_of
from dashboard.domain.clocks.hazards import DEFAULTS, HazardClock
from dashboard.domain.clocks.limits import Limit, State, whole_day
from dashboard.domain.clocks.rules import Unit
from dashboard.domain.periods import Period
from dashboard.readmodels.books import Books
from dashboard.readmodels.families import beside
from dashboard.readmodels.frames import foot, notices
from dashboard.readmodels.housing_hazards.found import (
    LIMITS,
    Found,
    HazardsQuery,
    Pressing,
    find,
    pressing,
)
from dashboard.readmodels.housing_hazards.time_left import BANDS, band
from dashboard.readmodels.parts import RuleUsed, Sheet
from dashboard.readmodels.rules_used import rules_used
from dashboard.readmodels.sheets import counts, row
from dashboard.readmodels.types import Frame, PageHead

PATH = "/housing/hazards"
_RULES = ("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A11", "A13", "A14")
_HEADS = ("Due", "Met", "Missed", "To come", "Open in all", "Overdue in all")
_STRICT = DEFAULTS.emergency_work_from_awareness
READINGS = {
    "emergency_work_from_awareness": (
        f"24 hours from {'becoming aware' if _STRICT else 'the finding'} "
        f"(emergency_work_from_awareness is {'on' if _STRICT else 'off'})."
    ),
    "summary_waived_once_safe": (
        "No summary is owed once the home is safe in time (summary_waived_once_safe is on)."
        if DEFAULTS.summary_waived_once_safe
        else "A summary is owed even so (summary_waived_once_safe is off)."
    ),
}


@dataclass(frozen=True, slots=True)
class HazardsView:
    """The frame and the counts; no tables where there is no register, or no limit in law yet."""

    frame: Frame
    limits: Sheet | None = None
    left: Sheet | None = None
    readings: Sheet | None = None
    said: tuple[str, ...] = ()
    rules: tuple[RuleUsed, ...] = ()


def build(query: HazardsQuery, books: Books) -> HazardsView:
    """Where the hazards of one organisation stand on the edition's day."""
    found = find(query, books)
    if found.register is None:
        return HazardsView(_frame(found, books))
    if found.day < found.law:
        return HazardsView(_frame(found, books), said=tuple(_said(found)))
    return HazardsView(
        frame=_frame(found, books),
        limits=_limits(found),
        left=_left(found),
        readings=_readings(found),
        said=tuple(_said(found)),
        rules=rules_used(load_rules(), _RULES, found.day, READINGS),
    )


def _frame(found: Found, books: Books) -> Frame:
    council = found.org.label
    held = found.register
    days = formats.date_words(found.day)
    if held and held.as_at != found.day:
        days += f", from the register as at {formats.date_words(held.as_at)}"
    head = PageHead(
        title=f"Hazards: {council}",
        kicker=f"{council}: hazards in homes, {days}",
        headline=_headline(found),
        lead=_lead(found),
        notices=notices(found.org),
    )
    bands = "Hours are counted from the first instant of the day; nothing later is known."
    return Frame(
        (found.org.filter,),
        head,
        foot(books, {held.submission} if held else (), bands if held else ""),
        beside("housing", PATH, found.org.value, books),
    )


def _headline(found: Found) -> str:
    if found.register is None:
        return "No register of hazards is published"
    if found.day < found.law:
        return "No limits in law yet"
    grave = sum(it.is_emergency and _past_hours(clock) for it, clock in found.each)
    if grave:
        said = formats.numbered(grave, "emergency", "emergencies").capitalize()
        return f"{said} {formats.plural(grave, 'is', 'are')} past 24 hours"
    late = sum(one.overdue for one in _pressing(found))
    if late:
        said = formats.numbered(late, "hazard").capitalize()
        return f"{said} {formats.plural(late, 'is', 'are')} past a limit"
    return "No hazard is past a limit"


def _pressing(found: Found) -> list[Pressing]:
    return [one for _, clock in found.each if (one := pressing(clock))]


def _past_hours(clock: HazardClock) -> bool:
    return any(step.state is State.OVERDUE for step in (clock.investigate, clock.make_safe))


def _lead(found: Found) -> str:
    if found.register is None:
        return "What is due appears here once a register of hazards is published."
    if found.day < found.law:
        return ""
    waiting = _pressing(found)
    late = sum(one.overdue for one in waiting)
    reported = sum(month_of(day_of(it.aware_at)) == month_of(found.day) for it, _ in found.each)
    month = month_of(found.day).label
    was = formats.plural(reported, "was", "were")
    return (
        f"{late:,} past a limit and {len(waiting) - late:,} with one still to come; "
        f"{reported:,} {was} reported in {month}."
    )


def _limits(found: Found) -> Sheet:
    """A row for each kind of hazard and limit, in the order the law gives them."""
    rows = []
    for name, (title, *codes) in LIMITS.items():
        for kind, code in zip(("Emergency", "Significant"), codes, strict=True):
            grave = kind == "Emergency"
            each = [getattr(clock, name) for it, clock in found.each if it.is_emergency is grave]
            words = f"{title}: {kind.lower()} hazards"
            cells = (_length(name, grave), *_cells(each, found))
            rows.append(row(words, cells, found.names.href(code)))
    month = month_of(found.day).label
    caption = (
        f"Due in {month}: met, missed whether done since or not, and still to come. "
        "Beside them all that are open or overdue, whatever their month."
    )
    return counts(caption, ("Limit", "Allowed", *_HEADS), rows, words=2)


def _cells(each: Iterable[Limit], found: Found) -> tuple[str, ...]:
    """The limits counted as they stand under `_HEADS`."""
    month, here, every = month_of(found.day), Counter[State](), Counter[State]()
    for limit in each:
        every[limit.state] += limit.due is not None
        here[limit.state] += _falls_in(limit, month)
    missed = here[State.LATE] + here[State.EXCEPTED_LATE] + here[State.OVERDUE]
    met, to_come = here[State.MET], here[State.OPEN]
    due = met + missed + to_come
    shown = (due, met, missed, to_come, every[State.OPEN], every[State.OVERDUE])
    return tuple(f"{one:,}" for one in shown)


def _falls_in(limit: Limit, month: Period) -> bool:
    return limit.due is not None and month_of(whole_day(limit.due)) == month


_RULE_OF = {
    "investigate": ("A3", "A5"),
    "summary": ("A6", "A6"),
    "make_safe": ("A4", "A7"),
    "further_work": ("A8", "A8"),
}


def _length(name: str, grave: bool) -> str:
    """How long a limit is, from its rule: "24 hours", "10 working days"."""
    length = load_rules().wordings[_RULE_OF[name][not grave]][-1].length
    return f"{length.count} {length.unit}"


def _left(found: Found) -> Sheet:
    counted = Counter(band(one, found.day) for one in _pressing(found))
    by_kind = {
        grave: Counter(
            band(one, found.day)
            for it, clock in found.each
            if it.is_emergency is grave and (one := pressing(clock))
        )
        for grave in (True, False)
    }
    rows = [
        row(name, tuple(f"{count[name]:,}" for count in (*by_kind.values(), counted)))
        for name in BANDS
    ]
    caption = "Hazards with a limit open or overdue, by the one that presses most."
    columns = ("Time left", "Emergencies", "Significant", "All")
    return counts(caption, columns, rows)


def _readings(found: Found) -> Sheet:
    """Both readings of A4 for emergencies, and which is in force."""
    grave = [clock for it, clock in found.each if it.is_emergency]
    force = [clock.make_safe for clock in grave]
    other = [clock.make_safe_other for clock in grave if clock.make_safe_other]
    pairs = ((_STRICT, "24 hours from becoming aware"), (not _STRICT, "24 hours from the finding"))
    rows = [
        row(
            words,
            _cells(force if in_force else other, found),
            why="In force here" if in_force else "The other reading",
        )
        for in_force, words in pairs
    ]
    caption = "Rule A4: sources differ on when the 24 hours to make an emergency safe begin."
    return counts(caption, ("Reading", *_HEADS), rows)


def _said(found: Found) -> Iterator[str]:
    """What the counts leave out, and the bank holidays that open limits run over."""
    law = formats.date_words(found.law)
    if found.before_law:
        hazards = formats.numbered(found.before_law, "hazard").capitalize()
        were = formats.plural(found.before_law, "was", "were")
        yield f"{hazards} {were} known before {law} and {were} under no limits in law."
    else:
        yield f"What was known before {law} has no limits in law."
    ends = [whole_day(one.due) for one in _pressing(found) if _in_working_days(one)]
    days = load_rules().working_days.bank_holidays(found.day, max(ends, default=found.day))
    if days:
        named = ", ".join(map(formats.date_words, days))
        yield f"Bank holidays before the last open limit in working days: {named}."


def _in_working_days(one: Pressing) -> bool:
    rule = one.limit.rule
    return rule is not None and rule.length.unit is Unit.WORKING_DAYS
