"""What is said where the rows of a register may not be seen: the reason, and never a row."""

from __future__ import annotations

SETTING = "SCORECARD_REGISTERS"


def rows_not_shown(what: str) -> str:
    """ "The rows behind this figure are not shown here: ..." """
    return f"{what} are not shown here: the setting {SETTING} does not name this council."
