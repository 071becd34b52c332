"""Decides what a measure is: its unit, which way is better and how it is rated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from dashboard.domain.cadence import FREQUENCIES
from dashboard.domain.periods import Period
from dashboard.domain.rows import Cells, ColumnError, Row, squash
from dashboard.domain.rows import Span as Span

Target = Fraction | Span

# How a unit that the product knows may be written, in any capitals; other units are words.
UNITS = {
    **dict.fromkeys(("percent", "%", "percentage", "pct"), "percent"),
    **dict.fromkeys(("gbp", "£", "pounds"), "gbp"),
    "number": "number",
}


class MeasureError(ColumnError):
    """A measure that cannot be used, by the column of its definition that is wrong."""


class Polarity(StrEnum):
    """Which way is better; `none` is for information only and is never rated."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"
    NONE = "none"


class RuleKind(StrEnum):
    """How a measure is rated; what each rule needs is tabled in docs/datasets.md."""

    BANDS = "bands"
    TOLERANCE = "tolerance"
    MINIMUM = "minimum"
    STATUS = "status"
    MATRIX = "matrix"
    NONE = "none"


class ToleranceKind(StrEnum):
    """What an amber tolerance is counted in."""

    PERCENT = "percent"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure's definition as published: a row of the `measures` dataset, typed."""

    code: str
    title: str
    section: str
    unit: str
    polarity: Polarity
    rule: RuleKind
    green: Target | None = None
    amber: Target | None = None
    tolerance: Fraction | None = None
    tolerance_kind: ToleranceKind | None = None
    minimum: Fraction | None = None
    decimals: int = 1
    frequency: str | None = None
    group: str | None = None
    definition: str | None = None
    source: str | None = None
    statutory_basis: str | None = None
    owner_role: str | None = None
    reported_to: str | None = None
    in_arrears_months: int = 0
    valid_from: date | None = None
    valid_to: date | None = None

    @classmethod
    def from_row(cls, row: Row) -> Measure:
        """Build a measure from a checked row; raises MeasureError naming the column at fault."""
        cells = Cells(row, MeasureError)
        decimals, arrears = cells.whole("decimals"), cells.whole("in_arrears_months")
        polarity, rule = cells.choice("polarity", Polarity), cells.choice("rule", RuleKind)
        if polarity is None or rule is None:
            raise MeasureError("rule" if polarity else "polarity", "is blank and has to be given.")
        measure = cls(
            code=cells.required("measure"),
            title=cells.required("title"),
            section=cells.required("section"),
            unit=_read(UNITS, cells.required("unit")),
            polarity=polarity,
            rule=rule,
            green=cells.target("green"),
            amber=cells.target("amber"),
            tolerance=cells.number("tolerance"),
            tolerance_kind=cells.choice("tolerance_kind", ToleranceKind),
            minimum=cells.number("minimum"),
            decimals=1 if decimals is None else decimals,
            in_arrears_months=arrears or 0,
            valid_from=cells.day("valid_from"),
            valid_to=cells.day("valid_to"),
            frequency=_read(FREQUENCIES, cells.text("frequency") or "") or None,
            group=cells.text("group"),
            definition=cells.text("definition"),
            source=cells.text("source"),
            statutory_basis=cells.text("statutory_basis"),
            owner_role=cells.text("owner_role"),
            reported_to=cells.text("reported_to"),
        )
        _check(measure)
        return measure

    @property
    def per(self) -> int:
        """What numerator over denominator is multiplied by.

        100 for a percentage, the number after "per" where there is one (100,000 for "per
        100,000", 2 for "incidents per 2 homes"), else 1.
        """
        if self.unit == "percent":
            return 100
        base = re.search(r"\bper ([\d,]+)\b", self.unit, re.IGNORECASE)
        return int(base[1].replace(",", "") or 1) if base else 1

    @property
    def rated_by_bands(self) -> bool:
        """Whether its own bands rate it, so that no target of a period does."""
        return self.rule is RuleKind.BANDS and self.polarity is not Polarity.NONE

    def covers(self, period: Period) -> bool:
        """Whether this version of the definition was in force when the period ended."""
        starts, ends = self.valid_from or date.min, self.valid_to or date.max
        return starts <= period.end <= ends

    def check_target(self, target: Target) -> None:
        """Raise MeasureError where no figure could be rated against such a target."""
        _check_shape(self, "target", target)
        in_percent = self.rule is RuleKind.TOLERANCE and self.tolerance_kind == "percent"
        if in_percent and 0 in ends(target):
            raise MeasureError(
                "target",
                "is 0, and a tolerance in percent of 0 cannot be worked out: "
                "give the tolerance in points.",
            )


def _read(known: Mapping[str, str], said: str) -> str:
    return known.get(squash(said), said)


def ends(target: Target) -> tuple[Fraction, Fraction]:
    """The lowest and highest of a target: the same number twice unless it is a range."""
    return (target.low, target.high) if isinstance(target, Span) else (target, target)


def _check(measure: Measure) -> None:
    """Refuse a definition that could not rate, or could rate two ways."""
    if measure.decimals > 6:
        raise MeasureError("decimals", f"{measure.decimals} is too many: 6 at most.")
    if measure.valid_from and measure.valid_to and measure.valid_to < measure.valid_from:
        raise MeasureError("valid_to", "is before valid_from.")
    if measure.rule is RuleKind.MATRIX:
        _check_matrix(measure)
    elif measure.polarity is Polarity.NONE:
        return  # shown for information: whatever its rule says, it is never rated
    elif measure.rule is RuleKind.BANDS:
        _check_bands(measure)
    elif measure.rule is RuleKind.TOLERANCE:
        _check_tolerance(measure)
    elif measure.rule is RuleKind.MINIMUM and measure.polarity is Polarity.RANGE:
        raise MeasureError("rule", "minimum needs polarity higher or lower, not range.")


def _check_shape(measure: Measure, column: str, value: Target) -> None:
    if measure.polarity is Polarity.RANGE and not isinstance(value, Span):
        raise MeasureError(column, "is one number; with polarity range write low..high.")
    if measure.polarity is not Polarity.RANGE and isinstance(value, Span):
        raise MeasureError(
            column, f"is a range; with polarity {measure.polarity} write one number."
        )


def _check_bands(measure: Measure) -> None:
    low, high = fixed_band(measure, "green", measure.green)
    amber_low, amber_high = fixed_band(measure, "amber", measure.amber)
    reaches_down = measure.polarity is Polarity.LOWER or amber_low <= low
    reaches_up = measure.polarity is Polarity.HIGHER or high <= amber_high
    if not (reaches_down and reaches_up):
        raise MeasureError("amber", "is better than green: amber has to reach further than green.")


def fixed_band(measure: Measure, column: str, value: Target | None) -> tuple[Fraction, Fraction]:
    """The lowest and highest of a band of rule bands; raises MeasureError where it has none."""
    if value is None:
        raise MeasureError(column, "is blank; rule bands needs where green and amber end.")
    _check_shape(measure, column, value)
    return ends(value)


def _check_tolerance(measure: Measure) -> None:
    if measure.tolerance is None or measure.tolerance < 0:
        raise MeasureError("tolerance", "is needed by rule tolerance, and is 0 or more.")
    if measure.tolerance_kind is None:
        raise MeasureError("tolerance_kind", "is blank: say percent (of target) or points.")


def _check_matrix(measure: Measure) -> None:
    tops = [_top_score("green", measure.green), _top_score("amber", measure.amber)]
    match tops:
        case [None, None]:
            return
        case [None, _] | [_, None]:
            column = "green" if tops[0] is None else "amber"
            raise MeasureError(
                column, "is blank: give the top scores of low and medium, or neither."
            )
        case [Fraction() as low, Fraction() as medium] if medium <= low:
            raise MeasureError("amber", "has to be more than green: medium starts after low ends.")


def _top_score(column: str, value: Target | None) -> Fraction | None:
    if isinstance(value, Span):
        raise MeasureError(column, "is a range; rule matrix takes the top score of a level.")
    return value
