"""What would follow if one check were done on a day: limit, anniversary, next day, homes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from dashboard import formats
from dashboard.catalogue.rules import load_rules
from dashboard.domain.clocks.housing import Inspection
from dashboard.domain.clocks.housing_visits import IfDone, next_due_if_done
from dashboard.domain.tsm import MEASURES, SafetyMeasure
from dashboard.readmodels.books import Books
from dashboard.readmodels.housing.names import Names
from dashboard.readmodels.types import Option
from dashboard.readmodels.what_if import WhatIfQuery, given_day
from dashboard.registers.frames import RegisterFrame
from dashboard.registers.safety import failing

_BETWEEN = "|"  # no workstream's code has one
_FURTHEST = 5  # years ahead


def option(asset: str, workstream: str, names: Names) -> Option:
    """A check to choose: its asset and what is checked."""
    return Option(f"{workstream}{_BETWEEN}{asset}", f"{asset}: {names.title(workstream)}")


def build(query: WhatIfQuery, books: Books) -> tuple[str, ...]:
    """Sentences: what is wrong with what was asked, or else what would follow.

    What is chosen is as `option` writes it.
    """
    today = books.edition.as_at
    day = given_day(query)
    if not query.chosen or _BETWEEN not in query.chosen:
        return ("Choose a check from the list above.",)
    if day is None:
        return ("Give the day of the check, such as 14 January 2027.",)
    if not today <= day <= today.replace(year=today.year + _FURTHEST, day=1):
        years = formats.count_words(_FURTHEST)
        words = formats.date_words(today)
        return (f"Give a day from {words} on, and less than {years} years ahead.",)
    checks = books.register(query.org, "inspections")
    workstream, _, asset = query.chosen.partition(_BETWEEN)
    one = checks.where(_is(checks, asset, workstream)) if checks else None
    if checks is None or one is None or one.frame.empty:
        return ("This check is not in the register any more: choose another.",)
    done = next_due_if_done(Inspection.from_row(one.rows()[0]), day, load_rules())
    homes = _homes(checks, books.register(query.org, "assets"), asset, workstream, today)
    return (*_said(done, day), homes)


def _is(checks: RegisterFrame, asset: str, workstream: str) -> pd.Series[bool]:
    frame = checks.frame
    return (frame["asset_id"] == asset) & (frame["workstream"] == workstream)


def _said(done: IfDone, day: date) -> Iterator[str]:
    on = formats.date_words(day)
    if done.limit is None:
        yield f"No limit is known for it: done on {on}, it has its first record."
    elif done.days_late:
        limit, late = formats.date_words(done.limit), formats.numbered(done.days_late, "day")
        yield f"Not in date on that day: its limit is {limit}, {late} before."
    else:
        yield f"In date on that day: its limit is {formats.date_words(done.limit)}."
    yield from _window(done)
    rule = f"Rule {done.rule.id}: {done.rule.statement} Source: {done.rule.source}."
    if done.next_due is None:
        yield f"The next day is for the report to set: no interval is known. {rule}"
    else:
        yield f"The next check would be due on {formats.date_words(done.next_due)}. {rule}"


def _window(done: IfDone) -> Iterator[str]:
    if done.opens is None or done.limit is None:
        return
    window = f"{formats.date_words(done.opens)} to {formats.date_words(done.limit)}"
    if done.keeps_anniversary:
        yield f"Inside the gas window, {window}: the anniversary is kept."
    elif done.days_late:
        yield f"After the gas window, {window}: the year starts afresh from the day it is done."
    else:
        yield f"Before the gas window, {window}: the anniversary is lost."


def _homes(
    checks: RegisterFrame, assets: RegisterFrame | None, asset: str, workstream: str, today: date
) -> str:
    code = next((code for code, works in MEASURES.items() if workstream in works), None)
    if code is None:
        return "No safety measure counted by home asks for this check."
    if assets is None:
        return f"How many homes it brings back in {code} is known once assets are published."
    asked = checks.where(checks.frame["workstream"].isin(MEASURES[code]))
    without = asked.where(~_is(asked, asset, workstream))
    now, then = (_measure(some, assets, code, today) for some in (asked, without))
    back = now.homes - then.homes
    if back:
        homes = f"{back:,} {formats.plural(back, 'home')}"
        return f"As things stand today it would bring {homes} back into date in {code}."
    if any((it.asset_id, it.workstream) == (asset, workstream) for it in now.out_of_date_by):
        return f"No home comes back in {code} by this check alone: another fails the same homes."
    return f"It fails no home in {code} today, so none would come back."


def _measure(checks: RegisterFrame, assets: RegisterFrame, code: str, today: date) -> SafetyMeasure:
    return next(one for one in failing(checks, assets, today) if one.code == code)
