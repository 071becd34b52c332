"""What the open assessments are: how old, waiting for what, and past their limit at month ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from dashboard import formats
from dashboard.domain.cadence import month_of
from dashboard.domain.clocks.advice import AdviceClock, ServiceTimeliness, by_service
from dashboard.domain.clocks.limits import State
from dashboard.domain.cohorts.progress import Stage, age_band, waits_for
from dashboard.domain.forecast import if_nothing_is_finished
from dashboard.domain.shares import Share
from dashboard.readmodels.parts import Item, Section, Sheet, SheetGroup, SheetRow
from dashboard.registers.clocks import Stood

STAGES = {
    Stage.DECISION: "Decision to assess",
    Stage.ASSESSMENT: "Assessment",
    Stage.DRAFT: "Draft plan",
    Stage.FINAL: "Final plan",
}
_TOPS = (6, 16, 20, 26, 52)
_LIMIT = 20
_COUNTS = ("met", "late", "open", "overdue")
_BANDS = (
    "Up to 6 weeks",
    "6 to 16 weeks",
    "16 to 20 weeks",
    "20 to 26 weeks",
    "26 to 52 weeks",
    "Over 52 weeks",
)


def ages_section(waiting: Sequence[Stood]) -> Section:
    """The open cases by the weeks since their request, and what each waits for."""
    bands: list[Counter[Stage]] = [Counter() for _ in _BANDS]
    for one in waiting:
        stage = waits_for(one.row)
        if stage is not None:
            bands[age_band(one.clock.days_20w or 0, _TOPS)][stage] += 1
    first_past = _TOPS.index(_LIMIT) + 1
    rows = [
        _age(name, counts, past=place >= first_past)
        for place, (name, counts) in enumerate(zip(_BANDS, bands, strict=True))
    ]
    longest = bands[-1].total()
    heading = f"{longest:,} {formats.plural(longest, 'has', 'have')} been open for over 52 weeks"
    if not longest:
        heading = "No assessment has been open for over 52 weeks"
    caption = "Open assessments by the age of the request, and what each waits for."
    columns = ("Weeks since the request", "Open", *STAGES.values())
    return Section(
        "ages", heading, "", Sheet(caption, columns, (SheetGroup("", tuple(rows)),), bars=True)
    )


def _age(name: str, counts: Counter[Stage], *, past: bool) -> SheetRow:
    total = counts.total()
    head = Item(name, "Past the limit" if past else "", shape="clock" if past else "")
    cells = [Item(f"{total:,}"), *(Item(f"{counts[stage]:,}") for stage in STAGES)]
    return SheetRow(head, tuple(cells), total, past)


def ahead_section(waiting: Sequence[Stood], day: date, month: Share) -> Section:
    """What the coming month ends bring if nothing is finished, and how this month would end."""
    limits = [one.clock.plan.due for one in waiting if one.clock.plan.due is not None]
    ends = if_nothing_is_finished(limits, day)
    now = sum(one.clock.plan.state is State.OVERDUE for one in waiting)
    rows = [
        SheetRow(Item(formats.date_words(end.day)), (Item(f"{end.past:,}"), Item(f"{end.newly:,}")))
        for end in ends
    ]
    last = ends[-1]
    heading = f"{last.past:,} would be past 20 weeks by the end of {month_of(last.day).label}"
    columns = ("At the end of", "Past 20 weeks", "More than before")
    caption = f"{now:,} are past 20 weeks now. Requests still to come cannot be by then."
    sheet = Sheet(caption, columns, (SheetGroup("", tuple(rows)),))
    return Section("ahead", f"If nothing is finished, {heading}", _so_far(month, day), sheet)


def _so_far(month: Share, day: date) -> str:
    label = month_of(day).label
    if month.percent is None:
        return f"No plan is recorded as issued in {label} so far."
    percent = formats.figure(month.percent, "percent", 1)
    came = f"{month.done:,} of {month.due:,} {formats.plural(month.due, 'plan')} came"
    end = f"The month ends at {percent} if no other is issued."
    return f"In {label} so far {came} within 20 weeks. {end}"


def advice_section(clocks: Sequence[AdviceClock], href: str) -> Section:
    """How timely each service's advice is: given in time and late, still out, and overdue."""
    services = sorted(by_service(clocks), key=lambda one: (-one.overdue, one.service))
    worst = services[0]
    heading = f"Most overdue advice: {worst.service}, {worst.overdue:,}"
    if not worst.overdue:
        heading = "No advice is overdue"
    rows = [_service(one, Item(_named(one.service))) for one in services]
    everyone = ServiceTimeliness(
        "",
        *(
            sum(getattr(one, name) for one in services)
            for name in ("met", "late", "open", "overdue")
        ),
    )
    rows.append(_service(everyone, Item("All services", href=href)))
    caption = (
        "Advice is due 6 weeks after it is asked for. What is still out for a case that has ended "
        "is left away."
    )
    columns = ("Service", "In time", "Given in time", "Given late", "Still in time", "Overdue now")
    said = "Of advice given, how much came within 6 weeks; and what is still to come."
    return Section(
        "advice",
        heading,
        said,
        Sheet(caption, columns, (SheetGroup("", tuple(rows)),)),
    )


def _service(one: ServiceTimeliness, name: Item) -> SheetRow:
    percent = one.percent
    share = "None given" if percent is None else formats.figure(percent, "percent", 1)
    overdue = Item(f"{one.overdue:,}", shape="clock" if one.overdue else "")
    counts = (Item(f"{one.met:,}"), Item(f"{one.late:,}"), Item(f"{one.open:,}"))
    return SheetRow(name, (Item(share), *counts, overdue))


def _named(service: str) -> str:
    return formats.capital(service)
