"""The lines of a risk register, worst first, with levels, moves and reviews as the council sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dashboard import formats
from dashboard.catalogue.definitions import matrix_on
from dashboard.domain.measures import Measure
from dashboard.domain.risks import Risk, level, matrix_tops
from dashboard.readmodels.addresses import risk_address
from dashboard.readmodels.books import Books
from dashboard.readmodels.parts import Matrix, MatrixCell, MatrixRow, RiskRef
from dashboard.readmodels.risks.views import RiskDetail, RiskLine, Score
from dashboard.readmodels.types import Fact, RatingView

LEVELS = {"high": "red", "medium": "amber", "low": "green"}  # worst first, with their colours
NOT_STATED = "not stated"
_ENDS = {1: "1 (least)", 5: "5 (most)"}


@dataclass(frozen=True, slots=True)
class Bands:
    """The top scores of low and medium as the organisation sets them, and where that is said."""

    low: int | None = None
    medium: int | None = None
    words: str = ""

    @property
    def set(self) -> bool:
        return self.low is not None and self.medium is not None

    def level(self, score: int) -> str | None:
        """`low`, `medium` or `high`; None where no levels are set (G13)."""
        return level(score, self.low, self.medium)

    def view(self, score: int) -> RatingView | None:
        """The level as a word with its shape and colour, and why."""
        name = self.level(score)
        if name is None:
            return None
        edges = {
            "low": f"up to {self.low}",
            "medium": f"over {self.low} and up to {self.medium}",
            "high": f"over {self.medium}",
        }
        return RatingView(LEVELS[name], name.capitalize(), f"Score {score}: {edges[name]}.")


@dataclass(frozen=True, slots=True)
class Held:
    """A risk and the submission it was published in."""

    risk: Risk
    submission: str


def held_risks(books: Books, org: str) -> tuple[Held, ...]:
    """The register of `org`, worst score first, then the greater impact, then by reference."""
    held = [Held(Risk.from_row(r.row), r.submission) for r in books.rows(org, "risks")]
    return tuple(sorted(held, key=lambda h: (-h.risk.score, -h.risk.impact, h.risk.risk_id)))


def bands(books: Books, org: str) -> Bands:
    """The organisation's levels: its measure with rule `matrix` in force that day (G13)."""
    measures = [Measure.from_row(record.row) for record in books.rows(org, "measures")]
    found = matrix_on(measures, books.edition.as_at)
    low, medium = matrix_tops(found)
    return Bands(low, medium, (found.definition if found else None) or "")


def line(org: str, risk: Risk, levels: Bands, *, late: bool) -> RiskLine:
    """One line of the register; `late` marks its review overdue."""
    target = _target(risk, levels)
    return RiskLine(
        ref=risk.risk_id,
        title=risk.title,
        href=risk_address(org, risk.risk_id),
        owner=risk.owner_role or "",
        now=_score(risk.likelihood, risk.impact, levels),
        change=_change(risk),
        target=target,
        gap=_gap(risk.score, target.number) if target else "",
        reviewed=formats.date_words(risk.reviewed_on) if risk.reviewed_on else "",
        review_due=formats.date_words(risk.review_due_on) if risk.review_due_on else "",
        overdue=late,
        controls=risk.controls or "",
        actions=risk.actions or "",
    )


def _score(likelihood: int, impact: int, levels: Bands) -> Score:
    score = likelihood * impact
    return Score(f"{likelihood} × {impact} = {score}", score, levels.view(score))


def _target(risk: Risk, levels: Bands) -> Score | None:
    if risk.target_likelihood is None or risk.target_impact is None:
        return None
    return _score(risk.target_likelihood, risk.target_impact, levels)


def _change(risk: Risk) -> str:
    if risk.change is None:
        return ""
    if risk.change == 0:
        return f"Level, at {risk.score}"
    return f"{'Up' if risk.change > 0 else 'Down'} {abs(risk.change)}, from {risk.previous_score}"


def _gap(now: int, target: int) -> str:
    if now == target:
        return "At target"
    return f"{now - target} to come down" if now > target else f"{target - now} better than target"


def detail(org: str, risk: Risk, levels: Bands, as_at: date) -> RiskDetail:
    """Everything the register says of one risk."""
    shown = line(org, risk, levels, late=risk.review_overdue(as_at))
    due = shown.review_due or NOT_STATED
    words = {
        "Cause": risk.cause,
        "Consequence": risk.consequence,
        "Controls": risk.controls,
        "Actions": risk.actions,
    }
    dates = {
        "Owner": shown.owner,
        "Previous score": shown.change,
        "Gap to target": shown.gap,
        "Last reviewed": shown.reviewed,
        "Next review due": f"{due}; no later review is published" if shown.overdue else due,
        "Register as at": formats.date_words(risk.as_at) if risk.as_at else "",
    }
    return RiskDetail(shown, _facts(words), _facts(dates), risk_address(org))


def _facts(said: dict[str, str | None] | dict[str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(label, words or NOT_STATED) for label, words in said.items())


def matrix(org: str, risks: Sequence[Risk], levels: Bands) -> Matrix:
    """Where the risks stand now: likelihood by impact, most likely first."""
    placed = [(risk, risk.likelihood, risk.impact) for risk in risks]
    return _matrix(org, _standing(risks), placed, levels)


def target_matrix(org: str, risks: Sequence[Risk], levels: Bands) -> Matrix | None:
    """Where the risks are meant to be; None where no target is stated."""
    placed = [
        (risk, risk.target_likelihood, risk.target_impact)
        for risk in risks
        if risk.target_likelihood is not None and risk.target_impact is not None
    ]
    if not placed:
        return None
    missing = len(risks) - len(placed)
    note = f"; {formats.count_words(missing)} without a target" if missing else ""
    who = "they are" if len(risks) > 1 else "it is"
    return _matrix(org, f"Where {who} meant to be{note}", placed, levels)


def _standing(risks: Sequence[Risk]) -> str:
    many = len(risks) > 1
    return f"Where the {len(risks)} risks stand now" if many else "Where it stands now"


def _matrix(
    org: str, caption: str, placed: Iterable[tuple[Risk, int, int]], levels: Bands
) -> Matrix:
    cells: dict[tuple[int, int], list[RiskRef]] = {}
    for risk, likelihood, impact in placed:
        ref = RiskRef(risk.risk_id, risk.title, risk_address(org, risk.risk_id))
        cells.setdefault((likelihood, impact), []).append(ref)
    scale = range(1, 6)
    rows = tuple(
        MatrixRow(
            _ENDS.get(high, str(high)),
            tuple(
                MatrixCell(
                    high * wide, levels.level(high * wide), tuple(cells.get((high, wide), ()))
                )
                for wide in scale
            ),
        )
        for high in reversed(scale)
    )
    return Matrix(caption, tuple(_ENDS.get(wide, str(wide)) for wide in scale), rows)


def moves(risks: Iterable[Risk]) -> tuple[Fact, ...]:
    """How scores moved since the previous ones; () where no previous score is stated.

    Kent's strip reads 1 up by 3, 2 down by 9, net -6.
    """
    kept = list(risks)
    steps = [risk.change for risk in kept if risk.change is not None]
    if not steps:
        return ()
    up, down = [s for s in steps if s > 0], [s for s in steps if s < 0]
    still = Counter(steps)[0]
    facts = [
        Fact("Up", _moved(up)),
        Fact("Down", _moved(down)),
        *([Fact("Level", _risks(still))] if still else []),
        Fact("Net change", formats.signed(Fraction(sum(steps)), places=0)),
    ]
    silent = len(kept) - len(steps)
    return (*facts, *([Fact("No previous score stated", _risks(silent))] if silent else []))


def _moved(steps: Sequence[int]) -> str:
    return f"{_risks(len(steps))}, by {abs(sum(steps))}" if steps else "none"


def _risks(count: int) -> str:
    return f"{count} {formats.plural(count, 'risk')}"
