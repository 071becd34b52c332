"""Decides what may honestly be said of a series: getting better, worse, or no clear change."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise, takewhile

from dashboard import formats
from dashboard.domain.control import ENOUGH, Assurance, Cause, PointType, Values
from dashboard.domain.control import Rebase as Rebase
from dashboard.domain.control import Signal as Signal
from dashboard.domain.control import rebased as rebased
from dashboard.domain.control import signal as signal
from dashboard.domain.levels import told, verdict
from dashboard.domain.measures import Polarity, Target
from dashboard.formats import count_words, exact, figure, places_apart, plural

_ZERO = Fraction(0)
_LEADS = {
    PointType.IMPROVEMENT: "Getting better.",
    PointType.CONCERN: "Getting worse.",
    PointType.NEUTRAL: "Changing.",
}


def movement(values: Values, *, each: str = "month", unit: str = "number") -> str:
    """The newest moves of a series in a few words, for a table: "Up 4 months running".

    Oldest value first; a missing one breaks the run. `each` is what one point stands for. Up is
    not called better, nor down worse: whether a series is changing takes more (rule C5).
    """
    if not values or values[-1] is None:
        return "No figure"
    if all(value is None for value in values[:-1]):
        return "No earlier figure"
    way, steps = _run(values)
    if steps == 0:
        return f"No figure the {each} before"
    if way == 0:
        return f"Level for {steps + 1} {plural(steps + 1, each)}"
    word = "Up" if way > 0 else "Down"
    if steps > 1:
        return f"{word} {steps} {plural(steps, each)} running"
    return f"{word} this {each}, by {_step(values, unit)}"


def moved_since(label: str, earlier: Fraction, now: Fraction, *, unit: str = "number") -> str:
    """One move in a few words, from a figure that is not the one before: "Down since June 2023"."""
    if now == earlier:
        return f"Level with {label}"
    return f"{'Up' if now > earlier else 'Down'} since {label}, by {_step((earlier, now), unit)}"


def in_brief(
    values: Values, polarity: Polarity, *, each: str = "month", unit: str = "number"
) -> str:
    """The same reading as `getting_better`, short enough for a table.

    "Getting worse: outside its usual range", or the plain moves where nothing is changing.
    """
    plain, found = movement(values, each=each, unit=unit), signal(values, polarity)
    said = verdict(found)
    if said is None:
        return plain
    if said is PointType.COMMON:
        moved = plain.startswith(("Up", "Down")) and found.usual
        return f"{plain}, within its usual range" if moved else plain
    return f"{_LEADS[said].removesuffix('.')}{_because(found, plain, each)}"


def _because(found: Signal, plain: str, each: str) -> str:
    """Why a series is said to be changing, in a few words."""
    match found.causes[-1]:
        case Cause.OUTSIDE | Cause.TWO_IN_THREE if not found.usual:
            same = _run(found.values)[0] == found.directions[-1]
            return f": {plain[0].lower()}{plain[1:]}" if same else ""
        case Cause.OUTSIDE:
            return ": outside its usual range"
        case Cause.TREND:
            way = "up" if found.directions[-1] > 0 else "down"
            return f": {way} {_run(found.values)[1]} {each}s running"
        case Cause.SHIFT:
            side = "above" if found.directions[-1] > 0 else "below"
            return f": {_same_side(found)} {each}s {side} its average"
        case _:
            return ": near one end of its usual range"


def getting_better(
    labels: Sequence[str],
    values: Values,
    polarity: Polarity,
    target: Target | None = None,
    *,
    each: str = "month",
    unit: str = "number",
    places: int = 1,
) -> str:
    """Whether a series is really changing, and whether it will meet its target as things stand.

    `labels` name the points, oldest first; `target` is the newest. With fewer than 12 points
    nothing is claimed beyond the plain runs.
    """
    found = signal(values, polarity, target)
    if unit != "percent" and all(value.denominator == 1 for value in found.known):
        places = 0  # what is counted in whole things is not ranged in tenths of them
    if not found.known:
        return "No figures yet."
    if not found.enough:
        have = count_words(len(found.known))
        plain = movement(values, each=each, unit=unit)
        return f"Too few figures to say: {have} of the {ENOUGH} it takes. {plain}."
    if values[-1] is None:
        return f"No figure for {labels[-1]}, so whether it is changing cannot be said."
    if len(set(found.known)) == 1:
        return f"No change: every {each} is {figure(found.known[0], unit, places)}."
    limits = _limits(found, target, unit, places)
    if limits is None:
        return "Too few figures in a row to say."
    if not found.usual:
        return _without_range(found, labels, each, unit, places)
    said = _change(found, labels[-1], limits, each, unit, places)
    return f"{said}{_against_target(found, polarity, target, limits, each, unit)}"


def _run(values: Values) -> tuple[int, int]:
    """Which way the newest steps go (1, 0 or -1) and how many in a row go that way."""
    way, steps = 0, 0
    newest_first = list(reversed(values))
    for now, before in pairwise(newest_first):
        if now is None or before is None:
            break
        step = (now > before) - (now < before)
        if steps and step != way:
            break
        way, steps = step, steps + 1
    return way, steps


def _step(values: Values, unit: str) -> str:
    now, before = values[-1] or _ZERO, values[-2] or _ZERO
    step = abs(now - before)
    text = figure(step, "gbp" if unit == "gbp" else "number", places_apart(step, 1, (_ZERO,)))
    if unit != "percent":
        return text
    return f"{text} point" if text == "1" else f"{text} points"


def _limits(found: Signal, target: Target | None, unit: str, places: int) -> str | None:
    """The usual range in words, no figure or target printed on the wrong side of it."""
    limits = found.shown_limits(unit)
    if limits is None:
        return None
    lines = set(found.known)
    if isinstance(target, Fraction):
        lines.add(target)
    low, high = (figure(limit, unit, places, lines) for limit in limits)
    return f"the usual range of {low} to {high}"


def _without_range(found: Signal, labels: Sequence[str], each: str, unit: str, places: int) -> str:
    """What is true of a series of which too few points lie in its range (rule C10)."""

    def words(value: Fraction) -> str:
        return figure(value, unit, places)

    said = verdict(found) or PointType.COMMON
    lead = "No clear change." if said is PointType.COMMON else _LEADS[said]
    return f"{lead} {told(found, labels, each, words)}"


def _change(found: Signal, label: str, limits: str, each: str, unit: str, places: int) -> str:
    variation = found.variation
    if variation is None or variation is PointType.COMMON:
        return f"No clear change. {_common(found, label, limits, each)}"
    lead, way = _LEADS[variation], found.directions[-1]
    match found.causes[-1]:
        case Cause.OUTSIDE:
            value = figure(found.known[-1], unit, places)
            return f"{lead} {label}, at {value}, lies outside {limits}."
        case Cause.TREND:
            count = count_words(_run(found.values)[1] + 1)
            verb = "rise" if way > 0 else "fall"
            return f"{lead} The last {count} {each}s {verb} without a break."
        case Cause.SHIFT:
            side = "higher" if way > 0 else "lower"
            mean = figure(found.mean or _ZERO, unit, places, found.known)
            count = count_words(_same_side(found))
            return f"{lead} The last {count} {each}s all lie {side} than the average of {mean}."
        case _:
            return f"{lead} At least two of the last three {each}s lie near one end of {limits}."


def _common(found: Signal, label: str, limits: str, each: str) -> str:
    """What the newest steps did, and that they stayed inside the usual range."""
    way, steps = _run(found.values)
    out = sum(cause is Cause.OUTSIDE for cause in found.causes)
    inside = f"every {each} sits inside {limits}."
    if out:
        earlier = f"{count_words(out)} earlier {plural(out, each)}"
        inside = f"{label} sits inside {limits}; {earlier} did not."
    if steps == 0:
        return formats.capital(inside)
    last = f"The last {each}" if steps == 1 else f"The last {count_words(steps)} {each}s"
    if way == 0:
        return f"{last} did not move, and {inside}"
    return f"{last} {'rose' if way > 0 else 'fell'}, but {inside}"


def _same_side(found: Signal) -> int:
    """How many of the newest points lie on the newest one's side of the mean."""
    mean, way = found.mean or _ZERO, found.directions[-1]
    newest_first = reversed(found.values)
    beyond = takewhile(lambda v: v is not None and (v - mean) * way > 0, newest_first)
    return sum(1 for _ in beyond)


def _against_target(
    found: Signal, polarity: Polarity, target: Target | None, limits: str, each: str, unit: str
) -> str:
    """Where the target lies, and what follows for it; a changing series is not forecast."""
    if found.assurance is None or not isinstance(target, Fraction):
        return ""
    said = f" The target of {exact(target, unit)} lies"
    inside = found.assurance is Assurance.HIT_OR_MISS
    verb = "meet" if found.assurance is Assurance.FAILING else "miss"
    if found.variation is not PointType.COMMON:
        known = found.causes[-1] in {Cause.OUTSIDE, Cause.TWO_IN_THREE}
        where = "that range" if known else limits
        if inside:
            return f"{said} inside {where}."
        return f"{said} outside {where}, so only a lasting change will {verb} it."
    if inside:
        cut = target in (found.shown_limits(unit) or ())  # the range would reach past 0 or 100
        where = "at the end of it" if cut else "inside it too"
        return f"{said} {where}, {_hit_or_miss(found.known, polarity, target, each)}."
    will = "will not be met until" if verb == "meet" else "will be met unless"
    return f"{said} outside the usual range: it {will} something changes."


def _hit_or_miss(known: Sequence[Fraction], polarity: Polarity, target: Fraction, each: str) -> str:
    """How often the points so far would have met the target, and what that leads to expect."""
    met = sum(v >= target if polarity is Polarity.HIGHER else v <= target for v in known)
    missed = len(known) - met
    of = f"of these {count_words(len(known))} {each}s"
    if not met:
        return f"but none {of} met it"
    if not missed:
        return f"and all {of} met it"
    will = f"about half the {each}s will meet it"
    if met < missed:
        will = f"some {each}s will meet it and most will not"
    if met > missed:
        will = f"most {each}s will meet it and some will not"
    return f"so {will} until something changes"
