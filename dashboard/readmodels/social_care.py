"""Adult social care: every indicator against its own month's target."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import formats
from dashboard.domain.periods import Period
from dashboard.readmodels.assessed import assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.frames import foot, notices, settle_org, settle_period
from dashboard.readmodels.positions import choices
from dashboard.readmodels.summary import SummaryGroup, headline, performance, summary_groups, tally
from dashboard.readmodels.types import Frame, PageHead, TallyItem

SECTION = "adult-social-care"


@dataclass(frozen=True, slots=True)
class SocialCareQuery:
    org: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class SocialCareView:
    frame: Frame
    groups: tuple[SummaryGroup, ...]


def build(query: SocialCareQuery, books: Books) -> SocialCareView:
    """The summary table of one organisation at one period."""
    org = settle_org(books, query.org, ("measures",))
    series = performance(list(assess(books, org.value, SECTION).values()))
    period = settle_period(query.period, choices(series))
    shown = Period.parse(period.value) if period.value else None
    counts = tally(series, shown) if shown else ()
    groups = summary_groups(series, books, org.value, shown) if shown else ()
    head = PageHead(
        title=f"Adult social care: {org.label}",
        kicker=f"{org.label}: adult social care{', ' + shown.label if shown else ''}",
        headline=headline(counts),
        lead=_lead(counts),
        tally=counts,
        notices=notices(org, period),
    )
    submissions = {point.submission for one in series for point in one.points}
    bands = "Each month is rated against its own target; the tolerance is on the measure’s page."
    return SocialCareView(
        Frame((org.filter, period.filter), head, foot(books, submissions, bands)), groups
    )


def _lead(counts: tuple[TallyItem, ...]) -> str:
    if not counts:
        return ""
    total = sum(item.count for item in counts)
    rated = total - counts[-1].count
    unrated = counts[-1].count
    said = f"{total} {formats.plural(total, 'measure')}, {rated} of them rated."
    if not unrated:
        return said
    words, verb = formats.count_words(unrated).capitalize(), "is" if unrated == 1 else "are"
    return f"{said} {words} {verb} not rated: each line says why."
