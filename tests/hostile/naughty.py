"""Strings that break programs, put into every text field of every dataset at once."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.intake.columns import Kind
from dashboard.intake.contracts import DATASETS, Dataset
from tests.hostile.cases import Case
from tests.unit.intake.sending import SOUND, csv_file

# What is typed, what is stored of it, and what is said: nothing, a ~warning or an error's code.
STRINGS: tuple[tuple[str, str, str], ...] = (
    ("'; DROP TABLE submissions; --", "'; DROP TABLE submissions; --", ""),
    ("1 OR 1=1", "1 OR 1=1", ""),
    ("<script>alert(1)</script>", "<script>alert(1)</script>", ""),
    ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>", ""),
    ("&lt;b&gt; &amp; &#x41;", "&lt;b&gt; &amp; &#x41;", ""),
    ("{{7*7}} ${7*7} %(x)s {0}", "{{7*7}} ${7*7} %(x)s {0}", ""),
    ("=HYPERLINK(A1)", "=HYPERLINK(A1)", ""),
    ("'=1+1", "=1+1", ""),
    ("+1+1", "+1+1", ""),
    ("-1-1", "-1-1", ""),
    ("@SUM(A1)", "@SUM(A1)", ""),
    ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0", ""),
    ("../../etc/passwd", "../../etc/passwd", ""),
    ("$(reboot) `reboot`", "$(reboot) `reboot`", ""),
    ("NULL", "NULL", ""),
    ("None", "None", ""),
    ("nan", "nan", ""),
    ("undefined", "undefined", ""),
    ("true", "true", ""),
    ("\\", "\\", ""),
    ('"', '"', ""),
    ("''", "''", ""),
    ("%00 %0d%0a", "%00 %0d%0a", ""),
    ("\\u0000 \\x00 \\N{BELL}", "\\u0000 \\x00 \\N{BELL}", ""),
    ("a\r\nb\x0bc", "a\nb\nc", ""),
    ("a\tb", "a\tb", ""),
    ("a\u2028b\u2029c\x85d", "a\u2028b\u2029c\x85d", ""),
    ("\u202eright to left\u202c", "\u202eright to left\u202c", ""),
    ("zero\u200bwidth\u200d\ufeff", "zero\u200bwidth\u200d\ufeff", ""),
    ("\u200e", "\u200e", ""),
    ("Z\u0351\u036b\u0343a\u0321\u034el\u0316g\u0489o",
     "Z\u0351\u036b\u0343a\u0321\u034el\u0316g\u0489o", ""),
    ("\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1ec\U0001f1e7",
     "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1ec\U0001f1e7", ""),
    ("\ufdfd \u0644\u0644\u0635\u0628\u0631\u0631", "\ufdfd \u0644\u0644\u0635\u0628\u0631\u0631",
     ""),
    ("\uffff \ufffe", "\uffff \ufffe", ""),
    ("\U0010ffff", "\U0010ffff", ""),
    ("\ue000", "\ue000", ""),
    ("\x7f\x80\x9f", "\x7f\x80\x9f", ""),
    ("\u00a0 words \u2003", "words", ""),
    ("x" * 100_000, "x" * 100_000, ""),
    ("word " * 10_000, ("word " * 10_000).strip(), ""),
    ("na\u00efve \u2018quotes\u2019 \u2014 \u20ac", "na\u00efve \u2018quotes\u2019 \u2014 \u20ac",
     ""),
    ("caf\u00c3\u00a9", "caf\u00c3\u00a9", "~garbled_text"),
    ("lost \ufffd", "lost \ufffd", "~garbled_text"),
    ("12 High Street", "12 High Street", "~address"),
    ("SS2 6ER", "SS2 6ER", "~postcode"),
    ("#REF!", "", "excel_error"),
    ("#N/A", "", "excel_error"),
)  # fmt: skip


def _cases(dataset: Dataset) -> Iterator[Case]:
    """Each string in all the text fields of one row at once."""
    fields = [one.name for one in dataset.columns if one.kind is Kind.TEXT]
    for typed, stored, usual in STRINGS if fields else ():
        # A comment shown beside a figure is short.
        code = (
            "commentary_too_long"
            if dataset.name == "commentaries" and len(stored) > 4000
            else usual
        )
        row = {**SOUND[dataset.name], **dict.fromkeys(fields, typed)}
        kept = {**SOUND[dataset.name], **dict.fromkeys(fields, stored)}
        warned = code.startswith("~")
        yield Case(
            f"{dataset.name} with {typed!r}",
            dataset.name,
            lambda row=row: csv_file(list(row), list(row.values())),
            tuple(told for field in fields for told in _told(field, code, stored)),
            ({name: text for name, text in kept.items() if text},) if warned or not code else (),
        )


def _told(field: str, code: str, stored: str) -> list[str]:
    """What is said of one field, by code: a frequency is one of a few words."""
    codes = [code] if code else []
    if field == "frequency" and stored and (not code or code.startswith("~")):
        codes.append("~frequency_unknown")
    return [f"{one} 2 {field}" for one in sorted(codes, key=lambda one: one.lstrip("~"))]


CASES = tuple(case for dataset in DATASETS.values() for case in _cases(dataset))
