"""Why a cell of a register cannot be read: times of day, and exceptions the law does not know.

`find` is handed the cell's text and the reason it has no normal form.
"""

from __future__ import annotations

from dashboard.intake.checks.registry import check

NOT_LAWFUL = "not a lawful exception"


@check(
    "unlawful_exception",
    topic="cell",
    message="“{value}” is not one of the four exceptions in the SEND Regulations. Shortage of "
    "staff or of educational psychologists and high demand are not lawful exceptions.",
    fix="Use a (school closed), b (early-years provider closed), c (exceptional personal "
    "circumstances) or d (absent from the area for 4 weeks); else leave it blank.",
)
def unlawful_exception(text: str, reason: str) -> bool:
    return reason == NOT_LAWFUL


@check(
    "not_a_time",
    topic="cell",
    message="“{value}” has no time of day that can be read.",
    fix="Write the date and the time on the 24-hour clock: 2026-01-07 14:30.",
)
def not_a_time(text: str, reason: str) -> bool:
    return reason == "not a time"


@check(
    "hour_skipped",
    topic="cell",
    message="“{value}” did not happen: the clocks went forward over that hour.",
    fix="Check the time; if it is in universal time, say so with a Z: 2026-03-29 01:30Z.",
)
def hour_skipped(text: str, reason: str) -> bool:
    return reason == "no such hour"
