"""Why a code cannot be read: it has to match the same code elsewhere, letter by letter.

`find` is handed the cell's text and the reason it has no normal form.
"""

from __future__ import annotations

from dashboard.intake.checks.registry import check


@check(
    "not_a_code",
    topic="cell",
    message="{column} has a line break or tab in it, or is longer than 100 characters.",
    fix="Type the code alone, on one line.",
)
def not_a_code(text: str, reason: str) -> bool:
    return reason == "not a code"


@check(
    "unseen_character",
    topic="cell",
    message="{column} has a character in it that cannot be seen or read, so it would match no "
    "other.",
    fix="Type the code again by hand rather than pasting it.",
)
def unseen_character(text: str, reason: str) -> bool:
    return reason == "not to be seen"
