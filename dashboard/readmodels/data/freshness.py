"""How fresh the figures are: every file in use, its source, its newest day and its age."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import formats
from dashboard.domain.periods import Period
from dashboard.readmodels.addresses import file_address
from dashboard.readmodels.books import Books
from dashboard.registers.clocks import KEPT_WHOLE
from dashboard.store import Record, Submission

Row = dict[str, str | None]
NOT_STATED = "not stated"
DATASETS = {  # in the order the page lists them
    "observations": "Figures",
    "compliance_returns": "Compliance returns",
    "commentaries": "Commentaries",
    "actions": "Actions of plans",
    "risks": "Risk register",
    "funds": "Fund lines",
    "contracts": "Contracts",
    "measures": "Definitions of measures",
    "printed": "Figures as printed, for checking",
    "assets": "Asset register",
    "inspections": "Safety checks",
    "hazards": "Hazards in homes",
    "ehc_cases": "EHC cases",
    "ehc_advice": "Advice for EHC assessments",
    "annual_reviews": "Annual reviews of EHC plans",
    "returns_calendar": "Calendar of returns",
}
_UNDATED = ("measures", "printed", "returns_calendar")  # say nothing of any one day
_MEASURED = ("observations", "compliance_returns")  # not budgets, which run ahead
_COUNTED = KEPT_WHOLE - {"assets"}  # registers whose rows are counted: assets are counted with
_ROLLED_UP = {"compliance_returns": "rollups"}  # what of a return counts as a figure


@dataclass(frozen=True, slots=True)
class FreshFile:
    """One published file; what it does not say is "not stated"."""

    what: str
    file: str  # "observations.csv, submission S4, figures 4"
    published: str
    rows: str  # "249", "40 of 96 still in use"
    newest: str  # the newest day its figures speak of
    age: str  # "7 years and 9 months"


@dataclass(frozen=True, slots=True)
class FreshSource:
    """A paper or system, and the files that came from it."""

    source: str
    files: tuple[FreshFile, ...]


@dataclass(frozen=True, slots=True)
class Download:
    """A dataset's published rows as files; those of a register are not for everybody."""

    title: str
    csv: str
    excel: str
    register: bool


@dataclass(frozen=True, slots=True)
class Freshness:
    """Every source with its files, and the newest day that a figure of a measure speaks of.

    `downloads` are the datasets that the organisation itself has in use.
    """

    sources: tuple[FreshSource, ...]
    files: int
    newest: date | None
    downloads: tuple[Download, ...]


def freshness(books: Books, org: str) -> Freshness:
    """The files whose rows are in use, by source; those of a comparator come last."""
    grouped: dict[str, list[FreshFile]] = {}
    newest: list[date] = []
    own: set[str] = set()
    for holder in (org, *_comparators(books, org)):
        name = "" if holder == org else f"{books.catalogue.name_of(holder)}: "
        for submission, used in _in_use(books, holder):
            day = _newest(books, submission, used)
            count = submission.rows if submission.dataset in KEPT_WHOLE else len(used)
            made = _file(submission, count, day, name, books.edition.as_at)
            grouped.setdefault(submission.source or f"Source {NOT_STATED}", []).append(made)
            own |= {submission.dataset} if holder == org else set()
            measured = submission.dataset in (*_MEASURED, *_COUNTED)
            newest += [day] if day and holder == org and measured else []
    sources = tuple(FreshSource(source, tuple(files)) for source, files in grouped.items())
    count = sum(len(one.files) for one in sources)
    return Freshness(sources, count, max(newest, default=None), _downloads(books, org, own))


def age_words(day: date, as_at: date) -> str:
    """How long ago a day was: "7 years and 9 months", "12 days", "today", "not over yet"."""
    if day > as_at:
        return "not over yet"
    months = 12 * (as_at.year - day.year) + as_at.month - day.month - (as_at.day < day.day)
    years, months = divmod(months, 12)
    if not years and not months:
        days = (as_at - day).days
        return f"{days} {formats.plural(days, 'day')}" if days else "today"
    parts = [(years, "year"), (months, "month")]
    return " and ".join(f"{n} {formats.plural(n, unit)}" for n, unit in parts if n)


def _comparators(books: Books, org: str) -> list[str]:
    """The comparators that publish a figure of one of the organisation's measures."""
    own = {record.row["measure"] for record in books.rows(org, "measures")}
    return [
        other.code
        for other in books.organisations()
        if other.code != org
        and books.catalogue.is_comparator(other.code)
        and any(record.row["measure"] in own for record in books.rows(other.code, "observations"))
    ]


def _in_use(books: Books, org: str) -> list[tuple[Submission, list[Record]]]:
    """Each submission with those of its rows that show, in the page's order of datasets.

    Of a register, the file itself: its rows are not for everybody.
    """
    found: list[tuple[Submission, list[Record]]] = []
    for dataset in DATASETS:
        if dataset in KEPT_WHOLE:
            register = books.register_sent(org, dataset)
            found += [(register, [])] if register else []
            continue
        used: dict[str, list[Record]] = {}
        for record in books.rows(org, dataset):
            used.setdefault(record.submission, []).append(record)
        found += [(books.kept.submission(one), records) for one, records in used.items()]
    return found


def _downloads(books: Books, org: str, rows: set[str]) -> tuple[Download, ...]:
    """The datasets with `rows` in use, registers among them, in the page's order."""
    return tuple(
        Download(
            title,
            file_address(org, name, "csv"),
            file_address(org, name, "xlsx"),
            register=name in KEPT_WHOLE,
        )
        for name, title in DATASETS.items()
        if name in rows
    )


def _file(submission: Submission, used: int, day: date | None, name: str, as_at: date) -> FreshFile:
    """A file in use, of which so many rows are."""
    published = submission.published_at
    on = formats.date_words(published.date()) if published else NOT_STATED
    what = DATASETS[submission.dataset]
    rows = f"{submission.rows:,}"
    undated = submission.dataset in _UNDATED
    return FreshFile(
        what=f"{name}{what[:1].lower() + what[1:] if name else what}",
        file=f"{submission.filename}, submission {submission.id}, figures {submission.revision}",
        published=on,
        rows=rows if used == submission.rows else f"{used:,} of {rows} still in use",
        newest=formats.date_words(day) if day else "no one day" if undated else NOT_STATED,
        age=age_words(day, as_at) if day else "",
    )


def _newest(books: Books, submission: Submission, used: list[Record]) -> date | None:
    """The newest day the rows speak of, a register's own; periods without a figure say nothing."""
    said = date.fromisoformat(submission.as_at) if submission.as_at else None
    if submission.dataset in KEPT_WHOLE:
        return said
    if submission.dataset in _UNDATED:
        return None
    rows: list[Row] = [record.row for record in used]
    derived = _ROLLED_UP.get(submission.dataset)
    if derived:
        rolled = books.rows(submission.org, derived)
        rows = [record.row for record in rolled if record.submission == submission.id]
    if submission.dataset in _MEASURED:
        rows = [row for row in rows if _has_figure(row)]
    return max((day for row in rows if (day := _day(row))), default=said)


def _has_figure(row: Row) -> bool:
    """Nought of nought is no figure; nought is one."""
    return row.get("value") is not None or row.get("denominator") not in (None, "0")


def _day(row: Row) -> date | None:
    said = row.get("as_at") or row.get("reviewed_on")
    if said:
        return date.fromisoformat(said)
    period = row.get("period")
    return Period.parse(period).end if period else None
