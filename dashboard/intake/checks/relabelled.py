"""Whether a file is last period's, sent again under a new period.

`find` is handed the sheet, or its rows with those published before them, which are numbered 0.
Files are large, so whole columns are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from dashboard.domain.periods import Period
from dashboard.intake.checks.registry import check
from dashboard.intake.lines import Lines, filled, table
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Found

# Which columns state the figure of a row.
_FIGURES = {
    "observations": ("value", "numerator", "denominator"),
    "compliance_returns": (
        *("annual_target", "annual_completed", "period_due", "period_completed"),
        *("overdue", "no_access"),
    ),
}
_FEWEST = 3  # figures: one or two may well be what they were
_LIKELY = ("", "0", "100")  # what many figures are, month after month


@check(
    "same_as_period_before",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=tuple(_FIGURES),
    message="Every figure that the file gives for {period} is that of {before}: {count} of them.",
    fix="Check that this is not the file of {before} with another period written in it.",
)
def same_as_period_before(sheet: Lines) -> Iterator[Found]:
    """Told once for a period, of at least three figures that are not merely 0 or 100."""
    key, names = sheet.dataset.key[0], list(_FIGURES[sheet.dataset.name])
    rows = table(sheet, key, "period", *names)
    rows = rows[(rows[names] != "").any(axis="columns")]
    one_each = rows[rows["number"] > 0].drop_duplicates("period")  # tells most periods apart
    if one_each.empty:
        return
    likely = _beside(one_each, rows[rows[key].isin(one_each[key])], key, names)
    in_doubt = likely.loc[likely["alike"], "period"]
    if in_doubt.empty:
        return
    pairs = _beside(rows[rows["period"].isin(in_doubt)], rows, key, names)
    pairs["telling"] = ~pairs[names].isin(_LIKELY).all(axis="columns")
    for text, group in pairs[pairs["number"] > 0].groupby("period", sort=False):
        count = int(group["telling"].sum())
        if count >= _FEWEST and group["alike"].all():
            period = Period.parse(str(text))
            words = {"period": period.label, "before": period.previous().label}
            first = int(group["number"].min())
            yield Found(first, "period", str(text), {**words, "count": len(group)})


def _beside(some: pd.DataFrame, rows: pd.DataFrame, key: str, names: list[str]) -> pd.DataFrame:
    """Some rows beside those of the period before, and whether their figures are alike."""
    before = {text: str(Period.parse(text).previous()) for text in some["period"].unique().tolist()}
    pairs = some.assign(before=some["period"].map(before)).merge(
        rows, how="left", left_on=[key, "before"], right_on=[key, "period"], suffixes=("", "_was")
    )
    was = pairs[[f"{name}_was" for name in names]].set_axis(names, axis="columns")
    return pairs.assign(alike=(pairs[names] == was).all(axis="columns"))


@check(
    "dated_before_period",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=tuple(_FIGURES),
    message="The figure was taken on {value}, before {period} began.",
    fix="Correct the day, or the period if this is the figure of an earlier one.",
)
def dated_before_period(sheet: Lines) -> Iterator[Found]:
    rows = filled(sheet, "period", "as_at")
    for (text, as_at), numbers in rows.groupby(["period", "as_at"], sort=False)["number"]:
        period = Period.parse(str(text))
        if date.fromisoformat(str(as_at)) < period.start:
            told = {"period": period.label}
            yield from (Found(number, "as_at", str(as_at), told) for number in numbers.tolist())
