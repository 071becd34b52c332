"""Whether free text looks as if it names a home or a person. The text itself is not repeated.

`find` is handed the different texts of a column and says which of them to warn of.
"""

from __future__ import annotations

import re

from dashboard.intake.checks.registry import check
from dashboard.intake.columns import fold
from dashboard.intake.problems import Severity

_FIX = "Take it out before anyone else sees it: use a reference number of your own."
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}\b")
_STREETS = (
    "Road|Street|Avenue|Lane|Close|Drive|Crescent|Gardens|Grove|Terrace|Court|Place|Way|Walk|"
    "Square|Rise|Mews|Parade|House|Rd|St|Ave"
)
_ADDRESS = re.compile(
    rf"\b[0-9]+[A-Za-z]?,? (?:[A-Z][a-z']+ ){{1,3}}(?:{_STREETS})\b"
    r"|\b[Ff]lat (?:[Nn]o\.? ?)?[0-9]+[A-Za-z]?\b(?![%.]| ?%)"
)
_UPN = re.compile(r"\b[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]\b")
_NHS_NUMBER = re.compile(r"\b([0-9]{3}) ([0-9]{3}) ([0-9]{4})\b|\b([0-9]{10})\b")
# What none of the patterns above can do without, kept to what RE2 runs over a column at once.
WORTH_A_LOOK = (
    r"[A-Z][0-9][A-Z0-9]? ?[0-9][A-Z]{2}|[0-9][A-Za-z]?,? [A-Z][a-z']|[Ff]lat [Nn0-9]"
    r"|[A-Z][0-9]{11}|[0-9]{3} [0-9]{3} [0-9]{4}|[0-9]{10}"
)


_PERSONAL_HEADING = re.compile(
    r"(childs?|pupils?|students?|persons?|tenants?|residents?|parents?|carers?|first|fore|last|sur"
    r"|family|middle|full|legal|preferred)?names?|knownas|initials|(former)?upn|uln|unique\w+number"
    r"|.*address\w*|street|postcode|.*e?mail|\w*(tele)?phone\w*|mobile\w*|dob|dateofbirth|.*birthdate"
    r"|nhs(no|number)?|ni(no|number)?|ethnicity"
)
REGISTERS = ("assets", "inspections", "hazards", "ehc_cases", "ehc_advice", "annual_reviews")


@check(
    "personal_column",
    topic="heading",
    severity=Severity.WARNING,
    datasets=REGISTERS,
    message="“{value}” seems to be a column of personal details; it was not read and is not kept.",
    fix="Delete the column before the file is sent: the register needs its own references only.",
)
def personal_column(heading: str) -> bool:
    return bool(_PERSONAL_HEADING.fullmatch(fold(heading)))


@check(
    "postcode",
    topic="text",
    severity=Severity.WARNING,
    message="{column} seems to hold a postcode.",
    fix=_FIX,
)
def postcode(text: str) -> bool:
    return bool(_POSTCODE.search(text))


@check(
    "address",
    topic="text",
    severity=Severity.WARNING,
    message="{column} seems to hold the address of a home.",
    fix=_FIX,
)
def address(text: str) -> bool:
    return bool(_ADDRESS.search(text))


@check(
    "upn",
    topic="text",
    severity=Severity.WARNING,
    message="{column} seems to hold a pupil's number (UPN).",
    fix=_FIX,
)
def upn(text: str) -> bool:
    return bool(_UPN.search(text))


@check(
    "nhs_number",
    topic="text",
    severity=Severity.WARNING,
    message="{column} seems to hold an NHS number.",
    fix=_FIX,
)
def nhs_number(text: str) -> bool:
    """Ten digits in a run count only where the last is the check digit of the nine before."""
    return any(not run or _checks(run) for *_, run in _NHS_NUMBER.findall(text))


def _checks(digits: str) -> bool:
    weighted = sum(int(digits[at]) * (10 - at) for at in range(9))
    return (11 - weighted % 11) % 11 == int(digits[9])
