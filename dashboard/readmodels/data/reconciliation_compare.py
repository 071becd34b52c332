"""Whether a figure as printed and ours are the same, and how ours is written beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from dashboard import formats
from dashboard.readmodels.data.reconciliation_papers import NotHeldError

Ours = Fraction | str
_SCALE = {"million": 1_000_000, "M": 1_000_000}
_NUMBER = re.compile(
    r"(?P<pound>£?)(?P<number>[-−]?[\d,]+(?:\.\d+)?)(?P<percent>%?) ?(?P<scale>million|M)?"
)
_COLOURS = {"green", "amber", "red"}
_MORE = 2  # places beyond the printed ones, to show how close a difference is


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as a paper prints it: its value, its last place, and the signs around it."""

    value: Fraction
    places: int
    scale: int
    pound: str
    after: str  # "%", " million", "M"

    def words(self, value: Fraction, more: int = 0) -> str:
        """A number in the printed form; `more` places where it does not end before."""
        shown = value / self.scale
        if more:
            text = formats.number(shown, self.places + more)
        else:
            text = formats.number(shown, self.places, keep_zeros=True)
        minus, digits = ("−", text[1:]) if text.startswith("−") else ("", text)
        return f"{minus}{self.pound}{digits}{self.after}"


def agree(printed: str, ours: Ours) -> bool:
    """Whether ours, rounded half up to the last place printed, is what is printed.

    Raises NotHeldError where ours is a number and what is printed is not.
    """
    if isinstance(ours, str):
        return ours.casefold() == folded(printed)
    read = read_number(printed)
    return read.value == _rounded(read, ours)


def ours_in_words(printed: str, ours: Ours) -> str:
    """Ours as printed figures are; where it is rounded and differs, unrounded beside it."""
    if isinstance(ours, str):
        return formats.capital(ours) if printed[:1].isupper() else ours
    read = read_number(printed)
    rounded = _rounded(read, ours)
    if rounded in (ours, read.value):
        return read.words(rounded)
    return f"{read.words(ours, _MORE)}, rounds to {read.words(rounded)}"


def read_number(printed: str) -> Printed:
    """A printed number; `M` and `million` are a million. Raises NotHeldError for other words."""
    match = _NUMBER.fullmatch(printed.strip())
    if match is None:
        raise NotHeldError(f"“{printed}” cannot be read as a number.")
    digits = match["number"].replace(",", "").replace("−", "-")
    scale = _SCALE.get(match["scale"], 1)
    gap = " " if match["scale"] == "million" else ""
    return Printed(
        value=Fraction(digits) * scale,
        places=len(digits.partition(".")[2]),
        scale=scale,
        pound=match["pound"],
        after=f"{match['percent']}{gap}{match['scale'] or ''}",
    )


def _rounded(read: Printed, ours: Fraction) -> Fraction:
    return formats.half_up(ours / read.scale, read.places) * read.scale


def folded(words: str) -> str:
    """Words in lower case; where they are ratings in a row, repeats count once."""
    parts = words.casefold().split()
    if set(parts) <= _COLOURS:
        return " ".join(word for word, _ in groupby(parts))
    return words.casefold()
