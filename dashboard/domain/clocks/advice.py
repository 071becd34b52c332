"""Decides whether each service's advice on an assessment came back in time (rule S2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dashboard.domain.clocks.cells import needed_day
from dashboard.domain.clocks.doubts import Dated, doubtful_dates
from dashboard.domain.clocks.ehc import DEFAULTS, FIRST_DAY_OF_THE_LAW, EhcSettings
from dashboard.domain.clocks.limits import Limit, State, judged, not_applicable
from dashboard.domain.clocks.rules import Rulebook
from dashboard.domain.returns import Finding
from dashboard.domain.rows import Cells, ColumnError, Row
from dashboard.domain.shares import Share


class AdviceError(ColumnError):
    """A request for advice that cannot be used, by the column that is wrong."""


@dataclass(frozen=True, slots=True)
class AdviceRequest:
    """Advice asked of one service for one case: a row of the `ehc_advice` dataset, typed."""

    case_id: str
    service: str
    requested_on: date
    received_on: date | None = None

    @classmethod
    def from_row(cls, row: Row) -> AdviceRequest:
        """Build a request from a checked row; raises AdviceError naming the column at fault."""
        cells = Cells(row, AdviceError)
        return cls(
            case_id=cells.required("case_id"),
            service=cells.required("service"),
            requested_on=needed_day(cells, "requested_on"),
            received_on=cells.day("received_on"),
        )


@dataclass(frozen=True, slots=True)
class AdviceClock:
    """Where one request for advice stands."""

    case_id: str
    service: str
    advice: Limit


@dataclass(frozen=True, slots=True)
class ServiceTimeliness:
    """How many of a service's advices were met, late, open and overdue."""

    service: str
    met: int
    late: int
    open: int
    overdue: int

    @property
    def percent(self) -> Fraction | None:
        """Advice given in time, of all given; None where none was."""
        return Share(self.met, self.met + self.late).percent


def clock(
    request: AdviceRequest, as_at: date, book: Rulebook, settings: EhcSettings = DEFAULTS
) -> AdviceClock:
    """Where the request stands on the as-at day: 6 weeks from when it was made (S2)."""
    rule = book.on("S2", request.requested_on)
    if rule is None:
        return AdviceClock(request.case_id, request.service, not_applicable())
    first = settings.count_day_of_receipt
    due = book.due(rule, request.requested_on, count_first_day=first)
    limit = judged(rule, due, request.received_on, as_at)
    return AdviceClock(request.case_id, request.service, limit)


def by_service(clocks: Iterable[AdviceClock]) -> tuple[ServiceTimeliness, ...]:
    """How timely each service was, in the order of their names."""
    counted = Counter((one.service, one.advice.state) for one in clocks)
    shown = (State.MET, State.LATE, State.OPEN, State.OVERDUE)
    return tuple(
        ServiceTimeliness(service, *(counted[service, state] for state in shown))
        for service in sorted({service for service, _ in counted})
    )


def doubts(request: AdviceRequest, as_at: date) -> tuple[Finding, ...]:
    """The dates of a request that cannot be right (D12)."""
    asked = ("requested_on", request.requested_on)
    dates = (Dated(*asked), Dated("received_on", request.received_on, *asked))
    return doubtful_dates(dates, as_at, FIRST_DAY_OF_THE_LAW)
