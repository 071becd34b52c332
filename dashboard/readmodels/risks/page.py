"""The risks page: where every risk stands, how it moved, and whether it was looked at in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.domain.risks import Risk
from dashboard.readmodels import frames
from dashboard.readmodels.books import Books
from dashboard.readmodels.parts import Matrix
from dashboard.readmodels.risks import register
from dashboard.readmodels.risks.register import LEVELS, Bands
from dashboard.readmodels.risks.views import RiskDetail, RiskLine
from dashboard.readmodels.types import Fact, Frame, Option, PageHead, TallyItem

ALL = "all"


@dataclass(frozen=True, slots=True)
class RisksQuery:
    """The address’s `org` and `risk`; `all` or no `risk` asks for the whole register."""

    org: str | None = None
    risk: str | None = None


@dataclass(frozen=True, slots=True)
class RisksView:
    """The register, and one risk of it in full where the address names one."""

    frame: Frame
    lines: tuple[RiskLine, ...]
    now: Matrix | None
    target: Matrix | None
    moves: tuple[Fact, ...]
    detail: RiskDetail | None


def build(query: RisksQuery, books: Books) -> RisksView:
    """The register of the organisation asked for as of the edition's day."""
    org = frames.settle_org(books, query.org, ["risks"])
    held = register.held_risks(books, org.value)
    risks = [one.risk for one in held]
    levels = register.bands(books, org.value)
    asked = frames.settle("risk", "Risk", query.risk, _options(risks))
    chosen = next((risk for risk in risks if risk.risk_id == asked.value), None)
    head = _head(books, org.label, risks, levels, chosen, frames.notices(org, asked))
    foot = frames.foot(books, {one.submission for one in held}, _bands_in_words(levels, risks))
    late = [risk.review_overdue(books.edition.as_at) for risk in risks]
    mixed = not all(late)
    shown = [chosen] if chosen else risks
    return RisksView(
        frame=Frame((org.filter, asked.filter), head, foot),
        lines=tuple(
            register.line(org.value, risk, levels, late=is_late and mixed)
            for risk, is_late in zip(risks, late, strict=True)
        ),
        now=register.matrix(org.value, shown, levels) if shown else None,
        target=register.target_matrix(org.value, shown, levels),
        moves=register.moves(risks),
        detail=register.detail(org.value, chosen, levels, books.edition.as_at) if chosen else None,
    )


def _options(risks: Sequence[Risk]) -> list[Option]:
    every = [Option(ALL, "All risks" if risks else "No risk published")]
    return every + [Option(risk.risk_id, f"{risk.risk_id} {risk.title}") for risk in risks]


def _head(
    books: Books,
    name: str,
    risks: Sequence[Risk],
    levels: Bands,
    chosen: Risk | None,
    notices: tuple[str, ...],
) -> PageHead:
    title, kicker = f"Risks: {name}", _kicker(name, risks)
    if not risks:
        lead = f"Nothing has been published for {name} as a risk register."
        return PageHead(title, kicker, "No risk register is published", lead, (), notices)
    if chosen:
        return _risk_head(title, kicker, chosen, levels, notices)
    said = (_spread(risks, levels), _reviews(books, risks), _absent(risks))
    lead = " ".join(sentence for sentence in said if sentence)
    return PageHead(title, kicker, _headline(risks, levels), lead, _tally(risks, levels), notices)


def _kicker(name: str, risks: Sequence[Risk]) -> str:
    days = [risk.as_at for risk in risks if risk.as_at]
    when = f", {formats.date_words(max(days))}" if days else ""
    return f"{name}: risk register{when}"


def _risk_head(
    title: str, kicker: str, risk: Risk, levels: Bands, notices: tuple[str, ...]
) -> PageHead:
    level = levels.level(risk.score)
    stands = f"{level.capitalize()}: it scores" if level else "It scores"
    aim = "no target is stated"
    if risk.target_score is not None:
        aim = f"the target is {risk.target_score}"
    lead = f"{stands} {risk.score} of 25; {aim}."
    return PageHead(title, f"{kicker}, {risk.risk_id}", risk.title, lead, (), notices)


def _headline(risks: Sequence[Risk], levels: Bands) -> str:
    """Ten words at most: how many are high, and which way scores moved."""
    if not levels.set:
        worst = max(risk.score for risk in risks)
        scores = "risk scores" if len(risks) == 1 else "risks score up to"
        return f"{len(risks)} {scores} {worst}; no levels are set"
    high = _by_level(risks, levels)["high"]
    verb = "is" if high == 1 else "are"
    return f"{_words(high)} of {_count(risks)} {verb} high{_moved(risks)}"


def _count(risks: Sequence[Risk]) -> str:
    return f"{len(risks)} {formats.plural(len(risks), 'risk')}"


def _moved(risks: Sequence[Risk]) -> str:
    steps = [risk.change for risk in risks if risk.change is not None]
    rose, fell = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    said = [f"{formats.count_words(n)} {verb}" for n, verb in ((rose, "rose"), (fell, "fell")) if n]
    return f"; {', '.join(said)}" if said else ""


def _words(count: int) -> str:
    return formats.count_words(count).replace("no", "none", 1).capitalize()


def _by_level(risks: Sequence[Risk], levels: Bands) -> Counter[str | None]:
    return Counter(levels.level(risk.score) for risk in risks)


def _tally(risks: Sequence[Risk], levels: Bands) -> tuple[TallyItem, ...]:
    if not levels.set:
        return ()
    held = _by_level(risks, levels)
    return tuple(TallyItem(colour, name, held[name]) for name, colour in LEVELS.items())


def _spread(risks: Sequence[Risk], levels: Bands) -> str:
    if not levels.set:
        return "No banding is published, so scores have no level."
    held = _by_level(risks, levels)
    medium, low = held["medium"], held["low"]
    said = f"{_words(medium)} {'is' if medium <= 1 else 'are'} medium"
    return f"{said} and {_words(low).lower()} {'is' if low <= 1 else 'are'} low."


def _reviews(books: Books, risks: Sequence[Risk]) -> str:
    """One sentence on reviews, so that an old register does not shout on every line."""
    due = [risk.review_due_on for risk in risks if risk.review_due_on]
    if not due:
        return ""
    late = sum(risk.review_overdue(books.edition.as_at) for risk in risks)
    if late == len(risks):
        last = formats.date_words(max(due))
        every = f"All {late} reviews were" if late > 1 else "Its review was"
        return f"{every} due by {last}; no later register is published."
    said = f"{_words(late)} of {len(due)} reviews {'is' if late <= 1 else 'are'} overdue"
    undated = len(risks) - len(due)
    have = formats.plural(undated, "has", "have")
    return f"{said}; {formats.count_words(undated)} {have} no date." if undated else f"{said}."


def _absent(risks: Sequence[Risk]) -> str:
    """What no risk of the register states, in one sentence; "" where nothing is wholly missing."""
    stated: dict[str, list[object]] = {
        "target score": [risk.target_score for risk in risks],
        "previous score": [risk.previous_score for risk in risks],
        "owner": [risk.owner_role for risk in risks],
        "review date": [risk.review_due_on or risk.reviewed_on for risk in risks],
    }
    silent = [name for name, values in stated.items() if not any(values)] if risks else []
    if not silent:
        return ""
    *most, last = silent
    listed = f"{', '.join(most)} or {last}" if most else last
    return f"No {listed} is stated for any risk."


def _bands_in_words(levels: Bands, risks: Sequence[Risk]) -> str:
    if not levels.set:
        return "Score: likelihood times impact, each 1 to 5. No levels." if risks else ""
    edges = (
        f"Low: score up to {levels.low}. Medium: up to {levels.medium}. "
        f"High: over {levels.medium}, of 25."
    )
    return f"{edges} {levels.words}".strip()
