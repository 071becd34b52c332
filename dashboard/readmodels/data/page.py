"""Whether the figures can be relied on: how fresh, what is missing, and what the papers print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.readmodels.assessed import assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.data import reconciliation as outcomes
from dashboard.readmodels.data.freshness import (
    DATASETS,
    Download,
    Freshness,
    FreshSource,
    age_words,
    freshness,
)
from dashboard.readmodels.data.missing import MissingSection, missing
from dashboard.readmodels.data.reconciliation import Reconciled, reconcile
from dashboard.readmodels.data.undefined import Undefined, heading, undefined
from dashboard.readmodels.frames import Settled, foot, notices, settle, settle_org
from dashboard.readmodels.summary import some_of
from dashboard.readmodels.types import Frame, Option, PageHead

SHOWN = {  # what `show` may be, and the outcomes it lists; what is unexpected is never left out
    "all": ("All, differences first", tuple(outcomes.ORDER)),
    "differs": ("What differs", (outcomes.DIFFERS,)),
    "not-comparable": ("What cannot be compared", (outcomes.NOT_COMPARABLE,)),
    "agree": ("What agrees", (outcomes.AGREES,)),
}
_BANDS = (
    "Ours is worked out from the published figures and rounded half up to the last place printed; "
    "then the two are the same or they are not."
)
_CAPTIONS = {
    outcomes.UNEXPECTED: "Either a figure or what is said of it has to be put right.",
    outcomes.DIFFERS: "Ours comes from the paper’s own figures; the reason says which to trust.",
    outcomes.NOT_COMPARABLE: "The papers do not hold what it would take; nothing is worked out.",
    outcomes.AGREES: "Ours, rounded to the last place printed, is the figure in the paper.",
}


@dataclass(frozen=True, slots=True)
class DataQuery:
    org: str | None = None
    show: str | None = None


@dataclass(frozen=True, slots=True)
class ReconciledGroup:
    name: str  # "Measures", "Funds"
    lines: tuple[Reconciled, ...]


@dataclass(frozen=True, slots=True)
class ReconciledPart:
    """The printed figures with one outcome; `folded` where the page may keep them closed."""

    outcome: str
    heading: str
    caption: str
    groups: tuple[ReconciledGroup, ...]
    folded: bool

    @property
    def alarm(self) -> bool:
        """Whether the file of printed figures no longer holds: shown before all else."""
        return self.outcome == outcomes.UNEXPECTED

    @property
    def lines(self) -> tuple[Reconciled, ...]:
        return tuple(line for group in self.groups for line in group.lines)


@dataclass(frozen=True, slots=True)
class DataView:
    org: str
    frame: Frame
    sources: tuple[FreshSource, ...]
    sources_words: str
    downloads: tuple[Download, ...]
    missing: tuple[MissingSection, ...]
    missing_words: str
    undefined: tuple[Undefined, ...]
    undefined_words: str
    parts: tuple[ReconciledPart, ...]
    printed_words: str


def build(query: DataQuery, books: Books) -> DataView:
    """How far one organisation's figures can be relied on, as of the edition's day."""
    org = settle_org(books, query.org, ("measures", *DATASETS))
    lines = reconcile(books, org.value)
    counts = Counter(line.outcome for line in lines)
    show = settle("show", "Printed figures", query.show, _options(counts))
    fresh = freshness(books, org.value)
    series = assess(books, org.value)
    gaps = missing(list(series.values()), org.value)
    unknown = undefined(books, org.value, series)
    return DataView(
        org=org.value,
        frame=Frame(
            (org.filter, show.filter),
            _head(books, (org, show), counts, fresh, gaps),
            foot(books, {line.submission for line in lines}, _BANDS if lines else ""),
        ),
        sources=fresh.sources,
        sources_words=_sources_words(fresh),
        downloads=fresh.downloads,
        missing=gaps,
        missing_words=_missing_words(gaps),
        undefined=unknown,
        undefined_words=heading(unknown),
        parts=_parts(lines, show.value),
        printed_words=_printed_words(counts),
    )


def _options(counts: Counter[str]) -> list[Option]:
    return [
        Option(value, words)
        for value, (words, listed) in SHOWN.items()
        if value == "all" or any(counts[outcome] for outcome in listed)
    ]


def _parts(lines: Sequence[Reconciled], show: str) -> tuple[ReconciledPart, ...]:
    listed = (outcomes.UNEXPECTED, *SHOWN[show][1])
    parts = []
    for outcome in outcomes.ORDER:
        found = [line for line in lines if line.outcome == outcome]
        if found and outcome in listed:
            folded = outcome == outcomes.AGREES and show == "all"
            heading = _heading(outcome, len(found))
            parts.append(
                ReconciledPart(outcome, heading, _CAPTIONS[outcome], _groups(found), folded)
            )
    return tuple(parts)


def _groups(lines: Sequence[Reconciled]) -> tuple[ReconciledGroup, ...]:
    names = dict.fromkeys(outcomes.KINDS.values())
    grouped = [(name, tuple(line for line in lines if line.group == name)) for name in names]
    return tuple(ReconciledGroup(name, found) for name, found in grouped if found)


def _heading(outcome: str, count: int) -> str:
    said = formats.count_words(count).capitalize()
    match outcome:
        case outcomes.UNEXPECTED:
            return f"{said} came out other than the file says"
        case outcomes.DIFFERS:
            if count == 1:
                return f"{said} differs, for a stated reason"
            return f"{said} differ, each for a stated reason"
        case outcomes.NOT_COMPARABLE:
            return f"{said} cannot be compared"
    return f"{said} {'agrees' if count == 1 else 'agree'}"


def _head(
    books: Books,
    settled: tuple[Settled, ...],
    counts: Counter[str],
    fresh: Freshness,
    gaps: Sequence[MissingSection],
) -> PageHead:
    council = settled[0].label
    day = books.edition.as_at
    newest = (
        f"The newest figures are of {formats.date_words(fresh.newest)}, "
        f"{_ago(age_words(fresh.newest, day))}."
        if fresh.newest
        else ""
    )
    lead = [newest, f"{_missing_words(gaps)}." if fresh.files else ""]
    return PageHead(
        title=f"Data: {council}",
        kicker=f"{council}: how far the figures can be relied on, {formats.date_words(day)}",
        headline=_headline(counts, fresh.files),
        lead=" ".join(part for part in lead if part),
        notices=(*notices(*settled), *_alarm(counts[outcomes.UNEXPECTED])),
    )


def _ago(age: str) -> str:
    return age if age in ("today", "not over yet") else f"{age} ago"


def _alarm(count: int) -> tuple[str, ...]:
    """Said before anything else on the page: the file of printed figures no longer holds."""
    if not count:
        return ()
    return (
        f"{formats.numbered(count, 'printed figure').capitalize()} came out other than the file "
        "of printed figures says. Check before relying on this edition.",
    )


def _headline(counts: Counter[str], files: int) -> str:
    agree, differ = counts[outcomes.AGREES], counts[outcomes.DIFFERS]
    unexpected = counts[outcomes.UNEXPECTED]
    compared = agree + differ + unexpected
    if not files:
        return "Nothing has been published yet"
    if unexpected:
        verb = "is" if unexpected == 1 else "are"
        lead = f"{formats.numbered(unexpected, 'printed figure').capitalize()} {verb} unexpected"
        return f"{lead}; {agree} of {compared} agree"
    if not compared:
        return "No printed figures to check ours against"
    if not differ:
        every = f"{some_of(compared, compared)} printed figures agree"
        return every if compared > 1 else "The one printed figure agrees"
    each = "explained" if differ == 1 else "each explained"
    verb = "differs" if differ == 1 else "differ"
    said = f"{agree} of {compared} printed figures agree"
    return f"{said}; {formats.count_words(differ)} {verb}, {each}"


def _sources_words(fresh: Freshness) -> str:
    files = formats.numbered(fresh.files, "file").capitalize()
    return f"{files} in use, from {formats.numbered(len(fresh.sources), 'source')}"


def _missing_words(gaps: Sequence[MissingSection]) -> str:
    """ "Two figures are missing; 116 measures never had one"."""
    late = sum(len(one.late) for one in gaps)
    never = sum(len(one.never) for one in gaps)
    if not late and not never:
        return "No figure is missing"
    stopped = (
        f"{formats.numbered(late, 'figure').capitalize()} {'is' if late == 1 else 'are'} missing"
        if late
        else "No figure has stopped coming"
    )
    if not never:
        return stopped
    return f"{stopped}; {formats.numbered(never, 'measure')} never had one"


def _printed_words(counts: Counter[str]) -> str:
    """The counts behind the headline, for the head of the section."""
    total = sum(counts.values())
    if not total:
        return "No printed figures are held"
    compared = total - counts[outcomes.NOT_COMPARABLE]
    if compared == total:
        return f"{formats.numbered(total, 'printed figure').capitalize()}, worked out again"
    said = formats.plural(total, "printed figure")
    return (
        f"Of {formats.count_words(total)} {said}, {formats.count_words(compared)} worked out again"
    )
