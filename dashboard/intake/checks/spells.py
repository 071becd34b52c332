"""Whether the spells of a measure's definitions follow one another, without overlap or gap.

`find` is handed the sheet; `against_definitions` asks the same of the spells that are published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from dashboard.domain.rows import Cells, Row
from dashboard.formats import date_words
from dashboard.intake.checks.registry import check
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Found, Sheet

SPELL = ("measure", "valid_from", "valid_to")
Words = dict[str, str]
_DAY = timedelta(days=1)


class Spell(NamedTuple):
    """From when until when one definition holds; `last` None where it ends as the next begins.

    `row` is its row in the file, None where it is published.
    """

    first: date
    last: date | None
    row: int | None


Finder = Callable[[Sequence[Spell]], Iterator[tuple[Spell, Spell, Words]]]


def spells(lines: Iterable[tuple[int | None, Row]]) -> dict[str, list[Spell]]:
    """The spells of each measure, earliest first. One that ends before it begins is left out."""
    found: dict[str, list[Spell]] = defaultdict(list)
    for row, line in lines:
        cells = Cells(line)
        spell = Spell(cells.day("valid_from") or date.min, cells.day("valid_to"), row)
        if spell.last is None or spell.first <= spell.last:
            found[cells.required("measure")].append(spell)
    return {code: sorted(several, key=lambda one: one.first) for code, several in found.items()}


def overlaps(several: Sequence[Spell]) -> Iterator[tuple[Spell, Spell, Words]]:
    """An earlier spell, a later that begins before that has ended, and the words to say so."""
    longest: Spell | None = None
    for one in several:
        if longest and longest.last and longest.first < one.first <= longest.last:
            until = min(longest.last, one.last or date.max)
            yield longest, one, {"first": date_words(one.first), "last": date_words(until)}
        if one.last and (longest is None or longest.last is None or one.last > longest.last):
            longest = one


def gaps(several: Sequence[Spell]) -> Iterator[tuple[Spell, Spell, Words]]:
    """Two spells that follow one another with days between, and the words to say so."""
    ended = date.min
    for before, after in pairwise(several):
        ended = max(ended, before.last or date.min)
        if before.last and after.first > ended + _DAY:
            first, last = date_words(ended + _DAY), date_words(after.first - _DAY)
            yield before, after, {"first": first, "last": last}


@check(
    "spells_overlap",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=("measures",),
    message="{measure} has two definitions from {first} to {last}, this one and {other}; the one "
    "that begins later rates.",
    fix="Let the earlier one end the day before the later begins, or leave its valid_to blank: it "
    "then ends there.",
)
def spells_overlap(sheet: Sheet) -> Iterator[Found]:
    return _beside_one_another(sheet, overlaps)


@check(
    "spells_apart",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=("measures",),
    message="No definition of {measure} holds from {first} to {last}, between this one and "
    "{other}: a figure of a period that ends then is not rated.",
    fix="Let the later one begin the day after the earlier ends, or leave the valid_to of the "
    "earlier blank.",
)
def spells_apart(sheet: Sheet) -> Iterator[Found]:
    return _beside_one_another(sheet, gaps)


def told(measure: str, before: Spell, after: Spell, words: Words) -> Found | None:
    """What is said of two spells at the later one's row, or the earlier's where only that is in
    the file; None where both are published."""
    if after.row:
        other = f"that of row {before.row}" if before.row else "the one published before it"
        day = after.first.isoformat()
        return Found(after.row, "valid_from", day, {"measure": measure, "other": other, **words})
    if before.row and before.last:
        other, day = "the one published after it", before.last.isoformat()
        return Found(before.row, "valid_to", day, {"measure": measure, "other": other, **words})
    return None


def _beside_one_another(sheet: Sheet, find: Finder) -> Iterator[Found]:
    for measure, several in spells(sheet.sound(*SPELL)).items():
        found = (told(measure, *pair) for pair in find(several))
        yield from filter(None, found)
