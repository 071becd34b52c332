"""Which rules a page counts by: statement, source, since when, and the reading in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard import formats
from dashboard.domain.clocks.rules import Rule, Rulebook
from dashboard.readmodels.parts import RuleUsed


def rules_used(
    book: Rulebook, ids: Sequence[str], as_at: date, readings: Mapping[str, str]
) -> tuple[RuleUsed, ...]:
    """The wordings of these rules on a day; `readings` says, by setting, which one is in force."""
    return tuple(_used(book.nearest(one, as_at), readings) for one in ids)


def _used(rule: Rule, readings: Mapping[str, str]) -> RuleUsed:
    return RuleUsed(
        id=rule.id,
        statement=rule.statement,
        source=rule.source,
        sure=rule.sure.words,
        holds=_holds(rule),
        reading=readings.get(rule.setting, ""),
    )


def _holds(rule: Rule) -> str:
    said = [
        f"{word} {formats.date_words(day)}"
        for word, day in (("from", rule.valid_from), ("to", rule.valid_to))
        if day
    ]
    words = " ".join(said)
    return formats.capital(words) or "Not dated"
