"""What publishing a submission would change: rows, figures, and which ratings would move."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard import formats
from dashboard.domain.bands import edges_for
from dashboard.domain.periods import Period
from dashboard.domain.rating import Rag, display
from dashboard.readmodels.assessed import Assessed
from dashboard.readmodels.books import Books
from dashboard.readmodels.ratings import rating_view, target_words
from dashboard.readmodels.returns.figure_changes import Change, Figures, changes, figures_of, stands
from dashboard.readmodels.returns.if_published import if_published
from dashboard.readmodels.returns.row_changes import Beside, all_as_before
from dashboard.readmodels.returns.totals import Total, totals
from dashboard.readmodels.types import RatingView
from dashboard.store import Record, Submission
from dashboard.store.standing import taken_out

MOST = 200  # figures listed; the rest are counted
LOOKED_AT = 5_000  # rows whose figures are worked out: more could not be read, nor soon shown
NOTHING = "no figure"


@dataclass(frozen=True, slots=True)
class Moved:
    """One figure before and after; a rating is None where there is no figure."""

    measure: str
    title: str
    period: str
    kind: str  # added, changed or removed
    before: str
    after: str
    rating_before: RatingView | None
    rating_after: RatingView | None
    locked: bool  # it falls in a period that is locked, so a reason is needed

    @property
    def rating_moves(self) -> bool:
        """Whether its colour, or the reason it has none, would change."""
        was, now = self.rating_before, self.rating_after
        return (was and (was.rag, was.reason)) != (now and (now.rag, now.reason))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A measure's figures around one that comes in: the period before, and a year earlier."""

    title: str
    period: str
    figure: str
    period_before: str
    year_before: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a submission would do. `seen` is the revision it was compared with.

    `rows` counts rows by kind: added, changed, removed, unchanged. `moved` are the figures that
    differ, those that would be taken out or whose rating would move first; `going` is how many
    would be taken out, `ratings_moving` how many of the others have another rating; `more` is how
    many more there are. `unread` is how many rows are too many for their figures to be worked out.
    `behind` is the day, in words, of a later register that goes on showing in its place, blank
    where there is none.
    """

    seen: int
    rows: Mapping[str, int]
    moved: tuple[Moved, ...]
    more: int
    unread: int
    ratings_moving: int
    locked_periods: tuple[str, ...]  # those that a reason is needed for, in words
    neighbours: tuple[Neighbour, ...]
    behind: str = ""
    totals: tuple[Total, ...] = ()  # none where a later register goes on showing
    restated: int = 0  # figures that had been published and say something else
    going: int = 0

    @property
    def corrects(self) -> bool:
        """Whether a reason is needed: a published figure changes, or one of a locked period."""
        return bool(self.restated or self.locked_periods)


@dataclass(frozen=True, slots=True)
class Sides:
    """What is published on either side of a change, and how the rows of its dataset differ.

    `codes` are the measures that the change may be about; `unread` is how many of its rows are
    not among them.
    """

    before: Books
    after: Books
    rows: Mapping[str, int]
    codes: Container[str]
    unread: int = 0


def preview(
    books: Books,
    submission: Submission,
    beside: Beside,
    rows: Mapping[str, Sequence[Record]],
    adds_up: Sequence[str],
    locked: Sequence[str],
) -> Preview:
    """Compare what is published with what would be.

    `beside` are all rows of the submission and those published; `rows` those whose figures are
    worked out (at most LOOKED_AT), none of a register's, and what would be rolled up from them, by
    dataset; `adds_up` the columns whose total means something; `locked` the periods that are
    locked, in normal form.
    """
    own = rows.get(submission.dataset, ())
    unread = max(submission.rows - len(own), 0) if own else 0
    after = if_published(books, submission, rows)
    sides = Sides(books, after, beside.changes.counts, codes_of(rows), unread)
    would = compared(sides, submission.org, locked)
    if later := _later(books, submission):
        return replace(would, behind=later, rows=all_as_before(len(beside.old)))
    added = totals(adds_up, beside.new, beside.old, beside.changes.replaced)
    return replace(would, totals=added)


def compared(sides: Sides, org: str, locked: Sequence[str]) -> Preview:
    """What differs between the two sides for an organisation; `locked` as for `preview`."""
    old, new = (figures_of(one, org, sides.codes) for one in (sides.before, sides.after))
    closed = [Period.parse(period) for period in locked]
    found = sorted(changes(old, new), key=lambda one: (not one.goes, not one.rating_moves))
    seen = sides.before.edition.revision
    gone = taken_out(sides.before.kept.restatements(org, revision=seen))
    coming = [one.now for one in found if one.now and one.now.has_figure]
    return Preview(
        seen=seen,
        rows=sides.rows,
        moved=tuple(_moved(one, closed) for one in found[:MOST]),
        more=max(len(found) - MOST, 0),
        unread=sides.unread,
        ratings_moving=sum(one.rating_moves and not one.goes for one in found),
        locked_periods=_in_order(one.period for one in found if one.within(closed)),
        neighbours=tuple(_neighbours(new, coming[:MOST])),
        restated=sum(one.restates(gone) for one in found),
        going=sum(one.goes for one in found),
    )


def _later(books: Books, submission: Submission) -> str:
    """The day, in words, of a later register that goes on showing; "" where there is none."""
    shown = books.kept.register(submission.org, submission.dataset)
    if shown is None or not submission.stands_behind(shown):
        return ""
    return formats.date_words(date.fromisoformat(shown.day))


def codes_of(rows: Mapping[str, Sequence[Record]]) -> frozenset[str]:
    """The codes of the measures that rows are of, by dataset."""
    return frozenset(_code(record.row) for found in rows.values() for record in found)


def _in_order(periods: Iterable[Period]) -> tuple[str, ...]:
    """Periods by name, the earliest first."""
    found = sorted(set(periods), key=lambda one: (one.end, one.start))
    return tuple(one.label for one in found)


def _code(row: Mapping[str, str | None]) -> str:
    """The code of the measure that a row is of, blank where it is of none."""
    return row.get("measure") or row.get("workstream") or ""


def _moved(change: Change, closed: Sequence[Period]) -> Moved:
    was, now = change.was, change.now
    before, after = _texts_apart(was, now)
    kind = "changed" if stands(was) and stands(now) else "added"
    [measure, *_] = [one.measure for one in (now, was) if one]
    return Moved(
        measure=measure.code,
        title=measure.title,
        period=change.period.label,
        kind=kind if stands(now) else "removed",
        before=before,
        after=after,
        rating_before=rating_view(was.rating) if was else None,
        rating_after=rating_view(now.rating) if now else None,
        locked=change.within(closed),
    )


def _text(one: Assessed | None) -> str:
    return display(one.measure, one.observation) if one and stands(one) else NOTHING


def _texts_apart(was: Assessed | None, now: Assessed | None) -> tuple[str, str]:
    """Both figures as they print, with what sets them apart where they print alike."""
    before, after = _text(was), _text(now)
    if was and now and before != after and _same_figure(was, now):
        before = after = _beside(was, now)
    if was and now and before == after:
        apart = [pair for pair in zip(_behind(was), _behind(now), strict=True) if len({*pair}) > 1]
        if apart:
            behind, ahead = (", ".join(words) for words in zip(*apart, strict=True))
            return f"{before} ({behind})", f"{after} ({ahead})"
    return before, after


def _same_figure(was: Assessed, now: Assessed) -> bool:
    old, new = was.observation, now.observation
    form = (was.measure.unit, was.measure.decimals) == (now.measure.unit, now.measure.decimals)
    return form and (old.value, old.qualifier) == (new.value, new.qualifier)


def _beside(was: Assessed, now: Assessed) -> str:
    """The figure that both have, on its own side of the lines of both."""
    lines = [line for one in (was, now) for line in edges_for(one.measure, one.observation)]
    return max((display(one.measure, one.observation, lines) for one in (was, now)), key=len)


def _behind(one: Assessed) -> tuple[str, str]:
    """The counts of a figure, or else all its places; and its target."""
    figure, said = one.observation, ""
    if figure.numerator is not None and figure.denominator is not None:
        said = formats.counts(figure.numerator, figure.denominator)
    elif figure.value is not None:
        said = formats.plain(figure.value)
    target = target_words(one)
    return said, f"target {target}" if target else "no target"


def _neighbours(figures: Figures, coming: Sequence[Assessed]) -> list[Neighbour]:
    return [
        Neighbour(
            title=one.measure.title,
            period=one.period.label,
            figure=_text(one),
            period_before=_text(figures.get((one.measure.code, one.period.previous()))),
            year_before=_text(figures.get((one.measure.code, one.period.year_earlier()))),
        )
        for one in coming
        if one.rating.rag is not Rag.BLUE
    ]
