"""How a SEN2 return becomes EHC cases and annual reviews: nothing personal beyond their columns.

Which words of the DfE's guide each code stands on is in docs/decisions/sen2-codes.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.domain.clocks.dates import months_after
from dashboard.intake.batch import Batch, check_table
from dashboard.intake.checks import sen2 as checks
from dashboard.intake.checks.registry import Check
from dashboard.intake.columns import Dataset
from dashboard.intake.contracts_cases import ANNUAL_REVIEWS, EHC_CASES
from dashboard.intake.precheck import Table
from dashboard.intake.problems import Problem, Severity
from dashboard.intake.sen2_files import Records, Row, in_file, read_modules

UNSTATED = "unstated"  # the return says that an exception applies, not which of the four
# Items 2.4 and 3.1 of the guide: Y yes, N no, A not yet decided, W withdrawn, H decided before the
# period of the return (a request: to assess). S, of earlier returns, is a plan issued on another
# council's assessment. Item 5.5: the decision of a review.
_REQUESTS = {"Y": "assess", "N": "refuse", "A": "", "W": "", "H": "assess", "": ""}
_ASSESSMENTS = {"Y": "plan", "S": "plan", "N": "no_plan", "A": "", "W": "", "H": "", "": ""}
_REVIEWS = {"A": "amend", "C": "cease", "M": "maintain", "": ""}
_WITHDRAWN, _HISTORICAL = "W", "H"
# A return gives the last review only, and earlier specifications do not ask for its meeting.
_IN_EVERY_RETURN = ("decision_is_the_last_one", "step_passed_over")
_WITHOUT_ITS_DAY = ("decision_undated", "step_passed_over")
_NO = ("", "0", "N", "FALSE")
_NOTHING = Records("", {})
# A return does not say which of the four exceptions applies, so its cases may leave it open.
_CASES = replace(
    EHC_CASES,
    columns=tuple(
        replace(one, choices=(*one.choices, UNSTATED)) if one.name == "exception" else one
        for one in EHC_CASES.columns
    ),
)


@dataclass(frozen=True, slots=True)
class Return:
    """A return as checked: its cases, its reviews and every problem, told with the file's name."""

    cases: Batch
    reviews: Batch
    problems: tuple[Problem, ...]
    digest: str
    read: int

    @property
    def ok(self) -> bool:
        """Whether nothing keeps any row out; there may be warnings."""
        return not any(one.severity is Severity.ERROR for one in self.problems)


def check_return(files: Mapping[str, bytes], *, today: date | None = None) -> Return:
    """Check a return's module files, by name; nothing is kept.

    Problems of cases have the row of the requests file, those of reviews that of the active
    plans, with the column of the dataset.
    """
    modules, problems = read_modules(files)
    made = _Made(modules)
    cases = check_table(_CASES, _table(EHC_CASES, dict(made.cases())), today=today)
    reviews = check_table(ANNUAL_REVIEWS, _table(ANNUAL_REVIEWS, dict(made.reviews())), today=today)
    told = [
        *problems,
        *made.problems,
        *(
            in_file(made.requests.file, one)
            for one in cases.problems
            if not (one.code in _WITHOUT_ITS_DAY and one.row in made.decided_before)
        ),
        *(
            in_file(made.plans.file, one)
            for one in reviews.problems
            if one.code not in _IN_EVERY_RETURN
        ),
    ]
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(hashlib.sha256(files[name]).digest())
    read = sum(len(one.rows) for one in modules.values())
    return Return(cases, reviews, tuple(told), digest.hexdigest(), read)


class _Made:
    """The rows that a return's modules come to; `problems` fills as they are made."""

    def __init__(self, modules: Mapping[str, Records]) -> None:
        self.requests = modules.get("requests", _NOTHING)
        self.plans = modules.get("activeplans", _NOTHING)
        self.assessments = modules.get("assessment", _NOTHING)
        self.named = modules.get("namedplan", _NOTHING)
        self.problems: list[Problem] = []
        self.decided_before: set[int] = set()  # rows of requests whose decision has no day
        self._sex = {
            row["persontableid"]: row["sex"]
            for row in modules.get("person", _NOTHING).rows.values()
        }
        self._need = {
            row["activeplanstableid"]: row["sentype"]
            for row in modules.get("senneed", _NOTHING).rows.values()
            if row["sentyperank"] == "1"
        }
        self._by_request = self._children(self.assessments, "requeststableid", self.requests)
        self._starts = self._first_starts()
        self._active = self.plans.of("requeststableid")

    def cases(self) -> Iterator[tuple[int, Row]]:
        """The EHC cases by the row of their request; what ended before the period is none."""
        exceptions = 0
        for number, request in self.requests.rows.items():
            if self._ended_before(request):
                continue
            case = self._case(number, request)
            exceptions += case["exception"] == UNSTATED
            if request["requestoutcome"].upper() == _HISTORICAL and not case["decided_on"]:
                self.decided_before.add(number)
            yield number, case
        for one, count in (
            (checks.exception_unstated, exceptions),
            (checks.decided_before, len(self.decided_before)),
        ):
            if one.find(count):
                self.problems.append(one.problem(count=count))

    def _ended_before(self, request: Row) -> bool:
        """Whether the last of a case was decided before the period: whether to issue a plan.

        A request decided before it belongs to the period where its assessment does.
        """
        assessment = self._by_request.get(request["requeststableid"])
        last = assessment["assessmentoutcome"] if assessment else request["requestoutcome"]
        return last.upper() == _HISTORICAL

    def reviews(self) -> Iterator[tuple[int, Row]]:
        """The annual reviews by the row of their active plan."""
        for number, plan in self.plans.rows.items():
            request = plan["requeststableid"]
            start = self._start(self._by_request.get(request))
            if checks.plan_without_start.find(start or None):
                self._tell(checks.plan_without_start, self.plans, number, "startdate", None)
                continue
            outcome = self._outcome(self.plans, number, "reviewoutcome", plan, _REVIEWS)
            yield number, {"case_id": request, "plan_made_on": start, **_review(plan, outcome)}

    def _case(self, number: int, request: Row) -> Row:
        key = request["requeststableid"]
        assessment = self._by_request.get(key, {})
        decision = self._outcome(self.requests, number, "requestoutcome", request, _REQUESTS)
        outcome = self._outcome(
            self.assessments, number, "assessmentoutcome", assessment, _ASSESSMENTS
        )
        ended = assessment.get("assessmentoutcomedate", "")
        case = {
            "case_id": key,
            "child_id": request["persontableid"],
            "received_on": request["receiveddate"],
            "source": request["requestsource"],
            "decided_on": request["requestoutcomedate"] if decision else "",
            "decision": decision,
            "assessment_outcome": outcome,
            "no_plan_notified_on": ended if outcome == "no_plan" else "",
            "final_plan_on": self._final(number, assessment, outcome),
            "exception": "" if assessment.get("week20", "").upper() in _NO else UNSTATED,
            "primary_need": self._need.get(self._active.get(key, {}).get("activeplanstableid", ""))
            or "",
            "sex": self._sex.get(request["persontableid"], ""),
        }
        return {**case, "left_on": self._left(number, request, assessment, case)}

    def _final(self, number: int, assessment: Row, outcome: str) -> str:
        """The day the plan starts; where it has none, the day of the outcome, a plan (S5)."""
        start, ended = self._start(assessment), assessment.get("assessmentoutcomedate", "")
        if outcome == "plan" and ended and start and checks.plan_dates_differ.find(start, ended):
            self._tell(
                checks.plan_dates_differ, self.requests, number, "startdate", start, other=ended
            )
        return start or (ended if outcome == "plan" else "")

    def _left(self, number: int, request: Row, assessment: Row, case: Row) -> str:
        """The day the child left the process: as given, else the newest day of the case."""
        if case["final_plan_on"]:
            return ""
        if request["requestoutcome"].upper() == _WITHDRAWN and request["requestoutcomedate"]:
            return request["requestoutcomedate"]
        ended = assessment.get("assessmentoutcomedate", "")
        if assessment.get("assessmentoutcome", "").upper() == _WITHDRAWN and ended:
            return ended
        gone = (request["requestoutcome"], assessment.get("assessmentoutcome", ""))
        exported = request["exported"]
        if exported.upper() in _NO and _WITHDRAWN not in map(str.upper, gone):
            return ""
        if set(exported) & set("-/"):
            return exported
        self._tell(checks.left_undated, self.requests, number, "exported", exported)
        return ended or request["requestoutcomedate"] or request["receiveddate"]

    def _start(self, assessment: Row | None) -> str:
        return self._starts.get(assessment["assessmenttableid"], "") if assessment else ""

    def _first_starts(self) -> dict[str, str]:
        """The first start of a plan by its assessment: later ones are of the plan as amended."""
        starts: dict[str, str] = {}
        for key, row in self._pairs(self.named, "assessmenttableid", self.assessments):
            if row["startdate"]:
                starts[key] = min(row["startdate"], starts.get(key, row["startdate"]))
        return starts

    def _children(self, records: Records, key: str, parents: Records) -> dict[str, Row]:
        return dict(self._pairs(records, key, parents))

    def _pairs(self, records: Records, key: str, parents: Records) -> Iterator[tuple[str, Row]]:
        """The records that belong to one of the parents; the others are told of."""
        known = parents.of(key)
        for number, row in records.rows.items():
            if checks.record_without_parent.find(row[key], known):
                self._tell(checks.record_without_parent, records, number, key, row[key])
            else:
                yield row[key], row

    def _outcome(
        self, records: Records, number: int, column: str, row: Row, known: Mapping[str, str]
    ) -> str:
        code = row.get(column, "")
        if checks.unknown_outcome.find(code.upper(), known):
            allowed = ", ".join(filter(None, known))
            self._tell(checks.unknown_outcome, records, number, column, code, allowed=allowed)
        return known.get(code.upper(), "")

    def _tell(
        self,
        one: Check,
        records: Records,
        number: int,
        column: str,
        value: str | None,
        other: str = "",
        allowed: str = "",
    ) -> None:
        problem = one.problem(row=number, column=column, value=value, other=other, allowed=allowed)
        self.problems.append(in_file(records.file, problem))


def _review(plan: Row, decision: str) -> Row:
    """What a return says of the last review; a meeting after it has not been decided on."""
    decided, meeting = plan["lastreview"], plan["reviewmeeting"]
    is_later = bool(decided and meeting and meeting > decided)
    due = plan["phasetransferduedate"]
    return {
        "last_decision_on": decided,
        "meeting_on": meeting,
        "decided_on": "" if is_later else decided,
        "decision": "" if is_later else decision,
        "amendment_notice_on": plan["reviewdraft"],
        "final_amended_on": plan["phasetransferfinaldate"],
        **_transfer(due),
    }


def _transfer(due: str) -> Row:
    """The move ahead as its limit tells it: 15 February, 31 March, or five months before (P1, P3).

    A school year's move is on 1 September of the year; within post-16 it is five months on.
    """
    try:
        day = date.fromisoformat(due)
    except ValueError:
        return {"phase_transfer_on": due, "phase": "other" if due else ""}
    phase = {(2, 15): "other", (3, 31): "post16"}.get((day.month, day.day), "within_post16")
    if phase == "within_post16":
        return {"phase_transfer_on": months_after(day, 5).isoformat(), "phase": phase}
    return {"phase_transfer_on": f"{day.year}-09-01", "phase": phase}


def _table(dataset: Dataset, rows: Mapping[int, Row]) -> Table:
    """Rows as a table of the dataset's columns, its index the rows of the file they come from."""
    cells = {
        at: pd.Series([row.get(name, "") for row in rows.values()], index=list(rows), dtype="str")
        for at, name in enumerate(dataset.names)
    }
    return Table(dataset.names, 1, pd.DataFrame(cells, index=list(rows)), len(rows))
