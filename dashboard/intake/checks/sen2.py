"""Whether the files of a SEN2 return, or of the DfE's open data, are there and hang together.

`find` is handed what each check says.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dashboard.intake.checks.registry import check
from dashboard.intake.problems import Severity

_DATASETS = ("ehc_cases", "annual_reviews")


@check(
    "not_a_return",
    topic="return",
    datasets=_DATASETS,
    message="{value} is neither a folder nor a ZIP file that can be opened.",
    fix="Give the folder or the ZIP file that holds the files, as exported or downloaded.",
)
def not_a_return(opened: bool) -> bool:
    return not opened


@check(
    "module_missing",
    topic="return",
    datasets=_DATASETS,
    message="There is no {value} file among them.",
    fix="Add the file; its name has to end in {value}.csv.",
)
def module_missing(module: str, found: Collection[str]) -> bool:
    return module not in found


@check(
    "module_twice",
    topic="return",
    datasets=_DATASETS,
    message="The {module} module is there more than once; {value} is the second.",
    fix="Keep the files of one export only.",
)
def module_twice(files: Sequence[str]) -> bool:
    return len(files) > 1


@check(
    "module_heading_missing",
    topic="return",
    datasets=_DATASETS,
    message="The file has no column headed {column}.",
    fix="Export or download the file again, and leave its headings as they are.",
)
def module_heading_missing(heading: str, headings: Collection[str]) -> bool:
    return heading not in headings


@check(
    "record_without_parent",
    topic="return",
    severity=Severity.WARNING,
    datasets=_DATASETS,
    message="The row belongs to {column} {value}, which is not in the return; it was left out.",
    fix="Check that the files are all of one export.",
)
def record_without_parent(parent: str, parents: Collection[str]) -> bool:
    return parent not in parents


@check(
    "unknown_outcome",
    topic="return",
    severity=Severity.WARNING,
    datasets=_DATASETS,
    message="“{value}” is not an outcome that is known here; it was read as none.",
    fix="Use the codes of the DfE's guide: {allowed}.",
)
def unknown_outcome(code: str, known: Collection[str]) -> bool:
    return code not in known


@check(
    "plan_dates_differ",
    topic="return",
    severity=Severity.WARNING,
    datasets=_DATASETS,
    message="The plan starts on {value}, but the assessment ended on {other}; the plan's date is "
    "used.",
    fix="Check both dates: they should be the day the final plan was issued.",
)
def plan_dates_differ(start: str, outcome: str) -> bool:
    return start != outcome


@check(
    "left_undated",
    topic="return",
    severity=Severity.WARNING,
    datasets=_DATASETS,
    message="The child left before the end, but the return gives no day; the newest day of the "
    "case is used.",
    fix="Nothing has to be done: the case is out of every percentage.",
)
def left_undated(left: bool) -> bool:
    return left


@check(
    "exception_unstated",
    topic="return",
    severity=Severity.WARNING,
    datasets=_DATASETS,
    message="{count} cases are marked as exceptions; the return does not say which of the four.",
    fix="Keep the evidence for each: only the four reasons in the regulations are lawful.",
)
def exception_unstated(count: int) -> bool:
    return count > 0


@check(
    "decided_before",
    topic="return",
    severity=Severity.WARNING,
    datasets=_DATASETS,
    message="Requests decided before the period of the return: {count}. It need not give the day, "
    "so their 6 weeks count in no percentage; their 20 weeks do.",
    fix="Nothing has to be done. To judge them all the same, give the day in requestoutcomedate.",
)
def decided_before(count: int) -> bool:
    return count > 0


@check(
    "plan_without_start",
    topic="return",
    datasets=_DATASETS,
    message="The active plan has no start date in the named plans, so no review can be timed.",
    fix="Fill in the plan's start date in the system the return comes from.",
)
def plan_without_start(start: str | None) -> bool:
    return start is None
