"""Decides what one published figure says: its value, what it is counted from, how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from dashboard.domain.measures import Measure, Target
from dashboard.domain.periods import Period
from dashboard.domain.rows import Cells, ColumnError, Row, Span
from dashboard.formats import decimal_places, plain


class ObservationError(ColumnError):
    """A figure that cannot be used, by the column that is wrong."""


class Qualifier(StrEnum):
    """The word a paper puts before a figure it is not sure of (rule G14)."""

    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure of one measure for one period.

    `value` is None where there is no figure. `unrated` says why a figure is shown but not rated;
    `note` is added to the explanation of its rating.
    """

    measure: str
    period: Period
    value: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    target: Target | None = None
    minimum: Fraction | None = None
    provisional: bool = False
    as_at: date | None = None
    commentary: str | None = None
    qualifier: Qualifier | None = None
    unrated: str | None = None
    note: str | None = None

    @classmethod
    def from_row(cls, row: Row, measure: Measure | None = None) -> Observation:
        """Build a figure from a checked row; without its measure, counts make a percentage.

        Raises ObservationError naming the column at fault.
        """
        cells = Cells(row, ObservationError)
        top, base = cells.number("numerator"), cells.number("denominator")
        if base is not None and (base < 0 or (base == 0 and top)):
            raise ObservationError(
                "denominator", "has to be more than 0 where something is counted."
            )
        return cls(
            measure=cells.required("measure"),
            period=cells.period("period"),
            value=_value(cells.number("value"), top, base, measure.per if measure else 100),
            numerator=top,
            denominator=base,
            target=cells.target("target"),
            minimum=cells.number("minimum"),
            provisional=cells.yes("provisional"),
            as_at=cells.day("as_at"),
            commentary=cells.text("commentary"),
            qualifier=cells.choice("qualifier", Qualifier),
            unrated=cells.text("unrated"),
            note=cells.text("note"),
        )

    @property
    def nothing_due(self) -> bool:
        """Whether nothing was there to be counted: 0 of 0 is not 0% and not 100%."""
        return self.denominator == 0

    def as_row(self) -> dict[str, str | None]:
        """The checked row that `from_row` reads back; endless decimals are left to the counts."""
        endless = self.value is not None and decimal_places(self.value) is None
        return {
            "measure": self.measure,
            "period": str(self.period),
            "value": None if endless else _text(self.value),
            "numerator": _text(self.numerator),
            "denominator": _text(self.denominator),
            "target": _text(self.target),
            "minimum": _text(self.minimum),
            "provisional": "y" if self.provisional else None,
            "as_at": self.as_at.isoformat() if self.as_at else None,
            "commentary": self.commentary,
            "qualifier": self.qualifier,
            "unrated": self.unrated,
            "note": self.note,
        }


def _value(
    given: Fraction | None, top: Fraction | None, base: Fraction | None, per: int
) -> Fraction | None:
    """The exact value: from the counts where the figure given is their rounding, else as given."""
    if base == 0:
        return None
    if top is None or base is None:
        return given
    exact = per * top / base
    if given is None:
        return exact
    unit = Fraction(1, 10 ** (decimal_places(given) or 0))
    return exact if abs(exact - given) < unit else given


def _text(value: Target | None) -> str | None:
    if isinstance(value, Span):
        return f"{plain(value.low)}..{plain(value.high)}"
    return None if value is None else plain(value)
