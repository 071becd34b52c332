"""What the housing page says first: how many fell short, which, and why the rest have no rating."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dashboard import formats
from dashboard.domain.measures import Measure, RuleKind, Target, ends
from dashboard.domain.periods import Period
from dashboard.readmodels.housing.heat import HeatKey
from dashboard.readmodels.housing.heat_rows import Placed
from dashboard.readmodels.housing.workstreams import Work
from dashboard.readmodels.types import Cell

_NAMED = 5  # shortfalls in the lead: a longer list is the table's
_REASONS = {  # why a workstream has no rating: one, several
    "no_figure": ("gave no usable figure", "gave no usable figure"),
    "unrated": ("gave no usable figure", "gave no usable figure"),
    "no_target": ("has no target", "have no target"),
    "suppressed": ("is not shown", "are not shown"),
    "late": ("is late", "are late"),
    "not_due": ("is not due yet", "are not due yet"),
    "nothing_due": ("had nothing due", "had nothing due"),
}


def headline(placed: Sequence[Placed], chosen: Period) -> str:
    """The message in ten words at most: shortfalls, then how many have no rating."""
    short = [one for one in placed if one.state in ("red", "amber")]
    red = sum(one.state == "red" for one in short)
    green = sum(one.state == "green" for one in placed)
    blank = len(placed) - len(short) - green
    if not short and not green:
        return f"No {things(placed, 1)} has a rating for {chosen.label}"
    asked = goal([one.work for one in placed])
    if not short:
        noun = things(placed, green)
        first = f"{_sum(green).capitalize()} {noun} {_verb(green, 'meets', 'meet')} {asked}"
    else:
        first = f"{_sum(len(short)).capitalize()} {things(placed, len(short))} short of {asked}"
    if red:
        first += f", {formats.count_words(red)} red"
        return f"{first}; {_sum(blank)} not rated" if blank else first
    has = _verb(blank, "has", "have")
    return f"{first}; {_sum(blank)} {has} no {chosen.short} rating" if blank else first


def lead(placed: Sequence[Placed], chosen: Period) -> str:
    """Each shortfall with its figure, then why the others have no rating."""
    short = [one for one in placed if one.state in ("red", "amber")]
    short.sort(key=lambda one: one.now.cell.number or 0.0)
    titles = [formats.inside(one.work.series.measure.title) for one in short]
    named = [f"{title} {one.now.cell.text}" for title, one in zip(titles, short, strict=True)]
    more = len(named) - _NAMED
    if more > 0:
        named = [*named[:_NAMED], f"and {formats.count_words(more)} more"]
    first = ", ".join(named)
    blank = [one for one in placed if one.state not in ("red", "amber", "green")]
    said = [f"{formats.capital(first)}." if first else "", _unrated(blank)]
    return " ".join(part for part in said if part)


def _unrated(blank: Sequence[Placed]) -> str:
    groups: dict[str, int] = {}
    for one in blank:
        reason = _reason(one.now.cell, one.now.words)
        groups[reason] = groups.get(reason, 0) + 1
    ordered = sorted(groups.items(), key=lambda item: _place(item[0]))
    if not ordered:
        return ""
    if len(ordered) == 1:
        reason, count = ordered[0]
        return (
            f"The {_sum(count)} unrated {_said(reason, count)}."
            if count > 1
            else (f"The one unrated {_said(reason, 1)}.")
        )
    parts = [f"{_sum(count)} {_said(reason, count)}" for reason, count in ordered]
    return f"Of the {_sum(len(blank))} unrated, {', '.join(parts[:-1])} and {parts[-1]}."


def _reason(cell: Cell, words: str | None) -> str:
    if cell.state in ("late", "not_due") and words:
        return f"last reported in {words.removeprefix('Last figure is ').removesuffix('’s')}"
    if cell.rating.reason == "no_target":
        return "no_target"
    return "no_figure" if cell.state == "unrated" else cell.state


def _said(reason: str, count: int) -> str:
    one, several = _REASONS.get(reason, (reason, reason))
    return one if count == 1 else several


def _place(reason: str) -> int:
    order = ("no_figure", "suppressed", "no_target", "late", "not_due", "nothing_due")
    return order.index(reason) if reason in order else order.index("late")


def _sum(count: int) -> str:
    """A count in a sentence; ten is a word here, beside other counts that are."""
    return "ten" if count == 10 else formats.count_words(count)


def things(placed: Sequence[Placed], count: int) -> str:
    """What so many of them are called; figures counted from registers are no workstreams."""
    noun = "measure" if any(one.work.from_register for one in placed) else "workstream"
    return formats.plural(count, noun)


def _verb(count: int, one: str, several: str) -> str:
    return one if count == 1 else several


def goal(works: Sequence[Work]) -> str:
    """What green asks of every workstream, where they all ask the same."""
    same = _same_bands(works)
    return _figure(same, same.green) if same and same.green is not None else "target"


def _same_bands(works: Sequence[Work]) -> Measure | None:
    """A measure that stands for all of them, if all are rated by the same bands."""
    every = [work.series.measure for work in works]
    measures = [one for one in every if one.rule is not RuleKind.NONE]
    banded = [one for one in measures if one.rule is RuleKind.BANDS and one.green and one.amber]
    bands = {(one.green, one.amber, one.unit) for one in banded}
    return banded[0] if len(bands) == 1 and len(banded) == len(measures) else None


def _figure(measure: Measure, target: Target) -> str:
    return formats.exact(ends(target)[0], measure.unit)


def key(works: Sequence[Work], states: Collection[str]) -> tuple[HeatKey, ...]:
    """The states of the cells with their bands in words."""
    red, amber, green = _band_words(works)
    also = [HeatKey("not_due", "", "Not due yet")] if "not_due" in states else []
    return (
        HeatKey("red", "Red", red),
        HeatKey("amber", "Amber", amber),
        HeatKey("green", "Green", green),
        HeatKey("nothing_due", "", "Nothing due: not rated"),
        HeatKey("no_figure", "", "No figure, with the reason"),
        HeatKey("late", "", "Late: the last figure is older"),
        *also,
    )


def _band_words(works: Sequence[Work]) -> tuple[str, str, str]:
    same = _same_bands(works)
    if same is None or same.green is None or same.amber is None:
        return ("past amber", "missed, within amber", "met")
    green, amber = _figure(same, same.green), _figure(same, same.amber)
    return (f"under {amber}", f"{amber} to under {green}", green)


def bands_words(works: Sequence[Work]) -> str:
    """The bands in a sentence for the foot, and what the short forms mean."""
    red, amber, green = _band_words(works)
    return (
        f"Bands: green {green}, amber {amber}, red {red}. "
        "“Printed, no counts” means the source gives the percentage alone."
    )
