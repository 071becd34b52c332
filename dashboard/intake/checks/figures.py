"""Whether figures fit the definitions and figures that their organisation has published.

`find` is handed rows of the file with what is published beside them; `against_figures` does that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from dashboard.domain.measures import Measure
from dashboard.intake.checks.registry import check
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Row

Key = tuple[str, str]  # measure and period

_OBSERVATIONS = ("observations",)
_FIGURE = ("value", "numerator", "denominator")


@check(
    "target_not_used",
    topic="published",
    severity=Severity.WARNING,
    datasets=_OBSERVATIONS,
    message="The measure is rated by its bands, so the target is not used here{others}.",
    fix="Leave the target blank; to rate {measure} otherwise, change its bands in measures, with "
    "valid_from, or give it rule tolerance there.",
)
def target_not_used(measure: Measure | None) -> bool:
    """Given the measure found for a row that gives a target; told once for each measure."""
    return measure is not None and measure.rated_by_bands


@check(
    "figure_removed",
    topic="published",
    severity=Severity.WARNING,
    datasets=(*_OBSERVATIONS, "compliance_returns"),
    message="{period} has a figure of {figure} published, and this row has none: publishing it "
    "removes the figure.",
    fix="Give the figure again, or leave the row out.",
)
def figure_removed(
    rows: Iterable[tuple[int, Row]], published: Collection[Key], counted: Collection[Key]
) -> Iterator[tuple[int, Key]]:
    """The rows without a figure, of what has one published by itself; of returns, those that come
    to none, as the observations they make.

    `counted` have a figure from a register or a return, to which a row may give a target alone.
    """
    for number, row in rows:
        key = (str(row["measure"]), str(row["period"]))
        if key not in published or any(row[name] is not None for name in _FIGURE):
            continue
        only_aims = row["target"] is not None or row["minimum"] is not None
        if not (only_aims and key in counted):
            yield number, key
