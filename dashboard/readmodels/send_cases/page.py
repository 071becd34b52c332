"""SEND: which EHC assessments are in time, which are not, and where the open ones wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard import formats
from dashboard.catalogue.rules import load_rules
from dashboard.domain.cadence import containing, month_of
from dashboard.domain.clocks.advice import AdviceClock
from dashboard.domain.clocks.limits import State
from dashboard.domain.cohorts.progress import waits_for
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.shares import Share
from dashboard.readmodels.assessed import assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.families import beside
from dashboard.readmodels.frames import Settled, foot, notices, settle, settle_org
from dashboard.readmodels.parts import RuleUsed, Section
from dashboard.readmodels.register_words import as_at_words
from dashboard.readmodels.rules_used import rules_used
from dashboard.readmodels.send.readings import READINGS
from dashboard.readmodels.send_cases.open import advice_section, ages_section, ahead_section
from dashboard.readmodels.send_cases.years import (
    LATEST,
    Years,
    funnel_section,
    years_section,
)
from dashboard.readmodels.trends import change
from dashboard.readmodels.types import Frame, Option, PageHead
from dashboard.registers.clocks import Stood
from dashboard.registers.frames import RegisterFrame

SECTION, PATH = "send", "/send/cases"
CASES, ADVICE = "ehc_cases", "ehc_advice"
_RULES = ("S1", "S2", "S3", "S5", "S6", "S9", "S10", "S11", "S12", "S14", "S19", "D2", "D5", "D10")


@dataclass(frozen=True, slots=True)
class SendCasesQuery:
    """`received` is a calendar year of requests, or the latest twelve months where it is blank."""

    org: str | None = None
    received: str | None = None


@dataclass(frozen=True, slots=True)
class SendCasesView:
    """`org` is the organisation shown, `received` the requests chosen, as an address has it."""

    frame: Frame
    org: str
    received: str
    sections: tuple[Section, ...]
    rules: tuple[RuleUsed, ...]


def build(query: SendCasesQuery, books: Books) -> SendCasesView:
    """The register of assessments of one organisation, counted on the edition's day."""
    org = settle_org(books, query.org, (CASES,))
    register, day = books.register(org.value, CASES), books.edition.as_at
    if register is None:
        return _without(org, books)
    years = Years(org.value, assess(books, org.value, SECTION), _full_month(register.as_at), day)
    received = settle(
        "received", "Requests received", query.received, _cohorts(years), "year of requests"
    )
    cases = register.stood(day).each()
    waiting = [one for one in cases if waits_for(one.row)]
    given = _advice(books, org.value, {i for i, one in _named(register, cases) if _over(one)})
    sections = (
        ages_section(waiting),
        ahead_section(waiting, day, years.share("EHC-20W", month_of(day))),
        years_section(years),
        funnel_section(cases, years.cohort(received.value), day),
        *([advice_section(given, years.address("EHC-ADV"))] if given else []),
    )
    frame = Frame(
        (org.filter, received.filter),
        _head(org, received, waiting, years, register.as_at),
        foot(books, (register.submission,), "Nothing here is rated: a limit binds one case."),
        beside(SECTION, PATH, org.value, books),
    )
    rules = rules_used(load_rules(), _RULES, day, READINGS)
    return SendCasesView(frame, org.value, received.value, sections, rules)


def _without(org: Settled, books: Books) -> SendCasesView:
    head = PageHead(
        title=f"Assessments in time: {org.label}",
        kicker=f"{org.label}: EHC needs assessments",
        headline="No register of assessments is published here",
        notices=notices(org),
    )
    received = settle("received", "Requests received", None, [Option(LATEST, "Last 12 months")])
    frame = Frame(
        (org.filter, received.filter),
        head,
        foot(books, (), ""),
        beside(SECTION, PATH, org.value, books),
    )
    return SendCasesView(frame, org.value, LATEST, (), ())


def _full_month(day: date) -> Period:
    """The newest month that had ended by the day."""
    month = containing(PeriodKind.MONTH, day)
    return month if month.end <= day else month.previous()


def _cohorts(years: Years) -> list[Option]:
    return [
        Option(LATEST, years.latest_words),
        *(Option(str(year), str(year)) for year in reversed(years.shown)),
    ]


def _named(register: RegisterFrame, cases: Sequence[Stood]) -> list[tuple[str | None, Stood]]:
    return list(zip(register.texts("case_id"), cases, strict=True))


def _over(one: Stood) -> bool:
    """Whether nobody waits for the case any more."""
    return waits_for(one.row) is None


def _advice(books: Books, org: str, ended: set[str | None]) -> list[AdviceClock]:
    """Where each request for advice stands; advice still out for an ended case is left away."""
    register = books.register(org, ADVICE)
    if register is None:
        return []
    clocks = [one.clock for one in register.stood(books.edition.as_at).each()]
    columns = (clocks, register.texts("service"), register.texts("case_id"))
    return [
        replace(clock, service=service or "")
        for clock, service, case in zip(*columns, strict=True)
        if clock.advice.state.is_done or case not in ended
    ]


def _head(
    org: Settled, received: Settled, waiting: Sequence[Stood], years: Years, as_at: date
) -> PageHead:
    day = as_at_words(as_at, years.day)
    return PageHead(
        title=f"Assessments in time: {org.label}",
        kicker=f"{org.label}: EHC needs assessments, {day}",
        headline=_headline(waiting),
        lead=_lead(years),
        notices=notices(org, received),
    )


def _headline(waiting: Sequence[Stood]) -> str:
    past = sum(one.clock.plan.state is State.OVERDUE for one in waiting)
    if not waiting:
        return "No assessment is open"
    of = f"{len(waiting):,} open {formats.plural(len(waiting), 'assessment')}"
    if not past:
        return f"None of {of} is past 20 weeks"
    return f"{past:,} of {of} {formats.plural(past, 'is', 'are')} past 20 weeks"


def _lead(years: Years) -> str:
    """The latest full month's figure, whether it is getting better, and how many are excepted."""
    series, month = years.series.get("EHC-20W"), years.month
    share = years.share("EHC-20W", month)
    if series is None or share.percent is None:
        return f"No plan was issued in {month.label}."
    percent = formats.figure(share.percent, "percent", 1)
    said = f"In {month.label}, {_of_plans(share)} issued within 20 weeks, {percent}."
    return f"{said} {change(series, month)}{_excepted(years.share('EHC-EXC', month))}"


def _of_plans(share: Share) -> str:
    plans = formats.plural(share.due, "plan was", "plans were")
    return f"{share.done:,} of {share.due:,} {plans}"


def _excepted(share: Share) -> str:
    if share.percent is None:
        return ""
    if not share.done:
        return " None of them was in a case with a lawful exception."
    percent = formats.figure(share.percent, "percent", 1)
    return f" Cases with a lawful exception: {share.done:,}, {percent}."
