"""Whether a difference that a plan claims to have made is shown by any figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from dashboard import formats
from dashboard.domain.actions import Action
from dashboard.domain.rating import display
from dashboard.readmodels.addresses import measure_address
from dashboard.readmodels.assessed import Assessed, Series
from dashboard.readmodels.strategies.plans import Entry
from dashboard.readmodels.strategies.views import Claim, MeasureLink

IMPACT = "impact"
NO_MEASURE = "No measure attached"
NO_FIGURE = "The measure attached shows no figure here"


def claims(entries: Iterable[Entry], org: str, measures: Mapping[str, Series]) -> tuple[Claim, ...]:
    """The impact statements first, then the impact stated beside single actions."""
    held = list(entries)
    stated = [(e, e.action.title) for e in held if e.kind == IMPACT]
    beside = [(e, e.action.impact) for e in held if e.is_action and e.action.impact]
    return tuple(_claim(e, words or "", org, measures) for e, words in [*stated, *beside])


def _claim(entry: Entry, words: str, org: str, measures: Mapping[str, Series]) -> Claim:
    action, link = entry.action, measure_link(entry.action, org, measures)
    if action.baseline is not None and action.latest is not None:
        return Claim(words, True, _sentence(figures(action)), link)
    found = _figures(action, measures)
    if len(found) > 1:
        note = f"{_worded(found[0])} to {_worded(found[-1])}"
        return Claim(words, True, note, link)
    if action.latest is not None:
        return Claim(words, False, f"Only figure: {figures(action)}", link)
    if found:
        return Claim(words, False, f"Only figure: {_worded(found[0])}", link)
    return Claim(words, False, NO_FIGURE if action.measure else NO_MEASURE, link)


def measured(held: Iterable[Claim]) -> tuple[int, int]:
    """How many of the claims are measured, of how many."""
    kept = list(held)
    return sum(claim.measured for claim in kept), len(kept)


def measure_link(action: Action, org: str, measures: Mapping[str, Series]) -> MeasureLink | None:
    """The linked measure and its newest figure; None where none is linked or published."""
    series = measures.get(action.measure or "")
    if series is None:
        return None
    found = _figures(action, measures)
    latest = _worded(found[-1]) if found else "no figure"
    period = found[-1].period if found else None
    href = measure_address(org, series.measure.code, period)
    return MeasureLink(series.measure.title, href, latest)


def _figures(action: Action, measures: Mapping[str, Series]) -> list[Assessed]:
    series = measures.get(action.measure or "")
    return [point for point in series.points if point.has_figure] if series else []


def _worded(point: Assessed) -> str:
    return f"{display(point.measure, point.observation)}, {point.period.label}"


def figures(action: Action) -> str:
    """Baseline, latest and target with their unit: "5 of 11 roadmaps created"; "" for none."""
    start, now, aim = (_number(action, v) for v in (action.baseline, action.latest, action.target))
    unit = _unit_words(action)
    if now and aim and not start:
        return f"{now} of {aim}{unit}"
    parts = []
    if now:
        parts.append(f"from {start} to {now}{unit}" if start else f"{now}{unit}")
    elif start:
        parts.append(f"starts at {start}{unit}")
    if aim:
        parts.append(f"target {aim}" if parts else f"target {aim}{unit}")
    return ", ".join(parts)


def _number(action: Action, value: Fraction | None) -> str:
    if value is None:
        return ""
    unit = (action.unit or "").lower()
    kind = "gbp" if unit == "gbp" else "percent" if unit.startswith("%") else "number"
    return formats.figure(value, kind, 2)


def _unit_words(action: Action) -> str:
    unit = (action.unit or "").removeprefix("%").strip()
    return "" if unit.lower() in {"", "gbp", "number", "percent"} else f" {unit}"


def _sentence(words: str) -> str:
    return formats.capital(words)


def progress(action: Action) -> tuple[str, float | None]:
    """How far towards the target, in words and from 0 to 1; ("", None) without a target."""
    if action.progress_percent is not None:
        stated = action.progress_percent
        return f"{_percent(stated)} complete, as stated", _share(stated / 100)
    if action.target is None or action.latest is None:
        return "", None
    start = action.baseline if action.baseline is not None else Fraction(0)
    if action.target == start:
        return "", None
    way = (action.latest - start) / (action.target - start)
    if way < 0:
        return "further from the target than at the start", 0.0
    of = "of the way to target" if action.baseline is not None else "of target"
    return f"{_percent(100 * way)} {of}", _share(way)


def _percent(value: Fraction) -> str:
    return formats.figure(value, "percent", 0, (Fraction(100),))


def _share(way: Fraction) -> float:
    return float(min(max(way, Fraction(0)), Fraction(1)))
