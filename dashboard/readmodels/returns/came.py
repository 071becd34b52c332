"""What was ever sent of the returns that are owed, published or not, and which return it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from dashboard.domain.cadence import month_of
from dashboard.domain.calendar import Return
from dashboard.domain.clocks.dates import day_of
from dashboard.domain.periods import Period
from dashboard.readmodels.books import Books
from dashboard.registers.clocks import KEPT_WHOLE
from dashboard.store import Submission

# The columns one of which a row must fill to be a figure, where a dataset has periods.
_FIGURES = {
    "observations": ("value", "numerator", "denominator"),
    "compliance_returns": ("annual_completed", "period_due", "period_completed"),
    "funds": ("budget", "actual", "forecast"),
}
_SUBJECTS = {"observations": "measure", "compliance_returns": "workstream"}

_Figure = tuple[str, str, str]  # of which measure, for which period, in which submission


@dataclass(frozen=True, slots=True)
class Came:
    """What was ever sent: by dataset and period, the files each subject's figures came in; and
    which subjects are each return's."""

    history: Sequence[Submission]
    figures: Mapping[str, Mapping[str, Mapping[str, Collection[str]]]]
    subjects: Mapping[str, Collection[str]]

    def of(self, entry: Return, period: Period) -> list[Submission]:
        """The submissions that brought a return for a period."""
        if entry.dataset not in _FIGURES:
            return [one for one in self.history if _is_return(one, entry, period)]
        sent, mine = self.figures[entry.dataset], self.subjects[entry.return_id]
        brought = [sent[str(one)] for one in entry.brings(period) if str(one) in sent]
        files = {file for by_subject in brought for one in mine for file in by_subject.get(one, ())}
        return [one for one in self.history if one.id in files] if files else []


def came(
    books: Books, org: str, asked: Mapping[Return, Sequence[Period]], history: Sequence[Submission]
) -> Came:
    """What came of the returns asked for, published or not."""
    figures: dict[str, dict[str, dict[str, set[str]]]] = {}
    named: dict[str, set[str]] = defaultdict(set)
    for dataset in _FIGURES:
        figures[dataset] = defaultdict(lambda: defaultdict(set))
        periods = _periods(dataset, asked)
        each = chain(_in_store(books, org, dataset, periods), _in_files(books, dataset, history))
        for subject, period, submission in each:
            if period in periods:
                named[dataset].add(subject)
                figures[dataset][period][subject].add(submission)
    measures = [record.row for record in books.rows(org, "measures")]
    sections = {str(row["measure"]): row.get("section") or "" for row in measures}
    subjects = {
        entry.return_id: [
            one
            for one in named[entry.dataset]
            if entry.dataset not in _SUBJECTS
            or entry.covers_measure(one, sections.get(one, ""), {entry.dataset})
        ]
        for entry in asked
    }
    return Came(history, figures, subjects)


def _periods(dataset: str, asked: Mapping[Return, Sequence[Period]]) -> set[str]:
    """The periods whose rows any return of the dataset would bring."""
    return {
        str(brought)
        for entry, wanted in asked.items()
        if entry.dataset == dataset
        for period in wanted
        for brought in entry.brings(period)
    }


def _in_store(books: Books, org: str, dataset: str, periods: set[str]) -> Iterator[_Figure]:
    """The figures of these periods that are kept row by row."""
    for record in books.kept.sent(org, dataset, periods) if periods else ():
        if any(record.row.get(column) is not None for column in _FIGURES[dataset]):
            subject = record.row.get(_SUBJECTS.get(dataset, "")) or ""
            yield subject, str(record.row["period"]), record.submission


def _in_files(books: Books, dataset: str, history: Sequence[Submission]) -> Iterator[_Figure]:
    """The figures of large returns that wait as one file until they are published."""
    for one in history:
        waits = one.dataset == dataset and one.register and one.published_at is None
        file = books.register_of(one.id) if waits else None
        if file is None:
            continue
        columns = [name for name in _FIGURES[dataset] if name in file.frame]
        names = [name for name in (_SUBJECTS.get(dataset), "period") if name in file.frame]
        found = file.frame.loc[file.frame[columns].notna().any(axis=1), names].drop_duplicates()
        for *subject, period in found.itertuples(index=False):
            yield "".join(subject), period, one.id


def _is_return(one: Submission, entry: Return, period: Period) -> bool:
    """Whether a file whose rows have no period is the return for one.

    A register of homes or cases is, if taken in the period's last month; of other files, the first
    that is loaded, or said to be taken, once the period ends and before the next one does.
    """
    if one.dataset != entry.dataset:
        return False
    if one.dataset in KEPT_WHOLE:
        return month_of(date.fromisoformat(one.as_at)) == month_of(period.end)
    day = date.fromisoformat(one.day) if one.day else day_of(one.created_at)
    return period.end <= day < period.next().end
