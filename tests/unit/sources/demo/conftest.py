"""A borough of the default size and one of the smallest, each read and scored once."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pytest

from dashboard.catalogue.rules import load_rules
from dashboard.domain.clocks import advice, ehc, hazards, housing, reviews
from dashboard.domain.clocks.limits import Limit
from dashboard.domain.rows import Row
from dashboard.domain.tsm import Asset
from dashboard.sources.deliveries import Delivery
from dashboard.sources.demo import FEWEST_HOMES, HOMES, demo_deliveries

TODAY = date(2026, 11, 27)
BOOK = load_rules()


@dataclass(frozen=True)
class Borough:
    """What the borough handed over, as the clocks read it on its day."""

    homes: int
    deliveries: list[Delivery]

    def rows(self, dataset: str) -> list[Row]:
        (found,) = [one for one in self.deliveries if one.dataset == dataset]
        lines = csv.DictReader(io.StringIO(found.data.decode()))
        return [{name: text or None for name, text in line.items()} for line in lines]

    @cached_property
    def assets(self) -> list[Asset]:
        return [Asset.from_row(row) for row in self.rows("assets")]

    @cached_property
    def inspections(self) -> list[housing.Inspection]:
        return [housing.Inspection.from_row(row) for row in self.rows("inspections")]

    @cached_property
    def checks(self) -> list[housing.Check]:
        return [housing.check(one, TODAY, BOOK) for one in self.inspections]

    @cached_property
    def cases(self) -> list[ehc.EhcCase]:
        return [ehc.EhcCase.from_row(row) for row in self.rows("ehc_cases")]

    @cached_property
    def case_clocks(self) -> list[ehc.EhcClock]:
        return [ehc.clock(one, TODAY, BOOK) for one in self.cases]

    @cached_property
    def advice(self) -> list[advice.AdviceClock]:
        asked = [advice.AdviceRequest.from_row(row) for row in self.rows("ehc_advice")]
        return [advice.clock(one, TODAY, BOOK) for one in asked]

    @cached_property
    def reviews(self) -> list[reviews.ReviewClock]:
        held = [reviews.AnnualReview.from_row(row) for row in self.rows("annual_reviews")]
        return [reviews.clock(one, TODAY, BOOK) for one in held]

    def hazards(self, kind: str) -> Iterator[hazards.HazardClock]:
        found = map(hazards.Hazard.from_row, self.rows("hazards"))
        return (hazards.clock(one, TODAY, BOOK) for one in found if one.kind == kind)


def states(limits: Iterable[Limit]) -> Counter[str]:
    """How many limits stand in each state."""
    return Counter(limit.state.value for limit in limits)


@pytest.fixture(scope="package")
def borough() -> Borough:
    return Borough(HOMES, demo_deliveries(as_at=TODAY))


@pytest.fixture(scope="package")
def small() -> Borough:
    return Borough(FEWEST_HOMES, demo_deliveries(FEWEST_HOMES, as_at=TODAY))
