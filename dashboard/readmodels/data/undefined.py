"""Which figures are held and stand on no page, as nothing says what their measure is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass

from dashboard import formats
from dashboard.readmodels.books import Books

WHAT_TO_DO = (
    "Nothing says what these measures are, so their figures stand on no page. Publish a row of "
    "measures for each code, or send the figures again under the right one."
)


@dataclass(frozen=True, slots=True)
class Undefined:
    """A code with figures and without a definition."""

    code: str
    words: str  # "12 figures"


def undefined(books: Books, org: str, known: Container[str]) -> tuple[Undefined, ...]:
    """The codes of an organisation that are not `known`, each with how many figures it has."""
    rows = [*books.rows(org, "rollups"), *books.rows(org, "observations")]
    held = {(one.row["measure"] or "", one.row["period"]) for one in rows}
    counts = Counter(code for code, _ in held if code not in known)
    return tuple(
        Undefined(code, f"{count} {formats.plural(count, 'figure')}")
        for code, count in sorted(counts.items())
    )


def heading(found: tuple[Undefined, ...]) -> str:
    """ "One measure is held and not shown"; blank where none is."""
    if not found:
        return ""
    is_held = formats.plural(len(found), "is", "are")
    return f"{formats.numbered(len(found), 'measure').capitalize()} {is_held} held and not shown"
