"""The ledger of restatements: which published figures were changed, to what, why and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard import formats
from dashboard.domain.measures import Measure
from dashboard.domain.observations import Observation
from dashboard.domain.periods import Period
from dashboard.domain.rating import Rag, display, display_target
from dashboard.readmodels.addresses import measure_address
from dashboard.readmodels.assessed import assess
from dashboard.readmodels.books import Books
from dashboard.store import Restatement, Submission
from dashboard.store.types import Row

NOTHING = "no figure"


@dataclass(frozen=True, slots=True)
class Restated:
    """One change of a published figure."""

    measure: str
    title: str
    href: str
    period: str
    before: str
    after: str
    why: str
    by: str
    when: str
    submission: str
    locked: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every restatement of an organisation, newest first."""

    headline: str
    lines: tuple[Restated, ...]


def restatements(books: Books, org: str, measure: str | None = None) -> Ledger:
    """The restatements up to this edition, of one measure where it is given."""
    every = books.kept.restatements(org, revision=books.edition.revision)
    found = [one for one in every if measure in (None, one.measure)]
    if not found:
        return Ledger("No published figure has been changed", ())
    codes = {one.measure for one in found}
    known = {code: one.measure for code, one in assess(books, org, codes=codes).items()}
    every_line = (_line(one, org, known.get(one.measure), books) for one in found)
    lines = tuple(one for one in every_line if one.before != one.after or one.before != NOTHING)
    if not lines:
        return Ledger("No published figure has been changed", ())
    return Ledger(_headline(lines), lines)


def _headline(lines: Sequence[Restated]) -> str:
    """How many figures were changed, and how many came late: one that was corrected and then
    withdrawn is one figure, in two restatements."""
    changed = {(one.measure, one.period) for one in lines if one.before != NOTHING}
    came = {(one.measure, one.period) for one in lines} - changed
    said = []
    if changed:
        were = formats.plural(len(changed), "was", "were")
        said.append(f"{formats.numbered(len(changed), 'published figure')} {were} changed")
    if came:
        figures = formats.count_words(len(came)) if said else formats.numbered(len(came), "figure")
        said.append(f"{figures} came in after the period was locked")
    times = len(lines)
    more = f", in {formats.numbered(times, 'restatement')}" if times > len(changed | came) else ""
    return formats.capital(f"{' and '.join(said)}{more}")


def _line(one: Restatement, org: str, measure: Measure | None, books: Books) -> Restated:
    """One change in words; where whoever published it gave no reason, the one that it was sent
    with, as said by whoever submitted it."""
    why = one.why or _sent_with(books.kept.submission(one.submission))
    period = Period.parse(one.period)
    before, after = _sides(one, measure)
    return Restated(
        measure=one.measure,
        title=measure.title if measure else one.measure,
        href=measure_address(org, one.measure, period),
        period=period.label,
        before=before,
        after=after,
        why=why or "not stated",
        by=one.by,
        when=formats.moment_words(one.at),
        submission=one.submission,
        locked=one.locked,
    )


def _sent_with(sent: Submission) -> str:
    """ "Two returns were late (Sam)"; blank where no reason was given."""
    return f"{sent.submitted_why} ({sent.submitted_by})" if sent.submitted_why else ""


def _sides(one: Restatement, measure: Measure | None) -> tuple[str, str]:
    """Both figures, with what they were held against and how they were rated where that changed."""
    before, after = _figure(one.before, one.after, measure), _figure(one.after, one.before, measure)
    if one.before is None or one.after is None:
        return before, after
    pairs = zip(_judged(one.before, measure), _judged(one.after, measure), strict=True)
    apart = [pair for pair in pairs if pair[0] != pair[1]]
    if not apart:
        return before, after
    was, now = (", ".join(words) for words in zip(*apart, strict=True))
    return f"{before} ({was})", f"{after} ({now})"


def _judged(row: Row, measure: Measure | None) -> tuple[str, str, str]:
    """The target and the minimum of a figure, and its rating where a definition moved that."""
    target = display_target(measure, Observation.from_row(row, measure))
    least, rating = row.get("minimum"), row.get("rating")
    return (
        f"target {target}" if target else "no target",
        f"minimum {least}" if least else "no minimum",
        Rag(rating).word.lower() if rating else "",
    )


def _figure(row: Row | None, other: Row | None, measure: Measure | None) -> str:
    """A figure as it prints, with as many decimals as tell it from the one it stands beside."""
    if row is None:
        return NOTHING
    observation = Observation.from_row(row, measure)
    if observation.nothing_due:
        return display(measure, observation)
    if observation.value is None or measure is None:
        return row.get("value") or NOTHING
    beside = Observation.from_row(other, measure).value if other else None
    others = [] if beside is None else [beside]
    places = formats.places_apart(observation.value, measure.decimals, others)
    return display(replace(measure, decimals=places), observation)
