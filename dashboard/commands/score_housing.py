"""How safety checks and hazards are scored, and the five safety measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dashboard.catalogue.rules import load_rules
from dashboard.commands.score_parts import Lines, Part, Scored, by_state, lines_of, ordered, when
from dashboard.commands.scoring import Definitions, percentage
from dashboard.domain.clocks.hazards import HazardClock
from dashboard.domain.clocks.housing import Check
from dashboard.domain.clocks.housing_sums import WorkstreamSummary, by_workstream
from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period
from dashboard.domain.rating import rate
from dashboard.domain.tsm import Asset, SafetyMeasure, measures_of_shared
from dashboard.intake.batch import Batch
from dashboard.intake.checks.listing import checks_of
from dashboard.intake.problems import Problem
from dashboard.registers.safety import checks_named

_LIMITS = ("investigate", "summary", "make_safe", "further_work")
# The lines of the housing key; no share is rounded up to one (T7 of catalogue/rules.toml).
_LINES = (Fraction(100), Fraction(90))


@dataclass(frozen=True, slots=True)
class Estate:
    """A checked file of assets, and the problems it has, told with its name."""

    batch: Batch
    problems: tuple[Problem, ...]


def inspections(batch: Batch, as_at: date, estate: Estate | None, definitions: Definitions) -> Part:
    """Safety checks by their due days, the share in date and, with assets, BS01 to BS05."""
    problems = ordered(batch, _against(batch, estate)) if estate else batch.problems
    told = (*estate.problems, *problems) if estate else problems
    lines = lines_of(batch, problems)
    if lines is None:
        return Part(problems=told)
    return Part(
        rows=lines.rows(("asset_id", "workstream"), _check),
        summary=_summary(lines, as_at, definitions),
        beside={"tsm": _tsm(lines, as_at, estate) if estate else None},
        problems=told,
    )


def hazards(batch: Batch) -> Part:
    """Hazards against Awaab's Law."""
    lines = lines_of(batch, batch.problems)
    if lines is None:
        return Part(problems=batch.problems)
    return Part(
        rows=lines.rows(("hazard_id",), _hazard),
        summary={
            "rows": len(lines.numbers),
            **{name: by_state(getattr(one, name) for one in lines.clocks()) for name in _LIMITS},
        },
        problems=batch.problems,
    )


def _against(batch: Batch, estate: Estate) -> Iterator[Problem]:
    """What is wrong with the checks beside the assets they are of."""
    sheet, assets = batch.sheet, estate.batch.sheet
    if sheet is None or assets is None:
        return
    for one in checks_of("assets", batch.dataset):
        for row, column, value, words, severity in one.find(sheet, assets):
            yield one.problem(row=row, column=column, value=value, severity=severity, **words)


def _check(check: Check) -> Scored:
    return {
        "due": when(check.due),
        "status": check.status.value,
        "earliest_visit": when(check.earliest_visit),
    }


def _summary(lines: Lines, as_at: date, definitions: Definitions) -> Scored:
    period = Period.parse(as_at.isoformat())
    sums = by_workstream(lines.clocks())
    return {one.workstream: _workstream(one, period, definitions) for one in sums}


def _workstream(one: WorkstreamSummary, period: Period, definitions: Definitions) -> Scored:
    measure, not_in_force = definitions.of_workstream(one.workstream, period)
    rating = rate(
        measure,
        Observation(
            one.workstream,
            period,
            value=one.percent,
            numerator=Fraction(one.in_date),
            denominator=Fraction(one.required),
            unrated=not_in_force,
        ),
    )
    lines = [line for line in (measure.green, measure.amber) if isinstance(line, Fraction)]
    return {
        "required": one.required,
        "in_date": one.in_date,
        "percent": percentage(one.percent, lines),
        "rating": rating.rag.value,
        "rating_reason": rating.reason.value if rating.reason else None,
        "due_soon": one.due_soon,
        "overdue": one.overdue,
        "no_record": one.no_record,
        "without_access": one.without_access,
    }


def _tsm(lines: Lines, as_at: date, estate: Estate) -> Scored:
    assets = [Asset.from_row(row) for _, row in estate.batch.rows()]
    named = checks_named(lines.texts("asset_id"), lines.groups, lines.made)
    measures = measures_of_shared(assets, named, as_at, load_rules())
    return {one.code: _measure(one) for one in measures}


def _measure(one: SafetyMeasure) -> Scored:
    return {
        "homes": one.homes,
        "compliant": one.compliant,
        "percent": percentage(one.percent, _LINES),
        "out_of_date_by": [
            {"asset_id": each.asset_id, "workstream": each.workstream, "homes": each.homes}
            for each in one.out_of_date_by
        ],
    }


def _hazard(clock: HazardClock) -> Scored:
    limits = {name: getattr(clock, name) for name in _LIMITS}
    return {
        **{f"{name}_by": when(one.due) for name, one in limits.items()},
        **{f"state_{name}": one.state.value for name, one in limits.items()},
    }
