"""Works out each printed figure again from the transcribed ones, as docs/reconciliation.md says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import groupby
from math import floor

from dashboard.catalogue import load_catalogue
from dashboard.domain.actions import Action
from dashboard.domain.contracts import Contract
from dashboard.domain.funds import Amount, FundLine, total
from dashboard.domain.measures import Measure
from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.rating import Rag, rate
from dashboard.domain.returns import ComplianceReturn, annual_share, period_share, roll_up
from dashboard.domain.risks import Risk, level, matrix_tops
from tests.backtests.papers import Row, rows

Ours = Fraction | str | None
_SCALE = {"million": 1_000_000, "M": 1_000_000}
_NUMBER = re.compile(r"£?(?P<number>-?[\d,]+(?:\.\d+)?)%? ?(?P<scale>million|M)?")


@dataclass(frozen=True, slots=True)
class Paper:
    """What one council's papers say, read by the domain."""

    measures: dict[str, Measure]
    figures: dict[tuple[str, Period], Observation]
    returns: dict[tuple[str, Period], ComplianceReturn]
    actions: tuple[Action, ...]
    risks: tuple[Risk, ...]
    funds: tuple[FundLine, ...]
    contracts: tuple[Contract, ...]

    def rag(self, code: str, period: Period) -> Rag:
        """The rating of a measure at a period; none where there is no figure."""
        figure = self.figures.get((code, period))
        return rate(self.measures[code], figure).rag if figure else Rag.NONE

    def value(self, code: str, period: Period) -> Fraction | None:
        """The exact value of a measure at a period."""
        figure = self.figures.get((code, period))
        return figure.value if figure else None

    def months(self, code: str) -> list[Period]:
        """The months a measure has a row for, oldest first."""
        return sorted(p for c, p in self.figures if c == code and p.kind is PeriodKind.MONTH)


@cache
def paper(org: str) -> Paper:
    """An organisation's transcribed papers. An observation stands where a return has none."""
    measures = {str(row["measure"]): Measure.from_row(row) for row in rows(org, "measures")}
    returns = [ComplianceReturn.from_row(row) for row in rows(org, "compliance_returns")]
    basis = load_catalogue().basis
    figures = {(r.workstream, r.period): roll_up(r, basis(r.workstream)) for r in returns}
    for row in rows(org, "observations"):
        figure = Observation.from_row(row, measures[str(row["measure"])])
        figures[figure.measure, figure.period] = figure
    return Paper(
        measures,
        figures,
        {(r.workstream, r.period): r for r in returns},
        tuple(Action.from_row(row) for row in rows(org, "actions") if row["kind"] == "action"),
        tuple(Risk.from_row(row) for row in rows(org, "risks")),
        tuple(FundLine.from_row(row) for row in rows(org, "funds")),
        tuple(Contract.from_row(row) for row in rows(org, "contracts")),
    )


def ours(held: Paper, printed: Row) -> Ours:
    """What we make of a printed figure: a number, a word, or None where there is nothing."""
    subject, _, name = str(printed["subject"]).partition(":")
    kind, item = str(printed["kind"]), re.sub(r" \(.*\)$", "", str(printed["item"]))
    period = Period.parse(printed["period"]) if printed["period"] else None
    match subject:
        case "section":
            return _section(held, name, _given(period), item)
        case "plan":
            return _plan(held, name, kind, item)
        case "action":
            return _change(next(a for a in held.actions if a.action_id == name))
        case "risks":
            return _register(held, item)
        case "risk":
            return _risk(held, next(r for r in held.risks if r.risk_id == name), item)
        case "fund":
            return _fund(held, name, _given(period), item)
        case "contracts":
            return _contracts(held, name, kind)
        case code:
            return _measure(held, code, period, kind, item)


def agree(printed: str, worked_out: Ours) -> bool:
    """Whether ours, rounded half up to the last place printed, is what is printed."""
    if not isinstance(worked_out, Fraction):
        return worked_out is not None and worked_out.casefold() == _folded(printed)
    match = _NUMBER.fullmatch(printed)
    assert match, f"{printed} is not a number"
    digits = match["number"].replace(",", "")
    scale = _SCALE.get(match["scale"], 1)
    place = Fraction(scale, 10 ** len(digits.partition(".")[2]))
    rounded = floor(abs(worked_out) / place + Fraction(1, 2)) * place
    return Fraction(digits) * scale == (rounded if worked_out >= 0 else -rounded)


def _folded(words: str) -> str:
    """Words in lower case; where they are ratings in a row, repeats count once."""
    parts = words.casefold().split()
    if set(parts) <= {"green", "amber", "red"}:
        return " ".join(word for word, _ in groupby(parts))
    return words.casefold()


def _given(period: Period | None) -> Period:
    assert period is not None
    return period


def _measure(held: Paper, code: str, period: Period | None, kind: str, item: str) -> Ours:
    if item == "in printed order":
        return _folded(" ".join(held.rag(code, month) for month in held.months(code)))
    at = _given(period)
    value = held.value(code, at)
    match kind:
        case "rating":
            rag = held.rag(code, at)
            return None if rag is Rag.NONE else str(rag)
        case "percent":
            return _percent(held, code, at, item)
        case "value":
            return value
        case "target":
            return _target(held, code, at)
        case "variance":
            return _variance(value, _target(held, code, at), item)
        case _:
            return _counts(held, code, at)[item]


def _target(held: Paper, code: str, period: Period) -> Fraction | None:
    target = held.figures[code, period].target
    return target if isinstance(target, Fraction) else None


def _percent(held: Paper, code: str, period: Period, item: str) -> Fraction | None:
    if " + " in item:
        values = [held.value(part, period) for part in item.split(" + ")]
        return sum((value for value in values if value is not None), Fraction(0))
    if item == "progress through the year":
        share = annual_share(held.returns[code, period])
        return share.percent if share else None
    value = held.value(code, period)
    since = item.removeprefix("change since ")
    base = (
        held.value(code, Period.parse(since))
        if since != item
        else _target(held, code, period)
        if item == "of target"
        else None
    )
    if value is None or base is None:
        return value
    return 100 * (value - base) / base if since != item else 100 * value / base


def _variance(value: Fraction | None, target: Fraction | None, item: str) -> Ours:
    if value is None or target is None:
        return None
    if item == "points from target":
        return abs(value - target)
    side = "above" if value > target else "below" if value < target else "at"
    return f"{side} target"


def _counts(held: Paper, code: str, period: Period) -> dict[str, Fraction]:
    """Due, done and not done: of the period's return, else of the year's, else of the figure."""
    returned = held.returns.get((code, period))
    share = (period_share(returned) or annual_share(returned)) if returned else None
    if share is None:
        figure = held.figures[code, period]
        assert figure.numerator is not None
        assert figure.denominator is not None
        done, due = figure.numerator, figure.denominator
    else:
        done, due = Fraction(share.done), Fraction(share.due)
    return {"due": due, "done": done, "not done": due - done}


def _section(held: Paper, section: str, period: Period, item: str) -> Fraction:
    codes = {code: m for code, m in held.measures.items() if m.section == section}
    rags = []
    for code, measure in codes.items():
        at = period
        for _ in range(measure.in_arrears_months):
            at = at.previous()
        rags.append(held.rag(code, at))
    counted = {"measures": len(rags), "rated": sum(rag is not Rag.NONE for rag in rags)}
    return Fraction(counted.get(item, sum(rag == item for rag in rags)))


def _plan(held: Paper, plan: str, kind: str, item: str) -> Fraction:
    listed = [action for action in held.actions if action.plan == plan]
    found = Fraction(sum(item in ("all", action.priority) for action in listed))
    return found if kind == "count" else 100 * found / len(listed)


def _change(action: Action) -> Fraction | None:
    if action.latest is None or action.baseline is None:
        return None
    return action.latest - action.baseline


def _register(held: Paper, item: str) -> Fraction:
    changes = [risk.change for risk in held.risks if risk.change is not None]
    up, down = [c for c in changes if c > 0], [-c for c in changes if c < 0]
    low, medium = matrix_tops(held.measures.get("RISK-LEVEL"))
    counted = {
        "all": len(held.risks),
        "changed": len(changes),
        "up": len(up),
        "down": len(down),
        "up by": sum(up),
        "down by": sum(down),
        "net change": sum(changes),
    }
    levels = [level(risk.score, low, medium) for risk in held.risks]
    return Fraction(counted.get(item, sum(found == item for found in levels)))


def _risk(held: Paper, risk: Risk, item: str) -> Ours:
    low, medium = matrix_tops(held.measures.get("RISK-LEVEL"))
    score = risk.target_score if item.startswith("target") else risk.score
    if item.endswith("level"):
        found = None if score is None else level(score, low, medium)
        return str(found) if found else None
    if item == "change in score":
        score = risk.change
    return None if score is None else Fraction(score)


def _fund(held: Paper, fund: str, period: Period, item: str) -> Fraction | None:
    flow, _, word = item.partition(": ")
    lines = [
        line
        for line in held.funds
        if line.fund == fund and line.period == period and line.kind == flow
    ]
    if word:
        lines = [line for line in lines if word in (line.source, *line.line.split(": "))]
    return total(lines, Amount.BUDGET).amount


def _contracts(held: Paper, prefix: str, kind: str) -> Fraction:
    listed = [c for c in held.contracts if c.contract_id.startswith(prefix)]
    if kind == "count":
        return Fraction(len(listed))
    return sum((c.annual_value for c in listed if c.annual_value is not None), Fraction(0))
