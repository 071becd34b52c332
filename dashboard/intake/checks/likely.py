"""Whether a figure can be what its measure counts: not more than all, not below nought.

`find` is handed figures with their measure's definition; `against_percentages` does that.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from dashboard.domain.measures import Measure, Target, ends
from dashboard.domain.observations import Observation
from dashboard.intake.checks.registry import check
from dashboard.intake.problems import Severity

_OBSERVATIONS = ("observations",)
_ALL = Fraction(100)


@check(
    "more_than_all",
    topic="published",
    severity=Severity.WARNING,
    datasets=_OBSERVATIONS,
    message="The figure comes to {percent}%, which is more than all.",
    fix="Correct the value or the counts; if {measure} can be over 100%, nothing need be done.",
)
def more_than_all(figure: Observation, measure: Measure) -> bool:
    """Given a percentage: over 100, where neither its bands nor its target are."""
    lines = _lines(measure, figure.target)
    return figure.value is not None and figure.value > _ALL >= max(lines, default=_ALL)


@check(
    "below_nought",
    topic="published",
    severity=Severity.WARNING,
    datasets=_OBSERVATIONS,
    message="The value {value} is below 0.",
    fix="Take out the minus sign; if {measure} can be below 0, nothing need be done.",
)
def below_nought(figure: Observation, measure: Measure) -> bool:
    """Given a percentage or a number as a value: below 0, where neither bands nor target are."""
    lines = _lines(measure, figure.target)
    return figure.value is not None and figure.value < 0 <= min(lines, default=Fraction(0))


@check(
    "fraction_for_target",
    topic="published",
    severity=Severity.WARNING,
    datasets=_OBSERVATIONS,
    message="The target {value} reads as {value}%, and the figure is {percent}%.",
    fix="If 0.6 stands for 60%, give 60.",
)
def fraction_for_target(figure: Observation) -> bool:
    """Given a percentage: its target is at most 1, and a hundred times that is nearer to it."""
    value, target = figure.value, figure.target
    if value is None or not isinstance(target, Fraction) or not 0 < target <= 1:
        return False
    return abs(value - 100 * target) < abs(value - target)


def _lines(measure: Measure, target: Target | None) -> list[Fraction]:
    """Every number that figures of the measure are expected to be about."""
    given: Iterable[Target | None] = (measure.green, measure.amber, measure.minimum, target)
    return [end for one in given if one is not None for end in ends(one)]
