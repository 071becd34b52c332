"""Whether an observation's value, numerator and denominator tell one story.

`find` is handed the sheet. Files are large, so whole columns are compared in floating point first,
and only the rows that this cannot clear are worked out exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pandas as pd

from dashboard.formats import number
from dashboard.intake.checks.registry import check
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Found, Sheet

_OBSERVATIONS = ("observations",)
_SHARE = ("value", "numerator", "denominator")
# A figure may be a share, a percentage, or a rate for each thousand, ten thousand or more people.
_SCALES = (1, 100, 1_000, 10_000, 100_000)
# Beyond six places a spreadsheet's own rounding noise begins.
_MOST_PLACES = 6
_CUT = "cut, not rounded"


@check(
    "value_disagrees",
    topic="sheet",
    datasets=_OBSERVATIONS,
    message="The value {value} is {how}: {numerator} of {denominator} comes to {percent}%.",
    fix="Correct whichever is wrong, or leave the value blank: it is worked out from the counts.",
)
def value_disagrees(sheet: Sheet) -> Iterator[Found]:
    """An error; a value cut where it should be rounded is a warning."""
    if any(name not in sheet.cells for name in _SHARE):
        return
    for row, line in _lines(sheet, _not_cleared(sheet)):
        if disagrees := disagreement(line["value"], line["numerator"], line["denominator"]):
            how, percent = disagrees
            severity = Severity.WARNING if how == _CUT else Severity.ERROR
            words = {"how": how, "percent": percent, **line}
            yield Found(row, "value", words.pop("value"), words, severity)


def disagreement(value: str, numerator: str, denominator: str) -> tuple[str, str] | None:
    """How a value is not the share that its counts come to, and that share in percent."""
    share = Fraction(numerator) / Fraction(denominator)
    out = min(abs(Fraction(value) - scale * share) for scale in _SCALES)
    if out <= _unit(value) / 2:
        return None
    how = _CUT if out < _unit(value) else "not what its counts come to"
    return how, number(100 * share, _MOST_PLACES)


@check(
    "half_a_share",
    topic="sheet",
    datasets=_OBSERVATIONS,
    message="There is a {column} but no {other}, and no value, so nothing can be worked out.",
    fix="Fill in the {other}, or give the value.",
)
def half_a_share(sheet: Sheet) -> Iterator[Found]:
    filled = _filled(sheet)
    for column, other in (("numerator", "denominator"), ("denominator", "numerator")):
        alone = filled[column] & ~filled[other] & ~filled["value"]
        yield from (Found(row, column, None, {"other": other}) for row in alone.index[alone])


@check(
    "some_of_none",
    topic="sheet",
    datasets=_OBSERVATIONS,
    message="The denominator is 0 but the numerator is {numerator}: some of none.",
    fix="Correct the denominator; where nothing was due, both are 0.",
)
def some_of_none(sheet: Sheet) -> Iterator[Found]:
    figures = _figures(sheet)
    impossible = (figures["denominator"] == 0) & (figures["numerator"].fillna(0) != 0)
    for row, line in _lines(sheet, impossible):
        yield Found(row, "denominator", line["denominator"], {"numerator": line["numerator"]})


@check(
    "negative_count",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_OBSERVATIONS,
    message="The numerator is {value}, and a count cannot be below 0.",
    fix="Take out the minus sign; if it is an amount and not a count, nothing need be done.",
)
def negative_count(sheet: Sheet) -> Iterator[Found]:
    cells = sheet.cells.get("numerator")
    if cells is not None:
        below = [at for at, text in enumerate(cells.normal) if text and text.startswith("-")]
        yield from (Found(row, "numerator", cells.typed[at], {}) for row, at in cells.where(below))


@check(
    "value_of_nothing",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=_OBSERVATIONS,
    message="The value is {value}, but 0 of 0 is nothing due: the value is not used.",
    fix="Leave the value blank, or correct the counts.",
)
def value_of_nothing(sheet: Sheet) -> Iterator[Found]:
    figures = _figures(sheet)
    nothing = (figures["denominator"] == 0) & (figures["numerator"] == 0)
    for row, line in _lines(sheet, nothing & figures["value"].notna()):
        yield Found(row, "value", line["value"], {})


def _figures(sheet: Sheet) -> pd.DataFrame:
    """Value, numerator and denominator in floating point, NaN where blank, by row."""
    nothing = pd.Series(float("nan"), index=sheet.numbers)
    held = {name: sheet.cells[name].floats if name in sheet.cells else nothing for name in _SHARE}
    return pd.DataFrame(held)


def _filled(sheet: Sheet) -> pd.DataFrame:
    """Whether anything at all is typed as value, numerator and denominator, by row."""
    filled = pd.DataFrame(False, index=sheet.numbers, columns=list(_SHARE))
    for name in filled.columns.intersection(list(sheet.cells)):
        cells = sheet.cells[name]
        filled[name] = ~cells.codes.isin(cells.blanks)
    return filled


def _half_units(sheet: Sheet) -> pd.Series[float]:
    """Half of one in the last place each value is given to: 0.005 for 99.68."""
    cells = sheet.cells["value"]
    values = pd.Series(cells.normal, dtype="str").fillna("")
    points = values.str.find(".")
    places = (values.str.len() - points - 1).where(points >= 0, 0).clip(upper=_MOST_PLACES)
    return (0.5 / 10.0**places).take(cells.codes.to_numpy()).set_axis(sheet.numbers)


def _unit(value: str) -> Fraction:
    return Fraction(1, 10 ** min(len(value.partition(".")[2]), _MOST_PLACES))


def _lines(sheet: Sheet, chosen: pd.Series[bool]) -> Iterator[tuple[int, dict[str, str]]]:
    """The value, numerator and denominator, as exact text, of the rows chosen."""
    for row in chosen.index[chosen]:
        held = {name: cells for name, cells in sheet.cells.items() if name in _SHARE}
        yield row, {name: held[name].normal[held[name].codes[row]] or "" for name in held}


def _not_cleared(sheet: Sheet) -> pd.Series[bool]:
    """Rows with all three figures whose value is not plainly their percentage, rounded."""
    figures = _figures(sheet)
    percentages = 100 * figures["numerator"] / figures["denominator"]
    margin = _half_units(sheet) * (1 - 1e-6) - 1e-9
    cleared = (figures["value"] - percentages).abs() < margin
    return figures.notna().all(axis="columns") & (figures["denominator"] != 0) & ~cleared
