"""Which checks the page of checks due is about: the registers, narrowed as its address asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.readmodels.books import Books
from dashboard.readmodels.frames import Settled, settle, settle_org
from dashboard.readmodels.housing.names import Names
from dashboard.readmodels.types import Option
from dashboard.registers.estate import Estate
from dashboard.registers.frames import RegisterFrame

NO_WARD = "Ward not stated"
ALL = "all"
_EVERY_WORKSTREAM, _EVERY_WARD = Option(ALL, "All workstreams"), Option(ALL, "All wards")


@dataclass(frozen=True, slots=True)
class ChecksQuery:
    org: str | None = None
    workstream: str | None = None
    ward: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The registers of one organisation on the edition's day; `checks` are those asked for."""

    org: Settled
    workstream: Settled
    ward: Settled
    day: date
    names: Names
    estate: Estate
    every: RegisterFrame | None = None
    checks: RegisterFrame | None = None
    assets: RegisterFrame | None = None

    @property
    def narrowed(self) -> list[str]:
        """The workstream and the ward asked for, in words; all is not said."""
        return [one.label for one in (self.workstream, self.ward) if one.value != ALL]

    @property
    def settled(self) -> tuple[Settled, Settled, Settled]:
        """The filters, in the order they stand above the page."""
        return self.org, self.workstream, self.ward


def find(query: ChecksQuery, books: Books) -> Found:
    """The checks of the organisation, workstream and ward asked for."""
    org = settle_org(books, query.org, ("inspections",))
    names = Names.of(books, org.value)
    every = books.register(org.value, "inspections")
    assets = books.register(org.value, "assets") if every else None
    estate = Estate.of(assets)
    workstream = settle(
        "workstream", "Workstream", query.workstream, _workstreams(every, names, books)
    )
    ward = settle("ward", "Ward", query.ward, _wards(estate))
    return Found(
        *(org, workstream, ward),
        books.edition.as_at,
        names,
        estate,
        every=every,
        checks=_chosen(every, workstream.value, ward.value, estate) if every else None,
        assets=assets,
    )


def _workstreams(every: RegisterFrame | None, names: Names, books: Books) -> list[Option]:
    """Those in the register, in the order the release names them, then the others."""
    if every is None:
        return [_EVERY_WORKSTREAM]
    held = list(every.frame["workstream"].cat.categories)
    order = {code: place for place, code in enumerate(books.catalogue.workstreams)}
    held.sort(key=lambda code: (order.get(code, len(order)), code))
    return [_EVERY_WORKSTREAM, *(Option(code, names.title(code)) for code in held)]


def _wards(estate: Estate) -> list[Option]:
    stated = sorted({ward for ward in estate.wards.values() if ward})
    return [_EVERY_WARD, *(Option(ward, ward) for ward in stated)]


def _chosen(every: RegisterFrame, workstream: str, ward: str, estate: Estate) -> RegisterFrame:
    checks = every
    if workstream != ALL:
        checks = checks.where(checks.frame["workstream"] == workstream)
    if ward != ALL:
        assets = checks.frame["asset_id"]
        there = [one for one in assets.cat.categories if estate.ward(one) == ward]
        checks = checks.where(assets.isin(there))
    return checks
