"""What stands where rows of a register could be: that they may not be seen, and who decides."""

from __future__ import annotations

from dash import html

from dashboard.components.empty import empty

_WHO = "The setting SCORECARD_REGISTERS names the organisations whose registers may be seen."


def withheld(rows: str) -> html.Div:
    """Said in place of the `rows` of a register ("Checks", "Hazards") that may not be seen."""
    return empty(f"{rows} are counted here and not listed one by one.", hint=_WHO)
