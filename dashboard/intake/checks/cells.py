"""Why a cell cannot be read as its column's kind; the first check to say yes names the problem.

`find` is handed the cell's text, outer blanks off, and the reason it has no normal form.
"""

from __future__ import annotations

import re

from dashboard.intake.checks import code_cells, register_cells
from dashboard.intake.checks.registry import Check, check
from dashboard.intake.columns import Kind
from dashboard.intake.normal import (
    EXCEL_ERROR,
    FIRST_YEAR,
    LAST_YEAR,
    NotNormalError,
    plain_number,
)

_SUPPRESSED = re.compile(r"[<≤]\s*\d+|\[?[cxzu*]\]?|\[?low\]?", re.IGNORECASE)
_NO_FIGURE = re.compile(r"n/?a|n\.a\.|[-–—.]+|nil|none|tb[ca]|not (known|available)", re.IGNORECASE)
_QUALIFIED = re.compile(
    r"([~>≥]|about|around|approx\w*\.?|c\.?|over|under|more than|less than|at least|up to)\s*"
    r"[£\d].*|.*\d\+",
    re.IGNORECASE,
)


@check(
    "excel_error",
    topic="cell",
    message="The cell holds Excel's error “{value}” in place of a value.",
    fix="Put the formula right in the spreadsheet, or leave the cell blank if there is no figure.",
)
def excel_error(text: str, reason: str) -> bool:
    return bool(EXCEL_ERROR.fullmatch(text))


@check(
    "suppressed_figure",
    topic="cell",
    message="“{value}” is a mark for a figure held back, not a number.",
    fix="Leave the cell blank and say in the commentary that the figure is held back.",
)
def suppressed_figure(text: str, reason: str) -> bool:
    return bool(_SUPPRESSED.fullmatch(text))


@check(
    "no_figure",
    topic="cell",
    message="“{value}” is not a number.",
    fix="Leave the cell blank if there is no figure; type 0 if the figure is nought.",
)
def no_figure(text: str, reason: str) -> bool:
    return bool(_NO_FIGURE.fullmatch(text))


@check(
    "letter_for_digit",
    topic="cell",
    message="“{value}” has a letter where a digit should be.",
    fix="Type the figure nought (0) for the letter O, and one (1) for the letters l and I.",
)
def letter_for_digit(text: str, reason: str) -> bool:
    return _would_be_a_number(text.translate(str.maketrans("OolI", "0011")))


@check(
    "dash_for_minus",
    topic="cell",
    message="“{value}” has a dash where a minus sign should be.",
    fix="Type a minus sign (the hyphen key) before the figure if it is below nought.",
)
def dash_for_minus(text: str, reason: str) -> bool:
    return text[0] in "–—‒‐‑" and _would_be_a_number(text[1:].strip())


@check(
    "misplaced_comma",
    topic="cell",
    message="“{value}” has a comma that does not part thousands.",
    fix="Use a full stop for decimals (99.68) and put commas only between thousands (1,721,065).",
)
def misplaced_comma(text: str, reason: str) -> bool:
    return "," in text and _would_be_a_number(text.replace(",", ""))


@check(
    "bracketed_number",
    topic="cell",
    message="“{value}” is in brackets, which may mean below nought.",
    fix="Take the brackets off, and type a minus sign if the figure is below nought.",
)
def bracketed_number(text: str, reason: str) -> bool:
    return text[0] == "(" and text[-1] == ")" and _would_be_a_number(text[1:-1])


@check(
    "scientific_number",
    topic="cell",
    message="“{value}” is in scientific form, so digits may have been lost.",
    fix="In Excel, format the column as Number, check the figure and save again.",
)
def scientific_number(text: str, reason: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?[Ee][-+]?\d+", text))


@check(
    "worded_number",
    topic="cell",
    message="“{value}” has a word or sign that makes the number inexact.",
    fix="Type the number alone; in observations put about, over or under in the qualifier column.",
)
def worded_number(text: str, reason: str) -> bool:
    return bool(_QUALIFIED.fullmatch(text))


@check(
    "range_upside_down",
    topic="cell",
    message="“{value}” begins above where it ends.",
    fix="Write the lower number first: low..high.",
)
def range_upside_down(text: str, reason: str) -> bool:
    return reason == "upside down"


@check(
    "percent_for_count",
    topic="cell",
    message="“{value}” is a percentage, and {column} is a count or a sum of money.",
    fix="Type the number that was counted, not the share it is of others.",
)
def percent_for_count(text: str, reason: str) -> bool:
    return reason == "a percentage"


@check(
    "not_a_number",
    topic="cell",
    message="“{value}” is not a number.",
    fix="Type digits only, with a full stop for decimals, or leave the cell blank.",
)
def not_a_number(text: str, reason: str) -> bool:
    return reason == "not a number"


@check(
    "not_a_whole_number",
    topic="cell",
    message="“{value}” is not a whole number, and {column} is a count.",
    fix="Type the whole number, without decimals.",
)
def not_a_whole_number(text: str, reason: str) -> bool:
    return reason == "not whole"


@check(
    "out_of_range",
    topic="cell",
    message="“{value}” is outside what {column} can be: {allowed}.",
    fix="Check the figure; {column} takes {allowed}.",
)
def out_of_range(text: str, reason: str) -> bool:
    return reason in ("too low", "too high")


@check(
    "impossible_date",
    topic="cell",
    message="“{value}” is not a day in the calendar. Slashed dates are read day first.",
    fix="Check the day and the month; write 31/03/2025 or 2025-03-31.",
)
def impossible_date(text: str, reason: str) -> bool:
    return reason == "not in the calendar"


@check(
    "unlikely_year",
    topic="cell",
    message=f"“{{value}}” lies outside the years {FIRST_YEAR} to {LAST_YEAR}.",
    fix="Check the year; it takes four figures.",
)
def unlikely_year(text: str, reason: str) -> bool:
    return reason == "unlikely year"


@check(
    "two_digit_year",
    topic="cell",
    message="“{value}” has a year of two figures, which could be of two centuries.",
    fix="Write the year in full: 31/03/2025 or 31 March 2025.",
)
def two_digit_year(text: str, reason: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}(/\d{1,2}/|\.\d{1,2}\.|[ /-][A-Za-z]{3,9}[ /-])\d{2}", text))


@check(
    "spreadsheet_day_number",
    topic="cell",
    message="“{value}” is a day number from inside a spreadsheet, not a date.",
    fix="In Excel, format the column as Date and save again.",
)
def spreadsheet_day_number(text: str, reason: str) -> bool:
    return bool(re.fullmatch(r"\d{5}(\.\d+)?", text))


@check(
    "not_a_date",
    topic="cell",
    message="“{value}” is not written as a date is here.",
    fix="Write 31/03/2025 (day first), 31 March 2025 or 2025-03-31.",
)
def not_a_date(text: str, reason: str) -> bool:
    return reason == "not a date"


@check(
    "bad_period",
    topic="cell",
    message="The period cannot be read. {reason}",
    fix="Write it as 2023-07, July 2023, 2023-24 Q1, 2023-24 H1, 2023-24, 2023 or 2023-09-30.",
)
def bad_period(text: str, reason: str) -> bool:
    return bool(reason)


@check(
    "not_a_choice",
    topic="cell",
    message="“{value}” is not one of the values {column} can hold.",
    fix="Use one of: {allowed}.",
)
def not_a_choice(text: str, reason: str) -> bool:
    return reason in ("not a choice", "neither yes nor no")


_NUMBERS = (
    percent_for_count,
    range_upside_down,
    not_a_whole_number,
    out_of_range,
    suppressed_figure,
    no_figure,
    letter_for_digit,
    dash_for_minus,
    misplaced_comma,
    bracketed_number,
    scientific_number,
    worded_number,
    not_a_number,
)
_DATES = (impossible_date, unlikely_year, two_digit_year, spreadsheet_day_number, not_a_date)
_IN_ORDER: dict[Kind, tuple[Check, ...]] = {
    Kind.TEXT: (),
    Kind.CODE: (code_cells.not_a_code, code_cells.unseen_character),
    Kind.NUMBER: _NUMBERS,
    Kind.INTEGER: _NUMBERS,
    Kind.SPAN: _NUMBERS,
    Kind.DATE: _DATES,
    Kind.TIMESTAMP: (register_cells.hour_skipped, register_cells.not_a_time, *_DATES),
    Kind.PERIOD: (bad_period,),
    Kind.CHOICE: (register_cells.unlawful_exception, not_a_choice),
    Kind.YES_NO: (not_a_choice,),
}


def diagnose(kind: Kind, text: str, reason: str) -> Check:
    """The check that says best why `text` cannot stand in a column of the kind."""
    return next(one for one in (excel_error, *_IN_ORDER[kind]) if one.find(text, reason))


def _would_be_a_number(text: str) -> bool:
    try:
        plain_number(text.strip())
    except NotNormalError:
        return False
    return True
