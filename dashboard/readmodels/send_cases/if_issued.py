"""What one plan would come to if it were issued on some day: for the box under the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from dashboard import formats
from dashboard.catalogue.rules import load_rules
from dashboard.domain.clocks.ehc import EhcCase
from dashboard.domain.clocks.limits import State
from dashboard.domain.cohorts.progress import waits_for
from dashboard.domain.forecast import IfIssued, if_issued
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.shares import Share
from dashboard.readmodels.assessed import assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.what_if import WhatIfQuery, given_day

_LAST_YEAR = 2199  # as periods have it
CASES, SECTION, MEASURE = "ehc_cases", "send", "EHC-20W"


def build(query: WhatIfQuery, books: Books) -> tuple[str, ...]:
    """Where the plan would stand if issued that day, what its month would come to, and the rule.

    In sentences; or one that says what is wrong with the question.
    """
    if not query.chosen:
        return ("Choose a case and a day.",)
    day = given_day(query)
    if day is None or day.year > _LAST_YEAR:
        return ("Give the day as a date, such as 20 December 2024.",)
    case = _case(query, books)
    if case is None:
        return ("There is no open case of that number in the register.",)
    if day < case.received_on:
        received = formats.date_words(case.received_on)
        return (f"{formats.date_words(day)} is before the request came, on {received}.",)
    found = if_issued(case, day, load_rules(), _issued(query.org, books))
    return (_stands(found, day), _month(found), *_rule(found))


def _case(query: WhatIfQuery, books: Books) -> EhcCase | None:
    register = books.register(query.org, CASES)
    if register is None:
        return None
    rows = register.where(register.frame["case_id"] == query.chosen).rows()
    found = [case for case in map(EhcCase.from_row, rows) if waits_for(case)]
    return found[0] if found else None


def _issued(org: str, books: Books) -> Mapping[Period, Share]:
    """The plans issued in each month: those within 20 weeks, of all."""
    series = assess(books, org, SECTION).get(MEASURE)
    return {
        point.period: Share(int(point.observation.numerator), int(point.observation.denominator))
        for point in (series.points if series else ())
        if point.period.kind is PeriodKind.MONTH
        and point.observation.numerator is not None
        and point.observation.denominator is not None
    }


def _stands(found: IfIssued, day: date) -> str:
    limit, issued = found.plan, formats.date_words(day)
    if limit.due is None:
        return f"Issued on {issued}, the plan has no limit: the law is newer than the request."
    due = formats.date_words(limit.due)
    if limit.state is State.MET:
        spare = (limit.due - day).days
        ahead = f"{_days(spare)} before the limit" if spare else "the last day of the limit"
        return f"Met: issued on {issued}, {ahead}{f' of {due}' if spare else ''}."
    said = f"Late by {_days(limit.days_late)}: issued on {issued}, and the limit was {due}."
    if limit.state is State.EXCEPTED_LATE:
        said += " The case has a lawful exception: it is left out of the figure without exceptions."
    return said


def _days(count: int) -> str:
    return f"{count:,} {formats.plural(count, 'day')}"


def _month(found: IfIssued) -> str:
    would = f"{found.month.label} would be {_share(found.after)}"
    if not found.before.due:
        return f"{would}: no other plan is recorded as issued in it so far."
    return f"{would}; without this plan it is {_share(found.before)}."


def _share(share: Share) -> str:
    percent = formats.figure(Fraction(100 * share.done, share.due), "percent", 1)
    return f"{formats.counts(share.done, share.due)}, {percent}"


def _rule(found: IfIssued) -> Iterator[str]:
    rule = found.plan.rule
    if rule:
        yield f"Rule {rule.id}: {rule.statement} Source: {rule.source}."
