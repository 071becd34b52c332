"""How a measure's name is shortened, so that a headline or a chart's title stays short."""

from __future__ import annotations

import re

WORDS = 10  # a headline or a title has no more
_TO_NINETEEN = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")
_CUTS = (r"\s*\([^)]*\)", r"\s+per\s.*$", r",\s.*$", r":\s.*$")


def short(title: str) -> str:
    """A name without its unit and afterthoughts: "Delayed transfers of care"."""
    for cut in _CUTS:
        title = re.sub(cut, "", title) or title
    return title


def fitting(*said: str) -> str:
    """The first of these that has ten words or fewer; the last of them where none has."""
    return next((one for one in said if len(one.split()) <= WORDS), said[-1])


def mid_sentence(title: str) -> str:
    """A name as it stands inside a sentence: "delayed transfers", but "EHC plans", "NHS dentists".

    Only a capital that is alone at the start of a word gives way.
    """
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def at_start(count: int) -> str:
    """A count that begins a sentence: a word up to 99, since no sentence begins with figures."""
    if count < len(_TO_NINETEEN):
        return _TO_NINETEEN[count].capitalize()
    tens, ones = divmod(count, 10)
    if tens >= 10:
        return f"{count:,}"
    return f"{_TENS[tens]}-{_TO_NINETEEN[ones]}" if ones else _TENS[tens]
