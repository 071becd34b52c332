"""What an unknown heading most likely is: suggested on the form, and read only once it is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches

from dashboard.close.shown import Heading, nameable, to_name
from dashboard.intake.batch import Batch
from dashboard.intake.columns import fold
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
    "as_at": ("asat", "date", "dateasat", "snapshotdate"),
    "period_due": ("due", "duethisperiod", "dueinperiod", "dueinmonth"),
    "period_completed": ("completed", "done", "completedinperiod", "completedinmonth"),
    "asset_id": ("uprn", "propertyref", "propertyreference", "asset", "assetref"),
    "case_id": ("case", "caseref", "casereference", "caseno"),
    "title": ("name", "description", "measurename"),
}
_LIKE_ENOUGH = 0.8


def suggested(headings: Iterable[Heading], columns: Sequence[str]) -> list[Heading]:
    """The headings, those without a column with the one they most likely stand for.

    `columns` are those that the file lacks; none is suggested twice, nor one that a heading has.
    """
    given = list(headings)
    free = [name for name in columns if name not in {one.column for one in given}]
    made = []
    for one in given:
        likely = "" if one.column else _likely(fold(one.typed), free)
        if likely:
            free.remove(likely)
        made.append(replace(one, column=likely) if likely else one)
    return made


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


def _likely(heading: str, free: Sequence[str]) -> str:
    """The first column that goes by the heading, else the one that is spelt most like it."""
    called = next((name for name in free if heading in _ALSO_CALLED.get(name, ())), "")
    if called:
        return called
    spelt = {fold(name): name for name in free}
    near = get_close_matches(heading, spelt, n=1, cutoff=_LIKE_ENOUGH)
    return spelt[near[0]] if near else ""
