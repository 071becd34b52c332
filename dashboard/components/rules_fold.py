"""How a page says what it counts by: each rule with its source, folded until asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.components import table_parts as parts
from dashboard.components.folded import folded
from dashboard.readmodels.parts import RuleUsed

_HEADS = ("Rule", "What it says", "Where it is from", "In force")


def rules_fold(rules: Sequence[RuleUsed]) -> Any:
    """The rules under the heading that opens them; nothing where there is none."""
    head = parts.row(parts.column_head(words) for words in _HEADS)
    table = parts.table(
        "Each rule as this release has it, how well it is known, and the reading in force.",
        [head],
        [_rule(rule) for rule in rules],
        "sheet rules",
    )
    return folded("How this is counted", len(rules), [table], fold=True)


def _rule(rule: RuleUsed) -> html.Tr:
    reading = [html.P(rule.reading)] if rule.reading else []
    return parts.row(
        [
            parts.row_head(rule.id),
            parts.cell([rule.statement, *reading], label=_HEADS[1]),
            parts.cell([rule.source, html.P(rule.sure, className="why")], label=_HEADS[2]),
            parts.cell(rule.holds, label=_HEADS[3]),
        ]
    )
