"""What a submission's file is still warned of, kept until something else is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.against import not_of_itself
from dashboard.close.problem_lines import listed
from dashboard.close.shown import Heading, own_headings, unread_headings
from dashboard.intake.batch import Batch
from dashboard.intake.problems import Problem, Severity
from dashboard.readmodels.parts import ProblemLine
from dashboard.refusals import FileGoneError
from dashboard.registers.clocks import KEPT_WHOLE
from dashboard.services import Services
from dashboard.store import Submission


@dataclass(frozen=True, slots=True)
class WarningsOf:
    """The question: which submission's, and what its council calls columns."""

    submission: str
    headings: dict[str, str]


@dataclass(frozen=True, slots=True)
class Warned:
    """How many warnings there are, those that a page lists, the council's own headings, and those
    that were not read."""

    count: int
    lines: tuple[ProblemLine, ...]
    own: tuple[Heading, ...]
    unread: tuple[Heading, ...] = ()


def worth_telling(one: Submission, batch: Batch) -> list[Problem]:
    """What is said of a file; of one that was published only its warnings, for an error is one of
    today, such as a heading that was forgotten since."""
    published = one.revision is not None
    return [it for it in batch.problems if not published or it.severity is not Severity.ERROR]


def warned(services: Services, one: Submission, checked: Batch | None = None) -> Warned:
    """The warnings of a file as it would be checked now; `checked` is what it has just come to.

    To check a large file again takes as long as to send it. A register's warnings may name a
    home or a case, so they are kept nowhere. Raises FileGoneError.
    """

    def look(_query: Any, _books: Any) -> Warned:
        batch = not_of_itself(checked) if checked else services.ingest.recheck(one.id)
        problems = worth_telling(one, batch)
        own, unread = tuple(own_headings(batch)), tuple(unread_headings(batch))
        return Warned(len(problems), listed(problems), own, unread)

    if not services.ingest.vault.has(one.digest):
        raise FileGoneError(one)
    if one.dataset in KEPT_WHOLE:
        return look(None, None)
    own = services.ingest.book.headings(one.org, one.dataset)
    return services.read.answer(look, Warned, WarningsOf(one.id, own))
