"""Decides which periods a commentary speaks about as its own, and whether any is the right one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.domain.periods import Period, PeriodError, PeriodKind
from dashboard.formats import MONTHS

# What no text that names a period can do without, for whole columns at once.
PERIOD_NAMED = rf"{'|'.join(MONTHS)}|Q[1-4]"
_NAMED = re.compile(
    rf"\b(?P<month>{'|'.join(MONTHS)})\b(?: (?P<year>20\d\d))?"
    r"|\bQ(?P<quarter>[1-4])\b(?: (?P<span>20\d\d[-/]\d\d))?"
)
_CLAUSES = re.compile(r"[.;:,()?!](?:\s|$)")
# What is compared with, or still to come, is not what the words are about.
_BESIDE = re.compile(
    r"\b(?:since|from|than|after|before|until|till|by|next|due|expected|against|compared|previous"
    r"|previously|last|earlier|later|will|agrees|between|same)\b",
    re.IGNORECASE,
)
_NO_VERB = re.compile(r"\b(?:in|for|during|of|to)\s+$")
_DAY = re.compile(r"\d(?:st|nd|rd|th)?\s+$")  # the day of an event is no period
_MARKED = re.compile(r"\b(?:Query|Note):[^.?!]*")
_NEAR = 200  # characters: no clause is longer
_LOOKED_AT = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF)


def other_period(text: str, period: Period) -> str | None:
    """The first period that a text is about, as named there, if it never names its own.

    Periods named for comparison ("up since December") or as still to come, and sentences an
    officer marked "Query:" or "Note:", say nothing of what it is about. Only texts of months,
    quarters and halves are looked at: a year's may name any part of it.
    """
    if period.kind not in _LOOKED_AT:
        return None
    named = list(_named(_MARKED.sub("", text), period))
    if any(own for _, own, _ in named):
        return None
    return next((words for words, _, beside in named if not beside), None)


def _named(text: str, period: Period) -> Iterator[tuple[str, bool, bool]]:
    """Each period named: its words, whether it is the text's own, whether it stands beside."""
    for found in _NAMED.finditer(text):
        before = text[max(found.start() - _NEAR, 0) : found.start()]
        meant = list(_meant(found, period))
        if not meant or (found[0] == "May" and not _NO_VERB.search(before)):
            continue
        # A period is the text's own if it is part of the own one, or has it for a part.
        own = any(period.contains(one) or one.contains(period) for one in meant)
        clause = _CLAUSES.split(before)[-1]
        yield found[0], own, bool(_BESIDE.search(clause) or _DAY.search(before))


def _meant(found: re.Match[str], period: Period) -> Iterator[Period]:
    """The periods a name can mean: without a year, that of either end of the text's own."""
    if found["month"]:
        month = MONTHS.index(found["month"]) + 1
        years = [int(found["year"])] if found["year"] else [period.start.year, period.end.year]
        yield from (Period.month(year, month) for year in years)
        return
    year = found["span"] or period.financial_year
    try:
        yield Period.parse(f"{year} Q{found['quarter']}")
    except PeriodError:  # 2023-99
        return
