"""Where the words on a chart stand, so that none is clipped, crossed or covered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.charts.axis import Axis
from dashboard.charts.theme import Size


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point of the data, moved by some pixels; `x` and `y` are in the data's terms.

    `across` is which edge of the words stands there: left, center or right.
    """

    text: str
    x: float
    y: float
    across: str = "center"
    right: float = 0  # pixels
    down: float = 0  # pixels to the middle of the words
    leader: bool = False
    size: int = 0
    tone: str = "ink-2"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels from the plot's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """True where the two share any room."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Plot:
    """The plot's pixels, what is drawn on them, and which words already stand there."""

    size: Size
    axis: Axis
    periods: int
    ink: tuple[tuple[float, float], ...] = ()  # pixels that lines and dots pass through
    taken: tuple[Box, ...] = ()

    def x(self, place: float) -> float:
        return (place + 0.5) / max(self.periods, 1) * self.size.plot_width

    def y(self, value: float) -> float:
        share = (value - self.axis.low) / (self.axis.high - self.axis.low)
        return (1 - share) * self.size.plot_height

    def box(self, label: Label) -> Box:
        """The room a label takes."""
        size = label.size or self.size.text
        width, height = self.size.words(label.text, size), size * 1.25
        height *= label.text.count("<br>") + 1
        middle = self.x(label.x) + label.right
        left = middle - {"left": 0.0, "center": width / 2, "right": width}[label.across]
        top = self.y(label.y) + label.down - height / 2
        return Box(left, top, left + width, top + height)

    def inked(self, lines: Sequence[Sequence[tuple[float, float]]]) -> Plot:
        """The same plot with these lines drawn, sampled every few pixels."""
        drawn = [(self.x(x), self.y(y)) for line in lines for x, y in line]
        for line in lines:
            pixels = [(self.x(x), self.y(y)) for x, y in line]
            for (x1, y1), (x2, y2) in pairwise(pixels):
                count = int(max(abs(x2 - x1), abs(y2 - y1)) // 3) + 1
                drawn += [
                    (x1 + (x2 - x1) * step / count, y1 + (y2 - y1) * step / count)
                    for step in range(count)
                ]
        return replace(self, ink=(*self.ink, *drawn))

    def with_label(self, label: Label) -> Plot:
        """The same plot with this label standing on it, and its leader if it has one."""
        standing = replace(self, taken=(*self.taken, self.box(label)))
        return replace(standing, ink=(*self.ink, *self._led(label)))

    def _led(self, label: Label) -> list[tuple[float, float]]:
        """The pixels of a label's leader, from the point it names to its words."""
        x, y = self.x(label.x), self.y(label.y)
        return [(x, y + label.down * step / 8) for step in range(9)] if label.leader else []

    def cost(self, label: Label) -> float:
        """How badly a label would stand here: 0 is clear of everything."""
        box = self.box(label)
        covered = sum(
            box.left - 2 < x < box.right + 2 and box.top < y < box.bottom for x, y in self.ink
        )
        reach = [Box(x, y, x + 1, y + 1) for x, y in self._led(label)]
        clashes = sum(
            box.overlaps(other) or any(other.overlaps(step) for step in reach)
            for other in self.taken
        )
        outside = (
            box.left < 0
            or box.right > self.size.plot_width + self.size.right
            or box.top < -self.size.top
            or box.bottom > self.size.plot_height
        )
        return covered + 1000 * clashes + 1000 * outside

    def best(self, candidates: Sequence[Label]) -> Label:
        """The clearest of several places, the earlier where two are as clear."""
        return min(candidates, key=self.cost)


def spread(plot: Plot, fixed: Label, others: Sequence[Label]) -> list[Label]:
    """Labels down the right edge, moved up or down just far enough to clear `fixed` and each other.

    A label keeps to its own side of the ones before it, so their order still matches the lines'.
    """
    settled: list[Label] = []
    standing = [plot.box(fixed)]
    for label in sorted(others, key=lambda one: abs(plot.y(one.y) - plot.y(fixed.y))):
        below = plot.y(label.y) >= plot.y(fixed.y)
        moved = label
        while any(plot.box(moved).overlaps(box) for box in standing):
            moved = replace(moved, down=moved.down + (1 if below else -1))
        standing.append(plot.box(moved))
        settled.append(moved)
    return settled
