"""Whether figures keep the target they are rated against, or have one at all.

`find` is handed a row with what is published beside it; `against_targets` does that.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.domain.measures import Measure, Polarity, RuleKind
from dashboard.intake.checks.registry import check
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Row

_OBSERVATIONS = ("observations",)
_FIGURE = ("value", "numerator", "denominator")


@check(
    "target_removed",
    topic="published",
    severity=Severity.WARNING,
    datasets=_OBSERVATIONS,
    message="{period} has a {column} of {was} published, and this row has none: publishing it "
    "takes the {column} away.",
    fix="Give the {column} again; if there is to be none, say why.",
)
def target_removed(row: Row, published: Row, measure: Measure | None) -> Iterator[tuple[str, str]]:
    """Which of target and minimum a row takes away, and what was published.

    Not where the measure does not look at it, nor where the figure itself goes, which is told.
    """
    if _has_figure(published) and not _has_figure(row):
        return
    looked_at = ["target"] if measure is None or not measure.rated_by_bands else []
    if measure is not None and measure.rule is RuleKind.MINIMUM:
        looked_at.append("minimum")
    for column in looked_at:
        was = published.get(column)
        if was is not None and row.get(column) is None:
            yield column, was


@check(
    "target_missing",
    topic="published",
    severity=Severity.WARNING,
    datasets=_OBSERVATIONS,
    message="{measure} is rated against the target of each row, and this one has none{others}: the "
    "figure is shown without a rating.",
    fix="Give the target of the period; if none is set, nothing need be done.",
)
def target_missing(measure: Measure | None) -> bool:
    """Given the measure found for a new figure without a target; told once for each measure."""
    if measure is None or measure.polarity is Polarity.NONE:
        return False
    return measure.rule in (RuleKind.TOLERANCE, RuleKind.MINIMUM)


def _has_figure(row: Row) -> bool:
    return any(row.get(name) is not None for name in _FIGURE)
