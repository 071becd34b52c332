"""Which figures a change makes say something else: compared here, put into words elsewhere."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from dashboard.domain.periods import Period
from dashboard.domain.rating import Rag
from dashboard.readmodels.assessed import Assessed, assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.ratings import target_of

Figures = dict[tuple[str, Period], Assessed]


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that would change. There may be very many: few of them are put into words."""

    key: tuple[str, Period]
    was: Assessed | None
    now: Assessed | None

    @property
    def period(self) -> Period:
        return self.key[1]

    @property
    def goes(self) -> bool:
        """Whether there is a figure, and would be none."""
        return stands(self.was) and not stands(self.now)

    @property
    def rating_moves(self) -> bool:
        was, now = (one and one.rating for one in (self.was, self.now))
        return (was and (was.rag, was.reason)) != (now and (now.rag, now.reason))

    def restates(self, gone: Container[tuple[str, str]]) -> bool:
        """Whether a figure that was published for good would say something else, be held against
        something else or have another rating; or come in again where one was taken out (`gone`,
        by measure and period). The store enters just these in its ledger."""
        code, period = self.key
        if self.was is None or not stands(self.was):
            return stands(self.now) and (code, str(period)) in gone
        before = self.was.observation
        if before.provisional or before.unrated:
            return False
        if self.now is None or _said(self.was)[:-1] != _said(self.now)[:-1]:
            return True
        after = self.now.observation
        aims = ((before.target, after.target), (before.minimum, after.minimum))
        if any(was is not None and was != now for was, now in aims):
            return True
        return self.rating_moves and self.was.rating.rag is not Rag.NONE

    def within(self, closed: Sequence[Period]) -> bool:
        """Whether it falls in any of the periods."""
        return any(period.contains(self.period) for period in closed)


def figures_of(books: Books, org: str, codes: Container[str]) -> Figures:
    """Every figure of some measures, by measure and period."""
    return {
        (code, point.period): point
        for code, series in assess(books, org, codes=codes).items()
        for point in series.points
    }


def changes(old: Figures, new: Figures) -> Iterator[Change]:
    """The figures that differ between the two."""
    for name in sorted({*old, *new}):
        if not _alike(old.get(name), new.get(name)):
            yield Change(name, old.get(name), new.get(name))


def _alike(old: Assessed | None, new: Assessed | None) -> bool:
    if not (stands(old) or stands(new)):
        return True  # whatever the reason given for having no rating
    if old is None or new is None:
        return all(one is None or not one.has_figure for one in (old, new))
    return (_said(old), old.rating) == (_said(new), new.rating)


def _said(one: Assessed) -> tuple[object, ...]:
    figure = one.observation
    return (figure.value, figure.numerator, figure.denominator, target_of(one))


def stands(one: Assessed | None) -> bool:
    """Whether there is a figure, or a count of nothing due."""
    return one is not None and (one.has_figure or one.observation.nothing_due)
