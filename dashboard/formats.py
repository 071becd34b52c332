"""Decides how numbers, dates and counts are written, so that none reads as better than it is."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

MINUS = "\u2212"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MORE_PLACES = 8  # beyond this a figure is printed as it rounds: no council measures finer


def half_up(value: Fraction, places: int) -> Fraction:
    """Round to `places` decimals, halves away from zero, as people are taught to."""
    return Fraction(_half_up(value, places), 10**places)


def _half_up(value: Fraction, places: int) -> int:
    # In whole numbers, because fractions are slow and a page rounds thousands.
    above, below = abs(value.numerator) * 10**places, value.denominator
    whole: int = (2 * above + below) // (2 * below)
    return whole if value.numerator >= 0 else -whole


def same_side(shown: Fraction, value: Fraction, line: Fraction) -> bool:
    """Whether the shown figure lies on the side of the line (or on it) where the value lies."""
    return (shown > line) == (value > line) and (shown < line) == (value < line)


def _cut(value: Fraction, places: int) -> Fraction:
    return Fraction(value.numerator * 10**places // value.denominator, 10**places)


def _round(
    value: Fraction, places: int, lines: Iterable[Fraction], may_cut: bool
) -> tuple[Fraction, int]:
    """The figure to show and the places it needs: see `number`."""
    edges, ways = tuple(lines), (half_up, _cut) if may_cut else (half_up,)
    for tried in range(places, places + _MORE_PLACES + 1):
        for way in ways:
            shown = way(value, tried)
            if shown == value or all(same_side(shown, value, line) for line in edges):
                return shown, tried
    return half_up(value, places), places


def rounded(
    value: Fraction, places: int, *, lines: Iterable[Fraction] = (), may_cut: bool = True
) -> Fraction:
    """The number that `number` prints, for files and interfaces that want it as a number."""
    return _round(value, places, lines, may_cut)[0]


def round_up(value: Fraction, places: int) -> Fraction:
    """The number rounded up, for amounts that have to be enough."""
    return Fraction(math.ceil(value * 10**places), 10**places)


def places_apart(value: Fraction, places: int, others: Iterable[Fraction]) -> int:
    """How many places show that `value` is not any of `others`, and on which side it lies.

    Starts at `places`; rules G4 and G12 (94.96 against 95 needs two places, not one).
    """
    apart = tuple(others)
    for tried in range(places, places + _MORE_PLACES + 1):
        shown = half_up(value, tried)
        if all(same_side(shown, value, other) for other in apart):
            return tried
    return places


def _digits(shown: Fraction, places: int, keep_zeros: bool) -> str:
    text = f"{abs(shown.numerator) * 10**places // shown.denominator:0{places + 1}d}"
    whole, decimals = (text[:-places], text[-places:]) if places else (text, "")
    if not keep_zeros:
        decimals = decimals.rstrip("0")
    return f"{int(whole):,}" + (f".{decimals}" if decimals else "")


def number(
    value: Fraction,
    places: int,
    *,
    lines: Iterable[Fraction] = (),
    keep_zeros: bool = False,
    may_cut: bool = True,
) -> str:
    """A number for people: 8,609 or 99.68 or a real minus sign and 0.5.

    Rounds half up to `places`. Where that would reach or cross one of `lines` (band edges) it is
    cut instead (99.96 against 100: 99.9), unless a lower figure reads better than it is, and
    `may_cut` is false (4.6 against 5); where that does not do, places are added (rule G12).
    Trailing zeros are dropped unless `keep_zeros`, for columns that share their decimals.
    """
    shown, needed = _round(value, places, lines, may_cut)
    return (MINUS if shown < 0 else "") + _digits(shown, needed, keep_zeros)


def _with_unit(text: str, unit: str) -> str:
    if unit == "percent":
        return f"{text}%"
    if unit == "gbp":
        return MINUS + "£" + text[1:] if text.startswith(MINUS) else f"£{text}"
    return text


def figure(
    value: Fraction,
    unit: str,
    places: int,
    lines: Iterable[Fraction] = (),
    *,
    keep_zeros: bool = False,
    may_cut: bool = True,
) -> str:
    """A number with its sign of unit: 99.68%, £1,721,065, 11.3; other units are words beside it.

    Money is whole pounds or pounds and pence, never tenths of a pound.
    """
    if unit == "gbp" and places:
        pence, _ = _round(value, max(places, 2), lines, may_cut)
        places, keep_zeros = max(places, 2), pence.denominator != 1
    text = number(value, places, lines=lines, keep_zeros=keep_zeros, may_cut=may_cut)
    return _with_unit(text, unit)


def signed(
    value: Fraction,
    unit: str = "number",
    places: int = 1,
    lines: Iterable[Fraction] = (),
    *,
    keep_zeros: bool = False,
) -> str:
    """A difference with its sign: +2.6, a minus sign and 0.1, or 0 when there is none at all.

    It has as many places as set it apart from nought and `lines`.
    """
    apart = (Fraction(0), *lines)
    text = figure(value, unit, places, apart, keep_zeros=keep_zeros, may_cut=False)
    return f"+{text}" if value > 0 else text


def date_words(day: date) -> str:
    """A date as people write it: 30 September 2023."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_words(moment: datetime) -> str:
    """A moment as people in England write it: 30 September 2023, 14:05."""
    here = moment.astimezone(ZoneInfo("Europe/London"))
    return f"{date_words(here.date())}, {here:%H:%M}"


def inside(title: str) -> str:
    """A title inside a sentence: its first letter small, unless it starts an abbreviation."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def capital(words: str) -> str:
    """Words that begin a sentence: their first letter large, and no other made small."""
    return words[:1].upper() + words[1:]


def count_words(count: int) -> str:
    """A count in running text: words to nine, then figures; nought reads "no"."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}"


def plural(count: int, singular: str, many: str | None = None) -> str:
    """The noun alone, to follow its count: "workstream" for one, else "workstreams"."""
    return singular if count == 1 else many or f"{singular}s"


def numbered(count: int, singular: str, many: str | None = None) -> str:
    """A count with its noun, in running text: "one workstream", "three workstreams"."""
    return f"{count_words(count)} {plural(count, singular, many)}"


def counts(numerator: Fraction | int, denominator: Fraction | int) -> str:
    """A share by its counts: "8,609 of 8,624"."""
    return f"{number(Fraction(numerator), 1)} of {number(Fraction(denominator), 1)}"


def decimal_places(value: Fraction) -> int | None:
    """How many places write the number exactly; None where its decimals never end."""
    rest, places = value.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    return places if rest == 1 else None


def exact(value: Fraction, unit: str, places: int = 1) -> str:
    """A given number, such as a target or a band edge, as it was given and never rounded.

    Only one whose decimals never end is cut, at `places`.
    """
    own = decimal_places(value)
    return figure(value, unit, places if own is None else own)


def plain(value: Fraction) -> str:
    """A number as files hold it: "8609", "-0.05". Endless decimals are cut at twelve places."""
    places = decimal_places(value)
    text = number(value, 12 if places is None else places)
    return text.replace(",", "").replace(MINUS, "-")
