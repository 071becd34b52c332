"""What docs/datasets.md tables besides columns and checks: rating rules, registers, workstreams."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.catalogue import load_catalogue
from dashboard.domain.measures import RuleKind

_TARGET = "`target` in `observations`, for each period"
# Which columns each rule reads, and what it makes of them.
RULES = {
    RuleKind.BANDS: ("`green`, `amber`", "", "Green to `green`, amber to `amber`, red beyond"),
    RuleKind.TOLERANCE: (
        "`tolerance`, `tolerance_kind`",
        _TARGET,
        "Green at the target, amber within the tolerance of it, red beyond",
    ),
    RuleKind.MINIMUM: (
        "`minimum`, here or in `observations`; polarity higher or lower",
        _TARGET,
        "Green at the target, amber down to the minimum, red beyond; "
        "without a minimum a miss is not rated",
    ),
    RuleKind.STATUS: ("", "", "A figure is not rated: its plan's actions are, by status and date"),
    RuleKind.MATRIX: (
        "`green`, `amber`: the top scores of low and of medium, or neither",
        "",
        "A figure is not rated: the scores of `risks` are low, medium or high by it",
    ),
    RuleKind.NONE: ("", "", "Shown for information, never rated"),
}
_RULES = """\
### What each rule needs

Besides `polarity`, which has to say which way is better: with none, nothing is rated. [What every
rule keeps to](rating-rules.md).
"""
_REGISTERS = """\
## What registers roll up to

A published register becomes figures of these measures, period by period. Without a row of
`measures` of its own for a code, a council's figures are shown and not rated; its own row, with the
same code, sets a target or bands. Inspections also become a figure of each workstream's code, and
`BS01` to `BS05` need the `assets` too. Remedial actions, `ACT-OPEN` and `ACT-OVER`, are counted
where any check says how many it left.
"""
_WORKSTREAMS = """\
## Workstreams

The codes for `workstream` in `compliance_returns` and `inspections` that ship with the release.
"""


def rules() -> Iterator[str]:
    """What a row of `measures` needs for each rule."""
    yield _RULES
    yield from headings("Rule", "In `measures`", "With the figure", "What it gives")
    yield from (line(f"`{rule}`", *cells) for rule, cells in RULES.items())
    yield ""


def registers() -> Iterator[str]:
    """The measures that registers roll up to."""
    yield _REGISTERS
    yield from headings("Code", "Measure", "Dataset", "Section")
    for one in load_catalogue().register_measures.values():
        yield line(f"`{one.code}`", one.name, f"`{one.dataset}`", one.section)
    yield ""


def workstreams() -> Iterator[str]:
    """The workstreams of safety checks."""
    yield _WORKSTREAMS
    yield from headings("Code", "Workstream")
    for one in load_catalogue().workstreams.values():
        yield line(f"`{one.code}`", one.name)
    yield ""


def headings(*names: str) -> tuple[str, str]:
    """The first two lines of a table."""
    return line(*names), line(*("---" for _ in names))


def line(*cells: str) -> str:
    """One line of a table."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
