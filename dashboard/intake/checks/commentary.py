"""Whether figures and commentary are their own period's: not left from another, not copied.

`find` is handed the sheet, or its rows with those published before them, which are numbered 0.
Files are large, so whole columns are narrowed first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import reduce
from operator import or_

import pandas as pd

from dashboard.domain.mentions import PERIOD_NAMED, other_period
from dashboard.domain.periods import Period
from dashboard.intake.checks.registry import check
from dashboard.intake.lines import Lines, filled, said_where
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Found

_FIGURES = ("observations", "compliance_returns")
_SAYING = ("commentary", "what", "why")  # the columns of words that speak of their own period
_LONG = 60  # characters: shorter words may well be true twice
_RUN, _DIFFERENT = 4, 3  # periods in which two measures agree, and how many values that takes
_LIKELY = (0.0, 100.0)  # what many measures are at the same time


@check(
    "commentary_of_another_period",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=(*_FIGURES, "commentaries"),
    message="The commentary speaks of {other}, but stands with {period}.",
    fix="Check that it was not left from another period; if it is right, name its own period too.",
)
def commentary_of_another_period(sheet: Lines) -> Iterator[Found]:
    for column in _saying(sheet):
        rows = filled(sheet, "period", column)
        rows = rows[rows[column].isin(_worth(rows[column]))]
        for period, words, numbers in _alike(rows):
            if other := other_period(words, period):
                told = {"other": other, "period": period.label}
                yield from (Found(number, column, None, told) for number in numbers)


@check(
    "commentary_repeated",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=(*_FIGURES, "commentaries"),
    message="The commentary is word for word that of {before} ({where}).",
    fix="Write what was so in this period, or leave it blank.",
)
def commentary_repeated(sheet: Lines) -> Iterator[Found]:
    """Only of words long enough not to be true twice by chance."""
    for column in _saying(sheet):
        yield from _repeated(sheet, column)


def _repeated(sheet: Lines, column: str) -> Iterator[Found]:
    key = sheet.dataset.key[0]
    rows = filled(sheet, key, "period", column)
    folded = {text: _folded(text) for text in rows[column].unique() if len(text) >= _LONG}
    rows = rows.assign(words=rows[column].map(folded)).dropna()
    rows = rows[rows.duplicated([key, "words"], keep=False)]
    said = {
        (measure, Period.parse(period), words): number
        for number, measure, period, _, words in rows.itertuples(index=False)
    }
    for (measure, period, words), number in said.items():
        first = said.get((measure, period.previous(), words))
        if first is not None:
            told = {"before": period.previous().label, "where": said_where(first)}
            yield Found(number, column, None, told)


@check(
    "dated_after_period",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_FIGURES,
    message="The figure was taken on {value}, after {period} had ended.",
    fix="Give the figure as it stood on the period's last day, or say in the commentary what "
    "later work it counts.",
)
def dated_after_period(sheet: Lines) -> Iterator[Found]:
    for period, as_at, numbers in _alike(filled(sheet, "period", "as_at")):
        if date.fromisoformat(as_at) > period.end:
            told = {"period": period.label}
            yield from (Found(number, "as_at", as_at, told) for number in numbers)


@check(
    "same_as_another",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=("observations",),
    message="{value} has the very figures of {other} in {count} periods running.",
    fix="Check that one was not copied from the other.",
)
def same_as_another(sheet: Lines) -> Iterator[Found]:
    """Told on the last period of a run of at least four that hold three different figures."""
    alike = _runs(filled(sheet, "measure", "period", "value"))
    told: dict[tuple[str, str], tuple[int, int]] = {}
    for _, group in alike.groupby(["end", "kind", *_window()], sort=False):
        (other, _), *copies = sorted(zip(group["measure"], group["number"], strict=True))
        for measure, number in copies:
            last, count = told.get((measure, other), (0, _RUN - 1))
            told[measure, other] = (max(number, last), count + 1)
    for (copy, other), (number, count) in told.items():
        yield Found(number, "measure", copy, {"other": other, "count": count})


def _saying(sheet: Lines) -> list[str]:
    return [name for name in _SAYING if name in sheet.dataset.names]


def _worth(texts: pd.Series[str]) -> pd.Series[str]:
    """The different texts that name a month or a quarter."""
    different = pd.Series(texts.unique(), dtype="str")
    return different[different.str.contains(PERIOD_NAMED)]


def _alike(rows: pd.DataFrame) -> Iterator[tuple[Period, str, list[int]]]:
    """Each different period and text of two columns, with the numbers of its rows."""
    _, period, text = rows.columns
    for (named, said), group in rows.groupby([period, text], sort=False)["number"]:
        yield Period.parse(str(named)), str(said), group.tolist()


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _window() -> list[str]:
    return [f"value{back}" for back in range(_RUN)]


def _runs(rows: pd.DataFrame) -> pd.DataFrame:
    """The places at which a measure's last four figures are those of another in the same four
    periods running: each row ends such a run."""
    periods = {text: Period.parse(text) for text in rows["period"].unique()}
    rows = rows.assign(
        end=rows["period"].map({text: one.end.toordinal() for text, one in periods.items()}),
        kind=rows["period"].map({text: str(one.kind) for text, one in periods.items()}),
        before=rows["period"].map(
            {text: one.previous().end.toordinal() for text, one in periods.items()}
        ),
        value0=pd.to_numeric(rows["value"]).astype("float64"),
    ).sort_values(["measure", "kind", "end"], kind="stable")
    by = rows.groupby(["measure", "kind"], sort=False)
    sound, different = ~rows["value0"].isin(_LIKELY), pd.Series(1, index=rows.index)
    for back in range(1, _RUN):
        rows[f"value{back}"] = value = by["value0"].shift(back)
        sound &= by["end"].shift(back) == by["before"].shift(back - 1)
        sound &= ~value.isin(_LIKELY)
        nearer = (rows[f"value{one}"] == value for one in range(back))
        different += ~reduce(or_, nearer)
    kept = rows[sound & (different >= _DIFFERENT)]
    return kept[kept.duplicated(["end", "kind", *_window()], keep=False)]
