"""When gas checks can be made without losing their anniversary: windows, limits and bookings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard import formats
from dashboard.catalogue.rules import load_rules
from dashboard.domain.clocks.dates import months_after
from dashboard.domain.clocks.housing import DEFAULTS, window_opens
from dashboard.domain.clocks.housing_visits import Booking, booking
from dashboard.readmodels.housing_checks.found import Found
from dashboard.readmodels.parts import Sheet, SheetRow
from dashboard.readmodels.sheets import counts, row
from dashboard.registers.due import gas_due
from dashboard.registers.frames import DUE, RegisterFrame

WEEKS = 8  # ahead: the windows that open in them are planned for
_WEEK = timedelta(weeks=1)
_HEADS = ("Windows that open", "Limits", "Booked in the window", "Booked outside it", "Not booked")


@dataclass(frozen=True, slots=True)
class GasPlan:
    """What the rule says, what is wrong with the bookings, and the weeks ahead."""

    rule: str
    said: str
    weeks: Sheet


@dataclass(frozen=True, slots=True)
class Window:
    """The window of a gas check that is not done yet, and the day booked for it."""

    due: date
    opens: date | None
    booked_for: date | None

    @property
    def booking(self) -> Booking:
        """Where the booking lies against the window."""
        return booking(self.due, self.opens, self.booked_for)


def planned(found: Found) -> RegisterFrame | None:
    """The gas checks whose window is open or opens in the weeks ahead; None where none could."""
    if found.checks is None:
        return None
    last = months_after(_last(found.day), _length())
    near = gas_due(found.checks, found.day, last)
    return near if len(near.frame) else None


def windows(checks: RegisterFrame) -> Iterator[Window]:
    """The window of each check, in the register's order."""
    book = load_rules()
    opened: dict[str, date | None] = {}
    for due, booked in zip(checks.texts(DUE), checks.texts("booked_for"), strict=True):
        assert due is not None
        if due not in opened:
            opened[due] = window_opens(date.fromisoformat(due), book)
        day = date.fromisoformat(booked) if booked else None
        yield Window(date.fromisoformat(due), opened[due], day)


def gas_plan(found: Found) -> GasPlan | None:
    """The windows of the weeks ahead, None where no gas check is near one."""
    checks = planned(found)
    if checks is None:
        return None
    each = list(windows(checks))
    monday = found.day - timedelta(days=found.day.weekday())
    rows = [_week(each, monday + n * _WEEK, found.day) for n in range(WEEKS + 1)]
    return GasPlan(
        _rule(),
        _said(each, found.day),
        counts(
            "Each week’s windows that open, and its limits by what is booked for them.",
            ("Week of", *_HEADS),
            rows,
        ),
    )


def loses(window: Window) -> str:
    """What is wrong with a booking, in words; "" where nothing is."""
    booked = window.booked_for
    if booked is None:
        return ""
    match window.booking:
        case Booking.EARLY:
            new = months_after(booked, load_rules().nearest("H3", booked).length.count)
            return f"Loses the anniversary: new date would be {formats.date_words(new)}"
        case Booking.LATE:
            return "After the limit"
    return ""


def _length() -> int:
    """The months of the window."""
    return load_rules().wordings["H2"][-1].length.count


def _last(day: date) -> date:
    return day + WEEKS * _WEEK


def _week(each: list[Window], monday: date, day: date) -> SheetRow:
    """A week's windows and limits; of the week of the day itself, what is still to come."""
    ends = monday + _WEEK
    opening = sum(bool(it.opens and monday <= it.opens < ends and it.opens > day) for it in each)
    due = Counter(it.booking for it in each if monday <= it.due < ends)
    outside = due[Booking.EARLY] + due[Booking.LATE]
    these = (opening, due.total(), due[Booking.IN_WINDOW], outside, due[Booking.NONE])
    return row(formats.date_words(monday), (f"{one:,}" for one in these))


def _said(each: list[Window], day: date) -> str:
    is_open = sum(bool(it.opens and it.opens <= day) for it in each)
    bookings = Counter(it.booking for it in each)
    early, late = bookings[Booking.EARLY], bookings[Booking.LATE]
    window = formats.plural(is_open, "window is", "windows are")
    said = [
        f"{is_open:,} {window} open and {len(each) - is_open:,} more open by "
        f"{formats.date_words(_last(day))}."
    ]
    if early:
        would = f"{early:,} {formats.plural(early, 'booking')} before the window"
        said.append(f"{would} would lose the anniversary.")
    if late:
        said.append(
            f"{late:,} {formats.plural(late, 'booking is', 'bookings are')} past the limit."
        )
    return " ".join(said)


def _rule() -> str:
    later = "a day after" if DEFAULTS.window_opens_a_day_later else "on"
    return (
        f"A gas check in the {formats.count_words(_length())} months that end with its limit "
        "counts as done on the limit, so the next is due a year after it: the anniversary is kept. "
        f"Earlier than that, the year starts afresh. The window opens {later} the same day of the "
        "month, that day included (rules H2, H2A and H3)."
    )
