"""What the normal form of a cell is, kind by kind: dates ISO, numbers plain, choices as declared.

Nothing is guessed: text that has no single reading has no normal form, and `checks.cells` says why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from dashboard.domain.clocks.dates import LONDON
from dashboard.domain.periods import FORMS, Period
from dashboard.domain.rows import squash
from dashboard.formats import MONTHS
from dashboard.intake.columns import Column, Kind

NUMBER = re.compile(r"[-+]?(\d+(\.\d+)?|\.\d+|[1-9]\d{0,2}(,\d{3})+(\.\d+)?)", re.ASCII)
EXCEL_ERROR = re.compile(
    r"#(N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#+)"
)
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})([ T]00:00(:00(\.0+)?)?)?", re.ASCII)
UK_DATE = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})( 00:00(:00)?)?", re.ASCII)
# Figures of 1 to 12, and those that can only be a day: what tells a month from a day.
_LOW, _HIGH = "(0?[1-9]|1[0-2])", "(1[3-9]|2[0-9]|3[01])"
MONTH_FIRST = re.compile(rf"{_LOW}[/.]{_HIGH}[/.][0-9]{{4}}\b")
DAY_FIRST = re.compile(rf"{_HIGH}[/.]{_LOW}[/.][0-9]{{4}}\b")
EITHER_WAY = re.compile(rf"{_LOW}[/.]{_LOW}[/.][0-9]{{4}}\b")
WRITTEN_DATE = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[ /-]+([a-z]{3,9})[ /-]+(\d{4})( 00:00(:00)?)?",
    re.ASCII | re.IGNORECASE,
)
TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?(Z|[-+]\d{2}:?\d{2}))?", re.ASCII)
_DAY_AND_TIME = re.compile(r"(\d{1,2}[a-z]* [A-Za-z]+ \d{4}|[^ T]+)(?:[ T](.+))?")
_MONTHS = {
    name: number
    for number, month in enumerate(MONTHS, 1)
    for name in (month.lower(), month[:3].lower())
} | {"sept": 9}
# What a spreadsheet might take for a formula is written with an apostrophe before it, and read
# without; `exports` writes it.
NEUTRALISED = r"^'('*[=+\-@\t\r＝＋－＠])"
FIRST_YEAR, LAST_YEAR = 1901, 2199  # Excel's day nought is in 1900
_LONGEST_CODE, _LONGEST_NUMBER = 100, 40
_LINE_BREAKS = re.compile(r"\r\n?|[\x0b\x0c]")
_WIDE_BLANKS = re.compile(r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_YES_NO = {"y": "Y", "yes": "Y", "true": "Y", "1": "Y", "n": "N", "no": "N", "false": "N", "0": "N"}


class NotNormalError(ValueError):
    """A cell without a normal form; the message is a reason in words, where there is one."""


def normal_form(column: Column, text: str) -> str:
    """The normal form of `text`, which has no outer blanks and is not empty.

    Raises NotNormalError where it has none, or lies outside the column's bounds.
    """
    if EXCEL_ERROR.fullmatch(text):
        raise NotNormalError("an Excel error")
    normal = _READERS[column.kind](column, text)
    if column.low is not None and Decimal(normal) < column.low:
        raise NotNormalError("too low")
    if column.high is not None and Decimal(normal) > column.high:
        raise NotNormalError("too high")
    return normal


def plain_pattern(column: Column) -> str | None:
    """What text of the column surely is its own normal form: a pattern to match all cells at once.

    None where every different text has to be looked at. Kept to what RE2 understands.
    """
    match column.kind:
        case Kind.TEXT if not column.read_as:
            return r"[^#\r\x0b\x0c][^\r\x0b\x0c]*"
        case Kind.CODE:
            return r"[ -\"$-~][ -~]{0,99}"
        case Kind.NUMBER | Kind.INTEGER if column.high is None and column.low in (None, 0):
            sign = "-?" if column.low is None else ""
            decimals = r"(\.[0-9]{1,18})?" if column.kind is Kind.NUMBER else ""
            return rf"{sign}(0|[1-9][0-9]{{0,17}}){decimals}"
        case _:
            return None


def plain_number(text: str) -> str:
    """A number as digits, point and hyphen: £, a trailing %, commas and a real minus are read."""
    stripped = text.replace("\u2212", "-").removesuffix("%").strip()
    stripped = re.sub(r"^([-+]?)\s*£\s*", r"\1", stripped)
    if len(stripped) > _LONGEST_NUMBER or not NUMBER.fullmatch(stripped):
        raise NotNormalError("not a number")
    return f"{Decimal(stripped.replace(',', '')):f}"


def doubtful_days(texts: Sequence[str]) -> tuple[int, ...]:
    """Where those dates stand that were read day first beside others that can only be month first,
    and none that can only be day first: what day they are is not known."""
    if not any(map(MONTH_FIRST.match, texts)) or any(map(DAY_FIRST.match, texts)):
        return ()
    found = ((at, EITHER_WAY.match(text)) for at, text in enumerate(texts))
    return tuple(at for at, one in found if one and int(one[1]) != int(one[2]))


def _text(column: Column, text: str) -> str:
    text = _LINE_BREAKS.sub("\n", text)
    return dict(column.read_as).get(squash(text), text)


def _code(column: Column, text: str) -> str:
    if len(text) > _LONGEST_CODE or re.search(r"[\r\n\x0b\x0c\t]", text):
        raise NotNormalError("not a code")
    text = _WIDE_BLANKS.sub(" ", text)
    if not text.isprintable() or "\ufffd" in text:
        raise NotNormalError("not to be seen")
    return text


def _number(column: Column, text: str) -> str:
    return plain_number(text if column.percent else _no_percentage(text))


def _no_percentage(text: str) -> str:
    if text.endswith("%"):
        raise NotNormalError("a percentage")
    return text


def _integer(column: Column, text: str) -> str:
    _no_percentage(text)
    number = Decimal(plain_number(text))
    if number != number.to_integral_value():
        raise NotNormalError("not whole")
    return f"{number.to_integral_value():f}"


def _span(column: Column, text: str) -> str:
    if ".." not in text:
        return plain_number(text)
    low, high = (plain_number(part.strip()) for part in text.split("..", 1))
    if Decimal(low) > Decimal(high):
        raise NotNormalError("upside down")
    return f"{low}..{high}"


def _date(column: Column, text: str) -> str:
    if found := ISO_DATE.fullmatch(text):
        year, month, day = found.group(1, 2, 3)
    elif found := UK_DATE.fullmatch(text):
        day, month, year = found.group(1, 3, 4)
    elif (found := WRITTEN_DATE.fullmatch(text)) and found[2].lower() in _MONTHS:
        day, month, year = found[1], str(_MONTHS[found[2].lower()]), found[3]
    else:
        raise NotNormalError("not a date")
    try:
        whole = date(int(year), int(month), int(day))
    except ValueError:
        raise NotNormalError("not in the calendar") from None
    if not FIRST_YEAR <= whole.year <= LAST_YEAR:
        raise NotNormalError("unlikely year")
    return whole.isoformat()


def _timestamp(column: Column, text: str) -> str:
    """With London's offset of that hour; a date alone stays one."""
    day, clock = _split(text)
    whole = _date(column, day)
    if clock is None:
        return whole
    found = TIME.fullmatch(clock)
    if found is None:
        raise NotNormalError("not a time")
    offset = (found[4] or "").replace("Z", "+00:00")
    try:
        hour = f"{found[1]:0>2}:{found[2]}:{found[3] or '00'}"
        read = datetime.fromisoformat(f"{whole}T{hour}{offset}")
    except ValueError:
        raise NotNormalError("not a time") from None
    return _in_london(read).isoformat()


def _split(text: str) -> tuple[str, str | None]:
    found = _DAY_AND_TIME.fullmatch(text)
    return (found[1], found[2]) if found else (text, None)


def _in_london(read: datetime) -> datetime:
    if read.tzinfo is not None:
        return read.astimezone(LONDON)
    placed = read.replace(tzinfo=LONDON)
    if placed.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) != read:
        raise NotNormalError("no such hour")
    return placed


def _period(column: Column, text: str) -> str:
    try:
        return str(Period.parse(text))
    except ValueError as error:
        raise NotNormalError(str(error).removesuffix(FORMS).strip()) from None


def _choice(column: Column, text: str) -> str:
    for choice in column.choices:
        if squash(choice) == squash(text):
            return choice
    raise NotNormalError(column.refusal)


def _yes_no(column: Column, text: str) -> str:
    answer = _YES_NO.get(text.casefold())
    if answer is None:
        raise NotNormalError("neither yes nor no")
    return answer


_READERS: dict[Kind, Callable[[Column, str], str]] = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.NUMBER: _number,
    Kind.INTEGER: _integer,
    Kind.DATE: _date,
    Kind.TIMESTAMP: _timestamp,
    Kind.PERIOD: _period,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.SPAN: _span,
}
