"""How each dataset's rows are scored: the row printed for one, and the summary of them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from dashboard.catalogue import load_catalogue
from dashboard.catalogue.definitions import by_code, defined, matrix_on
from dashboard.domain.actions import Action, rate_action
from dashboard.domain.measures import Measure, Polarity, RuleKind
from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period
from dashboard.domain.rating import Rag, Rating, display, rate
from dashboard.domain.returns import ComplianceReturn, annual_share, period_share, roll_up
from dashboard.domain.risks import Level, Risk, level, matrix_tops
from dashboard.formats import half_up
from dashboard.intake.checks.measures import target_cannot_rate, unknown_measure
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import Problem
from dashboard.intake.sheet import Row

Scored = dict[str, Any]
# The key printed on every page of the housing paper that catalogue/workstreams.toml is from.
_HOUSING_GREEN, _HOUSING_AMBER = Fraction(100), Fraction(90)


@dataclass(frozen=True, slots=True)
class Definitions:
    """The measures a file is scored by, in force as they are for pages."""

    measures: tuple[Measure, ...]

    def of(self, code: str, period: Period) -> tuple[Measure | None, str | None]:
        """The measure at a period, None where it has none at all, and why it does not rate."""
        versions = by_code(one for one in self.measures if one.code == code).get(code)
        return defined(versions, period) if versions else (None, None)

    def of_workstream(self, code: str, period: Period) -> tuple[Measure, str | None]:
        """The same of a workstream; one that is not given is rated by the housing key."""
        given, why = self.of(code, period)
        known = load_catalogue().workstreams.get(code)
        return given or Measure(
            code,
            known.name if known else code,
            "housing",
            "percent",
            Polarity.HIGHER,
            RuleKind.BANDS,
            green=_HOUSING_GREEN,
            amber=_HOUSING_AMBER,
            decimals=2,
        ), why


@dataclass(frozen=True, slots=True)
class Scorer:
    """How one dataset is scored. `problems` are those that only its definitions show."""

    dataset: str
    row: Callable[[Row, Definitions, date, Sequence[Problem]], Scored]
    summary: Callable[[Sequence[Scored]], Scored]
    problems: Callable[[int, Row, Definitions], Iterable[Problem]] = lambda *_: ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the dataset, in order."""
        return DATASETS[self.dataset].names


def as_number(value: Fraction | None) -> int | float | None:
    """A figure as JSON gives it, not rounded beyond what JSON's numbers hold."""
    if value is None or value.denominator != 1:
        return None if value is None else float(value)
    return int(value)


def percentage(value: Fraction | None, lines: Iterable[Fraction] = ()) -> int | float | None:
    """A percentage to one decimal, half up, but never up to or past one of `lines`."""
    if value is None:
        return None
    shown = half_up(value, 1)
    if any(value < line <= shown for line in lines):
        shown -= Fraction(1, 10)
    return as_number(shown)


def _observation(
    row: Row, definitions: Definitions, as_at: date, problems: Sequence[Problem]
) -> Scored:
    period = Period.parse(str(row["period"]))
    measure, not_in_force = definitions.of(str(row["measure"]), period)
    observation = Observation.from_row(row, measure)
    if not_in_force:
        observation = replace(observation, unrated=not_in_force)
    rating = rate(measure, observation)
    return {
        "measure": observation.measure,
        "period": str(period),
        "value": as_number(observation.value),
        "numerator": as_number(observation.numerator),
        "denominator": as_number(observation.denominator),
        **_rated(rating),
        "display": display(measure, observation),
        "why": rating.why,
        "to_green": rating.to_green,
    }


def _observation_problems(number: int, row: Row, definitions: Definitions) -> Iterator[Problem]:
    if not definitions.measures:
        return
    period = Period.parse(str(row["period"]))
    measure, not_in_force = definitions.of(str(row["measure"]), period)
    if unknown_measure.find(None if not_in_force else measure):
        yield unknown_measure.problem(
            row=number, column="measure", value=row["measure"], period=str(period)
        )
        return
    found = measure and target_cannot_rate.find(measure, Observation.from_row(row, measure))
    if measure and found:
        yield target_cannot_rate.problem(
            row=number,
            column=found.column,
            value=row[found.column],
            measure=measure.code,
            reason=found.message,
        )


def _compliance_return(
    row: Row, definitions: Definitions, as_at: date, problems: Sequence[Problem]
) -> Scored:
    made = ComplianceReturn.from_row(row)
    measure, not_in_force = definitions.of_workstream(made.workstream, made.period)
    observation = roll_up(made, load_catalogue().basis(made.workstream))
    if not_in_force:
        observation = replace(observation, unrated=not_in_force)
    rating = rate(measure, observation)
    period, annual = period_share(made), annual_share(made)
    lines = [line for line in (measure.green, measure.amber) if isinstance(line, Fraction)]
    return {
        "workstream": made.workstream,
        "period": str(made.period),
        "percent": percentage(period.percent if period else None, lines),
        "annual_percent": percentage(annual.percent if annual else None, lines),
        "numerator": as_number(observation.numerator),
        "denominator": as_number(observation.denominator),
        **_rated(rating),
        "display": display(measure, observation),
        "why": rating.why,
        "warnings": [problem.as_dict() for problem in problems],
    }


def _risk(row: Row, definitions: Definitions, as_at: date, problems: Sequence[Problem]) -> Scored:
    risk = Risk.from_row(row)
    found = level(risk.score, *matrix_tops(matrix_on(definitions.measures, as_at)))
    return {"risk_id": risk.risk_id, "score": risk.score, "level": found.value if found else None}


def _action(row: Row, definitions: Definitions, as_at: date, problems: Sequence[Problem]) -> Scored:
    action = Action.from_row(row)
    rating = rate_action(action, as_at)
    return {
        "plan": action.plan,
        "plan_year": action.plan_year,
        "action_id": action.action_id,
        **_rated(rating),
        "why": rating.why,
    }


def _rated(rating: Rating) -> Scored:
    reason = rating.reason.value if rating.reason else None
    return {"rating": rating.rag.value, "rating_reason": reason}


def _by_rating(rows: Sequence[Scored]) -> Scored:
    """How many rows there are of each colour, those without one included."""
    counted = Counter(row["rating"] for row in rows)
    return {"rows": len(rows), **{rag.value: counted[rag.value] for rag in Rag}}


def _by_level(rows: Sequence[Scored]) -> Scored:
    """How many risks stand at each level, those without one included."""
    counted = Counter(row["level"] for row in rows)
    return {
        "rows": len(rows),
        **{one.value: counted[one.value] for one in Level},
        "none": counted[None],
    }


SCORERS: dict[str, Scorer] = {
    scorer.dataset: scorer
    for scorer in (
        Scorer("observations", _observation, _by_rating, _observation_problems),
        Scorer("compliance_returns", _compliance_return, _by_rating),
        Scorer("actions", _action, _by_rating),
        Scorer("risks", _risk, _by_level),
    )
}
