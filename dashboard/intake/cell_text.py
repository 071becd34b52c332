"""How a value of a workbook reads as text, as the officer sees it."""

from __future__ import annotations

import re
from datetime import datetime, time
from decimal import Decimal

# What of a number format is words, colours and conditions.
NOT_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def cell_text(value: object, number_format: str) -> str:
    """A cell's value as text: exact to the 15 digits Excel keeps, dates in ISO form.

    A figure shown as a percentage is given as one, a code with the noughts it is shown with, and a
    date shown as a month or a year (Excel turns a typed Jul-23 into the first of July) as such.
    """
    match value:
        case None:
            return ""
        case bool():
            return "Y" if value else "N"
        case int() | float():
            return _number_text(value, NOT_FORMAT.sub("", number_format))
        case datetime():
            return _date_text(value, number_format)
        case _:
            return str(value)


def _number_text(value: float, shown: str) -> str:
    number = Decimal(f"{value:.15g}")
    if "%" in shown:
        return f"{(number * 100).normalize():f}%"
    text = f"{number.normalize():f}"
    return text.zfill(len(shown)) if shown and not shown.strip("0") else text


def _date_text(value: datetime, number_format: str) -> str:
    shown = NOT_FORMAT.sub("", number_format).lower()
    if "y" in shown and "d" not in shown:
        return f"{value:%B %Y}" if "m" in shown else f"{value:%Y}"
    return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
