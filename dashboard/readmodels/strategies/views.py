"""What the strategies page is handed: plans, priorities, actions, claims and dates in words."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.readmodels.types import Fact, RatingView, TallyItem


@dataclass(frozen=True, slots=True)
class MeasureLink:
    """The measure an action is meant to move, and its newest figure in words."""

    title: str
    href: str
    latest: str  # "about 5%, June 2024" or "no figure"


@dataclass(frozen=True, slots=True)
class Claim:
    """A difference a plan says it made, and what was measured of it.

    `measured` is True only where two figures show a change; one figure shows none.
    """

    words: str
    measured: bool
    note: str  # "No measure attached", "Only figure: about 5%, June 2024", "From 38 to 24 people"
    link: MeasureLink | None = None


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action with everything its plan states of it; `absent` names what it does not.

    `loud` says that the plan's own report already had it red or amber; a date that has only
    passed since is red without a block.
    """

    ref: str
    title: str
    plan: str  # "" where the page is about one plan
    priority: str
    href: str
    owner: str
    status: TallyItem
    rating: RatingView
    loud: bool
    dates: tuple[Fact, ...]
    figures: str  # "5 of 11 roadmaps created"
    progress: str  # "45% of target", only where there is a target
    share: float | None  # the same, from 0 to 1, for drawing
    words: tuple[Fact, ...]  # evidence, impact, next step, why late
    measure: MeasureLink | None
    also_in: str
    absent: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A line of a plan that is not an action: an objective, a need, a result, a next step."""

    ref: str
    title: str
    status: TallyItem
    figures: str
    note: str


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """The statements of one kind, under the words for it."""

    kind: str
    heading: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class PriorityLine:
    """A priority in four parts: wanted, did, the difference claimed, and what is next."""

    code: str
    title: str
    href: str
    total: int
    statuses: tuple[TallyItem, ...]
    wanted: tuple[str, ...]
    did: tuple[str, ...]  # the first few actions, complete ones first
    made: tuple[Claim, ...]
    ahead: tuple[str, ...]
    more_ahead: int


@dataclass(frozen=True, slots=True)
class OtherLine:
    """A part of a plan that has no actions, such as the needs an evaluation found."""

    title: str
    href: str
    words: str  # "five needs"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan among an organisation's plans."""

    name: str
    href: str
    year: str
    total: int
    counts: tuple[int, ...]  # one for each status any of the plans has, in the view's order
    dates: str  # how many actions have a due date: "6 of 39"
    impact: str  # "None of 6 measured"


@dataclass(frozen=True, slots=True)
class DateLine:
    """A dated action on the timeline, oldest first."""

    day: str
    event: str  # due, completed, starts
    title: str
    plan: str  # "" where the page is about one plan
    href: str
    status: TallyItem
    rating: RatingView
    loud: bool
    past: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dated actions in order, and how many have no date at all."""

    heading: str
    caption: str
    undated: str
    lines: tuple[DateLine, ...]
