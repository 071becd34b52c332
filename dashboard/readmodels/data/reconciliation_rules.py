"""Works printed figures out again from the published ones, as docs/reconciliation.md says."""

from __future__ import annotations

import re
from fractions import Fraction

from dashboard.domain.funds import Amount, total
from dashboard.domain.periods import Period, PeriodError
from dashboard.domain.rating import Rag, word
from dashboard.domain.returns import annual_share, period_share
from dashboard.domain.risks import level
from dashboard.readmodels.data.reconciliation_compare import Ours, folded
from dashboard.readmodels.data.reconciliation_papers import NotHeldError, Papers

Row = dict[str, str | None]
_APART = re.compile(r" \([^)]*\)$")  # words in brackets tell two printings of one thing apart


def ours(held: Papers, printed: Row) -> Ours:
    """What the published figures come to: an exact number or a word.

    Raises NotHeldError where they do not say, or the row asks for what is not worked out.
    """
    subject, _, name = str(printed["subject"]).partition(":")
    kind, item = str(printed["kind"]), _APART.sub("", str(printed["item"]))
    period = Period.parse(printed["period"]) if printed["period"] else None
    match subject:
        case "section":
            return _section(held, name, _given(period), item)
        case "plan":
            return _plan(held, name, kind, item)
        case "action":
            return _action(held, name)
        case "risks":
            return _register(held, item)
        case "risk":
            return _risk(held, name, item)
        case "fund":
            return _fund(held, name, _given(period), item)
        case "contracts":
            return _contracts(held, name, kind)
        case _:
            return _measure(held, str(printed["subject"]), period, kind, item)


def _given(period: Period | None) -> Period:
    if period is None:
        raise NotHeldError("The row names no period.")
    return period


def _measure(held: Papers, code: str, period: Period | None, kind: str, item: str) -> Ours:
    if item == "in printed order":
        return folded(" ".join(held.rag(code, month) for month in held.months(code)))
    at = _given(period)
    match kind:
        case "rating":
            return _rating(held, code, at)
        case "percent":
            return _percent(held, code, at, item)
        case "value":
            return held.value(code, at)
        case "target":
            return held.target(code, at)
        case "variance":
            return _variance(held.value(code, at), held.target(code, at), item)
        case "count":
            return _count(held, code, at, item)
        case _:
            raise NotHeldError(f"A {kind} of a measure is not worked out.")


def _rating(held: Papers, code: str, period: Period) -> str:
    rating = held.figure(code, period).rating
    if rating.rag is Rag.NONE:
        raise NotHeldError(f"{word(rating)}.")
    return str(rating.rag)


def _percent(held: Papers, code: str, period: Period, item: str) -> Fraction:
    if " + " in item:
        return sum((held.value(part, period) for part in item.split(" + ")), Fraction(0))
    if item == "progress through the year":
        returned = held.returns.get((code, period))
        share = annual_share(returned) if returned else None
        if share is None or share.percent is None:
            raise NotHeldError(f"No return of {code} for {period.label} counts the year.")
        return share.percent
    value = held.value(code, period)
    if item == "of target":
        return _of(value, held.target(code, period))
    since = item.removeprefix("change since ")
    if since == item:
        return value
    return _of(value - held.value(code, _earlier(since)), held.value(code, _earlier(since)))


def _earlier(text: str) -> Period:
    try:
        return Period.parse(text)
    except PeriodError as error:
        raise NotHeldError(str(error)) from error


def _of(part: Fraction, whole: Fraction) -> Fraction:
    if whole == 0:
        raise NotHeldError("A share of nought cannot be worked out.")
    return 100 * part / whole


def _variance(value: Fraction, target: Fraction, item: str) -> Ours:
    if item == "points from target":
        return abs(value - target)
    if item != "side of target":
        raise NotHeldError(f"“{item}” is not worked out.")
    side = "above" if value > target else "below" if value < target else "at"
    return f"{side} target"


def _count(held: Papers, code: str, period: Period, item: str) -> Fraction:
    """Due, done and not done: of the period's return, else of the year's, else of the figure."""
    done, due = _done_of_due(held, code, period)
    counted = {"due": due, "done": done, "not done": due - done}
    if item not in counted:
        raise NotHeldError(f"“{item}” is not counted.")
    return counted[item]


def _done_of_due(held: Papers, code: str, period: Period) -> tuple[Fraction, Fraction]:
    returned = held.returns.get((code, period))
    share = (period_share(returned) or annual_share(returned)) if returned else None
    if share is not None:
        return Fraction(share.done), Fraction(share.due)
    counts = held.figure(code, period).observation
    if counts.numerator is None or counts.denominator is None:
        raise NotHeldError(f"The figure of {code} for {period.label} has no counts.")
    return counts.numerator, counts.denominator


def _section(held: Papers, section: str, period: Period, item: str) -> Fraction:
    """Measures by rating at the period; one reported in arrears at the period it had reached.

    A measure defined only since, or of which nothing was published for the period, was not there.
    """
    rags = []
    for measure in held.section(section):
        at = period
        for _ in range(measure.in_arrears_months):
            at = at.previous()
        found = held.one(measure.code).at(at)
        if found is not None and found.measure.covers(at):
            rags.append(found.rating.rag)
    counted = {"measures": len(rags), "rated": sum(rag is not Rag.NONE for rag in rags)}
    return Fraction(counted.get(item, sum(rag == item for rag in rags)))


def _plan(held: Papers, plan: str, kind: str, item: str) -> Fraction:
    listed = held.plan(plan)
    found = sum(item in ("all", action.priority) for action in listed)
    return Fraction(found) if kind == "count" else _of(Fraction(found), Fraction(len(listed)))


def _action(held: Papers, action_id: str) -> Fraction:
    action = held.action(action_id)
    if action.latest is None or action.baseline is None:
        raise NotHeldError("The action has no baseline, or no latest figure, to take it from.")
    return action.latest - action.baseline


def _register(held: Papers, item: str) -> Fraction:
    changes = [risk.change for risk in held.risks if risk.change is not None]
    up, down = [c for c in changes if c > 0], [-c for c in changes if c < 0]
    counted = {
        "all": len(held.risks),
        "changed": len(changes),
        "up": len(up),
        "down": len(down),
        "up by": sum(up),
        "down by": sum(down),
        "net change": sum(changes),
    }
    levels = [level(risk.score, *held.tops) for risk in held.risks]
    return Fraction(counted.get(item, sum(found == item for found in levels)))


def _risk(held: Papers, risk_id: str, item: str) -> Ours:
    risk = held.risk(risk_id)
    score = risk.target_score if item.startswith("target") else risk.score
    if item == "change in score":
        score = risk.change
    if score is None:
        raise NotHeldError(f"The {item} of this risk is not stated.")
    if not item.endswith("level"):
        return Fraction(score)
    found = level(score, *held.tops)
    if found is None:
        raise NotHeldError("The organisation has set no levels of risk.")
    return str(found)


def _fund(held: Papers, fund: str, period: Period, item: str) -> Fraction:
    flow, _, words = item.partition(": ")
    lines = [
        line
        for line in held.funds
        if (line.fund, line.period, line.kind) == (fund, period, flow)
        and (not words or words in (line.source, *line.line.split(": ")))
    ]
    amount = total(lines, Amount.BUDGET).amount
    if amount is None:
        raise NotHeldError(f"No line of the fund states {item} for {period.label}.")
    return amount


def _contracts(held: Papers, prefix: str, kind: str) -> Fraction:
    listed = [c for c in held.contracts if c.contract_id.startswith(prefix)]
    if not listed:
        raise NotHeldError(f"There is no contract whose code starts {prefix}.")
    if kind == "count":
        return Fraction(len(listed))
    return sum((c.annual_value for c in listed if c.annual_value is not None), Fraction(0))
