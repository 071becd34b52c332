"""What an unknown heading most likely is: suggested on the form, and read only once it is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches

from dashboard.close.shown import Heading, nameable, to_name
from dashboard.intake.batch import Batch
from dashboard.intake.columns import LEFT_OUT, fold
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import Severity, in_file_order

# What officers head columns with, by the column's own name.
_ALSO_CALLED = {
    "period": ("month", "quarter", "reportingmonth", "reportingperiod", "periodending", "mth"),
    "measure": ("indicator", "kpi", "measurecode", "kpicode", "pi", "ref", "code"),
    "workstream": ("stream", "workstreamcode", "compliancearea", "area", "code", "measure"),
    "value": ("figure", "actual", "result", "outturn", "performance", "%", "score"),
    "numerator": ("num", "count", "done", "completed", "compliant"),
    "denominator": ("denom", "outof", "due", "total", "base"),
    "target": ("goal", "targetvalue", "aim"),
    "commentary": ("comment", "comments", "notes", "narrative"),
    "as_at": (
        "asat",
        "date",
        "dateasat",
        "asatdate",
        "snapshotdate",
        "extractdate",
        "dateofextract",
        "dateextracted",
        "dataasat",
        "positionasat",
        "reportdate",
        "dateofreport",
    ),
    "period_due": ("due", "duethisperiod", "dueinperiod", "dueinmonth"),
    "period_completed": ("completed", "done", "completedinperiod", "completedinmonth"),
    "asset_id": ("uprn", "propertyref", "propertyreference", "asset", "assetref"),
    "case_id": ("case", "caseref", "casereference", "caseno"),
    "title": ("name", "description", "measurename"),
    "overdue": ("outofdate", "expired", "pastdue", "numberoverdue", "nooverdue"),
    "no_access": ("noaccesses", "numbernoaccess", "nonoaccess"),
}
_HOMES = "(?:properties|homes|dwellings|assets|blocks|sites|units|stock)"
_COUNTED = "(?:total|all)?(?:number|no|count)?(?:of)?"
_CHECKS = "(?:(?:gassafety|gas|safety)?(?:checks?|certificates?|records?)|lgsrs?|cp12s?|eicrs?)"
_ALL = re.compile(f"total(?:number|no)?|{_COUNTED}{_HOMES}")
_IN_DATE = re.compile(
    f"{_COUNTED}{_HOMES}?(?:with)?a?(?:valid|compliant|indate)(?:{_CHECKS}|{_HOMES})?"
    f"|{_COUNTED}{_HOMES}?(?:with)?an?{_CHECKS}indate|{_COUNTED}{_HOMES}(?:with)?a?(?:lgsr|cp12)s?"
    "|lgsrs?|cp12s?"
)
# A count of homes and of those in date: of the stock, not of what fell due within the period.
_WORDED = {
    "annual_target": _ALL,
    "annual_completed": _IN_DATE,
    "denominator": _ALL,
    "numerator": _IN_DATE,
}
_PART_OF = {"annual_target": "annual_completed", "denominator": "numerator"}
_LIKE_ENOUGH = 0.8


def suggested(headings: Iterable[Heading], columns: Sequence[str]) -> list[Heading]:
    """The headings, those without a column with the one they most likely stand for.

    `columns` are those that the file lacks; none is suggested twice, nor one that a heading has.
    """
    given = list(headings)
    free = [name for name in columns if name not in {one.column for one in given}]
    worded = _worded([fold(one.typed) for one in given if not one.column], free)
    made = []
    for one in given:
        heading = fold(one.typed)
        likely = "" if one.column else worded.get(heading) or _likely(heading, free)
        if likely:
            free.remove(likely)
        made.append(replace(one, column=likely) if likely else one)
    return made


def preselected(batch: Batch) -> list[Heading]:
    """The headings that can be named, each with what the form proposes: the column it most likely
    is, LEFT_OUT for one with nothing under it, and else nothing, so that somebody has to say."""
    likely = suggested(to_name(batch), [one.value for one in nameable(batch)])
    return [
        replace(one, column=LEFT_OUT) if not one.column and one.typed in batch.blank else one
        for one in likely
    ]


def supposed(batch: Batch) -> dict[str, str]:
    """The headings without a column, each with the one it most likely stands for."""
    there = {one.typed for one in to_name(batch) if one.column}
    made = suggested(to_name(batch), [one.value for one in nameable(batch)])
    return {one.typed: one.column for one in made if one.column and one.typed not in there}


def with_supposed(batch: Batch, supposing: Batch) -> Batch:
    """A file's problems and those it would have if its headings were what they most likely are.

    Only the former, where so much would then be wrong that they are something else.
    """
    told = {(one.code, one.row, one.column) for one in batch.problems}
    more = [one for one in supposing.problems if (one.code, one.row, one.column) not in told]
    errors = sum(one.severity is Severity.ERROR for one in more)
    if errors > 1 + batch.read // 2:
        return batch
    problems = in_file_order((*batch.problems, *more), DATASETS[batch.dataset].names)
    return replace(supposing, problems=problems, sheet=None)


def _worded(headings: Sequence[str], free: Sequence[str]) -> dict[str, str]:
    """The headings that are a count of all homes, or of those in date, with their columns: only
    where one alone is, and no count of all without its part."""
    found: dict[str, str] = {}
    for name in free:
        fits = [one for one in headings if name in _WORDED and _WORDED[name].fullmatch(one)]
        if len(fits) == 1:
            found[name] = fits[0]
    whole = {one for one, part in _PART_OF.items() if part in free and part not in found}
    return {heading: name for name, heading in found.items() if name not in whole}


def _likely(heading: str, free: Sequence[str]) -> str:
    """The first column that goes by the heading, else the one that is spelt most like it."""
    called = next((name for name in free if heading in _ALSO_CALLED.get(name, ())), "")
    if called:
        return called
    spelt = {fold(name): name for name in free}
    near = get_close_matches(heading, spelt, n=1, cutoff=_LIKE_ENOUGH)
    return spelt[near[0]] if near else ""
