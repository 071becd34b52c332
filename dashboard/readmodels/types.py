"""What pages, charts and packs are handed: small frozen answers, already in words.

Every figure is carried twice: as it prints (`text`, exact and never rounded across a rating line)
and as a float for drawing (`number`). Only the first is ever read by a person; the second is
never compared with anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RatingView:
    """A rating in its three ways: `rag` picks shape and colour, `word` is read, `why` explains."""

    rag: str  # green, amber, red, blue (actions only) or none
    word: str  # "Red", "Complete", "Not rated: nothing due"
    why: str
    to_green: str | None = None
    reason: str | None = None  # a Reason of domain/rating.py, where rag is none


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to know about a figure that is not a rating, drawn in ink."""

    kind: str  # clock, query, provisional, stale, missing, half, open, note
    words: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure for one period, with its rating and where it came from."""

    measure: str
    period: str  # normal form
    period_label: str
    state: str  # rated, unrated, nothing_due, no_figure, late, not_due, suppressed
    text: str | None  # "99.68%", "about 5%"; None where there is no figure
    rating: RatingView
    number: float | None = None
    counts: str | None = None  # "8,609 of 8,624"
    target: str | None = None
    target_number: float | None = None
    gap: str | None = None  # signed distance from target, "+2.6"
    note: str | None = None  # the short reason beside a cell: "unreadable", "none given for Q2"
    commentary: str | None = None
    as_at: str | None = None
    source: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One period on a chart; `number` None is a gap, drawn as one."""

    period: str
    label: str  # "January 2019": the table's row
    short: str  # "Jan": the axis
    year: str  # "2019", of a quarter "2023-24"; shown once, under the first point of each
    text: str | None
    number: float | None
    rating: RatingView
    target: str | None = None
    target_number: float | None = None
    gap: str | None = None
    provisional: bool = False
    restated: bool = False  # its published figure was changed since
    comparator: float | None = None
    comparator_text: str | None = None


@dataclass(frozen=True, slots=True)
class ChartView:
    """A line over periods against its stepped target, and everything said about it.

    `summary` is the accessible name: the message in one or two sentences with its figures.
    """

    title: str
    subtitle: str
    summary: str
    points: tuple[Point, ...]
    unit: str
    rag: str  # colours the shading of the miss: the current rating
    lower_is_better: bool
    series_name: str
    source: str = ""
    comparator_name: str | None = None
    axis_from_zero: bool = True


@dataclass(frozen=True, slots=True)
class TallyItem:
    """A count with its word: zero is written, without a mark."""

    kind: str  # a rag, or a status: complete, in_progress, ..., unclear, not_stated
    word: str  # "red", "not rated", "in progress"
    count: int


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a select; `synthetic` marks an organisation whose figures are made up."""

    value: str
    label: str
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """One labelled select above a page; `name` is its name in the address."""

    name: str
    label: str
    value: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> str:
        """The choice in words."""
        return next(option.label for option in self.options if option.value == self.value)


@dataclass(frozen=True, slots=True)
class PageHead:
    """The top of every page: what and when, the message, and the sentence under it."""

    title: str  # the document title: "Housing: Thurrock Council"
    kicker: str
    headline: str
    lead: str = ""
    tally: tuple[TallyItem, ...] = ()
    notices: tuple[str, ...] = ()  # "There is no period 2031-02; showing January 2019."


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of every page: where the figures came from, how they are rated, which edition."""

    sources: tuple[str, ...]
    bands: str
    edition: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has: filters above, head, foot, and the pages that stand beside it.

    `beside` are addresses and names of the pages of the same section, this one without address.
    """

    filters: tuple[Filter, ...]
    head: PageHead
    foot: Foot
    beside: tuple[Option, ...] = ()

    @property
    def synthetic(self) -> bool:
        """Whether the organisation shown, or anything else that was chosen, is made up."""
        return any(
            option.synthetic
            for choice in self.filters
            for option in choice.options
            if option.value == choice.value
        )


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its words in a definition list; `words` says "not stated" where so."""

    label: str
    words: str

    @property
    def stated(self) -> bool:
        """Whether it is known."""
        return self.words != "not stated"


@dataclass(frozen=True, slots=True)
class Line:
    """A measure on one line of a list: its latest figure, why, and which way it is going."""

    measure: str
    title: str
    href: str
    cell: Cell
    why: str
    direction: str  # "Up 4 months running", "Getting worse: outside its usual range"
    trend: ChartView | None = None  # drawn as a sparkline
    marks: tuple[Mark, ...] = ()
    facts: tuple[Fact, ...] = field(default=())
    told: str = ""  # the approved commentary of the cell's period, where `why` does not say it


@dataclass(frozen=True, slots=True)
class TableView:
    """A real table: caption, headed columns, rows of words and figures."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()  # columns aligned right
