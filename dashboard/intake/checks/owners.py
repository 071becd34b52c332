"""Whether a column that asks for a post or a team holds one, and not a person's name.

`find` is handed the sheet: each different text is looked at once. The name is not repeated.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.domain.commentaries import names_a_person
from dashboard.intake.checks.people import titled
from dashboard.intake.checks.registry import check
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Found, Sheet

# A body that leads or provides may be called anything: there only a plain name is told of.
_POSTS = {
    "measures": "owner_role",
    "commentaries": "owner_role",
    "risks": "owner_role",
    "returns_calendar": "service",
}


@check(
    "owner_is_a_person",
    topic="sheet",
    severity=Severity.WARNING,
    datasets=tuple(_POSTS),
    message="{column} seems to be the name of a person, not of a post.",
    fix="Name the post or the team.",
)
def owner_is_a_person(sheet: Sheet) -> Iterator[Found]:
    name = _POSTS[sheet.dataset.name]
    if cells := sheet.cells.get(name):
        told = [at for at, text in enumerate(cells.normal) if text and _is_a_person(text)]
        yield from (Found(row, name, None, {}) for row, _ in cells.where(told))


def told_as_an_owner(dataset: str, column: str, text: str) -> bool:
    """Whether the name in a text is told of here, so that it need not be as one in any text."""
    return _POSTS.get(dataset) == column and _is_a_person(text)


def _is_a_person(text: str) -> bool:
    return names_a_person(text) and not titled(text)
