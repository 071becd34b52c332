"""Whether free text looks as if it names a home or a person. The text itself is not repeated.

`find` is handed the different texts of a column and says which of them to warn of.
"""

from __future__ import annotations

import re

from dashboard.formats import MONTHS
from dashboard.intake.checks.people import MAYBE_NAMED, names_one
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
_UPN = re.compile(r"\b([A-HJ-NP-RT-Z])([0-9]{11}[0-9A-HJ-NP-RT-Z])\b")
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_NHS_NUMBER = re.compile(r"\b([0-9]{3}) ([0-9]{3}) ([0-9]{4})\b|\b([0-9]{10})\b")
# Numbers that anyone may ring, 03 and 08, are no one's own.
_PHONE = re.compile(
    r"(?<![\w.,])(?:\+44 ?(?:\(0\) ?)?|0)(?:7[0-9]{3}|1[0-9]{2,4}|2[0-9]{1,3})"
    r"[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}(?![\w,.]?[0-9])"
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w-]{2,64}")
_MONTH = "|".join(month[:3] for month in MONTHS)
_BIRTH = re.compile(
    r"\b(?:born(?: on)?|birth ?date|birthday|date of birth|dob|d\.o\.b\.?)\W{1,4}"
    r"(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})[a-z]* [0-9]{{2,4}})",
    re.IGNORECASE,
)
_HEALTH = (
    "dementia|alzheimer|cancer|leukaemia|stroke|autis(?:m|tic)|asperger|adhd|epilep(?:sy|tic)"
    "|diabet(?:es|ic)|bipolar|schizophreni[ac]|depress(?:ion|ed)|psychosis|suicidal|self-harm"
    "|cerebral palsy|down(?:'|’)?s syndrome|parkinson|multiple sclerosis|hiv|asthma|copd"
    "|heart attack|amputat(?:ed|ion)|terminally ill|wheelchair user|learning disabilit(?:y|ies)"
    "|hospitalised|sectioned|pregnant|addict(?:ed|ion)?|off sick"
)
_PERSON = (
    "(?:tenant|resident|occupier|occupant|householder|leaseholder|customer|client|patient|child"
    "|boy|girl|pupil|student|baby|mother|father|mum|dad|parent|son|daughter|carer|man|woman|lady"
    "|gentleman|person)"
)
# As notes are written, without an article: "Tenant at 12 has dementia".
_ONE_PERSON = (
    "(?:the|this|that|a|an|one|whose|our|his|her|their|elderly|young|disabled|vulnerable) "
    rf"{_PERSON}(?:'s|’s)?|(?<!every )(?<!each )(?<!per )(?<!no ){_PERSON}(?: (?:at|in|of) \S+)? "
    "(?:has|had|is|was|suffers|suffered)"
)
# A forename and surname before a verb; the second word is no body's, as in Southend Council has.
_TWO_NAMES = (
    r"[A-Z][a-z]+ (?!Council|Board|Trust|Team|Service|Centre|House|Court|Road|School|Hospital|Care"
    r"|Group|Hub|Partnership|Committee|Alliance|Lodge|Street|Health)[A-Z][a-z'’-]+,? "
    r"(?:has|had|is|was|who|suffer(?:s|ed)|lives|needs)\b"
)
_SOMEONE = re.compile(rf"\b(?:(?i:{_ONE_PERSON}) |{_TWO_NAMES})")
_UNWELL = re.compile(rf"\b(?:{_HEALTH})\b", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.?!;])\s+(?=[A-Z])")
# What none of the patterns here can do without, kept to what RE2 runs over a column at once.
WORTH_A_LOOK = (
    r"[A-Z][0-9][A-Z0-9]? ?[0-9][A-Z]{2}|[0-9][A-Za-z]?,? [A-Z][a-z']|[Ff]lat [Nn0-9]"
    r"|[A-Z][0-9]{11}|[0-9]{3} [0-9]{3} [0-9]{4}|[0-9]{10}|@|(?:\+44|\b0)[ (]?[0-9]"
    r"|(?i:born|birth|dob|d\.o\.b)"
    rf"|(?i:{_HEALTH})|{MAYBE_NAMED}"
    r"|[ÂÃ]|â€|\x{FFFD}"  # for the check of garbled letters
)


_PERSONAL_HEADING = re.compile(
    r"(childs?|pupils?|students?|persons?|tenants?|residents?|parents?|carers?|first|fore|last|sur"
    r"|family|middle|full|legal|preferred)?names?|knownas|initials|(former)?upn|uln"
    r"|unique(pupil|learner)(reference)?number|.*address(?!ed)\w*|street|postcode|.*e?mail"
    r"|(?!entry|door)\w*(tele)?phone(no|numbers?|s|\d)?|mobile(s|no|numbers?|(tele)?phone\w*|\d)?"
    r"|dob|dateofbirth|.*birthdate|nhs(no|number)?|ni(no|number)?|ethnicity"
)
REGISTERS = ("assets", "inspections", "hazards", "ehc_cases", "ehc_advice", "annual_reviews")


@check(
    "personal_column",
    topic="heading",
    datasets=REGISTERS,
    message="“{value}” seems to be a column of personal details, which may not be sent here.",
    fix="Delete the column and send the file again: the register needs references only.",
)
def personal_column(heading: str) -> bool:
    return bool(_PERSONAL_HEADING.fullmatch(fold(heading)))


def not_to_be_sent(dataset: str, heading: str) -> bool:
    """Whether a heading that is none of the dataset's own may not be in its file."""
    return dataset in personal_column.datasets and personal_column.find(heading)


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
    """A letter and twelve digits (the last may be a letter) count where the first letter checks.

    Each of the others is weighted 2 to 13; the remainder by 23 is the letter (DfE, UPN guide).
    """
    return any(letter == _check_letter(rest) for letter, rest in _UPN.findall(text))


def _check_letter(rest: str) -> str:
    values = (int(one) if one.isdigit() else _UPN_LETTERS.index(one) for one in rest)
    return _UPN_LETTERS[sum(place * value for place, value in enumerate(values, start=2)) % 23]


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


@check(
    "phone_number",
    topic="text",
    severity=Severity.WARNING,
    message="{column} seems to hold a telephone number.",
    fix=_FIX,
)
def phone_number(text: str) -> bool:
    return any(
        len(re.sub(r"[^0-9]", "", found.replace("(0)", "").replace("+44", "0"))) in (10, 11)
        for found in _PHONE.findall(text)
    )


@check(
    "email_address",
    topic="text",
    severity=Severity.WARNING,
    message="{column} seems to hold an e-mail address.",
    fix=_FIX,
)
def email_address(text: str) -> bool:
    return bool(_EMAIL.search(text))


@check(
    "birth_date",
    topic="text",
    severity=Severity.WARNING,
    message="{column} seems to hold a date of birth.",
    fix=_FIX,
)
def birth_date(text: str) -> bool:
    return bool(_BIRTH.search(text))


@check(
    "person_named",
    topic="text",
    severity=Severity.WARNING,
    message="{column} seems to name a person.",
    fix="Name the post or the team, or leave it out.",
)
def person_named(text: str) -> bool:
    return names_one(text)


@check(
    "health_of_a_person",
    topic="text",
    severity=Severity.WARNING,
    message="{column} seems to tell of one person's health.",
    fix="Say what kept the work from being done without saying whose health it was, or what.",
)
def health_of_a_person(text: str) -> bool:
    """One person and a condition in one sentence; a condition alone is a subject of the paper."""
    return any(
        _UNWELL.search(sentence) and (_SOMEONE.search(sentence) or names_one(sentence))
        for sentence in _SENTENCES.split(text)
    )
