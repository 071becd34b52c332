"""What a dataset declares: its columns, their kinds and how headings are matched to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_BETWEEN_WORDS = re.compile(r"[\s_\-.\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")

LEFT_OUT = "-"  # what stands for a column, where a council says that its heading is not needed


class Kind(StrEnum):
    """How the text of a column is read. The checked row holds the normal form, as text."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    TIMESTAMP = "timestamp"
    PERIOD = "period"
    CHOICE = "choice"
    YES_NO = "yes_no"
    SPAN = "span"


KIND_WORDS = {
    Kind.TEXT: "text",
    Kind.CODE: "a short code, on one line",
    Kind.NUMBER: "a number; £ and thousands commas are taken off, and a trailing % unless it is "
    "a count or a sum of money",
    Kind.INTEGER: "a whole number",
    Kind.DATE: "a date: 2025-03-31, 31/03/2025 or 31.03.2025 (always day first), 31 March 2025",
    Kind.TIMESTAMP: "a date and time: 2026-01-07 14:30 or 07/01/2026 14:30, London time unless it "
    "has an offset; or a date alone",
    Kind.PERIOD: "a period: 2023-07, 07/2023, Jul-23, 2023-24 Q1, 2023-24 H1, 2023-24, 2023 or "
    "2023-09-30",
    Kind.CHOICE: "one of the allowed values",
    Kind.YES_NO: "Y or N",
    Kind.SPAN: "a number, or low..high",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a dataset. `low` and `high` bound a number, both ends allowed.

    `refusal` is the reason given for text that is none of the choices; `percent` whether a number
    may have a % sign, which a whole number never may; `adds_up` whether a total over rows means
    something, as of counts and sums of money; `read_as` words of a text with their normal form,
    without their case and what joins them.
    """

    name: str
    kind: Kind
    description: str
    example: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    refusal: str = "not a choice"
    percent: bool = True
    adds_up: bool = False
    read_as: tuple[tuple[str, str], ...] = ()

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values the column may hold, in words; empty where any text of its kind will do."""
        if self.kind is Kind.YES_NO:
            return ("Y", "N")
        if self.low is not None and self.high is not None:
            return (f"{self.low} to {self.high}",)
        return self.choices if self.low is None else (f"{self.low} or more",)


@dataclass(frozen=True, slots=True)
class Dataset:
    """One kind of file. `key` names a row; `scope` is what a publication replaces together."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    scope: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order: the heading row of the template."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column called `name`, which must be one of the dataset's or `org`."""
        return next(column for column in (*self.columns, ORG) if column.name == name)


ORG = Column(
    "org",
    Kind.CODE,
    "The organisation the row belongs to. Every dataset may carry it; it may be left out",
    "thurrock",
)


def fold(heading: str) -> str:
    """A heading without its case, its blanks, what joins its words and what cannot be seen."""
    return _BETWEEN_WORDS.sub("", heading).casefold()
