"""Which encoding and separator a text file was saved with, in the order Excel saves them."""

from __future__ import annotations

import re

from dashboard.intake.checks.files import UTF16_MARKS

_QUOTED = re.compile(r'"[^"]*"')
_HEAD = 100_000


def decode(data: bytes) -> str:
    """The text of `data`, which `not_text` has let through.

    UTF-16 is known by its mark; then UTF-8, with or without its mark (our templates); then
    Windows-1252, which is what Excel's plain "CSV" is in England.
    """
    if data.startswith(UTF16_MARKS):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def separator(text: str) -> str:
    """Comma, semicolon or tab: whichever stands most often in the row of headings."""
    lines = _QUOTED.sub("", text[:_HEAD]).splitlines()
    headings = next((line for line in lines if line.strip(" ,;\t")), "")
    return max(",;\t", key=headings.count)
