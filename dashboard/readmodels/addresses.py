"""The addresses of pages, in one place: members bookmark them, so they are promises."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from dashboard.domain.periods import Period

RETURNS = "/returns"
SECTION_PATHS = {
    "housing": "/housing",
    "send": "/send",
    "strategies": "/strategies",
    "adult-social-care": "/social-care",
    "partnership": "/partnership",
    "risks": "/risks",
}
SECTION_TABS = {  # the tab each section lights in the navigation
    "housing": "Housing",
    "send": "SEND",
    "strategies": "Strategies",
    "adult-social-care": "Social care",
    "partnership": "Partnership",
    "risks": "Risks",
}


def address(path: str, **query: str | None) -> str:
    """`path` with the names that have a value, in the order given."""
    given = {name: value for name, value in query.items() if value}
    return f"{path}?{urlencode(given)}" if given else path


def measure_address(org: str, code: str, period: Period | None = None) -> str:
    """The page of one measure at one period."""
    return address("/measure", org=org, measure=code, period=period.slug if period else None)


def returns_address(org: str) -> str:
    """The returns that are owed and those that were sent; a page that Dash does not draw."""
    return address(RETURNS, org=org)


def commentary_address(org: str, code: str, period: Period) -> str:
    """The form that the commentary of one measure and period is written in."""
    return address("/returns/commentary", org=org, measure=code, period=period.slug)


def rows_address(org: str, code: str, period: Period, part: str | None = None) -> str:
    """The rows behind the figure of one measure for one period; it names no home and no case."""
    return address("/rows-behind", org=org, measure=code, period=period.slug, part=part)


def file_address(org: str, dataset: str, ending: str) -> str:
    """The published rows of a dataset as a file; not a page, so Dash does not draw it."""
    return f"/data/{quote(org)}/{dataset}.{ending}"


def plan_address(
    org: str,
    plan: str = "",
    priority: str | None = None,
    *,
    year: str | None = None,
    status: str | None = None,
) -> str:
    """The page of one plan, of one priority in it, or of its actions in one status."""
    return address("/strategies", org=org, plan=plan, year=year, priority=priority, status=status)


def risk_address(org: str, risk: str | None = None) -> str:
    """The page of the risk register, or of one risk in it."""
    return address("/risks", org=org, risk=risk)
