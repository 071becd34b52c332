"""How much time a hazard's limit leaves: hours as they run, working days as the law counts them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from dashboard import formats
from dashboard.catalogue.rules import load_rules
from dashboard.domain.clocks.dates import LONDON
from dashboard.domain.clocks.limits import whole_day
from dashboard.domain.clocks.rules import Unit
from dashboard.readmodels.housing_hazards.found import Pressing

_HOUR, _LONG = timedelta(hours=1), timedelta(hours=72)  # longer reads better in days
BANDS = (
    "Past a limit",
    "Today",
    "1 or 2 working days",
    "3 to 5 working days",
    "6 to 10 working days",
    "Longer",
)


def band(one: Pressing, day: date) -> str:
    """Which of BANDS the limit falls in, seen from the as-at day."""
    if one.overdue:
        return BANDS[0]
    left = load_rules().working_days.between(day, whole_day(one.due))
    edges = zip((0, 2, 5, 10), BANDS[1:], strict=False)
    return next((name for most, name in edges if left <= most), BANDS[-1])


def due_words(due: date) -> str:
    """A day, or the minute of it where hours are counted: "26 November 2026, 14:05"."""
    if not isinstance(due, datetime):
        return formats.date_words(due)
    there = due.astimezone(LONDON)
    return f"{formats.date_words(there.date())}, {there:%H:%M}"


def time_left(one: Pressing, day: date) -> str:
    """Hours or working days left or over as the day begins, naming bank holidays between."""
    rule = one.limit.rule
    if isinstance(one.due, datetime):
        return _hours(one, one.due, day)
    due = whole_day(one.due)
    if rule is not None and rule.length.unit is Unit.WEEKS:
        days = abs((due - day).days)
        return _said(days, "day", one.overdue)
    first, last = (due, day) if one.overdue else (day, due)
    calendar = load_rules().working_days
    count = calendar.between(first, last)
    said = _said(count, "working day", one.overdue)
    skipped = [formats.date_words(each) for each in calendar.bank_holidays(first, last)]
    if not skipped:
        return said
    return f"{said}, as {' and '.join(skipped)} {formats.plural(len(skipped), 'is', 'are')} not one"


def _hours(one: Pressing, due: datetime, day: date) -> str:
    """Whole hours from the first instant of the as-at day, as no later one is known.

    Days over are counted as everywhere else, a day begun counting whole.
    """
    begins = datetime.combine(day, time(), LONDON).astimezone(UTC)
    apart = abs(due - begins)
    over = due < begins
    if apart > _LONG:
        days = one.limit.days_late if over else apart // timedelta(days=1)
        return f"{_counted(days, 'day')} {'over' if over else 'left'}"
    return f"{_counted(apart // _HOUR, 'hour')} {'over' if over else 'left'}"


def _said(count: int, thing: str, overdue: bool) -> str:
    if not overdue:
        return f"{_counted(count, thing)} left" if count else "Today"
    return f"{_counted(count, thing)} over" if count else "Over since its day ended"


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {formats.plural(count, thing)}"
