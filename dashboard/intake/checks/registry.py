"""Which checks there are: each a stable code, what the officer reads, the fix and a function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dashboard.intake.problems import Problem, Severity

_LONGEST_ECHO = 60


@dataclass(frozen=True, slots=True)
class Check:
    """One check. `topic` says what `find` is handed: see the modules of this package.

    `datasets` names the datasets it looks at; empty means all of them.
    """

    code: str
    severity: Severity
    topic: str
    message: str
    fix: str
    datasets: tuple[str, ...]
    find: Callable[..., Any]

    def problem(
        self,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
        severity: Severity | None = None,
        **words: object,
    ) -> Problem:
        """The problem to report, with `words` put into the message and the fix.

        `severity` is the check's own unless given.
        """
        given = {"value": _shortened(value), "column": column, **words}
        message, fix = self.message.format(**given), self.fix.format(**given)
        return Problem(severity or self.severity, self.code, row, column, value, message, fix)


CHECKS: dict[str, Check] = {}


def check(
    code: str,
    *,
    topic: str,
    message: str,
    fix: str,
    severity: Severity = Severity.ERROR,
    datasets: tuple[str, ...] = (),
) -> Callable[[Callable[..., Any]], Check]:
    """Register the decorated function as the check `code`; a second use of a code is refused."""

    def register(find: Callable[..., Any]) -> Check:
        if code in CHECKS:
            raise ValueError(f"check {code} is defined twice")
        CHECKS[code] = Check(code, severity, topic, message, fix, datasets, find)
        return CHECKS[code]

    return register


def _shortened(value: str | None) -> str:
    text = value or ""
    return text if len(text) <= _LONGEST_ECHO else text[: _LONGEST_ECHO - 1] + "…"
