"""The strategies page: plan, priority and action, what was claimed and what was measured."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.readmodels import frames
from dashboard.readmodels.addresses import plan_address
from dashboard.readmodels.assessed import Series, assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.frames import Settled
from dashboard.readmodels.strategies import heads
from dashboard.readmodels.strategies.claims import claims
from dashboard.readmodels.strategies.lines import (
    Setting,
    action_line,
    other_line,
    passed,
    priority_line,
    statements,
    timeline,
)
from dashboard.readmodels.strategies.plans import (
    STATUS_WORDS,
    Entry,
    Plan,
    carried,
    counted_once,
    published_plans,
    tally,
)
from dashboard.readmodels.strategies.views import (
    ActionLine,
    Claim,
    OtherLine,
    PlanLine,
    PriorityLine,
    StatementGroup,
    Timeline,
)
from dashboard.readmodels.types import Frame, Option, PageHead

ALL = "all"
_NONE = Plan("", ())


@dataclass(frozen=True, slots=True)
class StrategiesQuery:
    """What the address asks for; `all` or nothing asks for every one."""

    org: str | None = None
    plan: str | None = None
    year: str | None = None
    priority: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class StrategiesView:
    """One of four answers: all plans, a plan by priority, a priority in full, a list of actions.

    What an answer does not hold is empty.
    """

    frame: Frame
    plans: tuple[PlanLine, ...] = ()
    total: PlanLine | None = None
    statuses: tuple[str, ...] = ()  # the heads of the counts of `plans`
    priorities: tuple[PriorityLine, ...] = ()
    others: tuple[OtherLine, ...] = ()
    shared: tuple[OtherLine, ...] = ()
    made: tuple[Claim, ...] = ()
    statements: tuple[StatementGroup, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    as_at: str = ""  # the one day all of `actions` were reported, in words
    timeline: Timeline | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """The filters as they stand, and the lines they leave."""

    org: Settled
    plan: Settled
    year: Settled
    priority: Settled
    status: Settled
    plans: tuple[Plan, ...]
    chosen: Plan  # the plan in its year; empty where all plans are asked for
    scope: tuple[Entry, ...]  # the lines of plan and priority, whatever their status
    setting: Setting

    @property
    def settled(self) -> tuple[Settled, ...]:
        return (self.org, self.plan, self.year, self.priority, self.status)

    @property
    def listed(self) -> tuple[Entry, ...]:
        """The actions in the status asked for, each counted once."""
        return tuple(e for e in self.counted if self.status.value in (ALL, e.status))

    @property
    def counted(self) -> tuple[Entry, ...]:
        """The actions of the scope; a priority shows every line it has."""
        if self.priority.value != ALL:
            return tuple(entry for entry in self.scope if entry.is_action)
        return counted_once(self.scope)

    def claims(self, entries: Sequence[Entry]) -> tuple[Claim, ...]:
        return claims(entries, self.setting.org, self.setting.measures)


def build(query: StrategiesQuery, books: Books) -> StrategiesView:
    """The plans of the organisation asked for as of the edition's day."""
    asked = _settle(query, books)
    if asked.status.value != ALL or asked.priority.value != ALL:
        return _listed(asked, books)
    return _all(asked, books) if asked.plan.value == ALL else _plan(asked, books)


def _settle(query: StrategiesQuery, books: Books) -> _Asked:
    org = frames.settle_org(books, query.org, ["actions"])
    plans = published_plans(books, org.value)
    named = {plan.name: plan for plan in plans}
    every = [] if len(plans) == 1 else [Option(ALL, "All plans" if plans else "No plan published")]
    plan = frames.settle("plan", "Plan", query.plan, every + [Option(n, n) for n in named])
    whole = named.get(plan.value, _NONE)
    year = frames.settle("year", "Year", query.year, _year_options(whole))
    chosen = whole if year.value == ALL else whole.of_year(year.value)
    priority = frames.settle("priority", "Priority", query.priority, _priority_options(chosen))
    every_plan = tuple(entry for one in plans for entry in one.entries)
    entries = every_plan if plan.value == ALL else chosen.entries
    scope = tuple(e for e in entries if priority.value in (ALL, e.action.priority))
    status = frames.settle("status", "Status", query.status, _status_options(scope))
    setting = Setting(org.value, _measures(books, org.value, entries), books.edition.as_at)
    return _Asked(org, plan, year, priority, status, plans, chosen, scope, setting)


def _measures(books: Books, org: str, entries: Sequence[Entry]) -> Mapping[str, Series]:
    """The measures that actions link to; none are read where no action links to one."""
    linked = {entry.action.measure for entry in entries if entry.action.measure}
    return {code: s for code, s in assess(books, org).items() if code in linked} if linked else {}


def _year_options(plan: Plan) -> list[Option]:
    years = plan.years
    if len(years) == 1:
        return [Option(ALL, years[0])]
    return [Option(ALL, "All years"), *(Option(year, year) for year in years)]


def _priority_options(plan: Plan) -> list[Option]:
    options = [Option(ALL, "All priorities")]
    for code, entries in plan.priorities().items():
        title = entries[0].action.priority_title
        options.append(Option(code, f"{code} {title}" if title else code))
    return options


def _status_options(scope: Sequence[Entry]) -> list[Option]:
    held = {entry.status for entry in scope if entry.is_action}
    every = Option(ALL, "All statuses")
    return [
        every,
        *(Option(s, words.capitalize()) for s, words in STATUS_WORDS.items() if s in held),
    ]


def _frame(asked: _Asked, books: Books, head: PageHead) -> Frame:
    submissions = {entry.submission for entry in asked.scope}
    bands = heads.BANDS if asked.scope else ""
    filters = tuple(one.filter for one in asked.settled)
    return Frame(filters, head, frames.foot(books, submissions, bands))


def _head(
    asked: _Asked, kicker: str, headline: str, lead: str, counted: Sequence[Entry]
) -> PageHead:
    org = asked.org.label
    counts = tally(counted)
    shown = counts if len(counts) > 1 else ()  # one status needs no marks: the headline says it
    notices = frames.notices(*asked.settled)
    return PageHead(f"Strategies: {org}", f"{org}: {kicker}", headline, lead, shown, notices)


def _all(asked: _Asked, books: Books) -> StrategiesView:
    if not asked.plans:
        lead = "Nothing has been published as a plan for this council."
        return StrategiesView(
            _frame(asked, books, _head(asked, "all plans", "No plan is published", lead, ()))
        )
    counted = counted_once(asked.scope)
    dropped = sum(entry.is_action for entry in asked.scope) - len(counted)
    held = asked.claims(asked.scope)
    lead = heads.all_lead(counted, dropped, held, asked.setting.as_at)
    headline = heads.all_headline(counted, len(asked.plans))
    held_by = [(plan, counted_once(plan.entries)) for plan in asked.plans]
    present = {entry.status for _, actions in held_by for entry in actions}
    statuses = [status for status in STATUS_WORDS if status in present]
    return StrategiesView(
        frame=_frame(asked, books, _head(asked, "all plans", headline, lead, ())),
        plans=tuple(_plan_line(asked, plan, actions, statuses) for plan, actions in held_by),
        total=_total_line(counted, held, statuses),
        statuses=tuple(STATUS_WORDS[status].capitalize() for status in statuses),
        timeline=passed(counted, asked.setting),
    )


def _plan_line(
    asked: _Asked, plan: Plan, actions: Sequence[Entry], statuses: Sequence[str]
) -> PlanLine:
    year = ", ".join(reversed(plan.years))
    href = plan_address(asked.org.value, plan.name)
    return _counts(plan.name, href, year, actions, asked.claims(plan.entries), statuses)


def _total_line(
    actions: Sequence[Entry], held: Sequence[Claim], statuses: Sequence[str]
) -> PlanLine:
    return _counts("All plans", "", "each action once", actions, held, statuses)


def _counts(
    name: str,
    href: str,
    year: str,
    actions: Sequence[Entry],
    held: Sequence[Claim],
    statuses: Sequence[str],
) -> PlanLine:
    dated = sum(bool(entry.action.due_on) for entry in actions)
    return PlanLine(
        name=name,
        href=href,
        year=year,
        total=len(actions),
        counts=tuple(sum(entry.status == status for entry in actions) for status in statuses),
        dates=f"{dated} of {len(actions)}",
        impact=heads.impact_words(held),
    )


def _plan(asked: _Asked, books: Books) -> StrategiesView:
    plan, setting = asked.chosen, asked.setting
    actions = counted_once(plan.entries)
    priorities = plan.priorities()
    worked = {c: es for c, es in priorities.items() if any(e.is_action for e in es)}
    headline = heads.plan_headline(actions, asked.claims(plan.entries))
    dropped = len(plan.actions) - len(actions)
    lead = heads.plan_lead(actions, len(worked), dropped, setting.as_at)
    kicker = _kicker(asked)
    return StrategiesView(
        frame=_frame(asked, books, _head(asked, kicker, headline, lead, actions)),
        priorities=tuple(priority_line(c, es, setting) for c, es in worked.items()),
        others=tuple(other_line(c, es, setting) for c, es in priorities.items() if c not in worked),
        shared=tuple(_shared(e, setting) for e in carried(plan, asked.plans)),
        timeline=timeline(actions, setting),
    )


def _shared(entry: Entry, setting: Setting) -> OtherLine:
    action = entry.action
    return OtherLine(action.title, setting.href(action), f"listed in {action.plan}")


def _kicker(asked: _Asked) -> str:
    if asked.plan.value == ALL:
        return "all plans"
    year = re.sub("^(To|All) ", lambda word: word[0].lower(), asked.year.label)
    return f"{asked.plan.value}, {year}"


def _listed(asked: _Asked, books: Books) -> StrategiesView:
    """The actions of a priority, a status, or both, in full."""
    shown, scope = asked.listed, asked.scope
    whole = asked.status.value == ALL
    held = asked.claims(scope) if whole else ()
    lead = heads.counts_sentence(asked.counted, asked.claims(scope))
    if whole:
        kicker, headline = f"{_kicker(asked)}, {asked.priority.value}", _priority_title(asked)
    else:
        kicker, headline = _kicker(asked), heads.status_headline(asked.status.value, shown)
    named = asked.plan.value == ALL
    days = {entry.action.as_at for entry in shown}
    only = days.pop() if len(days) == 1 else None
    return StrategiesView(
        frame=_frame(asked, books, _head(asked, kicker, headline, lead, shown)),
        made=held,
        statements=statements(scope) if whole else (),
        actions=tuple(action_line(e, asked.setting, named=named, dated=not only) for e in shown),
        as_at=formats.date_words(only) if only else "",
    )


def _priority_title(asked: _Asked) -> str:
    first = asked.scope[0].action
    return first.priority_title or f"Priority {first.priority}"
