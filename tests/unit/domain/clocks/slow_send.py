"""Scores EHC cases and reviews the slow way, from rows of plain dates: a second opinion.

It shares no code with the product and is written from the rules' words alone.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.unit.domain.clocks.slow_days import days_between, months_on, walk, year_from

Row = dict[str, Any]
Answer = tuple[date | None, str]


def verdict(due: date | None, done: date | None, as_at: date, row: Row | None = None) -> str:
    """Where something with a last day stands."""
    exception, left = (row or {}).get("exception"), (row or {}).get("left_on")
    if done is not None and due is not None:
        if days_between(due, done) <= 0:
            return "met"
        return "excepted_late" if exception else "late"
    if left:
        return "left"
    if due is not None and days_between(due, as_at) > 0:
        return "overdue"
    return "open"


def started(row: Row, done: date | None) -> date:
    """The day the clock of a step began."""
    again = row["clock_restarted_on"]
    if again is None:
        return row["received_on"]
    before = done is not None and days_between(done, again) > 0
    return row["received_on"] if before else again


def ehc(row: Row, as_at: date) -> dict[str, Any]:
    """One EHC case: three limits with their states, and the days it took."""
    refused = row["decision"] == "refuse" and not row["final_plan_on"]
    none = row["assessment_outcome"] == "no_plan" and not row["final_plan_on"]
    answer: dict[str, Any] = {}
    steps = [("6w", 42, "decided_on"), ("16w", 112, "no_plan_notified_on")]
    for name, days, column in [*steps, ("20w", 140, "final_plan_on")]:
        done = row[column]
        due: date | None = walk(started(row, done), days)
        state = verdict(due, done, as_at, row)
        later = row["no_plan_notified_on"] or row["draft_sent_on"] or row["final_plan_on"]
        if name == "6w" and done is None and later:
            state = "not_applicable"
        if name == "16w" and (refused or not none):
            state = "not_applicable"
        if name == "20w" and (refused or none):
            due, state = None, "not_applicable"
        if name == "16w" and refused:
            due = None
        answer[name] = (due, state)
    answer["days"] = None
    if row["final_plan_on"]:
        start = started(row, row["final_plan_on"])
        answer["days"] = days_between(start, row["final_plan_on"])
    elif answer["20w"][1] in ("open", "overdue"):
        answer["days"] = days_between(started(row, None), as_at)
    return answer


def ehc_sums(rows: list[Row], as_at: date) -> dict[str, Any]:
    """What a file of cases adds up to, by the published names; percentages as (part, whole)."""
    counted = {"issued": 0, "within": 0, "plain": 0, "plain_within": 0, "over_52w": 0}
    counted |= {"open": 0, "overdue": 0, "six": 0, "six_met": 0, "sixteen": 0, "sixteen_met": 0}
    for row in rows:
        one = ehc(row, as_at)
        state = {name: one[name][1] for name in ("6w", "16w", "20w")}
        if row["final_plan_on"]:
            met = int(state["20w"] == "met")
            counted["issued"] += 1
            counted["within"] += met
            counted["plain"] += 0 if row["exception"] else 1
            counted["plain_within"] += 0 if row["exception"] else met
            counted["over_52w"] += 1 if one["days"] > 364 else 0
        counted["open"] += state["20w"] in ("open", "overdue")
        counted["overdue"] += state["20w"] == "overdue"
        for name, key in (("6w", "six"), ("16w", "sixteen")):
            counted[key] += state[name] in ("met", "late", "excepted_late")
            counted[f"{key}_met"] += state[name] == "met"
    return counted


def review(row: Row, as_at: date) -> dict[str, Answer]:
    """One annual review: its four limits with their states."""
    last, decided, meeting = row["last_decision_on"], row["decided_on"], row["meeting_on"]
    begun = last or row["plan_made_on"]
    complete = decided
    if decided and last and days_between(last, decided) <= 0:
        complete = None
    due = year_from(begun)
    answer: dict[str, Answer] = {"review": (due, verdict(due, complete, as_at))}
    due4 = walk(meeting, 28) if meeting else None
    answer["decision"] = (due4, verdict(due4, decided, as_at))
    if decided and not meeting:
        answer["decision"] = (None, "not_applicable")
    answer["final"] = final(row, as_at)
    answer["phase"] = phase(row, as_at)
    return answer


def final(row: Row, as_at: date) -> Answer:
    """The final amended plan: 8 weeks from the notice, else 12 from the meeting."""
    if row["decision"] in ("maintain", "cease"):
        return (None, "not_applicable")
    due = walk(row["meeting_on"], 84) if row["meeting_on"] else None
    if row["amendment_notice_on"]:
        due = walk(row["amendment_notice_on"], 56)
    passed_over = due is None and row["final_amended_on"] is not None
    undecided = row["decision"] is None and row["amendment_notice_on"] is None
    if undecided or passed_over:
        return (due, "not_applicable")
    return (due, verdict(due, row["final_amended_on"], as_at))


def phase(row: Row, as_at: date) -> Answer:
    """The day to be ready for the next phase, itself included."""
    transfer = row["phase_transfer_on"]
    if transfer is None or row["phase"] is None:
        return (None, "not_applicable")
    days = {"other": (2, 15), "post16": (3, 31)}
    if row["phase"] in days:
        due = date(transfer.year, *days[row["phase"]])
    else:
        due = months_on(transfer, -5)
    done = row["final_amended_on"]
    if row["decision"] in ("maintain", "cease"):
        done = row["decided_on"]
    if done and done < months_on(due, -12):
        done = None  # of the phase before
    return (due, verdict(due, done, as_at))
