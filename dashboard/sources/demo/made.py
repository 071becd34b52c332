"""Decides what the synthetic borough hands over: a file of each dataset, made afresh."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime
from operator import attrgetter

from dashboard.domain.clocks.advice import AdviceRequest
from dashboard.domain.clocks.dates import LONDON
from dashboard.domain.clocks.ehc import EhcCase
from dashboard.domain.clocks.hazards import Hazard
from dashboard.domain.clocks.housing import Inspection
from dashboard.domain.clocks.reviews import AnnualReview
from dashboard.domain.returns import ComplianceReturn
from dashboard.domain.tsm import Asset
from dashboard.sources.deliveries import Delivery, SourceError
from dashboard.sources.demo import calendar as owed
from dashboard.sources.demo import measures as named
from dashboard.sources.demo.cases import cases
from dashboard.sources.demo.estate import build
from dashboard.sources.demo.hazards import hazards
from dashboard.sources.demo.history import returns
from dashboard.sources.demo.inspections import inspect
from dashboard.sources.demo.reviews import reviews

SYNTHETIC = "Synthetic figures made by Civic Scorecard; no real home or child."
DEMO_ORG = "demo"
HOMES, FEWEST_HOMES, MOST_HOMES = 20_000, 1_000, 300_000
SEED = 2023
_NAME = re.compile(r"[a-z_]+-(?P<homes>[0-9]+)-homes\.csv")
# In the order they are loaded: definitions before figures, what is stood on before what stands.
DEMO_DATASETS = (
    "measures",
    "returns_calendar",
    "compliance_returns",
    "assets",
    "inspections",
    "hazards",
    "ehc_cases",
    "ehc_advice",
    "annual_reviews",
)


def homes_of(filename: str) -> int | None:
    """How large a borough a file is of, by its name; None where that does not say."""
    named = _NAME.fullmatch(filename)
    return int(named["homes"]) if named else None


def demo_deliveries(homes: int = HOMES, *, as_at: date, seed: int = SEED) -> list[Delivery]:
    """The files of a borough of so many homes, as at a day; the same bytes for the same three.

    Raises SourceError for fewer or more homes than it can be made of.
    """
    if not FEWEST_HOMES <= homes <= MOST_HOMES:
        message = f"from {FEWEST_HOMES:,} to {MOST_HOMES:,} homes, not {homes:,}"
        raise SourceError(f"The demonstration borough can have {message}.")
    estate = build(homes, as_at, seed)
    inspected, stocks = inspect(estate, as_at, seed)
    asked = cases(homes, as_at, seed)
    made = {
        "measures": _csv(named.COLUMNS, named.measures(SYNTHETIC)),
        "returns_calendar": _csv(owed.COLUMNS, owed.calendar(as_at)),
        "compliance_returns": _register(ComplianceReturn, returns(stocks, as_at, seed)),
        "assets": _register(Asset, estate.assets()),
        "inspections": _register(Inspection, inspected),
        "hazards": _register(Hazard, hazards(estate, homes, as_at, seed)),
        "ehc_cases": _register(EhcCase, [case.row for case in asked]),
        "ehc_advice": _register(AdviceRequest, [one for it in asked for one in it.advice]),
        "annual_reviews": _register(AnnualReview, reviews(homes, asked, as_at, seed)),
    }
    return [Delivery(name, f"{name}-{homes}-homes.csv", made[name], SYNTHETIC) for name in made]


def _register(kind: type, rows: Iterable[object]) -> bytes:
    """Rows as their dataset's file: the fields of what they are typed as are its columns."""
    names = [field.name for field in fields(kind)]
    return _csv(names, map(attrgetter(*names), rows))


def _csv(names: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    text = io.StringIO()
    written = csv.writer(text, lineterminator="\n")
    written.writerow(names)
    written.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def _cell(value: object) -> object:
    """What the writer would put otherwise: Y and N, and times of day in London."""
    if value is True or value is False:
        return "Y" if value else "N"
    if isinstance(value, datetime):
        return value.astimezone(LONDON).isoformat(sep=" ", timespec="minutes")
    return value
