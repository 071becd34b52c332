"""What has been said about a measure, period by period, with its contradictions left standing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from dashboard.domain.periods import Period
from dashboard.domain.returns import ComplianceReturn
from dashboard.readmodels.assessed import Series
from dashboard.readmodels.commentary import said, sentence
from dashboard.readmodels.types import Mark

_LENGTH = 12  # periods with something said


@dataclass(frozen=True, slots=True)
class Remark:
    """What was said of one period; `marks` are its notes and queries."""

    period: str
    words: str
    marks: tuple[Mark, ...] = ()


def remarks(
    series: Series,
    returns: Iterable[ComplianceReturn],
    period: Period,
    apart: Period | None = None,
) -> tuple[Remark, ...]:
    """Everything said of the periods up to `period`, newest first.

    The approved commentary of the period `apart` is left out, where a page shows it by itself.
    """
    texts: dict[Period, dict[str, None]] = defaultdict(dict)
    for one in returns:
        texts[one.period][one.commentary or ""] = None
    for about, approved in series.told.items():
        if about.end <= period.end and about != apart:
            texts[about][approved.words] = None
    for point in series.up_to(period):
        own = point.period not in series.told
        texts[point.period][(point.observation.commentary if own else point.came_with) or ""] = None
    told = [_remark(one, given) for one, given in sorted(texts.items(), reverse=True)]
    return _once([one for one in told if one.words or one.marks])[:_LENGTH]


def _once(told: list[Remark]) -> tuple[Remark, ...]:
    """The same words said of several periods running stand once, from the first to the last."""
    once: list[Remark] = []
    for _, group in groupby(told, key=lambda one: (one.words, one.marks)):
        same = list(group)
        stretch = f"{same[-1].period} to {same[0].period}" if len(same) > 1 else same[0].period
        once.append(replace(same[0], period=stretch))
    return tuple(once)


def _remark(period: Period, texts: Iterable[str]) -> Remark:
    parts = [said(text) for text in texts if text]
    words = " ".join(sentence(part.words) for part in parts if part.words)
    marks = dict.fromkeys(mark for part in parts for mark in part.marks)
    return Remark(period.label, words, tuple(marks))


def silence(told: tuple[Remark, ...], period: str) -> str:
    """What to say where nobody has commented on the period shown; blank where someone has."""
    if any(one.period.endswith(period) for one in told):
        return ""
    return (
        f"No officer commentary for {period}. What happened, why and what is done about it appear "
        "here once they are approved."
    )
