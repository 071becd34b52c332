"""Decides how the text of a checked row becomes exact values, naming the column that cannot."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from dashboard.domain.periods import Period, PeriodError

Row = Mapping[str, str | None]
Choice = TypeVar("Choice", bound=StrEnum)

_NUMBER = re.compile(r"[-\u2212]?\d+(\.\d+)?")
_ANSWERS = dict.fromkeys(("y", "yes", "true", "1"), True)
_ANSWERS |= dict.fromkeys(("n", "no", "false", "0"), False)


class ColumnError(ValueError):
    """A row that cannot be used: `column` is where, `message` is why, in officers' words."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(f"{column}: {message}")
        self.column = column
        self.message = message


def squash(text: str) -> str:
    """A word of a list without its case and what joins it: At risk is at_risk."""
    return re.sub(r"[\s_\-]+", "", text).casefold()


@dataclass(frozen=True, slots=True)
class Span:
    """Two numbers and everything between them, both included."""

    low: Fraction
    high: Fraction

    def __str__(self) -> str:
        return f"{self.low} to {self.high}"


@dataclass(frozen=True, slots=True)
class Cells:
    """One checked row, read a column at a time; trouble is raised as `error`."""

    row: Row
    error: type[ColumnError] = ColumnError

    def text(self, column: str) -> str | None:
        """The text of a column, None where it is blank or absent."""
        text = self.row.get(column)
        return (text.strip() or None) if text else None

    def required(self, column: str) -> str:
        """The text of a column that may not be blank."""
        text = self.text(column)
        if text is None:
            raise self.error(column, "is blank and has to be given.")
        return text

    def number(self, column: str) -> Fraction | None:
        """A plain decimal number, exactly."""
        text = self.text(column)
        return None if text is None else self._number(column, text)

    def whole(self, column: str, least: int = 0) -> int | None:
        """A whole number, `least` or more."""
        text = self.text(column)
        if text is None:
            return None
        # Nearly every one is digits alone, and a fraction of them takes twenty times as long.
        value = int(text) if text.isdecimal() else self._number(column, text)
        if value.denominator != 1 or value < least:
            raise self.error(column, f"'{self.row[column]}' is not a whole number from {least} up.")
        return int(value)

    def target(self, column: str) -> Fraction | Span | None:
        """A number, or a range written low..high."""
        text = self.text(column)
        if text is None or ".." not in text:
            return self.number(column)
        low, _, high = (part.strip() for part in text.partition(".."))
        span = Span(self._number(column, low), self._number(column, high))
        if span.low > span.high:
            raise self.error(column, f"'{text}' starts after it ends: write low..high.")
        return span

    def day(self, column: str) -> date | None:
        """A date written 2023-09-30."""
        text = self.text(column)
        try:
            return None if text is None else date.fromisoformat(text)
        except ValueError:
            raise self.error(column, f"'{text}' is not a date: write 2023-09-30.") from None

    def period(self, column: str) -> Period:
        """A period, which may not be blank."""
        try:
            return Period.parse(self.required(column))
        except PeriodError as error:
            raise self.error(column, str(error)) from None

    def yes(self, column: str) -> bool:
        """Y or N; blank is no."""
        text = self.text(column)
        answer = False if text is None else _ANSWERS.get(text.lower())
        if answer is None:
            raise self.error(column, f"'{text}' is not Y or N.")
        return answer

    def choice(self, column: str, choices: type[Choice]) -> Choice | None:
        """One of a list of words."""
        text = self.text(column)
        try:
            return None if text is None else choices(text.lower())
        except ValueError:
            allowed = ", ".join(choices)
            raise self.error(column, f"'{text}' is not one of {allowed}.") from None

    def _number(self, column: str, text: str) -> Fraction:
        if not _NUMBER.fullmatch(text):
            raise self.error(column, f"'{text}' is not a number.")
        return Fraction(text.replace("\u2212", "-"))
