"""What an officer's commentary says: its words, its reason for a blank, its notes and queries."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from dashboard import formats
from dashboard.domain.commentaries import Commentary
from dashboard.formats import MONTHS, date_words
from dashboard.readmodels.types import Mark

_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z0-9])")
_MARKED = {"Note:": "note", "Query:": "query"}
_DUE = re.compile(
    r"\bnext (?:\w+ )?(?:due )?(?:in |on |by )?"
    rf"(?:(\d{{1,2}}) )?(?:({'|'.join(MONTHS)}) )?(20\d\d)\b",
    re.IGNORECASE,
)
_REASON = 70  # characters: a longer first sentence is commentary, not a reason beside a cell


@dataclass(frozen=True, slots=True)
class Said:
    """A commentary taken apart.

    `words` is what is left to read; `reason` its first sentence where it is short enough to stand
    in a cell; `marks` the sentences an officer marked "Note:" or "Query:"; `due` the last day of
    the next due date it names, with `due_words` as it names it.
    """

    words: str
    reason: str | None = None
    marks: tuple[Mark, ...] = ()
    due: date | None = None
    due_words: str = ""


def said(text: str | None) -> Said:
    """Take a commentary apart; blank gives an empty one."""
    sentences = _SENTENCE.split((text or "").strip())
    marked = tuple(mark for sentence in sentences if (mark := _mark(sentence)))
    plain = [sentence for sentence in sentences if sentence and not _mark(sentence)]
    words = " ".join(plain)
    first = plain[0].rstrip(".") if plain else ""
    due, due_words = _due(words)
    reason = first if 0 < len(first) <= _REASON else None
    return Said(words, reason, marked, due, due_words)


def sentence(words: str) -> str:
    """A commentary as a sentence, so that two can stand together; blank stays blank."""
    ended = words if not words or words.endswith((".", "?", "!")) else f"{words}."
    return formats.capital(ended)


def first_sentence(words: str) -> str:
    """What a commentary says first, for where there is no room for more."""
    return _SENTENCE.split(words, maxsplit=1)[0]


def marked(text: str | None) -> str:
    """The notes and queries of a commentary as they were written; blank where there are none."""
    sentences = _SENTENCE.split((text or "").strip())
    return " ".join(one for one in sentences if _mark(one))


def in_words(one: Commentary) -> str:
    """A commentary in running text: "What. Why. Action: ... (post, by 30 November 2026)."."""
    due = f"by {date_words(one.action_due)}" if one.action_due else ""
    whose = ", ".join(part for part in (one.owner_role, due) if part)
    action = f"Action: {one.action}" if one.action else ""
    if whose:
        action = f"{action.rstrip('.')} ({whose})".strip()
    return " ".join(sentence(text) for text in (one.what, one.why, action) if text)


def _mark(sentence: str) -> Mark | None:
    label, _, rest = sentence.partition(" ")
    kind = _MARKED.get(label)
    return Mark(kind, rest.rstrip(".")) if kind and rest else None


def _due(words: str) -> tuple[date | None, str]:
    """The last day a stated next due date can mean: 2025 is 31 December 2025."""
    found = _DUE.search(words)
    if found is None:
        return None, ""
    day, name, year = found.groups()
    month = MONTHS.index(name.capitalize()) + 1 if name else 12
    last = calendar.monthrange(int(year), month)[1]
    exact = min(int(day), last) if day and name else last
    named = " ".join(part for part in (day if name else None, name, year) if part)
    return date(int(year), month, exact), named
