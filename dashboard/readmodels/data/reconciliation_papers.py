"""What an organisation's published figures say, gathered for working its printed ones out again."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from dashboard.domain.actions import Action
from dashboard.domain.contracts import Contract
from dashboard.domain.funds import FundLine
from dashboard.domain.measures import Measure, RuleKind
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.rating import Rag
from dashboard.domain.returns import ComplianceReturn
from dashboard.domain.risks import Risk, matrix_tops
from dashboard.readmodels.assessed import Assessed, Series, assess
from dashboard.readmodels.books import Books


class NotHeldError(ValueError):
    """A printed figure that cannot be worked out again; the sentence says what is not held."""


@dataclass(frozen=True, slots=True)
class Papers:
    """Everything published for one organisation, as the pages themselves read it."""

    series: dict[str, Series]
    returns: dict[tuple[str, Period], ComplianceReturn]
    actions: tuple[Action, ...]
    risks: tuple[Risk, ...]
    funds: tuple[FundLine, ...]
    contracts: tuple[Contract, ...]

    def one(self, code: str) -> Series:
        """The series of a measure. Raises NotHeldError where no such measure is published."""
        if code not in self.series:
            raise NotHeldError(f"There is no measure {code}.")
        return self.series[code]

    def figure(self, code: str, period: Period) -> Assessed:
        """The rated figure of a measure at a period. Raises NotHeldError where there is none."""
        found = self.one(code).at(period)
        if found is None:
            raise NotHeldError(f"There is no figure of {code} for {period.label}.")
        return found

    def value(self, code: str, period: Period) -> Fraction:
        """The exact value at a period. Raises NotHeldError where there is none."""
        found = self.figure(code, period)
        if found.observation.value is None:
            raise NotHeldError(found.rating.why)
        return found.observation.value

    def target(self, code: str, period: Period) -> Fraction:
        """The single target set for a period. Raises NotHeldError where there is none."""
        target = self.figure(code, period).observation.target
        if not isinstance(target, Fraction):
            raise NotHeldError(f"No single target of {code} is held for {period.label}.")
        return target

    def rag(self, code: str, period: Period) -> Rag:
        """The colour at a period; none where nothing is published for it."""
        found = self.one(code).at(period)
        return found.rating.rag if found else Rag.NONE

    def months(self, code: str) -> list[Period]:
        """The months a measure has an observation for, oldest first."""
        kept = [point.period for point in self.one(code).points]
        return [period for period in kept if period.kind is PeriodKind.MONTH]

    def section(self, name: str) -> list[Measure]:
        """The newest definition of every measure in a section."""
        found = [one.measure for one in self.series.values() if one.measure.section == name]
        if not found:
            raise NotHeldError(f"There is no measure in section {name}.")
        return found

    def plan(self, name: str) -> list[Action]:
        """The actions of a plan. Raises NotHeldError where there are none."""
        found = [action for action in self.actions if action.plan == name]
        if not found:
            raise NotHeldError(f"There is no action of a plan called {name}.")
        return found

    def action(self, action_id: str) -> Action:
        """The one action with this id. Raises NotHeldError where there is none, or several."""
        found = [action for action in self.actions if action.action_id == action_id]
        if len(found) != 1:
            raise NotHeldError(f"There {_are(len(found))} with the id {action_id}.")
        return found[0]

    def risk(self, risk_id: str) -> Risk:
        """The risk with this id. Raises NotHeldError where there is none."""
        for risk in self.risks:
            if risk.risk_id == risk_id:
                return risk
        raise NotHeldError(f"There is no risk {risk_id}.")

    @property
    def tops(self) -> tuple[int | None, int | None]:
        """The top scores of low and medium, where the organisation has set levels."""
        defined = [one.measure for one in self.series.values()]
        return matrix_tops(next((m for m in defined if m.rule is RuleKind.MATRIX), None))


def papers(books: Books, org: str) -> Papers:
    """What is published for `org` as of the edition, by the same path that pages read."""

    def bodies(dataset: str) -> list[dict[str, str | None]]:
        return [record.row for record in books.rows(org, dataset)]

    returns = [ComplianceReturn.from_row(row) for row in bodies("compliance_returns")]
    return Papers(
        series=assess(books, org),
        returns={(one.workstream, one.period): one for one in returns},
        actions=tuple(Action.from_row(row) for row in bodies("actions") if _is_action(row)),
        risks=tuple(Risk.from_row(row) for row in bodies("risks")),
        funds=tuple(FundLine.from_row(row) for row in bodies("funds")),
        contracts=tuple(Contract.from_row(row) for row in bodies("contracts")),
    )


def _are(count: int) -> str:
    return "is no action" if count == 0 else f"are {count} actions"


def _is_action(row: dict[str, str | None]) -> bool:
    """Objectives, impacts and the like stand in a plan beside its actions and are not counted."""
    return (row.get("kind") or "action") == "action"
